#include "engine/sim/network.hpp"

#include "engine/graph/generators.hpp"
#include "engine/graph/graph_cache.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace firebreak {
namespace {

constexpr std::uint64_t kNetworkRepetition = 0;

std::string size_text(const FollowerGraph& graph) { return fmt::format("{} accounts, {} follows", graph.accounts(), graph.follows()); }

std::string_view direction_text(EdgeWords edges) { return ChoiceWords<EdgeWords>::words[static_cast<std::size_t>(edges)]; }

Network read_network(const NetworkParams& params) {
    LoadOptions options;
    options.strict = params.strict;
    if (params.edges == EdgeWords::author_follower) options.edges = EdgeDirection::author_follower;
    if (params.edges == EdgeWords::follower_author) options.edges = EdgeDirection::follower_author;
    LoadedGraph loaded = load_graph(params.file, options);
    Network network{std::move(loaded.graph), {}, std::move(loaded.notes)};
    network.summary =
        fmt::format("{} from {}{}", size_text(network.graph), params.file,
                    params.edges == EdgeWords::unstated ? "" : fmt::format(", lines read as {}", direction_text(params.edges)));
    if (loaded.report && loaded.report->self_loops + loaded.report->duplicates > 0) {
        network.notes.push_back(
            fmt::format("{}: dropped {} self-loops and {} duplicates", params.file, loaded.report->self_loops, loaded.report->duplicates));
    }
    return network;
}

FollowerGraph generate_network(const NetworkParams& params, GenerationReport& report) {
    const Draws draws{static_cast<std::uint64_t>(params.seed), kNetworkRepetition};
    const auto accounts = static_cast<std::uint32_t>(params.accounts);
    const auto whole_mean = static_cast<std::uint32_t>(params.mean_follows + 0.5);
    switch (params.model) {
        case NetworkModel::configuration:
            return generate(
                ConfigurationModel{accounts, params.mean_follows, params.follower_exponent, params.friend_exponent, params.degree_cap},
                draws, &report);
        case NetworkModel::communities: {
            CommunityModel model;
            model.accounts = accounts;
            model.mean_follows = params.mean_follows;
            model.follower_exponent = params.follower_exponent;
            model.friend_exponent = params.friend_exponent;
            model.cap = params.degree_cap;
            model.mixing = params.mixing;
            model.reciprocity = params.reciprocity;
            return generate(model, draws, &report);
        }
        case NetworkModel::erdos_renyi: return generate(ErdosRenyi{accounts, params.mean_follows, params.both_arcs}, draws);
        case NetworkModel::regular: return generate(RegularGraph{accounts, whole_mean}, draws, &report);
        case NetworkModel::barabasi_albert: return generate(BarabasiAlbert{accounts, std::max(1U, whole_mean / 2)}, draws);
        case NetworkModel::rmat: {
            RmatGraph model;
            model.accounts = accounts;
            model.follows = static_cast<std::uint64_t>(params.mean_follows * static_cast<double>(params.accounts));
            return generate(model, draws, &report);
        }
        case NetworkModel::uniform_targets: {
            std::vector<std::uint32_t> degrees(accounts, static_cast<std::uint32_t>(params.other_followers));
            const auto hubs = static_cast<std::uint32_t>(params.hub_share * static_cast<double>(accounts) + 0.5);
            std::fill(degrees.begin(), degrees.begin() + std::min(hubs, accounts), static_cast<std::uint32_t>(params.hub_followers));
            return uniform_targets(degrees, draws);
        }
        case NetworkModel::complete: return FollowerGraph::complete(accounts);
        case NetworkModel::empty: break;
    }
    return FollowerGraph::empty(accounts);
}

}  // namespace

Network make_network(const NetworkParams& params) {
    if (!params.file.empty()) return read_network(params);
    GenerationReport report;
    Network network{generate_network(params, report), {}, {}};
    network.summary = fmt::format("{} generated (model {}, seed {})", size_text(network.graph),
                                  ChoiceWords<NetworkModel>::words[static_cast<std::size_t>(params.model)], params.seed);
    if (report.removed > 0)
        network.notes.push_back(fmt::format("network: {} self-loops and duplicates left out while generating", report.removed));
    return network;
}

}  // namespace firebreak
