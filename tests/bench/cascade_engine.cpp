#include "tests/bench/cascade_engine.hpp"

#include "engine/core/hash.hpp"
#include "engine/sim/parallel.hpp"
#include "tests/bench/samples.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace firebreak::bench {
namespace {

constexpr std::size_t kReplicates = 10;
/// A replicate counts as one that caught on from this share of the accounts.
constexpr double kCaughtOn = 0.01;

std::uint64_t crossed_by(const Simulation& simulation) {
    std::uint64_t crossed = 0;
    for (const Post& post : simulation.book().posts) crossed += post.followers;
    return crossed;
}

}  // namespace

// Whoever sees a post shares it, and a tenth of the followers see it, one window later, so that a window is a generation.
Scenario cascade_scenario(std::string_view draws, bool has_weights) {
    std::vector<std::string> changes{fmt::format("platform.visibility={}", kCascadeP),
                                     "platform.share_probability=100",
                                     "platform.kernel=fixed",
                                     "platform.kernel_mean=10 s",
                                     fmt::format("platform.draws={}", draws),
                                     "company.policy_tick=1 d",
                                     "horizon=2 h"};
    if (has_parameter("sim", "exposures")) changes.push_back("sim.exposures=shares_only");
    Scenario scenario = scenario_of("scenarios/small/pure_contagion.yaml", changes);
    // The file names a generator, and weights are asked for where a graph comes from a file; here it comes from memory.
    scenario.platform.follow_weights = has_weights;
    return scenario;
}

FollowerGraph with_own_probabilities(const FollowerGraph& graph) {
    GraphArrays arrays;
    arrays.offsets = Buffer<std::uint64_t>(graph.all_offsets().size());
    arrays.followers = Buffer<AccountId>(graph.follows());
    arrays.weights = Buffer<float>(graph.follows());
    std::copy(graph.all_offsets().begin(), graph.all_offsets().end(), arrays.offsets.begin());
    std::copy(graph.all_followers().begin(), graph.all_followers().end(), arrays.followers.begin());
    // A graph's weights stand in for visibility.
    for (std::uint64_t follow = 0; follow < graph.follows(); ++follow)
        arrays.weights[follow] = static_cast<float>(kCascadeP) * (0.5F + static_cast<float>(mix(follow) >> 40) * 0x1.0p-24F);
    return FollowerGraph::stored(std::move(arrays));
}

CascadeSeeds seeds_that_catch_on(const Runs& runs, const FollowerGraph& graph) {
    CascadeSeeds seeds;
    for (std::uint64_t repetition = 0; seeds.repetitions.size() < kReplicates && repetition < 1000; ++repetition) {
        runs.run(repetition, 1, [&](const Simulation& simulation) {
            if (static_cast<double>(simulation.book().posts.size()) < kCaughtOn * graph.accounts()) return;
            seeds.repetitions.push_back(repetition);
            seeds.starts.push_back(simulation.book().posts[0].author);
            seeds.follows_crossed += static_cast<double>(crossed_by(simulation));
        });
    }
    return seeds;
}

double cascade_round(const Runs& runs, const CascadeSeeds& seeds, int inside, int beside) {
    std::vector<std::uint64_t> crossed(seeds.repetitions.size());
    Workers workers{beside};
    const double seconds = seconds_of([&] {
        workers.for_each(crossed.size(), [&](int, std::size_t i) {
            runs.run(seeds.repetitions[i], inside, [&](const Simulation& simulation) { crossed[i] = crossed_by(simulation); });
        });
    });
    std::uint64_t sum = 0;
    for (const std::uint64_t part : crossed) sum += part;
    return static_cast<double>(sum) / seconds / 1e6;
}

double share_identical(const Runs& runs, const CascadeSeeds& seeds) {
    double same = 0.0;
    for (const std::uint64_t repetition : seeds.repetitions) {
        std::uint64_t digests[2] = {};
        for (int threads = 1; threads <= 2; ++threads)
            runs.run(repetition, threads, [&](const Simulation& simulation) { digests[threads - 1] = simulation.digest(); });
        if (digests[0] == digests[1]) same += 1.0;
    }
    return same / static_cast<double>(seeds.repetitions.size());
}

}  // namespace firebreak::bench
