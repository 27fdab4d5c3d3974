// The effective gain against what the engine does: single generations counted post by post, and whole cascades.
#include "engine/sim/effective_gain.hpp"
#include "engine/graph/generators.hpp"
#include "tests/core/statistics.hpp"
#include "tests/sim/run_support.hpp"
#include "tests/validation/counts.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>
#include <vector>

using namespace firebreak;

namespace {

using SharedGraph = std::shared_ptr<const FollowerGraph>;

// So many accounts that hardly anybody meets two of a run's items.
constexpr std::uint32_t kAccounts = 50'000;

SharedGraph regular(std::uint32_t degree) {
    return std::make_shared<const FollowerGraph>(generate(RegularGraph{kAccounts, degree}, Draws{7, 0}));
}

// What the incident's posts brought about in one run.
struct Counts {
    double roots = 0.0;
    double seen = 0.0;
    double me_toos = 0.0;
    std::vector<double> shares_at_depth = std::vector<double>(64, 0.0);
};

Counts count_run(const Scenario& scenario, const SharedGraph& graph, std::uint64_t repetition) {
    const test::Run run = test::finished(scenario, graph, std::make_unique<test::ScriptedStrategy>(), repetition);
    Counts counts;
    counts.seen = static_cast<double>(test::total(*run).impressions);
    for (const Post& post : run->book().posts) {
        if (post.issue == kBackgroundIssue) continue;
        if (post.type == PostType::share) counts.shares_at_depth[std::min<std::size_t>(post.depth, 63)] += 1.0;
        else if (post.type == PostType::me_too) counts.me_toos += 1.0;
        else counts.roots += 1.0;
    }
    return counts;
}

// The ratio of two sums over runs, and its standard error (delta method).
struct Ratio {
    double value = 0.0;
    double error = 0.0;
};

Ratio ratio(const std::vector<double>& above, const std::vector<double>& below) {
    double a = 0.0;
    double b = 0.0;
    for (std::size_t i = 0; i < above.size(); ++i) {
        a += above[i];
        b += below[i];
    }
    double squares = 0.0;
    for (std::size_t i = 0; i < above.size(); ++i) squares += std::pow(above[i] - a / b * below[i], 2.0);
    return {a / b, std::sqrt(squares) / b};
}

void check_ratio(const std::string& what, const std::vector<double>& above, const std::vector<double>& below, double expected) {
    const Ratio found = ratio(above, below);
    CAPTURE(what);
    CAPTURE(found.error);
    CAPTURE(found.value);
    CAPTURE(expected);
    // A test that could not tell a factor of 1.4 apart would prove nothing.
    CHECK(found.error < 0.1 * expected);
    CHECK(std::abs(found.value - expected) < test::kStandardErrors * found.error);
}

// Defaults but for the company, the world's other doings and the trending list; first posts from the start of day 2 on.
Scenario ordinary(std::int64_t seeds) {
    Scenario scenario;
    scenario.name = "gain";
    scenario.horizon = days{9};
    scenario.network.accounts = kAccounts;
    scenario.incidents.push_back(test::gaffe(seeds, days{2}));
    scenario.crowd.patience_follow_up = 0.0;
    scenario.crowd.questions = 0.0;
    scenario.crowd.me_too = 0.0;
    scenario.platform.trending_rate = 0.0;
    scenario.media.rate = 0.0;
    scenario.company.policy_tick = days{1};
    scenario.sim.metrics_tick = days{1};
    return scenario;
}

EffectiveGain gain_of(const Scenario& scenario, const SharedGraph& graph) {
    return effective_gain(scenario, *graph, influencer_threshold(*graph));
}

// All items are seen an hour after they are posted, and the run ends before their children are.
void keep_one_generation(Scenario& scenario) {
    scenario.platform.kernel = KernelLaw::fixed;
    scenario.platform.kernel_mean = hours{1};
    scenario.platform.activity = ActivityProfile::flat;
    scenario.horizon = scenario.incidents[0].start + minutes{90};
}

struct Sums {
    std::vector<double> roots, seen, me_toos, first, second;
};

Sums sum_runs(const Scenario& scenario, const SharedGraph& graph, std::uint64_t runs) {
    Sums sums;
    for (std::uint64_t repetition = 0; repetition < runs; ++repetition) {
        const Counts counts = count_run(scenario, graph, repetition);
        sums.roots.push_back(counts.roots);
        sums.seen.push_back(counts.seen);
        sums.me_toos.push_back(counts.me_toos);
        sums.first.push_back(counts.shares_at_depth[1]);
        sums.second.push_back(counts.shares_at_depth[2]);
    }
    return sums;
}

void check_cascades(const Scenario& scenario, const SharedGraph& graph, std::uint64_t runs) {
    const EffectiveGain gain = gain_of(scenario, graph);
    REQUIRE(gain.mean_cascade.has_value());
    std::vector<double> posts;
    std::vector<double> roots;
    for (std::uint64_t repetition = 0; repetition < runs; ++repetition) {
        const Counts counts = count_run(scenario, graph, repetition);
        posts.push_back(counts.roots);
        for (const double shares : counts.shares_at_depth) posts.back() += shares;
        roots.push_back(counts.roots);
    }
    check_ratio("cascade", posts, roots, *gain.mean_cascade);
}

Scenario cascades(double p, std::int64_t roots) {
    Scenario scenario = test::pure_contagion(p);
    scenario.network.accounts = kAccounts;
    scenario.platform.kernel = KernelLaw::fixed;
    scenario.platform.kernel_mean = scenario.platform.min_reaction;
    scenario.platform.share_once_per = ShareScope::root;
    scenario.incidents[0].seeds_at_start = roots;
    return scenario;
}

}  // namespace

