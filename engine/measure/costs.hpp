// What the run cost the company, in euros, by account. MODEL: cost; the prices stand in the section `costs`.
#pragma once

#include "engine/measure/run_record.hpp"

namespace firebreak {

struct Costs {
    /// The desk's own agents while on duty, and those called in beyond them.
    double agents = 0.0;
    double surge = 0.0;
    double approvals = 0.0;
    /// In replies, and offered to all customers concerned.
    double compensation = 0.0;
    double statements = 0.0;
    double fixes = 0.0;
    /// Margin that lost customers take along: all of them, also those that would have left without the incident.
    double churn = 0.0;

    [[nodiscard]] double total() const noexcept { return agents + surge + approvals + compensation + statements + fixes + churn; }
};

[[nodiscard]] Costs costs_of(const RunRecord& run);

}  // namespace firebreak
