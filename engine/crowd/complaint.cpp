// From a failure to a public complaint, a question, the end of patience, the next round.
#include "engine/core/elementary.hpp"
#include "engine/core/samplers.hpp"
#include "engine/crowd/crowd.hpp"

#include <algorithm>

namespace firebreak {
namespace {

// Names of posts: a complaint is caused by (customer, issue, failure), a follow-up by (case, kind, number).
constexpr std::uint64_t kComplaintName = 0x436f'6d70;
constexpr std::uint64_t kQuestionName = 0x5175'6573;
constexpr std::uint64_t kSeedName = 0x5365'6564;
constexpr std::uint64_t kImpatienceName = 0x496d'7061;
constexpr std::uint64_t kFollowUpName = 0x466f'6c6c;
constexpr std::uint64_t kDeletionName = 0x4465'6c65;

constexpr std::uint64_t kSupporterName = 0x5375'7070;

constexpr float kQuestionArousal = 0.2F;
constexpr float kSupporterCredibility = 0.6F;
constexpr double kLeastPatienceHours = 1.0 / 60.0;
constexpr int kFailuresCounted = 3;
constexpr double kReferenceAnger = 0.6;

std::uint64_t failure_name(AccountId id, IssueId issue, std::uint32_t number) noexcept {
    return hash_of(kComplaintName, index(id), index(issue), number);
}

float arousal_of_anger(double anger) noexcept { return static_cast<float>(std::clamp(0.3 + 0.7 * anger, 0.0, 1.0)); }

}  // namespace

PostDraft Crowd::angry_draft(AccountId id, IssueId issue, std::uint64_t key, PostType type, double anger, Time now) const {
    const double sigma = around_.scenario.platform.vividness_sigma;
    const double spread = sigma == 0.0 ? 1.0 : sample::lognormal_of_mean(draws_.uniform(Purpose::vividness, key), 1.0, sigma);
    const float arousal = arousal_of_anger(anger);
    PostDraft draft{.key = key, .time = now, .author = id, .arousal = arousal, .valence = -arousal, .issue = issue, .type = type};
    draft.vividness = static_cast<float>(around_.issues[index(issue)].vividness * spread);
    draft.credibility =
        static_cast<float>(credibility_of(population_.role(id, static_cast<std::uint32_t>(around_.graph.followers_count(id)))));
    return draft;
}

std::uint32_t Crowd::open_case(AccountId id, IssueId issue, std::uint64_t key, bool is_question, Time now, Outbox& out) {
    std::vector<CrowdCase>& cases = blocks_[block_of(id)].cases;
    const auto local = static_cast<std::uint32_t>(cases.size());
    cases.push_back({.key = key, .opened = now, .round_opened = now, .account = id, .issue = issue, .is_question = is_question});
    const Duration horizon = around_.scenario.horizon;
    const Duration patience = clamped_hours(std::max(population_.patience_hours(id), kLeastPatienceHours), horizon);
    if (now + patience < kStart + horizon) out.events.emplace_back(now + patience, EventKind::patience, id, local);
    return local;
}

float Crowd::arousal_of_seed(IssueId issue, std::uint32_t number) const noexcept {
    for (const FirstPosters& posters : timeline_posters_) {
        if (posters.issue == issue && number >= posters.first_number && number - posters.first_number < posters.count)
            return posters.arousal;
    }
    return seed_arousal_[index(issue)];
}

void Crowd::on_seed(const Event& event, Outbox& out) {
    const Time now = event.time();
    const AccountId id = event.account;
    Account& account = touch(id);
    const IssueId issue = issue_of_failure(event.subject);
    if (is_supporter(event.subject)) return put(event, 0, supporter_draft(id, issue, number_of_failure(event.subject), now), out);
    if (around_.scenario.platform.contagion == Contagion::rumour) become_spreader(account, id, now, out);
    const std::uint64_t key = hash_of(kSeedName, index(issue), number_of_failure(event.subject));
    begin_root(account, id, issue);
    PostDraft draft = angry_draft(id, issue, key, PostType::complaint, 0.0, now);
    draft.arousal = arousal_of_seed(issue, number_of_failure(event.subject));
    draft.valence = -draft.arousal;
    draft.opens_case = true;
    draft.is_seed = true;
    draft.local_case = open_case(id, issue, key, false, now, out);
    put(event, 0, draft, out);
}

void Crowd::on_failure(const Event& event, Outbox& out) {
    const CrowdParams& crowd = around_.scenario.crowd;
    const Time now = event.time();
    const IssueId issue = issue_of_failure(event.subject);
    const std::uint32_t number = number_of_failure(event.subject);
    Account& account = touch(event.account);
    settle_compensation(account, event.account, now, out.tally);
    if (has_left(account, event.account, now, out)) return;
    ++out.tally.failures;
    if (account.failures < 255) ++account.failures;
    raise_anger(account, event.account, now, failure_anger_[index(issue)]);
    hear_bad(account, event.account, issue, failure_anger_[index(issue)], now);
    look_up(event, out);
    const std::uint64_t name = failure_name(event.account, issue, number);
    if (draws_.bernoulli(direct_share_, Purpose::private_start, name)) return decide_public(account, event, issue, number, out);
    ++out.tally.private_attempts;
    const double attempt =
        sample::lognormal(draws_.uniform(Purpose::private_duration, name), hours_of(crowd.private_duration), crowd.private_sigma);
    const Time end = now + clamped_hours(attempt, around_.scenario.horizon);
    if (end < kStart + around_.scenario.horizon)
        out.events.emplace_back(end, EventKind::private_end, event.account, failure_subject(issue, number, false));
}

void Crowd::on_private_end(const Event& event, Outbox& out) {
    const IssueId issue = issue_of_failure(event.subject);
    const std::uint32_t number = number_of_failure(event.subject);
    Account& account = touch(event.account);
    settle_compensation(account, event.account, event.time(), out.tally);
    if (draws_.bernoulli(around_.scenario.crowd.private_resolution, Purpose::private_outcome, failure_name(event.account, issue, number))) {
        ++out.tally.private_resolved;
        return;
    }
    raise_anger(account, event.account, event.time(),
                around_.scenario.crowd.private_anger * std::min<int>(account.failures, kFailuresCounted));
    set_grievances(account, event.account, account.grievances + 1, event.time());
    decide_public(account, event, issue, number, out);
}

double Crowd::public_probability(const Account& account, AccountId id, Time now) const noexcept {
    const CrowdParams& crowd = around_.scenario.crowd;
    double score = complaint_intercept_ + crowd.complaint_anger_effect * (anger_of(account, now) - kReferenceAnger);
    if (population_.motive(id) == Motive::speed) score += crowd.speed_effect;
    if (account.replies_seen > 0) score += crowd.squeaky_effect * log_exact(1.0 + account.replies_seen);
    const unsigned seen = account.complaints_seen(now);
    if (seen > 0) score += crowd.herd_effect * log_exact(1.0 + seen);
    return logistic(score);
}

void Crowd::decide_public(Account& account, const Event& event, IssueId issue, std::uint32_t number, Outbox& out) {
    const Time now = event.time();
    const AccountId id = event.account;
    const std::uint64_t key = failure_name(id, issue, number);
    if (!draws_.bernoulli(public_probability(account, id, now) * public_factor(issue, now), Purpose::public_decision, key)) return;
    const bool is_extra = population_.complains_more(id);
    if (!around_.scenario.crowd.social_channel) {
        // The counterfactual world without the channel: the matter is complained about once more in private, if at all.
        if (!is_extra) ++out.tally.private_complaints;
        return;
    }
    if (is_extra) ++out.tally.extra_complaints;
    begin_root(account, id, issue);
    PostDraft draft = angry_draft(id, issue, key, PostType::complaint, anger_of(account, now), now);
    draft.opens_case = true;
    draft.local_case = open_case(id, issue, key, false, now, out);
    put(event, 0, draft, out);
}

// Where the outage takes the channel down as well, fewer can complain there.
double Crowd::public_factor(IssueId issue, Time now) const noexcept {
    if (issue == kBackgroundIssue) return 1.0;
    const IncidentParams& incident = around_.scenario.incidents[index(issue) - 1U];
    if (incident.public_factor == 1.0) return 1.0;
    const Time start = kStart + incident.start;
    const bool is_over = (incident.duration.count() > 0 && now >= start + incident.duration) || around_.issues[index(issue)].fixed <= now;
    return is_over ? 1.0 : incident.public_factor;
}

// Who is failed may look the matter up, and finds what everybody shares.
void Crowd::look_up(const Event& event, Outbox& out) const {
    const double search = around_.scenario.platform.search;
    const Time now = event.time();
    const TopPost* top = in_force(around_.conditions.top_posts, now);
    if (top == nullptr || top->post == kNoPost || around_.book[top->post].author == event.account) return;
    const std::uint64_t name = hash_of(index(event.account), event.subject);
    if (!draws_.bernoulli(search, Purpose::search, name)) return;
    const Time when = now + std::max(around_.scenario.platform.min_reaction, Duration{1});
    if (when < kStart + around_.scenario.horizon) out.events.emplace_back(when, EventKind::exposure, event.account, index(top->post));
}

PostDraft Crowd::supporter_draft(AccountId id, IssueId issue, std::uint32_t number, Time now) const {
    PostDraft draft = angry_draft(id, issue, hash_of(kSupporterName, index(issue), number), PostType::support, 0.0, now);
    for (const SupporterCall& call : around_.conditions.supporter_calls) {
        if (number >= call.first_number && number - call.first_number < call.count) draft.arousal = call.arousal;
    }
    draft.valence = draft.arousal;
    draft.vividness /= static_cast<float>(std::max(around_.issues[index(issue)].vividness, 1e-9));
    draft.credibility = kSupporterCredibility;
    return draft;
}

// Tells of the deletion in a new root, louder than before: the more it is hushed up, the more there is to tell.
void Crowd::on_deletion(const Event& event, Outbox& out) {
    const CrowdParams& crowd = around_.scenario.crowd;
    const Post& gone = around_.book.posts[event.subject];
    Account& account = touch(event.account);
    PostDraft draft = angry_draft(event.account, gone.issue, hash_of(kDeletionName, gone.key), PostType::follow_up,
                                  anger_of(account, event.time()), event.time());
    draft.arousal = std::min(1.0F, gone.arousal + static_cast<float>(crowd.deletion_arousal));
    draft.valence = -draft.arousal;
    draft.vividness *= static_cast<float>(crowd.deletion_vividness);
    draft.local_case = gone.local_case;
    draft.round = gone.round;
    draft.is_news = true;
    put(event, 0, draft, out);
}

void Crowd::on_question(const Event& event, Outbox& out) {
    const AccountId id = event.account;
    begin_root(touch(id), id, kBackgroundIssue);
    const std::uint64_t key = hash_of(kQuestionName, index(id), event.subject);
    PostDraft draft = angry_draft(id, kBackgroundIssue, key, PostType::question, 0.0, event.time());
    draft.arousal = kQuestionArousal;
    draft.valence = 0.0F;
    draft.opens_case = true;
    draft.local_case = open_case(id, kBackgroundIssue, key, true, event.time(), out);
    put(event, 0, draft, out);
}

void Crowd::on_patience(const Event& event, Outbox& out) {
    const CrowdParams& crowd = around_.scenario.crowd;
    const Time now = event.time();
    const CrowdCase waiting = case_of(event.account, event.subject);
    if (waiting.is_closed || waiting.is_answered) return;
    Account& account = touch(event.account);
    settle_compensation(account, event.account, now, out.tally);
    raise_anger(account, event.account, now, crowd.patience_anger);
    ++out.tally.patience_expired;
    const bool tells_a_friend = draws_.bernoulli(crowd.word_of_mouth, Purpose::word_of_mouth, waiting.key);
    if (tells_a_friend) ++out.tally.word_of_mouth;
    note(event, {.local_case = event.subject, .news = CaseNews::patience_expired, .is_word_of_mouth = tells_a_friend}, out);
    if (!draws_.bernoulli(crowd.patience_follow_up, Purpose::follow_up, waiting.key)) return;
    PostDraft draft = angry_draft(event.account, waiting.issue, hash_of(kImpatienceName, waiting.key, 0), PostType::follow_up,
                                  anger_of(account, now), now);
    draft.local_case = event.subject;
    draft.round = waiting.round;
    put(event, 0, draft, out);
}

void Crowd::on_follow_up(const Event& event, Outbox& out) {
    const Time now = event.time();
    CrowdCase& open = case_of(event.account, event.subject);
    if (open.is_closed) return;
    Account& account = touch(event.account);
    const std::uint64_t key = hash_of(kFollowUpName, open.key, open.round);
    if (!draws_.bernoulli(public_probability(account, event.account, now), Purpose::follow_up, key)) return;
    ++open.round;
    open.round_opened = now;
    PostDraft draft = angry_draft(event.account, open.issue, key, PostType::follow_up, anger_of(account, now), now);
    draft.local_case = event.subject;
    draft.round = open.round;
    put(event, 0, draft, out);
}

}  // namespace firebreak
