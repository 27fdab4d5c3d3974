// The company: it sees some of what is said about it, decides what to answer, works through a queue, publishes, mends. Everything here
// is serial, in the order of simulated time; what it does reaches accounts no earlier than one reaction time later.
#pragma once

#include "engine/company/calendar.hpp"
#include "engine/company/crisis.hpp"
#include "engine/core/archive.hpp"
#include "engine/core/draw.hpp"
#include "engine/events/case.hpp"
#include "engine/events/conditions.hpp"
#include "engine/events/issue.hpp"
#include "engine/events/outbox.hpp"
#include "engine/plugin/orders.hpp"
#include "engine/scenario/scenario.hpp"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace firebreak {

/// What the company reads and writes of the common record.
struct CompanySurroundings {
    const Scenario& scenario;
    PostBook& book;
    CaseBook& cases;
    Issues& issues;
    Conditions& conditions;
    std::uint64_t accounts;
    /// Expected relevant posts in each hour of the run from ordinary failures alone.
    std::vector<double> background_volume;
    /// Those that take over at the timeline's commands `strategy`, in the order in which the timeline lists these; they outlive the run.
    std::vector<Strategy*> successors;
};

/// One line of the decision log.
struct Decision {
    Time time;
    std::string what;
};

/// The desk over one step of the time series; times are integer microseconds, summed over cases or agents.
struct DeskTally {
    std::int64_t detected_cases = 0;
    std::int64_t queued = 0;
    std::int64_t replies = 0;
    std::int64_t escalations = 0;
    std::int64_t queue_time = 0;
    std::int64_t busy_time = 0;
    std::int64_t staffed_time = 0;
    /// Queue length when the step ended.
    std::int64_t queue_length = 0;
    std::int64_t handling_time = 0;
    /// Of the staffed time, that of agents beyond the desk's own.
    std::int64_t surge_time = 0;
    /// Approvals given, one per layer and reply; compensation in replies, in thousandths of a case's.
    std::int64_t approvals = 0;
    std::int64_t compensation = 0;
    std::int64_t removals = 0;
    std::int64_t supporters = 0;
    /// Cases whose complainer left the queue (company.desk.abandonment).
    std::int64_t abandoned = 0;

    DeskTally& operator+=(const DeskTally& other) noexcept {
        detected_cases += other.detected_cases;
        queued += other.queued;
        replies += other.replies;
        escalations += other.escalations;
        queue_time += other.queue_time;
        busy_time += other.busy_time;
        staffed_time += other.staffed_time;
        queue_length += other.queue_length;
        handling_time += other.handling_time;
        surge_time += other.surge_time;
        approvals += other.approvals;
        compensation += other.compensation;
        removals += other.removals;
        supporters += other.supporters;
        abandoned += other.abandoned;
        return *this;
    }
    friend bool operator==(const DeskTally&, const DeskTally&) = default;
};

/// Euros that this much work at the desk and so many statements and fixes cost.
[[nodiscard]] double costs_of_desk(const CostParams& costs, const DeskTally& desk, std::int64_t statements, std::int64_t fixes) noexcept;

/// Supporters to be found and asked now.
struct SupporterRequest {
    Time when{};
    IssueId issue = kBackgroundIssue;
    Supporters wanted;
};

/// Where a case stands at the desk.
enum class DeskStatus : std::uint8_t { unseen, idle, waiting, handling, approving };

/// A case as the desk holds it.
struct DeskView {
    DeskStatus status = DeskStatus::unseen;
    Time detected = kNever;
    std::uint8_t seen_round = 0;
    std::uint8_t answered_round = 0;
    bool is_first = false;
    bool is_escalated = false;
};

/// What the company's doing leads to outside it; emptied by the caller after each step.
struct CompanyOutput {
    /// Replies that become visible to their complainers, deletions that are noticed.
    std::vector<Event> account_events;
    /// Statements and the company's own posts, to be shown to its followers.
    std::vector<PostDraft> posts;
    std::vector<SupporterRequest> supporters;

    [[nodiscard]] bool is_empty() const noexcept { return account_events.empty() && posts.empty() && supporters.empty(); }
};

class Company {
  public:
    Company(CompanySurroundings surroundings, Strategy& strategy, Draws draws);

