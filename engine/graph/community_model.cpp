// The steps: communities and counts per rank; how many of each account's follows stay inside its community; random matching inside and
// outside; exchange of what cannot stay, within communities; and some follows returned. "Rank" is the position by follower count.
#include "engine/core/diagnostics.hpp"
#include "engine/graph/generators.hpp"
#include "engine/graph/keyed_shuffle.hpp"
#include "engine/graph/parallel_blocks.hpp"
#include "engine/graph/row_builder.hpp"
#include "engine/graph/simple_rows.hpp"

#include <tbb/parallel_sort.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>
#include <vector>

namespace firebreak {
namespace {

constexpr std::size_t kRowsPerBlock = 4096;
// No account is tied to more than this share of its community: beyond it, random matching would mostly yield duplicates.
constexpr double kMostOfCommunity = 0.5;

struct Counts {
    Buffer<std::uint32_t> followers;
    Buffer<std::uint32_t> friends;
};

struct Communities {
    std::vector<std::uint32_t> of_account;
    /// members[first[c]] … members[first[c + 1] - 1] are the accounts of community c.
    std::vector<std::uint64_t> first;
    std::vector<AccountId> members;

    [[nodiscard]] std::size_t count() const noexcept { return first.size() - 1; }
    [[nodiscard]] std::uint64_t size(std::size_t community) const noexcept { return first[community + 1] - first[community]; }
    [[nodiscard]] std::span<const AccountId> of(std::size_t community) const noexcept {
        return std::span{members}.subspan(first[community], size(community));
    }
};

// Each community takes its ranks at equal distances from a random start, so that it has its share of every class of follower counts:
// with tails this heavy, a random deal would leave most communities without anyone worth following.
Communities deal_communities(const CommunityModel& model, const Buffer<AccountId>& account_of_rank, Draws draws) {
    const double mean = std::max(1.0, model.mean_community * model.accounts);
    const auto count = std::max(std::uint32_t{1}, static_cast<std::uint32_t>(std::lround(model.accounts / mean)));
    const double largest = std::max(model.largest_community * model.accounts, mean * 1.01);
    const Buffer<std::uint32_t> sizes =
        pareto_sequence(count, {model.community_exponent, static_cast<double>(model.accounts) / count, largest});
    struct Seat {
        double place;
        std::uint32_t community;
    };
    std::vector<Seat> seats;
    seats.reserve(model.accounts);
    for (std::uint32_t community = 0; community < count; ++community) {
        const double start = draws.uniform(Purpose::graph_community, community);
        for (std::uint32_t n = 0; n < sizes[community]; ++n) seats.push_back({(n + start) / sizes[community], community});
    }
    tbb::parallel_sort(seats.begin(), seats.end(),
                       [](const Seat& a, const Seat& b) { return a.place != b.place ? a.place < b.place : a.community < b.community; });

    Communities communities;
    communities.of_account.resize(model.accounts);
    communities.first.resize(count + 1);
    for (std::uint32_t rank = 0; rank < model.accounts; ++rank)
        communities.of_account[index(account_of_rank[rank])] = seats[rank].community;
    for (const std::uint32_t community : communities.of_account) ++communities.first[community];
    counts_to_offsets(communities.first);
    communities.members.resize(model.accounts);
    std::vector<std::uint64_t> next = communities.first;
    for (std::uint32_t account = 0; account < model.accounts; ++account)
        communities.members[next[communities.of_account[account]]++] = AccountId{account};
    return communities;
}

double inside_part(double share, std::uint32_t count, std::uint64_t community_size) {
    return std::min(share * count, kMostOfCommunity * static_cast<double>(community_size - 1));
}

double inside_follows(const Communities& communities, const Counts& counts, double share) {
    double inside = 0.0;
    for (std::size_t community = 0; community < communities.count(); ++community) {
        double followers = 0.0;
        double friends = 0.0;
        for (const AccountId account : communities.of(community)) {
            followers += inside_part(share, counts.followers[index(account)], communities.size(community));
            friends += inside_part(share, counts.friends[index(account)], communities.size(community));
        }
        inside += std::min(followers, friends);
    }
    return inside;
}

// The share of everyone's follows to be matched inside so that `wanted` of them are; 1 when even that is not enough.
double solve_inside_share(const Communities& communities, const Counts& counts, double wanted) {
    double low = 0.0;
    double high = 1.0;
    for (int step = 0; step < 30; ++step) {
        const double middle = 0.5 * (low + high);
        (inside_follows(communities, counts, middle) < wanted ? low : high) = middle;
    }
    return high;
}

// The stubs of one community: matched as far as both sides reach, the rest goes to everybody's pool.
struct MatchedCommunity {
    std::vector<Follow> follows;
    std::vector<AccountId> spare_authors;
    std::vector<AccountId> spare_followers;
};

MatchedCommunity match_inside(const Communities& communities, std::size_t community, const Counts& counts, double share, Draws draws) {
    MatchedCommunity matched;
    std::vector<AccountId> authors;
    std::vector<AccountId> followers;
    const auto split = [&](AccountId account, std::uint32_t count, std::uint32_t side, std::vector<AccountId>& inside,
                           std::vector<AccountId>& spare) {
        const double part = inside_part(share, count, communities.size(community));
        const auto kept = static_cast<std::size_t>(part + draws.uniform(Purpose::graph_keep, index(account), side));
        inside.insert(inside.end(), std::min<std::size_t>(kept, count), account);
        spare.insert(spare.end(), count - std::min<std::size_t>(kept, count), account);
    };
    for (const AccountId account : communities.of(community)) {
        split(account, counts.followers[index(account)], 0, authors, matched.spare_authors);
        split(account, counts.friends[index(account)], 1, followers, matched.spare_followers);
    }
    shuffle_small(std::span{authors}, draws.bits(Purpose::graph_community, community, 1));
    shuffle_small(std::span{followers}, draws.bits(Purpose::graph_community, community, 2));
    const std::size_t pairs = std::min(authors.size(), followers.size());
    for (std::size_t i = 0; i < pairs; ++i) matched.follows.push_back({authors[i], followers[i]});
    matched.spare_authors.insert(matched.spare_authors.end(), authors.begin() + static_cast<std::ptrdiff_t>(pairs), authors.end());
    matched.spare_followers.insert(matched.spare_followers.end(), followers.begin() + static_cast<std::ptrdiff_t>(pairs), followers.end());
    return matched;
}

Buffer<AccountId> joined(std::vector<MatchedCommunity>& matched, std::vector<AccountId> MatchedCommunity::*side) {
    std::size_t size = 0;
    for (const auto& community : matched) size += (community.*side).size();
    Buffer<AccountId> all(size);
    AccountId* next = all.data();
    for (auto& community : matched) {
        next = std::copy((community.*side).begin(), (community.*side).end(), next);
        community.*side = {};
    }
    return all;
}

GraphArrays match_all(const Communities& communities, const Counts& counts, double share, Draws draws) {
    std::vector<MatchedCommunity> matched(communities.count());
    for_each_block(matched.size(), 1, [&](std::size_t community, std::size_t, std::size_t) {
        matched[community] = match_inside(communities, community, counts, share, draws);
    });
    const Buffer<AccountId> authors = joined(matched, &MatchedCommunity::spare_authors);
    Buffer<AccountId> followers = joined(matched, &MatchedCommunity::spare_followers);
    keyed_shuffle(followers, draws.bits(Purpose::graph_stub, 5));
    Buffer<Follow> outside(authors.size());
    for (std::size_t i = 0; i < authors.size(); ++i) outside[i] = {authors[i], followers[i]};
    std::vector<FollowPart> parts;
    for (const auto& community : matched) parts.push_back({community.follows, {}});
    parts.push_back({outside.span(), {}});
    return gather_rows(static_cast<std::uint32_t>(communities.of_account.size()), parts, SelfLoops::kept);
}

// Two authors of one community may change followers without any follow changing sides.
std::uint64_t partner_nearby(const Communities& communities, const GraphArrays& arrays, AccountId author, KeyedStream& stream) {
    const auto members = communities.of(communities.of_account[index(author)]);
    for (;;) {
        const auto other = index(members[stream.below(members.size())]);
        const std::uint64_t size = arrays.offsets[other + 1] - arrays.offsets[other];
        if (size > 0) return arrays.offsets[other] + stream.below(size);
    }
}

struct Returnable {
    std::uint64_t follows = 0;
    std::uint64_t friends = 0;
};

// Author a returns each follow with probability min(1, c · friends / followers), so that nobody's friend count grows by more than a factor
// of 1 + c: both tails stay what they are.
double solve_return_factor(const std::vector<Returnable>& accounts, double wanted) {
    double low = 0.0;
    double high = 1e6;
    for (int step = 0; step < 60; ++step) {
        const double middle = 0.5 * (low + high);
        double sum = 0.0;
        for (const Returnable& account : accounts) {
            if (account.follows > 0) sum += std::min(static_cast<double>(account.follows), middle * static_cast<double>(account.friends));
        }
        (sum < wanted ? low : high) = middle;
    }
    return high;
}

bool follows_back(const GraphArrays& arrays, AccountId author, AccountId follower) {
    const auto begin = arrays.followers.begin() + arrays.offsets[index(follower)];
    return std::binary_search(begin, arrays.followers.begin() + arrays.offsets[index(follower) + 1], author);
}

std::vector<Returnable> count_returnable(const GraphArrays& arrays, const Counts& counts) {
    std::vector<Returnable> accounts(arrays.offsets.size() - 1);
    for_each_block(accounts.size(), kRowsPerBlock, [&](std::size_t, std::size_t begin, std::size_t end) {
        for (auto author = static_cast<std::uint32_t>(begin); author < end; ++author) {
            accounts[author].friends = counts.friends[author];
            for (std::uint64_t i = arrays.offsets[author]; i < arrays.offsets[author + 1]; ++i) {
                accounts[author].follows += follows_back(arrays, AccountId{author}, arrays.followers[i]) ? 0U : 1U;
            }
        }
    });
    return accounts;
}

GraphArrays with_returns(GraphArrays arrays, const Counts& counts, double wanted_follows, Draws draws) {
    const std::vector<Returnable> accounts = count_returnable(arrays, counts);
    const double factor = solve_return_factor(accounts, wanted_follows - static_cast<double>(arrays.followers.size()));
    const std::uint64_t key = draws.bits(Purpose::graph_keep, 0, 2);
    std::vector<std::vector<Follow>> blocks(block_count(accounts.size(), kRowsPerBlock));
    for_each_block(accounts.size(), kRowsPerBlock, [&](std::size_t block, std::size_t begin, std::size_t end) {
        for (auto author = static_cast<std::uint32_t>(begin); author < end; ++author) {
            if (accounts[author].follows == 0) continue;
            const double chance = factor * static_cast<double>(accounts[author].friends) / static_cast<double>(accounts[author].follows);
            for (std::uint64_t i = arrays.offsets[author]; i < arrays.offsets[author + 1]; ++i) {
                const AccountId follower = arrays.followers[i];
                blocks[block].push_back({AccountId{author}, follower});
                const bool returns =
                    unit_interval(hash_of(key, author, index(follower))) < chance && !follows_back(arrays, AccountId{author}, follower);
                if (returns) blocks[block].push_back({follower, AccountId{author}});
            }
        }
    });
    arrays = {};
    std::vector<FollowPart> parts;
    for (const auto& block : blocks) parts.push_back({block, {}});
    DroppedFollows dropped;
    return build_rows(static_cast<std::uint32_t>(accounts.size()), parts, dropped);
}

// Inside communities some pairs follow each other by chance; so many more pairs must be connected before follows are returned.
double pairs_to_connect(const CommunityModel& model) {
    const double wanted = model.mean_follows * model.accounts;
    const double inside = (1.0 - model.mixing) * model.mean_follows / (1.0 + model.reciprocity);
    return wanted / (1.0 + model.reciprocity) + std::min(0.1 * wanted, 0.5 * inside * inside / model.mean_community);
}

void check(const CommunityModel& model) {
    require_parameter(model.accounts >= 2 && model.accounts <= kMaxAccounts,
                      "a graph with communities has from 2 to 4,294,967,294 accounts");
    require_parameter(model.cap > 0.0 && model.cap < 1.0, "cap, the largest count as a share of the accounts, must lie between 0 and 1");
    require_parameter(model.mixing >= 0.0 && model.mixing <= 1.0, "mixing, a share of follows, must lie between 0 and 1");
    require_parameter(model.reciprocity >= 0.0 && model.reciprocity <= 1.0, "reciprocity, a share of pairs, must lie between 0 and 1");
    require_parameter(model.mean_community > 0.0 && model.mean_community <= 1.0 && model.largest_community <= 1.0,
                      "the sizes of communities are shares of the accounts, above 0 and at most 1");
}

}  // namespace

FollowerGraph generate(const CommunityModel& model, Draws draws, GenerationReport* report) {
    check(model);
    const double largest = model.cap * model.accounts;
    const double connected = pairs_to_connect(model);
    const Buffer<AccountId> account_of_rank = keyed_permutation(model.accounts, draws.bits(Purpose::graph_out_degree, 1));
    const Buffer<std::uint32_t> ranked = pareto_sequence(model.accounts, {model.follower_exponent, connected / model.accounts, largest});
    Counts counts{Buffer<std::uint32_t>(model.accounts),
                  pareto_sequence(model.accounts, {model.friend_exponent, connected / model.accounts, largest})};
    keyed_shuffle(counts.friends, draws.bits(Purpose::graph_in_degree, 1));
    for (std::uint32_t rank = 0; rank < model.accounts; ++rank) counts.followers[index(account_of_rank[rank])] = ranked[rank];
    Communities communities = deal_communities(model, account_of_rank, draws);

    // Some of the follows matched outside end up inside by chance.
    double chance_inside = 0.0;
    for (std::size_t c = 0; c < communities.count(); ++c) {
        const double part = static_cast<double>(communities.size(c)) / model.accounts;
        chance_inside += part * part;
    }
    const double inside = chance_inside < 1.0 ? std::max(0.0, 1.0 - model.mixing - chance_inside) / (1.0 - chance_inside) : 0.0;
    const double share = solve_inside_share(communities, counts, inside * connected);

    GraphArrays arrays = match_all(communities, counts, share, draws);
    GenerationReport own;
    make_simple(
        arrays, draws.bits(Purpose::graph_stub, 6),
        [&](AccountId author, KeyedStream& stream) { return partner_nearby(communities, arrays, author, stream); }, own);
    arrays = with_returns(std::move(arrays), counts, model.mean_follows * model.accounts, draws);
    own.communities = std::move(communities.of_account);
    if (report != nullptr) *report = std::move(own);
    return FollowerGraph::stored(std::move(arrays));
}

}  // namespace firebreak
