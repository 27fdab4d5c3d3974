// Relations between runs of changed worlds: more follows (M1), two copies of it (M3), the same world later (M4), its people renamed (M9),
// more of the same people (M10). M1 and M4 are exact; the others hold in law, so means over independent runs are compared by their own
// standard errors.
#include "engine/core/permutation.hpp"
#include "engine/graph/row_builder.hpp"
#include "tests/core/statistics.hpp"
#include "tests/determinism/random_scenario.hpp"
#include "tests/validation/counts.hpp"
#include "tests/validation/record.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

using namespace firebreak;

namespace {

/// What is counted of a run, account by account: all extensive.
constexpr std::array<const char*, 6> kCounted{
    "complaints", "me-toos", "shares", "reach", "negative impressions", "failed private attempts"};
using Counts = std::array<double, kCounted.size()>;
/// Per kind of count, one value per run.
using Samples = std::array<std::vector<double>, kCounted.size()>;

Counts counts_of(const Simulation& simulation) {
    Counts counts{};
    for (const Post& post : simulation.book().posts) {
        if (post.type == PostType::complaint) counts[0] += 1.0;
        if (post.type == PostType::me_too) counts[1] += 1.0;
        if (post.type == PostType::share) counts[2] += 1.0;
    }
    const Tally tally = test::total(simulation);
    counts[3] = static_cast<double>(tally.reached);
    counts[4] = static_cast<double>(tally.negative_impressions);
    counts[5] = static_cast<double>(tally.private_attempts - tally.private_resolved);
    return counts;
}

/// Ordinary trouble and a chronic fault in a world without company, media and trending lists.
Scenario troubled(std::int64_t accounts) {
    Scenario scenario;
    scenario.name = "test";
    scenario.horizon = days{6};
    scenario.network.accounts = accounts;
    scenario.network.mean_follows = 12.0;
    scenario.platform.visibility = 0.2;
    scenario.platform.share_probability = 0.05;
    scenario.platform.trending_rate = 0.0;
    scenario.platform.search = 0.0;
    scenario.media.rate = 0.0;
    scenario.crowd.background_failures = 5.0;
    scenario.crowd.public_complaint = 0.2;
    scenario.company.policy_tick = days{6};
    scenario.strategy.name = "dead_account";
    IncidentParams incident;
    incident.id = "fault";
    incident.incident_class = IncidentClass::chronic;
    incident.start = days{1};
    incident.duration = days{3};
    incident.affected = 0.3;
    incident.hazard_per_day = 0.2;
    scenario.incidents.push_back(incident);
    return scenario;
}

Samples sampled(const Scenario& scenario, const std::shared_ptr<const FollowerGraph>& graph, int runs, double divisor = 1.0) {
    Samples samples;
    for (int repetition = 0; repetition < runs; ++repetition) {
        const test::Run run =
            test::finished(scenario, graph, std::make_unique<test::ScriptedStrategy>(), static_cast<std::uint64_t>(repetition));
        const Counts counts = counts_of(*run);
        for (std::size_t i = 0; i < counts.size(); ++i) samples[i].push_back(counts[i] / divisor);
    }
    return samples;
}

/// Distance of two means in their standard errors.
double distance(const std::vector<double>& a, const std::vector<double>& b) {
    const test::Moments of_a = test::moments_of(a);
    const test::Moments of_b = test::moments_of(b);
    const double error = std::sqrt(of_a.variance / static_cast<double>(a.size()) + of_b.variance / static_cast<double>(b.size()));
    return (of_a.mean - of_b.mean) / error;
}

/// Kolmogorov-Smirnov between two samples, scaled as ks_statistic; ties make it smaller.
double two_sample_ks(std::vector<double> a, std::vector<double> b) {
    std::sort(a.begin(), a.end());
    std::sort(b.begin(), b.end());
    const auto size_a = static_cast<double>(a.size());
    const auto size_b = static_cast<double>(b.size());
    const auto share = [](const std::vector<double>& values, double x) {
        return static_cast<double>(std::upper_bound(values.begin(), values.end(), x) - values.begin()) / static_cast<double>(values.size());
    };
    double largest = 0.0;
    for (const double x : a) largest = std::max(largest, std::abs(share(a, x) - share(b, x)));
    return largest * std::sqrt(size_a * size_b / (size_a + size_b));
}

void check_same_means(const char* id, const Samples& a, const Samples& b, double standard_errors) {
    for (std::size_t i = 0; i < kCounted.size(); ++i) {
        REQUIRE(test::moments_of(a[i]).mean > 0.0);
        test::record(id, std::string{kCounted[i]} + ": difference of means in standard errors", 0.0, distance(a[i], b[i]), standard_errors,
                     static_cast<double>(a[i].size() + b[i].size()));
    }
}

/// The follows of `graph`, each end renamed by `name`.
template <class Name>
void add_follows(const FollowerGraph& graph, std::vector<Follow>& follows, Name name) {
    for (std::uint32_t author = 0; author < graph.accounts(); ++author) {
        for (const AccountId follower : graph.followers(AccountId{author}))
            follows.push_back({AccountId{name(author)}, AccountId{name(index(follower))}});
    }
}

constexpr int kRuns = test::runs(100, 1000);

void shift(Scenario& scenario, Duration by) {
    scenario.horizon += by;
    for (IncidentParams& incident : scenario.incidents) incident.start += by;
    for (Command& command : scenario.timeline) command.at += by;
}

// Nothing that begins with the run itself, and ticks that divide the shift.
void begin_with_incident(Scenario& scenario) {
    scenario.crowd.background_failures = 0.0;
    scenario.crowd.initial_grievances = 0.0;
    scenario.attitude.churn = 0.0;
    scenario.media.feed_tick = minutes{15};
    scenario.company.policy_tick = minutes{5};
}

void check_shifted(test::ExactRelation& relation, const Simulation& early, const Simulation& late, Duration by) {
    const std::vector<test::PostFact> of_early = test::user_posts(early);
    std::vector<test::PostFact> of_late = test::user_posts(late);
    for (test::PostFact& post : of_late) post.time -= by.count();
    relation.check(of_early == of_late);
    const Tally a = test::total(early);
    Tally b = test::total(late);
    relation.check(a == b);
    relation.check(early.cases().size() == late.cases().size());
    for (std::size_t i = 0; i < std::min(early.cases().size(), late.cases().size()); ++i) {
        const Case& before = early.cases()[i];
        const Case& after = late.cases()[i];
        const auto is_shifted = [&](Time x, Time y) { return x == kNever ? y == kNever : x + by == y; };
        relation.check(before.key == after.key && is_shifted(before.first_reply, after.first_reply) &&
                       is_shifted(before.satisfied, after.satisfied) && is_shifted(before.first_peer_answer, after.first_peer_answer));
    }
    relation.check(early.company().decisions().size() == late.company().decisions().size());
}

}  // namespace

