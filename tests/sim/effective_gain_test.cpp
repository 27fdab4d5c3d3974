// The effective gain against closed forms, exhaustive counts and finer sums. What the engine itself does is compared with it in
// tests/validation.
#include "engine/sim/effective_gain.hpp"
#include "engine/graph/generators.hpp"
#include "engine/sim/reception.hpp"
#include "engine/sim/spectral_radius.hpp"
#include "tests/sim/run_support.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <vector>

using namespace firebreak;

namespace {

constexpr std::uint32_t kNoInfluencers = 0xffff'ffffU;
const Draws kDraws{5, 0};

double entry(const EffectiveGain& gain, GainType cause, GainType effect) { return gain.matrix.at(cause, effect); }

// No trending list, no newspapers, and everybody sees at once what he sees.
Scenario plain_contagion(double p) {
    Scenario scenario = test::pure_contagion(p);
    scenario.platform.kernel = KernelLaw::fixed;
    scenario.platform.kernel_mean = minutes{1};
    scenario.platform.trending_rate = 0.0;
    scenario.media.rate = 0.0;
    return scenario;
}

// Every account's friends are counted, and every returned follow is looked for.
struct Counted {
    double followers = 0.0;
    double reached = 0.0;
    double returned = 0.0;
};

Counted count_all(const FollowerGraph& graph) {
    std::vector<double> friends(graph.accounts(), 0.0);
    Counted counted;
    for (std::uint32_t i = 0; i < graph.accounts(); ++i) {
        for (const AccountId follower : graph.followers(AccountId{i})) {
            friends[index(follower)] += 1.0;
            for (const AccountId back : graph.followers(follower)) counted.returned += back == AccountId{i};
        }
    }
    const auto follows = static_cast<double>(graph.follows());
    for (std::uint32_t i = 0; i < graph.accounts(); ++i) {
        const auto followers = static_cast<double>(graph.followers_count(AccountId{i}));
        counted.followers += followers / graph.accounts();
        counted.reached += followers * friends[i] / follows;
    }
    counted.returned /= follows;
    return counted;
}

// P(k) ~ k^-2.5 for k = 2 … 1000, by stratified quantiles.
std::vector<std::uint32_t> scale_free_degrees(std::size_t accounts) {
    double total = 0.0;
    for (int k = 2; k <= 1000; ++k) total += std::pow(k, -2.5);
    std::vector<std::uint32_t> degrees;
    double cumulative = 0.0;
    std::uint32_t k = 1;
    for (std::size_t i = 0; i < accounts; ++i) {
        while (cumulative < (static_cast<double>(i) + 0.5) / static_cast<double>(accounts) && k < 1000)
            cumulative += std::pow(++k, -2.5) / total;
        degrees.push_back(k);
    }
    std::uint64_t sum = 0;
    for (const std::uint32_t degree : degrees) sum += degree;
    if (sum % 2 == 1) ++degrees.front();
    return degrees;
}

}  // namespace

TEST_CASE("the spectral radius of a 2 x 2 matrix is its larger eigenvalue") {
    for (const std::array<double, 4>& m : std::vector<std::array<double, 4>>{{0.3, 0.2, 0.1, 0.4},
                                                                             {0.0, 4.0, 1.0, 0.0},
                                                                             {2.0, 0.0, 0.0, 2.0},
                                                                             {1.0, 1.0, 0.0, 1.0},
                                                                             {0.5, 1e-9, 1e9, 0.5},
                                                                             {1e-200, 0, 0, 0}}) {
        const double half = 0.5 * (m[0] - m[3]);
        const double expected = 0.5 * (m[0] + m[3]) + std::sqrt(half * half + m[1] * m[2]);
        CAPTURE(expected);
        CHECK(spectral_radius({m.begin(), m.end()}, 2) == doctest::Approx(expected).epsilon(1e-10));
    }
}

TEST_CASE("a chain that ends has spectral radius 0, a cycle the root of its product") {
    CHECK(spectral_radius({0.0, 7.0, 3.0, 0.0, 0.0, 5.0, 0.0, 0.0, 0.0}, 3) == 0.0);
    CHECK(spectral_radius({0.0, 2.0, 0.0, 0.0, 0.0, 3.0, 4.0, 0.0, 0.0}, 3) == doctest::Approx(std::cbrt(24.0)).epsilon(1e-10));
    CHECK(spectral_radius({}, 0) == 0.0);
}

