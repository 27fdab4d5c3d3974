// What firebreak-viewer is told on its command line.
#pragma once

#include "viewer/ui/look.hpp"

#include "engine/core/time.hpp"

#include <filesystem>
#include <optional>
#include <span>
#include <string>

namespace firebreak::viewer {

struct ProgramOptions {
    std::filesystem::path file;
    std::optional<Language> language;
    std::optional<ThemeName> theme;
    std::optional<float> scale;
    std::optional<int> width;
    std::optional<int> height;
    std::filesystem::path screenshot;
    /// What stands where is written into this file several times a second; empty: nowhere.
    std::filesystem::path items;
    /// Of the picture; where the scenario stands when it is opened, without one.
    std::optional<Time> at;
    bool wants_help = false;
    /// What was wrong, and how to mend it; empty when all is well.
    std::string trouble;
};

[[nodiscard]] ProgramOptions read_options(std::span<const char* const> arguments);
[[nodiscard]] std::string usage();

}  // namespace firebreak::viewer
