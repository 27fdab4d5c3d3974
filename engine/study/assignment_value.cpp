#include "engine/study/assignment_value.hpp"

#include "engine/scenario/typed_reader.hpp"

namespace firebreak {
namespace {

std::string trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return "";
    return std::string{text.substr(first, text.find_last_not_of(" \t") - first + 1)};
}

}  // namespace

std::string assigned_key(std::string_view assignment) { return trimmed(assignment.substr(0, assignment.find('='))); }

std::string assigned_value(std::string_view assignment) {
    const std::size_t equals = assignment.find('=');
    return equals == std::string_view::npos ? "" : trimmed(assignment.substr(equals + 1));
}

std::optional<double> assigned_number(std::string_view assignment) {
    const std::string value = assigned_value(assignment);
    if (const Reading<double> number = read_real(value); number.value) return number.value;
    if (const Reading<Duration> duration = read_duration(value); duration.value) return hours_of(*duration.value);
    if (const Reading<bool> boolean = read_boolean(value); boolean.value) return *boolean.value ? 1.0 : 0.0;
    return std::nullopt;
}

}  // namespace firebreak