TEST_CASE("mean followers of whom a follow leads to are those of an exhaustive count") {
    NetworkParams network;
    network.accounts = 2000;
    network.mean_follows = 8.0;
    for (const NetworkModel model : {NetworkModel::configuration, NetworkModel::communities, NetworkModel::barabasi_albert}) {
        network.model = model;
        const FollowerGraph graph = make_network(network).graph;
        const Counted counted = count_all(graph);
        const FollowerMoments moments = follower_moments(graph, influencer_threshold(graph), false);
        CHECK(moments.of_anyone.total() == doctest::Approx(counted.followers));
        CHECK(moments.of_reached.total() == doctest::Approx(counted.reached));
        CHECK(moments.returned.total() == doctest::Approx(counted.returned));
        CHECK(moments.reached_error == 0.0);
    }
}

TEST_CASE("weights count as followers who see") {
    // 0 -> 1 (.5), 0 -> 2 (.25), 1 -> 0 (1), 2 -> 1 (.125).
    GraphArrays arrays;
    arrays.offsets = Buffer<std::uint64_t>(4);
    arrays.followers = Buffer<AccountId>(4);
    arrays.weights = Buffer<float>(4);
    const std::array<std::uint64_t, 4> offsets{0, 2, 3, 4};
    const std::array<std::uint32_t, 4> followers{1, 2, 0, 1};
    const std::array<float, 4> weights{0.5F, 0.25F, 1.0F, 0.125F};
    for (std::size_t i = 0; i < 4; ++i) {
        arrays.offsets[i] = offsets[i];
        arrays.followers[i] = AccountId{followers[i]};
        arrays.weights[i] = weights[i];
    }
    const FollowerGraph graph = FollowerGraph::stored(std::move(arrays));
    const FollowerMoments moments = follower_moments(graph, kNoInfluencers, true);
    CHECK(moments.of_anyone.total() == doctest::Approx(1.875 / 3.0));
    CHECK(moments.of_reached.total() == doctest::Approx((0.5 * 1.0 + 0.25 * 0.125 + 1.0 * 0.75 + 0.125 * 1.0) / 1.875));
    CHECK(moments.returned.total() == doctest::Approx((0.5 * 1.0 + 1.0 * 0.5) / 1.875));
}

TEST_CASE("a complete graph leaves out the author and whoever passed it on, an empty one leaves nobody") {
    const FollowerMoments all = follower_moments(FollowerGraph::complete(100), kNoInfluencers, false);
    CHECK(all.of_anyone.total() == 99.0);
    CHECK(all.of_reached.total() - all.returned.total() == 98.0);
    const FollowerMoments none = follower_moments(FollowerGraph::empty(100), kNoInfluencers, false);
    CHECK(none.of_anyone.total() == 0.0);
    CHECK(none.of_reached.total() == 0.0);
}

TEST_CASE("lognormal points give mean 1, and the mean share probability of a sum a thousand times as fine") {
    for (const double sigma : {0.3, 1.0, 2.0}) {
        CAPTURE(sigma);
        double mean = 0.0;
        double coarse = 0.0;
        for (const Weighted& point : lognormal_points(sigma)) {
            mean += point.weight * point.value;
            coarse += point.weight * (1.0 - std::exp(-0.3 * point.value));
        }
        CHECK(mean == doctest::Approx(1.0).epsilon(1e-6));
        double fine = 0.0;
        const double step = 1e-3;
        for (double z = -10.0; z <= 10.0; z += step)
            fine += step * std::exp(-0.5 * z * z) / std::sqrt(2.0 * 3.14159265358979323846) *
                    (1.0 - std::exp(-0.3 * std::exp(sigma * z - 0.5 * sigma * sigma)));
        CHECK(coarse == doctest::Approx(fine).epsilon(1e-7));
    }
}

