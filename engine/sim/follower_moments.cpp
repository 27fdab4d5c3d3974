#include "engine/sim/follower_moments.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace firebreak {
namespace {

constexpr std::uint64_t kMostRead = std::uint64_t{1} << 21;
constexpr std::uint64_t kMostSearched = std::uint64_t{1} << 16;

// Every how many follows one is taken so that at most `most` are.
std::uint64_t step_for(std::uint64_t follows, std::uint64_t most) { return std::max<std::uint64_t>(1, (follows + most - 1) / most); }

class Reader {
  public:
    Reader(const FollowerGraph& graph, std::uint32_t influencer_followers, bool use_weights)
        : graph_{graph}, influencer_followers_{influencer_followers} {
        if (!use_weights) return;
        sums_.resize(graph.accounts());
        for (std::uint32_t author = 0; author < graph.accounts(); ++author) {
            for (const float weight : graph.weights(AccountId{author})) sums_[author] += static_cast<double>(weight);
        }
    }

    [[nodiscard]] double followers(AccountId account) const noexcept {
        return sums_.empty() ? static_cast<double>(graph_.followers_count(account)) : sums_[index(account)];
    }
    [[nodiscard]] double weight(AccountId author, std::size_t place) const noexcept {
        return sums_.empty() ? 1.0 : static_cast<double>(graph_.weights(author)[place]);
    }
    /// The weight of the follow author -> follower, 0 if there is none.
    [[nodiscard]] double weight_between(AccountId author, AccountId follower) const noexcept {
        const auto row = graph_.followers(author);
        const auto place = std::lower_bound(row.begin(), row.end(), follower);
        if (place == row.end() || *place != follower) return 0.0;
        return weight(author, static_cast<std::size_t>(place - row.begin()));
    }
    void add(MeanFollowers& sum, AccountId author, double amount) const noexcept {
        (graph_.followers_count(author) >= influencer_followers_ ? sum.influencers : sum.others) += amount;
    }

  private:
    const FollowerGraph& graph_;
    std::uint32_t influencer_followers_;
    std::vector<double> sums_;
};

void divide(MeanFollowers& sum, double by) noexcept {
    if (!(by > 0.0)) return;
    sum.others /= by;
    sum.influencers /= by;
}

}  // namespace

FollowerMoments follower_moments(const FollowerGraph& graph, std::uint32_t influencer_followers, bool use_weights) {
    FollowerMoments moments;
    if (graph.kind() == FollowerGraph::Kind::complete && graph.accounts() > 1) {
        moments.of_anyone.others = moments.of_reached.others = static_cast<double>(graph.accounts()) - 1.0;
        moments.returned.others = 1.0;
    }
    if (graph.kind() != FollowerGraph::Kind::stored || graph.follows() == 0) return moments;

    const Reader reader{graph, influencer_followers, use_weights && graph.has_weights()};
    const std::uint64_t step = step_for(graph.follows(), kMostRead);
    const std::uint64_t search_step = step * step_for(graph.follows() / step, kMostSearched);
    double read_weight = 0.0;
    double searched_weight = 0.0;
    double sum_of_squares = 0.0;
    // The first follow to be taken lies in the middle of its stretch.
    std::uint64_t next = step / 2;
    for (std::uint32_t i = 0; i < graph.accounts(); ++i) {
        const AccountId author{i};
        reader.add(moments.of_anyone, author, reader.followers(author));
        const std::uint64_t first = graph.first_follow(author);
        const auto row = graph.followers(author);
        for (; next < first + row.size(); next += step) {
            const auto place = static_cast<std::size_t>(next - first);
            const AccountId reached = row[place];
            const double weight = reader.weight(author, place);
            const double followers = reader.followers(reached);
            reader.add(moments.of_reached, reached, weight * followers);
            sum_of_squares += weight * followers * followers;
            read_weight += weight;
            ++moments.follows_read;
            if ((next - step / 2) % search_step != 0) continue;
            reader.add(moments.returned, reached, weight * reader.weight_between(reached, author));
            searched_weight += weight;
        }
    }
    divide(moments.of_anyone, static_cast<double>(graph.accounts()));
    divide(moments.of_reached, read_weight);
    divide(moments.returned, searched_weight);
    if (step > 1 && read_weight > 0.0) {
        const double mean = moments.of_reached.total();
        moments.reached_error =
            std::sqrt(std::max(0.0, sum_of_squares / read_weight - mean * mean) / static_cast<double>(moments.follows_read));
    }
    return moments;
}

}  // namespace firebreak
