// Finds strategies and modifiers: in files the user names, then in folders, where a strategy's file is called NAME.so.
#pragma once

#include "engine/plugin/strategy_plugin.hpp"

#include <filesystem>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace firebreak {

/// The entries of FIREBREAK_PLUGIN_PATH (separated by colons), then lib/firebreak/plugins beside this program's own folder. [setup]
[[nodiscard]] std::vector<std::filesystem::path> default_plugin_folders();
/// Whether this is the file of a strategy that comes with the program: one beside the program's own folder. [setup]
[[nodiscard]] bool is_bundled(const std::filesystem::path& plugin);

/// The strategies within reach. A named file goes before every folder, and an earlier folder before a later one. [setup]
class StrategyLibrary {
  public:
    /// Loads `files` (--plugin FILE) at once: throws InputError for one that is no strategy, or two of one name. Folders are only
    /// remembered.
    explicit StrategyLibrary(std::vector<std::filesystem::path> folders, std::span<const std::filesystem::path> files = {});

    /// All strategies, by name. Files in folders that cannot be used, and folders that do not exist, become warnings.
    [[nodiscard]] std::vector<StrategyPlugin> list(Diagnostics& diagnostics) const;
    /// The same, for those who print no warnings.
    [[nodiscard]] std::vector<StrategyPlugin> list() const;

    /// The strategy of this name, never a path. Throws InputError at `mark`, with the names there are and the closest of them; or the
    /// reason why its file cannot be used.
    [[nodiscard]] StrategyPlugin open(std::string_view name, const Mark& mark = {}) const;
    /// The same for one that must have this role: of the names there are, only those that have it are offered.
    [[nodiscard]] StrategyPlugin open(std::string_view name, PluginRole role, const Mark& mark = {}) const;

  private:
    [[nodiscard]] std::optional<StrategyPlugin> find(std::string_view name) const;
    [[noreturn]] void refuse(std::string_view name, std::optional<PluginRole> role, const Mark& mark) const;
    std::vector<std::filesystem::path> folders_;
    std::vector<StrategyPlugin> named_;
};

}  // namespace firebreak
