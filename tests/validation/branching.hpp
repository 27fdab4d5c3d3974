// Many first posts at once, each the root of a cluster of its own: whoever sees a post shares it, once per root.
#pragma once

#include "tests/sim/run_support.hpp"

#include <vector>

namespace firebreak::test {

/// Large enough that hardly anybody is met twice by one cluster of up to a few thousand.
inline constexpr std::int64_t kBranchingAccounts = 1'000'000;

/// Nobody needs time to react; each post is seen by each follower with probability `visibility`, in a complete network unless the run is
/// given a graph.
[[nodiscard]] inline Scenario branching(double visibility, std::int64_t roots) {
    Scenario scenario = pure_contagion(1.0);
    scenario.network.model = NetworkModel::complete;
    scenario.network.accounts = kBranchingAccounts;
    scenario.sim.loop = Loop::serial;
    scenario.platform.min_reaction = Duration{0};
    scenario.platform.draws = DrawMode::skip;
    scenario.platform.share_once_per = ShareScope::root;
    scenario.platform.visibility = visibility;
    scenario.platform.kernel = KernelLaw::exponential;
    scenario.platform.kernel_mean = minutes{1};
    scenario.horizon = days{30};
    scenario.incidents[0].seeds_at_start = roots;
    return scenario;
}

/// The number of posts of each root, itself included.
[[nodiscard]] inline std::vector<double> cluster_sizes(const Simulation& simulation) {
    const std::vector<Post>& posts = simulation.book().posts;
    std::vector<double> by_root(posts.size(), 0.0);
    for (const Post& post : posts) by_root[index(post.root)] += 1.0;
    std::erase(by_root, 0.0);
    return by_root;
}

}  // namespace firebreak::test
