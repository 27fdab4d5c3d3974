#include "engine/study/assignment_value.hpp"

#include "engine/study/assignments.hpp"

#include <doctest/doctest.h>

#include <string>
#include <utility>

using namespace firebreak;

namespace {

Assignment assignment(std::string text) { return {std::move(text), {}}; }

}  // namespace

TEST_CASE("an assignment falls apart into its key and its value at the first sign") {
    const Assignment agents = assignment("company.desk.agents=4");
    CHECK(key_of(agents) == "company.desk.agents");
    CHECK(value_of(agents) == "4");
    const Assignment twice = assignment("a=b=c");
    CHECK(value_of(twice) == "b=c");
    const Assignment none = assignment("a");
    CHECK(key_of(none) == "a");
    CHECK(value_of(none).empty());
}

TEST_CASE("numbers, shares, durations in hours and booleans have an order; words have none") {
    CHECK(*number_of(assignment("a=4")) == 4.0);
    CHECK(*number_of(assignment("a=30 %")) == doctest::Approx(0.3));
    CHECK(*number_of(assignment("a=90 min")) == doctest::Approx(1.5));
    CHECK(*number_of(assignment("a=true")) == 1.0);
    CHECK_FALSE(number_of(assignment("a=office")).has_value());
    CHECK_FALSE(number_of(assignment("a")).has_value());
}
