#include "engine/study/robustness_findings.hpp"

#include "engine/core/draw.hpp"
#include "engine/graph/keyed_shuffle.hpp"
#include "engine/measure/quantile.hpp"
#include "engine/study/assignment_value.hpp"
#include "engine/study/assignments.hpp"
#include "engine/study/paired_statistics.hpp"
#include "engine/study/regret.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <utility>

namespace firebreak {
namespace {

/// One point as the judge sees it.
struct JudgedPoint {
    std::uint32_t point = 0;
    BranchValues values;
};

BranchValues values_at(const StudyResults& results, std::uint32_t point, std::string_view measure) {
    BranchValues values;
    const std::size_t repetitions = results.repetitions_at(point);
    for (std::uint32_t branch = 0; branch < results.study.branches.size(); ++branch) {
        values.push_back(results.values(branch, point, measure, repetitions));
    }
    return values;
}

/// Mean of a branch over the repetitions that all ranked branches have.
std::optional<double> mean_of(const JudgedPoint& judged, std::uint32_t branch) {
    std::vector<double> values;
    for (const std::size_t repetition : complete_repetitions(judged.values)) {
        if (judged.values[branch][repetition]) values.push_back(*judged.values[branch][repetition]);
    }
    return mean(values);
}

/// The branches of the best mean; several when they tie.
std::vector<std::uint32_t> winners(const JudgedPoint& judged, const Ranking& base) {
    std::vector<std::uint32_t> best;
    std::optional<double> best_mean;
    for (const RankedBranch& ranked : base.order) {
        const std::optional<double> own = mean_of(judged, ranked.branch);
        if (!own) continue;
        if (!best_mean || is_better(*own, *best_mean, base.direction)) {
            best = {ranked.branch};
            best_mean = own;
        } else if (*own == *best_mean) {
            best.push_back(ranked.branch);
        }
    }
    return best;
}

/// Whether every branch of the base ranking has a mean over complete repetitions.
bool can_be_judged(const JudgedPoint& judged, const Ranking& base) {
    return std::all_of(base.order.begin(), base.order.end(),
                       [&](const RankedBranch& ranked) { return mean_of(judged, ranked.branch).has_value(); });
}

RobustnessOfPair judge_pair(const RankedPair& pair, const std::vector<JudgedPoint>& points, Direction direction) {
    RobustnessOfPair result{pair.first, pair.second, static_cast<std::int64_t>(points.size()), 0, 0};
    for (const JudgedPoint& judged : points) {
        const PairedDifference difference = paired_difference(judged.values[pair.second], judged.values[pair.first]);
        if (!difference.mean) continue;
        // Second less first: worse than 0 means that the first is still better.
        result.survives_at += is_better(0.0, *difference.mean, direction) ? 1 : 0;
        result.clearly_reversed_at += is_better(*difference.mean, 0.0, direction) && difference.is_distinguishable() ? 1 : 0;
    }
    return result;
}

/// P(a > b) - P(a < b) for one of each list: the rank-biserial correlation.
double rank_biserial(const std::vector<double>& above, const std::vector<double>& below) {
    double sum = 0.0;
    for (const double a : above) {
        for (const double b : below) sum += a > b ? 1.0 : a < b ? -1.0 : 0.0;
    }
    return sum / static_cast<double>(above.size() * below.size());
}

struct Split {
    std::vector<double> changed;
    std::vector<double> kept;
};

/// Which points have another winner, one entry per point.
using ChangeFlags = std::vector<std::uint8_t>;

Split split_of(const std::vector<double>& values, const ChangeFlags& is_changed) {
    Split split;
    for (std::size_t i = 0; i < values.size(); ++i) (is_changed[i] != 0 ? split.changed : split.kept).push_back(values[i]);
    return split;
}

/// Share of random relabellings that go with the winner at least as strongly, to either side; the one seen counts among them.
double permutation_p(const std::vector<double>& values, ChangeFlags is_changed, double seen, const BootstrapSettings& settings,
                     std::uint64_t parameter) {
    const Draws draws{settings.seed, parameter};
    std::size_t as_strong = 1;
    for (std::size_t round = 0; round < settings.resamples; ++round) {
        shuffle_small(std::span{is_changed}, draws.bits(Purpose::bootstrap, round));
        const Split split = split_of(values, is_changed);
        as_strong += std::fabs(rank_biserial(split.changed, split.kept)) >= std::fabs(seen) ? 1U : 0U;
    }
    return static_cast<double>(as_strong) / static_cast<double>(settings.resamples + 1);
}

/// Keys of the parameters that the points vary, in the order of the first point.
std::vector<std::string> keys_of(const StudyResults& results, const std::vector<JudgedPoint>& points) {
    std::vector<std::string> keys;
    if (points.empty()) return keys;
    for (const Assignment& change : results.points[points.front().point].changes) keys.emplace_back(key_of(change));
    return keys;
}

std::optional<double> number_at(const StudyPoint& point, const std::string& key) {
    for (const Assignment& change : point.changes) {
        if (key_of(change) == key) return number_of(change);
    }
    return std::nullopt;
}

std::vector<WinnerParameter> winner_parameters(const StudyResults& results, const std::vector<JudgedPoint>& points,
                                               const ChangeFlags& is_changed, const BootstrapSettings& settings) {
    std::vector<WinnerParameter> parameters;
    std::vector<std::size_t> tested;
    std::vector<double> p_values;
    for (const std::string& key : keys_of(results, points)) {
        WinnerParameter parameter;
        parameter.key = key;
        std::vector<double> values;
        for (const JudgedPoint& judged : points) {
            if (const auto number = number_at(results.points[judged.point], key)) values.push_back(*number);
        }
        if (values.size() == points.size()) {
            const Split split = split_of(values, is_changed);
            parameter.where_kept = quantile(split.kept, 0.5);
            parameter.where_changed = quantile(split.changed, 0.5);
            if (!split.changed.empty() && !split.kept.empty()) {
                parameter.association = rank_biserial(split.changed, split.kept);
                tested.push_back(parameters.size());
                p_values.push_back(permutation_p(values, is_changed, *parameter.association, settings, parameters.size()));
            }
        }
        parameters.push_back(std::move(parameter));
    }
    const std::vector<double> adjusted = holm_adjusted(p_values);
    for (std::size_t i = 0; i < tested.size(); ++i) parameters[tested[i]].adjusted_p = adjusted[i];
    return parameters;
}

/// Mean regret of a branch at a point.
std::optional<double> mean_regret(const JudgedPoint& judged, std::uint32_t branch, Direction direction) {
    return regrets(judged.values, direction, {0, 0})[branch].mean;
}

}  // namespace

RobustnessFindings robustness_findings(const StudyResults& results, std::string_view measure, const Ranking& base,
                                       const BootstrapSettings& bootstrap) {
    RobustnessFindings findings;
    if (base.order.empty()) {
        findings.refused_because = "there is no ranking to test: " + base.refused_because;
        return findings;
    }
    std::vector<JudgedPoint> points;
    for (std::uint32_t point = 0; point < results.points.size(); ++point) {
        if (results.points[point].kind != PointKind::robustness) continue;
        JudgedPoint judged{point, values_at(results, point, measure)};
        if (can_be_judged(judged, base)) {
            points.push_back(std::move(judged));
        } else {
            ++findings.unjudged;
        }
    }
    findings.points = static_cast<std::int64_t>(points.size());
    if (points.empty()) {
        findings.refused_because = findings.unjudged > 0 ? "no other value of the weakly supported parameters has runs of every branch yet"
                                                         : "no run was made at other values of the weakly supported parameters";
        return findings;
    }
    for (std::uint32_t branch = 0; branch < results.study.branches.size(); ++branch) findings.branches.push_back({branch, 0, {}, {}});
    ChangeFlags is_changed;
    for (const JudgedPoint& judged : points) {
        const std::vector<std::uint32_t> best = winners(judged, base);
        for (const std::uint32_t branch : best) ++findings.branches[branch].best_at;
        const bool is_kept = std::find(best.begin(), best.end(), base.order.front().branch) != best.end();
        is_changed.push_back(is_kept ? 0 : 1);
        findings.winner_kept_at += is_kept ? 1 : 0;
    }
    const JudgedPoint at_base{0, values_at(results, 0, measure)};
    for (const RankedBranch& ranked : base.order) {
        RobustnessOfBranch& branch = findings.branches[ranked.branch];
        branch.share_best = static_cast<double>(branch.best_at) / static_cast<double>(points.size());
        branch.greatest_expected_regret = mean_regret(at_base, ranked.branch, base.direction);
        for (const JudgedPoint& judged : points) {
            const std::optional<double> regret = mean_regret(judged, ranked.branch, base.direction);
            if (regret) branch.greatest_expected_regret = std::max(branch.greatest_expected_regret.value_or(0.0), *regret);
        }
    }
    for (const RankedPair& pair : base.pairs) findings.pairs.push_back(judge_pair(pair, points, base.direction));
    findings.parameters = winner_parameters(results, points, is_changed, bootstrap);
    return findings;
}

}  // namespace firebreak
