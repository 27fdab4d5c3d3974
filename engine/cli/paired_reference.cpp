#include "engine/cli/paired_reference.hpp"

#include "engine/sim/without_incidents.hpp"

namespace firebreak {

std::optional<PairedReference> reference_of(const RunOptions& options, const Scenario& scenario, const StrategyLibrary& library,
                                            const FollowerGraph& graph, std::uint32_t influencer_followers) {
    if (!options.makes_reference || scenario.incidents.empty()) return std::nullopt;
    PairedReference reference;
    reference.scenario = std::make_unique<Scenario>(without_incidents(scenario));
    Diagnostics problems;
    reference.cast = create_cast(library, *reference.scenario, problems);
    problems.throw_if_errors();
    reference.simulation = std::make_unique<Simulation>(
        RunSetup{*reference.scenario, graph, *reference.cast.first, options.repetition, influencer_followers, options.threads, {}});
    reference.simulation->run();
    reference.record = record_of(*reference.simulation);
    return reference;
}

}  // namespace firebreak
