#include "engine/cli/paired_reference.hpp"

#include "engine/sim/without_incidents.hpp"

#include <utility>

namespace firebreak {

bool wants_reference(const RunOptions& options, const Scenario& scenario) noexcept {
    return options.makes_reference && !scenario.incidents.empty();
}

Cast cast_of_reference(const Scenario& scenario, const StrategyLibrary& library) {
    Diagnostics problems;
    Cast cast = create_cast(library, without_incidents(scenario), problems);
    problems.throw_if_errors();
    return cast;
}

PairedReference reference_of(const RunOptions& options, const Scenario& scenario, Cast cast, const FollowerGraph& graph,
                             std::uint32_t influencer_followers) {
    PairedReference reference;
    reference.scenario = std::make_unique<Scenario>(without_incidents(scenario));
    reference.cast = std::move(cast);
    reference.simulation = std::make_unique<Simulation>(
        RunSetup{*reference.scenario, graph, *reference.cast.first, options.repetition, influencer_followers, options.threads, {}});
    reference.simulation->run();
    reference.record = record_of(*reference.simulation);
    return reference;
}

}  // namespace firebreak
