#include "engine/scenario/field_reader.hpp"

#include "engine/scenario/typed_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace firebreak {
namespace {

bool is_in_range(const Field& field, const ParamValue& value) {
    if (const auto* number = std::get_if<double>(&value)) return *number >= field.info.min && *number <= field.info.max;
    if (const auto* whole = std::get_if<std::int64_t>(&value)) {
        return static_cast<double>(*whole) >= field.info.min && static_cast<double>(*whole) <= field.info.max;
    }
    if (const auto* duration = std::get_if<Duration>(&value)) {
        return (!std::isfinite(field.info.min) || *duration >= duration_bound(field.info.min)) &&
               (!std::isfinite(field.info.max) || *duration <= duration_bound(field.info.max));
    }
    return true;
}

template <class T>
Reading<ParamValue> as_value(Reading<T> reading) {
    if (!reading.value) return {std::nullopt, std::move(reading.wish)};
    return {ParamValue{std::move(*reading.value)}, {}};
}

Reading<ParamValue> read_choice(const Field& field, const std::string& text) {
    if (std::find(field.choices.begin(), field.choices.end(), text) != field.choices.end()) return {ParamValue{text}, {}};
    return {std::nullopt, fmt::format("be {}{}", listed(field.choices), did_you_mean(text, field.choices))};
}

Reading<ParamValue> read_scalar(const Field& field, const YamlNode& value, const ReadContext& context) {
    const bool is_number = field.kind == Kind::boolean || field.kind == Kind::integer || field.kind == Kind::real;
    if (is_number && value.is_quoted) return {std::nullopt, fmt::format("be {}, without quotes", text_of(field.kind))};
    switch (field.kind) {
        case Kind::boolean: return as_value(read_boolean(value.text));
        case Kind::integer: return as_value(read_integer(value.text));
        case Kind::real: return as_value(read_real(value.text));
        case Kind::duration:
            return as_value(field.info.unit == Unit::instant ? read_instant(value.text, context.day_zero) : read_duration(value.text));
        case Kind::text: return {ParamValue{value.text}, {}};
        case Kind::file:
        case Kind::tree: break;  // strategies have such parameters, sections of a scenario do not
        case Kind::choice: return read_choice(field, value.text);
    }
    return {};
}

// A number as it was written, text in quotes.
std::string said(const YamlNode& value) {
    const bool is_bare = !value.is_quoted && (read_real(value.text).value || read_duration(value.text).value);
    return is_bare ? shortened(value.text) : "'" + shortened(value.text) + "'";
}

}  // namespace

Mark KeyMarks::of(std::string_view path) const {
    while (!path.empty()) {
        const auto found = marks_.find(path);
        if (found != marks_.end()) return found->second;
        const std::size_t dot = path.rfind('.');
        path = dot == std::string_view::npos ? std::string_view{} : path.substr(0, dot);
    }
    return file_;
}

Duration duration_bound(double bound_hours) { return Duration{std::llround(bound_hours * 3.6e9)}; }

std::string bounds_words(const Field& field) {
    if (field.kind != Kind::duration) {
        const std::string range = range_text(field);
        if (range.empty()) return {};
        return (range.starts_with('[') ? "lie in " : "be ") + range;
    }
    const bool has_min = std::isfinite(field.info.min);
    const bool has_max = std::isfinite(field.info.max);
    const std::string min = has_min ? duration_text(duration_bound(field.info.min)) : "";
    const std::string max = has_max ? duration_text(duration_bound(field.info.max)) : "";
    if (has_min && has_max) return fmt::format("lie in [{}, {}]", min, max);
    if (has_min) return "be at least " + min;
    return has_max ? "be at most " + max : "";
}

std::string shortened(std::string_view text) {
    static constexpr std::size_t kLongest = 60;
    if (text.size() <= kLongest) return std::string{text};
    std::size_t end = kLongest;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return std::string{text.substr(0, end)} + "...";
}

bool read_field(const Field& field, void* object, const YamlNode& value, const std::string& path, ReadContext& context) {
    if (value.kind == YamlNode::Kind::nothing) {
        context.problems.error(value.mark, fmt::format("{} has no value; it must be {}", path, text_of(field.kind)));
        return false;
    }
    if (value.kind != YamlNode::Kind::scalar) {
        const char* found = value.kind == YamlNode::Kind::list ? "a list" : "a section";
        context.problems.error(value.mark, fmt::format("{} is {}, but must be {}", path, found, text_of(field.kind)));
        return false;
    }
    const Reading<ParamValue> reading = read_scalar(field, value, context);
    if (!reading.value) {
        context.problems.error(value.mark, fmt::format("{} is {}, but must {}", path, said(value), reading.wish));
        return false;
    }
    if (!is_in_range(field, *reading.value)) {
        context.problems.error(value.mark, fmt::format("{} is {}, but must {}", path, said(value), bounds_words(field)));
        return false;
    }
    field.set(object, *reading.value);
    context.marks.add(path, value.mark);
    return true;
}

bool is_section(const YamlNode& node, const std::string& path, ReadContext& context) {
    if (node.kind == YamlNode::Kind::map || node.kind == YamlNode::Kind::nothing) return true;
    const std::string found = node.kind == YamlNode::Kind::list ? "a list" : fmt::format("the single value '{}'", shortened(node.text));
    context.problems.error(node.mark, fmt::format("{} is {}, but must be a section of keys and values", path, found));
    return false;
}

bool is_list(const YamlNode& node, const std::string& path, ReadContext& context) {
    if (node.kind == YamlNode::Kind::list || node.kind == YamlNode::Kind::nothing) return true;
    const std::string found = node.kind == YamlNode::Kind::map ? "a section" : fmt::format("the single value '{}'", shortened(node.text));
    context.problems.error(node.mark, fmt::format("{} is {}, but must be a list ('- ' before each entry)", path, found));
    return false;
}

void read_section(const YamlNode& section, const std::string& path, std::span<const Field> fields, void* object,
                  std::span<const std::string_view> others, ReadContext& context) {
    if (!is_section(section, path, context)) return;
    context.marks.add(path, section.mark);
    std::vector<std::string_view> allowed{others.begin(), others.end()};
    for (const Field& field : fields) allowed.push_back(field.info.key);
    for (const YamlEntry& entry : section.entries) {
        if (const Field* field = find_field(fields, entry.key)) {
            read_field(*field, object, entry.value, path + "." + entry.key, context);
        } else if (std::find(others.begin(), others.end(), entry.key) == others.end()) {
            context.problems.error(entry.key_mark,
                                   fmt::format("unknown key '{}' in {}{}", shortened(entry.key), path, did_you_mean(entry.key, allowed)));
        }
    }
}

}  // namespace firebreak