TEST_CASE("M1 in pure contagion more follows never lose a single sharer") {
    test::ExactRelation relation{"M1", "sharers or reach lost by more follows"};
    Scenario scenario = test::pure_contagion(0.12);
    scenario.network.model = NetworkModel::erdos_renyi;
    scenario.network.accounts = 4000;
    scenario.network.mean_follows = 6.0;
    scenario.platform.visibility = 0.9;
    scenario.platform.kernel = KernelLaw::exponential;
    scenario.incidents[0].seeds_at_start = 5;
    const auto graph = test::shared_graph(scenario.network);
    std::vector<Follow> follows;
    add_follows(*graph, follows, [](std::uint32_t account) { return account; });
    scenario.network.seed = 2;
    add_follows(*test::shared_graph(scenario.network), follows, [](std::uint32_t account) { return account; });
    const auto more = std::make_shared<const FollowerGraph>(graph_of(graph->accounts(), follows));
    REQUIRE(more->follows() > graph->follows() * 3 / 2);
    for (std::uint64_t repetition = 0; repetition < 20; ++repetition) {
        CAPTURE(repetition);
        std::vector<bool> shares(graph->accounts());
        const test::Run dense = test::finished(scenario, more, std::make_unique<test::ScriptedStrategy>(), repetition);
        for (const Post& post : dense->book().posts) shares[index(post.author)] = true;
        const test::Run sparse = test::finished(scenario, graph, std::make_unique<test::ScriptedStrategy>(), repetition);
        for (const Post& post : sparse->book().posts) relation.check(shares[index(post.author)]);
        relation.check(test::total(*dense).reached >= test::total(*sparse).reached);
    }
    relation.record();
}

