// The order in which a run records what happens, where a run begins and ends, and what a run may not be asked.
#include "engine/sim/checkpoint.hpp"
#include "tests/sim/run_support.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <vector>

using namespace firebreak;

namespace {

Scenario lively_scenario() {
    Scenario scenario;
    scenario.horizon = days{4};
    scenario.network.accounts = 3000;
    scenario.network.mean_follows = 15;
    scenario.crowd.public_complaint = 0.5;
    scenario.crowd.background_failures = 100.0;
    scenario.crowd.initial_grievances = 0.3;
    scenario.crowd.me_too = 0.3;
    scenario.platform.share_probability = 0.1;
    IncidentParams incident;
    incident.id = "outage";
    incident.start = days{1};
    scenario.incidents.push_back(incident);
    scenario.strategy.name = "canned";
    return scenario;
}

}  // namespace

TEST_CASE("posts stand in the book by time, after their parents, each cause once") {
    for (const Loop loop : {Loop::windowed, Loop::serial}) {
        Scenario scenario = lively_scenario();
        scenario.sim.loop = loop;
        scenario.platform.trending_rate = 0.0;
        scenario.platform.search = 0.0;
        scenario.media.rate = 0.0;
        const test::Run run = test::finished(scenario);
        const std::vector<Post>& posts = run->book().posts;
        REQUIRE(posts.size() > 500);
        std::set<std::uint64_t> keys;
        for (std::size_t i = 0; i < posts.size(); ++i) {
            CHECK(keys.insert(posts[i].key).second);
            CHECK(posts[i].time >= kStart);
            CHECK(posts[i].time < kStart + scenario.horizon);
            if (i > 0) CHECK(posts[i - 1].time <= posts[i].time);
            if (posts[i].type != PostType::share) continue;
            const Post& parent = run->book()[posts[i].parent];
            CHECK(posts[i].time >= parent.time + scenario.platform.min_reaction);
            CHECK(posts[i].depth == parent.depth + 1);
            // Articles, trending lists and searches reach others too; these are switched off here.
            const std::span<const AccountId> readers = run.graph->followers(parent.author);
            CHECK(std::binary_search(readers.begin(), readers.end(), posts[i].author));
        }
    }
}

TEST_CASE("with share_once_per issue nobody shares an issue twice, with root no root twice") {
    for (const ShareScope scope : {ShareScope::issue, ShareScope::root}) {
        Scenario scenario = lively_scenario();
        scenario.platform.share_once_per = scope;
        scenario.platform.damping = 0.8;
        scenario.media.rate = 0.0;
        const test::Run run = test::finished(scenario);
        std::set<std::pair<std::uint32_t, std::uint64_t>> shared;
        std::size_t shares = 0;
        for (const Post& post : run->book().posts) {
            if (post.type != PostType::share || is_positive(post.root_type)) continue;
            ++shares;
            CHECK(shared.emplace(index(post.author), scope == ShareScope::issue ? index(post.issue) : index(post.root)).second);
            CHECK(run->book()[post.root].author != post.author);
        }
        CHECK(shares > 100);
    }
}

