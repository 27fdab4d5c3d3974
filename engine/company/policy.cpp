// The policy tick: what the strategy sees, and what it may do about it.
#include "engine/company/company.hpp"
#include "engine/company/policy_actions.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace firebreak {
namespace {

constexpr Duration kHour = hours{1};

}  // namespace

std::size_t Company::reference_end(std::size_t full_hours) const noexcept {
    for (const IncidentParams& incident : around_.scenario.incidents)
        full_hours = std::min(full_hours, static_cast<std::size_t>(incident.start / kHour));
    return full_hours;
}

Duration Company::oldest_wait(Time now) const noexcept {
    Duration oldest{0};
    for (const QueuePlace& place : queue_) oldest = std::max(oldest, now - desk_cases_[place.case_id].detected);
    return oldest;
}

double Company::expected_mentions(std::size_t hour, Time now) const {
    if (hour >= seen_per_hour_.size()) return 0.0;
    return expected_seen(hour, reference_end(static_cast<std::size_t>((now - kStart) / kHour)));
}

void Company::follow_crisis(Time now) {
    const auto full_hours = static_cast<std::size_t>((now - kStart) / kHour);
    const std::size_t event_hour = reference_end(full_hours);
    for (; tracked_hours_ < full_hours; ++tracked_hours_) {
        const double expected = expected_seen(tracked_hours_, event_hour);
        tracker_.next_hour(seen_per_hour_[tracked_hours_], expected);
    }
    if (tracker_.is_crisis() != was_crisis_) {
        was_crisis_ = tracker_.is_crisis();
        decide(now, was_crisis_ ? "the company sees a crisis" : "the company sees the crisis end");
    }
}

double Company::expected_seen(std::size_t hour, std::size_t event_hour) const {
    const std::size_t whole_days = event_hour / 24;
    constexpr std::size_t kDaysNeeded = 3;
    if (whole_days < kDaysNeeded) {
        const CompanyParams& company = around_.scenario.company;
        const double seen_share =
            orders_.monitoring * (company.tagged_share + (company.listening_tool ? 0.5 * (1.0 - company.tagged_share) : 0.0));
        return around_.background_volume[hour] * seen_share;
    }
    double sum = 0.0;
    for (std::size_t day = 0; day < whole_days; ++day) sum += seen_per_hour_[day * 24 + hour % 24];
    return sum / static_cast<double>(whole_days);
}

double costs_of_desk(const CostParams& costs, const DeskTally& desk, std::int64_t statements, std::int64_t fixes) noexcept {
    const double agent_hours = hours_of(Duration{desk.staffed_time - desk.surge_time});
    return costs.agent_hour * agent_hours + costs.surge_hour * hours_of(Duration{desk.surge_time}) +
           costs.approval_hour * static_cast<double>(desk.approvals) * hours_of(costs.approval_work) +
           costs.compensation * static_cast<double>(desk.compensation) / 1000.0 + costs.statement * static_cast<double>(statements) +
           costs.fix * static_cast<double>(fixes);
}

double Company::spent() const noexcept {
    DeskTally all = total_;
    all += tally_;
    return costs_of_desk(around_.scenario.costs, all, static_cast<std::int64_t>(around_.book.statements.size()), fixes_);
}

void Company::policy_tick(Time now) {
    follow_crisis(now);
    std::vector<CaseView> views;
    views.reserve(changed_cases_.size());
    for (const std::uint32_t id : changed_cases_) {
        const Case& record = around_.cases[id];
        DeskCase& desk = desk_cases_[id];
        desk.is_changed = false;
        views.push_back({.id = id,
                         .case_class = record.case_class,
                         .issue = index(record.issue),
                         .round = desk.seen_round,
                         .is_answered = desk.answered_round > 0,
                         .is_closed = desk.answered_round >= desk.seen_round,
                         .opened = record.opened,
                         .detected = desk.detected,
                         .followers = record.followers,
                         .arousal_class = desk.arousal_class});
    }
    changed_cases_.clear();
    const auto hour = static_cast<std::size_t>((now - kStart) / kHour);
    Situation situation;
    situation.now = now;
    situation.cases = views;
    situation.is_crisis = tracker_.is_crisis();
    situation.queue_length = static_cast<std::uint32_t>(queue_.size());
    situation.agents = static_cast<std::uint32_t>(agents());
    situation.busy_agents = static_cast<std::uint32_t>(busy_);
    situation.statements_published = static_cast<std::uint32_t>(around_.book.statements.size());
    situation.escalations_arrived = escalations_arrived_;
    if (hour > 0) {
        situation.seen_last_hour = seen_per_hour_[hour - 1];
        situation.expected_last_hour = expected_seen(hour - 1, reference_end(hour - 1));
    }
    situation.oldest_wait = oldest_wait(now);
    for (const Issue& issue : around_.issues)
        situation.is_fix_running = situation.is_fix_running || (issue.fix_started <= now && issue.fixed > now);
    situation.articles = articles_;
    situation.net_sentiment = net_sentiment(hour);
    meter(now);
    situation.spent = spent();
    situation.weekday = static_cast<std::uint32_t>((around_.scenario.start_weekday + (now - kStart) / days{1}) % 7);
    PolicyActions actions{*this, now};
    strategy_->act(situation, actions);
    schedule(now + around_.scenario.company.policy_tick, EventKind::policy_tick, 0, Job::policy_tick, 0);
}

}  // namespace firebreak
