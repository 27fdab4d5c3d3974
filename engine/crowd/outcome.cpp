// What a reply does to the person who gets it: judged once per round, by content, speed, department and history.
#include "engine/core/elementary.hpp"
#include "engine/core/samplers.hpp"
#include "engine/crowd/crowd.hpp"

#include <algorithm>

namespace firebreak {
namespace {

constexpr std::uint64_t kPraiseName = 0x5072'6169;
constexpr float kPraiseArousal = 0.4F;
constexpr float kPraiseValence = 0.6F;

// Utility of a reply: U = u0 + u_R Res + u_e E + u_s 2^(-W/tau) + u_d [expected department] - u_n max(0, n-1) - u_h h - u_k [k, no remedy]
// - d u_m.
double utility_of(const CompanyParams& company, const PublishedReply& reply, bool is_remedied, Duration wait, bool is_expected_department,
                  unsigned failures, bool is_question) noexcept {
    const Reply& content = reply.content;
    double utility = company.outcome_base + company.outcome_empathy * content.empathy - company.outcome_hostility * content.hostility;
    utility +=
        company.outcome_speed * exp2_exact(-static_cast<double>(wait.count()) / static_cast<double>(company.speed_half_life.count()));
    if (is_remedied) utility += company.outcome_remedy;
    if (is_expected_department) utility += company.outcome_department;
    if (failures > 1) utility -= company.outcome_leak * static_cast<double>(failures - 1);
    if (content.private_channel > 0.0 && !is_remedied) utility -= company.outcome_channel;
    utility -= company.outcome_mismatch * static_cast<double>(reply.scct_steps);
    if (is_question) utility += company.outcome_question;
    return utility;
}

}  // namespace

void Crowd::end_case(Account& account, CrowdCase& open, Time now) {
    open.is_closed = true;
    if (!open.is_question && account.grievances > 0) set_grievances(account, open.account, account.grievances - 1, now);
    set_anger(account, now, anger_of(account, now) * around_.scenario.crowd.satisfied_relief);
}

// A kind word in public, and the complaint taken back: each on its own.
void Crowd::praise_or_withdraw(const Event& event, const CrowdCase& open, std::uint32_t local_case, CaseNote& verdict, Outbox& out) {
    const CrowdParams& crowd = around_.scenario.crowd;
    if (open.is_question) return;
    if (draws_.bernoulli(crowd.withdrawal, Purpose::withdrawal, open.key)) {
        verdict.is_withdrawn = true;
        ++out.tally.withdrawn;
    }
    if (!draws_.bernoulli(crowd.praise, Purpose::praise, open.key)) return;
    ++out.tally.praised;
    PostDraft draft = angry_draft(event.account, open.issue, hash_of(kPraiseName, open.key), PostType::praise, 0.0, event.time());
    draft.arousal = kPraiseArousal;
    draft.valence = kPraiseValence;
    draft.vividness /= static_cast<float>(std::max(around_.issues[index(open.issue)].vividness, 1e-9));
    draft.local_case = local_case;
    put(event, 1, draft, out);
}

// A peer's answer settles the matter for some of those who count on peers.
void Crowd::on_peer_visible(const Event& event, Outbox& out) {
    const Post& answer = around_.book.posts[event.subject];
    const AccountId id = event.account;
    CrowdCase& open = case_of(id, answer.local_case);
    if (open.is_closed || !population_.counts_on_peers(id)) return;
    if (!draws_.bernoulli(around_.scenario.crowd.peer_closes, Purpose::peer_close, answer.key)) return;
    ++out.tally.peer_closed;
    end_case(touch(id), open, event.time());
    note(event, {.local_case = answer.local_case, .news = CaseNews::peer_closed}, out);
}

void Crowd::on_visible(const Event& event, Outbox& out) {
    const CrowdParams& crowd = around_.scenario.crowd;
    const Time now = event.time();
    const AccountId id = event.account;
    const PublishedReply& reply = around_.book.replies[event.subject];
    Account& account = touch(id);
    if (account.replies_seen < 255) ++account.replies_seen;
    CrowdCase& open = case_of(id, reply.local_case);
    open.is_answered = true;
    const std::uint32_t round_bit = 1U << (open.round & 31U);
    if (open.is_closed || (open.judged & round_bit) != 0) return;
    open.judged |= round_bit;

    const bool is_remedied = draws_.bernoulli(reply.content.remedy, Purpose::remedy, open.key, open.round);
    const double utility = utility_of(around_.scenario.company, reply, is_remedied, reply.published - open.round_opened,
                                      reply.content.department == population_.expected_department(id), account.failures, open.is_question);
    const bool is_satisfied = draws_.bernoulli(logistic(utility), Purpose::satisfaction, open.key, open.round);
    CaseNote verdict{.reply = event.subject,
                     .local_case = reply.local_case,
                     .news = is_satisfied ? CaseNews::satisfied : CaseNews::unsatisfied,
                     .is_remedied = is_remedied};
    if (is_satisfied) praise_or_withdraw(event, open, reply.local_case, verdict, out);
    note(event, verdict, out);
    if (is_satisfied) {
        ++out.tally.satisfied;
        end_case(account, open, now);
        if (around_.scenario.attitude.is_on()) hear_good(account, id, static_cast<double>(opinion(id, now).initial), now);
        return;
    }
    ++out.tally.unsatisfied;
    const double jump = crowd.unsatisfied_anger + crowd.hostility_anger * reply.content.hostility;
    raise_anger(account, id, now, jump);
    hear_bad(account, id, open.issue, jump, now);
    if (open.round >= crowd.max_rounds) return;
    const double delay = sample::lognormal(draws_.uniform(Purpose::follow_up_delay, open.key, open.round),
                                           static_cast<double>(crowd.follow_up_delay.count()), crowd.follow_up_sigma);
    const Time next = around_.activity.after(now, delay, kStart + around_.scenario.horizon);
    if (next < kStart + around_.scenario.horizon) out.events.emplace_back(next, EventKind::follow_up, id, reply.local_case);
}

}  // namespace firebreak
