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

enum class ActivityProfile : std::uint8_t { france, flat };
template <>
struct ChoiceWords<ActivityProfile> {
    static constexpr std::array<std::string_view, 2> words{"france", "flat"};
};

enum class Contagion : std::uint8_t { simple, reinforced };
template <>
struct ChoiceWords<Contagion> {
    static constexpr std::array<std::string_view, 2> words{"simple", "reinforced"};
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

    static const std::vector<Field>& fields();
};

}  // namespace firebreak
