// Files that a strategy's parameters name: a script's text, a playbook's tree. They are read here, for the plugin, and become part of the
// scenario: what they hold decides results, not where they lie.
#pragma once

#include "engine/core/diagnostics.hpp"
#include "engine/plugin/loader.hpp"
#include "engine/scenario/scenario.hpp"
#include "engine/scenario/yaml_tree.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace firebreak {

/// So that a resolved scenario, which quotes such a file, stays within what a YAML file may have.
inline constexpr std::size_t kMaxStrategyFileBytes = std::size_t{1} << 20;

/// A YAML value as a parameter holds it. [setup]
[[nodiscard]] ConfigTree config_tree_of(const YamlNode& node);

/// Puts the content of files in the place of their paths, in every parameter of the scenario's strategy and modifiers that wants one. A
/// path starts at the folder of the file that it is written in, one on the command line at the current folder. Plugins that cannot be
/// opened are left to open_plugins. [setup]
void read_strategy_files(const StrategyLibrary& library, Scenario& scenario, Diagnostics& problems);

/// The same for the values of one plugin: parameters as it wants them, with files read where their paths still stand. [setup]
[[nodiscard]] std::vector<GivenValue> given_values(const StrategyPlugin& plugin, const std::vector<StrategyParam>& params,
                                                   Diagnostics& problems);

/// What `--strategy TEXT` sets, as overrides of a scenario: `canned+silo`; or a file of the user's own, known by its ending:
/// `playbook.yaml` stands for the strategy rules with this playbook, `script.lua` for the strategy lua with this script.
[[nodiscard]] std::vector<std::string> strategy_overrides(const std::string& text);

}  // namespace firebreak
