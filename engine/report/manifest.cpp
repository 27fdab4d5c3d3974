#include "engine/report/manifest.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <array>
#include <ctime>

#include <unistd.h>

namespace firebreak {
namespace {

using Json = nlohmann::ordered_json;

Json json_of(const ManifestStrategy& strategy) {
    Json params = Json::object();
    for (const ManifestParam& param : strategy.params) {
        if (param.content_hash == 0) params[param.key] = param.value;
        else params[param.key] = {{"file", param.file}, {"hash", hex_text(param.content_hash)}, {"content", param.value}};
    }
    Json json = {{"name", strategy.name},
                 {"version", strategy.version},
                 {"file", strategy.file},
                 {"hash", hex_text(strategy.file_hash)},
                 {"params", params}};
    for (const ManifestStrategy& modifier : strategy.modifiers) json["modifiers"].push_back(json_of(modifier));
    return json;
}

}  // namespace

// 64-bit numbers as hexadecimal text: many readers of JSON keep only 53 bits. The seed as decimal text for the same reason.
std::string manifest_json(const Manifest& manifest) {
    Json results = Json::array();
    for (const WrittenFile& file : manifest.results)
        results.push_back({{"file", file.name}, {"bytes", file.bytes}, {"hash", hex_text(file.hash)}});
    const Json json = {
        {"format", kResultFormat},
        {"program", "firebreak"},
        {"version", manifest.program_version},
        {"scenario", {{"name", manifest.scenario_name}, {"hash", hex_text(manifest.scenario_hash)}, {"yaml", manifest.scenario_yaml}}},
        {"strategy", json_of(manifest.strategy)},
        {"graph",
         {{"summary", manifest.graph_summary},
          {"accounts", manifest.graph_accounts},
          {"follows", manifest.graph_follows},
          {"hash", hex_text(manifest.graph_hash)}}},
        {"run", manifest.label.run},
        {"branch", manifest.label.branch},
        {"repetition", manifest.label.repetition},
        {"seed", std::to_string(manifest.label.seed)},
        {"execution",
         {{"host", manifest.host},
          {"compiler", manifest.compiler},
          {"started", manifest.started},
          {"wall_seconds", manifest.wall_seconds},
          {"threads", manifest.threads},
          {"loop", manifest.loop},
          {"draws", manifest.draws}}},
        {"notes", manifest.notes},
        {"results", results},
        {"final_state", hex_text(manifest.final_state)},
    };
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

WrittenFile write_manifest(const std::filesystem::path& folder, const Manifest& manifest) {
    return write_text_file(folder / "manifest.json", manifest_json(manifest));
}

std::string host_name() {
    std::array<char, 256> name{};
    if (::gethostname(name.data(), name.size() - 1) != 0) return "unknown";
    return name.data();
}

std::string compiler_name() {
#ifdef __clang__
    return fmt::format("clang {}", __clang_version__);
#else
    return fmt::format("gcc {}", __VERSION__);
#endif
}

std::string utc_text(std::chrono::system_clock::time_point when) {
    return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::chrono::system_clock::to_time_t(when)));
}

}  // namespace firebreak
