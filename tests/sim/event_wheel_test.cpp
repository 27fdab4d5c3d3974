// The timing wheel against a sorted multimap.
#include "engine/sim/event_wheel.hpp"
#include "engine/core/draw.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <tuple>
#include <vector>

using namespace firebreak;

namespace {

constexpr std::int64_t kWidth = 10'000'000;

using Named = std::tuple<std::uint64_t, std::uint32_t, std::uint32_t>;

Named named(const Event& event) { return {event.when, index(event.account), event.subject}; }

Event event_in(Window window, std::int64_t offset, std::uint32_t name) {
    return {Time{Duration{window * kWidth + offset}}, EventKind::exposure, AccountId{name}, name ^ 0x5555U};
}

// The wheel and its oracle, fed alike.
struct Both {
    explicit Both(int workers) : wheel{Duration{kWidth}, workers} {}

    void add(int worker, const Event& event) {
        wheel.add(worker, event);
        oracle.emplace(wheel.window_of(event.time()), named(event));
    }
    // Jumps as the loop does, by lower bounds, until a window with events comes up; false when there is none.
    bool advance_to_next() {
        while (true) {
            const Window next = wheel.next_window();
            if (next == kNoWindow) {
                CHECK(oracle.empty());
                return false;
            }
            REQUIRE(next >= wheel.current());
            REQUIRE_FALSE(oracle.empty());
            REQUIRE(next <= oracle.begin()->first);
            wheel.advance(next);
            if (next == oracle.begin()->first) return true;
        }
    }
    void drain_and_compare() {
        std::vector<Event> drained;
        wheel.drain(drained);
        std::vector<Named> found;
        for (const Event& event : drained) found.push_back(named(event));
        std::vector<Named> expected;
        const auto [first, last] = oracle.equal_range(wheel.current());
        for (auto place = first; place != last; ++place) expected.push_back(place->second);
        oracle.erase(first, last);
        std::sort(found.begin(), found.end());
        std::sort(expected.begin(), expected.end());
        if (found != expected) FAIL_CHECK("window ", wheel.current(), ": ", found.size(), " events for ", expected.size());
    }

    EventWheel wheel;
    std::multimap<Window, Named> oracle;
};

// How far ahead an event lies: anything from now to 2^31 windows, by scales.
Window ahead_of(const Draws& draws, std::uint32_t n) {
    const auto scale = static_cast<unsigned>(draws.bits(Purpose::share, n) % 32);
    return static_cast<Window>(draws.bits(Purpose::reaction, n) & ((std::uint64_t{1} << scale) - 1));
}

}  // namespace

TEST_CASE("a wheel gives back what was put in, window by window, as a sorted list would") {
    for (const int workers : {1, 3, 16}) {
        for (std::uint64_t seed = 0; seed < 20; ++seed) {
            const Draws draws{seed, 0};
            Both both{workers};
            std::uint32_t name = 0;
            for (std::uint32_t i = 0; i < 300; ++i, ++name)
                both.add(static_cast<int>(name) % workers, event_in(ahead_of(draws, name), name % kWidth, name));
            int windows = 0;
            while (both.advance_to_next()) {
                both.drain_and_compare();
                // New events in later windows, and sometimes in this very one.
                const std::uint32_t more =
                    windows++ < 1500 ? static_cast<std::uint32_t>(draws.bits(Purpose::visibility, static_cast<std::uint64_t>(windows)) % 4)
                                     : 0;
                for (std::uint32_t i = 0; i < more; ++i, ++name)
                    both.add(static_cast<int>(name) % workers, event_in(both.wheel.current() + ahead_of(draws, name), name % kWidth, name));
            }
            CHECK(windows > 300);
            CHECK(both.oracle.empty());
        }
    }
}

TEST_CASE("stopping in windows without events loses nothing") {
    const Draws draws{99, 0};
    Both both{2};
    std::uint32_t name = 0;
    for (; name < 2000; ++name) both.add(static_cast<int>(name % 2), event_in(ahead_of(draws, name) % 200'000, 0, name));
    for (std::uint32_t i = 0; !both.oracle.empty(); ++i) {
        const Window bound = both.wheel.next_window();
        REQUIRE(bound != kNoWindow);
        // Anywhere between here and there, as a company's own event may ask.
        const Window window = both.wheel.current() +
                              static_cast<Window>(draws.uniform(Purpose::share, i) * static_cast<double>(bound - both.wheel.current() + 1));
        both.wheel.advance(std::min(window, bound));
        both.drain_and_compare();
        if (i % 3 == 0 && name < 4000) both.add(0, event_in(both.wheel.current() + ahead_of(draws, name) % 100'000, 5, name)), ++name;
    }
    CHECK(both.wheel.next_window() == kNoWindow);
}

TEST_CASE("a crowded window of thousands of events comes out whole") {
    Both both{3};
    for (std::uint32_t i = 0; i < 20'000; ++i) both.add(static_cast<int>(i % 3), event_in(300 + i % 2, i % kWidth, i));
    CHECK(both.wheel.pending().size() == 20'000);
    while (both.advance_to_next()) both.drain_and_compare();
    CHECK(both.wheel.pending().empty());
}

TEST_CASE("a look ahead shows some of what comes next, as many as were asked for at most, and takes nothing away") {
    EventWheel wheel{Duration{kWidth}, 1};
    const auto seen = [&](std::size_t most) {
        std::vector<std::uint32_t> names;
        wheel.look_ahead(most, [&](const Event& event) { names.push_back(index(event.account)); });
        return names;
    };
    CHECK(seen(8).empty());
    wheel.add(0, event_in(0, 0, 1));
    CHECK_MESSAGE(seen(8).empty(), "the current window's own are no longer ahead");
    for (std::uint32_t name = 10; name < 15; ++name) wheel.add(0, event_in(7, 0, name));
    wheel.add(0, event_in(9, 0, 99));
    CHECK(seen(8) == std::vector<std::uint32_t>{10, 11, 12, 13, 14});
    CHECK(seen(2).size() == 2);
    CHECK(wheel.pending().size() == 7);
}

TEST_CASE("a wheel restarted far along continues with what it is given again") {
    const Draws draws{101, 0};
    for (const Window start : {Window{0}, Window{255}, Window{256}, Window{65'535}, Window{123'456'789}, (Window{1} << 32) - 3}) {
        CAPTURE(start);
        Both both{2};
        for (std::uint32_t name = 0; name < 500; ++name)
            both.add(static_cast<int>(name % 2), event_in(start + ahead_of(draws, name) % 1'000'000'000, 0, name));
        const std::vector<Event> pending = both.wheel.pending();
        CHECK(pending.size() == 500);
        Both again{1};
        again.wheel.restart(start);
        CHECK(again.wheel.current() == start);
        CHECK(again.wheel.next_window() == kNoWindow);
        for (const Event& event : pending) again.add(0, event);
        while (again.advance_to_next()) again.drain_and_compare();
        CHECK(again.oracle.empty());
    }
}
