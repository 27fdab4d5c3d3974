#include "engine/study/regret.hpp"

#include "engine/measure/quantile.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace firebreak {
namespace {

bool has_value(const std::vector<std::optional<double>>& branch) {
    return std::any_of(branch.begin(), branch.end(), [](std::optional<double> value) { return value.has_value(); });
}

/// The best value of one repetition among the branches that have any.
double best_of(const BranchValues& values, const std::vector<std::uint32_t>& branches, std::size_t repetition, Direction direction) {
    double best = *values[branches.front()][repetition];
    for (const std::uint32_t branch : branches) {
        if (is_better(*values[branch][repetition], best, direction)) best = *values[branch][repetition];
    }
    return best;
}

}  // namespace

std::vector<std::size_t> complete_repetitions(const BranchValues& values) {
    std::size_t most = 0;
    for (const auto& branch : values) most = std::max(most, branch.size());
    std::vector<std::size_t> complete;
    for (std::size_t repetition = 0; repetition < most; ++repetition) {
        bool is_complete = false;
        for (const auto& branch : values) {
            if (!has_value(branch)) continue;
            is_complete = repetition < branch.size() && branch[repetition];
            if (!is_complete) break;
        }
        if (is_complete) complete.push_back(repetition);
    }
    return complete;
}

std::vector<BranchRegret> regrets(const BranchValues& values, Direction direction, const BootstrapSettings& bootstrap) {
    std::vector<BranchRegret> results(values.size());
    std::vector<std::uint32_t> branches;
    for (std::uint32_t branch = 0; branch < values.size(); ++branch) {
        results[branch].branch = branch;
        if (has_value(values[branch])) branches.push_back(branch);
    }
    const std::vector<std::size_t> repetitions = complete_repetitions(values);
    if (direction == Direction::none || repetitions.empty()) return results;
    std::vector<std::vector<double>> regret(values.size());
    std::vector<double> wins(values.size());
    for (const std::size_t repetition : repetitions) {
        const double best = best_of(values, branches, repetition, direction);
        double ties = 0.0;
        for (const std::uint32_t branch : branches) ties += *values[branch][repetition] == best ? 1.0 : 0.0;
        for (const std::uint32_t branch : branches) {
            regret[branch].push_back(std::fabs(*values[branch][repetition] - best));
            wins[branch] += *values[branch][repetition] == best ? 1.0 / ties : 0.0;
        }
    }
    const Resamples resamples{repetitions.size(), bootstrap.resamples, bootstrap.seed};
    for (const std::uint32_t branch : branches) {
        BranchRegret& result = results[branch];
        result.repetitions = static_cast<std::int64_t>(repetitions.size());
        result.mean = mean(regret[branch]);
        result.greatest = *std::max_element(regret[branch].begin(), regret[branch].end());
        result.probability_of_best = wins[branch] / static_cast<double>(repetitions.size());
        if (const auto interval = bootstrap_mean(regret[branch], resamples)) result.bounds = interval->corrected;
    }
    return results;
}

}  // namespace firebreak
