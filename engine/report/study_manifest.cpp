#include "engine/report/study_manifest.hpp"

#include "engine/report/manifest.hpp"

#include <nlohmann/json.hpp>

namespace firebreak {

std::string manifest_json(const StudyManifest& manifest) {
    using Json = nlohmann::ordered_json;
    Json strategies = Json::array();
    for (const StudyManifest::Strategy& used : manifest.strategies)
        strategies.push_back({{"name", used.name}, {"version", used.version}, {"file", used.file}, {"hash", hex_text(used.hash)}});
    Json results = Json::array();
    for (const WrittenFile& file : manifest.results)
        results.push_back({{"file", file.name}, {"bytes", file.bytes}, {"hash", hex_text(file.hash)}});
    const Json json = {{"format", kResultFormat},
                       {"program", "firebreak"},
                       {"version", manifest.program_version},
                       {"study", {{"name", manifest.study_name}, {"yaml", manifest.study_yaml}}},
                       {"scenario", {{"yaml", manifest.scenario_yaml}}},
                       {"strategies", strategies},
                       {"graph", {{"accounts", manifest.accounts}, {"follows", manifest.follows}}},
                       {"repetitions", manifest.repetitions},
                       {"runs", manifest.runs},
                       {"failed", manifest.failed},
                       {"missing", manifest.missing},
                       {"execution",
                        {{"host", manifest.host},
                         {"compiler", manifest.compiler},
                         {"finished", manifest.finished},
                         {"wall_seconds", manifest.wall_seconds},
                         {"workers", manifest.workers},
                         {"threads", manifest.threads}}},
                       {"results", results}};
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

void write_manifest(const std::filesystem::path& folder, const StudyManifest& manifest) {
    static_cast<void>(write_text_file(folder / "manifest.json", manifest_json(manifest)));
}

}  // namespace firebreak
