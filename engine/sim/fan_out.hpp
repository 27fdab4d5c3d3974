// The hot loop: a post streams down its author's row, a coin decides who will see it, the reaction kernel when. Push, not pull: only
// authors are active, and they are few. A follower's own state is not read here.
#pragma once

#include "engine/core/draw.hpp"
#include "engine/crowd/reaction_kernel.hpp"
#include "engine/events/activity.hpp"
#include "engine/events/event.hpp"
#include "engine/events/post.hpp"
#include "engine/graph/follower_graph.hpp"
#include "engine/scenario/scenario.hpp"

#include <cstdint>
#include <span>

namespace firebreak {

/// Everything about a post's spreading that does not depend on the follower.
struct Spreading {
    std::uint64_t coin_key = 0;
    Time posted;
    Time earliest;
    Time limit;
    Activity posted_activity = 0;
    /// Activity between posting and the limit.
    Activity longest = 0;
    /// Reactions lie in [first_quantile, first_quantile + quantiles) of the kernel: not before the reaction time, not after the horizon.
    double first_quantile = 0.0;
    double quantiles = 0.0;
    /// Visibility times the share of reactions before the horizon; of a weighted graph, what each weight is multiplied with. Where only
    /// shares count, times the probability of sharing as well.
    double visibility = 0.0;
    /// Set when the kernel is a fixed delay.
    Time fixed_time = kNever;
    std::uint32_t subject = 0;
    /// Of the feed 'ranked': the post's score when it is made.
    double score = 0.0;
    bool is_dead = false;
};

/// The `matters` of a run in which every exposure counts.
inline constexpr auto everybody = [](AccountId) { return true; };

class FanOut {
  public:
    /// `friends`: how many friends each account has; needed by the feed 'chronological' only.
    FanOut(const Scenario& scenario, const FollowerGraph& graph, const ActivityClock& activity, Draws draws,
           std::span<const std::uint32_t> friends = {});

    [[nodiscard]] Spreading start(PostId id, const Post& post) const noexcept;

    /// Calls emit(Event) for each follower in `row` that will see the post and that `matters`. O(row), or O(seen) with geometric skips.
    /// [parallel]
    template <class Matters, class Emit>
    void spread(const Spreading& spreading, std::span<const AccountId> row, std::span<const float> weights, Matters&& matters,
                Emit&& emit) const;

    /// The same for a complete network, where everybody but the author is a follower; O(seen). [parallel]
    template <class Matters, class Emit>
    void spread_to_all(const Spreading& spreading, AccountId author, std::uint64_t accounts, Matters&& matters, Emit&& emit) const;

    /// When a follower would see the post in a feed that is read in sessions; kNever if not. One session decides: later ones show it lower.
    [[nodiscard]] Time time_in_feed(const Spreading& spreading, AccountId follower, double weight) const noexcept;

    [[nodiscard]] bool uses_skips() const noexcept { return skips_; }

  private:
    [[nodiscard]] Time time_of_reaction(const Spreading& spreading, double u) const noexcept;
    /// The keyed geometric gap before the n-th hit: floor(ln(1-u) / ln(1-p)).
    [[nodiscard]] static std::uint64_t gap(const Spreading& spreading, std::uint64_t n, double log_of_miss) noexcept;
    [[nodiscard]] static double log_of_miss_probability(double probability) noexcept;
    template <class See>
    static void for_each_hit(const Spreading& spreading, std::uint64_t size, See&& see);

    const ActivityClock& activity_;
    ReactionKernel kernel_;
    Draws draws_;
    Time horizon_;
    Duration min_reaction_;
    Duration lifetime_;
    double visibility_;
    double company_visibility_;
    bool skips_;
    bool is_thinned_;
    FeedRule feed_;
    double session_mean_;
    double feed_length_;
    double posts_per_friend_;
    double base_score_;
    double engagement_weight_;
    double arousal_weight_;
    double age_scale_;
    std::span<const std::uint32_t> friends_;
};

inline constexpr std::uint64_t kGolden = 0x9e3779b97f4a7c15ULL;
inline constexpr std::uint64_t kDelaySalt = 0xd1b54a32d192ed03ULL;

/// Calls see(position, n) for the hits of a Bernoulli process over [0, size): keyed geometric skips, O(hits).
template <class See>
void FanOut::for_each_hit(const Spreading& spreading, std::uint64_t size, See&& see) {
    const double log_of_miss = log_of_miss_probability(spreading.visibility);
    std::uint64_t position = 0;
    for (std::uint64_t n = 0;; ++n) {
        const std::uint64_t skipped = gap(spreading, n, log_of_miss);
        if (skipped >= size - position) return;
        position += skipped;
        see(position, n);
        if (++position == size) return;
    }
}

template <class Matters, class Emit>
void FanOut::spread(const Spreading& spreading, std::span<const AccountId> row, std::span<const float> weights, Matters&& matters,
                    Emit&& emit) const {
    if (spreading.is_dead) return;
    if (feed_ != FeedRule::kernel) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            const Time when = time_in_feed(spreading, row[i], weights.empty() ? 1.0 : static_cast<double>(weights[i]));
            if (when < spreading.limit && matters(row[i])) emit(Event{when, EventKind::exposure, row[i], spreading.subject});
        }
        return;
    }
    const auto see = [&](AccountId follower, std::uint64_t word) {
        if (!matters(follower)) return;
        const Time when =
            spreading.fixed_time != kNever ? spreading.fixed_time : time_of_reaction(spreading, unit_interval(mix(word + kDelaySalt)));
        emit(Event{when, EventKind::exposure, follower, spreading.subject});
    };
    if (!weights.empty()) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::uint64_t word = mix(spreading.coin_key + index(row[i]) * kGolden);
            if (unit_interval(word) < spreading.visibility * static_cast<double>(weights[i])) see(row[i], word);
        }
        return;
    }
    if (skips_) {
        if (!row.empty())
            for_each_hit(spreading, row.size(),
                         [&](std::uint64_t position, std::uint64_t n) { see(row[position], mix(spreading.coin_key ^ n)); });
        return;
    }
    // 53-bit integers compare like the uniforms they stand for.
    const auto threshold = static_cast<std::uint64_t>(spreading.visibility * 0x1.0p53);
    for (const AccountId follower : row) {
        const std::uint64_t word = mix(spreading.coin_key + index(follower) * kGolden);
        if ((word >> 11) < threshold) see(follower, word);
    }
}

template <class Matters, class Emit>
void FanOut::spread_to_all(const Spreading& spreading, AccountId author, std::uint64_t accounts, Matters&& matters, Emit&& emit) const {
    if (spreading.is_dead || accounts < 2) return;
    for_each_hit(spreading, accounts - 1, [&](std::uint64_t position, std::uint64_t n) {
        const auto follower = static_cast<std::uint32_t>(position < index(author) ? position : position + 1);
        if (!matters(AccountId{follower})) return;
        const Time when = spreading.fixed_time != kNever
                              ? spreading.fixed_time
                              : time_of_reaction(spreading, unit_interval(mix(mix(spreading.coin_key ^ n) + kDelaySalt)));
        emit(Event{when, EventKind::exposure, AccountId{follower}, spreading.subject});
    });
}

}  // namespace firebreak
