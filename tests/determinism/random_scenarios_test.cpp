// Scenarios over wide ranges of every parameter: windowed with any number of threads equals the serial loop.
#include "tests/determinism/random_scenario.hpp"
#include "tests/determinism/same_run.hpp"

#include <doctest/doctest.h>
#include <tbb/global_control.h>

#include <map>

using namespace firebreak;

namespace {

constexpr std::uint64_t kScenarios = 36;

// The most exposures' worth of posts that fell into one window: whether the parallel path was taken at all.
std::size_t busiest_window(const Simulation& simulation) {
    std::map<std::int64_t, std::size_t> windows;
    for (const Post& post : simulation.book().posts)
        ++windows[microseconds_of(post.time) / simulation.scenario().platform.min_reaction.count()];
    std::size_t busiest = 0;
    for (const auto& [window, posts] : windows) busiest = std::max(busiest, posts);
    return busiest;
}

}  // namespace

TEST_CASE("random scenarios are the same run with 1, 2, 3, 8 and 16 threads as in the serial loop") {
    const tbb::global_control allowed{tbb::global_control::max_allowed_parallelism, 16};
    std::size_t crowded = 0;
    std::size_t posts = 0;
    for (std::uint64_t n = 0; n < kScenarios; ++n) {
        CAPTURE(n);
        Scenario scenario = test::random_scenario(n);
        const auto graph = test::shared_graph(scenario.network);
        scenario.sim.loop = Loop::serial;
        const test::Run reference = test::finished(scenario, graph);
        posts += reference->book().posts.size();
        crowded += busiest_window(*reference) > 50;
        scenario.sim.loop = Loop::windowed;
        for (const int threads : {1, 2, 3, 8, 16}) {
            CAPTURE(threads);
            const test::Run run = test::finished(scenario, graph, nullptr, 0, threads);
            test::check_same_run(*reference, *run);
        }
    }
    // Or the test would be about empty networks.
    CHECK(posts > 20'000);
    CHECK(crowded > 0);
}

TEST_CASE("a burst of thousands of events in each window is the same run with any number of threads") {
    const tbb::global_control allowed{tbb::global_control::max_allowed_parallelism, 16};
    Scenario scenario = test::random_scenario(5);
    scenario.network.model = NetworkModel::configuration;
    scenario.network.accounts = 30'000;
    scenario.network.mean_follows = 20;
    scenario.platform.visibility = 0.9;
    scenario.platform.draws = DrawMode::per_follow;
    scenario.platform.kernel = KernelLaw::fixed;
    scenario.platform.min_reaction = seconds{300};
    scenario.platform.kernel_mean = seconds{300};
    scenario.platform.share_probability = 0.15;
    scenario.platform.share_once_per = ShareScope::issue;
    scenario.platform.damping = 1.0;
    scenario.platform.post_lifetime = Duration{0};
    scenario.platform.novelty_half_life = Duration{0};
    scenario.horizon = days{2};
    scenario.incidents.resize(1);
    scenario.incidents[0].start = hours{3};
    scenario.incidents[0].seeds_at_start = 500;
    scenario.strategy.name = "canned";
    // The burst is the network's own: nothing else is to bring it to people.
    scenario.media.rate = 0.0;
    scenario.platform.trending_rate = 0.0;
    scenario.platform.feed = FeedRule::kernel;
    scenario.platform.contagion = Contagion::reinforced;
    const auto graph = test::shared_graph(scenario.network);
    scenario.sim.loop = Loop::serial;
    const test::Run reference = test::finished(scenario, graph);
    CHECK(busiest_window(*reference) > 1000);
    scenario.sim.loop = Loop::windowed;
    for (const int threads : {1, 2, 3, 8, 16}) {
        CAPTURE(threads);
        for (int again = 0; again < 3; ++again) test::check_same_run(*reference, *test::finished(scenario, graph, nullptr, 0, threads));
    }
}
