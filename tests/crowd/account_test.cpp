// Herd counter and awareness, each against the plain list that it stands for.
#include "engine/crowd/account.hpp"
#include "engine/core/draw.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <set>
#include <vector>

using namespace firebreak;

namespace {

constexpr std::int64_t kStep = 7'200'000'000;

Time at(std::int64_t microseconds) { return Time{Duration{microseconds}}; }

}  // namespace

TEST_CASE("complaints seen in the last day are counted as a list would count them, in steps of two hours") {
    const Draws draws{31, 0};
    for (std::uint64_t person = 0; person < 300; ++person) {
        Account account{};
        std::vector<std::int64_t> seen;
        // From many a minute to one in days.
        const double mean_gap = 60e6 * static_cast<double>(std::uint64_t{1} << (person % 12));
        std::int64_t now = 0;
        for (std::uint32_t i = 0; i < 400; ++i) {
            now += static_cast<std::int64_t>(draws.uniform(Purpose::reaction, person, i) * 2.0 * mean_gap);
            const bool sees = draws.bernoulli(0.6, Purpose::share, person, i);
            if (sees) {
                account.see_complaint(at(now));
                seen.push_back(now);
            }
            const auto in_window = [&](std::int64_t time) { return time / kStep > now / kStep - 12; };
            unsigned expected = 0;
            // Each step counts up to 255.
            for (std::int64_t step = std::max<std::int64_t>(0, now / kStep - 11); step <= now / kStep; ++step) {
                expected += static_cast<unsigned>(std::min<std::ptrdiff_t>(
                    255,
                    std::count_if(seen.begin(), seen.end(), [&](std::int64_t time) { return in_window(time) && time / kStep == step; })));
            }
            if (account.complaints_seen(at(now)) != expected)
                FAIL_CHECK("person ", person, " event ", i, ": ", account.complaints_seen(at(now)), " for ", expected);
        }
    }
}

TEST_CASE("asking about complaints seen does not need one to be seen first") {
    Account account{};
    CHECK(account.complaints_seen(at(0)) == 0);
    CHECK(account.complaints_seen(at(400 * kStep)) == 0);
    account.see_complaint(at(3 * kStep));
    CHECK(account.complaints_seen(at(3 * kStep)) == 1);
    CHECK(account.complaints_seen(at(14 * kStep + kStep - 1)) == 1);
    CHECK(account.complaints_seen(at(15 * kStep)) == 0);
}

TEST_CASE("distinct authors are counted exactly up to eight, then no further") {
    const Draws draws{32, 0};
    for (std::uint64_t person = 0; person < 200; ++person) {
        Awareness awareness;
        std::set<std::uint32_t> heard;
        const std::uint64_t authors = 1 + person % 20;
        for (std::uint32_t i = 0; i < 60; ++i) {
            const auto author = static_cast<std::uint32_t>(draws.bits(Purpose::share, person, i) % authors);
            heard.insert(author);
            const auto expected = std::min<std::size_t>(heard.size(), 8);
            CHECK(awareness.hear(AccountId{author}, false) == expected);
            CHECK(awareness.distinct == expected);
        }
    }
}
