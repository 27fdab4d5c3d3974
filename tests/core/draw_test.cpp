#include "engine/core/draw.hpp"
#include "tests/core/statistics.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

using namespace firebreak;

namespace {

constexpr std::size_t kCount = 100'000;

// Uniforms of entities 0, 1, 2, ... for one purpose.
std::vector<double> column(const Draws& draws, Purpose purpose, std::uint32_t n = 0, std::uint64_t first_entity = 0) {
    std::vector<double> values(kCount);
    for (std::size_t i = 0; i < kCount; ++i) values[i] = draws.uniform(purpose, first_entity + i, n);
    return values;
}

}  // namespace

TEST_CASE("a draw does not depend on the draws made before it") {
    const Draws draws{42, 3};
    std::vector<std::uint64_t> forwards;
    for (std::uint64_t entity = 0; entity < 1000; ++entity) forwards.push_back(draws.bits(Purpose::share, entity));
    for (std::uint64_t entity = 1000; entity-- > 0;) {
        (void)draws.bits(Purpose::reaction, entity, 9);
        CHECK(draws.bits(Purpose::share, entity) == forwards[entity]);
    }
    CHECK(Draws{42, 3}.bits(Purpose::share, 500) == forwards[500]);
}

TEST_CASE("uniforms lie from 0 to just below 1 and are uniform for every purpose") {
    const Draws draws{1, 0};
    for (const Purpose purpose :
         {Purpose::customer, Purpose::visibility, Purpose::share, Purpose::detection, Purpose::graph_edge, Purpose::bootstrap}) {
        CAPTURE(static_cast<int>(purpose));
        const std::vector<double> values = column(draws, purpose);
        CHECK(*std::min_element(values.begin(), values.end()) >= 0.0);
        CHECK(*std::max_element(values.begin(), values.end()) < 1.0);
        CHECK(test::ks_statistic(values, [](double x) { return x; }) < test::kKsLimit);
    }
    CHECK(unit_interval(0) == 0.0);
    CHECK(unit_interval(std::numeric_limits<std::uint64_t>::max()) == 1.0 - 0x1.0p-53);
}

TEST_CASE("draws of other purposes, entities, numbers, repetitions and seeds are independent") {
    const std::vector<double> base = column(Draws{11, 4}, Purpose::share);
    struct Other {
        const char* what;
        std::vector<double> values;
    };
    const std::array others{Other{"purpose", column(Draws{11, 4}, Purpose::me_too)},
                            Other{"far purpose", column(Draws{11, 4}, Purpose::graph_stub)},
                            Other{"next entity", column(Draws{11, 4}, Purpose::share, 0, 1)},
                            Other{"entity beyond 32 bits", column(Draws{11, 4}, Purpose::share, 0, std::uint64_t{1} << 32)},
                            Other{"number", column(Draws{11, 4}, Purpose::share, 1)},
                            Other{"repetition", column(Draws{11, 5}, Purpose::share)},
                            Other{"seed", column(Draws{12, 4}, Purpose::share)},
                            Other{"seed and repetition swapped", column(Draws{4, 11}, Purpose::share)}};
    for (const Other& other : others) {
        CAPTURE(other.what);
        CHECK(std::abs(test::correlation(base, other.values)) < test::kStandardErrors / std::sqrt(static_cast<double>(kCount)));
        // Correlation sees only what is linear; a 16 x 16 table sees the rest.
        std::vector<std::uint64_t> cells(256);
        for (std::size_t i = 0; i < kCount; ++i) {
            ++cells[static_cast<std::size_t>(base[i] * 16) * 16 + static_cast<std::size_t>(other.values[i] * 16)];
        }
        const std::vector<double> expected(256, kCount / 256.0);
        CHECK(std::abs(test::chi_square(cells, expected).standardised()) < test::kStandardErrors);
    }
}

TEST_CASE("a bernoulli is exact at 0 and 1 and has its probability between") {
    const Draws draws{5, 0};
    for (const double p : {0.0, 0.001, 0.3, 0.999, 1.0}) {
        CAPTURE(p);
        double hits = 0.0;
        for (std::uint64_t entity = 0; entity < kCount; ++entity) hits += draws.bernoulli(p, Purpose::me_too, entity) ? 1.0 : 0.0;
        const double error = std::sqrt(p * (1.0 - p) / kCount);
        CHECK(std::abs(hits / kCount - p) <= test::kStandardErrors * error);
    }
}

TEST_CASE("who says yes at a probability says yes at every higher one") {
    const Draws draws{6, 1};
    for (std::uint64_t entity = 0; entity < 10'000; ++entity) {
        bool before = false;
        for (const double p : {0.0, 0.1, 0.2, 0.5, 0.9, 1.0}) {
            const bool now = draws.bernoulli(p, Purpose::share, entity);
            CHECK((now || !before));
            before = now;
        }
    }
}
