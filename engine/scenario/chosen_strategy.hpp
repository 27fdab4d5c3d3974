// From a scenario's `strategy` to the strategy itself: finds the plugins that it names, checks what it sets, and puts them together.
#pragma once

#include "engine/core/diagnostics.hpp"
#include "engine/plugin/loader.hpp"
#include "engine/scenario/scenario.hpp"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace firebreak {

/// The plugins that a choice names; `modifiers` in its order.
struct ChosenPlugins {
    StrategyPlugin strategy;
    std::vector<StrategyPlugin> modifiers;
};

/// Nothing, and errors at their places, when a name is unknown or belongs to a plugin of the other role. [setup]
[[nodiscard]] std::optional<ChosenPlugins> open_plugins(const StrategyLibrary& library, const StrategyChoice& choice,
                                                        Diagnostics& diagnostics);

/// Reports unknown names and everything that the parameter tables and the plugins themselves refuse. [setup]
void check_strategy(const StrategyLibrary& library, const StrategyChoice& choice, Diagnostics& diagnostics);

/// The strategy with its modifiers, ready to run; nullptr when `diagnostics` got an error. Throws StrategyError as StrategyPlugin::create
/// does. [setup]
[[nodiscard]] std::unique_ptr<Strategy> create_strategy(const StrategyLibrary& library, const StrategyChoice& choice,
                                                        Diagnostics& diagnostics);
/// The same when the plugins have been opened.
[[nodiscard]] std::unique_ptr<Strategy> create_strategy(const ChosenPlugins& plugins, const StrategyChoice& choice,
                                                        Diagnostics& diagnostics);

/// The strategy that a command `strategy` brings in, with its defaults; nullptr when `diagnostics` got an error. [setup]
[[nodiscard]] std::unique_ptr<Strategy> create_successor(const StrategyLibrary& library, const Command& command, Diagnostics& diagnostics);

/// All strategies of a scenario: the first, and those that take over at the timeline's commands `strategy`, in the order of its list.
struct Cast {
    std::unique_ptr<Strategy> first;
    std::vector<std::unique_ptr<Strategy>> successors;

    /// For RunSetup.
    [[nodiscard]] std::vector<Strategy*> later() const;
};

/// Reports what is wrong with any of them. [setup]
void check_strategies(const StrategyLibrary& library, const Scenario& scenario, Diagnostics& diagnostics);
/// Every strategy of one run, made anew; `first` is nullptr when `diagnostics` got an error. [setup]
[[nodiscard]] Cast create_cast(const StrategyLibrary& library, const Scenario& scenario, Diagnostics& diagnostics);

/// A scenario's parameters, as they stand; strategy_files.hpp has one that reads files.
[[nodiscard]] std::vector<GivenValue> given_values(std::span<const StrategyParam> params);

/// `canned+slow_approval+silo`: the names of a choice, as the short form writes them.
[[nodiscard]] std::string short_form(const StrategyChoice& choice);

}  // namespace firebreak
