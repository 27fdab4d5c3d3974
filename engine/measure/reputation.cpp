#include "engine/measure/reputation.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace firebreak {
namespace {

// On [-1, 1] the attitude can fall by 2.
constexpr double kRange = 2.0;
constexpr double kLeft = 0.1;
// Crossings are found in floating point; a hold of 48 h may come out a rounding short.
constexpr double kRounding = 1e-9;

/// A corner of the line "reference less run".
struct Corner {
    Time time;
    double drop = 0.0;
};

double value_at(std::span<const AttitudeSample> samples, Time time) {
    const auto after =
        std::lower_bound(samples.begin(), samples.end(), time, [](const AttitudeSample& sample, Time t) { return sample.time < t; });
    if (after->time == time) return after->mean;
    const AttitudeSample& before = *std::prev(after);
    return before.mean + (after->mean - before.mean) * (hours_of(time - before.time) / hours_of(after->time - before.time));
}

// The drop at every sample of either line within [begin, end], and at both ends and `cut`.
std::vector<Corner> drops(std::span<const AttitudeSample> run, std::span<const AttitudeSample> reference, Time begin, Time cut, Time end) {
    std::vector<Time> times{begin, cut, end};
    for (const std::span<const AttitudeSample> samples : {run, reference}) {
        for (const AttitudeSample& sample : samples) {
            if (begin < sample.time && sample.time < end) times.push_back(sample.time);
        }
    }
    std::sort(times.begin(), times.end());
    times.erase(std::unique(times.begin(), times.end()), times.end());
    std::vector<Corner> corners;
    for (const Time time : times) corners.push_back({time, value_at(reference, time) - value_at(run, time)});
    return corners;
}

// Integral of the positive part of a straight line from `a` to `b`.
double positive_area(double a, double b, double length) {
    if (a >= 0.0 && b >= 0.0) return 0.5 * (a + b) * length;
    if (a <= 0.0 && b <= 0.0) return 0.0;
    const double above = std::max(a, b);
    return 0.5 * above * length * above / (std::fabs(a) + std::fabs(b));
}

std::optional<double> index_of(std::span<const Corner> corners, Time until) {
    const double length = hours_of(until - corners.front().time);
    if (length <= 0.0) return std::nullopt;
    double area = 0.0;
    for (std::size_t i = 1; i < corners.size() && corners[i].time <= until; ++i) {
        area += positive_area(corners[i - 1].drop, corners[i].drop, hours_of(corners[i].time - corners[i - 1].time));
    }
    return 100.0 * area / length / kRange;
}

// Hours from the first corner to where the line last came down to `limit` and stayed for long enough, from corner `from` on.
std::optional<double> held_below(std::span<const Corner> corners, std::size_t from, double limit) {
    const double hold = hours_of(kRecoveryHeld) - kRounding;
    std::optional<double> since;
    for (std::size_t i = from + 1; i < corners.size(); ++i) {
        const double a = corners[i - 1].drop;
        const double b = corners[i].drop;
        const double begin = hours_of(corners[i - 1].time - corners.front().time);
        const double end = hours_of(corners[i].time - corners.front().time);
        const bool is_above = b > limit;
        if (!since && is_above) continue;
        const double crossing = a == b ? begin : begin + (a - limit) / (a - b) * (end - begin);
        if (!since) since = crossing;
        if ((is_above ? crossing : end) - *since >= hold) return since;
        if (is_above) since.reset();
    }
    return std::nullopt;
}

}  // namespace

ReputationDamage reputation_damage(std::span<const AttitudeSample> run, std::span<const AttitudeSample> reference, Time outbreak,
                                   Time end) {
    if (run.empty() || reference.empty()) return {};
    const Time last = std::min({end, run.back().time, reference.back().time});
    if (last < outbreak || outbreak < std::max(run.front().time, reference.front().time)) return {};
    const Time window_end = std::min(outbreak + kDamageWindow, last);
    const std::vector<Corner> corners = drops(run, reference, outbreak, window_end, last);
    const auto deepest = std::max_element(corners.begin(), corners.end(), [](const Corner& a, const Corner& b) { return a.drop < b.drop; });
    ReputationDamage damage{index_of(corners, window_end), deepest->drop, std::nullopt};
    if (deepest->drop > 0.0) {
        damage.recovery_hours = held_below(corners, static_cast<std::size_t>(deepest - corners.begin()), kLeft * deepest->drop);
    }
    return damage;
}

}  // namespace firebreak
