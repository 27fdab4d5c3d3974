#include "engine/scenario/strategy_reader.hpp"

#include "engine/scenario/strategy_files.hpp"
#include "engine/scenario/typed_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace firebreak {
namespace {

constexpr std::size_t kMostModifiers = 100;

bool is_name(std::string_view text) {
    return !text.empty() && text.size() <= 100 &&
           text.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-") == std::string_view::npos;
}

// The names in a scalar, or none after reporting that it holds something else.
std::vector<std::string> read_names(const YamlNode& node, const std::string& path, const char* wish, ReadContext& context) {
    std::vector<std::string> names;
    if (node.kind == YamlNode::Kind::scalar) names = names_in(node.text);
    if (names.empty() || !std::ranges::all_of(names, is_name)) {
        context.problems.error(node.mark, fmt::format("{} must be {}", path, wish));
        names.clear();
    }
    return names;
}

void read_name(const YamlNode& node, const char* path, StrategyChoice& choice, ReadContext& context) {
    const std::vector<std::string> names = read_names(node, path, "the name of a strategy, such as canned", context);
    if (names.empty()) return;
    choice.name = names.front();
    choice.mark = node.mark;
    context.marks.add("strategy", node.mark);
    for (std::size_t i = 1; i < names.size(); ++i) choice.modifiers.push_back({names[i], {}, node.mark});
}

void read_param(const YamlEntry& entry, const std::string& path, std::vector<StrategyParam>& params, ReadContext& context) {
    if (entry.value.kind == YamlNode::Kind::scalar) {
        params.push_back({entry.key, guessed_value(entry.value.text, entry.value.is_quoted), entry.value.mark});
    } else if (entry.value.kind == YamlNode::Kind::nothing) {
        context.problems.error(entry.value.mark, fmt::format("{}.{} has no value", path, shortened(entry.key)));
    } else {
        // Whether the plugin wants a section is its own table's to say.
        params.push_back({entry.key, config_tree_of(entry.value), entry.value.mark});
    }
}

constexpr const char* kModifierWish = "the name of a modifier, such as slow_approval";

void read_modifier(const YamlNode& node, const std::string& path, std::vector<ModifierChoice>& modifiers, ReadContext& context) {
    if (node.kind != YamlNode::Kind::map) {
        for (std::string& name : read_names(node, path, kModifierWish, context)) modifiers.push_back({std::move(name), {}, node.mark});
        return;
    }
    ModifierChoice modifier{{}, {}, node.mark};
    if (node.find("name") == nullptr) context.problems.error(node.mark, fmt::format("{} has no 'name'", path));
    for (const YamlEntry& entry : node.entries) {
        if (entry.key != "name") {
            read_param(entry, path, modifier.params, context);
            continue;
        }
        const std::vector<std::string> names = read_names(entry.value, path + ".name", kModifierWish, context);
        if (names.size() > 1) context.problems.error(entry.value.mark, fmt::format("{}.name must be {}", path, kModifierWish));
        if (names.size() == 1) modifier = {names[0], std::move(modifier.params), entry.value.mark};
    }
    modifiers.push_back(std::move(modifier));
}

void read_modifiers(const YamlNode& node, std::vector<ModifierChoice>& modifiers, ReadContext& context) {
    if (node.kind == YamlNode::Kind::scalar && node.text.empty()) return;
    if (node.kind == YamlNode::Kind::scalar) return read_modifier(node, "strategy.modifiers", modifiers, context);
    if (!is_list(node, "strategy.modifiers", context)) return;
    for (std::size_t i = 0; i < node.items.size(); ++i)
        read_modifier(node.items[i], fmt::format("strategy.modifiers.{}", i), modifiers, context);
}

}  // namespace

std::vector<std::string> names_in(std::string_view text) {
    std::vector<std::string> names;
    for (std::size_t from = 0;;) {
        const std::size_t plus = text.find('+', from);
        std::string_view name = text.substr(from, plus - from);
        while (name.starts_with(' ')) name.remove_prefix(1);
        while (name.ends_with(' ')) name.remove_suffix(1);
        names.emplace_back(name);
        if (plus == std::string_view::npos) return names;
        from = plus + 1;
    }
}

ParamValue guessed_value(std::string_view text, bool is_quoted) {
    if (is_quoted) return std::string{text};
    if (const Reading<bool> boolean = read_boolean(text); boolean.value) return *boolean.value;
    if (const Reading<std::int64_t> whole = read_integer(text); whole.value) return *whole.value;
    if (const Reading<double> real = read_real(text); real.value) return *real.value;
    if (const Reading<Duration> duration = read_duration(text); duration.value) return *duration.value;
    return std::string{text};
}

StrategyChoice read_strategy(const YamlNode& node, ReadContext& context) {
    StrategyChoice choice;
    choice.mark = node.mark;
    if (node.kind != YamlNode::Kind::map) {
        read_name(node, "strategy", choice, context);
    } else {
        // The name first: its modifiers stand before those of the list.
        if (const YamlEntry* name = node.find("name")) read_name(name->value, "strategy.name", choice, context);
        for (const YamlEntry& entry : node.entries) {
            if (entry.key == "modifiers") read_modifiers(entry.value, choice.modifiers, context);
            else if (entry.key != "name") read_param(entry, "strategy", choice.params, context);
        }
    }
    if (choice.modifiers.size() > kMostModifiers)
        context.problems.error(node.mark,
                               fmt::format("strategy has {} modifiers, but may have {}", choice.modifiers.size(), kMostModifiers));
    return choice;
}

}  // namespace firebreak