TEST_CASE("stopping and going on at any time changes nothing") {
    for (const Loop loop : {Loop::windowed, Loop::serial}) {
        Scenario scenario = lively_scenario();
        scenario.sim.loop = loop;
        const auto graph = test::shared_graph(scenario.network);
        const test::Run whole = test::finished(scenario, graph);
        test::Run pieces = test::set_up(scenario, graph);
        for (std::int64_t minute = 0; minute < 4 * 24 * 60; minute += 37) {
            pieces->run_until(kStart + minutes{minute} + Duration{12'345});
            CHECK(pieces->now() >= kStart + minutes{minute});
            CHECK_FALSE(pieces->is_done());
        }
        pieces->run();
        CHECK(pieces->is_done());
        CHECK(pieces->digest() == whole->digest());
        pieces->run();
        CHECK(pieces->digest() == whole->digest());
    }
}

TEST_CASE("exposures are counted one by one: every impression has a post and a follower") {
    // Fixed delay and visibility 1: each post reaches every follower before the horizon or nobody.
    Scenario scenario = test::quiet_scenario();
    scenario.network.model = NetworkModel::erdos_renyi;
    scenario.network.accounts = 2000;
    scenario.network.mean_follows = 12;
    scenario.platform.visibility = 1.0;
    scenario.platform.kernel = KernelLaw::fixed;
    scenario.platform.kernel_mean = hours{1};
    scenario.platform.share_probability = 0.05;
    scenario.incidents.push_back(test::gaffe(50, hours{5}));
    const test::Run run = test::finished(scenario, nullptr, std::make_unique<test::ScriptedStrategy>());
    std::int64_t expected = 0;
    std::set<std::uint32_t> reached;
    for (const Post& post : run->book().posts) {
        if (post.time + hours{1} >= kStart + scenario.horizon) continue;
        for (const AccountId follower : run.graph->followers(post.author)) {
            ++expected;
            reached.insert(index(follower));
        }
    }
    CHECK(test::total(*run).impressions == expected);
    CHECK(test::total(*run).negative_impressions == expected);
    CHECK(test::total(*run).reached == static_cast<std::int64_t>(reached.size()));
    CHECK(run->exposures_handled() == static_cast<std::uint64_t>(expected));
}

TEST_CASE("a windowed run in which nobody needs time to react is refused") {
    Scenario scenario = test::quiet_scenario();
    scenario.platform.min_reaction = Duration{0};
    CHECK_THROWS_AS(static_cast<void>(test::set_up(scenario, nullptr, std::make_unique<test::ScriptedStrategy>())), InputError);
    scenario.sim.loop = Loop::serial;
    CHECK_NOTHROW(static_cast<void>(test::set_up(scenario, nullptr, std::make_unique<test::ScriptedStrategy>())));
}

TEST_CASE("where people react within a fraction of a second, windows still give the serial loop's run") {
    for (const std::int64_t milliseconds : {1, 100, 500}) {
        Scenario scenario = lively_scenario();
        scenario.platform.min_reaction = std::chrono::milliseconds{milliseconds};
        // Reactions so fast that many fall into the same second.
        scenario.platform.kernel = KernelLaw::exponential;
        scenario.platform.kernel_mean = std::chrono::milliseconds{2000};
        scenario.platform.visibility = 0.5;
        const auto graph = test::shared_graph(scenario.network);
        const test::Run windowed = test::finished(scenario, graph);
        scenario.sim.loop = Loop::serial;
        const test::Run serial = test::finished(scenario, graph);
        CAPTURE(milliseconds);
        test::check_same_posts(*serial, *windowed);
        CHECK(serial->digest() == windowed->digest());
    }
}

TEST_CASE("windows too many for the wheel are refused rather than mixed up") {
    // 3,000 days in windows of a millisecond are 2.6e11; the wheel turns once in 2^32.
    Scenario scenario = test::quiet_scenario();
    scenario.horizon = days{3000};
    scenario.platform.min_reaction = std::chrono::milliseconds{1};
    scenario.company.policy_tick = days{3000};
    scenario.sim.metrics_tick = days{3000};
    scenario.incidents.push_back(test::gaffe(5, days{2000}));
    std::size_t posts = 5;
    try {
        posts = test::finished(scenario, nullptr, std::make_unique<test::ScriptedStrategy>())->book().posts.size();
    } catch (const InputError&) {
    }
    CHECK(posts == 5);
}

TEST_CASE("a state can be put back into a run that has already gone further") {
    const Scenario scenario = lively_scenario();
    const auto graph = test::shared_graph(scenario.network);
    test::Run run = test::set_up(scenario, graph);
    run->run_until(kStart + hours{8});
    Writer early;
    run->save(early);
    run->run();
    const std::uint64_t end = run->digest();
    Reader back{early.bytes()};
    run->load(back);
    CHECK(back.at_end());
    test::Run fresh = test::set_up(scenario, graph);
    fresh->run_until(kStart + hours{8});
    CHECK(run->digest() == fresh->digest());
    run->run();
    CHECK(run->digest() == end);
}
