// What a scenario's timeline, a journal or a facilitator tells the simulation to do at a stated time.
#pragma once

#include "engine/core/diagnostics.hpp"
#include "engine/core/time.hpp"
#include "engine/params/field.hpp"
#include "engine/plugin/orders.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace firebreak {

enum class CommandKind : std::uint8_t {
    statement,        ///< the company publishes a statement
    agents,           ///< the desk has `number` agents from now on
    approval_layers,  ///< the approval chain has `number` layers from now on
    approval_delay,   ///< one layer takes `delay` (median) from now on
    coverage,         ///< share of seen complaints that are answered from now on
    fix,              ///< a root-cause fix of `incident` is done now
    seeds,            ///< `number` first posters talk about `incident` now
    strategy,         ///< another strategy, named by `strategy`, takes over
    removal,          ///< the company takes down what the first posts of `incident` showed
    compensation,     ///< a share `number` of the customers that `incident` failed is compensated
};
template <>
struct ChoiceWords<CommandKind> {
    static constexpr std::array<std::string_view, 10> words{"statement", "agents", "approval_layers", "approval_delay", "coverage",
                                                            "fix",       "seeds",  "strategy",        "removal",        "compensation"};
};

/// First posters are numbered: an incident's own below this, those of the timeline from here to twice as many.
inline constexpr std::uint32_t kMostFirstPosters = 262'144;

struct Command {
    CommandKind kind = CommandKind::statement;
    /// Since day 0. `after_start_of` an incident is resolved by the reader into this.
    Duration at{0};
    /// Id of the incident it concerns (fix, seeds); the first one when empty.
    std::string incident;
    double number = 0.0;
    Duration delay{0};
    StatementType statement_type = StatementType::diminish;
    double empathy = 0.0;
    double hostility = 0.0;
    bool announces_fix = false;
    double arousal = 0.7;
    std::string strategy;
    Mark mark;

    /// All but `at`, which is written as an instant or as "t0 + 3 h".
    static const std::vector<Field>& fields();
};

/// The keys that a command of this kind reads, beside `at` and `do`.
[[nodiscard]] std::span<const std::string_view> keys_of(CommandKind kind) noexcept;

}  // namespace firebreak
