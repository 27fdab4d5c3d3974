#include "viewer/network/network_picture.hpp"

#include "engine/core/permutation.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace firebreak::viewer {
namespace {

// A random network has few communities; at this resolution even it falls into groups around its most followed accounts, and where there
// are clear communities it finds the same.
constexpr double kResolution = 2.0;

// The follows among a sample of the accounts, renumbered.
FollowerGraph induced(const FollowerGraph& graph, std::span<const AccountId> accounts) {
    const auto shown = static_cast<std::uint32_t>(accounts.size());
    if (graph.kind() == FollowerGraph::Kind::complete) return FollowerGraph::complete(shown);
    if (graph.kind() == FollowerGraph::Kind::empty) return FollowerGraph::empty(shown);
    std::vector<std::uint32_t> number(graph.accounts(), kMostShown);
    for (std::uint32_t i = 0; i < shown; ++i) number[index(accounts[i])] = i;
    GraphArrays arrays;
    arrays.offsets = Buffer<std::uint64_t>(std::size_t{shown} + 1);
    std::vector<AccountId> followers;
    for (std::uint32_t i = 0; i < shown; ++i) {
        for (const AccountId follower : graph.followers(accounts[i])) {
            if (number[index(follower)] < kMostShown) followers.push_back(AccountId{number[index(follower)]});
        }
        arrays.offsets[i + 1] = followers.size();
    }
    arrays.followers = Buffer<AccountId>(followers.size());
    std::copy(followers.begin(), followers.end(), arrays.followers.begin());
    return FollowerGraph::stored(std::move(arrays));
}

std::vector<AccountId> accounts_to_show(std::uint32_t accounts, std::uint64_t key) {
    std::vector<AccountId> shown;
    const KeyedPermutation order(accounts, key);
    for (std::uint32_t i = 0; i < std::min(accounts, kMostShown); ++i) {
        shown.push_back(AccountId{accounts <= kMostShown ? i : static_cast<std::uint32_t>(order(i))});
    }
    std::sort(shown.begin(), shown.end());
    return shown;
}

}  // namespace

std::optional<std::uint32_t> NetworkPicture::find(AccountId account) const noexcept {
    if (!is_sample()) return index(account) < accounts.size() ? std::optional{index(account)} : std::nullopt;
    const auto found = std::lower_bound(accounts.begin(), accounts.end(), account);
    if (found == accounts.end() || *found != account) return std::nullopt;
    return static_cast<std::uint32_t>(found - accounts.begin());
}

NetworkPicture make_picture(FollowerGraph graph, std::string summary, std::uint64_t key, const std::function<bool()>& is_cancelled) {
    NetworkPicture picture;
    picture.all_accounts = graph.accounts();
    picture.all_follows = graph.follows();
    picture.summary = std::move(summary);
    picture.accounts = accounts_to_show(graph.accounts(), key);
    picture.followers.reserve(picture.accounts.size());
    for (const AccountId account : picture.accounts)
        picture.followers.push_back(static_cast<std::uint32_t>(graph.followers_count(account)));
    picture.graph = picture.is_sample() ? induced(graph, picture.accounts) : std::move(graph);
    if (is_cancelled && is_cancelled()) return picture;
    CommunityOptions options;
    options.resolution = kResolution;
    options.key = key;
    options.is_cancelled = is_cancelled;
    picture.communities = find_communities(picture.graph, options);
    if (is_cancelled && is_cancelled()) return picture;
    picture.graph = std::move(picture.graph).with_transpose();
    picture.links = sample_links(picture.graph, kMostLinksShown, key);
    picture.by_followers.resize(picture.accounts.size());
    std::iota(picture.by_followers.begin(), picture.by_followers.end(), 0U);
    std::stable_sort(picture.by_followers.begin(), picture.by_followers.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return picture.followers[a] < picture.followers[b]; });
    return picture;
}

std::vector<Point> first_places(const NetworkPicture& picture) {
    return community_layout(picture.communities, community_discs(picture.communities), picture.followers);
}

NetworkPlaces make_places(const NetworkPicture& picture, std::vector<Point> points, int steps, std::uint64_t version) {
    NetworkPlaces places;
    places.points = std::move(points);
    places.index = PlaceIndex(places.points);
    places.steps = steps;
    places.version = version;
    places.discs.resize(picture.communities.count());
    const auto& of = picture.communities.of_account;
    for (std::size_t i = 0; i < of.size(); ++i) {
        CommunityDisc& disc = places.discs[of[i]];
        const auto size = static_cast<float>(picture.communities.sizes[of[i]]);
        disc.centre.x += places.points[i].x / size;
        disc.centre.y += places.points[i].y / size;
    }
    for (std::size_t i = 0; i < of.size(); ++i) {
        CommunityDisc& disc = places.discs[of[i]];
        const float dx = places.points[i].x - disc.centre.x;
        const float dy = places.points[i].y - disc.centre.y;
        disc.radius += (dx * dx + dy * dy) / static_cast<float>(picture.communities.sizes[of[i]]);
    }
    // The mean square distance from the middle of a disc is half the square of its radius.
    for (CommunityDisc& disc : places.discs) disc.radius = std::sqrt(2.0F * disc.radius);
    return places;
}

}  // namespace firebreak::viewer
