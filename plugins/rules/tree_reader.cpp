#include "plugins/rules/tree_reader.hpp"

#include "engine/core/diagnostics.hpp"
#include "plugins/rules/scalar_text.hpp"

#include <fmt/format.h>

#include <cmath>
#include <utility>

namespace firebreak::rules {
namespace {

std::string_view kind_words(const ConfigNode& node) {
    switch (node.kind) {
        case ConfigNode::Kind::nothing: return "has no value";
        case ConfigNode::Kind::list: return "is a list";
        case ConfigNode::Kind::map: return "is a section";
        case ConfigNode::Kind::scalar: break;
    }
    return "is a single value";
}

std::string range_words(double min, double max) {
    if (std::isfinite(min) && std::isfinite(max)) return fmt::format("lie in [{}, {}]", min, max);
    return std::isfinite(min) ? fmt::format("be at least {}", min) : fmt::format("be at most {}", max);
}

}  // namespace

std::string quoted(std::string_view text) {
    constexpr std::size_t kLongest = 60;
    if (text.size() <= kLongest) return fmt::format("'{}'", text);
    std::size_t end = kLongest;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return fmt::format("'{}...'", text.substr(0, end));
}

std::vector<std::uint32_t> TreeReader::children(std::uint32_t parent) const {
    std::vector<std::uint32_t> all;
    for (std::uint32_t child = node(parent).first_child; child != kNoNode; child = node(child).next_sibling) all.push_back(child);
    return all;
}

void TreeReader::unknown_key(std::uint32_t place, const std::string& what, std::span<const std::string_view> allowed) {
    const std::string hint = did_you_mean(node(place).key, allowed);
    key_error(place,
              fmt::format("unknown {} {}{}", what, quoted(node(place).key), hint.empty() ? "; there are: " + listed(allowed) : hint));
}

bool TreeReader::expect_map(std::uint32_t place, const std::string& path) {
    if (is_map(place)) return true;
    error(place, fmt::format("{} {}, but must be a section of keys and values", path, kind_words(node(place))));
    return false;
}

bool TreeReader::expect_scalar(std::uint32_t place, const std::string& path, std::string_view wish) {
    if (is_scalar(place)) return true;
    error(place, fmt::format("{} {}, but must be {}", path, kind_words(node(place)), wish));
    return false;
}

std::optional<double> TreeReader::number(std::uint32_t place, const std::string& path, double min, double max, bool is_whole) {
    const std::string_view wish = is_whole ? "a whole number" : "a number";
    if (!expect_scalar(place, path, wish)) return std::nullopt;
    const std::string& text = node(place).text;
    const std::optional<double> value = number_in(text);
    if (!value || (is_whole && *value != std::floor(*value))) {
        error(place, fmt::format("{} is {}, but must be {}", path, quoted(text), wish));
        return std::nullopt;
    }
    if (*value >= min && *value <= max) return value;
    error(place, fmt::format("{} is {}, but must {}", path, text, range_words(min, max)));
    return std::nullopt;
}

std::optional<Duration> TreeReader::duration(std::uint32_t place, const std::string& path) {
    constexpr std::string_view kWish = "a duration such as '90 min', '2.5 h' or '3 d'";
    if (!expect_scalar(place, path, kWish)) return std::nullopt;
    const std::optional<Duration> value = duration_in(node(place).text);
    if (!value) error(place, fmt::format("{} is {}, but must be {}", path, quoted(node(place).text), kWish));
    return value;
}

std::optional<bool> TreeReader::flag(std::uint32_t place, const std::string& path) {
    if (!expect_scalar(place, path, "true or false")) return std::nullopt;
    const std::string& text = node(place).text;
    if (text == "true") return true;
    if (text == "false") return false;
    const bool means_true = text == "yes" || text == "on" || text == "oui";
    const bool means_false = text == "no" || text == "off" || text == "non";
    const char* hint = means_true ? "; did you mean 'true'?" : means_false ? "; did you mean 'false'?" : "";
    error(place, fmt::format("{} is {}, but must be true or false{}", path, quoted(text), hint));
    return std::nullopt;
}

std::optional<std::size_t> TreeReader::word(std::uint32_t place, const std::string& path, std::span<const std::string_view> words) {
    if (!expect_scalar(place, path, listed(words))) return std::nullopt;
    const std::string& text = node(place).text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] == text) return i;
    }
    error(place, fmt::format("{} is {}, but must be {}{}", path, quoted(text), listed(words), did_you_mean(text, words)));
    return std::nullopt;
}

std::string TreeReader::text(std::uint32_t place, const std::string& path) {
    if (!expect_scalar(place, path, "text")) return {};
    constexpr std::size_t kLongest = 500;
    if (node(place).text.size() > kLongest) error(place, fmt::format("{} has more than {} bytes", path, kLongest));
    return node(place).text;
}

}  // namespace firebreak::rules
