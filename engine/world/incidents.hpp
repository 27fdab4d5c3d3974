// What happens to people: ordinary failures and questions, outages, chronic trouble, and the first posters of a gaffe. Times are drawn
// as thresholds of a cumulative hazard, so that a fix only stretches them and never changes who meets what.
#pragma once

#include "engine/core/draw.hpp"
#include "engine/events/activity.hpp"
#include "engine/events/event.hpp"
#include "engine/events/issue.hpp"
#include "engine/scenario/scenario.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace firebreak {

/// The scenario's incidents as schedules of account events. Stateless: all times are pure functions of ids and of `Issues`. [parallel]
class Incidents {
  public:
    /// `seed_candidates`: per incident, the accounts among which its first posters are chosen; empty for anybody.
    Incidents(const Scenario& scenario, const ActivityClock& activity, Draws draws,
              std::vector<std::vector<AccountId>> seed_candidates = {});

    /// The issues at the start of a run: background, then the incidents, with the news that is due whatever happens.
    [[nodiscard]] Issues initial_issues() const;

    /// First background failure, first question and incident failures of one customer, as far as they lie before the horizon.
    void schedule_customer(AccountId customer, std::vector<Event>& out) const;

    /// First posters among `accounts` accounts.
    void schedule_seeds(std::uint64_t accounts, std::vector<Event>& out) const;

    /// `count` first posters of an issue at `when`, numbered from `first_number` on.
    void schedule_seeds(IssueId issue, std::int64_t count, std::uint32_t first_number, Time when, std::uint64_t accounts,
                        std::vector<Event>& out) const;

    /// Whether a scheduled failure happens, given what has been fixed by then; its successors and stretched repetitions go to `out`.
    [[nodiscard]] bool resolve_failure(const Event& event, const Issues& issues, std::vector<Event>& out) const;

    /// The question after this one.
    void schedule_next_question(const Event& event, std::vector<Event>& out) const;

    /// Expected public complaints and questions per customer and hour of average activity from ordinary failures alone.
    [[nodiscard]] double background_posts_per_customer_hour() const noexcept;

  private:
    [[nodiscard]] const IncidentParams& incident_of(IssueId issue) const noexcept { return scenario_.incidents[index(issue) - 1U]; }
    void schedule_background(AccountId customer, std::uint32_t number, Time after, std::vector<Event>& out) const;
    void schedule_question(AccountId customer, std::uint32_t number, Time after, std::vector<Event>& out) const;
    void schedule_occurrences(AccountId customer, IssueId issue, std::vector<Event>& out) const;
    void schedule_chronic(AccountId customer, IssueId issue, std::uint32_t number, Time after, double rate_factor, bool is_stretched,
                          std::vector<Event>& out) const;
    [[nodiscard]] AccountId seed_author(IssueId issue, std::uint32_t number, std::uint64_t accounts) const noexcept;
    void push(Time when, EventKind kind, AccountId who, std::uint32_t what, std::vector<Event>& out) const;

    const Scenario& scenario_;
    const ActivityClock& activity_;
    Draws draws_;
    Time horizon_;
    double failures_per_hour_;
    double questions_per_hour_;
    /// Uniforms above these give waits beyond the end of the run.
    double last_failure_ = 1.0;
    double last_question_ = 1.0;
    std::vector<std::vector<AccountId>> seed_candidates_;
};

}  // namespace firebreak
