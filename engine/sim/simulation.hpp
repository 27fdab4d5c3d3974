// One run of a scenario. The order inside a window, in one place:
//
//   1. accounts    every event of the window, by account, in (time, kind, key) order; parallel over blocks of accounts. Handlers read
//                  their own account and what was committed before the window; they hand over drafts of posts and news of cases.
//   2. record      drafts and news are taken in (time, kind, key) order: posts get their place, cases open. Interleaved with them by
//                  that same order, company (detection, desk, publication, strategy) and attention (trending, articles) handle their
//                  own events.
//   3. fan-out     the new posts stream down their authors' rows; what is seen is put into later windows; parallel.
//
// Nobody reacts faster than platform.min_reaction, which is the width of a window: so nothing that happens in a window at one account
// depends on what happens in it elsewhere, and the result equals that of the plain serial loop.
#pragma once

#include "engine/company/company.hpp"
#include "engine/core/archive.hpp"
#include "engine/crowd/crowd.hpp"
#include "engine/events/activity.hpp"
#include "engine/events/tally.hpp"
#include "engine/graph/follower_graph.hpp"
#include "engine/plugin/orders.hpp"
#include "engine/scenario/scenario.hpp"
#include "engine/sim/event_wheel.hpp"
#include "engine/sim/fan_out.hpp"
#include "engine/sim/parallel.hpp"
#include "engine/world/attention.hpp"
#include "engine/world/incidents.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace firebreak {

/// Follower count above which an account belongs to the top .1 %; the same for every run on a network. O(accounts).
[[nodiscard]] std::uint32_t influencer_threshold(const FollowerGraph& graph);

/// What a run is made of. Scenario, graph and strategy outlive it.
struct RunSetup {
    const Scenario& scenario;
    const FollowerGraph& graph;
    Strategy& strategy;
    std::uint64_t repetition = 0;
    /// influencer_threshold(graph), computed once per graph.
    std::uint32_t influencer_followers = 0;
    /// Threads; 0 for as many as the machine has. Changes no result.
    int threads = 1;
    /// Strategies that take over at the timeline's commands `strategy`, in the order in which the timeline lists these.
    std::vector<Strategy*> successors = {};
    /// Another future of the same people: what is drawn is that of this repetition, who they are and what they already did is not. For a
    /// run that goes on from another one's state; nothing: what `repetition` draws.
    std::optional<std::uint64_t> future = {};
};

class Simulation {
  public:
    explicit Simulation(const RunSetup& setup);
    ~Simulation();
    Simulation(const Simulation&) = delete;
    Simulation& operator=(const Simulation&) = delete;

    /// Runs everything before `until` (rounded up to a window); whole runs end at the horizon.
    void run_until(Time until);
    void run() { run_until(horizon_); }
    [[nodiscard]] bool is_done() const noexcept { return is_done_; }
    /// Has a command carried out at its time, exactly as if it had stood at the end of the timeline from the start. `successor` takes over
    /// at a command `strategy`, and outlives the run. The command lies at a window's start, not before now(). [serial]
    void add_command(const Command& command, Strategy* successor = nullptr);
    /// Everything before this has happened.
    [[nodiscard]] Time now() const noexcept { return now_; }

    /// As it was given.
    [[nodiscard]] const Scenario& scenario() const noexcept { return given_; }
    [[nodiscard]] const FollowerGraph& graph() const noexcept { return graph_; }
    [[nodiscard]] const PostBook& book() const noexcept { return book_; }
    [[nodiscard]] const CaseBook& cases() const noexcept { return cases_; }
    [[nodiscard]] const Issues& issues() const noexcept { return issues_; }
    [[nodiscard]] const Company& company() const noexcept { return *company_; }
    [[nodiscard]] const Crowd& crowd() const noexcept { return *crowd_; }
    /// Counts by step of the time series.
    [[nodiscard]] const std::vector<Tally>& tallies() const noexcept { return tallies_; }
    /// Mean attitude of all customers by attitude.sample_tick, from day 0 on.
    [[nodiscard]] const std::vector<AttitudeSample>& attitude_samples() const noexcept { return attitude_samples_; }
    /// At the start of each hour: accounts whose last thing heard was good, less those whose was bad. O(hours).
    [[nodiscard]] std::vector<std::int64_t> buzz_by_hour() const;
    [[nodiscard]] std::size_t articles() const noexcept { return attention_->articles(); }
    /// Relevant posts expected from ordinary failures alone, by hour of the run.
    [[nodiscard]] const std::vector<double>& background_volume() const noexcept { return background_volume_; }
    [[nodiscard]] std::uint64_t repetition() const noexcept { return repetition_; }
    /// Exposures handled so far, for progress and benchmarks.
    [[nodiscard]] std::uint64_t exposures_handled() const noexcept;
    [[nodiscard]] std::uint64_t follows_crossed() const noexcept { return follows_crossed_; }

