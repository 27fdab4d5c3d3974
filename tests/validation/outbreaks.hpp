// Cascades from one first post, run after run: how many become outbreaks, and how large these are.
#pragma once

#include "tests/core/statistics.hpp"
#include "tests/sim/run_support.hpp"
#include "tests/validation/record.hpp"

#include <cmath>
#include <string>
#include <string_view>
#include <vector>

namespace firebreak::test {

/// Each exposure is one coin of probability p; a fixed delay of one window makes a window a generation.
[[nodiscard]] inline Scenario percolation(double p, std::int64_t accounts) {
    Scenario scenario = pure_contagion(p);
    scenario.network.accounts = accounts;
    scenario.horizon = days{5};
    scenario.platform.kernel = KernelLaw::fixed;
    scenario.platform.kernel_mean = scenario.platform.min_reaction;
    return scenario;
}

struct Outbreaks {
    double count = 0.0;
    double large = 0.0;
    /// Of the large ones, as shares of the accounts.
    std::vector<double> sizes;
    [[nodiscard]] double share() const { return large / count; }
};

/// One run; it is an outbreak if more than `least` of the accounts posted.
inline void spread_once(const Scenario& scenario, const std::shared_ptr<const FollowerGraph>& graph, std::uint64_t repetition, double least,
                        Outbreaks& outbreaks) {
    const Run run = finished(scenario, graph, std::make_unique<ScriptedStrategy>(), repetition);
    const double size = static_cast<double>(run->book().posts.size()) / static_cast<double>(graph->accounts());
    outbreaks.count += 1.0;
    if (size <= least) return;
    outbreaks.large += 1.0;
    outbreaks.sizes.push_back(size);
}

inline void check_outbreaks(std::string_view id, const std::string& where, const Outbreaks& outbreaks, double size, double size_tolerance,
                            double probability) {
    REQUIRE(outbreaks.sizes.size() > 1);
    record(id, "size of outbreaks" + where, size, moments_of(outbreaks.sizes).mean, size_tolerance, outbreaks.large);
    record(id, "P(outbreak)" + where, probability, outbreaks.share(),
           kStandardErrors * std::sqrt(probability * (1.0 - probability) / outbreaks.count), outbreaks.count);
}

}  // namespace firebreak::test
