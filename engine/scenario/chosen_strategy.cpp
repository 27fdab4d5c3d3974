#include "engine/scenario/chosen_strategy.hpp"

#include "engine/plugin/modified_strategy.hpp"

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
    static_cast<void>(plugins->strategy.resolve(given_values(choice.params), diagnostics));
    for (std::size_t i = 0; i < plugins->modifiers.size(); ++i)
        static_cast<void>(plugins->modifiers[i].resolve(given_values(choice.modifiers[i].params), diagnostics));
}

std::unique_ptr<Strategy> create_strategy(const StrategyLibrary& library, const StrategyChoice& choice, Diagnostics& diagnostics) {
    const std::optional<ChosenPlugins> plugins = open_plugins(library, choice, diagnostics);
    return plugins ? create_strategy(*plugins, choice, diagnostics) : nullptr;
}

std::unique_ptr<Strategy> create_strategy(const ChosenPlugins& plugins, const StrategyChoice& choice, Diagnostics& diagnostics) {
    std::unique_ptr<Strategy> strategy = plugins.strategy.create(given_values(choice.params), diagnostics);
    std::vector<std::unique_ptr<Modifier>> modifiers;
    bool are_whole = strategy != nullptr;
    for (std::size_t i = 0; i < plugins.modifiers.size(); ++i) {
        modifiers.push_back(plugins.modifiers[i].create_modifier(given_values(choice.modifiers[i].params), diagnostics));
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

}  // namespace firebreak
