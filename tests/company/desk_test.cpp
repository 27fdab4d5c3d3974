// The desk: who is answered, when, and in what order, to the microsecond.
#include "engine/graph/generators.hpp"
#include "tests/company/company_support.hpp"
#include "tests/core/statistics.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <set>

using namespace firebreak;

namespace {

constexpr Time at(int day, int hour, int minute = 0) { return kStart + days{day} + hours{hour} + minutes{minute}; }

IncidentParams aroused(const char* id, double arousal) {
    IncidentParams incident = test::gaffe(0);
    incident.id = id;
    incident.seed_arousal = arousal;
    return incident;
}

}  // namespace

TEST_CASE("with capacity to spare the response time is detection plus handling plus approval, exactly") {
    Scenario scenario = test::desk_scenario();
    scenario.network.accounts = 5000;
    scenario.desk.agents = 100'000;
    for (int i = 0; i < 2000; ++i) test::complain(scenario, minutes{3 * i} + Duration{7 * i});
    Orders orders = test::eager_orders();
    orders.detection_delay = minutes{15};
    orders.approval_layers = 3;
    orders.approval_delay = minutes{90};
    orders.approval_sigma = 0.0;
    const test::Run run = test::at_work(scenario, orders);
    std::vector<double> delays;
    for (const Case& record : run->cases()) {
        if (record.opened > kStart + days{8}) continue;
        REQUIRE(record.first_detection != kNever);
        REQUIRE(record.first_reply != kNever);
        CHECK(record.first_reply == record.first_detection + minutes{6} + 3 * minutes{90});
        delays.push_back(hours_of(record.first_detection - record.opened));
    }
    // Detection is lognormal about a quarter of an hour, sigma .8.
    CHECK(test::ks_statistic(delays, [](double x) { return 0.5 * std::erfc(-std::log(x / 0.25) / 0.8 / std::sqrt(2.0)); }) <
          test::kKsLimit);
}

TEST_CASE("what cannot be handled at once waits its turn, one agent at a time") {
    Scenario scenario = test::desk_scenario();
    test::complain(scenario, hours{1}, 3);
    CHECK(test::reply_times(*test::at_work(scenario, test::eager_orders())) == std::vector<Time>{at(0, 1, 6), at(0, 1, 12), at(0, 1, 18)});
    scenario.desk.agents = 2;
    CHECK(test::reply_times(*test::at_work(scenario, test::eager_orders())) == std::vector<Time>{at(0, 1, 6), at(0, 1, 6), at(0, 1, 12)});
}

TEST_CASE("the desk works in its hours, finishes what it has begun, and approval waits for the morning") {
    Scenario scenario = test::desk_scenario();
    scenario.desk.hours_open = DeskHours::office;
    Orders orders = test::eager_orders();
    const auto reply_to = [&](Duration complaint) {
        Scenario one = scenario;
        test::complain(one, complaint);
        const std::vector<Time> times = test::reply_times(*test::at_work(one, orders));
        REQUIRE(times.size() == 1);
        return times[0];
    };
    CHECK(reply_to(hours{3}) == at(0, 9, 6));
    CHECK(reply_to(hours{17} + minutes{58}) == at(0, 18, 4));
    CHECK(reply_to(hours{18}) == at(1, 9, 6));
    CHECK(reply_to(days{5} + hours{10}) == at(7, 9, 6));
    orders.approval_layers = 1;
    orders.approval_delay = hours{1};
    orders.approval_sigma = 0.0;
    CHECK(reply_to(hours{10}) == at(0, 11, 6));
    CHECK(reply_to(hours{17} + minutes{30}) == at(1, 9, 36));
    CHECK(reply_to(hours{17} + minutes{58}) == at(1, 10));
    CHECK(reply_to(days{4} + hours{17} + minutes{30}) == at(7, 9, 36));
    // A strategy's own hours go before the desk's.
    orders.keeps_desk_hours = false;
    orders.hours = WeekHours::daily(0, 6, 7, 23);
    CHECK(reply_to(days{5} + hours{10}) == at(5, 11, 6));
}

