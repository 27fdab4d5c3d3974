#include "engine/study/series_sampler.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace firebreak;

namespace {

// Six hours; hour h has h failures, a backlog of 10 h and a utilisation of h / 10 (none in hour 1).
struct SixHours {
    std::vector<Tally> tallies;
    std::vector<DeskTally> desk;
    std::vector<double> nothing = std::vector<double>(6, 0.0);
    RunRecord run;

    SixHours() {
        tallies.resize(6);
        desk.resize(6);
        for (std::int64_t hour = 0; hour < 6; ++hour) {
            const auto place = static_cast<std::size_t>(hour);
            tallies[place].failures = hour;
            desk[place].queue_length = 10 * hour;
            desk[place].busy_time = hour;
            desk[place].staffed_time = hour == 1 ? 0 : 10;
        }
        run.tallies = tallies;
        run.desk = desk;
        run.background_volume = nothing;
        run.seen_per_hour = nothing;
        run.accounts = 10;
        run.end = kStart + hours{6};
    }
};

}  // namespace

TEST_CASE("flows add up, levels are those of the last step, means leave out what has none") {
    const SixHours six;
    Study study;
    study.series = {"failures", "backlog", "utilisation"};
    study.series_step = hours{3};
    const auto values = sampled_series(six.run, study);
    REQUIRE(values.size() == 6);
    CHECK(values[0] == 0.0 + 1.0 + 2.0);
    CHECK(values[1] == 20.0);
    CHECK(values[2].value() == doctest::Approx((0.0 + 0.2) / 2.0));
    CHECK(values[3] == 3.0 + 4.0 + 5.0);
    CHECK(values[4] == 50.0);
    CHECK(values[5].value() == doctest::Approx(0.4));
}

TEST_CASE("a last row that the run does not fill counts as far as it goes") {
    const SixHours six;
    Study study;
    study.series = {"failures"};
    study.series_step = hours{4};
    CHECK(sampled_series(six.run, study) == std::vector<std::optional<double>>{6.0, 9.0});
    CHECK(series_starts(hours{6}, hours{4}) == std::vector<double>{0.0, 4.0});
}

TEST_CASE("what is no flow is said for each column by name, so the names must exist") {
    std::set<std::string_view> columns;
    for (const SeriesColumn& column : series_columns()) columns.insert(column.key);
    int others = 0;
    for (const std::string_view column : columns) others += coarsening_of(column) == Coarsening::sum ? 0 : 1;
    CHECK(others == 6);
}
