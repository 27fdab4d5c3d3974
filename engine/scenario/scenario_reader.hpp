// From a YAML file to a Scenario. Everything wrong with the file is reported in one go, each problem at its line and column.
#pragma once

#include "engine/core/diagnostics.hpp"
#include "engine/scenario/scenario.hpp"

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace firebreak {

struct ReadOptions {
    /// "platform.visibility=0.2", "incidents.outage.affected=.3", "strategy=dead_account": applied from left to right before the
    /// file is checked, so that they meet the same rules. The marks of their problems read "--set platform.visibility=0.2".
    std::vector<std::string> overrides;
};

/// The scenario in the file. The caller calls problems.throw_if_errors(): with errors the value is not fit for use. [setup]
[[nodiscard]] Scenario read_scenario(const std::filesystem::path& path, const ReadOptions& options, Diagnostics& problems);

/// The same for a text; `name` stands for the file in messages, and its folder is where a relative network.file starts. [setup]
[[nodiscard]] Scenario read_scenario_text(std::string_view text, std::string name, const ReadOptions& options, Diagnostics& problems);

/// The entries of a journal: a YAML list like a scenario's `timeline`. `t0` means the scenario's incidents. [setup]
[[nodiscard]] std::vector<Command> read_commands(const std::filesystem::path& path, const Scenario& scenario, Diagnostics& problems);
[[nodiscard]] std::vector<Command> read_commands_text(std::string_view text, const std::string& name, const Scenario& scenario,
                                                      Diagnostics& problems);

}  // namespace firebreak
