// T17: complaints of ordinary failures and the shares they set off are a Hawkes process: immigrants at rate mu, Poisson(n) offspring of
// each post, delays by the reaction kernel. Its rate from an empty start is r(t) = mu (1 + n int_0^t r(t - s) dF(s)).
#include "tests/core/statistics.hpp"
#include "tests/sim/run_support.hpp"
#include "tests/validation/counts.hpp"
#include "tests/validation/record.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <vector>

using namespace firebreak;

namespace {

constexpr double kPeople = 100'000.0;

// Everybody follows everybody and sees a post with probability n / people; whoever sees it shares it, once per root.
Scenario hawkes(double per_hour, double n, KernelLaw kernel, Duration horizon) {
    Scenario scenario = test::quiet_scenario();
    scenario.horizon = horizon;
    scenario.network.model = NetworkModel::complete;
    scenario.network.accounts = static_cast<std::int64_t>(kPeople);
    scenario.sim.loop = Loop::serial;
    scenario.sim.metrics_tick = days{100};
    scenario.company.policy_tick = days{100};
    PlatformParams& platform = scenario.platform;
    platform.min_reaction = Duration{0};
    platform.draws = DrawMode::skip;
    platform.visibility = n / (kPeople - 1.0);
    platform.share_probability = test::kCertain;
    platform.share_once_per = ShareScope::root;
    platform.kernel = kernel;
    platform.kernel_mean = hours{1};
    CrowdParams& crowd = scenario.crowd;
    crowd.customers = 1.0;
    crowd.background_failures = per_hour / kPeople * 24.0 * 365.25;
    crowd.public_complaint = 1.0;
    crowd.private_resolution = 0.0;
    crowd.private_duration = Duration{0};
    return scenario;
}

// When posts appeared, in hours.
std::vector<double> times_of(const Scenario& scenario, std::uint64_t repetition) {
    const test::Run run = test::finished(scenario, nullptr, std::make_unique<test::ScriptedStrategy>(), repetition);
    std::vector<double> times;
    for (const Post& post : run->book().posts) times.push_back(static_cast<double>(microseconds_of(post.time)) / 3.6e9);
    return times;
}

double exponential_cdf(double hours) { return 1.0 - std::exp(-hours); }

// SEISMIC (Zhao et al. 2015): flat for 5 minutes, then a power.
double seismic_cdf(double hours) {
    constexpr double kTheta = 0.2314843;
    constexpr double kFlat = kTheta / (1.0 + kTheta);
    const double flats = hours * 12.0;
    return flats <= 1.0 ? kFlat * flats : 1.0 - (1.0 - kFlat) * std::pow(flats, -kTheta);
}

// P(statistic > x) = .01 for Kolmogorov and Smirnov.
constexpr double kKsHundredth = 1.628;

// The compensator between one post and the next is exponential with mean 1, if rate and kernel are the model's.
template <class Cdf>
void check_residuals(const std::string& where, KernelLaw kernel, Cdf cdf) {
    constexpr double kPerHour = 20.0;
    constexpr double kOffspring = 0.5;
    const auto length = test::runs<std::int64_t>(10, 30);
    const std::vector<double> times = times_of(hawkes(kPerHour, kOffspring, kernel, days{length}), 0);
    std::vector<double> residuals;
    double before = 0.0;
    for (std::size_t i = 0; i < times.size(); ++i) {
        double compensator = kPerHour * times[i];
        for (std::size_t j = 0; j < i; ++j) compensator += kOffspring * cdf(times[i] - times[j]);
        residuals.push_back(compensator - before);
        before = compensator;
    }
    REQUIRE(residuals.size() > 5000);
    test::record("T17", "Kolmogorov-Smirnov of time-rescaling residuals" + where, 0.0, test::ks_statistic(residuals, exponential_cdf),
                 kKsHundredth, static_cast<double>(residuals.size()));
}

// Expected number of posts of an immigration rate of 1 an hour until each multiple of `step`: R(t) = t + n int R(t - s) dF(s), with R
// linear and F's mass even between two of them.
std::vector<double> renewal(double n, double step, std::size_t steps) {
    std::vector<double> mass(steps + 1, 0.0);
    for (std::size_t j = 1; j <= steps; ++j)
        mass[j] = n * (seismic_cdf(step * static_cast<double>(j)) - seismic_cdf(step * static_cast<double>(j - 1)));
    std::vector<double> expected(steps + 1, 0.0);
    for (std::size_t k = 1; k <= steps; ++k) {
        double sum = step * static_cast<double>(k) + 0.5 * mass[1] * expected[k - 1];
        for (std::size_t j = 2; j <= k; ++j) sum += 0.5 * mass[j] * (expected[k - j] + expected[k - j + 1]);
        expected[k] = sum / (1.0 - 0.5 * mass[1]);
    }
    return expected;
}

}  // namespace

