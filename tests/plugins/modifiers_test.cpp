// What each bundled modifier does, against the table in MODEL.md 1.2, typed in here a second time.
#include "tests/plugins/support.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace firebreak;
using namespace firebreak::test;

namespace {

Orders modified(const char* name, const Orders& orders, const std::vector<GivenValue>& values = {}) {
    Diagnostics diagnostics;
    const auto modifier = bundled(name).create_modifier(values, diagnostics);
    diagnostics.throw_if_errors();
    return modifier->modify(orders);
}

Orders orders_of(const char* strategy) { return created(bundled(strategy))->initial_orders(); }

Situation at(Duration time, bool is_crisis) {
    Situation situation;
    situation.now = kStart + time;
    situation.is_crisis = is_crisis;
    return situation;
}

}  // namespace

TEST_CASE("a slow approval has four layers of 6 h with sigma 1, in office hours, and leaves the rest to the strategy") {
    Orders expected = orders_of("human_humour");
    expected.approval_layers = 4;
    expected.approval_delay = hours{6};
    expected.approval_sigma = 1.0;
    expected.hours = WeekHours::daily(0, 4, 9, 18);
    CHECK(text_of(modified("slow_approval", orders_of("human_humour"))) == text_of(expected));
    expected.hours = WeekHours::always();
    CHECK(text_of(modified("slow_approval", orders_of("human_humour"), {{"office_hours_only", false, {}}})) == text_of(expected));
}

TEST_CASE("without a plan, one bland statement comes out in the first crisis, after 21 h on average and after more than 48 h in 18 %") {
    // The mixture .82·Exp(10 h) + .18·(48 h + Exp(24 h)).
    const double mean = 0.82 * 10 + 0.18 * (48 + 24);
    const double second_moment = 0.82 * 2 * 10 * 10 + 0.18 * (48 * 48 + 2 * 48 * 24 + 2 * 24 * 24);
    const double late = 0.82 * std::exp(-48.0 / 10) + 0.18;
    // What Freshfields reports.
    CHECK(mean == doctest::Approx(21).epsilon(0.02));
    CHECK(late == doctest::Approx(0.18).epsilon(0.05));
    constexpr int kRuns = 4000;
    double sum = 0.0;
    int late_count = 0;
    const StrategyPlugin plugin = bundled("slow_approval");
    for (int run = 0; run < kRuns; ++run) {
        const auto modifier = created(plugin);
        RecordingActions actions{static_cast<std::uint64_t>(run)};
        modifier->act(at(hours{1}, false), actions);
        CHECK(actions.published.empty());
        for (int hour = 2; hour < 5; ++hour) modifier->act(at(hours{hour}, hour != 3), actions);
        REQUIRE(actions.published.size() == 1);
        CHECK(actions.published[0].statement.type == StatementType::diminish);
        CHECK(actions.published[0].statement.empathy == 0.2);
        CHECK_FALSE(actions.published[0].statement.announces_fix);
        sum += hours_of(actions.published[0].delay);
        late_count += actions.published[0].delay > hours{48} ? 1 : 0;
    }
    CHECK(std::abs(sum / kRuns - mean) < 4 * std::sqrt((second_moment - mean * mean) / kRuns));
    CHECK(std::abs(static_cast<double>(late_count) / kRuns - late) < 4 * std::sqrt(late * (1 - late) / kRuns));
    const auto silent = created(plugin, {{"publishes_statement", false, {}}});
    RecordingActions actions;
    silent->act(at(hours{1}, true), actions);
    CHECK(actions.log.empty());
}

TEST_CASE("a silo lets one escalation in ten arrive, a day per hop later, and never more than the strategy would") {
    Orders expected = orders_of("reply_and_fix");
    expected.information_flow = 0.1;
    expected.hand_off_delay = hours{24};
    expected.hand_off_sigma = 1.0;
    CHECK(text_of(modified("silo", orders_of("reply_and_fix"))) == text_of(expected));
    CHECK(modified("silo", orders_of("dead_account")).information_flow == 0.0);
}

