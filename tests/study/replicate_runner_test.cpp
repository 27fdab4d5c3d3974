// One replicate of a study, against the run that it stands for and against plain counting.
#include "engine/study/replicate_runner.hpp"
#include "engine/sim/network.hpp"
#include "engine/sim/simulation.hpp"
#include "engine/sim/without_incidents.hpp"
#include "engine/study/largest_roots.hpp"
#include "tests/study/study_support.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>

using namespace firebreak;
using namespace firebreak::test;

namespace {

std::string tiny_outage() {
    std::ifstream stream{std::filesystem::path{std::getenv("FIREBREAK_SOURCE_DIR")} / "scenarios/small/tiny_outage.yaml"};
    return {std::istreambuf_iterator<char>{stream}, std::istreambuf_iterator<char>{}};
}

struct Made {
    StudyPlan plan = plan_of(kTwoBranches, tiny_outage());
    StrategyLibrary library{default_plugin_folders()};
    Network network = make_network(cell_scenario(plan, 1, 0).network);
    StudyCell cell;

    Made() {
        cell.scenario = cell_scenario(plan, 1, 0);
        cell.quiet = without_incidents(cell.scenario);
        cell.has_reference = true;
        cell.graph = &network.graph;
        cell.influencer_followers = influencer_threshold(network.graph);
    }
    [[nodiscard]] std::uint64_t run() const { return plan.number_of({3, 1, 0}); }
};

}  // namespace

TEST_CASE("a replicate stores the measures, series and roots of the run that it stands for") {
    const Made made;
    const StudyRun result = run_replicate(made.plan, prepare_replicate(made.plan, made.run(), made.cell, made.library));
    PreparedReplicate again = prepare_replicate(made.plan, made.run(), made.cell, made.library);
    Simulation simulation{{made.cell.scenario, made.network.graph, *again.cast.first, 3, made.cell.influencer_followers, 1}};
    simulation.run();
    CHECK(result.branch == 1);
    CHECK(result.repetition == 3);
    CHECK(result.seed == 7);
    CHECK(result.measures.size() == measure_infos().size());
    CHECK(result.series.size() == 72 * made.plan.study.series.size());
    CHECK(result.failure.empty());
    double volume = 0.0;
    for (std::size_t i = 0; i < result.series.size(); i += made.plan.study.series.size()) volume += result.series[i].value();
    const std::vector<MeasureValue> measured = measure_run(simulation);
    CHECK(volume == value_of(measured, "volume"));
    for (std::size_t i = 0; i < measured.size(); ++i) {
        CAPTURE(measured[i].info->key);
        // What needs the quiet run is missing without it.
        if (measured[i].value) CHECK(result.measures[i] == measured[i].value);
    }
}

TEST_CASE("the largest roots are those that plain counting of shares finds, with the first reply under each") {
    const Made made;
    PreparedReplicate replicate = prepare_replicate(made.plan, made.run(), made.cell, made.library);
    Simulation simulation{{made.cell.scenario, made.network.graph, *replicate.cast.first, 3, made.cell.influencer_followers, 1}};
    simulation.run();
    std::map<std::uint64_t, std::int64_t> shares;
    std::map<std::uint64_t, double> answered;
    const PostBook& book = simulation.book();
    for (const Post& post : book.posts) {
        if (post.type == PostType::share) ++shares[book[post.root].key];
    }
    for (const PublishedReply& reply : book.replies) {
        if (reply.published >= kStart + made.cell.scenario.horizon) continue;
        const double hours = hours_of(reply.published - book[reply.root].time);
        const auto [place, is_new] = answered.try_emplace(book[reply.root].key, hours);
        if (!is_new) place->second = std::min(place->second, hours);
    }
    const std::vector<AttributedRoot> roots = largest_roots(simulation);
    REQUIRE(roots.size() == kLargestRoots);
    std::vector<std::int64_t> counts;
    for (const auto& [key, count] : shares) counts.push_back(count);
    std::sort(counts.rbegin(), counts.rend());
    int with_answer = 0;
    for (std::size_t i = 0; i < roots.size(); ++i) {
        CHECK(roots[i].rank == static_cast<int>(i));
        CHECK(roots[i].shares == counts[i]);
        CHECK(roots[i].shares == shares[roots[i].post]);
        const auto reply = answered.find(roots[i].post);
        CHECK(roots[i].answered_after_hours.has_value() == (reply != answered.end()));
        if (reply == answered.end()) continue;
        ++with_answer;
        CHECK(roots[i].answered_after_hours == reply->second);
    }
    CHECK(with_answer > 0);
}

TEST_CASE("a run that failed keeps its place, its strategy and its reason in one line") {
    const Made made;
    const StudyRun failed = failed_run(made.plan, made.run(), made.cell.scenario, "it broke\nbadly");
    CHECK(failed.run == made.run());
    CHECK(failed.repetition == 3);
    CHECK(failed.guilty_strategy == "canned");
    CHECK(failed.failure == "it broke badly");
    CHECK(failed.measures.empty());
}
