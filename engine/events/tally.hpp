// Whole numbers that a run counts as it goes, by step of the time series. Integers: their sum does not depend on who added first.
#pragma once

#include <cstdint>

namespace firebreak {

/// What is counted at the accounts.
struct Tally {
    /// Times a post was displayed, repeats included; of these, posts that speak against the company.
    std::int64_t impressions = 0;
    std::int64_t negative_impressions = 0;
    /// Accounts that met a negative post for the first time.
    std::int64_t reached = 0;
    std::int64_t failures = 0;
    std::int64_t private_attempts = 0;
    std::int64_t private_resolved = 0;
    std::int64_t satisfied = 0;
    std::int64_t unsatisfied = 0;
    std::int64_t patience_expired = 0;
    std::int64_t word_of_mouth = 0;
    /// Displays of posts that speak for the company, and of posts of either kind or none that are items (no statement, no brand post).
    std::int64_t positive_impressions = 0;
    std::int64_t item_impressions = 0;
    /// Accounts that read an article for the first time, and accounts that heard first from a trending list or a search.
    std::int64_t article_readers = 0;
    std::int64_t offered = 0;
    /// Complaints made once more in private because social media were no channel for them.
    std::int64_t private_complaints = 0;
    /// Public complaints by customers who complain more since there are social media.
    std::int64_t extra_complaints = 0;
    std::int64_t peer_answers = 0;
    std::int64_t peer_closed = 0;
    std::int64_t praised = 0;
    std::int64_t withdrawn = 0;
    std::int64_t compensated = 0;
    /// Spreaders of a rumour that stopped.
    std::int64_t stifled = 0;
    std::int64_t churned = 0;

    Tally& operator+=(const Tally& other) noexcept {
        impressions += other.impressions;
        negative_impressions += other.negative_impressions;
        reached += other.reached;
        failures += other.failures;
        private_attempts += other.private_attempts;
        private_resolved += other.private_resolved;
        satisfied += other.satisfied;
        unsatisfied += other.unsatisfied;
        patience_expired += other.patience_expired;
        word_of_mouth += other.word_of_mouth;
        positive_impressions += other.positive_impressions;
        item_impressions += other.item_impressions;
        article_readers += other.article_readers;
        offered += other.offered;
        private_complaints += other.private_complaints;
        extra_complaints += other.extra_complaints;
        peer_answers += other.peer_answers;
        peer_closed += other.peer_closed;
        praised += other.praised;
        withdrawn += other.withdrawn;
        compensated += other.compensated;
        stifled += other.stifled;
        churned += other.churned;
        return *this;
    }
    friend bool operator==(const Tally&, const Tally&) = default;
};

}  // namespace firebreak