TEST_CASE("moods cover everybody, and an old grievance calms with the half-life") {
    Scenario scenario;
    scenario.crowd.background_failures = 0.0;
    const ActivityClock activity{ActivityProfile::flat};
    const auto mean_of_grieved = [&](Time when) {
        double weight = 0.0;
        double anger = 0.0;
        double total = 0.0;
        for (const Mood& mood : moods_at(scenario, activity, when)) {
            total += mood.weight;
            if (mood.grievances == 0) continue;
            weight += mood.weight;
            anger += mood.weight * mood.anger;
        }
        CHECK(total == doctest::Approx(1.0));
        CHECK(weight == doctest::Approx(scenario.crowd.customers * scenario.crowd.initial_grievances));
        return anger / weight;
    };
    CHECK(mean_of_grieved(kStart) == doctest::Approx(0.3));
    CHECK(mean_of_grieved(kStart + days{2}) == doctest::Approx(0.3 / 4.0));
}

TEST_CASE("ordinary failures leave the anger of shot noise, as long as they are few") {
    // E[A] = λx / (λx + ln 2 / h_A) for Poisson jumps x (T21); once a month, little is lost by taking all but the last
    // failure at their mean.
    Scenario scenario;
    scenario.crowd.customers = 1.0;
    scenario.crowd.initial_grievances = 0.0;
    scenario.crowd.private_resolution = 1.0;
    scenario.crowd.background_failures = 12.0;
    double anger = 0.0;
    for (const Mood& mood : moods_at(scenario, ActivityClock{ActivityProfile::flat}, kStart + days{300})) anger += mood.weight * mood.anger;
    const double jumps_per_day = 12.0 / 365.25 * scenario.crowd.background_anger;
    const double expected = jumps_per_day / (jumps_per_day + std::log(2.0));
    CHECK(std::abs(anger - expected) < 0.05 * expected);
}

TEST_CASE("in pure contagion the matrix is p times the followers, and what passed it on does not count again") {
    Scenario scenario = plain_contagion(0.1);
    const FollowerGraph graph = generate(RegularGraph{1000, 8}, kDraws);
    const EffectiveGain gain = effective_gain(scenario, graph, kNoInfluencers);
    CHECK(entry(gain, GainType::root, GainType::share) == doctest::Approx(0.8));
    CHECK(entry(gain, GainType::share, GainType::share) == doctest::Approx(0.7));
    CHECK(gain.gamma == doctest::Approx(0.7));
    CHECK(gain.gamma_by_generation == doctest::Approx(0.7));
    REQUIRE(gain.mean_cascade.has_value());
    CHECK(*gain.mean_cascade == doctest::Approx(1.0 + 0.8 / 0.3));
    CHECK(gain.matrix.at(GainType::root, GainType::me_too) == 0.0);
}

