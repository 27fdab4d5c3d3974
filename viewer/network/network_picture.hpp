// What is drawn of a network: which of its accounts, their communities, some of their follows, and where they stand.
#pragma once

#include "engine/core/ids.hpp"
#include "engine/graph/communities.hpp"
#include "engine/graph/follower_graph.hpp"
#include "engine/graph/layout.hpp"
#include "viewer/network/place_index.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace firebreak::viewer {

/// More accounts than this are shown by a sample: more points than pixels say nothing more.
inline constexpr std::uint32_t kMostShown = 200'000;
inline constexpr std::size_t kMostLinksShown = 40'000;

/// Does not change once it is made; the thread that makes it and the window share it. Accounts are numbered by their place in `accounts`.
struct NetworkPicture {
    /// Of the whole network.
    std::uint64_t all_accounts = 0;
    std::uint64_t all_follows = 0;
    /// Where it comes from, in one line.
    std::string summary;
    /// Who is shown, in increasing order of id.
    std::vector<AccountId> accounts;
    /// Their followers in the whole network.
    std::vector<std::uint32_t> followers;
    /// Who follows whom among those shown, both ways.
    FollowerGraph graph;
    Communities communities;
    /// The follows that are drawn: a fair sample, in random order.
    std::vector<Link> links;
    /// Shown accounts by their followers, the least followed first.
    std::vector<std::uint32_t> by_followers;

    [[nodiscard]] bool is_sample() const noexcept { return accounts.size() < all_accounts; }
    /// The number under which an account is shown, if it is.
    [[nodiscard]] std::optional<std::uint32_t> find(AccountId account) const noexcept;
};

/// Where they stand at one moment of the layout; does not change once it is made, and is shared like the picture.
struct NetworkPlaces {
    std::vector<Point> points;
    PlaceIndex index;
    /// Of the communities, from where their members stand.
    std::vector<CommunityDisc> discs;
    /// Steps of refinement that led here.
    int steps = 0;
    /// Counts up with every set of places.
    std::uint64_t version = 0;
};

/// All but the places, of a network that is at hand. `is_cancelled` is asked now and then; what is returned then is of no use. Takes 2 s
/// for 200,000 accounts with 6.5 M follows; 16 bytes per follow shown.
[[nodiscard]] NetworkPicture make_picture(FollowerGraph graph, std::string summary, std::uint64_t key,
                                          const std::function<bool()>& is_cancelled = {});
/// The community layout of a picture.
[[nodiscard]] std::vector<Point> first_places(const NetworkPicture& picture);
[[nodiscard]] NetworkPlaces make_places(const NetworkPicture& picture, std::vector<Point> points, int steps, std::uint64_t version);

}  // namespace firebreak::viewer
