#include "engine/scenario/strategy_reader.hpp"

#include "engine/scenario/typed_reader.hpp"

#include <fmt/format.h>

namespace firebreak {
namespace {

bool is_name(std::string_view text) {
    return !text.empty() && text.size() <= 100 &&
           text.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-") == std::string_view::npos;
}

void read_name(const YamlNode& node, const char* path, StrategyChoice& choice, ReadContext& context) {
    if (node.kind != YamlNode::Kind::scalar || !is_name(node.text)) {
        context.problems.error(node.mark, fmt::format("{} must be the name of a strategy, such as canned", path));
        return;
    }
    choice.name = node.text;
    choice.mark = node.mark;
    context.marks.add("strategy", node.mark);
}

}  // namespace

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
        return choice;
    }
    for (const YamlEntry& entry : node.entries) {
        if (entry.key == "name") {
            read_name(entry.value, "strategy.name", choice, context);
        } else if (entry.value.kind == YamlNode::Kind::scalar) {
            choice.params.push_back({entry.key, guessed_value(entry.value.text, entry.value.is_quoted), entry.value.mark});
        } else {
            context.problems.error(entry.value.mark, fmt::format("strategy.{} must be a single value", shortened(entry.key)));
        }
    }
    return choice;
}

}  // namespace firebreak
