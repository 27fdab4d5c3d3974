#include "engine/study/study_points.hpp"

#include "engine/core/elementary.hpp"
#include "engine/core/hash.hpp"
#include "engine/scenario/field_reader.hpp"
#include "engine/scenario/typed_reader.hpp"
#include "engine/study/robustness_points.hpp"
#include "engine/study/sample_design.hpp"
#include "engine/study/sweep_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace firebreak {
namespace {

/// Keeps the robustness check's draws apart from those of a sweep.
constexpr std::uint64_t kRobustnessDraws = 0x726f'6275'7374ULL;

constexpr double kMinute = 1.0 / 60.0;

// A number as the parameter is written. Durations of a minute and more are whole seconds: nobody wants to read microseconds of them.
std::string written(double value, const Field* field) {
    if (field != nullptr && field->kind == Kind::integer) return fmt::format("{}", std::llround(value));
    const bool is_duration = field != nullptr && field->kind == Kind::duration;
    if (is_duration && value >= kMinute) return duration_text(seconds{std::llround(value * 3600.0)});
    if (is_duration) return duration_text(duration_bound(value));
    return real_text(value);
}

double scaled(double unit, const SweptParameter& parameter) {
    if (!parameter.is_logarithmic) return parameter.low + unit * (parameter.high - parameter.low);
    const double low = log_exact(parameter.low);
    return exp_exact(low + unit * (log_exact(parameter.high) - low));
}

// Whole numbers in [low, high], each with the same share of the unit interval.
double scaled_whole(double unit, const SweptParameter& parameter) {
    if (parameter.is_logarithmic) return std::round(scaled(unit, parameter));
    const double low = std::ceil(parameter.low);
    const double high = std::floor(parameter.high);
    return std::min(low + std::floor(unit * (high - low + 1.0)), high);
}

void add_spread(const UnitPoints& units, const std::vector<SweptParameter>& parameters, PointKind kind, std::vector<StudyPoint>& points) {
    for (std::size_t i = 0; i < units.size(); ++i) points.push_back(point_at(units.row(i), parameters, kind));
}

void add_list(const std::vector<SweptParameter>& parameters, std::vector<StudyPoint>& points) {
    for (std::size_t i = 0; i < parameters.front().values.size(); ++i) {
        StudyPoint point{PointKind::sweep, {}};
        for (const SweptParameter& parameter : parameters) {
            if (i < parameter.values.size()) point.changes.push_back({parameter.key + "=" + parameter.values[i], parameter.mark});
        }
        points.push_back(std::move(point));
    }
}

// The last parameter changes fastest.
void add_grid(const std::vector<SweptParameter>& parameters, std::vector<StudyPoint>& points) {
    std::size_t count = 1;
    for (const SweptParameter& parameter : parameters) count *= parameter.values.size();
    for (std::size_t i = 0; i < count; ++i) {
        StudyPoint point{PointKind::sweep, {}};
        std::size_t below = count;
        for (const SweptParameter& parameter : parameters) {
            below /= parameter.values.size();
            point.changes.push_back({parameter.key + "=" + parameter.values[i / below % parameter.values.size()], parameter.mark});
        }
        points.push_back(std::move(point));
    }
}

void add_sweep(const Sweep& sweep, std::uint64_t seed, std::vector<StudyPoint>& points) {
    if (sweep.parameters.empty()) return;
    const auto count = static_cast<std::size_t>(sweep.points);
    switch (sweep.design) {
        case SweepDesign::list: return add_list(sweep.parameters, points);
        case SweepDesign::grid: return add_grid(sweep.parameters, points);
        case SweepDesign::latin_hypercube:
            return add_spread(latin_hypercube(count, sweep.parameters.size(), seed), sweep.parameters, PointKind::sweep, points);
        case SweepDesign::sobol:
            return add_spread(sobol_sequence(count, sweep.parameters.size()), sweep.parameters, PointKind::sweep, points);
    }
}

}  // namespace

Assignment assigned(const SweptParameter& parameter, double value) {
    return {parameter.key + "=" + written(value, swept_field(parameter.key)), parameter.mark};
}

StudyPoint point_at(std::span<const double> unit, const std::vector<SweptParameter>& parameters, PointKind kind) {
    StudyPoint point{kind, {}};
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        const Field* field = swept_field(parameters[i].key);
        const bool is_whole = field != nullptr && field->kind == Kind::integer;
        point.changes.push_back(assigned(parameters[i], is_whole ? scaled_whole(unit[i], parameters[i]) : scaled(unit[i], parameters[i])));
    }
    return point;
}

std::vector<StudyPoint> points_of(const Study& study, const Scenario& base) {
    std::vector<StudyPoint> points(1);
    add_sweep(study.sweep, base.seed, points);
    if (study.robustness.points == 0) return points;
    const std::vector<SweptParameter> parameters =
        study.robustness.parameters.empty() ? robustness_parameters(study, base) : study.robustness.parameters;
    if (parameters.empty()) return points;
    const auto count = static_cast<std::size_t>(study.robustness.points);
    add_spread(latin_hypercube(count, parameters.size(), hash_of(base.seed, kRobustnessDraws)), parameters, PointKind::robustness, points);
    return points;
}

}  // namespace firebreak
