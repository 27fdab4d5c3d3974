#include "engine/graph/graph_export.hpp"

#include "engine/core/diagnostics.hpp"
#include "engine/graph/graph_file.hpp"
#include "engine/graph/graphml.hpp"
#include "engine/graph/pending_file.hpp"

#include <fmt/format.h>

#include <iterator>
#include <string>

namespace firebreak {
namespace {

void write_edges(const FollowerGraph& graph, PendingFile& file, char separator) {
    std::string line;
    for (std::uint32_t i = 0; i < graph.accounts(); ++i) {
        const auto followers = graph.followers(AccountId{i});
        const auto weights = graph.weights(AccountId{i});
        for (std::size_t n = 0; n < followers.size(); ++n) {
            line.clear();
            fmt::format_to(std::back_inserter(line), "{}{}{}", graph.label(AccountId{i}), separator, graph.label(followers[n]));
            if (!weights.empty()) fmt::format_to(std::back_inserter(line), "{}{}", separator, weights[n]);
            line += '\n';
            file.write(line);
        }
    }
}

void write_csv(const FollowerGraph& graph, const std::filesystem::path& path) {
    PendingFile file(path);
    file.write(graph.has_weights() ? "author,follower,weight\n" : "author,follower\n");
    write_edges(graph, file, ',');
    file.commit();
}

void write_edge_list(const FollowerGraph& graph, const std::filesystem::path& path) {
    PendingFile file(path);
    file.write(
        fmt::format("# Accounts: {} Follows: {}\n# Each line is author, follower{}: what the author posts reaches the follower (--edges "
                    "author-follower)\n",
                    graph.accounts(), graph.follows(), graph.has_weights() ? ", weight" : ""));
    write_edges(graph, file, '\t');
    file.commit();
}

}  // namespace

void export_graph(const FollowerGraph& graph, const std::filesystem::path& path) {
    const std::string ending = path.extension().string();
    if (ending == ".fbgraph") return save_graph(graph, path);
    if (graph.kind() == FollowerGraph::Kind::complete)
        throw InputError({path.string()}, "a complete graph is not stored and cannot be exported");
    if (ending == ".graphml") return write_graphml(graph, path);
    if (ending == ".csv") return write_csv(graph, path);
    if (ending == ".txt" || ending == ".edges" || ending == ".tsv") return write_edge_list(graph, path);
    throw InputError({path.string()},
                     fmt::format("the ending '{}' names no format; .graphml, .csv, .txt, .tsv, .edges and .fbgraph do", ending));
}

}  // namespace firebreak
