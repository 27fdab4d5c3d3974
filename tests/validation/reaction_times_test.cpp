// T18: reaction times, drawn directly and as they come out of a run; T23: sharing after several exposures.
#include "engine/crowd/reaction_kernel.hpp"
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

double seismic_cdf(double seconds) {
    constexpr double kTheta = 0.2314843;
    constexpr double kFlat = kTheta / (1.0 + kTheta);
    if (seconds <= 300.0) return kFlat * seconds / 300.0;
    return 1.0 - (1.0 - kFlat) * std::pow(seconds / 300.0, -kTheta);
}

// Positions of all reactions to first posts within the law they should have: uniform on [0, 1]. Everybody shares what he sees at once, and
// shares of shares are damped away, so each first-hand exposure leaves one post at its own time.
std::vector<double> reaction_positions(Scenario scenario, std::int64_t roots, Duration posted) {
    scenario.network.model = NetworkModel::erdos_renyi;
    scenario.network.accounts = 60'000;
    scenario.network.mean_follows = 20;
    scenario.platform.visibility = 0.5;
    scenario.platform.share_probability = test::kCertain;
    scenario.platform.share_once_per = ShareScope::root;
    scenario.platform.damping = 0.0;
    scenario.incidents = {test::gaffe(roots, posted)};
    scenario.company.policy_tick = days{1};
    const test::Run run = test::finished(scenario, nullptr, std::make_unique<test::ScriptedStrategy>());
    const ActivityClock clock{scenario.platform.activity};
    const auto cdf = [&](Time root, Time when) {
        return seismic_cdf(static_cast<double>(clock.activity_at(when) - clock.activity_at(root)) / 1e9);
    };
    std::vector<double> positions;
    for (const Post& post : run->book().posts) {
        if (post.type != PostType::share) continue;
        CHECK(post.depth == 1);
        const Time root = run->book()[post.root].time;
        const double first = cdf(root, root + scenario.platform.min_reaction);
        const double last = cdf(root, kStart + scenario.horizon);
        positions.push_back((cdf(root, post.time) - first) / (last - first));
        CHECK(post.time >= root + scenario.platform.min_reaction);
    }
    // How many are seen at all: visibility times the mass before the horizon, given at least the reaction time.
    const Time root = kStart + posted;
    const double first = cdf(root, root + scenario.platform.min_reaction);
    const double p = 0.5 * (cdf(root, kStart + scenario.horizon) - first) / (1.0 - first);
    double follows = 0.0;
    for (const Post& post : run->book().posts) {
        if (post.type == PostType::complaint) follows += static_cast<double>(run.graph->followers_count(post.author));
    }
    CHECK(std::abs(static_cast<double>(positions.size()) - follows * p) < test::kStandardErrors * std::sqrt(follows * p * (1.0 - p)));
    return positions;
}

double uniform_cdf(double x) { return x; }

}  // namespace

TEST_CASE("T18 a million draws of the reaction kernel have the SEISMIC law") {
    const ReactionKernel kernel{PlatformParams{}};
    const Draws draws{18, 0};
    std::vector<double> seconds(1'000'000);
    for (std::size_t i = 0; i < seconds.size(); ++i) seconds[i] = kernel.quantile(draws.uniform(Purpose::reaction, i)) / 1e6;
    test::record("T18", "Kolmogorov-Smirnov of the sampler's draws", 0.0, test::ks_statistic(seconds, seismic_cdf), test::kKsLimit, 1e6);
}

