#include "engine/graph/communities.hpp"

#include "engine/graph/keyed_shuffle.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace firebreak {
namespace {

// Below this share of movers another sweep changes nothing that anybody would see.
constexpr double kFewMovers = 0.002;
// A gain that rounding could have made is none.
constexpr double kLeastGain = 1e-9;

// Who is tied to whom, directions ignored, in rows; a node is an account at first, then a community.
struct Ties {
    Buffer<std::uint64_t> offsets;
    Buffer<std::uint32_t> neighbours;
    /// Parallel to neighbours; empty where every tie counts once.
    Buffer<std::uint32_t> counts;
    /// Per node: ties to others, and twice those within it.
    std::vector<std::uint64_t> degrees;

    [[nodiscard]] std::uint32_t nodes() const noexcept { return static_cast<std::uint32_t>(degrees.size()); }
};

Ties ties_of(const FollowerGraph& graph) {
    Ties ties;
    const std::uint32_t accounts = graph.accounts();
    ties.degrees.assign(accounts, 0);
    for (std::uint32_t author = 0; author < accounts; ++author) ties.degrees[author] = graph.followers_count(AccountId{author});
    for (const AccountId follower : graph.all_followers()) ++ties.degrees[index(follower)];
    ties.offsets = Buffer<std::uint64_t>(std::size_t{accounts} + 1);
    std::partial_sum(ties.degrees.begin(), ties.degrees.end(), ties.offsets.begin() + 1);
    ties.neighbours = Buffer<std::uint32_t>(ties.offsets[accounts]);
    std::vector<std::uint64_t> next(ties.offsets.begin(), ties.offsets.begin() + accounts);
    for (std::uint32_t author = 0; author < accounts; ++author) {
        for (const AccountId follower : graph.followers(AccountId{author})) {
            ties.neighbours[next[author]++] = index(follower);
            ties.neighbours[next[index(follower)]++] = author;
        }
    }
    return ties;
}

// How many ties a node has to each community: dense, and cleared by the list of those touched.
class TieCounts {
  public:
    explicit TieCounts(std::uint32_t communities) : count_(communities, 0) {}
    void add(std::uint32_t community, std::uint32_t count) {
        if (count_[community] == 0) touched_.push_back(community);
        count_[community] += count;
    }
    [[nodiscard]] std::uint64_t operator[](std::uint32_t community) const noexcept { return count_[community]; }
    [[nodiscard]] const std::vector<std::uint32_t>& touched() const noexcept { return touched_; }
    void clear() noexcept {
        for (const std::uint32_t community : touched_) count_[community] = 0;
        touched_.clear();
    }

  private:
    std::vector<std::uint64_t> count_;
    std::vector<std::uint32_t> touched_;
};

// One level of the search: nodes change sides until few do.
class LocalMoving {
  public:
    LocalMoving(const Ties& ties, double resolution, std::uint64_t key)
        : ties_{ties},
          of_(ties.nodes()),
          degree_of_community_(ties.degrees),
          counts_(ties.nodes()),
          is_waiting_(ties.nodes(), 1),
          order_{keyed_permutation(ties.nodes(), key)} {
        std::iota(of_.begin(), of_.end(), 0U);
        const auto ends = std::accumulate(ties.degrees.begin(), ties.degrees.end(), std::uint64_t{0});
        weight_ = ends > 0 ? resolution / static_cast<double>(ends) : 0.0;
    }

    /// The number of nodes that changed sides.
    std::uint32_t sweep() {
        std::uint32_t movers = 0;
        for (const AccountId visited : order_) {
            const std::uint32_t node = index(visited);
            if (is_waiting_[node] == 0) continue;
            is_waiting_[node] = 0;
            const std::uint32_t best = best_for(node);
            if (best == of_[node]) continue;
            move(node, best);
            ++movers;
        }
        return movers;
    }

    [[nodiscard]] std::vector<std::uint32_t>& communities() noexcept { return of_; }

