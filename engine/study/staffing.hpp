// Staffing against policy: what more agents or longer hours buy, from a sweep over company.desk.agents and company.desk.hours.
#pragma once

#include "engine/study/bootstrap.hpp"
#include "engine/study/study_results.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace firebreak {

/// "sla_attainment at least .8", "volume at most 5000": the sense follows from the measure's direction.
struct StaffingTarget {
    std::string measure;
    double value = 0.0;
};

/// A policy with a desk of some size at some hours.
struct StaffingPoint {
    std::uint32_t branch = 0;
    std::uint32_t point = 0;
    /// As the sweep wrote it; empty where the sweep does not vary it.
    std::string hours;
    std::optional<double> agents;
    /// Further parameters that the sweep varies, "key=value, key=value".
    std::string others;
    std::int64_t runs = 0;
    std::optional<double> damage;
    std::optional<Bounds> damage_bounds;
    std::optional<double> cost;
    std::optional<Bounds> cost_bounds;
    /// The target's measure.
    std::optional<double> attained;
    std::optional<Bounds> attained_bounds;
    /// By the mean, and by the whole 95 % interval of the mean.
    bool attains = false;
    bool attains_surely = false;
    /// No other staffing of the same branch, hours and other parameters has both less damage and less cost.
    bool is_on_front = false;
};

/// The cheapest staffing that attains the target, for one policy and hours.
struct CheapestStaffing {
    std::uint32_t branch = 0;
    std::string hours;
    std::string others;
    /// Index into `points`; nothing when no size in the sweep attains it.
    std::optional<std::size_t> cheapest;
    /// The same among those that attain it surely.
    std::optional<std::size_t> cheapest_surely;
};

struct StaffingFrontier {
    std::vector<StaffingPoint> points;
    std::optional<StaffingTarget> target;
    /// Empty without a target.
    std::vector<CheapestStaffing> cheapest;
    /// Why there is none: the sweep varies neither agents nor hours.
    std::string refused_because;
};

[[nodiscard]] StaffingFrontier staffing_frontier(const StudyResults& results, const std::string& damage_measure,
                                                 const std::string& cost_measure, const std::optional<StaffingTarget>& target);

}  // namespace firebreak
