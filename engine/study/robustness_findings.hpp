// Whether a ranking outlives its assumptions: the same policies at other values of the parameters that are weakly supported.
#pragma once

#include "engine/study/bootstrap.hpp"
#include "engine/study/ranking.hpp"
#include "engine/study/study_results.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace firebreak {

struct RobustnessOfBranch {
    std::uint32_t branch = 0;
    /// Points at which it has the best mean, and the share of all points that can be judged.
    std::int64_t best_at = 0;
    std::optional<double> share_best;
    /// Greatest mean regret at any point, the base included: what minimax regret would minimise.
    std::optional<double> greatest_expected_regret;
};

/// One pair of the base ranking, better first.
struct RobustnessOfPair {
    std::uint32_t first = 0;
    std::uint32_t second = 0;
    std::int64_t points = 0;
    /// Points at which `first` is still better by the mean; a tie is no survival.
    std::int64_t survives_at = 0;
    /// Points at which `second` is better and the 95 % paired interval there leaves out 0.
    std::int64_t clearly_reversed_at = 0;
};

/// How a parameter's value goes with a change of winner.
struct WinnerParameter {
    std::string key;
    /// Median value where the base winner still wins, and where another does.
    std::optional<double> where_kept;
    std::optional<double> where_changed;
    /// Rank-biserial correlation in [-1, 1]: 1 when every value with a change is above every value without one.
    std::optional<double> association;
    /// Of the permutation test of that association, Holm-corrected over the parameters.
    std::optional<double> adjusted_p;
};

struct RobustnessFindings {
    std::int64_t points = 0;
    /// Points at which a branch has no complete repetition, left out.
    std::int64_t unjudged = 0;
    /// Points at which the base ranking's first branch has the best mean.
    std::int64_t winner_kept_at = 0;
    std::vector<RobustnessOfBranch> branches;
    std::vector<RobustnessOfPair> pairs;
    std::vector<WinnerParameter> parameters;
    /// Empty, or why nothing can be said (no robustness points, no ranking at the base).
    std::string refused_because;
};

[[nodiscard]] RobustnessFindings robustness_findings(const StudyResults& results, std::string_view measure, const Ranking& base,
                                                     const BootstrapSettings& bootstrap);

}  // namespace firebreak
