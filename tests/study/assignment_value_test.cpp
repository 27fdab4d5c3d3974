#include "engine/study/assignment_value.hpp"

#include <doctest/doctest.h>

using namespace firebreak;

TEST_CASE("an assignment falls apart into its key and its value") {
    CHECK(assigned_key(" company.desk.agents = 4 ") == "company.desk.agents");
    CHECK(assigned_value("a=b=c") == "b=c");
    CHECK(assigned_value("a").empty());
    CHECK(assigned_value("a= ").empty());
}

TEST_CASE("numbers, shares, durations in hours and booleans have an order; words have none") {
    CHECK(*assigned_number("a=4") == 4.0);
    CHECK(*assigned_number("a=30 %") == doctest::Approx(0.3));
    CHECK(*assigned_number("a=90 min") == doctest::Approx(1.5));
    CHECK(*assigned_number("a=true") == 1.0);
    CHECK_FALSE(assigned_number("a=office").has_value());
    CHECK_FALSE(assigned_number("a").has_value());
}