    /// A post was made; monitoring may see it later. In the order of time.
    void hear(PostId post);
    /// When its next own event is due, and that event's place in the order of all things.
    [[nodiscard]] bool has_event() const noexcept { return !events_.empty(); }
    [[nodiscard]] OrderKey next_order() const noexcept;
    [[nodiscard]] Time next_time() const noexcept;
    /// Handles its next event.
    void step();
    /// Takes on entry `place` of the timeline, for its time; entries that are there from the start are taken on at construction.
    void schedule_command(std::uint32_t place);
    /// Adds a line to the decision log about what others did.
    void write_down(Time when, std::string what) { decisions_.push_back({when, std::move(what)}); }
    /// Takes over at the next command `strategy` that is added to the timeline.
    void add_successor(Strategy& successor) { around_.successors.push_back(&successor); }
    /// The complainer of this case has lost patience.
    void lose_patience(CaseId id, Time now);
    /// What `hear`, `step`, `obey` have led to since it was last emptied.
    [[nodiscard]] CompanyOutput& output() noexcept { return output_; }

    [[nodiscard]] const std::vector<Decision>& decisions() const noexcept { return decisions_; }
    [[nodiscard]] const std::vector<DeskTally>& series() const noexcept { return series_; }
    /// Mentions seen in each hour of the run, as far as they are due yet or later.
    [[nodiscard]] const std::vector<double>& seen_per_hour() const noexcept { return seen_per_hour_; }
    [[nodiscard]] const Orders& orders() const noexcept { return orders_; }
    [[nodiscard]] std::size_t queue_length() const noexcept { return queue_.size(); }
    [[nodiscard]] CrisisRule crisis_rule() const noexcept { return crisis_rule_; }
    [[nodiscard]] std::int64_t fixes() const noexcept { return fixes_; }
    [[nodiscard]] DeskView desk_view(CaseId id) const noexcept;
    /// How long the case that has waited longest in the queue has waited. O(queue).
    [[nodiscard]] Duration oldest_wait(Time now) const noexcept;
    [[nodiscard]] std::int64_t agents() const noexcept;
    [[nodiscard]] std::int64_t busy_agents() const noexcept { return busy_; }
    [[nodiscard]] bool is_desk_open(Time now) const noexcept { return calendar_.is_open(now); }
    /// Whether the crisis rule holds for what the company has seen.
    [[nodiscard]] bool sees_crisis() const noexcept { return tracker_.is_crisis(); }
    /// Mentions that it expects to see in this hour of the run, from what it knows at `now`.
    [[nodiscard]] double expected_mentions(std::size_t hour, Time now) const;
    [[nodiscard]] std::int64_t escalations_arrived() const noexcept { return escalations_arrived_; }
    /// Euros spent until the last event.
    [[nodiscard]] double spent() const noexcept;

    [[nodiscard]] std::uint64_t digest() const;
    void save(Writer& out) const;
    void load(Reader& in);

  private:
    using Status = DeskStatus;
    enum class Job : std::uint8_t {
        command,
        detection,
        escalation,
        finish,
        open,
        publish_reply,
        publish_statement,
        brand_post,
        supporters,
        policy_tick,
        metrics_tick
    };

    struct OwnEvent {
        OrderKey order;
        Job job = Job::detection;
        /// Case, post, statement, command or issue, as the job says.
        std::uint32_t subject = 0;
        friend bool operator<(const OwnEvent& a, const OwnEvent& b) noexcept { return b.order < a.order; }  // earliest on top of a max-heap
    };
    struct DeskCase {
        Reply reply;
        Time detected;
        /// The newest post of the case that monitoring has seen, and the latest round among them.
        PostId seen_post = kNoPost;
        Status status = Status::unseen;
        std::uint8_t seen_round = 0;
        std::uint8_t answered_round = 0;
        std::uint8_t arousal_class = 0;
        bool is_first = false;
        bool is_changed = false;
        bool is_escalated = false;
    };
    struct QueuePlace {
        std::int64_t rank = 0;
        Time since;
        std::uint64_t key = 0;
        std::uint32_t case_id = 0;
        friend bool operator<(const QueuePlace& a, const QueuePlace& b) noexcept {
            if (a.rank != b.rank) return a.rank < b.rank;
            if (a.since != b.since) return a.since < b.since;
            return a.key < b.key;
        }
    };
    class PolicyActions;

