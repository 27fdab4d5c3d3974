#include "engine/study/network_store.hpp"

#include "engine/core/hash.hpp"
#include "engine/graph/graph_file.hpp"
#include "engine/graph/pending_file.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <fstream>
#include <iterator>

namespace firebreak {
namespace {

using Json = nlohmann::ordered_json;

std::filesystem::path graph_file(const StudyFolder& folder, const std::string& name) { return folder.networks() / (name + ".fbgraph"); }
std::filesystem::path facts_file(const StudyFolder& folder, const std::string& name) { return folder.networks() / (name + ".json"); }

}  // namespace

std::string network_name(const NetworkParams& params) {
    std::string text;
    for (const Field& field : NetworkParams::fields()) text += fmt::format("{}={}\n", field.info.key, value_text(field.get(&params)));
    return fmt::format("{:016x}", hash_text(text));
}

std::optional<NetworkFacts> find_network(const StudyFolder& folder, const NetworkParams& params) {
    NetworkFacts facts;
    facts.name = network_name(params);
    std::ifstream stream{facts_file(folder, facts.name), std::ios::binary};
    if (!stream) return std::nullopt;
    const std::string text{std::istreambuf_iterator<char>{stream}, std::istreambuf_iterator<char>{}};
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object() || !json.contains("accounts") || !json.contains("follows") || !json.contains("hash") ||
        !json.contains("summary") || !json.contains("notes"))
        throw InputError({facts_file(folder, facts.name).string()}, "does not describe a network; remove it");
    facts.accounts = json.at("accounts").get<std::uint64_t>();
    facts.follows = json.at("follows").get<std::uint64_t>();
    facts.hash = std::stoull(json.at("hash").get<std::string>(), nullptr, 16);
    facts.summary = json.at("summary").get<std::string>();
    facts.notes = json.at("notes").get<std::vector<std::string>>();
    return facts;
}

void store_network(const StudyFolder& folder, const NetworkParams& params) {
    if (find_network(folder, params)) return;
    const Network network = make_network(params);
    const std::string name = network_name(params);
    save_graph(network.graph, graph_file(folder, name));
    const Json json = {{"accounts", network.graph.accounts()},
                       {"follows", network.graph.follows()},
                       {"hash", fmt::format("{:016x}", network.graph.content_hash())},
                       {"summary", network.summary},
                       {"notes", network.notes}};
    // Written last: who finds the facts finds the graph.
    PendingFile file{facts_file(folder, name)};
    file.write(std::string_view{json.dump(2) + "\n"});
    file.commit();
}

FollowerGraph open_network(const StudyFolder& folder, const NetworkParams& params) {
    return std::move(open_graph(graph_file(folder, network_name(params))).graph);
}

}  // namespace firebreak
