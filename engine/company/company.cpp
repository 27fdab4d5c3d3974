#include "engine/company/company.hpp"

#include "engine/core/elementary.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace firebreak {
namespace {

constexpr Duration kHour = hours{1};
// A surge beyond this changes nothing and would overflow sums of agent time.
constexpr std::int64_t kMostAgents = 1'000'000;

}  // namespace

Company::Company(CompanySurroundings surroundings, Strategy& strategy, Draws draws)
    : around_{std::move(surroundings)},
      strategy_{&strategy},
      draws_{draws},
      horizon_{kStart + around_.scenario.horizon},
      orders_{strategy.initial_orders()},
      calendar_{calendar_of(orders_)},
      crisis_rule_{around_.scenario.company.crisis_floor * static_cast<double>(around_.accounts) / 100'000.0},
      tracker_{crisis_rule_},
      desk_agents_{around_.scenario.desk.agents},
      ledger_(around_.issues.size()),
      seen_per_hour_(static_cast<std::size_t>(around_.scenario.horizon / kHour) + 1),
      sentiment_per_hour_(seen_per_hour_.size()) {
    for (std::uint32_t i = 0; i < around_.scenario.timeline.size(); ++i) schedule_command(i);
    plan_brand_posts(kStart);
    announce_peer_rate(kStart);
    schedule(kStart + around_.scenario.company.policy_tick, EventKind::policy_tick, 0, Job::policy_tick, 0);
    schedule(kStart + around_.scenario.sim.metrics_tick, EventKind::metrics_tick, 0, Job::metrics_tick, 0);
}

Calendar Company::calendar_of(const Orders& orders) const {
    return {orders.keeps_desk_hours ? week_of(around_.scenario.desk.hours_open) : orders.hours, around_.scenario.start_weekday};
}

void Company::schedule(Time when, EventKind kind, std::uint64_t key, Job job, std::uint32_t subject) {
    if (when > horizon_) return;
    events_.push_back({{order_of(when, kind), key, 0}, job, subject});
    std::push_heap(events_.begin(), events_.end());
}

OrderKey Company::next_order() const noexcept { return events_.front().order; }

Time Company::next_time() const noexcept { return Time{Duration{static_cast<std::int64_t>(events_.front().order.when / kEventKinds)}}; }

void Company::step() {
    const Time now = next_time();
    std::pop_heap(events_.begin(), events_.end());
    const OwnEvent event = events_.back();
    events_.pop_back();
    switch (event.job) {
        case Job::command: obey(event.subject, now); break;
        case Job::detection: detect(PostId{event.subject}, now); break;
        case Job::escalation: escalation_arrives(IssueId{static_cast<std::uint16_t>(event.subject)}, now); break;
        case Job::finish: finish(CaseId{event.subject}, now); break;
        case Job::open: opens_at_ = kNever; break;
        case Job::publish_reply: publish_reply(CaseId{event.subject}, now); break;
        case Job::publish_statement: publish_statement(drafted_statements_[event.subject], now); break;
        case Job::brand_post: publish_brand_post(event.subject, now); break;
        case Job::supporters:
            tally_.supporters += supporter_plans_[event.subject].count;
            output_.supporters.push_back({now, newest_issue(now), supporter_plans_[event.subject]});
            decide(now, fmt::format("{} disclosed supporters asked to post", supporter_plans_[event.subject].count));
            break;
        case Job::policy_tick: policy_tick(now); break;
        case Job::metrics_tick: metrics_tick(now); break;
    }
    start_waiting(now);
}

std::int64_t Company::agents() const noexcept {
    return std::min<std::int64_t>(kMostAgents, std::llround(static_cast<double>(desk_agents_) * orders_.staffing));
}

bool Company::is_live(IssueId issue, Time now) const noexcept {
    const Issue& state = around_.issues[index(issue)];
    return issue != kBackgroundIssue && !state.news.empty() && state.news.front() <= now && state.fixed > now;
}

void Company::decide(Time now, std::string what) { decisions_.push_back({now, std::move(what)}); }

// Integrals over time are integers: queue length and busy agents change only at events, so each stretch is a product.
void Company::meter(Time now) {
    const std::int64_t elapsed = (now - metered_).count();
    if (elapsed == 0) return;
    tally_.queue_time += elapsed * static_cast<std::int64_t>(queue_.size());
    tally_.busy_time += elapsed * busy_;
    const std::int64_t open = calendar_.open_between(metered_, now).count();
    tally_.staffed_time += open * agents();
    tally_.surge_time += open * std::max<std::int64_t>(0, agents() - around_.scenario.desk.agents);
    metered_ = now;
}

void Company::metrics_tick(Time now) {
    meter(now);
    tally_.queue_length = static_cast<std::int64_t>(queue_.size());
    series_.push_back(tally_);
    total_ += tally_;
    tally_ = {};
    schedule(now + around_.scenario.sim.metrics_tick, EventKind::metrics_tick, 0, Job::metrics_tick, 0);
}

void Company::set_orders(const Orders& orders, Time now) {
    meter(now);
    const Triage old_triage = orders_.triage;
    const double old_posts_per_day = orders_.posts_per_day;
    orders_ = orders;
    calendar_ = calendar_of(orders);
    opens_at_ = kNever;
    if (orders.posts_per_day != old_posts_per_day) plan_brand_posts(now);
    announce_peer_rate(now);
    if (orders.triage == old_triage) return;
    std::set<QueuePlace> sorted;
    for (const QueuePlace& place : queue_) sorted.insert(place_of(place.case_id));
    queue_.swap(sorted);
}

// A company posts evenly through the day, whatever happens.
void Company::plan_brand_posts(Time now) {
    ++brand_generation_;
    if (orders_.posts_per_day <= 0.0) return;
    schedule(now + clamped_hours(24.0 / orders_.posts_per_day, around_.scenario.horizon), EventKind::publication, brand_generation_,
             Job::brand_post, brand_generation_);
}

// How far the company asks peers to help; without a word of its own, people do as they would anyway.
void Company::announce_peer_rate(Time now) {
    if (orders_.peer_answer == announced_peer_rate_) return;
    announced_peer_rate_ = orders_.peer_answer;
    const double rate = orders_.peer_answer < 0.0 ? around_.scenario.crowd.peer_answer : orders_.peer_answer;
    // What holds from the start was known before.
    const Time from = now == kStart ? kStart : now + around_.scenario.platform.min_reaction;
    around_.conditions.peer_rates.push_back({from, rate});
}

void Company::lose_patience(CaseId id, Time now) {
    if (around_.scenario.desk.abandonment != Abandonment::patience) return;
    if (index(id) >= desk_cases_.size() || desk_cases_[index(id)].status != Status::waiting) return;
    meter(now);
    leave_queue(index(id));
    ++tally_.abandoned;
}

}  // namespace firebreak
