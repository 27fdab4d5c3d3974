// How much was said, when, and how fast it grew and faded. An item is a post that belongs to an issue of the company: complaints,
// follow-ups, me-toos, questions, praise, peers' and supporters' posts, articles, and shares of all these; the company's own posts,
// statements and replies are none.
#pragma once

#include "engine/core/time.hpp"
#include "engine/events/case.hpp"
#include "engine/events/post.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace firebreak {

[[nodiscard]] constexpr bool is_item(const Post& post) noexcept {
    return post.root_type != PostType::statement && post.root_type != PostType::brand_post;
}

/// Whether a post of this type starts what others may pass on: complaints, follow-ups, me-toos, questions and articles. What is said to
/// or for the company (praise, peers' answers, supporters' posts) is a comment, though it may be shared as well.
[[nodiscard]] constexpr bool is_root_type(PostType type) noexcept { return is_negative(type) || type == PostType::question; }

/// Items by type, in the order of PostType; statements and the company's posts stay 0.
struct VolumeCounts {
    std::array<std::int64_t, kPostTypes> of_type{};
    /// Sum of the authors' follower counts: what the items could have reached at most, repeats included.
    std::int64_t potential_impressions = 0;
    std::int64_t positive = 0;
    std::int64_t negative = 0;
    /// Posts of a root type, and shares of these.
    std::int64_t roots = 0;
    std::int64_t shares_of_roots = 0;

    [[nodiscard]] std::int64_t total() const noexcept;
    [[nodiscard]] std::int64_t shares() const noexcept { return of_type[static_cast<std::size_t>(PostType::share)]; }
};

/// Counts the items; positive and negative ones by valence above .1 and below -.1.
[[nodiscard]] VolumeCounts count_items(std::span<const Post> posts);

/// The items' times, ascending.
[[nodiscard]] std::vector<Time> item_times(std::span<const Post> posts);

/// Items in each clock-aligned hour [h, h+1) from day 0 on; later ones are left out.
[[nodiscard]] std::vector<double> hourly_volume(std::span<const Post> posts, std::size_t hour_count);

/// The same of complaints that an incident's own failures caused at first hand, whatever brought the failure about (a latent defect is
/// met by those who heard of it): not of the background, not first posters, not me-toos, not comments under another post.
[[nodiscard]] std::vector<double> hourly_first_hand(std::span<const Post> posts, std::span<const Case> cases, std::size_t hour_count);

/// Items of the brand at `brand` / items of all brands of the sector; nothing where there are fewer than two brands, or nobody said
/// anything about any.
[[nodiscard]] std::optional<double> share_of_voice(std::span<const std::int64_t> items_of_brand, std::size_t brand);

struct Peak {
    std::size_t hour = 0;
    double volume = 0.0;
};

/// The hour with the most items, the earliest of equals; nothing where nothing was said.
[[nodiscard]] std::optional<Peak> peak_of(std::span<const double> volume);

/// Time from `peak` until half of the items from then on have appeared (the definition of bit.ly, 2011). `times` ascend.
[[nodiscard]] std::optional<Duration> half_life(std::span<const Time> times, Time peak);

/// ln 2 / slope, in hours, of the least-squares line through (time, ln rank) of the items whose rank is from 1 % to 20 % of all. Nothing
/// with fewer than 5 such items, or when all come at once. `times` ascend.
[[nodiscard]] std::optional<double> doubling_time_hours(std::span<const Time> times);

}  // namespace firebreak