TEST_CASE("a first post is shown to as many, and shared as often, as the effective gain says under default settings") {
    Scenario scenario = ordinary(100);
    // One entry of the matrix at a time: what trending lists and newspapers add has entries of its own.
    scenario.platform.trending_rate = 0.0;
    scenario.platform.search = 0.0;
    scenario.media.rate = 0.0;
    scenario.crowd.peer_answer = 0.0;
    const SharedGraph graph = regular(40);
    const EffectiveGain gain = gain_of(scenario, graph);
    const Sums sums = sum_runs(scenario, graph, test::runs<std::uint64_t>(60, 400));
    check_ratio("shares of a root", sums.first, sums.roots, gain.matrix.at(GainType::root, GainType::share));
}

TEST_CASE("displays, shares and me-toos of one generation are those of the matrix") {
    Scenario scenario = ordinary(100);
    scenario.crowd.background_failures = 0.0;
    scenario.crowd.initial_grievances = 0.3;
    scenario.crowd.initial_anger = 0.8;
    scenario.crowd.me_too = 0.5;
    scenario.platform.visibility = 0.3;
    keep_one_generation(scenario);
    const SharedGraph graph = regular(40);
    const EffectiveGain gain = gain_of(scenario, graph);
    const Sums sums = sum_runs(scenario, graph, test::runs<std::uint64_t>(40, 400));
    check_ratio("displays", sums.seen, sums.roots, gain.audience[static_cast<std::size_t>(GainType::root)]);
    check_ratio("shares", sums.first, sums.roots, gain.matrix.at(GainType::root, GainType::share));
    check_ratio("me-toos", sums.me_toos, sums.roots, gain.matrix.at(GainType::root, GainType::me_too));
}

TEST_CASE("old failures make readers angry, and angry readers share and say so as the matrix has it") {
    // Six failures a year, so that a third of all have met one in the 20 days before and hardly anybody complains of it.
    Scenario scenario = ordinary(200);
    scenario.incidents[0].start = days{20};
    scenario.crowd.customers = 1.0;
    scenario.crowd.initial_grievances = 0.0;
    scenario.crowd.background_failures = 6.0;
    scenario.crowd.public_complaint = 0.001;
    scenario.crowd.me_too = 2.0;
    scenario.crowd.anger_half_life = days{4};
    scenario.platform.visibility = 0.3;
    keep_one_generation(scenario);
    const SharedGraph graph = regular(40);
    const EffectiveGain gain = gain_of(scenario, graph);
    const Sums sums = sum_runs(scenario, graph, test::runs<std::uint64_t>(20, 40));
    check_ratio("shares", sums.first, sums.roots, gain.matrix.at(GainType::root, GainType::share));
    check_ratio("me-toos", sums.me_toos, sums.roots, gain.matrix.at(GainType::root, GainType::me_too));
}

