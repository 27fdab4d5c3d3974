// The policy tick: what the strategy sees, and what it may do about it.
#include "engine/company/company.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace firebreak {
namespace {

constexpr Duration kHour = hours{1};

}  // namespace

/// Carries a strategy's actions out at once, in the order in which it asks for them.
class Company::PolicyActions final : public Actions {
  public:
    PolicyActions(Company& company, Time now) : company_{company}, now_{now} {}

    void set_orders(const Orders& orders) override {
        company_.set_orders(orders, now_);
        company_.decide(now_, "standing orders changed");
    }
    void answer(std::uint32_t case_id, const Reply& reply) override {
        DeskCase& desk = company_.desk_cases_[case_id];
        if (desk.status == Status::waiting) desk.reply = reply;
        if (desk.status == Status::idle) company_.enqueue(CaseId{case_id}, reply, false, now_);
    }
    void ignore(std::uint32_t case_id) override {
        if (company_.desk_cases_[case_id].status != Status::waiting) return;
        company_.meter(now_);
        company_.leave_queue(case_id);
    }
    void prioritise(std::uint32_t case_id) override {
        DeskCase& desk = company_.desk_cases_[case_id];
        if (desk.status != Status::waiting) return;
        company_.queue_.erase(company_.place_of(case_id));
        desk.is_first = true;
        company_.queue_.insert(company_.place_of(case_id));
    }
    void escalate(std::uint32_t case_id) override {
        Orders& orders = company_.orders_;
        const double old_escalation = orders.escalation;
        orders.escalation = 1.0;
        company_.maybe_escalate(CaseId{case_id}, now_);
        orders.escalation = old_escalation;
    }
    void remove(std::uint32_t case_id) override {
        const PostId post = company_.desk_cases_[case_id].seen_post;
        if (post != kNoPost) company_.remove_post(post, now_);
    }
    void mobilise(const Supporters& supporters, Duration delay) override {
        const auto number = static_cast<std::uint32_t>(company_.supporter_plans_.size());
        company_.supporter_plans_.push_back(supporters);
        company_.schedule(now_ + std::max(delay, Duration{0}), EventKind::publication, number, Job::supporters, number);
    }
    void publish(const Statement& statement, Duration delay) override {
        const auto number = static_cast<std::uint32_t>(company_.drafted_statements_.size());
        company_.drafted_statements_.push_back(statement);
        company_.schedule(now_ + std::max(delay, Duration{0}), EventKind::publication, number, Job::publish_statement, number);
    }
    void start_fix(Duration median_duration) override {
        for (std::uint16_t i = 1; i < company_.around_.issues.size(); ++i) {
            if (company_.is_live(IssueId{i}, now_)) company_.start_fix(IssueId{i}, median_duration, now_);
        }
    }
    void note(std::string_view text) override { company_.decide(now_, std::string{text}); }
    [[nodiscard]] double draw(std::uint32_t purpose, std::uint64_t entity, std::uint32_t n) const override {
        return company_.draws_.uniform(Purpose::strategy, hash_of(purpose, entity), n);
    }

  private:
    Company& company_;
    Time now_;
};

std::size_t Company::reference_end(std::size_t full_hours) const noexcept {
    for (const IncidentParams& incident : around_.scenario.incidents)
        full_hours = std::min(full_hours, static_cast<std::size_t>(incident.start / kHour));
    return full_hours;
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

double Company::spent() const noexcept {
    const CostParams& costs = around_.scenario.costs;
    DeskTally all = total_;
    all += tally_;
    const double agent_hours = hours_of(Duration{all.staffed_time - all.surge_time});
    return costs.agent_hour * agent_hours + costs.surge_hour * hours_of(Duration{all.surge_time}) +
           costs.approval_hour * static_cast<double>(all.approvals) * hours_of(costs.approval_work) +
           costs.compensation * static_cast<double>(all.compensation) / 1000.0 +
           costs.statement * static_cast<double>(around_.book.statements.size()) + costs.fix * static_cast<double>(fixes_);
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
    for (const QueuePlace& place : queue_)
        situation.oldest_wait = std::max(situation.oldest_wait, now - desk_cases_[place.case_id].detected);
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