TEST_CASE("a run that begins on a Saturday finds the office closed for two days") {
    Scenario scenario = test::desk_scenario();
    scenario.desk.hours_open = DeskHours::office;
    scenario.start_weekday = 5;
    test::complain(scenario, hours{12});
    CHECK(test::reply_times(*test::at_work(scenario, test::eager_orders())) == std::vector<Time>{at(2, 9, 6)});
}

TEST_CASE("coverage is exact at nothing and everything, and a share in between") {
    Scenario scenario = test::desk_scenario();
    scenario.network.accounts = 50'000;
    scenario.desk.agents = 100'000;
    test::complain(scenario, hours{1}, 4000);
    for (const double coverage : {0.0, 0.3, 1.0}) {
        CAPTURE(coverage);
        Orders orders = test::eager_orders();
        for (ClassOrders& one : orders.classes) one.coverage = coverage;
        const auto replies = static_cast<double>(test::at_work(scenario, orders)->book().replies.size());
        CHECK(std::abs(replies / 4000.0 - coverage) <= test::kStandardErrors * std::sqrt(coverage * (1.0 - coverage) / 4000.0));
    }
}

TEST_CASE("monitoring sees tagged mentions as often as it is told to, untagged ones half as often and only with a listening tool") {
    Scenario scenario = test::desk_scenario();
    scenario.network.accounts = 50'000;
    scenario.company.tagged_share = 0.6;
    test::complain(scenario, hours{1}, 20'000);
    for (const bool has_tool : {true, false}) {
        scenario.company.listening_tool = has_tool;
        Orders orders = test::eager_orders();
        orders.monitoring = 0.8;
        for (ClassOrders& one : orders.classes) one.coverage = 0.0;
        const test::Run run = test::at_work(scenario, orders);
        double seen = 0.0;
        for (const Case& record : run->cases()) seen += record.first_detection != kNever;
        const double expected = 0.6 * 0.8 + (has_tool ? 0.4 * 0.4 : 0.0);
        CAPTURE(has_tool);
        CHECK(std::abs(seen / 20'000.0 - expected) < test::kStandardErrors * std::sqrt(expected * (1.0 - expected) / 20'000.0));
    }
}

TEST_CASE("triage by anger takes the angriest first, triage by influence the most followed") {
    Scenario scenario = test::desk_scenario();
    scenario.incidents = {aroused("calm", 0.3), aroused("annoyed", 0.7), aroused("angry", 0.9)};
    // The first occupies the agent; the others wait together.
    test::complain(scenario, hours{1}, 1, "calm");
    test::complain(scenario, hours{1} + minutes{1}, 2, "calm");
    test::complain(scenario, hours{1} + minutes{2}, 2, "annoyed");
    test::complain(scenario, hours{1} + minutes{3}, 2, "angry");
    Orders orders = test::eager_orders();
    const auto issues_in_order = [&] {
        const test::Run run = test::at_work(scenario, orders);
        std::vector<int> issues;
        for (const PublishedReply& reply : run->book().replies)
            issues.push_back(static_cast<int>(index(run->cases()[index(reply.in_case)].issue)));
        return issues;
    };
    CHECK(issues_in_order() == std::vector<int>{1, 1, 1, 2, 2, 3, 3});
    orders.triage = Triage::anger;
    CHECK(issues_in_order() == std::vector<int>{1, 3, 3, 2, 2, 1, 1});
    orders.triage = Triage::sla;
    CHECK(issues_in_order() == std::vector<int>{1, 1, 1, 2, 2, 3, 3});

    std::vector<std::uint32_t> degrees(1000);
    for (std::uint32_t i = 0; i < 1000; ++i) degrees[i] = i % 50;
    const auto graph = std::make_shared<const FollowerGraph>(uniform_targets(degrees, Draws{1, 0}));
    scenario.platform.visibility = 0.0;
    scenario.timeline.clear();
    test::complain(scenario, hours{1}, 30, "calm");
    orders.triage = Triage::influence;
    const test::Run run = test::at_work(scenario, orders, {}, graph);
    const std::vector<PublishedReply>& replies = run->book().replies;
    REQUIRE(replies.size() == 30);
    // Whichever is heard first finds a free agent; from then on by followers.
    for (std::size_t i = 2; i < replies.size(); ++i) {
        CHECK(run->cases()[index(replies[i - 1].in_case)].followers >= run->cases()[index(replies[i].in_case)].followers);
    }
}

TEST_CASE("a strategy puts one case first, leaves one out, and answers one that would have had no answer") {
    Scenario scenario = test::desk_scenario();
    scenario.desk.handling = hours{1};
    test::complain(scenario, minutes{1}, 5);
    std::vector<std::uint32_t> ids;
    const auto script = [&](const Situation& situation, Actions& actions) {
        for (const CaseView& view : situation.cases) ids.push_back(view.id);
        if (situation.now == at(0, 0, 5)) {
            REQUIRE(ids.size() == 5);
            CHECK(situation.queue_length == 4);
            CHECK(situation.busy_agents == 1);
            actions.prioritise(4);
            actions.ignore(2);
        }
    };
    const test::Run run = test::at_work(scenario, test::eager_orders(), script);
    const CaseBook& cases = run->cases();
    CHECK(run->book().replies.size() == 4);
    CHECK(cases[2].first_reply == kNever);
    // Case 4 comes second, unless it was the very first.
    CHECK(cases[4].first_reply <= at(0, 2, 1));

    Reply kind;
    kind.empathy = 0.9;
    Orders silent = test::eager_orders();
    for (ClassOrders& one : silent.classes) one.coverage = 0.0;
    const test::Run answered = test::at_work(scenario, silent, [&](const Situation& situation, Actions& actions) {
        if (situation.now == at(0, 3)) actions.answer(3, kind);
    });
    REQUIRE(answered->book().replies.size() == 1);
    CHECK(answered->book().replies[0].published == at(0, 4));
    CHECK(answered->book().replies[0].content.empathy == 0.9);
    CHECK(answered->cases()[3].first_reply == at(0, 4));
}

TEST_CASE("a case that grows angrier while it waits keeps one place in the queue") {
    Scenario scenario = test::desk_scenario();
    scenario.desk.handling = hours{10};
    scenario.incidents = {aroused("calm", 0.3)};
    // An hour's patience, then everybody posts again, in full anger.
    scenario.crowd.patience = hours{1};
    scenario.crowd.patience_follow_up = 1.0;
    scenario.crowd.patience_anger = 1.0;
    test::complain(scenario, minutes{1});
    test::complain(scenario, minutes{2});
    test::complain(scenario, minutes{3});
    Orders orders = test::eager_orders();
    orders.triage = Triage::anger;
    for (const bool ignores : {true, false}) {
        CAPTURE(ignores);
        const test::Run run = test::at_work(scenario, orders, [&](const Situation& situation, Actions& actions) {
            if (situation.now != at(0, 2)) return;
            if (ignores) actions.ignore(2);
            else actions.prioritise(2);
        });
        REQUIRE(run->cases().size() == 3);
        CHECK(run->cases()[1].replies == 1);
        CHECK(run->cases()[2].replies == (ignores ? 0 : 1));
        CHECK(run->company().queue_length() == 0);
        if (!ignores) CHECK(run->cases()[2].first_reply < run->cases()[1].first_reply);
    }
}

TEST_CASE("cases that have grown angry are taken before those that are still calm") {
    Scenario scenario = test::desk_scenario();
    scenario.desk.handling = hours{10};
    scenario.incidents = {aroused("calm", 0.3)};
    // Those in a hurry lose patience after eight hours, the others after a day.
    scenario.crowd.patience = hours{24};
    scenario.crowd.speed_motive = 0.5;
    scenario.crowd.patience_follow_up = 1.0;
    scenario.crowd.patience_anger = 1.0;
    test::complain(scenario, minutes{1}, 12);
    Orders orders = test::eager_orders();
    orders.triage = Triage::anger;
    const test::Run run = test::at_work(scenario, orders);
    const std::vector<PublishedReply>& replies = run->book().replies;
    REQUIRE(replies.size() == 12);
    // The second and third are picked 10 and 20 hours in.
    for (const std::size_t i : {1U, 2U}) CHECK(run->crowd().population().motive(replies[i].complainer) == Motive::speed);
    std::set<std::uint32_t> answered;
    for (const PublishedReply& reply : replies) answered.insert(index(reply.in_case));
    CHECK(answered.size() == 12);
}

TEST_CASE("agents come and go by the timeline, and a strategy multiplies them") {
    Scenario scenario = test::desk_scenario();
    test::complain(scenario, hours{1}, 8);
    Command more;
    more.kind = CommandKind::agents;
    more.at = hours{1} + minutes{6};
    more.number = 4;
    scenario.timeline.push_back(more);
    // One at 1:06; then four agents: 1:12 x 4; then the last three.
    CHECK(test::reply_times(*test::at_work(scenario, test::eager_orders())) ==
          std::vector<Time>{at(0, 1, 6), at(0, 1, 12), at(0, 1, 12), at(0, 1, 12), at(0, 1, 12), at(0, 1, 18), at(0, 1, 18), at(0, 1, 18)});
    scenario.timeline.pop_back();
    Orders doubled = test::eager_orders();
    doubled.staffing = 2.0;
    const std::vector<Time> times = test::reply_times(*test::at_work(scenario, doubled));
    CHECK(times.back() == at(0, 1, 24));
    Orders nobody = test::eager_orders();
    nobody.staffing = 0.0;
    CHECK(test::at_work(scenario, nobody)->book().replies.empty());
}

TEST_CASE("orders of the timeline hold from their moment on") {
    Scenario scenario = test::desk_scenario();
    scenario.desk.agents = 100;
    test::complain(scenario, hours{1}, 3);
    test::complain(scenario, hours{10}, 3);
    test::complain(scenario, hours{20}, 3);
    Command order;
    order.kind = CommandKind::coverage;
    order.at = hours{5};
    order.number = 0.0;
    scenario.timeline.push_back(order);
    order.at = hours{15};
    order.number = 1.0;
    scenario.timeline.push_back(order);
    order.kind = CommandKind::approval_delay;
    order.delay = hours{2};
    scenario.timeline.push_back(order);
    order.kind = CommandKind::approval_layers;
    order.number = 2.0;
    scenario.timeline.push_back(order);
    Orders orders = test::eager_orders();
    orders.approval_sigma = 0.0;
    CHECK(test::reply_times(*test::at_work(scenario, orders)) ==
          std::vector<Time>{at(0, 1, 6), at(0, 1, 6), at(0, 1, 6), at(1, 0, 6), at(1, 0, 6), at(1, 0, 6)});
}

TEST_CASE("time spent waiting, working and being there adds up to the microsecond") {
    Scenario scenario = test::desk_scenario();
    scenario.network.accounts = 5000;
    scenario.desk.agents = 3;
    scenario.desk.hours_open = DeskHours::office;
    scenario.desk.handling = minutes{17};
    for (int i = 0; i < 300; ++i) test::complain(scenario, minutes{11 * i} + Duration{13 * i});
    scenario.horizon = days{14};
    const test::Run run = test::at_work(scenario, test::eager_orders());
    const DeskTally tally = test::desk_total(*run);
    std::int64_t waited = 0;
    for (const Case& record : run->cases()) {
        REQUIRE(record.first_reply != kNever);
        waited += (record.first_reply - minutes{17} - record.first_detection).count();
    }
    CHECK(tally.queue_time == waited);
    CHECK(tally.busy_time == 300 * Duration{minutes{17}}.count());
    CHECK(tally.handling_time == tally.busy_time);
    CHECK(tally.staffed_time == 3 * 2 * Duration{hours{45}}.count());
    CHECK(tally.replies == 300);
    CHECK(tally.detected_cases == 300);
}

TEST_CASE("a strategy is shown each new or changed case once, in the order of detection") {
    Scenario scenario = test::desk_scenario();
    scenario.network.accounts = 3000;
    scenario.desk.agents = 50;
    for (int i = 0; i < 300; ++i) test::complain(scenario, minutes{7 * i} + Duration{i});
    std::vector<std::uint32_t> shown;
    Time before = kStart;
    const test::Run run = test::at_work(scenario, test::eager_orders(), [&](const Situation& situation, Actions&) {
        CHECK(situation.now == before + minutes{5});
        before = situation.now;
        Time last{};
        for (const CaseView& view : situation.cases) {
            shown.push_back(view.id);
            CHECK(view.detected >= last);
            CHECK(view.detected <= situation.now);
            last = view.detected;
        }
    });
    CHECK(shown.size() == 300);
    CHECK(std::set<std::uint32_t>(shown.begin(), shown.end()).size() == 300);
}
