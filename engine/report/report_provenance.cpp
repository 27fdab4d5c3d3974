#include "engine/report/report_provenance.hpp"

#include "engine/report/report_catalogue.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <system_error>

namespace firebreak {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

std::string content_of(const fs::path& file) {
    std::ifstream in{file, std::ios::binary};
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

// An empty object where the file is missing or is no JSON: provenance never stops a report.
Json read_json(const fs::path& file) {
    Json json = Json::parse(content_of(file), nullptr, false);
    return json.is_object() ? json : Json::object();
}

std::string text_at(const Json& json, const char* key) {
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

void add_strategies(const fs::path& folder, ReportProvenance& provenance) {
    const Json manifest = read_json(folder / "manifest.json");
    const auto strategies = manifest.find("strategies");
    if (strategies == manifest.end() || !strategies->is_array()) return;
    for (const Json& strategy : *strategies) {
        if (!strategy.is_object() || text_at(strategy, "hash").empty()) continue;
        provenance.facts.push_back(
            {say("method.strategy", text_at(strategy, "name"), text_at(strategy, "version")), text_at(strategy, "hash")});
    }
}

void add_networks(const fs::path& folder, ReportProvenance& provenance) {
    std::error_code error;
    std::vector<fs::path> files;
    for (fs::directory_iterator entry{folder / "networks", error}, end; !error && entry != end; entry.increment(error)) {
        if (entry->path().extension() == ".json") files.push_back(entry->path());
    }
    std::sort(files.begin(), files.end());
    for (const fs::path& file : files) {
        const std::string hash = text_at(read_json(file), "hash");
        if (!hash.empty()) provenance.facts.push_back({say("method.network_hash", file.stem().string()), hash});
    }
}

}  // namespace

ReportProvenance read_provenance(const fs::path& folder) {
    ReportProvenance provenance;
    provenance.study_yaml = content_of(folder / "study.yaml");
    add_networks(folder, provenance);
    add_strategies(folder, provenance);
    return provenance;
}

}  // namespace firebreak