    void schedule(Time when, EventKind kind, std::uint64_t key, Job job, std::uint32_t subject);
    void detect(PostId post, Time now);
    void maybe_escalate(CaseId id, Time now);
    void enqueue(CaseId id, const Reply& reply, bool is_first, Time now);
    [[nodiscard]] QueuePlace place_of(std::uint32_t case_id) const;
    void leave_queue(std::uint32_t case_id);
    void start_waiting(Time now);
    void finish(CaseId id, Time now);
    [[nodiscard]] Reply as_read(const Reply& reply, std::uint64_t case_key, std::uint8_t round) const noexcept;
    void publish_reply(CaseId id, Time now);
    void publish_statement(const Statement& statement, Time now);
    void publish_brand_post(std::uint32_t generation, Time now);
    void plan_brand_posts(Time now);
    void announce_peer_rate(Time now);
    void remove_post(PostId post, Time now);
    void take_down_first_posts(IssueId issue, Time now);
    /// Obeys entry `place` of the timeline now.
    void obey(std::uint32_t place, Time now);
    void obey_about_case(const Command& command, Time now);
    /// The strategy of the command `strategy` at `place` takes over.
    void hand_over(std::uint32_t place, Time now);
    /// The incident that a command names, the first one where it names none; nothing for a name that is not there.
    [[nodiscard]] std::optional<IssueId> issue_meant(const Command& command) const;
    /// The incident that broke out last, mended or not; background before the first.
    [[nodiscard]] IssueId newest_issue(Time now) const noexcept;
    [[nodiscard]] int scct_steps(IssueId issue, StatementType stance) const noexcept;
    void count_sentiment(const Post& post, Time when);
    [[nodiscard]] double net_sentiment(std::size_t hour) const noexcept;
    void escalation_arrives(IssueId issue, Time now);
    void start_fix(IssueId issue, Duration median, Time now);
    /// The hour at which the company's own reference ends: the first incident's, or `now` before it.
    [[nodiscard]] std::size_t reference_end(std::size_t full_hours) const noexcept;
    void policy_tick(Time now);
    void metrics_tick(Time now);
    void follow_crisis(Time now);
    [[nodiscard]] double expected_seen(std::size_t hour, std::size_t event_hour) const;
    void set_orders(const Orders& orders, Time now);
    [[nodiscard]] Calendar calendar_of(const Orders& orders) const;
    void decide(Time now, std::string what);
    void meter(Time now);
    [[nodiscard]] double stance_factor(int steps) const noexcept;
    [[nodiscard]] bool is_live(IssueId issue, Time now) const noexcept;
    void count_seen(Time when);

    CompanySurroundings around_;
    Strategy* strategy_;
    /// Which of the successors is in office, counted from 1; 0 for the first strategy.
    std::size_t in_office_ = 0;
    Draws draws_;
    Time horizon_;
    Orders orders_;
    Calendar calendar_;
    CrisisRule crisis_rule_;
    CrisisTracker tracker_;
    std::int64_t desk_agents_;
    std::int64_t busy_ = 0;

    std::vector<OwnEvent> events_;  // a heap
    std::vector<DeskCase> desk_cases_;
    std::set<QueuePlace> queue_;
    std::vector<std::uint32_t> changed_cases_;
    std::vector<Statement> drafted_statements_;
    std::vector<std::uint32_t> ledger_;
    std::vector<Supporters> supporter_plans_;
    std::vector<double> seen_per_hour_;
    /// Seen mentions for less seen mentions against the company, by hour.
    std::vector<double> sentiment_per_hour_;
    std::size_t tracked_hours_ = 0;
    Time opens_at_ = kNever;
    std::uint32_t escalations_arrived_ = 0;
    std::uint32_t articles_ = 0;
    std::int64_t fixes_ = 0;
    /// Brand posts planned under earlier orders carry an older generation and are dropped.
    std::uint32_t brand_generation_ = 0;
    std::uint32_t brand_posts_ = 0;
    double announced_peer_rate_ = -1.0;
    bool was_crisis_ = false;

    Time metered_;
    DeskTally tally_;
    DeskTally total_;
    CompanyOutput output_;
    std::vector<DeskTally> series_;
    std::vector<Decision> decisions_;
};

}  // namespace firebreak