  private:
    std::uint32_t best_for(std::uint32_t node) {
        const std::uint32_t own = of_[node];
        for (std::uint64_t i = ties_.offsets[node]; i < ties_.offsets[node + 1]; ++i) {
            counts_.add(of_[ties_.neighbours[i]], ties_.counts.empty() ? 1U : ties_.counts[i]);
        }
        const double degree = static_cast<double>(ties_.degrees[node]) * weight_;
        std::uint32_t best = own;
        double best_gain =
            static_cast<double>(counts_[own]) - degree * static_cast<double>(degree_of_community_[own] - ties_.degrees[node]);
        for (const std::uint32_t community : counts_.touched()) {
            if (community == own) continue;
            const double gain = static_cast<double>(counts_[community]) - degree * static_cast<double>(degree_of_community_[community]);
            const bool is_better = gain > best_gain + kLeastGain;
            const bool is_equal_and_first = best != own && gain >= best_gain - kLeastGain && community < best;
            if (is_better || is_equal_and_first) {
                best = community;
                best_gain = std::max(best_gain, gain);
            }
        }
        counts_.clear();
        return best;
    }

    void move(std::uint32_t node, std::uint32_t to) {
        degree_of_community_[of_[node]] -= ties_.degrees[node];
        degree_of_community_[to] += ties_.degrees[node];
        of_[node] = to;
        for (std::uint64_t i = ties_.offsets[node]; i < ties_.offsets[node + 1]; ++i) {
            const std::uint32_t neighbour = ties_.neighbours[i];
            if (of_[neighbour] != to) is_waiting_[neighbour] = 1;
        }
    }

    const Ties& ties_;
    std::vector<std::uint32_t> of_;
    std::vector<std::uint64_t> degree_of_community_;
    TieCounts counts_;
    std::vector<std::uint8_t> is_waiting_;
    Buffer<AccountId> order_;
    double weight_ = 0.0;
};

// Renumbers to 0 … n-1 in the order of first appearance, and returns n.
std::uint32_t make_dense(std::vector<std::uint32_t>& of) {
    constexpr std::uint32_t kUnnumbered = 0xffff'ffffU;
    std::vector<std::uint32_t> number(of.size(), kUnnumbered);
    std::uint32_t count = 0;
    for (std::uint32_t& community : of) {
        if (number[community] == kUnnumbered) number[community] = count++;
        community = number[community];
    }
    return count;
}

// The communities of one level are the nodes of the next.
Ties between_communities(const Ties& ties, const std::vector<std::uint32_t>& of, std::uint32_t communities) {
    std::vector<std::uint64_t> first(std::size_t{communities} + 1, 0);
    for (const std::uint32_t community : of) ++first[community + 1];
    std::partial_sum(first.begin(), first.end(), first.begin());
    std::vector<std::uint32_t> members(of.size());
    std::vector<std::uint64_t> next(first.begin(), first.end() - 1);
    for (std::uint32_t node = 0; node < ties.nodes(); ++node) members[next[of[node]]++] = node;

    Ties coarse;
    coarse.degrees.assign(communities, 0);
    coarse.offsets = Buffer<std::uint64_t>(std::size_t{communities} + 1);
    std::vector<std::uint32_t> neighbours;
    std::vector<std::uint32_t> counts;
    TieCounts to(communities);
    for (std::uint32_t community = 0; community < communities; ++community) {
        for (std::uint64_t m = first[community]; m < first[community + 1]; ++m) {
            const std::uint32_t node = members[m];
            coarse.degrees[community] += ties.degrees[node];
            for (std::uint64_t i = ties.offsets[node]; i < ties.offsets[node + 1]; ++i) {
                const std::uint32_t other = of[ties.neighbours[i]];
                if (other != community) to.add(other, ties.counts.empty() ? 1U : ties.counts[i]);
            }
        }
        for (const std::uint32_t other : to.touched()) {
            neighbours.push_back(other);
            counts.push_back(static_cast<std::uint32_t>(to[other]));
        }
        to.clear();
        coarse.offsets[community + 1] = neighbours.size();
    }
    coarse.neighbours = Buffer<std::uint32_t>(neighbours.size());
    coarse.counts = Buffer<std::uint32_t>(counts.size());
    std::copy(neighbours.begin(), neighbours.end(), coarse.neighbours.begin());
    std::copy(counts.begin(), counts.end(), coarse.counts.begin());
    return coarse;
}

std::vector<std::uint32_t> louvain(const FollowerGraph& graph, const CommunityOptions& options) {
    std::vector<std::uint32_t> of_account(graph.accounts());
    std::iota(of_account.begin(), of_account.end(), 0U);
    Ties ties = ties_of(graph);
    for (int level = 0; level < options.levels; ++level) {
        LocalMoving moving(ties, options.resolution, hash_of(options.key, level));
        bool has_moved = false;
        bool is_cancelled = false;
        for (int sweep = 0; sweep < options.sweeps_per_level && !is_cancelled; ++sweep) {
            const std::uint32_t movers = moving.sweep();
            has_moved = has_moved || movers > 0;
            is_cancelled = options.is_cancelled && options.is_cancelled();
            if (movers == 0 || (level == 0 && movers < kFewMovers * ties.nodes())) break;
        }
        if (!has_moved) break;
        const std::uint32_t communities = make_dense(moving.communities());
        for (std::uint32_t& community : of_account) community = moving.communities()[community];
        if (is_cancelled) break;
        ties = between_communities(ties, moving.communities(), communities);
    }
    return of_account;
}

// The largest first; all that are too small or too many become the last.
void keep_largest(std::vector<std::uint32_t> found, const CommunityOptions& options, Communities& communities) {
    const std::uint32_t count = make_dense(found);
    std::vector<std::uint32_t> sizes(count, 0);
    for (const std::uint32_t community : found) ++sizes[community];
    std::vector<std::uint32_t> by_size(count);
    std::iota(by_size.begin(), by_size.end(), 0U);
    std::stable_sort(by_size.begin(), by_size.end(), [&](std::uint32_t a, std::uint32_t b) { return sizes[a] > sizes[b]; });

    const double least = std::max(2.0, options.least_share * static_cast<double>(found.size()));
    std::vector<std::uint32_t> number(count);
    std::uint32_t kept = 0;
    for (const std::uint32_t community : by_size) {
        const bool is_kept = kept < options.most && sizes[community] >= least;
        number[community] = kept;
        if (is_kept) {
            communities.sizes.push_back(sizes[community]);
            ++kept;
        } else if (communities.has_rest) {
            communities.sizes.back() += sizes[community];
        } else {
            communities.sizes.push_back(sizes[community]);
            communities.has_rest = true;
        }
    }
    for (std::uint32_t& community : found) community = number[community];
    communities.of_account = std::move(found);
}

Communities everyone_in_one(const FollowerGraph& graph) {
    Communities communities;
    communities.of_account.assign(graph.accounts(), 0);
    communities.sizes = {graph.accounts()};
    communities.follows = {graph.follows()};
    return communities;
}

}  // namespace

