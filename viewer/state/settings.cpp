#include "viewer/state/settings.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <string_view>
#include <system_error>

namespace firebreak::viewer {
namespace {

constexpr std::array<std::string_view, 3> kThemeWords{"dark", "light", "contrast"};
constexpr float kLeastScale = 0.5F;
constexpr float kMostScale = 4.0F;
constexpr int kLeastWindow = 320;
constexpr int kMostWindow = 16'384;
constexpr float kMostPanel = 4'000.0F;

std::string environment(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? "" : value;
}

// A value of the right type, or what is there already.
template <class T>
T value_or(const nlohmann::json& tree, const char* key, T standard, T least, T most) {
    const auto found = tree.find(key);
    if (found == tree.end() || !found->is_number()) return standard;
    const double value = found->get<double>();
    return static_cast<T>(std::clamp(value, static_cast<double>(least), static_cast<double>(most)));
}

std::string word_at(const nlohmann::json& tree, const char* key) {
    const auto found = tree.find(key);
    return found != tree.end() && found->is_string() ? found->get<std::string>() : "";
}

Settings from_json(const nlohmann::json& tree) {
    Settings settings;
    const std::string language = word_at(tree, "language");
    settings.language = language == "fr" ? Language::french : language == "en" ? Language::english : language_of_environment();
    const std::string theme = word_at(tree, "theme");
    const auto* found = std::find(kThemeWords.begin(), kThemeWords.end(), theme);
    if (found != kThemeWords.end()) settings.theme = static_cast<ThemeName>(found - kThemeWords.begin());
    settings.scale = value_or(tree, "scale", settings.scale, kLeastScale, kMostScale);
    settings.window_width = value_or(tree, "window_width", settings.window_width, kLeastWindow, kMostWindow);
    settings.window_height = value_or(tree, "window_height", settings.window_height, kLeastWindow, kMostWindow);
    settings.left_width = value_or(tree, "left_width", 0.0F, 0.0F, kMostPanel);
    settings.right_width = value_or(tree, "right_width", 0.0F, 0.0F, kMostPanel);
    settings.timeline_height = value_or(tree, "timeline_height", 0.0F, 0.0F, kMostPanel);
    const auto seen = tree.find("has_seen_tour");
    settings.has_seen_tour = seen != tree.end() && seen->is_boolean() && seen->get<bool>();
    const auto recent = tree.find("recent");
    if (recent != tree.end() && recent->is_array()) {
        for (const nlohmann::json& file : *recent) {
            if (file.is_string() && settings.recent.size() < kMostRecentFiles) settings.recent.emplace_back(file.get<std::string>());
        }
    }
    return settings;
}

nlohmann::json to_json(const Settings& settings) {
    nlohmann::json recent = nlohmann::json::array();
    for (const std::filesystem::path& file : settings.recent) recent.push_back(file.string());
    return {{"language", settings.language == Language::french ? "fr" : "en"},
            {"theme", kThemeWords[static_cast<std::size_t>(settings.theme)]},
            {"scale", settings.scale},
            {"window_width", settings.window_width},
            {"window_height", settings.window_height},
            {"left_width", settings.left_width},
            {"right_width", settings.right_width},
            {"timeline_height", settings.timeline_height},
            {"has_seen_tour", settings.has_seen_tour},
            {"recent", recent}};
}

}  // namespace

std::filesystem::path settings_file() {
    const std::string own = environment("XDG_CONFIG_HOME");
    const std::filesystem::path folder = own.empty() ? std::filesystem::path{environment("HOME")} / ".config" : std::filesystem::path{own};
    return folder / "firebreak" / "viewer.json";
}

ReadSettings read_settings(const std::filesystem::path& file) {
    ReadSettings read;
    read.settings.language = language_of_environment();
    std::error_code ignored;
    if (!std::filesystem::exists(file, ignored)) return read;
    std::ifstream in{file};
    const nlohmann::json tree = nlohmann::json::parse(in, nullptr, false);
    if (!tree.is_object()) {
        read.trouble = fmt::format(
            "The settings in {} cannot be read, so the defaults are used; the file is replaced once something is changed.", file.string());
        return read;
    }
    read.settings = from_json(tree);
    return read;
}

std::string write_settings(const Settings& settings, const std::filesystem::path& file) {
    std::error_code error;
    std::filesystem::create_directories(file.parent_path(), error);
    const std::filesystem::path draft = file.string() + ".new";
    {
        std::ofstream out{draft, std::ios::trunc};
        // A file name that is no UTF-8 must not throw.
        out << to_json(settings).dump(2, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
        out.flush();
        if (!out) {
            std::filesystem::remove(draft, error);
            return fmt::format("The settings could not be written to {}: the disk is full, or the folder cannot be written.",
                               file.string());
        }
    }
    std::filesystem::rename(draft, file, error);
    return error ? fmt::format("The settings could not be written to {}: {}.", file.string(), error.message()) : "";
}

void remember(Settings& settings, const std::filesystem::path& file) {
    std::erase(settings.recent, file);
    settings.recent.insert(settings.recent.begin(), file);
    if (settings.recent.size() > kMostRecentFiles) settings.recent.resize(kMostRecentFiles);
}

Language language_of_environment() {
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const std::string value = environment(name);
        if (!value.empty()) return value.starts_with("fr") ? Language::french : Language::english;
    }
    return Language::english;
}

}  // namespace firebreak::viewer
