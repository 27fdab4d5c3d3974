// What the company is told to do: by the scenario's timeline, by a journal, by the people who play it.
#include "engine/company/company.hpp"
#include "engine/company/policy_actions.hpp"
#include "engine/scenario/live_settings.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace firebreak {
namespace {

Reply reply_of(const Command& command) {
    Reply reply;
    reply.empathy = command.empathy;
    reply.explanation = command.explanation;
    reply.apology = command.apology;
    reply.private_channel = command.private_channel;
    reply.compensation = command.compensation;
    reply.hostility = command.hostility;
    reply.remedy = command.remedy;
    return reply;
}

std::string_view word_of(CommandKind kind) { return ChoiceWords<CommandKind>::words[static_cast<std::size_t>(kind)]; }

}  // namespace

// First posts are events of accounts, articles the press's affair, parameters the whole simulation's.
void Company::schedule_command(std::uint32_t place) {
    const Command& command = around_.scenario.timeline[place];
    if (command.kind == CommandKind::seeds || command.kind == CommandKind::article || command.kind == CommandKind::set) return;
    schedule(kStart + command.at, EventKind::command, place, Job::command, place);
}

void Company::hand_over(std::uint32_t place, Time now) {
    std::size_t number = 0;
    for (std::uint32_t i = 0; i <= place; ++i) number += around_.scenario.timeline[i].kind == CommandKind::strategy ? 1U : 0U;
    if (number > around_.successors.size()) throw RunError("the timeline brings in a strategy that the run was set up without");
    in_office_ = number;
    strategy_ = around_.successors[number - 1];
    // With its own orders, and no memory of what was before.
    set_orders(strategy_->initial_orders(), now);
}

std::optional<IssueId> Company::issue_meant(const Command& command) const {
    for (std::uint16_t i = 1; i < around_.issues.size(); ++i) {
        if (command.incident.empty() || around_.issues[i].id == command.incident) return IssueId{i};
    }
    return std::nullopt;
}

void Company::obey_about_case(const Command& command, Time now) {
    const auto number = static_cast<std::uint32_t>(command.case_number);
    const DeskView desk = desk_view(CaseId{number});
    // A journal may be replayed over a course of events in which this case never came up.
    if (desk.status == DeskStatus::unseen)
        return decide(now, fmt::format("{} of case {}: the desk has no such case, nothing done", word_of(command.kind), number));
    PolicyActions actions{*this, now};
    switch (command.kind) {
        case CommandKind::answer: actions.answer(number, reply_of(command)); break;
        case CommandKind::ignore: actions.ignore(number); break;
        case CommandKind::prioritise: actions.prioritise(number); break;
        case CommandKind::escalate: {
            // A person walks it over: it arrives, whatever the standing orders say.
            Orders through = orders_;
            through.escalation = through.information_flow = 1.0;
            std::swap(orders_, through);
            maybe_escalate(CaseId{number}, now);
            std::swap(orders_, through);
            break;
        }
        default: actions.remove(number); break;
    }
    decide(now, fmt::format("case {}: {}", number, word_of(command.kind)));
}

void Company::obey(std::uint32_t place, Time now) {
    const Command& command = around_.scenario.timeline[place];
    Orders orders = orders_;
    switch (command.kind) {
        case CommandKind::statement:
            return publish_statement({command.statement_type, command.empathy, command.hostility, command.announces_fix}, now);
        case CommandKind::agents:
            meter(now);
            desk_agents_ = static_cast<std::int64_t>(command.number);
            return decide(now, fmt::format("desk staffed with {} agents", desk_agents_));
        case CommandKind::approval_layers: orders.approval_layers = static_cast<int>(command.number); break;
        case CommandKind::approval_delay: orders.approval_delay = command.delay; break;
        case CommandKind::coverage:
            for (ClassOrders& one : orders.classes) one.coverage = std::min(command.number, 1.0);
            break;
        case CommandKind::order: {
            Diagnostics problems;
            apply_order(orders, command.key, command.value, command.mark, problems);
            problems.throw_if_errors();
            set_orders(orders, now);
            return decide(now, fmt::format("{} set to {}", command.key, command.value));
        }
        case CommandKind::fix:
            if (const std::optional<IssueId> meant = issue_meant(command)) {
                Issue& issue = around_.issues[index(*meant)];
                ++fixes_;
                issue.fix_started = std::min(issue.fix_started, now);
                issue.fixed = std::min(issue.fixed, now + around_.scenario.platform.min_reaction);
                decide(now, fmt::format("root cause of '{}' mended", issue.id));
            }
            return;
        case CommandKind::start_fix:
            if (const std::optional<IssueId> meant = issue_meant(command))
                start_fix(*meant, command.delay.count() > 0 ? command.delay : orders_.fix_duration, now);
            return;
        case CommandKind::strategy: hand_over(place, now); return decide(now, fmt::format("strategy '{}' takes over", command.strategy));
        case CommandKind::removal:
            if (const std::optional<IssueId> meant = issue_meant(command)) take_down_first_posts(*meant, now);
            return decide(now, "what the first posts showed is taken down");
        case CommandKind::compensation:
            if (const std::optional<IssueId> meant = issue_meant(command))
                around_.conditions.compensations.push_back({now + around_.scenario.platform.min_reaction, *meant, command.number});
            return decide(now, fmt::format("{:.0f} % of the customers concerned compensated", 100.0 * command.number));
        case CommandKind::supporters:
            return PolicyActions{*this, now}.mobilise({.count = static_cast<std::uint32_t>(command.number)}, Duration{0});
        case CommandKind::note: return decide(now, command.text);
        case CommandKind::answer:
        case CommandKind::ignore:
        case CommandKind::prioritise:
        case CommandKind::escalate:
        case CommandKind::deletion: return obey_about_case(command, now);
        case CommandKind::seeds:
        case CommandKind::article:
        case CommandKind::set: return;  // not the company's, see schedule_command
    }
    set_orders(orders, now);
    decide(now,
           fmt::format("{} set to {}", word_of(command.kind),
                       command.kind == CommandKind::approval_delay ? duration_text(command.delay) : fmt::format("{}", command.number)));
}

}  // namespace firebreak
