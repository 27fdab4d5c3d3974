// The section `platform`: who sees a post, when, and how it is passed on. MODEL: exposure, feed, sharing.
#pragma once

#include "engine/core/time.hpp"
#include "engine/params/field.hpp"

#include <cstdint>
#include <vector>

namespace firebreak {

enum class KernelLaw : std::uint8_t { seismic, exponential, fixed };
template <>
struct ChoiceWords<KernelLaw> {
    static constexpr std::array<std::string_view, 3> words{"seismic", "exponential", "fixed"};
};

enum class DrawMode : std::uint8_t { per_follow, skip };
template <>
struct ChoiceWords<DrawMode> {
    static constexpr std::array<std::string_view, 2> words{"per_follow", "skip"};
};

enum class ActivityProfile : std::uint8_t { france, united_kingdom, united_states, flat };
template <>
struct ChoiceWords<ActivityProfile> {
    static constexpr std::array<std::string_view, 4> words{"france", "united_kingdom", "united_states", "flat"};
};

enum class Contagion : std::uint8_t { simple, reinforced, threshold_count, threshold_fraction, rumour };
template <>
struct ChoiceWords<Contagion> {
    static constexpr std::array<std::string_view, 5> words{"simple", "reinforced", "threshold_count", "threshold_fraction", "rumour"};
};

/// Who stops when a spreader of a rumour meets one who knows it: the one who told (Maki and Thompson 1973), or both if both spread it
/// (Daley and Kendall 1964).
enum class RumourRule : std::uint8_t { maki_thompson, daley_kendall };
template <>
struct ChoiceWords<RumourRule> {
    static constexpr std::array<std::string_view, 2> words{"maki_thompson", "daley_kendall"};
};

enum class FeedRule : std::uint8_t { kernel, chronological, ranked };
template <>
struct ChoiceWords<FeedRule> {
    static constexpr std::array<std::string_view, 3> words{"kernel", "chronological", "ranked"};
};

enum class ShareScope : std::uint8_t { issue, root };
template <>
struct ChoiceWords<ShareScope> {
    static constexpr std::array<std::string_view, 2> words{"issue", "root"};
};

struct PlatformParams {
    double visibility = 0.10;
    bool follow_weights = false;
    Duration min_reaction = seconds{10};
    KernelLaw kernel = KernelLaw::seismic;
    Duration kernel_flat = seconds{300};
    double kernel_tail = 0.2314843;
    Duration kernel_mean = hours{1};
    Duration post_lifetime{0};
    DrawMode draws = DrawMode::per_follow;
    ActivityProfile activity = ActivityProfile::france;
    Contagion contagion = Contagion::reinforced;
    double share_probability = 0.02;
    ShareScope share_once_per = ShareScope::issue;
    double damping = 0.30;
    double vividness_sigma = 1.0;
    double arousal_effect = 1.2;
    double anger_effect = 1.2;
    double reinforcement = 0.30;
    Duration novelty_half_life = hours{48};
    double thread_seen = 1.0;
    /// Multiplies every delay of people and media: 5 for the web of 2004.
    double tempo = 1.0;
    FeedRule feed = FeedRule::kernel;
    double sessions_per_day = 6.0;
    std::int64_t feed_length = 50;
    double posts_per_friend = 2.0;
    double ranked_engagement = 0.30;
    double ranked_arousal = 1.0;
    Duration ranked_age = hours{12};
    std::int64_t threshold_count = 2;
    double threshold_fraction = 0.18;
    RumourRule rumour_rule = RumourRule::maki_thompson;
    double stifling = 1.0;
    double trending_rate = 0.002;
    double trending_threshold = 20.0;
    double trending_cap = 0.02;
    double search = 0.30;

    static const std::vector<Field>& fields();
};

}  // namespace firebreak
