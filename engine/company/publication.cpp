// What goes out: replies under complaints, statements to everybody who follows the company, and the mending of causes.
#include "engine/company/company.hpp"
#include "engine/core/elementary.hpp"
#include "engine/core/samplers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace firebreak {
namespace {

constexpr std::uint64_t kReplyName = 0x5265'706c;
constexpr std::uint64_t kStatementName = 0x5374'6174;
constexpr std::uint64_t kBrandPostName = 0x4272'506f;
constexpr float kStatementArousal = 0.1F;
constexpr float kCompanyCredibility = 0.6F;

// The SCCT family that a reply's content amounts to.
StatementType stance_of(const Reply& reply) noexcept {
    if (reply.hostility >= 1.0) return StatementType::deny;
    return reply.apology >= 0.5 ? StatementType::rebuild : StatementType::diminish;
}

}  // namespace

int Company::scct_steps(IssueId issue, StatementType stance) const noexcept {
    // What makes people blame the company more: such crises before, and a bad name.
    const bool has_bad_name = around_.scenario.attitude.initial_mean < 0.0;
    const int blame =
        static_cast<int>(around_.issues[index(issue)].cluster) + (around_.scenario.company.crisis_history ? 1 : 0) + (has_bad_name ? 1 : 0);
    return std::max(0, std::min(blame, static_cast<int>(Cluster::preventable)) - static_cast<int>(stance));
}

// With some probability a joke is not taken for one.
Reply Company::as_read(const Reply& reply, std::uint64_t case_key, std::uint8_t round) const noexcept {
    Reply read = reply;
    if (reply.backfire > 0.0 && draws_.bernoulli(reply.backfire, Purpose::backfire, case_key, round))
        read.hostility = std::max(read.hostility, reply.backfire_hostility);
    return read;
}

IssueId Company::newest_issue(Time now) const noexcept {
    IssueId newest = kBackgroundIssue;
    for (std::uint16_t i = 1; i < around_.issues.size(); ++i) {
        const Time outbreak = kStart + around_.scenario.incidents[i - 1U].start;
        const bool is_later = newest == kBackgroundIssue || outbreak >= kStart + around_.scenario.incidents[index(newest) - 1U].start;
        if (outbreak <= now && is_later) newest = IssueId{i};
    }
    return newest;
}

// An ordinary post, seen by the company's followers: an invitation to complain under it.
void Company::publish_brand_post(std::uint32_t generation, Time now) {
    if (generation != brand_generation_) return;
    schedule(now + clamped_hours(24.0 / orders_.posts_per_day, around_.scenario.horizon), EventKind::publication, generation,
             Job::brand_post, generation);
    PostDraft draft{.key = hash_of(kBrandPostName, ++brand_posts_),
                    .time = now,
                    .author = kCompanyAccount,
                    .arousal = kStatementArousal,
                    .valence = kStatementArousal};
    draft.credibility = kCompanyCredibility;
    const IssueId newest = newest_issue(now);
    draft.issue = is_live(newest, now) ? newest : kBackgroundIssue;
    draft.type = PostType::brand_post;
    output_.posts.push_back(draft);
}

double Company::stance_factor(int steps) const noexcept { return pow_exact(around_.scenario.company.mismatch_factor, steps); }

