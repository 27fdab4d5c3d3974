#include "engine/study/stopping_rule.hpp"

#include "engine/measure/over_runs.hpp"

#include <algorithm>

namespace firebreak {
namespace {

std::uint32_t branch_named(const Study& study, const std::string& name) {
    for (std::uint32_t i = 0; i < study.branches.size(); ++i) {
        if (study.branches[i].name == name) return i;
    }
    return 0;
}

bool are_done(const StudyPlan& plan, const FinishedRuns& finished, std::uint32_t branch, std::uint64_t repetitions) {
    for (std::uint64_t repetition = 0; repetition < repetitions; ++repetition) {
        if (!finished.has(plan.number_of({repetition, branch, 0}))) return false;
    }
    return true;
}

}  // namespace

std::uint64_t wanted_repetitions(const StudyPlan& plan, const FinishedRuns& finished, std::uint64_t fixed) {
    const StoppingRule& rule = plan.study.stopping;
    if (rule.kind == StoppingRule::Kind::fixed) return fixed;
    const std::uint32_t ours = branch_named(plan.study, rule.branch);
    const std::uint32_t baseline = branch_named(plan.study, plan.study.baseline);
    const auto step = static_cast<std::uint64_t>(rule.step);
    const auto at_most = static_cast<std::uint64_t>(rule.at_most);
    for (std::uint64_t repetitions = step;; repetitions += step) {
        if (repetitions >= at_most) return at_most;
        if (!are_done(plan, finished, ours, repetitions) || !are_done(plan, finished, baseline, repetitions)) return repetitions;
        const PairedDifference difference = paired_difference(finished.values(ours, repetitions), finished.values(baseline, repetitions));
        if (difference.low && difference.high && *difference.high - *difference.low <= 2.0 * rule.half_width) return repetitions;
    }
}

}  // namespace firebreak
