// What replies and statements do to those who read them.
#include "tests/company/company_support.hpp"
#include "tests/core/statistics.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace firebreak;

namespace {

double logistic_of(double x) { return 1.0 / (1.0 + std::exp(-x)); }

// Share of satisfied complainers among 20,000 first posters who all get this reply at once.
double satisfied_share(const Reply& reply, Cluster cluster, Duration handling = Duration{0}) {
    Scenario scenario = test::desk_scenario();
    scenario.network.accounts = 100'000;
    scenario.desk.agents = 1'000'000;
    scenario.desk.handling = handling;
    scenario.incidents[0].cluster = cluster;
    test::complain(scenario, hours{1}, 20'000);
    Orders orders = test::eager_orders();
    for (ClassOrders& one : orders.classes) one.reply = reply;
    const test::Run run = test::at_work(scenario, orders);
    const Tally tally = test::total(*run);
    CHECK(tally.satisfied + tally.unsatisfied == 20'000);
    return static_cast<double>(tally.satisfied) / 20'000.0;
}

// Over remedies and departments (two thirds expect customer service), from the outcome's equation.
double expected_share(double utility, double remedy, double channel, double service_share) {
    double sum = 0.0;
    for (const bool is_remedied : {true, false}) {
        for (const bool is_expected : {true, false}) {
            const double weight = (is_remedied ? remedy : 1.0 - remedy) * (is_expected ? service_share : 1.0 - service_share);
            sum += weight * logistic_of(utility + (is_remedied ? 3.0 : 0.0) + (is_expected ? 0.3 : 0.0) -
                                        (!is_remedied && channel > 0.0 ? 0.3 : 0.0));
        }
    }
    return sum;
}

void check_share(double found, double expected) {
    CHECK(std::abs(found - expected) < test::kStandardErrors * std::sqrt(expected * (1.0 - expected) / 20'000.0));
}

}  // namespace

TEST_CASE("complainers are satisfied as the outcome's equation says") {
    Reply reply;
    reply.empathy = 0.8;
    reply.apology = 0.6;
    reply.remedy = 0.5;
    // Answered at once: the whole bonus for speed.
    check_share(satisfied_share(reply, Cluster::preventable), expected_share(-2.4 + 1.2 * 0.8 + 0.5, 0.5, 0.0, 0.667));
    // After half an hour: half of it.
    check_share(satisfied_share(reply, Cluster::preventable, minutes{30}), expected_share(-2.4 + 1.2 * 0.8 + 0.25, 0.5, 0.0, 0.667));
    reply.department = Department::marketing;
    reply.private_channel = 0.4;
    check_share(satisfied_share(reply, Cluster::preventable), expected_share(-2.4 + 1.2 * 0.8 + 0.5, 0.5, 0.4, 0.136));
    // Hostile words in a preventable matter: denial, two steps from what people expect.
    Reply hostile;
    hostile.hostility = 2.0;
    hostile.remedy = 0.05;
    check_share(satisfied_share(hostile, Cluster::preventable), expected_share(-2.4 - 2.0 + 0.5 - 0.6, 0.05, 0.0, 0.667));
    check_share(satisfied_share(hostile, Cluster::victim), expected_share(-2.4 - 2.0 + 0.5, 0.05, 0.0, 0.667));
}

TEST_CASE("a reply weighs on observers by its content, and by how far it falls short of the cluster") {
    const auto weights_of = [](const Reply& reply, Cluster cluster) {
        Scenario scenario = test::desk_scenario();
        scenario.incidents[0].cluster = cluster;
        test::complain(scenario, hours{1});
        Orders orders = test::eager_orders();
        for (ClassOrders& one : orders.classes) one.reply = reply;
        const test::Run run = test::at_work(scenario, orders);
        REQUIRE(run->book().replies.size() == 1);
        return run->book().replies[0];
    };
    Reply kind;
    kind.empathy = 0.8;
    kind.explanation = 0.5;
    kind.apology = 0.6;
    kind.private_channel = 0.2;
    kind.compensation = 0.3;
    const double calm = std::exp(-0.60 * 0.8 - 0.20 * 0.6 - 0.25 * 0.2 + 0.10 * 0.3);
    const PublishedReply rebuilt = weights_of(kind, Cluster::preventable);
    CHECK(static_cast<double>(rebuilt.mu_calm) == doctest::Approx(calm).epsilon(1e-6));
    CHECK(static_cast<double>(rebuilt.mu_aroused) == doctest::Approx(calm * std::exp(-0.125)).epsilon(1e-6));
    CHECK(rebuilt.scct_steps == 0);
    kind.apology = 0.4;
    CHECK(weights_of(kind, Cluster::preventable).scct_steps == 1);
    CHECK(weights_of(kind, Cluster::accidental).scct_steps == 0);
    Reply hostile;
    hostile.hostility = 1.0;
    const PublishedReply denied = weights_of(hostile, Cluster::preventable);
    CHECK(denied.scct_steps == 2);
    CHECK(static_cast<double>(denied.mu_calm) == doctest::Approx(std::exp(0.28) * 1.44).epsilon(1e-6));
    CHECK(weights_of(hostile, Cluster::accidental).scct_steps == 1);
    CHECK(weights_of(hostile, Cluster::victim).scct_steps == 0);
}

TEST_CASE("a crisis before and a bad name each move the blame one step further, up to preventable") {
    const auto steps_of = [](Cluster cluster, bool has_history, double reputation) {
        Scenario scenario = test::desk_scenario();
        scenario.incidents[0].cluster = cluster;
        scenario.company.crisis_history = has_history;
        scenario.attitude.initial_mean = reputation;
        test::complain(scenario, hours{1});
        Orders orders = test::eager_orders();
        for (ClassOrders& one : orders.classes) one.reply.hostility = 1.0;
        const test::Run run = test::at_work(scenario, orders);
        REQUIRE(run->book().replies.size() == 1);
        return static_cast<int>(run->book().replies[0].scct_steps);
    };
    CHECK(steps_of(Cluster::victim, false, 0.2) == 0);
    CHECK(steps_of(Cluster::victim, false, 0.0) == 0);
    CHECK(steps_of(Cluster::victim, false, -0.1) == 1);
    CHECK(steps_of(Cluster::victim, true, 0.2) == 1);
    CHECK(steps_of(Cluster::victim, true, -0.1) == 2);
    CHECK(steps_of(Cluster::preventable, true, -0.1) == 2);
}

TEST_CASE("a reply reaches its complainer one reaction time after it is published") {
    Scenario scenario = test::desk_scenario();
    test::complain(scenario, hours{1});
    test::Run run = test::set_up(scenario, nullptr, std::make_unique<test::ScriptedStrategy>(test::eager_orders()));
    run->run_until(kStart + hours{1} + minutes{6} + scenario.platform.min_reaction);
    CHECK(run->book().replies.size() == 1);
    CHECK(test::total(*run).satisfied + test::total(*run).unsatisfied == 0);
    run->run_until(kStart + hours{1} + minutes{7});
    CHECK(test::total(*run).satisfied + test::total(*run).unsatisfied == 1);
}

TEST_CASE("a statement weighs by what it says, and is shown to those who follow the company") {
    struct Said {
        Statement statement;
        Cluster cluster;
        double weight;
    };
    for (const Said& said : {Said{{StatementType::rebuild, 0.5, 0.0, true}, Cluster::preventable, 0.7},
                             Said{{StatementType::rebuild, 0.5, 0.0, false}, Cluster::preventable, 0.85},
                             Said{{StatementType::rebuild, 0.0, 0.0, false}, Cluster::preventable, 1.0},
                             Said{{StatementType::deny, 0.5, 1.0, false}, Cluster::preventable, 1.1 * 1.44},
                             Said{{StatementType::diminish, 0.5, 0.0, false}, Cluster::preventable, 0.85 * 1.2},
                             Said{{StatementType::deny, 0.0, 0.0, false}, Cluster::victim, 1.1}}) {
        Scenario scenario = test::desk_scenario();
        scenario.network.accounts = 20'000;
        scenario.platform.visibility = 1.0;
        scenario.platform.kernel = KernelLaw::fixed;
        scenario.platform.kernel_mean = minutes{10};
        scenario.crowd.follows_company_other = 0.1;
        scenario.incidents[0].cluster = said.cluster;
        const test::Run run = test::at_work(scenario, Orders{}, [&](const Situation& situation, Actions& actions) {
            if (situation.now == kStart + hours{2}) actions.publish(said.statement, minutes{90});
        });
        REQUIRE(run->book().statements.size() == 1);
        CAPTURE(said.weight);
        CHECK(run->book().statements[0].published == kStart + hours{3} + minutes{30});
        CHECK(static_cast<double>(run->book().statements[0].mu) == doctest::Approx(said.weight).epsilon(1e-6));
        const auto shown = static_cast<double>(test::total(*run).impressions);
        CHECK(std::abs(shown / 20'000.0 - 0.1) < test::kStandardErrors * std::sqrt(0.09 / 20'000.0));
        CHECK(test::total(*run).negative_impressions == 0);
    }
}

TEST_CASE("a hostile statement is a denial whatever its type, and one after the fix is still about the incident") {
    struct Said {
        Statement statement;
        bool is_fixed_before;
        double weight;
    };
    for (const Said& said :
         {Said{{StatementType::diminish, 0.0, 1.0, false}, false, 1.1 * 1.44}, Said{{StatementType::diminish, 0.0, 0.0, false}, false, 1.2},
          Said{{StatementType::diminish, 0.0, 0.0, false}, true, 1.2}}) {
        Scenario scenario = test::desk_scenario();
        scenario.incidents[0].cluster = Cluster::preventable;
        if (said.is_fixed_before) {
            Command fix;
            fix.kind = CommandKind::fix;
            fix.at = hours{1};
            scenario.timeline.push_back(fix);
        }
        const test::Run run = test::at_work(scenario, Orders{}, [&](const Situation& situation, Actions& actions) {
            if (situation.now == kStart + hours{2}) actions.publish(said.statement, Duration{0});
        });
        REQUIRE(run->book().statements.size() == 1);
        CHECK(static_cast<double>(run->book().statements[0].mu) == doctest::Approx(said.weight).epsilon(1e-6));
    }
}

TEST_CASE("first posters of the timeline are as aroused as their command says") {
    Scenario scenario = test::desk_scenario();
    scenario.incidents[0].seed_arousal = 0.3;
    test::complain(scenario, hours{1}, 2);
    scenario.timeline.back().arousal = 0.9;
    test::complain(scenario, hours{2}, 1);
    scenario.timeline.back().arousal = 0.5;
    const test::Run run = test::at_work(scenario, Orders{});
    std::vector<float> arousals;
    for (const Post& post : run->book().posts) {
        if (post.type == PostType::complaint) arousals.push_back(post.arousal);
    }
    CHECK(arousals == std::vector<float>{0.9F, 0.9F, 0.5F});
}

TEST_CASE("a reply stands under the newest post that monitoring has seen, not under one it has not") {
    Scenario scenario = test::desk_scenario();
    scenario.crowd.patience = minutes{10};
    scenario.crowd.patience_sigma = 0.0;
    scenario.crowd.patience_follow_up = 1.0;
    scenario.crowd.speed_motive = 0.0;
    scenario.company.detection_sigma = 0.0;
    scenario.desk.handling = minutes{5};
    scenario.desk.handling_law = HandlingLaw::constant;
    test::complain(scenario, hours{1});
    Orders orders = test::eager_orders();
    // Seen after 12 minutes and answered after 17; the impatient second post, ten minutes after the first, is seen after 22.
    orders.detection_delay = minutes{12};
    const test::Run run = test::at_work(scenario, orders);
    REQUIRE(run->book().replies.size() == 1);
    const Post& under = run->book()[run->book().replies[0].root];
    CHECK(under.time == kStart + hours{1});
    CHECK(under.type == PostType::complaint);
    REQUIRE(run->book().posts.size() >= 2);
    CHECK(run->book().posts[1].type == PostType::follow_up);
    CHECK(run->book().posts[1].time == kStart + hours{1} + minutes{10});
}

TEST_CASE("where every complaint is deleted at once, nothing trends, however loud it is") {
    Scenario scenario = test::desk_scenario();
    scenario.platform.trending_rate = 1.0;
    test::complain(scenario, minutes{5}, 200);
    Orders orders = test::eager_orders();
    orders.deletion = 1.0;
    const test::Run run = test::at_work(scenario, orders);
    CHECK(run->book().posts.size() >= 200);
    CHECK(test::total(*run).offered == 0);
}
