#include "engine/cli/strategies.hpp"

namespace firebreak {

std::vector<GivenValue> given_values(const StrategyChoice& choice) {
    std::vector<GivenValue> values;
    values.reserve(choice.params.size());
    for (const StrategyParam& param : choice.params) values.push_back({param.key, param.value, param.mark});
    return values;
}

void check_strategy(const StrategyLibrary& library, const Scenario& scenario, Diagnostics& problems) {
    try {
        const StrategyPlugin plugin = library.open(scenario.strategy.name, scenario.strategy.mark);
        static_cast<void>(plugin.resolve(given_values(scenario.strategy), problems));
    } catch (const InputError& error) {
        for (const Problem& problem : error.problems()) problems.error(problem.mark, problem.message);
    }
}

}  // namespace firebreak
