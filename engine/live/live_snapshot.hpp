// What a window on a running simulation shows: plain values, copied out of the run between two windows of simulated time. The process
// that simulates publishes it through shared memory (shared_snapshot.hpp), so that nothing that draws ever waits for the simulation.
#pragma once

#include "engine/core/ids.hpp"
#include "engine/core/time.hpp"
#include "engine/events/post.hpp"
#include "engine/plugin/orders.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace firebreak {

/// At most this many posts, cases and decisions travel with a snapshot: the newest.
inline constexpr std::size_t kLivePosts = 400;
inline constexpr std::size_t kLiveCases = 1000;
inline constexpr std::size_t kLiveDecisions = 300;
/// A decision's text, with its closing zero; longer ones are cut after a word, and end in "…".
inline constexpr std::size_t kLiveTextBytes = 472;

/// What an account's byte in `LiveSnapshot::account_flags` says.
inline constexpr std::uint8_t kLiveCustomer = 1;
inline constexpr std::uint8_t kLiveReached = 2;      ///< has met a post against the company
inline constexpr std::uint8_t kLiveShared = 4;       ///< has passed one on
inline constexpr std::uint8_t kLiveComplained = 8;   ///< has complained, or said "me too"
inline constexpr std::uint8_t kLiveGrievance = 16;   ///< has an unresolved grievance
inline constexpr std::uint8_t kLiveSatisfied = 32;   ///< a case of his was settled to his satisfaction
inline constexpr std::uint8_t kLiveForCompany = 64;  ///< has spoken for the company

/// One step of the time series (sim.metrics_tick), up to now; the last one may still be going on.
struct LivePoint {
    Time start{};
    /// Items of the step: all, shares, complaints and their like (complaints, follow-ups, me-toos), questions, articles.
    std::int64_t volume = 0;
    std::int64_t shares = 0;
    std::int64_t complaints = 0;
    std::int64_t questions = 0;
    std::int64_t articles = 0;
    std::int64_t replies = 0;
    /// Items that ordinary failures alone would have brought.
    double expected_volume = 0.0;
    /// Accounts that have met a post against the company since day 0.
    std::int64_t cumulative_reach = 0;
    /// Queue of the desk when the step ended, or now.
    std::int64_t backlog = 0;
    /// Mentions that monitoring saw in the hour in which the step begins.
    double seen_mentions = 0.0;
    /// Accounts whose last thing heard was good, less bad, per 100 accounts.
    double buzz = 0.0;
    /// Euros spent since day 0, as far as the desk's steps are closed.
    double spent = 0.0;
};

/// A post of the feed.
struct LivePost {
    Time time{};
    PostId id = kNoPost;
    AccountId author = kNoAccount;
    PostId root = kNoPost;
    AccountId root_author = kNoAccount;
    CaseId in_case = kNoCase;
    std::uint32_t followers = 0;
    /// Of the root.
    std::uint32_t shares = 0;
    std::uint32_t replies = 0;
    float arousal = 0.0F;
    float valence = 0.0F;
    IssueId issue = kBackgroundIssue;
    PostType type = PostType::complaint;
    PostType root_type = PostType::complaint;
    std::uint8_t round = 1;
    bool is_seen_by_company = false;
    bool is_deleted = false;
    bool is_seed = false;
};

/// Where a case stands at the desk.
enum class LiveCaseStatus : std::uint8_t {
    unseen,     ///< the company does not know of it
    idle,       ///< seen, and nothing is being done about it
    waiting,    ///< in the queue
    handling,   ///< an agent works on it
    approving,  ///< a draft waits for approval
    answered,   ///< answered, nothing new since
    closed      ///< satisfied, withdrawn or deleted
};
inline constexpr std::size_t kLiveCaseStatuses = 7;

struct LiveCase {
    CaseId id = kNoCase;
    AccountId account = kNoAccount;
    PostId newest_post = kNoPost;
    Time opened{};
    Time detected = kNever;
    Time first_reply = kNever;
    std::uint32_t followers = 0;
    float arousal = 0.0F;
    IssueId issue = kBackgroundIssue;
    CaseClass case_class = CaseClass::complaint;
    LiveCaseStatus status = LiveCaseStatus::unseen;
    /// Rounds that the company has seen, rounds in truth, and replies so far.
    std::uint8_t seen_round = 0;
    std::uint8_t round = 1;
    std::uint8_t replies = 0;
    bool is_escalated = false;
    bool is_first_in_queue = false;
    bool is_satisfied = false;
    bool is_out_of_patience = false;
};

/// A line of the decision log.
struct LiveDecision {
    Time time{};
    std::array<char, kLiveTextBytes> text{};
};

enum class LiveState : std::uint8_t { loading, paused, running, done };

/// The figures of the moment.
struct LiveFigures {
    Time now{};
    Time horizon{};
    /// When the first incident breaks out; kNever without one.
    Time outbreak = kNever;
    Duration step = hours{1};
    LiveState state = LiveState::loading;
    /// Simulated seconds that pass in one second; 0 for as fast as it goes.
    double speed = 0.0;
    /// Simulated seconds in the last second of the clock, as they really passed.
    double real_speed = 0.0;
    /// How often the run was rewound; a series from before a rewind belongs to another future.
    std::uint32_t branch = 0;
    /// Commands carried out so far besides the scenario's own.
    std::uint32_t journal_entries = 0;

    std::uint64_t accounts = 0;
    std::uint64_t customers = 0;
    std::int64_t posts = 0;
    std::int64_t reached = 0;
    std::int64_t impressions = 0;
    std::int64_t articles = 0;
    std::int64_t statements = 0;
    std::int64_t churned = 0;
    /// Items of the last full hour, and what ordinary failures alone would have brought.
    double volume_last_hour = 0.0;
    double expected_last_hour = 0.0;
    double buzz = 0.0;
    /// Mean attitude of customers on [-1, 1]; not a number where attitude is off.
    double attitude = 0.0;
    double spent = 0.0;

    // What monitoring shows.
    double seen_last_hour = 0.0;
    double seen_expected = 0.0;
    bool company_sees_crisis = false;
    bool is_crisis = false;

    // The desk.
    std::int64_t queue_length = 0;
    Duration oldest_wait{0};
    std::int64_t agents = 0;
    std::int64_t busy_agents = 0;
    std::int64_t awaiting_approval = 0;
    std::int64_t cases = 0;
    std::int64_t cases_seen = 0;
    std::int64_t cases_answered = 0;
    std::int64_t cases_satisfied = 0;
    /// Seen, not in the queue, and nothing is being done about them.
    std::int64_t cases_idle = 0;
    bool is_desk_open = false;
    std::int64_t escalations_arrived = 0;
    bool is_fix_running = false;
    bool is_fixed = false;
};

struct LiveSnapshot {
    LiveFigures figures;
    /// The company's standing orders.
    Orders orders;
    std::vector<LivePoint> series;
    /// Newest first.
    std::vector<LivePost> posts;
    /// Open cases first, the oldest first; then the newest of the others.
    std::vector<LiveCase> cases;
    /// Newest first.
    std::vector<LiveDecision> decisions;
    /// By account: flags, and anger from 0 to 255.
    std::vector<std::uint8_t> account_flags;
    std::vector<std::uint8_t> account_anger;
};

}  // namespace firebreak
