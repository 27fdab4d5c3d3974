#include "engine/report/sparkline.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace firebreak;

TEST_CASE("a sparkline has eight heights, and a blank where there is nothing") {
    CHECK(sparkline(std::vector<double>{0, 1, 2, 3, 4, 5, 6, 7, 8}, 80) == " ▁▂▃▄▅▆▇█");
    // However little there is, it shows.
    CHECK(sparkline(std::vector<double>{0.0, 0.001, 1000.0}, 80) == " ▁█");
    CHECK(sparkline(std::vector<double>{5.0, 5.0}, 80) == "██");
}

TEST_CASE("a column that stands for several hours shows the highest of them") {
    // Six hours in three columns: 8, 4, 0.
    CHECK(sparkline(std::vector<double>{1, 8, 4, 2, 0, 0}, 3) == "█▄ ");
    // Five hours in two columns: hours 0-1 and 2-4.
    CHECK(sparkline(std::vector<double>{4, 0, 0, 0, 8}, 2) == "▄█");
}

TEST_CASE("a sparkline of nothing is empty, one of zeros is blank") {
    CHECK(sparkline({}, 80).empty());
    CHECK(sparkline(std::vector<double>{0.0, 0.0, 0.0}, 80) == "   ");
    CHECK(sparkline(std::vector<double>{1.0, 2.0}, 0) == "█");
}

TEST_CASE("day marks stand under the column in which their day begins") {
    // One column an hour: day 1 begins at column 24.
    CHECK(day_marks(48, 80) == "d0                      d1");
    // Four weeks in 56 columns: two columns a day, so one mark a week, every 14 columns.
    CHECK(day_marks(28 * 24, 56) == "d0            d7            d14           d21");
    CHECK(day_marks(0, 80).empty());
    CHECK(day_marks(3, 1).empty());
}
