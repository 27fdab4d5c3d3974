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
    answer,           ///< the desk answers `case_number`, with the reply given here
    ignore,           ///< `case_number` leaves the queue
    prioritise,       ///< `case_number` comes first in the queue
    escalate,         ///< `case_number` is handed to the department that owns the cause
    deletion,         ///< the newest post of `case_number` is deleted by the company
    start_fix,        ///< mending the cause of `incident` starts, done after `delay` (median)
    supporters,       ///< `number` disclosed supporters are asked to speak up
    order,            ///< the standing order `key` is `value` from now on
    set,              ///< the parameter `key` of the scenario is `value` from now on
    article,          ///< the press publishes an article about `incident` now
    note,             ///< nothing but a line `text` in the decision log
};
template <>
struct ChoiceWords<CommandKind> {
    static constexpr std::array<std::string_view, 21> words{
        "statement", "agents",    "approval_layers", "approval_delay", "coverage", "fix",        "seeds",
        "strategy",  "removal",   "compensation",    "answer",         "ignore",   "prioritise", "escalate",
        "deletion",  "start_fix", "supporters",      "order",          "set",      "article",    "note"};
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
    /// A case by its number on the desk, which is its place in the order in which cases opened.
    std::int64_t case_number = 0;
    /// Content of an answer beside empathy and hostility.
    double explanation = 0.0;
    double apology = 0.0;
    double private_channel = 0.0;
    double compensation = 0.0;
    double remedy = 0.0;
    /// Of `order` and `set`: what is set, and to what, as a scenario writes it.
    std::string key;
    std::string value;
    std::string text;
    Mark mark;

    /// All but `at`, which is written as an instant or as "t0 + 3 h".
    static const std::vector<Field>& fields();
};

/// The keys that a command of this kind reads, beside `at` and `do`.
[[nodiscard]] std::span<const std::string_view> keys_of(CommandKind kind) noexcept;

}  // namespace firebreak
