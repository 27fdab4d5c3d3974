#include "engine/sim/chosen_accounts.hpp"

#include "engine/core/permutation.hpp"

#include <algorithm>
#include <numeric>
#include <unordered_set>

namespace firebreak {
namespace {

/// First posters are drawn among so many times as many accounts, and among this many at least.
constexpr std::size_t kPerPoster = 4;
constexpr std::size_t kLeastCandidates = 64;
/// Supporters "near complaints" follow the authors of the newest complaints, this many.
constexpr std::size_t kComplaintsLookedAt = 200;

std::vector<AccountId> nearest_in_followers(const FollowerGraph& graph, std::uint64_t wanted, std::size_t count) {
    std::vector<AccountId> accounts(graph.accounts());
    for (std::uint32_t i = 0; i < graph.accounts(); ++i) accounts[i] = AccountId{i};
    const auto distance = [&](AccountId account) {
        const std::uint64_t followers = graph.followers_count(account);
        return followers > wanted ? followers - wanted : wanted - followers;
    };
    const auto closer = [&](AccountId a, AccountId b) {
        const std::uint64_t da = distance(a);
        const std::uint64_t db = distance(b);
        return da != db ? da < db : a < b;
    };
    count = std::min(count, accounts.size());
    std::partial_sort(accounts.begin(), accounts.begin() + static_cast<std::ptrdiff_t>(count), accounts.end(), closer);
    accounts.resize(count);
    return accounts;
}

std::vector<AccountId> followers_of_complainers(const FollowerGraph& graph, const PostBook& book) {
    std::unordered_set<std::uint32_t> seen;
    std::vector<AccountId> found;
    std::size_t looked_at = 0;
    for (auto post = book.posts.rbegin(); post != book.posts.rend() && looked_at < kComplaintsLookedAt; ++post) {
        if (!is_negative(post->type) || !is_person(post->author)) continue;
        ++looked_at;
        for (const AccountId follower : graph.followers(post->author)) {
            if (seen.insert(index(follower)).second) found.push_back(follower);
        }
    }
    std::sort(found.begin(), found.end(), [&](AccountId a, AccountId b) {
        const std::uint64_t fa = graph.followers_count(a);
        const std::uint64_t fb = graph.followers_count(b);
        return fa != fb ? fa > fb : a < b;
    });
    return found;
}

}  // namespace

std::vector<std::vector<AccountId>> seed_candidates(const Scenario& scenario, const FollowerGraph& graph) {
    std::vector<std::vector<AccountId>> candidates(scenario.incidents.size());
    if (graph.kind() != FollowerGraph::Kind::stored) return candidates;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        const IncidentParams& incident = scenario.incidents[i];
        if (incident.seed_followers <= 0) continue;
        const auto posters = static_cast<std::size_t>(incident.seeds_at_start);
        candidates[i] = nearest_in_followers(graph, static_cast<std::uint64_t>(incident.seed_followers),
                                             std::max(kLeastCandidates, kPerPoster * posters));
    }
    return candidates;
}

std::vector<std::uint32_t> friends_counts(const FollowerGraph& graph) {
    std::vector<std::uint32_t> friends(graph.accounts(), graph.kind() == FollowerGraph::Kind::complete ? graph.accounts() - 1 : 0);
    if (graph.kind() != FollowerGraph::Kind::stored) return friends;
    for (const AccountId follower : graph.all_followers()) ++friends[index(follower)];
    return friends;
}

bool needs_friends(const Scenario& scenario) noexcept {
    return scenario.platform.contagion == Contagion::threshold_fraction || scenario.platform.feed == FeedRule::chronological;
}

std::vector<AccountId> choose_supporters(const Supporters& wanted, const FollowerGraph& graph, const PostBook& book, const Draws& draws,
                                         std::uint32_t first_number) {
    const std::size_t count = std::min<std::size_t>(wanted.count, graph.accounts());
    const bool is_stored = graph.kind() == FollowerGraph::Kind::stored;
    std::vector<AccountId> chosen;
    if (wanted.choice == SupporterChoice::near_complaints && is_stored) chosen = followers_of_complainers(graph, book);
    if (wanted.choice == SupporterChoice::most_followers && is_stored) chosen = nearest_in_followers(graph, ~std::uint64_t{0} >> 1, count);
    if (chosen.size() > count) chosen.resize(count);
    // Who is still missing comes from anywhere.
    std::unordered_set<std::uint32_t> taken;
    for (const AccountId account : chosen) taken.insert(index(account));
    const KeyedPermutation anybody{graph.accounts(), draws.bits(Purpose::supporter, first_number)};
    for (std::uint64_t place = 0; chosen.size() < count; ++place) {
        const auto account = static_cast<std::uint32_t>(anybody(place));
        if (taken.insert(account).second) chosen.push_back(AccountId{account});
    }
    return chosen;
}

}  // namespace firebreak
