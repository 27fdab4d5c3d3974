// What the window remembers from one start to the next, in a JSON file under the user's configuration folder.
#pragma once

#include "viewer/ui/look.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace firebreak::viewer {

inline constexpr std::size_t kMostRecentFiles = 12;

struct Settings {
    Language language = Language::english;
    ThemeName theme = ThemeName::dark;
    float scale = 1.0F;
    int window_width = 1600;
    int window_height = 1000;
    float left_width = 0.0F;  ///< unscaled; 0 for the theme's
    float right_width = 0.0F;
    float timeline_height = 0.0F;
    bool has_seen_tour = false;
    /// Scenarios and sessions, newest first.
    std::vector<std::filesystem::path> recent;

    bool operator==(const Settings&) const = default;
};

struct ReadSettings {
    Settings settings;
    /// Why the file could not be used, in one sentence; empty when it could, or when there is none yet.
    std::string trouble;
};

/// $XDG_CONFIG_HOME/firebreak/viewer.json, or under ~/.config.
[[nodiscard]] std::filesystem::path settings_file();
/// Never fails: what cannot be read keeps its default.
[[nodiscard]] ReadSettings read_settings(const std::filesystem::path& file);
/// Replaces the file as a whole, so that a crash leaves the old or the new one. The trouble in one sentence, or empty.
[[nodiscard]] std::string write_settings(const Settings& settings, const std::filesystem::path& file);
/// Moves a file to the head of the recent ones.
void remember(Settings& settings, const std::filesystem::path& file);
/// English, unless LC_ALL, LC_MESSAGES or LANG begins with "fr".
[[nodiscard]] Language language_of_environment();

}  // namespace firebreak::viewer
