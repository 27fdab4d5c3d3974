#include "engine/scenario/cost_params.hpp"

namespace firebreak {

const std::vector<Field>& CostParams::fields() {
    using P = CostParams;
    // clang-format off
    static const std::vector<Field> kFields = {
        field<&P::agent_hour>({.key = "agent_hour", .unit = Unit::euros_per_hour, .min = 0, .max = 1e6, .help = "An agent's hour on duty.", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::surge_hour>({.key = "surge_hour", .unit = Unit::euros_per_hour, .min = 0, .max = 1e6, .help = "The hour of an agent called in beyond the desk's own.", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::approval_hour>({.key = "approval_hour", .unit = Unit::euros_per_hour, .min = 0, .max = 1e6, .help = "An approver's hour.", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::approval_work>({.key = "approval_work", .unit = Unit::duration, .min = 0, .max = 100, .help = "Work that one approval layer puts into one reply.", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::compensation>({.key = "compensation", .unit = Unit::euros, .min = 0, .max = 1e9, .help = "Compensation of one case, at a reply's compensation of 1, or of one customer.", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::statement>({.key = "statement", .unit = Unit::euros, .min = 0, .max = 1e9, .help = "A public statement.", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::fix>({.key = "fix", .unit = Unit::euros, .min = 0, .max = 1e12, .help = "A root-cause fix.", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::margin>({.key = "margin", .unit = Unit::euros, .min = 0, .max = 1e9, .help = "Margin that a customer brings in a year.", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::margin_years>({.key = "margin_years", .min = 0, .max = 100, .help = "Years of margin that a lost customer takes along.", .evidence = "[A]", .confidence = Confidence::low}),
    };
    // clang-format on
    return kFields;
}

}  // namespace firebreak
