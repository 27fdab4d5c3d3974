#include "engine/cli/many_runs.hpp"

#include "engine/cli/interrupt.hpp"
#include "engine/sim/parallel.hpp"

namespace firebreak {

bool run_all(std::span<const PlannedRun> runs, const FollowerGraph& graph, int threads,
             const std::function<void(std::size_t, const Simulation&)>& take) {
    const std::uint32_t influencers = influencer_threshold(graph);
    Workers workers{threads == 0 ? Workers::available() : threads};
    workers.for_each(runs.size(), [&](int, std::size_t place) {
        if (is_interrupted()) return;
        const PlannedRun& run = runs[place];
        Simulation simulation{{*run.scenario, graph, *run.cast.first, run.repetition, influencers, 1, run.cast.later()}};
        simulation.run();
        take(place, simulation);
    });
    return !is_interrupted();
}

}  // namespace firebreak
