// The one rule of what a crisis is: two high hours in a row begin it, a calm day ends it.
#include "engine/company/crisis.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace firebreak;

namespace {

std::vector<double> hours_of_volume(std::size_t count, double volume) { return std::vector<double>(count, volume); }

}  // namespace

TEST_CASE("an hour is high above the largest of floor, noise and five times the expected") {
    const CrisisRule rule{20.0};
    CHECK_FALSE(rule.is_high(20.0, 0.0));
    CHECK(rule.is_high(21.0, 0.0));
    // b = 1: 5 b = 5, b + 5 sqrt(b) = 6: the floor decides. b = 4: 20, 14. b = 6.25: 31.25, 18.75. b = 0.5: floor.
    CHECK(rule.is_high(20.5, 4.0));
    CHECK_FALSE(rule.is_high(31.25, 6.25));
    CHECK(rule.is_high(31.5, 6.25));
    // With a small floor the noise term decides below b = 25/16: b = 1: 6 > 5.
    const CrisisRule small{1.0};
    CHECK_FALSE(small.is_high(6.0, 1.0));
    CHECK(small.is_high(6.01, 1.0));
    CHECK(rule.is_calm(5.0, 0.0));
    CHECK_FALSE(rule.is_calm(5.1, 0.0));
    CHECK(rule.is_calm(8.0, 4.0));
    CHECK_FALSE(rule.is_calm(8.1, 4.0));
}

TEST_CASE("one high hour is no crisis, two in a row are, from the first of them on") {
    std::vector<double> volume = hours_of_volume(100, 1.0);
    const std::vector<double> expected = hours_of_volume(100, 1.0);
    const CrisisRule rule{20.0};
    volume[10] = 50.0;
    volume[12] = 50.0;
    CHECK(find_crises(volume, expected, rule).empty());
    volume[20] = 50.0;
    volume[21] = 50.0;
    const std::vector<CrisisSpan> spans = find_crises(volume, expected, rule);
    REQUIRE(spans.size() == 1);
    CHECK(spans[0].start_hour == 20);
    // "First hour followed by 24 consecutive" calm ones: the last high hour itself.
    CHECK(spans[0].end_hour == 21);
    CHECK_FALSE(spans[0].is_censored);
}

TEST_CASE("an hour that is not calm within the day prolongs the crisis; a series that ends early censors it") {
    std::vector<double> volume = hours_of_volume(60, 1.0);
    const std::vector<double> expected = hours_of_volume(60, 1.0);
    const CrisisRule rule{20.0};
    volume[5] = volume[6] = 50.0;
    volume[20] = 10.0;  // neither high nor calm
    std::vector<CrisisSpan> spans = find_crises(volume, expected, rule);
    REQUIRE(spans.size() == 1);
    CHECK(spans[0].start_hour == 5);
    CHECK(spans[0].end_hour == 20);
    CHECK_FALSE(spans[0].is_censored);
    volume[40] = 10.0;
    spans = find_crises(volume, expected, rule);
    REQUIRE(spans.size() == 1);
    CHECK(spans[0].is_censored);
    CHECK(spans[0].end_hour == 60);
}

TEST_CASE("after a crisis has ended another may begin") {
    std::vector<double> volume = hours_of_volume(200, 1.0);
    volume[5] = volume[6] = volume[100] = volume[101] = volume[102] = 50.0;
    const std::vector<CrisisSpan> spans = find_crises(volume, hours_of_volume(200, 1.0), CrisisRule{20.0});
    REQUIRE(spans.size() == 2);
    CHECK(spans[0].end_hour == 6);
    CHECK(spans[1].start_hour == 100);
    CHECK(spans[1].end_hour == 102);
}

TEST_CASE("the tracker knows of a crisis in its second hour, and of its end after a calm day") {
    CrisisTracker tracker{CrisisRule{20.0}};
    CHECK_FALSE(tracker.next_hour(50.0, 1.0));
    CHECK(tracker.next_hour(50.0, 1.0));
    for (int hour = 0; hour < 23; ++hour) CHECK(tracker.next_hour(0.0, 1.0));
    CHECK_FALSE(tracker.next_hour(0.0, 1.0));
}

TEST_CASE("the expected volume is the same hour's mean over whole days before, or the analytic rate under three days") {
    std::vector<double> volume(24 * 6);
    for (std::size_t hour = 0; hour < volume.size(); ++hour) volume[hour] = static_cast<double>(100 * (hour / 24) + hour % 24);
    const std::vector<double> analytic = hours_of_volume(volume.size(), 7.0);
    CHECK(expected_volume(volume, 71, analytic) == analytic);
    const std::vector<double> expected = expected_volume(volume, 72 + 5, analytic);
    // Days 0, 1, 2: mean 100 + hour of the day.
    for (std::size_t hour = 0; hour < volume.size(); ++hour) CHECK(expected[hour] == 100.0 + static_cast<double>(hour % 24));
}