TEST_CASE("M3 two copies of a world have twice of everything") {
    const Scenario scenario = troubled(1'500);
    const auto graph = test::shared_graph(scenario.network);
    std::vector<Follow> follows;
    add_follows(*graph, follows, [](std::uint32_t account) { return account; });
    add_follows(*graph, follows, [&](std::uint32_t account) { return account + graph->accounts(); });
    const auto twice = std::make_shared<const FollowerGraph>(graph_of(2 * graph->accounts(), follows));
    REQUIRE(twice->follows() == 2 * graph->follows());
    Scenario doubled = scenario;
    doubled.network.accounts *= 2;
    doubled.seed = 77;
    check_same_means("M3", sampled(scenario, graph, kRuns), sampled(doubled, twice, kRuns, 2.0), test::kStandardErrors);
}

TEST_CASE("M4 what breaks out a week later happens a week later") {
    test::ExactRelation relation{"M4", "events that do not move by the shift"};
    for (std::uint64_t n = 0; n < 9; ++n) {
        CAPTURE(n);
        Scenario scenario = test::random_scenario(n);
        begin_with_incident(scenario);
        const auto graph = test::shared_graph(scenario.network);
        const test::Run early = test::finished(scenario, graph);
        shift(scenario, days{7});
        const test::Run late = test::finished(scenario, graph);
        check_shifted(relation, *early, *late, days{7});
    }
    relation.record();
}

TEST_CASE("M4 where no hour is like another only in name, an outbreak may be shifted by any number of ticks") {
    test::ExactRelation relation{"M4", "events that do not move by a shift of 26 hours where there is no day and no calendar"};
    Orders orders;
    orders.monitoring = 0.9;
    orders.keeps_desk_hours = false;
    for (ClassOrders& one : orders.classes) one = {0.8, {.empathy = 0.5, .apology = 0.6, .remedy = 0.4}};
    for (std::uint64_t n = 0; n < 6; ++n) {
        CAPTURE(n);
        Scenario scenario = test::random_scenario(n);
        begin_with_incident(scenario);
        scenario.platform.activity = ActivityProfile::flat;
        const auto graph = test::shared_graph(scenario.network);
        const test::Run early = test::finished(scenario, graph, std::make_unique<test::ScriptedStrategy>(orders));
        shift(scenario, hours{26});
        const test::Run late = test::finished(scenario, graph, std::make_unique<test::ScriptedStrategy>(orders));
        check_shifted(relation, *early, *late, hours{26});
    }
    relation.record();
}

TEST_CASE("M9 who has which number changes no distribution") {
    const Scenario scenario = troubled(1'500);
    const auto graph = test::shared_graph(scenario.network);
    const KeyedPermutation names{graph->accounts(), Draws{scenario.seed, 0}.bits(Purpose::relabel, 0)};
    std::vector<Follow> follows;
    add_follows(*graph, follows, [&](std::uint32_t account) { return static_cast<std::uint32_t>(names(account)); });
    const auto renamed = std::make_shared<const FollowerGraph>(graph_of(graph->accounts(), follows));
    REQUIRE(renamed->follows() == graph->follows());
    Scenario other = scenario;
    other.seed = 78;
    const Samples before = sampled(scenario, graph, kRuns);
    const Samples after = sampled(other, renamed, kRuns);
    check_same_means("M9", before, after, test::kStandardErrors);
    for (std::size_t i = 0; i < kCounted.size(); ++i)
        test::record("M9", std::string{kCounted[i]} + ": Kolmogorov-Smirnov", 0.0, two_sample_ks(before[i], after[i]), test::kKsLimit,
                     2.0 * kRuns);
}

TEST_CASE("M10 ten times as many people have ten times as much trouble, and no more each") {
    constexpr std::int64_t kFew = 2'000;
    const auto of = [](std::int64_t accounts) {
        Scenario scenario = troubled(accounts);
        scenario.network.follower_exponent = 4.0;
        scenario.network.friend_exponent = 4.0;
        scenario.crowd.has_roles = false;
        return scenario;
    };
    Samples few;
    Samples many;
    // A graph each, so that its accidents count as what they are.
    for (int run = 0; run < test::runs(60, 600); ++run) {
        Scenario scenario = of(kFew);
        scenario.network.seed = run + 1;
        scenario.seed = static_cast<std::uint64_t>(run + 1);
        const Samples one = sampled(scenario, test::shared_graph(scenario.network), 1, kFew);
        for (std::size_t i = 0; i < one.size(); ++i) few[i].push_back(one[i].front());
    }
    for (int run = 0; run < test::runs(20, 100); ++run) {
        Scenario scenario = of(10 * kFew);
        scenario.seed = static_cast<std::uint64_t>(run + 1001);
        scenario.network.seed = run + 1001;
        const Samples one = sampled(scenario, test::shared_graph(scenario.network), 1, 10 * kFew);
        for (std::size_t i = 0; i < one.size(); ++i) many[i].push_back(one[i].front());
    }
    check_same_means("M10", few, many, 3.0);
}
