#include "engine/measure/cascade.hpp"

#include "engine/measure/quantile.hpp"
#include "engine/measure/volume.hpp"

#include <cstddef>

namespace firebreak {

std::optional<double> Cascade::structural_virality() const noexcept {
    const auto n = static_cast<double>(size);
    return ratio(2.0 * static_cast<double>(distance_sum), n * (n - 1.0));
}

std::optional<double> Cascade::direct_share() const noexcept { return ratio(std::int64_t{direct_shares}, std::int64_t{size} - 1); }

std::vector<Cascade> cascades_of(std::span<const Post> posts) {
    std::vector<std::uint32_t> below(posts.size(), 1);  // posts in the branch that starts here
    for (std::size_t i = posts.size(); i-- > 0;) {
        if (posts[i].type == PostType::share) below[index(posts[i].parent)] += below[i];
    }
    std::vector<Cascade> cascades;
    std::vector<std::uint32_t> place(posts.size());
    for (std::uint32_t i = 0; i < posts.size(); ++i) {
        const Post& post = posts[i];
        if (!is_item(post)) continue;
        if (post.type != PostType::share) {
            place[i] = static_cast<std::uint32_t>(cascades.size());
            cascades.push_back({.root = i, .size = below[i]});
            continue;
        }
        Cascade& cascade = cascades[place[index(post.root)]];
        cascade.direct_shares += post.parent == post.root ? 1 : 0;
        cascade.distance_sum += std::uint64_t{below[i]} * (cascade.size - below[i]);
    }
    return cascades;
}

CascadeShape shape_above(std::span<const Cascade> cascades, std::uint32_t size) {
    std::vector<double> virality;
    std::vector<double> direct;
    for (const Cascade& cascade : cascades) {
        if (cascade.size <= size || cascade.size < 2) continue;
        virality.push_back(*cascade.structural_virality());
        direct.push_back(*cascade.direct_share());
    }
    return {static_cast<std::int64_t>(virality.size()), mean(virality), mean(direct)};
}

}  // namespace firebreak
