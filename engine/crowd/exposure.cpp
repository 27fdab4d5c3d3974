// One exposure, in order: impression and who was heard, anger and attitude, share, me-too, a peer's answer.
#include "engine/core/elementary.hpp"
#include "engine/crowd/crowd.hpp"

#include <algorithm>

namespace firebreak {
namespace {

// Coins of a (post, follower) pair: one 64-bit mix each, salted by what they decide.
constexpr std::uint64_t kShareSalt = 0x5348415245000001ULL;
constexpr std::uint64_t kMeTooSalt = 0x4d45544f4f000001ULL;
constexpr std::uint64_t kPeerSalt = 0x5045455200000001ULL;
constexpr std::uint64_t kBrandSalt = 0x4252414e44000001ULL;

// Names of posts: a share and a me-too are caused by (account, issue), a peer's answer and a comment by (post, account).
constexpr std::uint64_t kShareName = 0x5348;
constexpr std::uint64_t kGoodShareName = 0x4753;
constexpr std::uint64_t kMeTooName = 0x4d65;
constexpr std::uint64_t kPeerName = 0x5065'6572;
constexpr std::uint64_t kBrandCommentName = 0x4272'616e;

constexpr float kPeerArousal = 0.3F;

double pair_uniform(const Draws& draws, std::uint64_t salt, std::uint64_t post_key, AccountId follower) noexcept {
    return unit_interval(mix(mix(post_key ^ draws.key() ^ salt) + index(follower) * 0x9e3779b97f4a7c15ULL));
}

constexpr float kArousedAbove = 0.6F;
constexpr int kRepliesCounted = 3;

}  // namespace

double Crowd::appeal(const Post& post) const noexcept {
    const PlatformParams& platform = around_.scenario.platform;
    const double quoted =
        post.quotes_company && post.statement != 0 ? static_cast<double>(around_.book.statements[post.statement - 1U].mu) : 1.0;
    return platform.share_probability * static_cast<double>(post.vividness) *
           exp_exact(platform.arousal_effect * (static_cast<double>(post.arousal) - 0.5)) * static_cast<double>(post.credibility) *
           pow_exact(platform.damping, static_cast<double>(post.depth)) * quoted;
}

// Product of mu over the newest three public replies that were out a reaction time ago and that this account happens to read.
double Crowd::replies_factor(const Post& post, AccountId id, Time now) const noexcept {
    double factor = 1.0;
    const PlatformParams& platform = around_.scenario.platform;
    int counted = 0;
    for (std::uint32_t place = around_.book[post.root].newest_reply; place != kNoReply && counted < kRepliesCounted;) {
        const PublishedReply& reply = around_.book.replies[place];
        place = reply.previous;
        if (reply.published + platform.min_reaction > now) continue;
        if (platform.thread_seen < 1.0 && !draws_.bernoulli(platform.thread_seen, Purpose::thread_seen, reply.key ^ mix(index(id))))
            continue;
        factor *= static_cast<double>(post.arousal > kArousedAbove ? reply.mu_aroused : reply.mu_calm);
        ++counted;
    }
    return factor;
}

bool Crowd::reaches_threshold(AccountId id, unsigned distinct) const noexcept {
    const PlatformParams& platform = around_.scenario.platform;
    if (platform.contagion == Contagion::threshold_count) return distinct >= static_cast<unsigned>(platform.threshold_count);
    const auto friends = around_.friends.empty() ? around_.graph.followers_count(id) : std::uint64_t{around_.friends[index(id)]};
    return static_cast<double>(distinct) >= platform.threshold_fraction * static_cast<double>(friends);
}

bool Crowd::decides_to_share(const Post& post, const Account& account, AccountId id, const Stance& stance, double observers,
                             Time now) const noexcept {
    if (has_thresholds_) return reaches_threshold(id, stance.distinct);
    const PlatformParams& platform = around_.scenario.platform;
    const double u = pair_uniform(draws_, kShareSalt, post.key, id);
    const bool is_against = is_negative(post.root_type);
    double hazard =
        post.appeal * static_cast<double>(account.interest) * observers * reinforcement_[std::min<unsigned>(stance.distinct, 8)];
    if (is_against && account.statement != 0) hazard *= static_cast<double>(around_.book.statements[account.statement - 1U].mu);
    if (is_against && account.supporters != 0) hazard *= supporter_factor_[account.supporters];
    // 1 - exp(-x) <= x, anger is at most 1 and novelty at most 1: most exposures are decided here.
    if (u >= hazard * anger_bound_) return false;
    // Anger passes on what speaks against the company, not kind words.
    if (is_against) hazard *= exp_exact(platform.anger_effect * anger_of(account, now));
    if (platform.novelty_half_life.count() > 0) {
        const Duration age = around_.issues[index(post.issue)].age_of_news(now, around_.book[post.root].time);
        hazard *= exp2_exact(-static_cast<double>(age.count()) / static_cast<double>(platform.novelty_half_life.count()));
    }
    return u < 1.0 - exp_exact(-hazard);
}

bool Crowd::is_any_live(Time now) const noexcept {
    for (std::size_t i = 1; i < around_.issues.size(); ++i) {
        const Issue& issue = around_.issues[i];
        if (!issue.news.empty() && issue.news.front() <= now && issue.fixed > now) return true;
    }
    return false;
}

// A statement is remembered; the company's ordinary posts draw the complaints of those who still wait.
void Crowd::see_company(Account& account, const Post& post, const Event& event, Outbox& out) {
    const CrowdParams& crowd = around_.scenario.crowd;
    const AccountId id = event.account;
    const Time now = event.time();
    if (post.type == PostType::statement) {
        account.statement = std::max(account.statement, post.depth);
        return;
    }
    if (account.grievances == 0 || !account.has(Account::kCustomer) || !crowd.social_channel) return;
    const double u = pair_uniform(draws_, kBrandSalt, post.key, id);
    if (u >= crowd.broadcast_comment * (1.0 + (is_any_live(now) ? crowd.broadcast_live : 0.0))) return;
    *stance(account, id, issue_scope(post.issue), kNoAccount).flags |= kIsRootAuthor;
    const std::uint64_t key = hash_of(kBrandCommentName, post.key, index(id));
    PostDraft draft = angry_draft(id, post.issue, key, PostType::complaint, anger_of(account, now), now);
    draft.parent = PostId{event.subject};
    draft.opens_case = true;
    draft.local_case = open_case(id, post.issue, key, false, now, out);
    put(event, 0, draft, out);
}

void Crowd::count_impression(Account& account, const Post& post, Time now, Outbox& out) const {
    ++out.tally.item_impressions;
    if (is_positive(post.root_type)) ++out.tally.positive_impressions;
    if (!is_negative(post.root_type)) return;
    ++out.tally.negative_impressions;
    if (!account.has(Account::kReached)) {
        account.flags |= Account::kReached;
        ++out.tally.reached;
    }
    if (post.type == PostType::article && !account.has(Account::kReader)) {
        account.flags |= Account::kReader;
        ++out.tally.article_readers;
    }
    account.see_complaint(now);
}

// A <- A + (1 - A) min(1, chi alpha r cred mu {1.3 customers, .7 others}).
void Crowd::take_over_anger(Account& account, const Post& post, double observers, Time now) const {
    const CrowdParams& crowd = around_.scenario.crowd;
    if (crowd.anger_transfer <= 0.0) return;
    const double before = anger_of(account, now);
    const double transfer = crowd.anger_transfer * static_cast<double>(post.arousal) * static_cast<double>(account.interest) *
                            static_cast<double>(post.credibility) * observers *
                            (account.has(Account::kCustomer) ? crowd.transfer_customer : crowd.transfer_other);
    set_anger(account, now, before + (1.0 - before) * std::min(1.0, transfer));
}

void Crowd::consider_sharing(Account& account, const Event& event, const Post& post, const Stance& relation, double observers,
                             Outbox& out) {
    const Time now = event.time();
    const AccountId id = event.account;
    if ((*relation.flags & (kHasShared | kIsRootAuthor)) != 0 || around_.book[post.root].author == id) return;
    if (!decides_to_share(post, account, id, relation, observers, now)) return;
    *relation.flags |= kHasShared;
    const auto followers = static_cast<std::uint32_t>(around_.graph.followers_count(id));
    PostDraft draft{
        .key = hash_of(post.key, index(id)), .time = now, .author = id, .parent = PostId{event.subject}, .type = PostType::share};
    if (around_.scenario.platform.share_once_per == ShareScope::issue)
        draft.key = hash_of(is_positive(post.root_type) ? kGoodShareName : kShareName, index(id), index(post.issue));
    draft.credibility = static_cast<float>(credibility_of(population_.role(id, followers)));
    put(event, 0, draft, out);
}

void Crowd::consider_me_too(Account& account, const Event& event, const Post& post, Outbox& out) {
    if (account.grievances == 0 || !account.has(Account::kCustomer) || !around_.scenario.crowd.social_channel) return;
    const CrowdParams& crowd = around_.scenario.crowd;
    const AccountId id = event.account;
    const Time now = event.time();
    std::uint8_t& past = *stance(account, id, issue_scope(post.issue), kNoAccount).flags;
    if ((past & (kHasMeToo | kIsRootAuthor)) != 0) return;
    const double hazard = crowd.me_too * anger_of(account, now) * std::min<double>(account.grievances, 3.0);
    const double u = pair_uniform(draws_, kMeTooSalt, post.key, id);
    if (u >= hazard || u >= 1.0 - exp_exact(-hazard)) return;
    past |= kHasMeToo | kIsRootAuthor;
    const std::uint64_t key = hash_of(kMeTooName, index(id), index(post.issue));
    PostDraft draft = angry_draft(id, post.issue, key, PostType::me_too, anger_of(account, now), now);
    draft.opens_case = true;
    draft.local_case = open_case(id, post.issue, key, false, now, out);
    put(event, 1, draft, out);
}

// The coin first: it spares nearly everybody the question what role they have.
void Crowd::consider_answering(const Event& event, const Post& post, Outbox& out) {
    const bool is_open = post.type != PostType::share && post.type != PostType::article &&
                         post.settled + around_.scenario.platform.min_reaction > event.time();
    if (!is_open || post.author == event.account) return;
    const PeerRate* asked = in_force(around_.conditions.peer_rates, event.time());
    const double rate = asked != nullptr ? asked->probability : around_.scenario.crowd.peer_answer;
    if (rate <= 0.0 || pair_uniform(draws_, kPeerSalt, post.key, event.account) >= rate) return;
    const Role role = population_.role(event.account, static_cast<std::uint32_t>(around_.graph.followers_count(event.account)));
    if (role != Role::expert && role != Role::advocate) return;
    ++out.tally.peer_answers;
    PostDraft draft{.key = hash_of(kPeerName, post.key, index(event.account)),
                    .time = event.time(),
                    .author = event.account,
                    .parent = PostId{event.subject}};
    draft.arousal = kPeerArousal;
    draft.valence = kPeerArousal;
    draft.credibility = static_cast<float>(credibility_of(role));
    draft.issue = post.issue;
    draft.type = PostType::peer_answer;
    put(event, 2, draft, out);
}

// Whether he is affected at all, and whether he tries, the world decides: this only says when he would.
void Crowd::consider_testing(Account& account, const Event& event, const Post& post, Outbox& out) {
    if (post.issue == kBackgroundIssue || !account.has(Account::kCustomer)) return;
    if (around_.scenario.incidents[index(post.issue) - 1U].incident_class != IncidentClass::latent_defect) return;
    std::uint8_t& past = *stance(account, event.account, issue_scope(post.issue), kNoAccount).flags;
    if ((past & kHasTested) != 0) return;
    past |= kHasTested;
    const Time when = event.time() + std::max(around_.scenario.platform.min_reaction, Duration{1});
    if (when < kStart + around_.scenario.horizon)
        out.events.emplace_back(when, EventKind::failure, event.account, failure_subject(post.issue, 0, false));
}

void Crowd::on_offered(const Event& event, Outbox& out) {
    // Trending lists bring news only to those who have heard nothing, and have not said it themselves.
    if (touch(event.account).has(Account::kReached) || around_.book.posts[event.subject].author == event.account) return;
    ++out.tally.offered;
    on_exposure(event, out);
}

void Crowd::on_exposure(const Event& event, Outbox& out) {
    const Time now = event.time();
    const AccountId id = event.account;
    const Post& post = around_.book.posts[event.subject];
    const Duration reaction = around_.scenario.platform.min_reaction;
    if (std::min(post.deleted, around_.book[post.root].deleted) + reaction <= now) return;
    Account& account = touch(id);
    ++out.tally.impressions;
    if (post.root_type == PostType::statement || post.root_type == PostType::brand_post) return see_company(account, post, event, out);
    if (!around_.conditions.compensations.empty()) settle_compensation(account, id, now, out.tally);
    count_impression(account, post, now, out);
    if (post.type == PostType::article) account.statement = std::max(account.statement, post.statement);
    const Stance relation = stance(account, id, share_scope(post), post.author);
    if (is_positive(post.root_type)) {
        if (post.type == PostType::support && account.supporters < 255) ++account.supporters;
        hear_good(account, id, 1.0, now);
        remember_heard(id, true, now, out);
        return consider_sharing(account, event, post, relation, 1.0, out);
    }
    const double observers = replies_factor(post, id, now);
    const bool is_against = is_negative(post.root_type);
    if (is_against) {
        take_over_anger(account, post, observers, now);
        hear_bad(account, id, post.issue, static_cast<double>(post.arousal) * observers, now);
        remember_heard(id, false, now, out);
    }
    // The relation is good until the next one is asked for.
    const bool is_first = relation.is_first;
    consider_sharing(account, event, post, relation, observers, out);
    if (is_against) consider_me_too(account, event, post, out);
    if (is_against && is_first) consider_testing(account, event, post, out);
    consider_answering(event, post, out);
}

}  // namespace firebreak
