#include "engine/measure/measure_direction.hpp"

#include "engine/measure/measures.hpp"

#include <doctest/doctest.h>

#include <string_view>
#include <vector>

using namespace firebreak;

TEST_CASE("every measure has said which way it is better, or that it is neither") {
    std::vector<std::string_view> measures;
    for (const MeasureInfo& info : measure_infos()) measures.push_back(info.key);
    std::vector<std::string_view> directions;
    for (const MeasureDirection& entry : measure_directions()) directions.push_back(entry.measure);
    CHECK(directions == measures);
}

TEST_CASE("less volume, waiting and cost is better, and more satisfaction; a peak hour is neither") {
    CHECK(direction_of("volume") == Direction::less_is_better);
    CHECK(direction_of("first_response_median") == Direction::less_is_better);
    CHECK(direction_of("satisfaction_all") == Direction::more_is_better);
    CHECK(direction_of("peak_hour") == Direction::none);
    CHECK(direction_of("no_such_measure") == Direction::none);
    CHECK(is_better(1.0, 2.0, Direction::less_is_better));
    CHECK(is_better(2.0, 1.0, Direction::more_is_better));
    CHECK_FALSE(is_better(1.0, 1.0, Direction::less_is_better));
    CHECK_FALSE(is_better(1.0, 2.0, Direction::none));
}