TEST_CASE("T17 with the exponential kernel posts settle at the stationary rate mu over 1 - n") {
    struct Case {
        double n;
        const char* where;
    };
    for (const Case& one : {Case{0.5, " at n = .5"}, Case{0.8, " at n = .8"}}) {
        constexpr double kPerHour = 100.0;
        const auto length = test::runs<std::int64_t>(60, 600);
        const double end = 24.0 * static_cast<double>(length);
        // What is missing at the start decays with rate 1 - n: e^-20 of it is left.
        const double warm = 20.0 / (1.0 - one.n);
        double count = 0.0;
        for (const double time : times_of(hawkes(kPerHour, one.n, KernelLaw::exponential, days{length}), 0)) count += time >= warm;
        // Each immigrant brings a cluster of mean 1 / (1 - n) and second moment 1 / (1 - n)^3.
        const double error = std::sqrt(kPerHour / (end - warm) / std::pow(1.0 - one.n, 3.0));
        test::record("T17", std::string{"stationary rate per hour, exponential kernel,"} + one.where, kPerHour / (1.0 - one.n),
                     count / (end - warm), test::kStandardErrors * error, count);
    }
}

TEST_CASE("T17 time-rescaling leaves exponential residuals, for the exponential and the SEISMIC kernel") {
    check_residuals(", exponential kernel", KernelLaw::exponential, exponential_cdf);
    check_residuals(", SEISMIC kernel", KernelLaw::seismic, seismic_cdf);
}

TEST_CASE("T17 with the SEISMIC kernel the rate follows the renewal equation, and is far from stationary after a month") {
    constexpr double kPerHour = 50.0;
    constexpr double kOffspring = 0.5;
    constexpr std::size_t kDays = 30;
    constexpr std::size_t kStepsPerDay = 12 * 24;
    const std::vector<double> expected = renewal(kOffspring, 24.0 / kStepsPerDay, kDays * kStepsPerDay);
    const double last_rate = (expected[kDays * kStepsPerDay] - expected[kDays * kStepsPerDay - 12]);
    test::record("T17", "rate after 30 days over that of immigrants, by the renewal equation, against the table", 1.82, last_rate, 0.005);
    const auto count = test::runs<std::uint64_t>(30, 200);
    std::vector<std::vector<double>> daily(kDays, std::vector<double>(count, 0.0));
    const Scenario scenario = hawkes(kPerHour, kOffspring, KernelLaw::seismic, days{kDays});
    for (std::uint64_t repetition = 0; repetition < count; ++repetition) {
        for (const double time : times_of(scenario, repetition)) daily[static_cast<std::size_t>(time / 24.0)][repetition] += 1.0;
    }
    for (const std::size_t day : {std::size_t{1}, std::size_t{2}, std::size_t{7}, kDays}) {
        const test::Moments moments = test::moments_of(daily[day - 1]);
        const double posts = kPerHour * (expected[day * kStepsPerDay] - expected[(day - 1) * kStepsPerDay]);
        test::record("T17", "posts on day " + std::to_string(day) + ", SEISMIC kernel", posts, moments.mean,
                     test::kStandardErrors * std::sqrt(moments.variance / static_cast<double>(count)), static_cast<double>(count));
    }
}
