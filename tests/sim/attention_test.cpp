// What reaches people beyond their network: trending lists, articles, searches and feeds, against what the rules give by hand.
#include "engine/core/elementary.hpp"
#include "engine/graph/row_builder.hpp"
#include "tests/core/statistics.hpp"
#include "tests/sim/run_support.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <set>
#include <vector>

using namespace firebreak;

namespace {

/// `per_tick` first posts at every quarter of an hour for `ticks` of them, and nobody who follows anybody.
Scenario steady_talk(std::int64_t accounts, int per_tick, int ticks) {
    Scenario scenario = test::quiet_scenario();
    scenario.network.accounts = accounts;
    scenario.horizon = minutes{15 * (ticks + 8)};
    scenario.company.policy_tick = scenario.horizon;
    scenario.attitude.step = 0.0;
    scenario.incidents.push_back(test::gaffe(0));
    for (int tick = 0; tick < ticks; ++tick) {
        Command wave;
        wave.kind = CommandKind::seeds;
        wave.at = minutes{15 * tick};
        wave.number = per_tick;
        scenario.timeline.push_back(wave);
    }
    return scenario;
}

void check_share(double found, double of, double expected) {
    CAPTURE(found / of);
    CAPTURE(expected);
    CHECK(std::abs(found / of - expected) < test::kStandardErrors * std::sqrt(expected * (1.0 - expected) / of));
}

/// One author and `followers` who follow him and nobody else.
std::shared_ptr<const FollowerGraph> star(std::uint32_t followers) {
    std::vector<Follow> follows;
    for (std::uint32_t i = 1; i <= followers; ++i) follows.push_back({AccountId{0}, AccountId{i}});
    return std::make_shared<const FollowerGraph>(graph_of(followers + 1, follows));
}

/// How many of 20,000 followers see the one post that their only friend writes.
double seen_in_feed(Scenario scenario, std::uint32_t followers) {
    scenario.network.accounts = followers + 1;
    scenario.horizon = days{20};
    scenario.attitude.step = 0.0;
    scenario.incidents.push_back(test::gaffe(1));
    // Only the author has that many followers.
    scenario.incidents[0].seed_followers = followers;
    const auto graph = star(followers);
    double seen = 0.0;
    for (std::uint64_t repetition = 0; repetition < 400 && seen == 0.0; ++repetition) {
        const test::Run run = test::finished(scenario, graph, std::make_unique<test::ScriptedStrategy>(), repetition);
        seen = static_cast<double>(test::total(*run).impressions);
    }
    return seen;
}

}  // namespace