TEST_CASE("a share is shared on as the matrix says: vivid roots are over-represented among what was shared") {
    Scenario scenario = ordinary(40);
    scenario.crowd.background_failures = 0.0;
    scenario.platform.share_probability = 0.10;
    scenario.platform.novelty_half_life = Duration{0};
    const SharedGraph graph = regular(40);
    const EffectiveGain gain = gain_of(scenario, graph);
    // Shares of the horizon's last days are not yet all shared on: the delay's tail is long, so the kernel is made short.
    scenario.platform.kernel = KernelLaw::exponential;
    scenario.platform.kernel_mean = minutes{10};
    const EffectiveGain quick = gain_of(scenario, graph);
    CHECK(quick.seen_share > gain.seen_share);
    const Sums sums = sum_runs(scenario, graph, test::runs<std::uint64_t>(100, 400));
    check_ratio("shares of a root", sums.first, sums.roots, quick.matrix.at(GainType::root, GainType::share));
    check_ratio("shares of a share", sums.second, sums.first, quick.matrix.at(GainType::share, GainType::share));
    // Without the tilt it would be less by the factor e^(sigma^2), or about half of it where probabilities saturate.
    CHECK(quick.shares_by_generation[1] > 1.3 * quick.shares_by_generation[0] * scenario.platform.damping);
}

TEST_CASE("Galton-Watson: below the threshold the mean cascade is 1 + n_root / (1 - n_share)") {
    // 8 neighbours, p = .1: n_root .8, n_share .7.
    check_cascades(cascades(0.1, 200), regular(8), test::runs<std::uint64_t>(60, 400));
}

TEST_CASE("with damping the mean cascade is the product series") {
    Scenario scenario = cascades(0.15, 200);
    scenario.platform.damping = 0.6;
    check_cascades(scenario, regular(10), test::runs<std::uint64_t>(60, 400));
}

TEST_CASE("on a directed graph whose popular accounts also follow many, sharers have more followers than first posters") {
    // Half with 2 followers and friends, half with 18: <F> = 10, <FK>/<K> = 16.4; p = .05: n_root .5, n_share .82.
    std::vector<std::uint32_t> degrees(kAccounts, 2);
    std::fill(degrees.begin() + kAccounts / 2, degrees.end(), 18);
    const auto graph = std::make_shared<const FollowerGraph>(configuration_of(degrees, degrees, Draws{3, 0}));
    const Scenario scenario = cascades(0.05, 100);
    const EffectiveGain gain = gain_of(scenario, graph);
    CHECK(gain.followers.of_anyone.total() == doctest::Approx(10.0).epsilon(0.001));
    CHECK(gain.followers.of_reached.total() == doctest::Approx(16.4).epsilon(0.001));
    check_cascades(scenario, graph, test::runs<std::uint64_t>(100, 400));
}

TEST_CASE("outbreaks begin where the gain passes 1") {
    const SharedGraph graph = regular(8);
    const auto large = [&](double p) {
        Scenario scenario = cascades(p, 1);
        int outbreaks = 0;
        for (std::uint64_t repetition = 0; repetition < 40; ++repetition)
            outbreaks += count_run(scenario, graph, repetition).seen > 0.1 * kAccounts ? 1 : 0;
        return outbreaks;
    };
    CHECK(gain_of(cascades(0.12, 1), graph).gamma < 1.0);
    CHECK(large(0.12) == 0);
    CHECK(gain_of(cascades(0.25, 1), graph).gamma > 1.0);
    // A branching process of Binomial(7, 1/4) offspring, the first of Binomial(8, 1/4).
    double dies = 0.5;
    for (int i = 0; i < 1000; ++i) dies = std::pow(0.75 + 0.25 * dies, 7.0);
    const double outbreak = 1.0 - std::pow(0.75 + 0.25 * dies, 8.0);
    CHECK(std::abs(large(0.25) / 40.0 - outbreak) < test::kStandardErrors * std::sqrt(outbreak * (1.0 - outbreak) / 40.0));
}
