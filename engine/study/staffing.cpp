#include "engine/study/staffing.hpp"

#include "engine/measure/measure_direction.hpp"
#include "engine/measure/over_runs.hpp"
#include "engine/study/assignment_value.hpp"
#include "engine/study/assignments.hpp"
#include "engine/study/paired_statistics.hpp"

#include <algorithm>
#include <cstddef>
#include <tuple>

namespace firebreak {
namespace {

constexpr std::string_view kAgents = "company.desk.agents";
constexpr std::string_view kHours = "company.desk.hours";

/// What a point of the sweep sets.
struct Circumstances {
    std::optional<double> agents;
    std::string hours;
    std::string others;
};

Circumstances circumstances_of(const StudyPoint& point) {
    Circumstances found;
    for (const Assignment& change : point.changes) {
        const std::string_view key = key_of(change);
        if (key == kAgents) {
            found.agents = number_of(change);
        } else if (key == kHours) {
            found.hours = value_of(change);
        } else {
            found.others += (found.others.empty() ? "" : ", ") + change.text;
        }
    }
    return found;
}

bool varies_staffing(const StudyPoint& point) {
    return point.kind == PointKind::sweep && std::any_of(point.changes.begin(), point.changes.end(), [](const Assignment& change) {
               const std::string_view key = key_of(change);
               return key == kAgents || key == kHours;
           });
}

/// Mean with its interval, of one measure at one place.
struct Level {
    std::optional<double> mean;
    std::optional<Bounds> bounds;
    std::int64_t runs = 0;
};

Level level_of(const StudyResults& results, std::uint32_t branch, std::uint32_t point, const std::string& measure) {
    const auto values = results.values(branch, point, measure, results.repetitions_at(point));
    const MeasureSpread spread = spread_of(values);
    return {spread.mean, mean_bounds(values), spread.runs};
}

bool is_at_least_as_good(double value, double target, Direction direction) noexcept { return !is_better(target, value, direction); }

void judge(const StaffingTarget& target, StaffingPoint& staffing) {
    const Direction direction = direction_of(target.measure);
    if (direction == Direction::none || !staffing.attained) return;
    staffing.attains = is_at_least_as_good(*staffing.attained, target.value, direction);
    if (!staffing.attained_bounds) return;
    const double worst = direction == Direction::less_is_better ? staffing.attained_bounds->high : staffing.attained_bounds->low;
    staffing.attains_surely = is_at_least_as_good(worst, target.value, direction);
}

bool is_alternative(const StaffingPoint& a, const StaffingPoint& b) {
    return std::tie(a.branch, a.hours, a.others) == std::tie(b.branch, b.hours, b.others);
}

bool beats(const StaffingPoint& one, const StaffingPoint& other, Direction direction) {
    if (!one.damage || !one.cost || !is_alternative(one, other)) return false;
    const bool is_no_worse = !is_better(*other.damage, *one.damage, direction) && *one.cost <= *other.cost;
    return is_no_worse && (is_better(*one.damage, *other.damage, direction) || *one.cost < *other.cost);
}

void mark_front(std::vector<StaffingPoint>& points, Direction direction) {
    if (direction == Direction::none) return;
    for (StaffingPoint& own : points) {
        own.is_on_front = own.damage && own.cost && std::none_of(points.begin(), points.end(), [&](const StaffingPoint& other) {
                              return beats(other, own, direction);
                          });
    }
}

/// Whether `candidate` takes the place of the cheapest so far; at equal cost, fewer agents.
bool is_cheaper(const std::vector<StaffingPoint>& points, std::size_t candidate, const std::optional<std::size_t>& best) {
    if (!points[candidate].cost) return false;
    if (!best) return true;
    return std::tuple{*points[candidate].cost, points[candidate].agents} < std::tuple{*points[*best].cost, points[*best].agents};
}

std::vector<CheapestStaffing> cheapest_of(const std::vector<StaffingPoint>& points) {
    std::vector<CheapestStaffing> found;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const StaffingPoint& own = points[i];
        auto entry = std::find_if(found.begin(), found.end(), [&](const CheapestStaffing& one) {
            return one.branch == own.branch && one.hours == own.hours && one.others == own.others;
        });
        if (entry == found.end()) entry = found.insert(found.end(), {own.branch, own.hours, own.others, std::nullopt, std::nullopt});
        if (own.attains && is_cheaper(points, i, entry->cheapest)) entry->cheapest = i;
        if (own.attains_surely && is_cheaper(points, i, entry->cheapest_surely)) entry->cheapest_surely = i;
    }
    return found;
}

}  // namespace

StaffingFrontier staffing_frontier(const StudyResults& results, const std::string& damage_measure, const std::string& cost_measure,
                                   const std::optional<StaffingTarget>& target) {
    StaffingFrontier frontier;
    frontier.target = target;
    for (std::uint32_t branch = 0; branch < results.study.branches.size(); ++branch) {
        for (std::uint32_t point = 0; point < results.points.size(); ++point) {
            if (!varies_staffing(results.points[point])) continue;
            const Circumstances where = circumstances_of(results.points[point]);
            const Level damage = level_of(results, branch, point, damage_measure);
            const Level cost = level_of(results, branch, point, cost_measure);
            StaffingPoint staffing{branch,    point,       where.hours, where.agents, where.others, damage.runs, damage.mean, damage.bounds,
                                   cost.mean, cost.bounds, {},          {},           false,        false,       false};
            if (target) {
                const Level attained = level_of(results, branch, point, target->measure);
                staffing.attained = attained.mean;
                staffing.attained_bounds = attained.bounds;
                judge(*target, staffing);
            }
            frontier.points.push_back(std::move(staffing));
        }
    }
    if (frontier.points.empty()) frontier.refused_because = "the sweep varies neither company.desk.agents nor company.desk.hours";
    mark_front(frontier.points, direction_of(damage_measure));
    if (target) frontier.cheapest = cheapest_of(frontier.points);
    return frontier;
}

}  // namespace firebreak
