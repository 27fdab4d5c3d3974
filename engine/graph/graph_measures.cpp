#include "engine/graph/graph_measures.hpp"

#include "engine/graph/boost_view.hpp"
#include "engine/graph/parallel_blocks.hpp"

#include <boost/graph/strong_components.hpp>

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

namespace firebreak {
namespace {

constexpr std::size_t kRowsPerBlock = 4096;

CountQuantiles quantiles_of(std::vector<std::uint64_t> counts) {
    CountQuantiles quantiles;
    if (counts.empty()) return quantiles;
    std::sort(counts.begin(), counts.end());
    const auto at = [&](std::uint64_t percent) { return counts[(counts.size() * percent + 99) / 100 - 1]; };
    quantiles.min = counts.front();
    quantiles.q10 = at(10);
    quantiles.median = at(50);
    quantiles.q90 = at(90);
    quantiles.q99 = at(99);
    quantiles.max = counts.back();
    quantiles.mean =
        static_cast<double>(std::accumulate(counts.begin(), counts.end(), std::uint64_t{0})) / static_cast<double>(counts.size());
    return quantiles;
}

// Union by size with path halving.
class DisjointSets {
  public:
    explicit DisjointSets(std::uint32_t size) : parent_(size), size_(size, 1) { std::iota(parent_.begin(), parent_.end(), 0U); }
    std::uint32_t root(std::uint32_t item) noexcept {
        while (parent_[item] != item) item = parent_[item] = parent_[parent_[item]];
        return item;
    }
    void join(std::uint32_t a, std::uint32_t b) noexcept {
        a = root(a);
        b = root(b);
        if (a == b) return;
        if (size_[a] < size_[b]) std::swap(a, b);
        parent_[b] = a;
        size_[a] += size_[b];
    }
    [[nodiscard]] std::uint32_t size_of_root(std::uint32_t root) const noexcept { return size_[root]; }

  private:
    std::vector<std::uint32_t> parent_;
    std::vector<std::uint32_t> size_;
};

void measure_weak_components(const FollowerGraph& graph, GraphMeasures& measures) {
    DisjointSets sets(graph.accounts());
    for (std::uint32_t author = 0; author < graph.accounts(); ++author) {
        for (const AccountId follower : graph.followers(AccountId{author})) sets.join(author, index(follower));
    }
    for (std::uint32_t account = 0; account < graph.accounts(); ++account) {
        if (sets.root(account) != account) continue;
        ++measures.weak_components;
        measures.largest_weak_component = std::max<std::uint64_t>(measures.largest_weak_component, sets.size_of_root(account));
    }
}

void measure_strong_components(const FollowerGraph& graph, GraphMeasures& measures) {
    if (graph.accounts() == 0) return;
    std::vector<std::uint32_t> component_of(graph.accounts());
    const auto map = boost::make_iterator_property_map(component_of.begin(), AccountIndexMap{});
    measures.strong_components = boost::strong_components(graph, map);
    std::vector<std::uint64_t> sizes(measures.strong_components);
    for (const std::uint32_t component : component_of) ++sizes[component];
    measures.largest_strong_component = *std::max_element(sizes.begin(), sizes.end());
}

std::uint64_t count_returned(const FollowerGraph& graph) {
    std::vector<std::uint64_t> returned(block_count(graph.accounts(), kRowsPerBlock));
    for_each_block(graph.accounts(), kRowsPerBlock, [&](std::size_t block, std::size_t begin, std::size_t end) {
        for (auto author = static_cast<std::uint32_t>(begin); author < end; ++author) {
            for (const AccountId follower : graph.followers(AccountId{author})) {
                const auto row = graph.followers(follower);
                returned[block] += std::binary_search(row.begin(), row.end(), AccountId{author}) ? 1U : 0U;
            }
        }
    });
    return std::accumulate(returned.begin(), returned.end(), std::uint64_t{0});
}

void measure_reciprocity(const FollowerGraph& graph, GraphMeasures& measures) {
    if (graph.follows() == 0) return;
    const auto returned = static_cast<double>(count_returned(graph));
    const auto follows = static_cast<double>(graph.follows());
    measures.returned_follows = returned / follows;
    measures.mutual_pairs = 0.5 * returned / (follows - 0.5 * returned);
}

GraphMeasures measures_of_complete(const FollowerGraph& graph) {
    GraphMeasures measures;
    measures.accounts = graph.accounts();
    measures.follows = graph.follows();
    const std::uint64_t others = graph.accounts() > 0 ? graph.accounts() - 1 : 0;
    measures.followers = {others, others, others, others, others, others, static_cast<double>(others)};
    measures.friends = measures.followers;
    measures.isolated = graph.accounts() == 1 ? 1 : 0;
    measures.weak_components = measures.strong_components = graph.accounts() > 0 ? 1 : 0;
    measures.largest_weak_component = measures.largest_strong_component = graph.accounts();
    measures.returned_follows = measures.mutual_pairs = graph.follows() > 0 ? 1.0 : 0.0;
    return measures;
}

}  // namespace

GraphMeasures measure(const FollowerGraph& graph) {
    if (graph.kind() == FollowerGraph::Kind::complete) return measures_of_complete(graph);
    GraphMeasures measures;
    measures.accounts = graph.accounts();
    measures.follows = graph.follows();
    std::vector<std::uint64_t> followers(graph.accounts());
    std::vector<std::uint64_t> friends(graph.accounts());
    for (std::uint32_t account = 0; account < graph.accounts(); ++account) followers[account] = graph.followers_count(AccountId{account});
    for (const AccountId follower : graph.all_followers()) ++friends[index(follower)];
    for (std::uint32_t account = 0; account < graph.accounts(); ++account) {
        measures.isolated += followers[account] == 0 && friends[account] == 0 ? 1U : 0U;
    }
    measures.followers = quantiles_of(std::move(followers));
    measures.friends = quantiles_of(std::move(friends));
    measure_weak_components(graph, measures);
    measure_strong_components(graph, measures);
    measure_reciprocity(graph, measures);
    return measures;
}

}  // namespace firebreak
