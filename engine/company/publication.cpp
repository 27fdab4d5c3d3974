// What goes out: replies under complaints, statements to everybody who follows the company, and the mending of causes.
#include "engine/company/company.hpp"
#include "engine/core/elementary.hpp"
#include "engine/core/samplers.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace firebreak {
namespace {

constexpr std::uint64_t kReplyName = 0x5265'706c;
constexpr std::uint64_t kStatementName = 0x5374'6174;
constexpr float kStatementArousal = 0.1F;
constexpr float kCompanyCredibility = 0.6F;

// The SCCT family that a reply's content amounts to.
StatementType stance_of(const Reply& reply) noexcept {
    if (reply.hostility >= 1.0) return StatementType::deny;
    return reply.apology >= 0.5 ? StatementType::rebuild : StatementType::diminish;
}

int scct_steps(Cluster cluster, StatementType stance) noexcept { return std::max(0, static_cast<int>(cluster) - static_cast<int>(stance)); }

}  // namespace

double Company::stance_factor(int steps) const noexcept { return pow_exact(around_.scenario.company.mismatch_factor, steps); }

void Company::publish_reply(CaseId id, Time now, CompanyOutput& out) {
    const CompanyParams& company = around_.scenario.company;
    Case& record = around_.cases[index(id)];
    DeskCase& desk = desk_cases_[index(id)];
    const Reply& content = desk.reply;
    const int steps = scct_steps(around_.issues[index(record.issue)].cluster, stance_of(content));
    const double calm = company.observer_empathy * content.empathy + company.observer_apology * content.apology +
                        company.observer_channel * content.private_channel + company.observer_compensation * content.compensation +
                        company.observer_hostility * content.hostility;
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
    const Time visible = now + around_.scenario.platform.min_reaction;
    if (visible < horizon_) out.account_events.emplace_back(visible, EventKind::visible, record.account, place);
}

void Company::publish_statement(const Statement& statement, Time now, CompanyOutput& out) {
    const CompanyParams& company = around_.scenario.company;
    double factor = 1.0;
    if (statement.hostility >= 1.0 || statement.type == StatementType::deny) factor = company.statement_defensive;
    else if (statement.announces_fix) factor = company.statement_fix;
    else if (statement.empathy > 0.0) factor = company.statement_empathic;
    const Time heard = now + around_.scenario.platform.min_reaction;
    // It is about the incident that broke out last, mended or not.
    IssueId about = kBackgroundIssue;
    for (std::uint16_t i = 1; i < around_.issues.size(); ++i) {
        const Time outbreak = kStart + around_.scenario.incidents[i - 1U].start;
        const bool is_later = about == kBackgroundIssue || outbreak >= kStart + around_.scenario.incidents[index(about) - 1U].start;
        if (outbreak <= now && is_later) about = IssueId{i};
        if (is_live(IssueId{i}, now)) around_.issues[i].add_news(heard);
    }
    const StatementType stance = statement.hostility >= 1.0 ? StatementType::deny : statement.type;
    factor *= stance_factor(scct_steps(around_.issues[index(about)].cluster, stance));
    around_.book.statements.push_back({now, static_cast<float>(factor)});
    PostDraft draft{.key = hash_of(kStatementName, around_.book.statements.size()),
                    .time = now,
                    .author = kCompanyAccount,
                    .arousal = kStatementArousal,
                    .valence = kStatementArousal};
    draft.credibility = kCompanyCredibility;
    draft.issue = about;
    draft.type = PostType::statement;
    out.statements.push_back(draft);
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
    state.fix_started = now;
    state.fixed = std::min(state.fixed, now + duration);
    decide(now, fmt::format("root-cause fix of '{}' started, done in {:.1f} h", state.id, hours_of(duration)));
}

}  // namespace firebreak
