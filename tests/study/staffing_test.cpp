#include "engine/study/staffing.hpp"
#include "tests/study/made_up_results.hpp"

#include <doctest/doctest.h>

using namespace firebreak;
using namespace firebreak::test;

namespace {

/// One policy, office hours with 1, 2 and 4 agents and extended hours with 2: more agents answer more within the hour and cost more.
StudyResults sweep() {
    StudyResults results = results_of({"reply"});
    const auto add = [&](const std::vector<std::string>& changes, double damage, double cost, double service_level) {
        const std::uint32_t point = add_point(results, PointKind::sweep, changes);
        set(results, 0, "volume", {damage - 1.0, damage, damage + 1.0}, point);
        set(results, 0, "cost_total", {cost, cost, cost}, point);
        set(results, 0, "sla_attainment", {service_level - 0.01, service_level, service_level + 0.01}, point);
    };
    add({"company.desk.agents=1", "company.desk.hours=office"}, 900.0, 100.0, 0.4);
    add({"company.desk.agents=4", "company.desk.hours=office"}, 500.0, 400.0, 0.9);
    add({"company.desk.agents=2", "company.desk.hours=office"}, 700.0, 200.0, 0.81);
    add({"company.desk.agents=2", "company.desk.hours=extended"}, 950.0, 300.0, 0.6);
    return results;
}

}  // namespace

TEST_CASE("the cheapest staffing that attains the target is found for each policy and hours") {
    const StudyResults results = sweep();
    const StaffingFrontier frontier = staffing_frontier(results, "volume", "cost_total", StaffingTarget{"sla_attainment", 0.8});
    REQUIRE(frontier.points.size() == 4);
    REQUIRE(frontier.cheapest.size() == 2);
    CHECK(frontier.cheapest[0].hours == "office");
    CHECK(*frontier.points[*frontier.cheapest[0].cheapest].agents == 2.0);
    // Two agents attain .81 +- .025: not surely above .8.
    CHECK(frontier.points[*frontier.cheapest[0].cheapest].attains);
    CHECK_FALSE(frontier.points[*frontier.cheapest[0].cheapest].attains_surely);
    CHECK(*frontier.points[*frontier.cheapest[0].cheapest_surely].agents == 4.0);
    CHECK(frontier.cheapest[1].hours == "extended");
    CHECK_FALSE(frontier.cheapest[1].cheapest.has_value());
}

TEST_CASE("a target of damage is attained from below") {
    const StaffingFrontier frontier = staffing_frontier(sweep(), "volume", "cost_total", StaffingTarget{"volume", 750.0});
    CHECK(*frontier.points[*frontier.cheapest[0].cheapest].agents == 2.0);
}

TEST_CASE("staffing is on the front of its own hours when no other is both cheaper and less damaging") {
    StudyResults results = sweep();
    const std::uint32_t wasteful = add_point(results, PointKind::sweep, {"company.desk.agents=8", "company.desk.hours=office"});
    set(results, 0, "volume", {510.0, 511.0}, wasteful);
    set(results, 0, "cost_total", {800.0, 800.0}, wasteful);
    const StaffingFrontier frontier = staffing_frontier(results, "volume", "cost_total", std::nullopt);
    CHECK(frontier.cheapest.empty());
    CHECK(frontier.points[0].is_on_front);
    CHECK(frontier.points[1].is_on_front);
    CHECK(frontier.points[2].is_on_front);
    CHECK(frontier.points[3].is_on_front);
    CHECK_FALSE(frontier.points[4].is_on_front);
}

TEST_CASE("other swept parameters keep staffings apart") {
    StudyResults results = results_of({"reply"});
    for (const char* shares : {"platform.visibility=0.1", "platform.visibility=0.2"}) {
        const std::uint32_t point = add_point(results, PointKind::sweep, {"company.desk.agents=2", shares});
        set(results, 0, "volume", {1.0, 2.0}, point);
        set(results, 0, "cost_total", {1.0, 2.0}, point);
    }
    const StaffingFrontier frontier = staffing_frontier(results, "volume", "cost_total", StaffingTarget{"volume", 10.0});
    CHECK(frontier.cheapest.size() == 2);
    CHECK(frontier.points[0].others == "platform.visibility=0.1");
    CHECK(frontier.points[0].hours.empty());
}

TEST_CASE("a sweep of something else has no staffing frontier, and says so; points without runs have no figures") {
    StudyResults results = results_of({"reply"});
    add_point(results, PointKind::sweep, {"platform.visibility=0.1"});
    add_point(results, PointKind::robustness, {"company.desk.agents=1"});
    CHECK(staffing_frontier(results, "volume", "cost_total", std::nullopt).points.empty());
    CHECK_FALSE(staffing_frontier(results, "volume", "cost_total", std::nullopt).refused_because.empty());
    add_point(results, PointKind::sweep, {"company.desk.agents=1"});
    const StaffingFrontier frontier = staffing_frontier(results, "volume", "cost_total", StaffingTarget{"volume", 10.0});
    REQUIRE(frontier.points.size() == 1);
    CHECK(frontier.points[0].runs == 0);
    CHECK_FALSE(frontier.points[0].is_on_front);
    CHECK_FALSE(frontier.cheapest[0].cheapest.has_value());
}
