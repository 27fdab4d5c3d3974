#include "engine/sim/viewers.hpp"

#include "engine/core/elementary.hpp"
#include "engine/core/samplers.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace firebreak {
namespace {

constexpr double kHoursPerYear = 365.25 * 24.0;
constexpr double kMicrosecondsPerHour = 3.6e9;
constexpr double kActivityPerHour = kMicrosecondsPerHour * static_cast<double>(kActivityPerMicrosecond);
constexpr int kTimes = 24;
// Failures older than so many half-lives of anger have left none: they are one cell.
constexpr double kHalfLives = 8.0;
constexpr int kAges = 16;
// Me-too does not tell more of them apart.
constexpr std::size_t kMostGrievances = 3;
// Moods that differ by less are one.
constexpr int kAngerSteps = 10;

// Sums moods by (customer, grievances, step of anger), each with the mean anger of its parts.
class MoodTable {
  public:
    void add(const Mood& mood) {
        if (!(mood.weight > 0.0)) return;
        const auto step = static_cast<std::size_t>(std::min(mood.anger * kAngerSteps, kAngerSteps - 1.0));
        const auto grievances = std::min(static_cast<std::size_t>(mood.grievances), kMostGrievances);
        Mood& sum = moods_[(step * (kMostGrievances + 1) + grievances) * 2 + (mood.is_customer ? 1 : 0)];
        sum.anger = (sum.weight * sum.anger + mood.weight * mood.anger) / (sum.weight + mood.weight);
        sum.weight += mood.weight;
        sum.is_customer = mood.is_customer;
        sum.grievances = mood.grievances;
    }
    [[nodiscard]] std::vector<Mood> moods() const {
        std::vector<Mood> found;
        std::copy_if(moods_.begin(), moods_.end(), std::back_inserter(found), [](const Mood& mood) { return mood.weight > 0.0; });
        return found;
    }
    MoodTable() { moods_.fill({.weight = 0.0}); }

  private:
    std::array<Mood, std::size_t{kAngerSteps} * (kMostGrievances + 1) * 2> moods_;
};

double raised(double anger, double jump) noexcept { return anger + std::min(1.0, jump) * (1.0 - anger); }

}  // namespace

std::vector<Weighted> lognormal_points(double sigma) {
    if (sigma == 0.0) return {{1.0, 1.0}};
    // 1 - exp(-x e^(sigma z)) is smooth in a strip of half-width pi / (2 sigma) around the real z: a step of h leaves
    // e^(-pi^2 / (sigma h)), 3e-9 here.
    const double step = std::min(1.0, 0.5 / sigma);
    const auto first = static_cast<int>(-6.0 / step);
    const auto last = static_cast<int>(9.0 / step);
    std::vector<Weighted> points;
    double sum = 0.0;
    for (int i = first; i <= last; ++i) {
        const double z = step * i;
        points.push_back({exp_exact(-0.5 * z * z), exp_exact(sigma * z - 0.5 * sigma * sigma)});
        sum += points.back().weight;
    }
    for (Weighted& point : points) point.weight /= sum;
    return points;
}

std::vector<Weighted> times_seen(const Scenario& scenario, const ActivityClock& activity, const ReactionKernel& kernel, Time posted) {
    const Time earliest = posted + scenario.platform.min_reaction;
    const Time horizon = kStart + scenario.horizon;
    if (earliest >= horizon) return {};
    const Duration lifetime = scenario.platform.post_lifetime;
    const auto survival = [&](Time when) { return lifetime.count() > 0 ? exp_exact(-hours_of(when - posted) / hours_of(lifetime)) : 1.0; };
    if (kernel.is_fixed()) {
        const Time when = std::max(earliest, activity.after(posted, kernel.fixed_delay(), horizon));
        if (when >= horizon) return {};
        return {{survival(when), hours_of(when - posted)}};
    }
    const auto mass_until = [&](Time when) {
        return kernel.cdf(static_cast<double>(activity.activity_at(when) - activity.activity_at(posted)) /
                          static_cast<double>(kActivityPerMicrosecond));
    };
    const double first = mass_until(earliest);
    const double mass = mass_until(horizon) - first;
    std::vector<Weighted> times;
    for (int i = 0; i < kTimes; ++i) {
        const double delay = kernel.quantile(first + mass * (i + 0.5) / kTimes);
        const Time when = std::clamp(activity.after(posted, delay, horizon), earliest, horizon - Duration{1});
        times.push_back({mass / (1.0 - first) / kTimes * survival(when), hours_of(when - posted)});
    }
    return times;
}

std::vector<Mood> moods_at(const Scenario& scenario, const ActivityClock& activity, Time when) {
    const CrowdParams& crowd = scenario.crowd;
    MoodTable table;
    table.add({1.0 - crowd.customers, 0.0, false, 0});
    const auto calmed = [&](double anger, Duration age) { return anger * exp2_exact(-hours_of(age) / hours_of(crowd.anger_half_life)); };
    const double rate = crowd.background_failures / kHoursPerYear;
    const Activity now = activity.activity_at(when);
    const double longest = static_cast<double>(now) / kActivityPerHour;
    const double failing = (1.0 - crowd.direct_share()) * (1.0 - crowd.private_resolution);
    for (const bool is_old : {false, true}) {
        const double share = crowd.customers * (is_old ? crowd.initial_grievances : 1.0 - crowd.initial_grievances);
        const int grievances = is_old ? 1 : 0;
        const double old_anger = is_old ? crowd.initial_anger : 0.0;
        table.add({share * exp_exact(-rate * longest), calmed(old_anger, when - kStart), true, grievances});
        if (!(rate > 0.0) || now == 0) continue;
        // Cells of age of the last failure: even ones as long as it still matters, and the rest.
        const double mattering = std::min(longest, kHalfLives * hours_of(crowd.anger_half_life));
        for (int i = 0; i <= kAges; ++i) {
            const double young = mattering * i / kAges;
            const double older = i < kAges ? mattering * (i + 1) / kAges : longest;
            const double part = share * (exp_exact(-rate * young) - exp_exact(-rate * older));
            const Time failed = activity.time_of(now - static_cast<Activity>(0.5 * (young + older) * kActivityPerHour));
            // What failures before that one have left: shot noise.
            const double earlier = longest - 0.5 * (young + older);
            const double noise = rate * (crowd.background_anger + failing * crowd.private_anger * (1.0 - crowd.background_anger));
            const double pull = noise + log_exact(2.0) / hours_of(crowd.anger_half_life);
            const double rest = noise / pull * (1.0 - exp_exact(-pull * earlier));
            const double met = raised(raised(calmed(old_anger, failed - kStart), rest), crowd.background_anger);
            double left = 1.0;
            double exactly = exp_exact(-rate * failing * earlier);
            for (int unsolved = 0; unsolved <= 2; ++unsolved) {
                const double weight = part * (unsolved < 2 ? exactly : left);
                table.add({weight * (1.0 - failing), calmed(met, when - failed), true, grievances + unsolved});
                table.add({weight * failing, calmed(raised(met, crowd.private_anger), when - failed), true, grievances + unsolved + 1});
                left -= exactly;
                exactly *= rate * failing * earlier / (unsolved + 1);
            }
        }
    }
    return table.moods();
}

}  // namespace firebreak
