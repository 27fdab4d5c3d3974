// What the simulation remembers about a person: one cache line, all zero until something happens to them.
#pragma once

#include "engine/core/ids.hpp"
#include "engine/core/time.hpp"

#include <array>
#include <cstdint>

namespace firebreak {

/// What an account did about an issue.
inline constexpr std::uint8_t kHasShared = 1;
inline constexpr std::uint8_t kHasMeToo = 2;
inline constexpr std::uint8_t kIsRootAuthor = 4;
/// Has heard of a latent defect and made up his mind about trying it.
inline constexpr std::uint8_t kHasTested = 8;

/// Who has been heard on an issue.
struct Awareness {
    std::uint8_t flags = 0;
    /// Distinct authors heard, exact up to 8, then frozen.
    std::uint8_t distinct = 0;
    std::array<AccountId, 8> sources{};

    /// Counts `author` if he is new; returns the number of distinct authors. Beyond eight nobody is recognised: `counts_on` takes whoever
    /// comes then for new, up to 255 (an account shares an issue once, so whoever shares it is).
    std::uint8_t hear(AccountId author, bool counts_on) noexcept;
};

/// Dynamic state of an account.
struct alignas(64) Account {
    static constexpr std::uint8_t kTouched = 1;
    static constexpr std::uint8_t kCustomer = 2;
    static constexpr std::uint8_t kReached = 4;
    static constexpr std::uint8_t kReader = 8;
    static constexpr std::uint8_t kChurned = 16;
    static constexpr std::uint8_t kSpreader = 32;
    static constexpr std::uint8_t kStifler = 64;
    static constexpr std::uint32_t kHerdSteps = 12;

    double anger = 0.0;
    /// When `anger` held that value; it decays from there.
    Time anger_at;
    float interest = 0.0F;
    std::uint8_t flags = 0;
    /// Unresolved grievances G.
    std::uint8_t grievances = 0;
    /// Failures so far n, frozen at 255.
    std::uint8_t failures = 0;
    std::uint8_t replies_seen = 0;
    /// Newest statement seen, counted from 1; 0 for none.
    std::uint16_t statement = 0;
    /// The first issue (or root) met, counted from 1, is remembered here until a second source is heard; then, and for all other
    /// issues, in the block's pool.
    std::uint8_t first_flags = 0;
    std::uint8_t first_distinct = 0;
    std::uint32_t first_scope = 0;
    AccountId first_source{};
    /// Place in the pool, counted from 1; 0 while one source is all there is.
    std::uint32_t first_awareness = 0;
    /// Two-hour steps since day 0 of the newest complaint seen, and how many were seen in each of the last twelve steps.
    std::uint32_t herd_step = 0;
    std::array<std::uint8_t, kHerdSteps> herd{};
    /// Distinct supporters of the company heard, and offers of compensation settled so far.
    std::uint8_t supporters = 0;
    std::uint8_t compensations = 0;

    [[nodiscard]] bool has(std::uint8_t flag) const noexcept { return (flags & flag) != 0; }
    void see_complaint(Time now) noexcept;
    /// Complaints seen in the last 24 hours, in steps of two hours.
    [[nodiscard]] unsigned complaints_seen(Time now) const noexcept;
};
static_assert(sizeof(Account) <= 64);

/// What an account thinks of the company; all zero until it first hears or lives through something. A column of its own, touched only
/// where attitude is switched on.
struct Opinion {
    static constexpr std::uint8_t kFormed = 1;
    static constexpr std::uint8_t kHeardGood = 2;
    static constexpr std::uint8_t kHeardBad = 4;
    /// The last thing to its disadvantage was preventable: the way back is longer.
    static constexpr std::uint8_t kGrave = 8;

    /// When `attitude` held that value; it relaxes from there.
    Time at;
    /// When something was last heard.
    Time heard;
    /// Up to when the churn hazard is summed.
    Time hazard_at;
    float attitude = 0.0F;
    float initial = 0.0F;
    float lowest = 0.0F;
    float hazard = 0.0F;
    std::uint8_t flags = 0;
    std::array<std::uint8_t, 7> padding{};

    [[nodiscard]] bool has(std::uint8_t flag) const noexcept { return (flags & flag) != 0; }
};
static_assert(sizeof(Opinion) == 48);

/// A complaint as its author remembers it.
struct CrowdCase {
    std::uint64_t key = 0;
    Time opened;
    /// First post of the current round: waiting is counted from here.
    Time round_opened;
    AccountId account = kNoAccount;
    IssueId issue = kBackgroundIssue;
    std::uint8_t round = 1;
    bool is_question = false;
    bool is_answered = false;
    bool is_closed = false;
    /// Rounds whose reply has been judged: one bit each.
    std::uint32_t judged = 0;
};

}  // namespace firebreak
