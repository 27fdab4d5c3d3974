#include "engine/study/assignment_value.hpp"

#include "engine/scenario/typed_reader.hpp"
#include "engine/study/assignments.hpp"

#include <string>

namespace firebreak {

std::optional<double> number_of(const Assignment& assignment) {
    const std::string value{value_of(assignment)};
    if (const Reading<double> number = read_real(value); number.value) return number.value;
    if (const Reading<Duration> duration = read_duration(value); duration.value) return hours_of(*duration.value);
    if (const Reading<bool> boolean = read_boolean(value); boolean.value) return *boolean.value ? 1.0 : 0.0;
    return std::nullopt;
}

}  // namespace firebreak
