// Where accounts stand in a picture of the network: at once by community, and then better and better by forces.
#pragma once

#include "engine/graph/communities.hpp"
#include "engine/graph/repulsion_tree.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace firebreak {

/// A disc of the community layout.
struct CommunityDisc {
    Point centre;
    float radius = 0.0F;
};

/// Places communities as discs in the unit square: areas by size, neighbours by the follows between them, none over another by more than a
/// sliver. O(communities² · rounds), some milliseconds for a hundred. [setup]
[[nodiscard]] std::vector<CommunityDisc> community_discs(const Communities& communities);

/// Everyone in his community's disc, the most followed in the middle, as seeds stand in a sunflower (Vogel 1979).
/// `followers` counts them per account. O(accounts log accounts), 10 ms for 100,000. [setup]
[[nodiscard]] std::vector<Point> community_layout(const Communities& communities, std::span<const CommunityDisc> discs,
                                                  std::span<const std::uint32_t> followers);

/// A tie that draws two accounts together, whichever follows.
struct Link {
    std::uint32_t author = 0;
    std::uint32_t follower = 0;
};

/// At most `most` follows, any of them as likely, in random order, so that every prefix is a fair sample too. None of a complete graph,
/// which has no rows. O(links · log accounts). [setup]
[[nodiscard]] std::vector<Link> sample_links(const FollowerGraph& graph, std::size_t most, std::uint64_t key);

/// Every account's share of the links: at most `per_account` of its followers and as many of its friends' side, so that nobody with a
/// follow is left without a link. Needs the transpose. O(accounts · per_account). [setup]
[[nodiscard]] std::vector<Link> sample_links_per_account(const FollowerGraph& graph, std::uint32_t per_account, std::uint64_t key);

struct LayoutOptions {
    /// Opening angle of Barnes and Hut; 0 sums over all pairs.
    float theta = 1.1F;
    /// Pull towards the middle of the picture, and towards the middle of one's community, per unit of distance; 0 for none.
    float gravity = 0.01F;
    float cohesion = 0.0F;
};

/// Improves a layout step by step: repulsion as 1/d, attraction along links as log(1 + d) (LinLog, Noack 2009), step lengths as in
/// ForceAtlas2 (Jacomy et al. 2014). A function of its inputs; runs on the calling thread alone. About 0.1 s a step for 100,000 accounts.
class LayoutRefiner {
  public:
    /// Begins with `initial`, in the unit square; `communities`, if not empty, names each account's. [setup]
    LayoutRefiner(std::span<const Point> initial, std::vector<Link> links, std::vector<std::uint32_t> communities, LayoutOptions options);

    /// [serial]
    void step();
    /// In the unit square, scaled so that 99.5 % of the accounts lie within its inscribed circle; strays stand on its rim. [serial]
    [[nodiscard]] std::vector<Point> positions() const;
    [[nodiscard]] int steps() const noexcept { return steps_; }
    /// Mean move of the last step, as a share of the picture's radius.
    [[nodiscard]] float last_move() const noexcept { return last_move_; }

  private:
    void attract();
    void pull();
    void move();
    void scale_to_balance();

    LayoutOptions options_;
    std::vector<Link> links_;
    std::vector<std::uint32_t> communities_;
    std::vector<float> masses_;
    std::vector<Point> points_;
    std::vector<Point> forces_;
    std::vector<Point> last_forces_;
    float speed_ = 1.0F;
    float last_move_ = 0.0F;
    int steps_ = 0;
};

}  // namespace firebreak
