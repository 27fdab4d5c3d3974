#include "plugins/rules/company_view.hpp"

#include <algorithm>

namespace firebreak::rules {
namespace {

constexpr double kMinute = 60e6;

// In doubles: exact for 285 years, and no absurd time overflows.
double time_value(Time time) { return static_cast<double>(microseconds_of(time)); }
double since(Time then, Time now) { return then == kNever ? kNotKnown : time_value(now) - time_value(then); }

double ratio_to_usual(const Situation& seen) {
    if (seen.expected_last_hour > 0.0) return seen.seen_last_hour / seen.expected_last_hour;
    return seen.seen_last_hour > 0.0 ? kUnbounded : 0.0;
}

double minute_of_day(Time now) {
    const std::int64_t day = 86'400'000'000;
    const std::int64_t rest = microseconds_of(now) % day;
    return static_cast<double>(rest < 0 ? rest + day : rest) / kMinute;
}

void take_notice(const Situation& seen, Memory& memory) {
    if (seen.is_crisis && memory.first_alarm == kNever) memory.first_alarm = seen.now;
    if (seen.is_crisis) memory.calm_since = kNever;
    else if (memory.was_crisis) memory.calm_since = seen.now;
    memory.was_crisis = seen.is_crisis;
    memory.anger.move_to(seen.now);
    for (const CaseView& one : seen.cases) memory.anger.count(one.arousal_class);
}

}  // namespace

CompanyValues look(const Situation& seen, Memory& memory) {
    take_notice(seen, memory);
    std::uint32_t top_followers = 0;
    for (const CaseView& one : seen.cases) top_followers = std::max(top_followers, one.followers);
    CompanyValues values{};
    const auto set = [&](CompanyColumn column, double value) { values[static_cast<std::size_t>(column)] = value; };
    set(CompanyColumn::seen_last_hour, seen.seen_last_hour);
    set(CompanyColumn::expected_last_hour, seen.expected_last_hour);
    set(CompanyColumn::volume_ratio, ratio_to_usual(seen));
    set(CompanyColumn::crisis, seen.is_crisis ? 1.0 : 0.0);
    set(CompanyColumn::since_alarm, since(memory.first_alarm, seen.now));
    set(CompanyColumn::calm_for, since(memory.calm_since, seen.now));
    set(CompanyColumn::queue_length, seen.queue_length);
    set(CompanyColumn::oldest_wait, static_cast<double>(seen.oldest_wait.count()));
    set(CompanyColumn::agents, seen.agents);
    set(CompanyColumn::busy_share, seen.agents == 0 ? kNotKnown : static_cast<double>(seen.busy_agents) / static_cast<double>(seen.agents));
    set(CompanyColumn::new_cases, static_cast<double>(seen.cases.size()));
    set(CompanyColumn::angry_share, memory.anger.share(2));
    set(CompanyColumn::annoyed_share, memory.anger.share(1));
    set(CompanyColumn::top_followers, top_followers);
    set(CompanyColumn::net_sentiment, seen.net_sentiment);
    set(CompanyColumn::articles, seen.articles);
    set(CompanyColumn::escalations, seen.escalations_arrived);
    set(CompanyColumn::fix_running, seen.is_fix_running ? 1.0 : 0.0);
    set(CompanyColumn::spent, seen.spent);
    set(CompanyColumn::time_of_day, minute_of_day(seen.now));
    set(CompanyColumn::weekday, seen.weekday);
    set(CompanyColumn::elapsed, time_value(seen.now));
    set(CompanyColumn::statements, seen.statements_published);
    set(CompanyColumn::statements_made, static_cast<double>(memory.statements));
    set(CompanyColumn::since_statement, since(memory.last_statement, seen.now));
    set(CompanyColumn::fixes_started, static_cast<double>(memory.fixes));
    set(CompanyColumn::since_fix, since(memory.last_fix, seen.now));
    set(CompanyColumn::supporters_called, static_cast<double>(memory.supporters));
    return values;
}

}  // namespace firebreak::rules
