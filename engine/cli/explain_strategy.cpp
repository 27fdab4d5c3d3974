#include "engine/cli/explain_strategy.hpp"

#include "engine/params/field.hpp"
#include "engine/plugin/loader.hpp"
#include "engine/scenario/strategy_files.hpp"

#include <fmt/format.h>

namespace firebreak {
namespace {

constexpr std::string_view kPrefix = "strategy.";

std::string range_of(const StrategyParameter& parameter) {
    if (parameter.kind == Kind::choice) return fmt::format("{}", fmt::join(parameter.choices, ", "));
    if (parameter.kind == Kind::boolean) return "true or false";
    if (parameter.kind == Kind::file || parameter.kind == Kind::tree) return fmt::format("at most {} bytes", kMaxStrategyFileBytes);
    return fmt::format("[{}, {}]{}", parameter.min, parameter.max, parameter.kind == Kind::duration ? " h" : "");
}

std::string paragraph(const StrategyPlugin& plugin, const StrategyParameter& parameter) {
    std::string text = fmt::format("strategy.{}.{}\n  {}\n", plugin.name(), parameter.key, parameter.help);
    const std::string_view unit = text_of(parameter.unit);
    text += fmt::format("  {:<11} {}{}\n", "write", text_of(parameter.kind), unit.empty() ? "" : fmt::format(" ({})", unit));
    text += fmt::format("  {:<11} {}\n", "range", range_of(parameter));
    text += fmt::format("  {:<11} {}\n", "default", value_text(parameter.default_value));
    if (!parameter.evidence.empty()) text += fmt::format("  {:<11} {}\n", "source", parameter.evidence);
    return text + fmt::format("  {:<11} {}\n", "confidence", text_of(parameter.confidence));
}

}  // namespace

std::string explain_strategy(std::string_view key) {
    if (!key.starts_with(kPrefix)) return {};
    key.remove_prefix(kPrefix.size());
    const std::size_t dot = key.find('.');
    const bool has_both = dot != std::string_view::npos;
    std::string text;
    for (const StrategyPlugin& plugin : StrategyLibrary{default_plugin_folders()}.list()) {
        const bool is_named = key.substr(0, dot) == plugin.name();
        if (has_both && !is_named) continue;
        for (const StrategyParameter& parameter : plugin.parameters()) {
            const bool is_meant = has_both ? key.substr(dot + 1) == parameter.key : is_named || key == parameter.key;
            if (is_meant) text += (text.empty() ? "" : "\n") + paragraph(plugin, parameter);
        }
    }
    return text;
}

}  // namespace firebreak
