// FollowerGraph as Boost.Graph sees it: its algorithms run on our rows in place, nothing is copied.
// A model of VertexListGraph, IncidenceGraph, AdjacencyGraph, EdgeListGraph and BidirectionalGraph; in_edges needs with_transpose().
// Edges run from author to follower. Not for complete graphs, which store no rows.
#pragma once

#include "engine/graph/follower_graph.hpp"

#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/iterator/iterator_facade.hpp>
#include <boost/property_map/property_map.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace firebreak {

/// An edge descriptor: the author, and the number of the follow (first_follow(author) …).
struct FollowEdge {
    AccountId author = kNoAccount;
    std::uint64_t follow = 0;
    friend bool operator==(FollowEdge a, FollowEdge b) noexcept { return a.follow == b.follow; }
    friend bool operator!=(FollowEdge a, FollowEdge b) noexcept { return a.follow != b.follow; }
    friend bool operator<(FollowEdge a, FollowEdge b) noexcept { return a.follow < b.follow; }
};

/// Visits the accounts 0 … n-1.
class AccountIterator
    : public boost::iterator_facade<AccountIterator, AccountId, boost::random_access_traversal_tag, AccountId, std::ptrdiff_t> {
  public:
    AccountIterator() = default;
    explicit AccountIterator(std::uint32_t at) : at_{at} {}

  private:
    friend class boost::iterator_core_access;
    AccountId dereference() const { return AccountId{static_cast<std::uint32_t>(at_)}; }
    bool equal(const AccountIterator& other) const { return at_ == other.at_; }
    void increment() { ++at_; }
    void decrement() { --at_; }
    void advance(std::ptrdiff_t n) { at_ += n; }
    std::ptrdiff_t distance_to(const AccountIterator& other) const { return other.at_ - at_; }
    std::int64_t at_ = 0;
};

/// Visits the follows of one author.
class OutEdgeIterator
    : public boost::iterator_facade<OutEdgeIterator, FollowEdge, boost::random_access_traversal_tag, FollowEdge, std::ptrdiff_t> {
  public:
    OutEdgeIterator() = default;
    OutEdgeIterator(AccountId author, std::uint64_t follow) : edge_{author, follow} {}

  private:
    friend class boost::iterator_core_access;
    FollowEdge dereference() const { return edge_; }
    bool equal(const OutEdgeIterator& other) const { return edge_ == other.edge_; }
    void increment() { ++edge_.follow; }
    void decrement() { --edge_.follow; }
    void advance(std::ptrdiff_t n) { edge_.follow += static_cast<std::uint64_t>(n); }
    std::ptrdiff_t distance_to(const OutEdgeIterator& other) const {
        return static_cast<std::ptrdiff_t>(other.edge_.follow - edge_.follow);
    }
    FollowEdge edge_;
};

/// Visits all follows, author by author.
class EdgeIterator : public boost::iterator_facade<EdgeIterator, FollowEdge, boost::forward_traversal_tag, FollowEdge, std::ptrdiff_t> {
  public:
    EdgeIterator() = default;
    EdgeIterator(const FollowerGraph& graph, std::uint64_t follow) : graph_{&graph}, edge_{AccountId{0}, follow} { skip_finished_rows(); }

  private:
    friend class boost::iterator_core_access;
    FollowEdge dereference() const { return edge_; }
    bool equal(const EdgeIterator& other) const { return edge_ == other.edge_; }
    void increment() {
        ++edge_.follow;
        skip_finished_rows();
    }
    void skip_finished_rows() {
        if (edge_.follow == graph_->follows()) return;
        while (edge_.follow >= graph_->first_follow(edge_.author) + graph_->followers_count(edge_.author))
            edge_.author = AccountId{index(edge_.author) + 1};
    }
    const FollowerGraph* graph_ = nullptr;
    FollowEdge edge_;
};

/// Visits the follows that end at one follower. O(log row) per edge, to find its number.
class InEdgeIterator
    : public boost::iterator_facade<InEdgeIterator, FollowEdge, boost::random_access_traversal_tag, FollowEdge, std::ptrdiff_t> {
  public:
    InEdgeIterator() = default;
    InEdgeIterator(const FollowerGraph& graph, AccountId follower, std::size_t at)
        : graph_{&graph}, follower_{follower}, at_{static_cast<std::ptrdiff_t>(at)} {}

  private:
    friend class boost::iterator_core_access;
    FollowEdge dereference() const {
        const AccountId author = graph_->friends(follower_)[static_cast<std::size_t>(at_)];
        const auto row = graph_->followers(author);
        const auto place = std::lower_bound(row.begin(), row.end(), follower_) - row.begin();
        return {author, graph_->first_follow(author) + static_cast<std::uint64_t>(place)};
    }
    bool equal(const InEdgeIterator& other) const { return at_ == other.at_; }
    void increment() { ++at_; }
    void decrement() { --at_; }
    void advance(std::ptrdiff_t n) { at_ += n; }
    std::ptrdiff_t distance_to(const InEdgeIterator& other) const { return other.at_ - at_; }
    const FollowerGraph* graph_ = nullptr;
    AccountId follower_ = kNoAccount;
    std::ptrdiff_t at_ = 0;
};

