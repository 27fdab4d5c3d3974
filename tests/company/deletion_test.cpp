// What is deleted, taken down, compensated and broadcast.
#include "tests/company/company_support.hpp"
#include "tests/core/statistics.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace firebreak;

namespace {

constexpr Duration kTick = hours{2};
constexpr Duration kDelay = minutes{30};

/// Everybody sees a post exactly half an hour later; two posts that would be seen just before and just when a removal at 02:00 takes hold.
Scenario two_posts() {
    Scenario scenario = test::desk_scenario();
    scenario.horizon = days{1};
    scenario.network.model = NetworkModel::complete;
    scenario.network.accounts = 500;
    scenario.platform.visibility = 1.0;
    scenario.platform.draws = DrawMode::skip;
    scenario.platform.kernel = KernelLaw::fixed;
    scenario.platform.kernel_mean = kDelay;
    scenario.company.deletion_noticed = 0.0;
    const Duration holds = kTick + scenario.platform.min_reaction;
    test::complain(scenario, holds - kDelay - Duration{1});
    test::complain(scenario, holds - kDelay);
    return scenario;
}

Orders listening() {
    Orders orders = test::eager_orders();
    for (ClassOrders& one : orders.classes) one.coverage = 0.0;
    return orders;
}

/// Deletes, at 02:00, all it has seen.
test::ScriptedStrategy::Script delete_all() {
    auto seen = std::make_shared<std::vector<std::uint32_t>>();
    return [seen](const Situation& situation, Actions& actions) {
        for (const CaseView& view : situation.cases) seen->push_back(view.id);
        if (situation.now != kStart + kTick) return;
        for (const std::uint32_t id : *seen) actions.remove(id);
    };
}

}  // namespace

TEST_CASE("what is deleted is seen for one more reaction time, and not a microsecond longer") {
    const Scenario scenario = two_posts();
    const test::Run run = test::at_work(scenario, listening(), delete_all());
    CHECK(test::total(*run).impressions == 499);
    for (const Case& record : run->cases()) CHECK(record.removed == kStart + kTick);
}

TEST_CASE("what the first posts showed can be taken down, with the same delay") {
    Scenario scenario = two_posts();
    Command removal;
    removal.kind = CommandKind::removal;
    removal.at = kTick;
    scenario.timeline.push_back(removal);
    CHECK(test::total(*test::at_work(scenario, listening())).impressions == 499);
}

TEST_CASE("who notices that his complaint is gone says so, louder and more vividly, and it is news") {
    Scenario scenario = two_posts();
    scenario.company.deletion_noticed = 1.0;
    scenario.incidents[0].vividness = 3.0;
    const test::Run run = test::at_work(scenario, listening(), delete_all());
    std::size_t notices = 0;
    for (const Post& post : run->book().posts) {
        if (post.type != PostType::follow_up) continue;
        ++notices;
        CHECK(post.time > kStart + kTick + scenario.platform.min_reaction - Duration{1});
        CHECK(static_cast<double>(post.arousal) == doctest::Approx(scenario.incidents[0].seed_arousal + 0.3));
        CHECK(static_cast<double>(post.vividness) == doctest::Approx(2.0 * 3.0));
        const std::vector<Time>& news = run->issues()[1].news;
        CHECK(std::count(news.begin(), news.end(), post.time + scenario.platform.min_reaction) == 1);
    }
    CHECK(notices == 2);
    // Both are roots of their own, seen by everybody.
    CHECK(test::total(*run).impressions == 499 * 3);
}

TEST_CASE("compensation reaches the stated share of those who were failed before it, and nobody else") {
    Scenario scenario = test::desk_scenario();
    constexpr double kCustomers = 10'000.0;
    scenario.network.accounts = static_cast<std::int64_t>(kCustomers);
    scenario.crowd.customers = 1.0;
    scenario.crowd.uses_per_day = 5.0;
    scenario.crowd.private_resolution = 1.0;
    scenario.incidents[0].incident_class = IncidentClass::outage;
    scenario.incidents[0].affected = 0.4;
    scenario.incidents[0].duration = days{2};
    Command offer;
    offer.kind = CommandKind::compensation;
    offer.at = hours{12};
    offer.number = 0.3;
    scenario.timeline.push_back(offer);
    const test::Run run = test::at_work(scenario, listening());
    double failed = 0.0;
    for (std::size_t hour = 0; hour < 12; ++hour) failed += static_cast<double>(run->tallies()[hour].failures);
    REQUIRE(failed > 2000.0);
    REQUIRE(static_cast<double>(test::total(*run).failures) > failed + 100.0);
    const double compensated = static_cast<double>(test::total(*run).compensated) / failed;
    CHECK(std::abs(compensated - 0.3) < test::kStandardErrors * std::sqrt(0.3 * 0.7 / failed));
}

TEST_CASE("the company's own posts draw comments from those who still wait, half as many again while an issue is live") {
    Scenario scenario = test::quiet_scenario();
    scenario.network.accounts = 10'000;
    scenario.horizon = days{1};
    scenario.platform.visibility = 0.5;
    scenario.platform.kernel = KernelLaw::fixed;
    scenario.platform.kernel_mean = minutes{10};
    scenario.crowd.customers = 1.0;
    scenario.crowd.initial_grievances = 0.4;
    scenario.crowd.follows_company_customer = 0.5;
    scenario.crowd.broadcast_comment = 0.02;
    Orders orders;
    orders.posts_per_day = 12.0;
    for (const bool is_live : {false, true}) {
        CAPTURE(is_live);
        scenario.incidents.assign(1, test::gaffe(0, is_live ? Duration{0} : Duration{days{20}}));
        const test::Run run = test::at_work(scenario, orders);
        double comments = 0.0;
        double brand_posts = 0.0;
        for (const Post& post : run->book().posts) {
            brand_posts += post.type == PostType::brand_post;
            if (post.type != PostType::complaint) continue;
            comments += 1.0;
            REQUIRE(post.parent != kNoPost);
            CHECK(run->book()[post.parent].type == PostType::brand_post);
        }
        CHECK(brand_posts >= 11.0);
        const double rate = 0.4 * 0.02 * (is_live ? 1.5 : 1.0);
        // Only the company is followed by anybody; a comment's own exposures would need followers.
        const auto displayed = static_cast<double>(test::total(*run).impressions);
        CHECK(std::abs(displayed / (brand_posts - 1.0) / (10'000.0 * 0.25) - 1.0) < 0.15);
        // Who waits is drawn once per run, and so is who follows.
        const double error = std::sqrt(rate * displayed + rate * displayed * rate * displayed * (0.6 / 0.4 / 5'000.0));
        CHECK(std::abs(comments - rate * displayed) < test::kStandardErrors * error);
    }
}
