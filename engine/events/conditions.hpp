// What accounts run into without a post that reaches them: what is trending, how far the company asks peers to answer, compensation. Each
// entry holds from its own time on, which lies a reaction time after it was decided; later entries replace earlier ones.
#pragma once

#include "engine/core/ids.hpp"
#include "engine/core/time.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace firebreak {

/// The most shared post of the last 24 hours.
struct TopPost {
    Time from{};
    PostId post = kNoPost;
};

/// Probability that an expert or advocate answers an open complaint he sees.
struct PeerRate {
    Time from{};
    double probability = 0.0;
};

/// A share of the customers that an issue failed gets compensated.
struct Compensation {
    Time from{};
    IssueId issue = kBackgroundIssue;
    double share = 0.0;
};

/// Supporters first_number … first_number + count - 1 of an issue were asked to post.
struct SupporterCall {
    Time from{};
    IssueId issue = kBackgroundIssue;
    std::uint32_t first_number = 0;
    std::uint32_t count = 0;
    float arousal = 0.3F;
};

/// What customers think of the company on average, on [-1, 1].
struct AttitudeSample {
    Time time{};
    double mean = 0.0;
};

/// Written [serial] between phases, read [parallel].
struct Conditions {
    std::vector<TopPost> top_posts;
    std::vector<PeerRate> peer_rates;
    std::vector<Compensation> compensations;
    std::vector<SupporterCall> supporter_calls;
};

/// The newest of `entries` that holds at `now`, or nullptr. O(entries that lie in the future).
template <class Entry>
[[nodiscard]] const Entry* in_force(const std::vector<Entry>& entries, Time now) noexcept {
    for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
        if (entry->from <= now) return &*entry;
    }
    return nullptr;
}

}  // namespace firebreak
