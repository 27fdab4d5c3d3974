// What a survey of the complainers would report on the last day of the run (Eptica 2012 asked persons, not cases). A complainer is an
// account with at least one complaint or me-too; a question makes none.
#pragma once

#include "engine/core/time.hpp"
#include "engine/events/case.hpp"

#include <cstdint>
#include <optional>
#include <span>

namespace firebreak {

/// Shares of persons; nothing where there is nobody to ask.
struct Survey {
    std::int64_t complainers = 0;
    /// Satisfied with the company's reply, by the newest complaint of each: reading (a), of all; reading (b), of those given a reply to it.
    std::optional<double> satisfied;
    std::optional<double> satisfied_given_reply;
    /// Neither a reply nor a peer's answer to any of their complaints before `survey`.
    std::optional<double> no_reply;
    /// More than one complaint on the same issue.
    std::optional<double> repeated;
    std::optional<double> wants_speed;
    std::optional<double> counts_on_peers;
};

/// O(cases log cases).
[[nodiscard]] Survey survey_of(std::span<const Case> cases, Time survey);

/// Questions that neither the company satisfied nor a peer settled / questions.
[[nodiscard]] std::optional<double> unsatisfied_questions(std::span<const Case> cases);

}  // namespace firebreak
