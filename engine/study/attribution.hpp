// What the conversations that grew began with: complaints that nobody answered, or some that were answered soon? A description of what
// happened in the runs, not of what an answer would have changed: for that, compare branches.
#pragma once

#include "engine/study/study_results.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace firebreak {

/// How soon a root was answered.
enum class AnswerClass : std::uint8_t {
    within_1_hour,
    within_4_hours,  ///< after the first
    later,
    never,
    not_answerable  ///< articles, praise, peers' answers, supporters: no desk answers them
};
inline constexpr std::size_t kAnswerClasses = 5;
[[nodiscard]] std::string_view text_of(AnswerClass answer) noexcept;
[[nodiscard]] AnswerClass answer_class(const AttributedRoot& root) noexcept;

struct AttributionClass {
    std::int64_t roots = 0;
    std::int64_t shares = 0;
    /// Of all shares of the recorded roots.
    std::optional<double> share_of_shares;
};

struct LargestCascade {
    std::uint64_t run = 0;
    std::uint64_t repetition = 0;
    AttributedRoot root;
};

struct BranchAttribution {
    std::uint32_t branch = 0;
    /// Runs of the base point with recorded roots.
    std::int64_t runs = 0;
    /// By AnswerClass.
    std::array<AttributionClass, kAnswerClasses> classes;
    /// Shares of the recorded roots / all shares of these runs: how much of the amplification the recorded roots explain.
    std::optional<double> share_recorded;
    std::optional<LargestCascade> largest;
};

/// One entry per branch, over its finished runs at the base point.
[[nodiscard]] std::vector<BranchAttribution> attribution(const StudyResults& results);

}  // namespace firebreak
