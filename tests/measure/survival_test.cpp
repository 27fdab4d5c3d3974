#include "engine/measure/survival.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <vector>

using namespace firebreak;

namespace {

Spell ended(int length) { return {hours{length}, true}; }
Spell censored(int length) { return {hours{length}, false}; }

}  // namespace

TEST_CASE("Kaplan-Meier gives the published estimate for the leukaemia remissions of Freireich et al. 1963") {
    // 21 patients on 6-MP; the textbook example (Kleinbaum and Klein, Survival Analysis, table 2.2). 18/21, x 16/17, x 14/15, x 11/12,
    // x 10/11, x 6/7, x 5/6.
    const std::vector<Spell> weeks{ended(6),     ended(6),     ended(6),     censored(6),  ended(7),     censored(9),  ended(10),
                                   censored(10), censored(11), ended(13),    ended(16),    censored(17), censored(19), censored(20),
                                   ended(22),    ended(23),    censored(25), censored(32), censored(32), censored(34), censored(35)};
    struct Published {
        int week;
        double survival;
    };
    constexpr std::array kPublished{Published{6, .8571},  Published{7, .8067},  Published{10, .7529}, Published{13, .6902},
                                    Published{16, .6275}, Published{22, .5378}, Published{23, .4482}};
    const std::vector<SurvivalStep> steps = kaplan_meier(weeks);
    REQUIRE(steps.size() == kPublished.size());
    for (std::size_t i = 0; i < steps.size(); ++i) {
        CAPTURE(i);
        CHECK(steps[i].after == hours{kPublished[i].week});
        CHECK(steps[i].survival == doctest::Approx(kPublished[i].survival).epsilon(0.0001));
    }
    CHECK(median_of(steps) == Duration{hours{23}});
}

TEST_CASE("without censoring the Kaplan-Meier median is the time by which half are answered") {
    // 3/4, then 3/4 x 2/3 = 1/2: exactly half remain after the second.
    CHECK(median_of(kaplan_meier({ended(1), ended(2), ended(3), ended(4)})) == Duration{hours{2}});
    CHECK(median_of(kaplan_meier({ended(1), ended(2), ended(3)})) == Duration{hours{2}});
    CHECK(median_of(kaplan_meier({ended(5), ended(5)})) == Duration{hours{5}});
}

TEST_CASE("when most are never answered there is no median") {
    CHECK_FALSE(median_of(kaplan_meier({})).has_value());
    CHECK_FALSE(median_of(kaplan_meier({censored(1), censored(2)})).has_value());
    CHECK_FALSE(median_of(kaplan_meier({ended(1), censored(9), censored(9)})).has_value());
}

TEST_CASE("an unanswered case still waits when another of the same age is answered") {
    // Of four at risk one is answered at 3, so 3/4 remain, not 2/3; then one of one at 8.
    const std::vector<SurvivalStep> steps = kaplan_meier({ended(3), censored(3), censored(5), ended(8)});
    REQUIRE(steps.size() == 2);
    CHECK(steps[0].survival == doctest::Approx(0.75));
    CHECK(steps[1].survival == 0.0);
}

TEST_CASE("a quantile is reached when that share has ended, and absent when it never does") {
    // 1/4, then of three at risk one is censored, then 1/2 of two: 3/4 and 3/8 remain.
    const std::vector<SurvivalStep> steps = kaplan_meier({ended(1), censored(2), ended(3), censored(9)});
    CHECK(quantile_of(steps, 0.25) == Duration{hours{1}});
    CHECK(quantile_of(steps, 0.5) == Duration{hours{3}});
    CHECK(quantile_of(steps, 0.625) == Duration{hours{3}});
    CHECK_FALSE(quantile_of(steps, 0.7).has_value());
}