TEST_CASE("a trending list shows the top post to as many who have heard nothing as the summed hazard says") {
    // 30 posts a quarter of an hour among 100,000 accounts: the last hour's volume climbs to 120 and falls again. At .002 per hour and
    // multiple of 20 above 20 that is .001, .004, .007, then .01.
    constexpr int kTicks = 40;
    const double hazard = 0.25 * (2.0 * (0.001 + 0.004 + 0.007) + (kTicks - 3) * 0.01);
    for (const std::int64_t accounts : {100'000, 200'000}) {
        CAPTURE(accounts);
        Scenario scenario = steady_talk(accounts, static_cast<int>(30 * accounts / 100'000), kTicks);
        scenario.platform.trending_rate = 0.002;
        const test::Run run = test::finished(scenario, nullptr, std::make_unique<test::ScriptedStrategy>());
        const Tally tally = test::total(*run);
        const double expected = static_cast<double>(accounts) * (1.0 - std::exp(-hazard));
        // Rounded down, once; the first posters are as much in the dark as anybody.
        CHECK(std::abs(static_cast<double>(tally.offered) - expected) <= 1.0);
        CHECK(tally.reached == tally.offered);
    }
    // Never more than the cap.
    Scenario loud = steady_talk(100'000, 3000, kTicks);
    loud.platform.trending_rate = 0.002;
    const test::Run run = test::finished(loud, nullptr, std::make_unique<test::ScriptedStrategy>());
    const double capped = 100'000.0 * (1.0 - std::exp(-0.02 * 0.25 * (kTicks + 3)));
    CHECK(std::abs(static_cast<double>(test::total(*run).offered) - capped) <= 1.0);
}

TEST_CASE("articles come at the rate that volume and news value give, and each is read by the share it reaches") {
    constexpr int kTicks = 96 * 2;
    constexpr double kReach = 0.031;
    Scenario scenario = steady_talk(10'000, 2, kTicks);
    scenario.horizon = minutes{15 * kTicks};
    scenario.incidents[0].vividness = 4.0;
    scenario.incidents[0].seed_arousal = 0.7;
    for (Command& wave : scenario.timeline) wave.arousal = 0.7;
    scenario.media.rate = 0.004;
    scenario.media.lag = Duration{0};
    scenario.media.lag_sigma = 0.0;
    scenario.media.reach = kReach;
    scenario.media.reach_sigma = 0.0;
    scenario.media.reading_time = minutes{1};
    // 2 of 10,000 are 20 of 100,000. At tick k there have been 20 k of them, at most a day's.
    double hazard = 0.0;
    for (int tick = 1; tick <= kTicks; ++tick) {
        const double volume = 20.0 * std::min(tick, 96);
        if (volume > scenario.media.least_volume) hazard += 0.004 * std::pow(volume / 150.0, 1.2) * 0.7 * std::sqrt(4.0) * 0.25;
    }
    constexpr int kRuns = 40;
    double articles = 0.0;
    for (int repetition = 0; repetition < kRuns; ++repetition) {
        const test::Run run =
            test::finished(scenario, nullptr, std::make_unique<test::ScriptedStrategy>(), static_cast<std::uint64_t>(repetition));
        articles += static_cast<double>(run->articles());
        // Nobody follows anybody: all that is displayed are articles. Those of the last minutes are not read to the end.
        std::size_t early = 0;
        std::size_t all = 0;
        for (const Post& post : run->book().posts) {
            if (post.type != PostType::article) continue;
            ++all;
            early += post.time + hours{1} < kStart + scenario.horizon;
        }
        CHECK(all == run->articles());
        constexpr auto kReaders = static_cast<std::size_t>(kReach * 10'000.0);
        const auto displayed = static_cast<std::size_t>(test::total(*run).impressions);
        CHECK(displayed >= early * kReaders);
        CHECK(displayed <= all * kReaders);
    }
    CAPTURE(articles);
    CAPTURE(hazard * kRuns);
    // A tick beyond the horizon decides nothing that could appear.
    CHECK(std::abs(articles - hazard * kRuns) < test::kStandardErrors * std::sqrt(hazard * kRuns));
}

TEST_CASE("who is failed looks the matter up three times in ten, and finds the post that is talked about") {
    Scenario scenario = test::quiet_scenario();
    constexpr double kCustomers = 20'000.0;
    scenario.network.accounts = static_cast<std::int64_t>(kCustomers);
    scenario.horizon = days{1};
    scenario.platform.search = 0.3;
    scenario.crowd.customers = 1.0;
    scenario.crowd.uses_per_day = 200.0;
    scenario.crowd.private_resolution = 1.0;
    scenario.attitude.step = 0.0;
    scenario.incidents.push_back(test::gaffe(1));
    scenario.incidents.push_back(test::gaffe(0, hours{2}));
    scenario.incidents[1].id = "outage";
    scenario.incidents[1].incident_class = IncidentClass::outage;
    scenario.incidents[1].affected = 1.0;
    scenario.incidents[1].duration = hours{6};
    const test::Run run = test::finished(scenario, nullptr, std::make_unique<test::ScriptedStrategy>());
    const Tally tally = test::total(*run);
    REQUIRE(tally.failures > 19'000);
    REQUIRE(run->book().posts.size() == 1);
    check_share(static_cast<double>(tally.impressions), static_cast<double>(tally.failures), 0.3);
    // Before anything is talked about there is nothing to be found.
    scenario.incidents[0].start = hours{12};
    const test::Run early = test::finished(scenario, nullptr, std::make_unique<test::ScriptedStrategy>());
    CHECK(test::total(*early).impressions == 0);
}

TEST_CASE("in a chronological feed a post is seen by who comes before it is pushed out") {
    Scenario scenario = test::quiet_scenario();
    scenario.platform.feed = FeedRule::chronological;
    scenario.platform.sessions_per_day = 6.0;
    scenario.platform.feed_length = 50;
    constexpr std::uint32_t kFollowers = 20'000;
    for (const double per_friend : {20.0, 100.0, 1000.0}) {
        CAPTURE(per_friend);
        scenario.platform.posts_per_friend = per_friend;
        // One friend, 4 h between sessions: pushed out after 50 / per_friend days.
        const double pushed_out_hours = 50.0 / per_friend * 24.0;
        check_share(seen_in_feed(scenario, kFollowers), kFollowers, 1.0 - std::exp(-pushed_out_hours / 4.0));
    }
}

TEST_CASE("in a ranked feed a post is seen by the odds of its score, which fall as it ages") {
    Scenario scenario = test::quiet_scenario();
    scenario.platform.feed = FeedRule::ranked;
    scenario.platform.visibility = 0.3;
    scenario.platform.sessions_per_day = 3.0;
    scenario.platform.ranked_age = hours{6};
    scenario.platform.ranked_arousal = 2.0;
    constexpr std::uint32_t kFollowers = 20'000;
    // Mean of logistic(logit .3 + 2 (.7 - .5) - age / 6 h) over an exponential age of mean 8 h.
    const double score = std::log(0.3 / 0.7) + 2.0 * 0.2;
    constexpr int kSteps = 100'000;
    double expected = 0.0;
    for (int step = 0; step < kSteps; ++step) {
        const double age = -8.0 * std::log1p(-(step + 0.5) / kSteps);
        expected += 1.0 / (1.0 + std::exp(-(score - age / 6.0))) / kSteps;
    }
    check_share(seen_in_feed(scenario, kFollowers), kFollowers, expected);
}
