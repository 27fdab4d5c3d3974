// The plan in the drawer: what it does when the crisis rule fires, an hour later, and when all is calm again.
#include "engine/core/elementary.hpp"
#include "tests/plugins/support.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

using namespace firebreak;
using namespace firebreak::test;

namespace {

Situation at(Duration time, bool is_crisis) {
    Situation situation;
    situation.now = kStart + time;
    situation.is_crisis = is_crisis;
    return situation;
}

}  // namespace

TEST_CASE("in a crisis the plan bypasses approval, opens 7 to 23, halves the fix and starts it, and publishes a prepared statement") {
    const auto strategy = created(bundled("crisis_plan"));
    RecordingActions actions;
    strategy->act(at(hours{5}, false), actions);
    CHECK(actions.log.empty());
    strategy->act(at(hours{6}, true), actions);
    REQUIRE(actions.orders.size() == 1);
    CHECK(actions.orders[0].approval_layers == 0);
    CHECK(actions.orders[0].hours == WeekHours::daily(0, 6, 7, 23));
    CHECK_FALSE(actions.orders[0].keeps_desk_hours);
    CHECK(actions.orders[0].fix_duration == hours{24});
    CHECK(actions.orders[0].staffing == 1.0);
    REQUIRE(actions.fixes.size() == 1);
    CHECK(actions.fixes[0] == hours{24});
    REQUIRE(actions.published.size() == 1);
    CHECK(actions.published[0].statement.type == StatementType::rebuild);
    CHECK(actions.published[0].statement.announces_fix);
}

TEST_CASE("extra agents come an hour after the crisis was seen, once") {
    const auto strategy = created(bundled("crisis_plan"));
    RecordingActions actions;
    for (int quarter = 0; quarter <= 12; ++quarter) strategy->act(at(minutes{15 * quarter}, true), actions);
    REQUIRE(actions.orders.size() == 2);
    CHECK(actions.orders[1].staffing == 3.0);
    CHECK(actions.orders[1].approval_layers == 0);
    CHECK(actions.published.size() == 1);
}

TEST_CASE("the plan stands down after twelve calm hours, not before, and is ready for the next crisis") {
    const auto strategy = created(bundled("crisis_plan"));
    RecordingActions actions;
    strategy->act(at(hours{0}, true), actions);
    strategy->act(at(hours{2}, true), actions);
    strategy->act(at(hours{3}, false), actions);
    strategy->act(at(hours{14}, true), actions);  // flares up: the calm starts anew
    strategy->act(at(hours{15}, false), actions);
    strategy->act(at(hours{26}, false), actions);
    CHECK(actions.orders.size() == 2);
    strategy->act(at(hours{27}, false), actions);
    REQUIRE(actions.orders.size() == 3);
    CHECK(text_of(actions.orders[2]) == text_of(strategy->initial_orders()));
    strategy->act(at(hours{50}, true), actions);
    CHECK(actions.orders.size() == 4);
    CHECK(actions.published.size() == 2);
    CHECK(actions.published[0].delay != actions.published[1].delay);
}

TEST_CASE("a fix that runs for one incident does not keep the plan from mending the others") {
    const auto strategy = created(bundled("crisis_plan"));
    RecordingActions actions;
    Situation situation = at(hours{1}, true);
    situation.is_fix_running = true;
    strategy->act(situation, actions);
    CHECK(actions.fixes.size() == 1);
}

TEST_CASE("the prepared statement's delay is lognormal with median 1 h and sigma .3") {
    // Each activation draws anew. With n = 2,000 the mean logarithm has a standard error of .3/sqrt(n), the deviation one of .3/sqrt(2n).
    constexpr int kCount = 2000;
    const auto strategy = created(bundled("crisis_plan"), {{"calm_before_end", Duration{0}, {}}});
    RecordingActions actions;
    for (int n = 0; n < kCount; ++n) {
        strategy->act(at(hours{2 * n}, true), actions);
        strategy->act(at(hours{2 * n + 1}, false), actions);
    }
    REQUIRE(actions.published.size() == kCount);
    double sum = 0.0;
    double squares = 0.0;
    for (const RecordingActions::Published& published : actions.published) {
        const double logarithm = log_exact(hours_of(published.delay));
        sum += logarithm;
        squares += logarithm * logarithm;
    }
    const double mean = sum / kCount;
    CHECK(std::abs(mean) < 4 * 0.3 / std::sqrt(double{kCount}));
    CHECK(std::abs(std::sqrt(squares / kCount - mean * mean) - 0.3) < 4 * 0.3 / std::sqrt(2.0 * kCount));
}
