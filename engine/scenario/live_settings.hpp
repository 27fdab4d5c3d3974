// What can be changed while a run goes on: some of the scenario's parameters, and the company's standing orders. Both are given as text,
// the way a scenario writes them, and meet the same checks.
#pragma once

#include "engine/core/diagnostics.hpp"
#include "engine/plugin/orders.hpp"
#include "engine/scenario/scenario.hpp"

#include <span>
#include <string>
#include <string_view>

namespace firebreak {

/// Parameters that may change while a run goes on, by their full path. Not among them is what a run is built from (the network, who is a
/// customer, when things fail) and what switches a whole mechanism on. A new value holds for what is decided from then on: posts that are
/// already out keep their appeal.
[[nodiscard]] std::span<const std::string_view> live_parameters() noexcept;

/// Sets the parameter `key`, or reports at `mark` why not. [serial]
void apply_setting(Scenario& scenario, std::string_view key, const std::string& value, const Mark& mark, Diagnostics& problems);
/// The same for a standing order of order_fields().
void apply_order(Orders& orders, std::string_view key, const std::string& value, const Mark& mark, Diagnostics& problems);

}  // namespace firebreak