Communities find_communities(const FollowerGraph& graph, const CommunityOptions& options) {
    if (graph.accounts() == 0) return {};
    if (graph.kind() == FollowerGraph::Kind::complete) return everyone_in_one(graph);
    Communities communities;
    keep_largest(louvain(graph, options), options, communities);
    communities.follows.assign(std::size_t{communities.count()} * communities.count(), 0);
    for (std::uint32_t author = 0; author < graph.accounts(); ++author) {
        std::uint64_t* const row = communities.follows.data() + std::size_t{communities.of_account[author]} * communities.count();
        for (const AccountId follower : graph.followers(AccountId{author})) ++row[communities.of_account[index(follower)]];
    }
    return communities;
}

double modularity(const FollowerGraph& graph, std::span<const std::uint32_t> of_account, double resolution) {
    if (graph.follows() == 0) return 0.0;
    const auto follows = static_cast<double>(graph.follows());
    if (graph.kind() == FollowerGraph::Kind::complete) {
        std::vector<double> sizes(std::size_t{*std::max_element(of_account.begin(), of_account.end())} + 1, 0.0);
        for (const std::uint32_t community : of_account) ++sizes[community];
        const double accounts = graph.accounts();
        double sum = 0.0;
        for (const double size : sizes) sum += size * (size - 1) / follows - resolution * (size / accounts) * (size / accounts);
        return sum;
    }
    std::vector<std::uint64_t> degrees(std::size_t{*std::max_element(of_account.begin(), of_account.end())} + 1, 0);
    std::uint64_t inside = 0;
    for (std::uint32_t author = 0; author < graph.accounts(); ++author) {
        degrees[of_account[author]] += graph.followers_count(AccountId{author});
        for (const AccountId follower : graph.followers(AccountId{author})) {
            ++degrees[of_account[index(follower)]];
            inside += of_account[author] == of_account[index(follower)] ? 1U : 0U;
        }
    }
    double expected = 0.0;
    for (const std::uint64_t degree : degrees)
        expected += static_cast<double>(degree) / (2.0 * follows) * (static_cast<double>(degree) / (2.0 * follows));
    return static_cast<double>(inside) / follows - resolution * expected;
}

}  // namespace firebreak
