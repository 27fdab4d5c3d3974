#include "engine/plugin/loader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <string>
#include <system_error>
#include <utility>

namespace firebreak {
namespace {

namespace fs = std::filesystem;

/// In a folder the file's name is the strategy's: a name leads to one file, and no other is loaded.
StrategyPlugin from_folder(const fs::path& file) {
    StrategyPlugin plugin = StrategyPlugin::from_file(file);
    if (plugin.name() != file.stem().string()) {
        throw InputError(Mark{.file = file.string()},
                         fmt::format("holds the strategy {}; in a plugin folder it must be called {}.so", plugin.name(), plugin.name()));
    }
    return plugin;
}

std::vector<fs::path> files_in(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code error;
    for (const fs::directory_entry& entry : fs::directory_iterator{folder, error}) {
        if (entry.path().extension() == ".so") files.push_back(entry.path());
    }
    std::ranges::sort(files);
    return files;
}

bool has_name(const std::vector<StrategyPlugin>& plugins, std::string_view name) {
    return std::ranges::any_of(plugins, [&](const StrategyPlugin& plugin) { return plugin.name() == name; });
}

/// The names of those in this role; of all without one.
std::vector<std::string> names_of(const std::vector<StrategyPlugin>& plugins, std::optional<PluginRole> role) {
    std::vector<std::string> names;
    for (const StrategyPlugin& plugin : plugins) {
        if (!role || plugin.role() == *role) names.push_back(plugin.name());
    }
    return names;
}

// Where the strategies lie that come with this program.
std::vector<fs::path> bundled_folders() {
    std::vector<fs::path> folders;
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    if (error) return folders;
    const fs::path prefix = program.parent_path().parent_path();
    folders.push_back(prefix / "lib/firebreak/plugins");
    // Where a distribution keeps libraries per processor, such as lib/x86_64-linux-gnu.
    const fs::path own = prefix / FIREBREAK_LIBDIR "/firebreak/plugins";
    if (own != folders.back() && fs::is_directory(own, error)) folders.push_back(own);
    return folders;
}

}  // namespace

std::vector<fs::path> default_plugin_folders() {
    std::vector<fs::path> folders;
    const char* variable = std::getenv("FIREBREAK_PLUGIN_PATH");
    std::string_view rest = variable != nullptr ? variable : "";
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(':'), rest.size());
        if (end > 0) folders.emplace_back(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    const std::vector<fs::path> bundled = bundled_folders();
    folders.insert(folders.end(), bundled.begin(), bundled.end());
    return folders;
}

bool is_bundled(const fs::path& plugin) {
    const std::vector<fs::path> folders = bundled_folders();
    std::error_code error;
    return std::ranges::any_of(folders, [&](const fs::path& folder) { return fs::equivalent(plugin.parent_path(), folder, error); });
}

StrategyLibrary::StrategyLibrary(std::vector<fs::path> folders, std::span<const fs::path> files) : folders_{std::move(folders)} {
    Diagnostics diagnostics;
    for (const fs::path& file : files) {
        try {
            StrategyPlugin plugin = StrategyPlugin::from_file(file);
            if (has_name(named_, plugin.name()))
                diagnostics.error({.file = file.string()}, fmt::format("is a second file for the strategy {}", plugin.name()));
            named_.push_back(std::move(plugin));
        } catch (const InputError& error) {
            for (const Problem& problem : error.problems()) diagnostics.error(problem.mark, problem.message);
        }
    }
    diagnostics.throw_if_errors();
}

std::vector<StrategyPlugin> StrategyLibrary::list(Diagnostics& diagnostics) const {
    std::vector<StrategyPlugin> plugins = named_;
    for (const fs::path& folder : folders_) {
        std::error_code error;
        if (!fs::is_directory(folder, error)) diagnostics.warning({.file = folder.string()}, "this plugin folder does not exist");
        for (const fs::path& file : files_in(folder)) {
            if (has_name(plugins, file.stem().string())) continue;
            try {
                plugins.push_back(from_folder(file));
            } catch (const InputError& unusable) {
                for (const Problem& problem : unusable.problems()) diagnostics.warning(problem.mark, problem.message);
            }
        }
    }
    std::ranges::sort(plugins, {}, &StrategyPlugin::name);
    return plugins;
}

std::vector<StrategyPlugin> StrategyLibrary::list() const {
    Diagnostics unread;
    return list(unread);
}

StrategyPlugin StrategyLibrary::open(std::string_view name, const Mark& mark) const {
    std::optional<StrategyPlugin> found = find(name);
    if (!found) refuse(name, std::nullopt, mark);
    return *std::move(found);
}

StrategyPlugin StrategyLibrary::open(std::string_view name, PluginRole role, const Mark& mark) const {
    std::optional<StrategyPlugin> found = find(name);
    if (!found) refuse(name, role, mark);
    if (found->role() == role) return *std::move(found);
    if (role == PluginRole::strategy) {
        throw InputError(mark,
                         fmt::format("'{}' is a modifier: it changes what a strategy orders and needs one to change; write canned+{}, "
                                     "or another strategy in the place of canned",
                                     name, name));
    }
    throw InputError(mark, fmt::format("'{}' is a strategy and cannot modify another one; the modifiers are: {}", name,
                                       fmt::join(names_of(list(), PluginRole::modifier), ", ")));
}

std::optional<StrategyPlugin> StrategyLibrary::find(std::string_view name) const {
    const auto named = std::ranges::find(named_, name, &StrategyPlugin::name);
    if (named != named_.end()) return *named;
    for (const fs::path& folder : folders_) {
        // The name may come from a scenario: it is compared with what is there, never made into a path.
        for (const fs::path& file : files_in(folder)) {
            if (file.stem().string() == name) return from_folder(file);
        }
    }
    return std::nullopt;
}

void StrategyLibrary::refuse(std::string_view name, std::optional<PluginRole> role, const Mark& mark) const {
    const std::vector<std::string> names = names_of(list(), role);
    const std::vector<std::string_view> known{names.begin(), names.end()};
    std::vector<std::string> places;
    for (const fs::path& folder : folders_) places.push_back(folder.string());
    const std::string hint = did_you_mean(name, known);
    throw InputError(
        mark, fmt::format("there is no {} '{}'{} There are: {} (looked in: {})", role == PluginRole::modifier ? "modifier" : "strategy",
                          name, hint.empty() ? "." : hint, names.empty() ? "none" : fmt::format("{}", fmt::join(names, ", ")),
                          places.empty() ? "no folder" : fmt::format("{}", fmt::join(places, ", "))));
}

}  // namespace firebreak