TEST_CASE("T18 reactions in a run have the SEISMIC law, by day and by night, where nobody needs time to react") {
    for (const ActivityProfile profile : {ActivityProfile::flat, ActivityProfile::france}) {
        for (const Duration posted : {Duration{hours{3}}, Duration{hours{20}}}) {
            Scenario scenario = test::quiet_scenario();
            scenario.sim.loop = Loop::serial;
            scenario.platform.min_reaction = Duration{0};
            scenario.platform.activity = profile;
            CAPTURE(static_cast<int>(profile));
            CAPTURE(hours_of(posted));
            const std::vector<double> positions = reaction_positions(scenario, test::runs<std::int64_t>(4000, 125'000), posted);
            CHECK(positions.size() > test::runs<std::size_t>(20'000, 1'000'000));
            test::record("T18", "Kolmogorov-Smirnov of reactions in runs, no least time", 0.0, test::ks_statistic(positions, uniform_cdf),
                         test::kKsLimit, static_cast<double>(positions.size()));
        }
    }
}

TEST_CASE("T18 with a least reaction time the law is the kernel's own, given that time, in the follower's activity") {
    for (const std::int64_t least : {10, 60, 300}) {
        for (const DrawMode mode : {DrawMode::per_follow, DrawMode::skip}) {
            for (const ActivityProfile profile : {ActivityProfile::flat, ActivityProfile::france}) {
                Scenario scenario = test::quiet_scenario();
                scenario.platform.min_reaction = seconds{least};
                scenario.platform.draws = mode;
                scenario.platform.activity = profile;
                scenario.horizon = days{2};
                CAPTURE(least);
                CAPTURE(static_cast<int>(mode));
                CAPTURE(static_cast<int>(profile));
                const std::vector<double> positions = reaction_positions(scenario, test::runs<std::int64_t>(2000, 20'000), hours{4});
                test::record("T18", "Kolmogorov-Smirnov of reactions in runs, given a least time", 0.0,
                             test::ks_statistic(positions, uniform_cdf), test::kKsLimit, static_cast<double>(positions.size()));
            }
        }
    }
}

TEST_CASE("T23 whoever follows n authors has shared with 1 - (1 - p)^n, in a whole run") {
    // 12 authors post at once; everybody else follows the first k of them, and nobody follows anybody else.
    constexpr std::uint32_t kAccounts = 60'000;
    constexpr std::uint32_t kAuthors = 12;
    constexpr double kP = 0.15;
    std::vector<std::vector<AccountId>> rows(kAuthors);
    for (std::uint32_t i = kAuthors; i < kAccounts; ++i) {
        for (std::uint32_t author = 0; author < i % (kAuthors + 1); ++author) rows[author].push_back(AccountId{i});
    }
    GraphArrays arrays;
    std::size_t follows = 0;
    for (const auto& row : rows) follows += row.size();
    arrays.offsets = Buffer<std::uint64_t>{kAccounts + 1};
    arrays.followers = Buffer<AccountId>{follows};
    std::size_t place = 0;
    for (std::uint32_t i = 0; i < kAccounts; ++i) {
        arrays.offsets[i] = place;
        if (i < kAuthors) {
            for (const AccountId follower : rows[i]) arrays.followers[place++] = follower;
        }
    }
    arrays.offsets[kAccounts] = place;
    const auto graph = std::make_shared<const FollowerGraph>(FollowerGraph::stored(std::move(arrays)));
    Scenario scenario = test::quiet_scenario();
    scenario.network.accounts = kAccounts;
    scenario.platform.visibility = 1.0;
    scenario.platform.kernel = KernelLaw::exponential;
    scenario.platform.share_probability = -std::log1p(-kP);
    // Ordinary failures would pick their own authors: everybody fails once, at once, and the authors are who is followed.
    IncidentParams incident;
    incident.id = "all";
    incident.incident_class = IncidentClass::outage;
    incident.start = hours{1};
    incident.duration = days{1};
    incident.affected = 1.0;
    scenario.incidents.push_back(incident);
    scenario.crowd.customers = 1.0;
    scenario.crowd.uses_per_day = 1000.0;
    scenario.crowd.public_complaint = 1.0;
    scenario.crowd.private_resolution = 0.0;
    scenario.crowd.private_duration = Duration{0};
    scenario.platform.share_once_per = ShareScope::root;
    const test::Run run = test::finished(scenario, graph, std::make_unique<test::ScriptedStrategy>());
    CHECK(run->book().posts.size() > kAccounts);
    // Per root everybody who sees it shares with p; the number of an account's shares is binomial, so "at least one" is the law.
    std::vector<std::uint8_t> shares(kAccounts, 0);
    for (const Post& post : run->book().posts) {
        if (post.type == PostType::share) ++shares[index(post.author)];
    }
    for (std::uint32_t n = 0; n <= kAuthors; ++n) {
        double people = 0.0;
        double sharers = 0.0;
        for (std::uint32_t i = kAuthors; i < kAccounts; ++i) {
            if (i % (kAuthors + 1) != n) continue;
            people += 1.0;
            sharers += shares[i] > 0;
        }
        const double expected = 1.0 - std::pow(1.0 - kP, n);
        test::record("T23", "P(shared) after " + std::to_string(n) + (n == 1 ? " exposure" : " exposures"), expected, sharers / people,
                     test::kStandardErrors * std::sqrt(expected * (1.0 - expected) / people), people);
    }
}
