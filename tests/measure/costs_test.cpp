#include "engine/measure/costs.hpp"
#include "engine/measure/measures.hpp"
#include "tests/measure/made_up.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace firebreak;
using namespace firebreak::test;

namespace {

constexpr std::int64_t kHour = 3'600'000'000;

/// Two steps of a desk: 10 hours on duty, 4 of them of surge agents; 12 approvals; 2.5 cases compensated in replies, 3 customers at large.
struct MadeUpRun {
    std::vector<DeskTally> desk{2};
    std::vector<Tally> tallies{2};
    std::vector<Case> cases{10, case_at(1.0)};
    RunRecord record;

    MadeUpRun() {
        desk[0].staffed_time = 3 * kHour;
        desk[1].staffed_time = 7 * kHour;
        desk[1].surge_time = 4 * kHour;
        desk[0].approvals = 5;
        desk[1].approvals = 7;
        desk[0].compensation = 500;
        desk[1].compensation = 2000;
        tallies[1].compensated = 3;
        record.desk = desk;
        record.tallies = tallies;
        record.cases = cases;
        record.end = kStart + hours{2};
        record.statements = 2;
        record.fixes = 1;
        record.churned = 4;
    }
};

}  // namespace

TEST_CASE("every account of the costs is a quantity times its price") {
    const MadeUpRun run;
    const Costs costs = costs_of(run.record);
    CHECK(costs.agents == doctest::Approx(6.0 * 25.0));
    CHECK(costs.surge == doctest::Approx(4.0 * 40.0));
    CHECK(costs.approvals == doctest::Approx(12.0 * 5.0 / 60.0 * 60.0));
    CHECK(costs.compensation == doctest::Approx(5.5 * 20.0));
    CHECK(costs.statements == 2.0 * 5'000.0);
    CHECK(costs.fixes == 100'000.0);
    CHECK(costs.churn == 4.0 * 150.0 * 3.0);
    // 150 + 160 + 60 + 110 + 10,000 + 100,000 + 1,800.
    CHECK(costs.total() == doctest::Approx(112'280.0));
}

TEST_CASE("the scenario's prices are the ones charged") {
    MadeUpRun run;
    run.record.costs = {.agent_hour = 1.0,
                        .surge_hour = 2.0,
                        .approval_hour = 3.0,
                        .approval_work = hours{1},
                        .compensation = 4.0,
                        .statement = 5.0,
                        .fix = 6.0,
                        .margin = 7.0,
                        .margin_years = 0.5};
    // 6 + 8 + 36 + 22 + 10 + 6 + 14.
    CHECK(costs_of(run.record).total() == doctest::Approx(102.0));
}

TEST_CASE("the costs of a run are shared among its complaints, questions left out") {
    MadeUpRun run;
    run.cases[0].case_class = CaseClass::question;
    run.cases[1].case_class = CaseClass::me_too;
    const std::vector<MeasureValue> values = measure_run(run.record);
    CHECK(*value_of(values, "cost_total") == doctest::Approx(112'280.0));
    CHECK(*value_of(values, "cost_per_complaint") == doctest::Approx(112'280.0 / 9.0));
    run.record.cases = {};
    CHECK_FALSE(value_of(measure_run(run.record), "cost_per_complaint").has_value());
}

TEST_CASE("excess churn is what a run loses beyond the same run without the incident, of the same length") {
    MadeUpRun run;
    run.record.customers = 80;
    CHECK(value_of(measure_run(run.record), "churn_rate") == 0.05);
    CHECK_FALSE(value_of(measure_run(run.record), "churn_excess").has_value());
    RunRecord reference;
    reference.end = run.record.end;
    reference.churned = 1;
    run.record.reference = &reference;
    CHECK(value_of(measure_run(run.record), "churned") == 4.0);
    CHECK(value_of(measure_run(run.record), "churn_excess") == 3.0);
    reference.churned = 6;
    CHECK(value_of(measure_run(run.record), "churn_excess") == -2.0);
    reference.end = run.record.end + hours{1};
    CHECK_FALSE(value_of(measure_run(run.record), "churn_excess").has_value());
}
