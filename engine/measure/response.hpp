// What became of the cases: answered, how soon, by whom, mended, or none of it. Questions are cases too; where only complaints count
// (complaints and me-toos), it is said.
#pragma once

#include "engine/core/time.hpp"
#include "engine/events/case.hpp"

#include <cstdint>
#include <optional>
#include <span>

namespace firebreak {

/// Horizon of the response rate, and the promise behind the SLA attainment.
inline constexpr Duration kResponseWithin = days{7};
inline constexpr Duration kServiceLevel = hours{1};

[[nodiscard]] constexpr bool is_complaint(const Case& record) noexcept { return record.case_class != CaseClass::question; }
[[nodiscard]] constexpr bool is_answered(const Case& record) noexcept { return record.first_reply != kNever; }
[[nodiscard]] constexpr bool is_satisfied_by_reply(const Case& record) noexcept {
    return record.is_satisfied && is_answered(record) && !record.is_peer_closed;
}

struct CaseCounts {
    std::int64_t cases = 0;
    std::int64_t complaints = 0;
    std::int64_t detected = 0;
    std::int64_t answered = 0;
    std::int64_t patience_expired = 0;
    std::int64_t word_of_mouth = 0;
    std::int64_t peer_closed = 0;
    /// Taken back by their author, and deleted by the company.
    std::int64_t withdrawn = 0;
    std::int64_t removed = 0;
};
[[nodiscard]] CaseCounts count_cases(std::span<const Case> cases);

/// Cases with a first reply at most `within` after their opening / cases opened at least `within` before `end`.
[[nodiscard]] std::optional<double> response_rate(std::span<const Case> cases, Time end, Duration within);

/// Hours from the opening to the first reply.
struct FirstResponse {
    /// Of the answered cases only.
    std::optional<double> median;
    std::optional<double> mean;
    std::optional<double> p90;
    /// Kaplan-Meier, over all cases: an unanswered one is censored at `end`, a deleted one too. Nothing while half of them wait at any age.
    std::optional<double> kaplan_meier_median;
};
[[nodiscard]] FirstResponse first_response(std::span<const Case> cases, Time end);

/// Cases with a first reply at most `within` after their opening / all cases.
[[nodiscard]] std::optional<double> sla_attainment(std::span<const Case> cases, Duration within);

/// Cases whose root was remedied, and the hours this took.
struct Resolution {
    std::optional<double> rate;
    std::optional<double> median;
    std::optional<double> mean;
};
[[nodiscard]] Resolution resolution(std::span<const Case> cases);

/// Complaints never replied to / complaints.
[[nodiscard]] std::optional<double> unanswered_complaints(std::span<const Case> cases);

/// Cases first answered by a peer / cases answered by a peer or by the company.
[[nodiscard]] std::optional<double> peer_answer_share(std::span<const Case> cases);

}  // namespace firebreak
