#include "engine/measure/desk_sample.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace firebreak;

TEST_CASE("the tail of a binomial is what enumeration gives") {
    // Of four coins: 1, 15/16, 11/16, 5/16, 1/16.
    const double expected[] = {1.0, 15.0 / 16, 11.0 / 16, 5.0 / 16, 1.0 / 16};
    for (std::size_t k = 0; k <= 4; ++k) {
        CAPTURE(k);
        CHECK(binomial_tail(k, 4, 0.5) == doctest::Approx(expected[k]));
    }
    CHECK(binomial_tail(1, 3, 0.1) == doctest::Approx(1.0 - 0.9 * 0.9 * 0.9));
    CHECK(binomial_tail(5, 4, 0.5) == 0.0);
    CHECK(binomial_tail(2, 4, 0.0) == 0.0);
    CHECK(binomial_tail(2, 4, 1.0) == 1.0);
}

TEST_CASE("a list is described by its days and office hours") {
    // Monday 10:00, Monday 20:00, Saturday 12:00.
    TicketList list;
    for (const std::int64_t hour : {10, 20, 5 * 24 + 12}) list.tickets.push_back({kStart + hours{hour}, {}, {}, {}});
    list.tickets[1].first_reply = hours{1};
    const std::optional<DeskSample> sample = describe(list);
    REQUIRE(sample.has_value());
    CHECK(sample->messages == 3);
    CHECK(sample->answered == 1);
    CHECK(sample->days == 2);
    CHECK(sample->busiest_day == kStart);
    CHECK(sample->on_busiest_day == 2);
    CHECK(sample->in_office_hours == 1);
    CHECK_FALSE(sample->tells_hours);
    CHECK_FALSE(describe({}).has_value());
}

TEST_CASE("answers outside opening hours are counted where the clock stands") {
    TicketList list;
    // Answered at 17:30 and 18:30 on a Monday.
    list.tickets.push_back({kStart + hours{17}, minutes{30}, {}, {}});
    list.tickets.push_back({kStart + hours{17}, minutes{90}, {}, {}});
    const Time opened[] = {kStart + hours{17}};
    const DeskDelayModel model{opened, DeskLaw{}, 512};
    const std::optional<ClosedHours> test = test_hours(list, model, {0.01, 0.01, 0.5, DeskHours::always}, DeskHours::office);
    REQUIRE(test.has_value());
    CHECK(test->answers == 2);
    CHECK(test->while_closed == 1);
    CHECK(test->share_if_kept == 0.0);
    CHECK(test->p_value == doctest::Approx(2.0 / 512.0).epsilon(0.01));
}
