// Where only shares are followed, a run is still one run: for any number of threads, in either loop, and from a checkpoint.
#include "engine/core/archive.hpp"
#include "engine/measure/measures.hpp"
#include "engine/measure/time_series.hpp"
#include "tests/core/statistics.hpp"
#include "tests/determinism/same_run.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace firebreak;

namespace {

Scenario cascade(DrawMode draws, ShareScope scope) {
    Scenario scenario = test::pure_contagion(0.1);
    scenario.sim.exposures = Exposures::shares_only;
    scenario.platform.draws = draws;
    scenario.platform.share_once_per = scope;
    scenario.network.model = NetworkModel::erdos_renyi;
    scenario.network.accounts = 20'000;
    scenario.network.mean_follows = 20.0;
    scenario.incidents[0].seeds_at_start = 50;
    scenario.strategy.name = "dead_account";
    scenario.horizon = days{2};
    // A second incident, whose shares are remembered in another place.
    IncidentParams other = scenario.incidents[0];
    other.id = "other";
    other.start = hours{6};
    scenario.incidents.push_back(other);
    return scenario;
}

}  // namespace

TEST_CASE("following shares only, threads and loops change nothing") {
    for (const DrawMode draws : {DrawMode::skip, DrawMode::per_follow}) {
        for (const ShareScope scope : {ShareScope::issue, ShareScope::root}) {
            Scenario scenario = cascade(draws, scope);
            if (scope == ShareScope::root) scenario.platform.share_probability = 0.07;
            const auto graph = test::shared_graph(scenario.network);
            const test::Run one = test::finished(scenario, graph);
            REQUIRE(one->book().posts.size() > 1000);
            for (const int threads : {2, 3, 8}) {
                test::Run many = test::set_up(scenario, graph, nullptr, 0, threads);
                many->run();
                test::check_same_run(*one, *many);
            }
            scenario.sim.loop = Loop::serial;
            const test::Run serial = test::finished(scenario, graph);
            test::check_same_run(*one, *serial);
        }
    }
}

TEST_CASE("following shares only, a run goes on from where it was saved") {
    const Scenario scenario = cascade(DrawMode::skip, ShareScope::issue);
    const auto graph = test::shared_graph(scenario.network);
    const test::Run whole = test::finished(scenario, graph);
    test::Run first = test::set_up(scenario, graph);
    first->run_until(kStart + hours{8});
    Writer saved;
    first->save(saved);
    test::Run second = test::set_up(scenario, graph);
    Reader in{saved.bytes()};
    second->load(in);
    second->run();
    test::check_same_run(*whole, *second);
}

TEST_CASE("following shares only, displays are not counted as none but not counted") {
    const Scenario scenario = cascade(DrawMode::skip, ShareScope::issue);
    const test::Run run = test::finished(scenario, test::shared_graph(scenario.network));
    const auto values = measure_run(*run);
    for (const char* key : {"reach", "reach_fraction", "impressions", "item_impressions", "negative_impressions", "media_reach",
                            "trending_reach", "net_sentiment_weighted"}) {
        CAPTURE(key);
        CHECK_FALSE(value_of(values, key).has_value());
    }
    CHECK(value_of(values, "volume_share").value_or(0.0) > 1000.0);
    for (const SeriesColumn& column : series_columns()) {
        CAPTURE(column.key);
        const bool is_display = column.key == "reach" || column.key == "impressions" || column.key == "cumulative_reach";
        if (is_display) CHECK_FALSE(column.value(time_series(record_of(*run)).front()).has_value());
    }
}

TEST_CASE("following shares only, as many share as when everybody who sees is looked at") {
    // Cascades of one first post each, so that their sizes are independent; the law is the same, the draws are not.
    for (const DrawMode draws : {DrawMode::skip, DrawMode::per_follow}) {
        Scenario scenario = cascade(draws, ShareScope::issue);
        scenario.incidents.pop_back();
        scenario.incidents[0].seeds_at_start = 1;
        scenario.platform.share_probability = 0.045;
        const auto graph = test::shared_graph(scenario.network);
        constexpr std::uint64_t kRuns = 300;
        const auto sizes = [&](Exposures exposures) {
            scenario.sim.exposures = exposures;
            std::pair<double, double> moments{0.0, 0.0};
            for (std::uint64_t repetition = 0; repetition < kRuns; ++repetition) {
                const auto size = static_cast<double>(test::finished(scenario, graph, nullptr, repetition)->book().posts.size());
                moments.first += size / kRuns;
                moments.second += size * size / kRuns;
            }
            return moments;
        };
        const auto [all, all_square] = sizes(Exposures::all);
        const auto [thinned, thinned_square] = sizes(Exposures::shares_only);
        const double variance = (all_square - all * all + thinned_square - thinned * thinned) / kRuns;
        CAPTURE(all);
        CAPTURE(thinned);
        CHECK(std::abs(all - thinned) < test::kStandardErrors * std::sqrt(variance));
    }
}
