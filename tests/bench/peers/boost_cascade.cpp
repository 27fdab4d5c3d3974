#include "tests/bench/peers/cascade_peers.hpp"

#include "engine/core/hash.hpp"

#include <boost/graph/compressed_sparse_row_graph.hpp>

#include <utility>
#include <vector>

namespace firebreak::bench {
namespace {

using Graph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, boost::no_property, boost::no_property,
                                                 std::uint32_t, std::uint32_t>;

Graph graph_of(const FollowerGraph& graph) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> edges;
    edges.reserve(graph.follows());
    for (std::uint32_t author = 0; author < graph.accounts(); ++author) {
        for (const AccountId follower : graph.followers(AccountId{author})) edges.emplace_back(author, index(follower));
    }
    return Graph{boost::edges_are_sorted, edges.begin(), edges.end(), graph.accounts()};
}

}  // namespace

struct BoostCascade::Rows {
    Graph graph;
};

BoostCascade::BoostCascade(const FollowerGraph& graph) : rows_{new Rows{graph_of(graph)}} {}
BoostCascade::~BoostCascade() = default;

std::uint64_t BoostCascade::run(double p, std::span<const AccountId> starts) const {
    const Graph& graph = rows_->graph;
    const auto threshold = static_cast<std::uint64_t>(p * 0x1.0p53);
    std::uint64_t crossed = 0;
    for (std::size_t run = 0; run < starts.size(); ++run) {
        const std::uint64_t seed = mix(run + 1);
        std::vector<char> is_reached(num_vertices(graph), 0);
        std::vector<std::uint32_t> queue{index(starts[run])};
        is_reached[queue[0]] = 1;
        for (std::size_t next = 0; next < queue.size(); ++next) {
            const std::uint32_t author = queue[next];
            crossed += out_degree(author, graph);
            const auto edges_of_author = out_edges(author, graph);
            for (auto edge = edges_of_author.first; edge != edges_of_author.second; ++edge) {
                if ((mix(seed + get(boost::edge_index, graph, *edge)) >> 11) >= threshold) continue;
                const std::uint32_t follower = target(*edge, graph);
                if (is_reached[follower] != 0) continue;
                is_reached[follower] = 1;
                queue.push_back(follower);
            }
        }
    }
    return crossed;
}

}  // namespace firebreak::bench
