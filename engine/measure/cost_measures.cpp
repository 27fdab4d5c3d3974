// What it did to the company's name, customers and purse.
#include "engine/measure/measure_table.hpp"
#include "engine/measure/quantile.hpp"

#include <array>

namespace firebreak {
namespace {

using namespace measure_table_words;

Value churn_excess(Facts f) {
    const RunRecord* reference = f.run.reference;
    if (reference == nullptr || reference->end != f.run.end) return std::nullopt;
    return number(f.run.churned - reference->churned);
}

template <double Costs::*Account>
Value euros(Facts f) {
    return f.costs.*Account;
}

constexpr std::array kTable = {
    MeasureEntry{{"buzz_end", "per 100 accounts",
                  "Accounts whose last thing heard of the company within attitude.memory was good, less those whose was bad, at the last "
                  "whole hour of the run; none where attitude is switched off.",
                  kEmergent},
                 [](Facts f) { return f.buzz.end; }},
    MeasureEntry{
        {"buzz_mean", "per 100 accounts",
         "Mean of the same over the hours from the outbreak of the first incident on, or over the whole run without one.", kEmergent},
        [](Facts f) { return f.buzz.mean; }},
    MeasureEntry{{"buzz_minimum", "per 100 accounts", "Lowest value in these hours.", kEmergent}, [](Facts f) { return f.buzz.minimum; }},
    MeasureEntry{{"buzz_lowest_week", "per 100 accounts",
                  "Lowest mean of a whole week, weeks counting from day 0 and those over before the outbreak left out.", kEmergent},
                 [](Facts f) { return f.buzz.lowest_week; }},
    MeasureEntry{{"reputational_damage_index", "points",
                  "100 x mean over the 28 days after the outbreak of the drop of the customers' mean attitude below that of the same run "
                  "without incidents, where it is below, / 2; 0 to 100. The 28 days are cut at the last sample of the run. None without "
                  "such a reference run.",
                  kEmergent},
                 [](Facts f) { return f.damage.index; }},
    MeasureEntry{{"attitude_greatest_drop", "points of attitude",
                  "Greatest drop below that run from the outbreak on, on the scale from -1 to 1.", kEmergent},
                 [](Facts f) { return f.damage.greatest_drop; }},
    MeasureEntry{{"recovery_time", "h",
                  "From the outbreak to the first time after the greatest drop at which a tenth of it or less is left and stays so for 48 "
                  "hours; none where the run ends before, or nothing dropped.",
                  kEmergent},
                 [](Facts f) { return f.damage.recovery_hours; }},
    MeasureEntry{{"churned", "customers", "Customers lost, also those that would have left anyhow.", kAssumed},
                 [](Facts f) { return number(f.run.churned); }},
    MeasureEntry{{"churn_rate", "share", "The same / customers.", kAssumed},
                 [](Facts f) { return ratio(static_cast<double>(f.run.churned), static_cast<double>(f.run.customers)); }},
    MeasureEntry{
        {"churn_excess", "customers",
         "Customers lost beyond those of the same run without incidents; none without such a reference run of the same length.", kAssumed},
        churn_excess},

    MeasureEntry{{"cost_agents", "€", "The desk's own agents on duty.", MeasureTag::none}, euros<&Costs::agents>},
    MeasureEntry{{"cost_surge", "€", "Agents on duty beyond the desk's own.", MeasureTag::none}, euros<&Costs::surge>},
    MeasureEntry{{"cost_approvals", "€", "Approvers' work.", MeasureTag::none}, euros<&Costs::approvals>},
    MeasureEntry{{"cost_compensation", "€", "Compensation, in replies and offered to customers at large.", MeasureTag::none},
                 euros<&Costs::compensation>},
    MeasureEntry{{"cost_statements", "€", "Statements.", MeasureTag::none}, euros<&Costs::statements>},
    MeasureEntry{{"cost_fixes", "€", "Root-cause fixes.", MeasureTag::none}, euros<&Costs::fixes>},
    MeasureEntry{{"cost_churn", "€",
                  "Margin that lost customers take along over costs.margin_years, those that would have left anyhow included: compare it "
                  "between strategies.",
                  kAssumed},
                 euros<&Costs::churn>},
    MeasureEntry{{"cost_total", "€", "The sum of these accounts.", kEmergent}, [](Facts f) -> Value { return f.costs.total(); }},
    MeasureEntry{{"cost_per_complaint", "€", "The same / complaints and me-toos.", kEmergent},
                 [](Facts f) { return ratio(f.costs.total(), static_cast<double>(f.cases.complaints)); }},
};

}  // namespace

std::span<const MeasureEntry> cost_measures() { return kTable; }

}  // namespace firebreak