/// The vertex_index property: accounts are numbered already.
struct AccountIndexMap {
    using key_type = AccountId;
    using value_type = std::size_t;
    using reference = std::size_t;
    using category = boost::readable_property_map_tag;
    friend std::size_t get(AccountIndexMap, AccountId account) noexcept { return index(account); }
    std::size_t operator[](AccountId account) const noexcept { return index(account); }
};

struct FollowerGraphTraversal : virtual boost::vertex_list_graph_tag,
                                virtual boost::bidirectional_graph_tag,
                                virtual boost::adjacency_graph_tag,
                                virtual boost::edge_list_graph_tag {};

}  // namespace firebreak

namespace boost {

template <>
struct graph_traits<firebreak::FollowerGraph> {
    using vertex_descriptor = firebreak::AccountId;
    using edge_descriptor = firebreak::FollowEdge;
    using directed_category = bidirectional_tag;
    using edge_parallel_category = disallow_parallel_edge_tag;
    using traversal_category = firebreak::FollowerGraphTraversal;
    using vertices_size_type = std::size_t;
    using edges_size_type = std::uint64_t;
    using degree_size_type = std::size_t;
    using vertex_iterator = firebreak::AccountIterator;
    using out_edge_iterator = firebreak::OutEdgeIterator;
    using in_edge_iterator = firebreak::InEdgeIterator;
    using edge_iterator = firebreak::EdgeIterator;
    using adjacency_iterator = std::span<const firebreak::AccountId>::iterator;
    static vertex_descriptor null_vertex() noexcept { return firebreak::kNoAccount; }
};

template <>
struct property_map<firebreak::FollowerGraph, vertex_index_t> {
    using type = firebreak::AccountIndexMap;
    using const_type = firebreak::AccountIndexMap;
};

}  // namespace boost

namespace firebreak {

inline AccountIndexMap get(boost::vertex_index_t, const FollowerGraph&) noexcept { return {}; }
inline std::size_t get(boost::vertex_index_t, const FollowerGraph&, AccountId account) noexcept { return index(account); }

inline std::size_t num_vertices(const FollowerGraph& graph) noexcept { return graph.accounts(); }
inline std::pair<AccountIterator, AccountIterator> vertices(const FollowerGraph& graph) noexcept {
    return {AccountIterator{0}, AccountIterator{graph.accounts()}};
}
inline std::uint64_t num_edges(const FollowerGraph& graph) noexcept { return graph.follows(); }
inline std::pair<EdgeIterator, EdgeIterator> edges(const FollowerGraph& graph) noexcept {
    return {EdgeIterator{graph, 0}, EdgeIterator{graph, graph.follows()}};
}
inline AccountId source(FollowEdge edge, const FollowerGraph&) noexcept { return edge.author; }
inline AccountId target(FollowEdge edge, const FollowerGraph& graph) noexcept { return graph.follower_at(edge.follow); }
inline std::size_t out_degree(AccountId author, const FollowerGraph& graph) noexcept { return graph.followers_count(author); }
inline std::pair<OutEdgeIterator, OutEdgeIterator> out_edges(AccountId author, const FollowerGraph& graph) noexcept {
    const std::uint64_t first = graph.first_follow(author);
    return {OutEdgeIterator{author, first}, OutEdgeIterator{author, first + graph.followers_count(author)}};
}
inline auto adjacent_vertices(AccountId author, const FollowerGraph& graph) noexcept {
    const auto row = graph.followers(author);
    return std::pair{row.begin(), row.end()};
}
inline std::size_t in_degree(AccountId follower, const FollowerGraph& graph) noexcept { return graph.friends(follower).size(); }
inline std::pair<InEdgeIterator, InEdgeIterator> in_edges(AccountId follower, const FollowerGraph& graph) noexcept {
    return {InEdgeIterator{graph, follower, 0}, InEdgeIterator{graph, follower, graph.friends(follower).size()}};
}
inline std::size_t degree(AccountId account, const FollowerGraph& graph) noexcept {
    return out_degree(account, graph) + in_degree(account, graph);
}

}  // namespace firebreak