    /// A digest of the whole state, pending events included; independent of threads and of the loop.
    [[nodiscard]] std::uint64_t digest() const;
    void save(Writer& out) const;
    /// Continues from what `save` wrote in a run of the same setup. Throws RunError when it does not fit.
    void load(Reader& in);

  private:
    struct Worker;

    [[nodiscard]] Duration wheel_width() const noexcept;
    [[nodiscard]] std::span<const AccountId> audience();
    void build_crowd();
    void build_company();
    void build_attention();
    /// Parameters that the timeline changes before `until` get their new values, and what was made from the old ones is made anew.
    void apply_settings(Time until);
    [[nodiscard]] Time next_setting() const noexcept;
    void run_windows(Time until);
    void run_serially(Time until);
    void process_accounts(Time window_end);
    void process_group(std::size_t first, std::size_t last, const std::vector<Event>& events, int worker, Time window_end);
    void handle(const Event& event, Outbox& out);
    void record_and_company(Time window_end);
    [[nodiscard]] bool has_own_event() const noexcept { return company_->has_event() || attention_->has_event(); }
    /// The next event of the company or of attention, and whose it is.
    [[nodiscard]] OrderKey next_own_order() const noexcept;
    [[nodiscard]] Time next_own_time() const noexcept;
    void step_own();
    void sample_attitude(Time until);
    void tell_complainer(PostId answer);
    void take_back(Case& record, Time when);
    void settle(const Case& record, Time when);
    void call_supporters(const SupporterRequest& request);
    void note_end_of_run();
    /// Changes of Buzz by hour, over all workers.
    [[nodiscard]] std::vector<std::int64_t> buzz_changes() const;
    void commit(const PostDraft& draft);
    void take(const CaseNote& note);
    void take_company_output();
    void spread_new_posts();
    void count(const Tally& tally, Time when);
    void emit(int worker, const Event& event);
    [[nodiscard]] bool comes_before(const Event& a, const Event& b) const noexcept;

    const Scenario& given_;
    /// The same with what was commanded since, and with parameters as they are now.
    Scenario plain_;
    /// With the tempo worked into its delays as well.
    Scenario scenario_;
    Strategy& strategy_;
    std::vector<Strategy*> successors_;
    std::uint32_t influencer_followers_;
    const FollowerGraph& graph_;
    std::uint64_t repetition_;
    Draws draws_;
    Draws people_draws_;
    Time horizon_;
    /// Entries of the timeline that change parameters, by time, and how many have.
    std::vector<std::uint32_t> settings_;
    std::size_t settings_done_ = 0;
    ActivityClock activity_;
    Incidents incidents_;
    /// How many friends each account has; empty where nobody asks.
    std::vector<std::uint32_t> friends_;
    std::optional<FanOut> fan_out_;
    std::vector<double> background_volume_;

    PostBook book_;
    CaseBook cases_;
    Issues issues_;
    Conditions conditions_;
    std::vector<AttitudeSample> attitude_samples_;
    /// Supporters asked so far, over all issues.
    std::uint32_t supporters_ = 0;
    /// Case ids by block and by the block's own numbering.
    std::vector<std::vector<CaseId>> cases_of_block_;
    std::vector<AccountId> audience_;
    bool has_audience_ = false;
    std::vector<Tally> tallies_;
    std::uint64_t follows_crossed_ = 0;

    std::unique_ptr<Crowd> crowd_;
    std::unique_ptr<Company> company_;
    std::unique_ptr<Attention> attention_;
    AttentionOutput attention_output_;

    Workers workers_;
    std::vector<std::unique_ptr<Worker>> worker_states_;
    EventWheel wheel_;
    std::vector<Event> window_events_;
    std::vector<Event> grouped_events_;
    std::vector<PostId> new_posts_;
    /// The window's drafts, where the workers have left them.
    struct DraftRef {
        OrderKey order;
        const PostDraft* draft;
    };
    std::vector<DraftRef> drafts_;
    std::vector<CaseNote> notes_;

    /// The serial loop's pending events, a heap.
    struct Pending {
        OrderKey order;
        Event event;
        friend bool operator<(const Pending& a, const Pending& b) noexcept { return b.order < a.order; }
    };
    std::vector<Pending> heap_;
    Time now_;
    bool is_done_ = false;
};

}  // namespace firebreak
