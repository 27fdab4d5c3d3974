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
        return *this;
    }
    friend bool operator==(const Tally&, const Tally&) = default;
};

}  // namespace firebreak
