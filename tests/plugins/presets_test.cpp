// The defaults of each preset against the table in MODEL.md 1.2, typed in here a second time.
#include "tests/plugins/support.hpp"

#include <doctest/doctest.h>

using namespace firebreak;
using namespace firebreak::test;

namespace {

Orders orders_of(const std::string& name, const std::vector<GivenValue>& values = {}) {
    return created(bundled(name), values)->initial_orders();
}

/// S3 as MODEL.md states it.
Orders standard_reply() {
    Orders orders;
    orders.monitoring = 0.97;
    orders.detection_delay = minutes{15};
    orders.classes.fill(
        {.coverage = 0.82, .reply = {.empathy = 0.2, .explanation = 0.1, .apology = 0.1, .private_channel = 0.4, .remedy = 0.14}});
    orders.keeps_desk_hours = false;
    orders.hours = WeekHours::daily(0, 4, 9, 18);
    orders.approval_delay = hours{1};
    orders.approval_sigma = 1.5;
    orders.approval_layers = 1;
    orders.information_flow = 0.6;
    return orders;
}

Orders with_reply(Orders orders, const Reply& reply) {
    for (ClassOrders& entry : orders.classes) entry.reply = reply;
    return orders;
}

}  // namespace

TEST_CASE("a dead account sees nothing, answers nothing and escalates nothing") {
    const Orders orders = orders_of("dead_account");
    CHECK(orders.monitoring == 0.0);
    CHECK(orders.escalation == 0.0);
    CHECK(orders.information_flow == 0.0);
    for (const ClassOrders& entry : orders.classes) CHECK(entry.coverage == 0.0);
}

TEST_CASE("a company that only listens does to its customers what a dead account does: nothing") {
    Orders listening = orders_of("monitor_silent");
    CHECK(listening.monitoring == 0.9);
    CHECK(listening.detection_delay == hours{1});
    const Orders dead = orders_of("dead_account");
    // What is left when the company's own sight is taken away must be the dead account's orders.
    listening.monitoring = dead.monitoring;
    listening.detection_delay = dead.detection_delay;
    CHECK(text_of(listening) == text_of(dead));
    CHECK(played(*created(bundled("monitor_silent")), 0, 250).empty());
}

TEST_CASE("a silent company that escalates differs from one that only listens by escalation and fix") {
    Orders expected = orders_of("monitor_silent");
    expected.escalation = 1.0;
    expected.information_flow = 0.6;
    expected.fix_threshold = 20;
    expected.fix_duration = hours{72};
    CHECK(text_of(orders_of("monitor_escalate_silent")) == text_of(expected));
}

TEST_CASE("the canned reply has the values of MODEL.md") { CHECK(text_of(orders_of("canned")) == text_of(standard_reply())); }

TEST_CASE("the defensive company justifies itself and is otherwise the canned one") {
    CHECK(text_of(orders_of("defensive")) ==
          text_of(with_reply(standard_reply(), {.explanation = 0.5, .private_channel = 0.4, .hostility = 1.0, .remedy = 0.14})));
}

TEST_CASE("the aggressive company answers unfiltered, half an hour after detection at the latest half of the time") {
    Orders expected =
        with_reply(standard_reply(), {.explanation = 0.1, .apology = 0.1, .private_channel = 0.4, .hostility = 2.0, .remedy = 0.05});
    expected.detection_delay = minutes{30};
    expected.approval_delay = Duration{0};
    expected.approval_layers = 0;
    CHECK(text_of(orders_of("aggressive")) == text_of(expected));
}

TEST_CASE("the leaking company replies kindly and escalates nothing") {
    const Reply kind{.empathy = 0.8, .explanation = 0.5, .apology = 0.6, .private_channel = 0.4, .remedy = 0.15};
    CHECK(text_of(orders_of("reply_leak")) == text_of(with_reply(standard_reply(), kind)));
}

TEST_CASE("the company that replies and fixes starts a 48 h fix, and the crisis plan begins as it does") {
    Orders expected =
        with_reply(standard_reply(), {.empathy = 0.8, .explanation = 0.5, .apology = 0.6, .private_channel = 0.4, .remedy = 0.5});
    expected.escalation = 1.0;
    expected.information_flow = 0.9;
    expected.fix_duration = hours{48};
    CHECK(text_of(orders_of("reply_and_fix")) == text_of(expected));
    CHECK(text_of(orders_of("crisis_plan")) == text_of(expected));
}

TEST_CASE("the company that only broadcasts posts three times a day and is otherwise a dead account") {
    Orders expected = orders_of("dead_account");
    expected.posts_per_day = 3.0;
    CHECK(text_of(orders_of("broadcast_only")) == text_of(expected));
}

TEST_CASE("the company that invites its peers has the canned orders and five times the crowd's own rate of peer answers") {
    Orders expected = standard_reply();
    expected.peer_answer = 5 * 0.01;
    CHECK(text_of(orders_of("peer_answers")) == text_of(expected));
}

TEST_CASE("the company that censors deletes every second complaint it sees and answers the rest as canned, in the tone it is told to") {
    Orders expected = standard_reply();
    expected.deletion = 0.5;
    CHECK(text_of(orders_of("delete_and_censor")) == text_of(expected));
    for (ClassOrders& entry : expected.classes) entry.reply.hostility = 1.5;
    CHECK(text_of(orders_of("delete_and_censor", {{"hostility", 1.5, {}}})) == text_of(expected));
}

TEST_CASE("the company with a sense of humour answers everybody at any hour, kindly, and one reply in ten goes wrong") {
    Orders expected = standard_reply();
    expected.hours = WeekHours::always();
    for (ClassOrders& entry : expected.classes) {
        entry.coverage = 1.0;
        entry.reply.empathy = 0.7;
        entry.reply.backfire = 0.1;
        entry.reply.backfire_hostility = 0.5;
    }
    CHECK(text_of(orders_of("human_humour")) == text_of(expected));
}

TEST_CASE("marketing halves the remedy, and training raises empathy to at most 1 and takes 70 % off hostility") {
    const Reply marketing = orders_of("reply_and_fix", {{"department", std::string{"marketing"}, {}}}).classes[0].reply;
    CHECK(marketing.department == Department::marketing);
    CHECK(marketing.remedy == doctest::Approx(0.25));
    const std::vector<GivenValue> trained = {{"training", std::int64_t{1}, {}}};
    CHECK(orders_of("canned", trained).classes[0].reply.empathy == doctest::Approx(0.3));
    CHECK(orders_of("reply_and_fix", trained).classes[0].reply.empathy == 1.0);
    CHECK(orders_of("aggressive", trained).classes[0].reply.hostility == doctest::Approx(0.6));
}

TEST_CASE("each word for opening hours opens the desk for as many hours as it says") {
    const auto open_hours = [](const char* word) {
        const Orders orders = orders_of("canned", {{"hours", std::string{word}, {}}});
        int count = 0;
        for (const bool is_open : orders.hours.open) count += is_open ? 1 : 0;
        return orders.keeps_desk_hours ? -1 : count;
    };
    CHECK(open_hours("office") == 5 * 9);
    CHECK(open_hours("extended") == 7 * 16);
    CHECK(open_hours("always") == 168);
    CHECK(open_hours("desk") == -1);
}
