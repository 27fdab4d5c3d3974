// From escalated cases to a mended cause.
#include "tests/company/company_support.hpp"
#include "tests/core/statistics.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace firebreak;

namespace {

Orders escalating_orders(int threshold) {
    Orders orders = test::eager_orders();
    orders.escalation = 1.0;
    orders.information_flow = 1.0;
    orders.hand_off_delay = hours{2};
    orders.hand_off_sigma = 0.0;
    orders.fix_threshold = threshold;
    orders.fix_duration = hours{10};
    return orders;
}

Scenario complaining_scenario() {
    Scenario scenario = test::desk_scenario();
    scenario.company.fix_sigma = 0.0;
    for (int i = 1; i <= 5; ++i) test::complain(scenario, hours{i});
    return scenario;
}

}  // namespace

TEST_CASE("the last escalated case that was needed starts the fix when it arrives, and the fix takes its time") {
    for (int threshold = 1; threshold <= 5; ++threshold) {
        CAPTURE(threshold);
        Orders orders = escalating_orders(threshold);
        const test::Run run = test::at_work(complaining_scenario(), orders);
        CHECK(run->issues()[1].fix_started == kStart + hours{threshold} + hours{2});
        CHECK(run->issues()[1].fixed == kStart + hours{threshold} + hours{12});
        orders.hand_off_hops = 3;
        const test::Run far = test::at_work(complaining_scenario(), orders);
        CHECK(far->issues()[1].fix_started == kStart + hours{threshold} + hours{6});
    }
    CHECK(test::at_work(complaining_scenario(), escalating_orders(6))->issues()[1].fixed == kNever);
}

TEST_CASE("nothing is mended where nothing is passed on") {
    Orders orders = escalating_orders(1);
    orders.information_flow = 0.0;
    CHECK(test::at_work(complaining_scenario(), orders)->issues()[1].fixed == kNever);
    orders.information_flow = 1.0;
    orders.escalation = 0.0;
    CHECK(test::at_work(complaining_scenario(), orders)->issues()[1].fixed == kNever);
}

TEST_CASE("escalations arrive as often as passing on and information flow say together") {
    Scenario scenario = test::desk_scenario();
    scenario.network.accounts = 30'000;
    test::complain(scenario, hours{1}, 10'000);
    Orders orders = escalating_orders(1'000'000);
    orders.escalation = 0.8;
    orders.information_flow = 0.6;
    std::uint32_t arrived = 0;
    const test::Run run =
        test::at_work(scenario, orders, [&](const Situation& situation, Actions&) { arrived = situation.escalations_arrived; });
    CHECK(std::abs(arrived / 10'000.0 - 0.48) < test::kStandardErrors * std::sqrt(0.48 * 0.52 / 10'000.0));
    CHECK(test::desk_total(*run).escalations == arrived);
}

TEST_CASE("a strategy starts a fix of what is live, once, and sees it running") {
    Scenario scenario = test::desk_scenario();
    scenario.company.fix_sigma = 0.0;
    scenario.incidents.push_back(test::gaffe(0, days{5}));
    scenario.incidents.back().id = "later";
    bool was_running = false;
    const test::Run run = test::at_work(scenario, Orders{}, [&](const Situation& situation, Actions& actions) {
        if (situation.now == kStart + hours{1}) actions.start_fix(hours{5});
        if (situation.now == kStart + hours{2}) {
            actions.start_fix(hours{1});
            was_running = situation.is_fix_running;
        }
        if (situation.now == kStart + hours{7}) CHECK_FALSE(situation.is_fix_running);
    });
    CHECK(was_running);
    CHECK(run->issues()[1].fix_started == kStart + hours{1});
    CHECK(run->issues()[1].fixed == kStart + hours{6});
    CHECK(run->issues()[2].fixed == kNever);
}

TEST_CASE("the timeline mends a cause one reaction time later") {
    Scenario scenario = test::desk_scenario();
    Command fix;
    fix.kind = CommandKind::fix;
    fix.at = hours{30};
    scenario.timeline.push_back(fix);
    const test::Run run = test::at_work(scenario, Orders{});
    CHECK(run->issues()[1].fixed == kStart + hours{30} + scenario.platform.min_reaction);
}