TEST_CASE("T08 an undirected scale-free graph is critical at a transmissibility of .026145") {
    const FollowerGraph graph = undirected_configuration(scale_free_degrees(100'000), kDraws);
    const auto gamma_at = [&](double p) {
        Scenario scenario = plain_contagion(p);
        return effective_gain(scenario, graph, kNoInfluencers).gamma;
    };
    double ends = 0.0;
    double squares = 0.0;
    for (std::uint32_t i = 0; i < graph.accounts(); ++i) {
        const auto degree = static_cast<double>(graph.followers_count(AccountId{i}));
        ends += degree;
        squares += degree * degree;
    }
    // Percolation: <k> / (<k^2> - <k>), here with the graph's own degrees …
    CHECK(gamma_at(ends / (squares - ends)) == doctest::Approx(1.0).epsilon(1e-9));
    // … and with the law's. Quantiles of N cells put the sum of k^2 within half the largest k^2 of N <k^2>: 3 % of it.
    CHECK(std::abs(gamma_at(0.026145) - 1.0) < 0.03);
}

TEST_CASE("damping shrinks each generation, and cascades are the product series") {
    Scenario scenario = plain_contagion(0.1);
    scenario.platform.damping = 0.5;
    const FollowerGraph graph = generate(RegularGraph{1000, 20}, kDraws);
    const EffectiveGain gain = effective_gain(scenario, graph, kNoInfluencers);
    double product = 1.0;
    double series = 1.0;
    for (std::size_t d = 0; d < gain.shares_by_generation.size(); ++d) {
        const double expected = (d == 0 ? 20.0 : 19.0) * (1.0 - std::exp(std::log(0.9) * std::pow(0.5, static_cast<double>(d))));
        CHECK(gain.shares_by_generation[d] == doctest::Approx(expected));
        series += product *= expected;
    }
    REQUIRE(gain.mean_cascade.has_value());
    CHECK(*gain.mean_cascade == doctest::Approx(series));
    CHECK(gain.gamma == doctest::Approx(gain.shares_by_generation[1]));
    // A chain of ever fewer shares has no growth in the long run, whatever its beginning.
    CHECK(gain.gamma_by_generation < 1e-6);
}

TEST_CASE("the trending list and the newspapers close and open the loop that shares alone would not") {
    Scenario scenario = test::pure_contagion(0.01);
    scenario.platform.trending_rate = PlatformParams{}.trending_rate;
    const FollowerGraph graph = FollowerGraph::empty(100'000);
    EffectiveGain gain = effective_gain(scenario, graph, kNoInfluencers);
    CHECK_FALSE(gain.is_trending);
    CHECK(gain.gamma == 0.0);
    // rate / threshold x 100,000 displays per post, each shared with p = .01: a loop of two steps.
    scenario.media.rate = 0.0;
    gain = effective_gain(scenario, graph, kNoInfluencers);
    CHECK(gain.trending_per_item == doctest::Approx(10.0));
    CHECK(gain.gamma_loud == doctest::Approx(std::sqrt(10.0 * 0.01)));
    // 30 first posts an hour lie above the threshold of 20, and below what the list is deaf to: 220.
    scenario.incidents[0].seeds_at_start = 30;
    CHECK(effective_gain(scenario, graph, kNoInfluencers).gamma == doctest::Approx(std::sqrt(0.1)));
    scenario.incidents[0].seeds_at_start = 221;
    CHECK(effective_gain(scenario, graph, kNoInfluencers).gamma == 0.0);
}

TEST_CASE("a rumour and a threshold have no gain, and say why") {
    Scenario scenario = plain_contagion(0.1);
    for (const Contagion contagion : {Contagion::rumour, Contagion::threshold_count, Contagion::threshold_fraction}) {
        scenario.platform.contagion = contagion;
        const EffectiveGain gain = effective_gain(scenario, FollowerGraph::complete(10), kNoInfluencers);
        CHECK_FALSE(gain.undefined_because.empty());
        CHECK(gain.gamma == 0.0);
    }
}

TEST_CASE("what is heard of a latent defect becomes complaints of one's own") {
    Scenario scenario = plain_contagion(0.1);
    scenario.crowd.customers = 1.0;
    scenario.crowd.private_resolution = 0.0;
    IncidentParams& incident = scenario.incidents[0];
    incident.incident_class = IncidentClass::latent_defect;
    incident.affected = 0.5;
    incident.awareness_test = 0.2;
    scenario.crowd.public_complaint = 0.25;
    // Calm effects are off, so every failure is complained about with probability .25.
    const EffectiveGain gain = effective_gain(scenario, generate(RegularGraph{1000, 8}, kDraws), kNoInfluencers);
    CHECK(entry(gain, GainType::root, GainType::root) == doctest::Approx(8.0 * 0.5 * 0.2 * 0.25));
    CHECK(entry(gain, GainType::share, GainType::root) == doctest::Approx(7.0 * 0.5 * 0.2 * 0.25));
}

TEST_CASE("the volume of first hand is that of the customers who fail in the hour") {
    Scenario scenario = test::quiet_scenario();
    scenario.crowd.customers = 0.5;
    scenario.crowd.public_complaint = 0.2;
    scenario.crowd.private_resolution = 0.0;
    scenario.crowd.uses_per_day = 24.0;
    IncidentParams outage;
    outage.id = "outage";
    outage.start = days{1};
    outage.duration = minutes{90};
    outage.affected = 0.4;
    scenario.incidents.push_back(outage);
    // One use an hour on average: 1 - 1/e meet it in the first hour, and all but e^-1.5 before it ends.
    const FirstHand first = first_hand(scenario, ActivityClock{ActivityProfile::flat}, 1000);
    CHECK(first.peak_hour == doctest::Approx(1e5 * 0.5 * 0.4 * 0.2 * (1.0 - std::exp(-1.0))));
    CHECK(first.peak_day == doctest::Approx(1e5 * 0.5 * 0.4 * 0.2 * (1.0 - std::exp(-1.5))));
}
