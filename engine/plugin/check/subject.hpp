// The plugin that is checked: a file, loaded when a check first asks for it, or a static twin.
#pragma once

#include "engine/plugin/strategy_plugin.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace firebreak::check {

class Subject {
  public:
    explicit Subject(std::filesystem::path file) : file_{std::move(file)} {}
    explicit Subject(const firebreak_strategy* twin) : twin_{twin} {}

    /// Throws InputError when there is no strategy in it. [setup]
    [[nodiscard]] const firebreak_strategy& table() const;
    [[nodiscard]] StrategyPlugin plugin() const;

  private:
    std::filesystem::path file_;
    const firebreak_strategy* twin_ = nullptr;
};

/// An instance with these values. Throws StrategyError with the plugin's own words when it refuses them. [setup]
[[nodiscard]] std::unique_ptr<Modifier> made(const StrategyPlugin& plugin, const std::vector<GivenValue>& values = {});

/// Where two logs part: "line 12: 'note a' instead of 'note b'".
[[nodiscard]] std::string first_difference(const std::vector<std::string>& got, const std::vector<std::string>& expected);

}  // namespace firebreak::check
