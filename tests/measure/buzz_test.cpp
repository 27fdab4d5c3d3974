#include "engine/measure/buzz.hpp"
#include "tests/measure/made_up.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <vector>

using namespace firebreak;
using namespace firebreak::test;

namespace {

/// Two whole weeks and two hours among 200 accounts: 10 ahead in the first week but for one hour at -40, then 20 behind, 60 behind in hour
/// 200, and at the end 4 behind.
std::vector<std::int64_t> two_weeks() {
    std::vector<std::int64_t> net(338, -20);
    std::fill(net.begin(), net.begin() + 168, 10);
    net[3] = -40;
    net[200] = -60;
    net[337] = -4;
    return net;
}

}  // namespace

TEST_CASE("Buzz counts per 100 accounts, from the first hour that begins after the outbreak") {
    // Outbreak at 199.5 h, so from hour 200 on: 138 hours, of them one at -60, one at -4, 136 at -20.
    const Buzz buzz = buzz_of(two_weeks(), 200, at(199.5));
    CHECK(*buzz.end == doctest::Approx(-2.0));
    CHECK(*buzz.minimum == doctest::Approx(-30.0));
    CHECK(*buzz.mean == doctest::Approx(100.0 * (-60.0 - 4.0 - 136.0 * 20.0) / (138.0 * 200.0)));
    // An hour later the low is over.
    CHECK(*buzz_of(two_weeks(), 200, at(200.5)).minimum == doctest::Approx(-10.0));
}

TEST_CASE("without an outbreak Buzz looks at the whole run") {
    const std::vector<std::int64_t> net{5, -5, 3};
    const Buzz buzz = buzz_of(net, 50, std::nullopt);
    CHECK(*buzz.mean == doctest::Approx(2.0));
    CHECK(*buzz.minimum == doctest::Approx(-10.0));
    CHECK(*buzz.end == doctest::Approx(6.0));
    CHECK_FALSE(buzz.lowest_week.has_value());
}

TEST_CASE("weeks count from day 0 and a broken one is left out") {
    const std::vector<BuzzWeek> weeks = weekly_buzz(two_weeks(), 200);
    REQUIRE(weeks.size() == 2);
    // 167 hours at 10 and one at -40; 167 at -20 and one at -60.
    CHECK(weeks[0].mean == doctest::Approx(100.0 * (1670.0 - 40.0) / (168.0 * 200.0)));
    CHECK(weeks[0].minimum == doctest::Approx(-20.0));
    CHECK(weeks[1].mean == doctest::Approx(100.0 * (-3340.0 - 60.0) / (168.0 * 200.0)));
    CHECK(weeks[1].minimum == doctest::Approx(-30.0));
    CHECK(*buzz_of(two_weeks(), 200, at(1.0)).lowest_week == doctest::Approx(weeks[1].mean));
}

TEST_CASE("a week that was over before the outbreak is none of its weeks") {
    std::vector<std::int64_t> net(336, 0);
    std::fill(net.begin(), net.begin() + 168, -50);
    CHECK(*buzz_of(net, 100, at(167.5)).lowest_week == doctest::Approx(-50.0));
    CHECK(*buzz_of(net, 100, at(168.0)).lowest_week == 0.0);
}

TEST_CASE("where nobody counted, there is no Buzz") {
    CHECK_FALSE(buzz_of({}, 100, std::nullopt).end.has_value());
    CHECK_FALSE(buzz_of(std::vector<std::int64_t>{0}, 0, std::nullopt).end.has_value());
    const Buzz late = buzz_of(std::vector<std::int64_t>{1, 2}, 100, at(5.0));
    CHECK(late.end == 2.0);
    CHECK_FALSE(late.minimum.has_value());
}
