#include "engine/scenario/chosen_strategy.hpp"

#include "engine/plugin/modified_strategy.hpp"
#include "engine/scenario/strategy_files.hpp"
#include "engine/scenario/strategy_reader.hpp"

#include <algorithm>
#include <utility>

namespace firebreak {
namespace {

std::optional<StrategyPlugin> opened(const StrategyLibrary& library, const std::string& name, PluginRole role, const Mark& mark,
                                     Diagnostics& diagnostics) {
    try {
        return library.open(name, role, mark);
    } catch (const InputError& error) {
        for (const Problem& problem : error.problems()) diagnostics.error(problem.mark, problem.message);
        return std::nullopt;
    }
}

// An instance with these values; nullptr when `diagnostics` got an error. A file that cannot be read is told once, and not by the plugin
// too.
std::unique_ptr<Modifier> made(const StrategyPlugin& plugin, const std::vector<StrategyParam>& params, Diagnostics& diagnostics) {
    Diagnostics own;
    const std::vector<GivenValue> values = given_values(plugin, params, own);
    std::unique_ptr<Modifier> strategy;
    if (own.has_errors()) static_cast<void>(plugin.resolve(values, own));
    else strategy = plugin.create_modifier(values, own);
    for (const Problem& problem : own.problems()) {
        if (problem.severity == Severity::warning) diagnostics.warning(problem.mark, problem.message);
        else diagnostics.error(problem.mark, problem.message);
    }
    return strategy;
}

}  // namespace

std::optional<ChosenPlugins> open_plugins(const StrategyLibrary& library, const StrategyChoice& choice, Diagnostics& diagnostics) {
    std::optional<StrategyPlugin> strategy = opened(library, choice.name, PluginRole::strategy, choice.mark, diagnostics);
    std::vector<StrategyPlugin> modifiers;
    for (const ModifierChoice& modifier : choice.modifiers) {
        if (auto plugin = opened(library, modifier.name, PluginRole::modifier, modifier.mark, diagnostics))
            modifiers.push_back(*std::move(plugin));
    }
    if (!strategy || modifiers.size() != choice.modifiers.size()) return std::nullopt;
    return ChosenPlugins{*std::move(strategy), std::move(modifiers)};
}

void check_strategy(const StrategyLibrary& library, const StrategyChoice& choice, Diagnostics& diagnostics) {
    const std::optional<ChosenPlugins> plugins = open_plugins(library, choice, diagnostics);
    if (!plugins) return;
    static_cast<void>(made(plugins->strategy, choice.params, diagnostics));
    for (std::size_t i = 0; i < plugins->modifiers.size(); ++i)
        static_cast<void>(made(plugins->modifiers[i], choice.modifiers[i].params, diagnostics));
}

std::unique_ptr<Strategy> create_strategy(const StrategyLibrary& library, const StrategyChoice& choice, Diagnostics& diagnostics) {
    const std::optional<ChosenPlugins> plugins = open_plugins(library, choice, diagnostics);
    return plugins ? create_strategy(*plugins, choice, diagnostics) : nullptr;
}

std::unique_ptr<Strategy> create_strategy(const ChosenPlugins& plugins, const StrategyChoice& choice, Diagnostics& diagnostics) {
    std::unique_ptr<Strategy> strategy = made(plugins.strategy, choice.params, diagnostics);
    std::vector<std::unique_ptr<Modifier>> modifiers;
    bool are_whole = strategy != nullptr;
    for (std::size_t i = 0; i < plugins.modifiers.size(); ++i) {
        modifiers.push_back(made(plugins.modifiers[i], choice.modifiers[i].params, diagnostics));
        are_whole = are_whole && modifiers.back() != nullptr;
    }
    if (!are_whole) return nullptr;
    if (modifiers.empty()) return strategy;
    auto modified = std::make_unique<ModifiedStrategy>(std::move(strategy));
    for (std::size_t i = 0; i < modifiers.size(); ++i) modified->add(choice.modifiers[i].name, std::move(modifiers[i]));
    return modified;
}

std::vector<GivenValue> given_values(std::span<const StrategyParam> params) {
    std::vector<GivenValue> values;
    values.reserve(params.size());
    for (const StrategyParam& param : params) values.push_back({param.key, param.value, param.mark});
    return values;
}

std::string short_form(const StrategyChoice& choice) {
    std::string text = choice.name;
    for (const ModifierChoice& modifier : choice.modifiers) text += "+" + modifier.name;
    return text;
}

namespace {

// `canned+silo` as a command of the timeline names it, with the defaults of each.
StrategyChoice choice_of(const Command& command) {
    StrategyChoice choice;
    choice.mark = command.mark;
    const std::vector<std::string> names = names_in(command.strategy);
    choice.name = names.front();
    for (std::size_t i = 1; i < names.size(); ++i) choice.modifiers.push_back({names[i], {}, command.mark});
    return choice;
}

}  // namespace

std::vector<Strategy*> Cast::later() const {
    std::vector<Strategy*> pointers;
    pointers.reserve(successors.size());
    for (const std::unique_ptr<Strategy>& one : successors) pointers.push_back(one.get());
    return pointers;
}

void check_strategies(const StrategyLibrary& library, const Scenario& scenario, Diagnostics& diagnostics) {
    check_strategy(library, scenario.strategy, diagnostics);
    for (const Command& command : scenario.timeline) {
        if (command.kind == CommandKind::strategy) check_strategy(library, choice_of(command), diagnostics);
    }
}

std::unique_ptr<Strategy> create_successor(const StrategyLibrary& library, const Command& command, Diagnostics& diagnostics) {
    return create_strategy(library, choice_of(command), diagnostics);
}

Cast create_cast(const StrategyLibrary& library, const Scenario& scenario, Diagnostics& diagnostics) {
    Cast cast;
    for (const Command& command : scenario.timeline) {
        if (command.kind != CommandKind::strategy) continue;
        std::unique_ptr<Strategy> successor = create_successor(library, command, diagnostics);
        if (!successor) return cast;
        cast.successors.push_back(std::move(successor));
    }
    cast.first = create_strategy(library, scenario.strategy, diagnostics);
    return cast;
}

}  // namespace firebreak
