// manifest.json of a study: what its folder was made from and with. Host and times stand here only.
#pragma once

#include "engine/report/csv.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace firebreak {

struct StudyManifest {
    struct Strategy {
        std::string name;
        std::string version;
        std::string file;
        std::uint64_t hash = 0;
    };
    std::string program_version;
    std::string study_name;
    std::string study_yaml;
    /// The scenario without branches, with every default.
    std::string scenario_yaml;
    std::vector<Strategy> strategies;
    std::uint64_t accounts = 0;
    std::uint64_t follows = 0;
    std::int64_t repetitions = 0;
    std::uint64_t runs = 0;
    std::uint64_t failed = 0;
    std::uint64_t missing = 0;
    std::string host;
    std::string compiler;
    std::string finished;
    double wall_seconds = 0.0;
    int workers = 1;
    int threads = 1;
    std::vector<WrittenFile> results;
};

[[nodiscard]] std::string manifest_json(const StudyManifest& manifest);
/// Writes manifest.json into the folder. Errors as in CsvFile.
void write_manifest(const std::filesystem::path& folder, const StudyManifest& manifest);

}  // namespace firebreak
