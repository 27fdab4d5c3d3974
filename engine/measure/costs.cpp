#include "engine/measure/costs.hpp"

#include <cstdint>

namespace firebreak {
namespace {

constexpr double kMicrosecondsPerHour = 3.6e9;
constexpr double kThousandths = 1000.0;

}  // namespace

Costs costs_of(const RunRecord& run) {
    double own_hours = 0.0;
    double surge_hours = 0.0;
    std::int64_t approvals = 0;
    std::int64_t offered_in_replies = 0;
    std::int64_t compensated = 0;
    for (const DeskTally& step : run.desk) {
        own_hours += static_cast<double>(step.staffed_time - step.surge_time) / kMicrosecondsPerHour;
        surge_hours += static_cast<double>(step.surge_time) / kMicrosecondsPerHour;
        approvals += step.approvals;
        offered_in_replies += step.compensation;
    }
    for (const Tally& step : run.tallies) compensated += step.compensated;
    const CostParams& price = run.costs;
    Costs costs;
    costs.agents = own_hours * price.agent_hour;
    costs.surge = surge_hours * price.surge_hour;
    costs.approvals = static_cast<double>(approvals) * hours_of(price.approval_work) * price.approval_hour;
    costs.compensation = (static_cast<double>(offered_in_replies) / kThousandths + static_cast<double>(compensated)) * price.compensation;
    costs.statements = static_cast<double>(run.statements) * price.statement;
    costs.fixes = static_cast<double>(run.fixes) * price.fix;
    costs.churn = static_cast<double>(run.churned) * price.margin * price.margin_years;
    return costs;
}

}  // namespace firebreak