TEST_CASE("when marketing replies, remedies are halved once, and when service replies they are the strategy's") {
    Orders expected = orders_of("reply_and_fix");
    for (ClassOrders& entry : expected.classes) {
        entry.reply.department = Department::marketing;
        entry.reply.remedy = 0.5 * 0.5;
    }
    CHECK(text_of(modified("marketing", orders_of("reply_and_fix"))) == text_of(expected));
    CHECK(text_of(modified("marketing", expected)) == text_of(expected));
    for (ClassOrders& entry : expected.classes) entry.reply.department = Department::service;
    CHECK(text_of(modified("service", modified("marketing", orders_of("reply_and_fix")))) == text_of(expected));
}

TEST_CASE("training raises empathy by half up to 1, takes 70 % off hostility and 20 % off handling, in proportion to its level") {
    Orders kind = orders_of("reply_and_fix");
    for (ClassOrders& entry : kind.classes) entry.reply.empathy = 1.0;
    kind.handling_factor = 1.0 * (1.0 - 0.2 * 1.0);
    CHECK(text_of(modified("training", orders_of("reply_and_fix"))) == text_of(kind));
    const Orders half = modified("training", orders_of("aggressive"), {{"level", 0.5, {}}});
    CHECK(half.classes[0].reply.hostility == doctest::Approx(2.0 * 0.65));
    CHECK(half.handling_factor == doctest::Approx(0.9));
    CHECK(text_of(modified("training", orders_of("canned"), {{"level", 0.0, {}}})) == text_of(orders_of("canned")));
}

TEST_CASE("supporters are called once, at the first crisis or at the first mention of an issue, and change no orders") {
    const std::vector<CaseView> ordinary = {{.id = 1, .issue = 0}};
    const std::vector<CaseView> mention = {{.id = 1, .issue = 0}, {.id = 2, .issue = 2}};
    const auto log_of = [&](const std::vector<GivenValue>& values) {
        const auto modifier = created(bundled("supporters"), values);
        RecordingActions actions;
        std::vector<std::size_t> calls;
        Situation situation = at(hours{1}, false);
        for (const std::vector<CaseView>* cases : {&ordinary, &mention, &mention}) {
            situation.cases = *cases;
            modifier->act(situation, actions);
            calls.push_back(actions.log.size());
        }
        situation.is_crisis = true;
        for (int tick = 0; tick < 2; ++tick) modifier->act(situation, actions);
        calls.push_back(actions.log.size());
        CHECK(actions.log.size() <= 2);
        return calls;
    };
    CHECK(log_of({}) == std::vector<std::size_t>{0, 0, 0, 2});
    CHECK(log_of({{"occasion", std::string{"first_mention"}, {}}}) == std::vector<std::size_t>{0, 2, 2, 2});
    CHECK(log_of({{"count", std::int64_t{0}, {}}}) == std::vector<std::size_t>{0, 0, 0, 0});
    CHECK(text_of(modified("supporters", orders_of("canned"))) == text_of(orders_of("canned")));

    const auto modifier = created(bundled("supporters"), {{"count", std::int64_t{1}, {}},
                                                          {"choice", std::string{"most_followers"}, {}},
                                                          {"arousal", 0.5, {}},
                                                          {"delay", Duration{hours{3}}, {}}});
    RecordingActions actions;
    modifier->act(at(hours{1}, true), actions);
    CHECK(actions.log.back() == "mobilise 1 of 1 a0.5 after 10800000000");
}

TEST_CASE("the help of every parameter that says whom supporters are says that they are disclosed") {
    for (const char* key : {"count", "choice"})
        CHECK(bundled("supporters").find_parameter(key)->help.find("lways disclosed") != std::string::npos);
    CHECK(bundled("supporters").summary().find("always disclosed") != std::string::npos);
}