void Company::publish_reply(CaseId id, Time now) {
    const CompanyParams& company = around_.scenario.company;
    Case& record = around_.cases[index(id)];
    DeskCase& desk = desk_cases_[index(id)];
    const Reply content = as_read(desk.reply, record.key, desk.seen_round);
    const int steps = scct_steps(record.issue, stance_of(content));
    // To bystanders a credible defence speaks for the company (an option); aggression never does.
    const bool is_credible = company.credible_defence && content.hostility <= 1.0;
    const double calm = company.observer_empathy * content.empathy + company.observer_apology * content.apology +
                        company.observer_channel * content.private_channel + company.observer_compensation * content.compensation +
                        (is_credible ? -1.0 : 1.0) * company.observer_hostility * content.hostility;
    const double aroused = calm + company.observer_explanation * content.explanation;
    PublishedReply reply;
    reply.key = hash_of(kReplyName, record.key, record.replies);
    reply.published = now;
    reply.in_case = id;
    reply.complainer = record.account;
    reply.local_case = record.local_case;
    reply.root = desk.seen_post;
    reply.mu_calm = static_cast<float>(exp_exact(calm) * stance_factor(steps));
    reply.mu_aroused = static_cast<float>(exp_exact(aroused) * stance_factor(steps));
    reply.round = desk.seen_round;
    reply.scct_steps = static_cast<std::uint8_t>(steps);
    reply.content = content;
    const std::uint32_t place = around_.book.add(reply);

    if (record.first_reply == kNever) record.first_reply = now;
    if (record.replies < 255) ++record.replies;
    desk.answered_round = desk.seen_round;
    desk.status = Status::idle;
    desk.is_first = false;
    ++tally_.replies;
    tally_.compensation += std::llround(1000.0 * content.compensation);
    const Time visible = now + around_.scenario.platform.min_reaction;
    if (visible < horizon_) output_.account_events.emplace_back(visible, EventKind::visible, record.account, place);
}

void Company::publish_statement(const Statement& statement, Time now) {
    const CompanyParams& company = around_.scenario.company;
    double factor = 1.0;
    if (statement.hostility >= 1.0 || statement.type == StatementType::deny) factor = company.statement_defensive;
    else if (statement.announces_fix) factor = company.statement_fix;
    else if (statement.empathy > 0.0) factor = company.statement_empathic;
    const Time heard = now + around_.scenario.platform.min_reaction;
    const IssueId about = newest_issue(now);
    for (std::uint16_t i = 1; i < around_.issues.size(); ++i) {
        if (is_live(IssueId{i}, now)) around_.issues[i].add_news(heard);
    }
    const StatementType stance = statement.hostility >= 1.0 ? StatementType::deny : statement.type;
    factor *= stance_factor(scct_steps(about, stance));
    around_.book.statements.push_back({now, static_cast<float>(factor)});
    PostDraft draft{.key = hash_of(kStatementName, around_.book.statements.size()),
                    .time = now,
                    .author = kCompanyAccount,
                    .arousal = kStatementArousal,
                    .valence = kStatementArousal};
    draft.credibility = kCompanyCredibility;
    draft.issue = about;
    draft.type = PostType::statement;
    output_.posts.push_back(draft);
    decide(now, fmt::format("statement published ({}{}{})", ChoiceWords<StatementType>::words[static_cast<std::size_t>(statement.type)],
                            statement.announces_fix ? ", announces a fix" : "", statement.hostility >= 1.0 ? ", hostile" : ""));
}

void Company::escalation_arrives(IssueId issue, Time now) {
    ++escalations_arrived_;
    const std::uint32_t arrived = ++ledger_[index(issue)];
    // Ordinary failures have no single cause to mend.
    if (issue == kBackgroundIssue || around_.issues[index(issue)].fix_started <= now) return;
    if (arrived >= static_cast<std::uint32_t>(std::max(orders_.fix_threshold, 1))) start_fix(issue, orders_.fix_duration, now);
}

void Company::start_fix(IssueId issue, Duration median, Time now) {
    Issue& state = around_.issues[index(issue)];
    if (state.fix_started <= now) return;
    const double time =
        sample::lognormal(draws_.uniform(Purpose::fix_duration, index(issue)), hours_of(median), around_.scenario.company.fix_sigma);
    const Duration duration = std::max(clamped_hours(time, around_.scenario.horizon), around_.scenario.platform.min_reaction);
    ++fixes_;
    state.fix_started = now;
    state.fixed = std::min(state.fixed, now + duration);
    decide(now, fmt::format("root-cause fix of '{}' started, done in {:.1f} h", state.id, hours_of(duration)));
}

}  // namespace firebreak
