#include "engine/study/series_bands.hpp"
#include "tests/study/made_up_results.hpp"

#include <doctest/doctest.h>

using namespace firebreak;
using namespace firebreak::test;

TEST_CASE("a band holds the quantiles of each step and column over the runs that have a value there") {
    StudyResults results = results_of({"silence", "answer"});
    results.study.series = {"volume", "queue"};
    results.series_hours = {0.0, 1.0};
    for (std::uint64_t repetition = 0; repetition < 11; ++repetition) {
        const auto value = static_cast<double>(repetition);
        run_at(results, 0, 0, repetition).series = {value, 7.0, 10.0 * value, repetition == 3 ? std::nullopt : std::optional{5.0}};
    }
    run_at(results, 0, 0, 11).failure = "stopped";
    const auto bands = series_bands(results);
    REQUIRE(bands.size() == 4);
    CHECK(bands[0].branch == 0);
    CHECK(bands[0].column == "volume");
    REQUIRE(bands[0].steps.size() == 2);
    // Type 7 over 0 … 10: 10 % at 1, half at 5, 90 % at 9.
    CHECK(*bands[0].steps[0].low == doctest::Approx(1.0));
    CHECK(*bands[0].steps[0].median == doctest::Approx(5.0));
    CHECK(*bands[0].steps[0].high == doctest::Approx(9.0));
    CHECK(*bands[0].steps[1].high == doctest::Approx(90.0));
    CHECK(bands[1].column == "queue");
    CHECK(bands[1].steps[1].runs == 10);
    CHECK(bands[2].branch == 1);
    CHECK(bands[2].steps[0].runs == 0);
    CHECK_FALSE(bands[2].steps[0].median.has_value());
}
