// A steered run behind a conversation: one JSON object a line is asked, one or more are answered. It keeps the pace that was asked for and
// says when a new snapshot is due. It neither reads nor writes anything: `firebreak serve` does, and tests talk to it directly.
//
//   {"do": "play"}, which may carry "until_us": pause there  {"do": "pause"}  {"do": "step", "by_us": 3600000000}  {"do": "speed",
//   "factor": 600}      0: as fast as it goes
//   {"do": "command", "yaml": "- at: d0 00:00\n  do: agents\n  number: 4\n"}                              carried out now, whatever `at`
//   says
//   {"do": "rewind", "to_us": …}  {"do": "account", "account": 12}  {"do": "conversations"}  {"do": "journal"}  {"do": "quit"}
//
// Each may carry an "id", which comes back with its answer: {"say": "done"}, {"say": "refused", "problems": […]}, {"say": "account", …},
// {"say": "journal", "yaml": …}, {"say": "rewound", …}. Unasked for: {"say": "ready", …} first, and {"say": "over", "state": …} at the
// horizon, with the digest that the manifest of a run holds as its final state.
#pragma once

#include "engine/live/live_snapshot.hpp"
#include "engine/live/snapshot_maker.hpp"
#include "engine/live/steered_run.hpp"

#include <nlohmann/json.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace firebreak {

class LiveSession {
  public:
    using Clock = std::chrono::steady_clock;

    /// Starts paused, at day 0. Throws InputError. [setup]
    explicit LiveSession(const SteeredSetup& setup);

    /// What the other side needs to know first: the scenario, what can be changed, which strategies there are.
    [[nodiscard]] std::string greeting() const;
    /// Answers one line, each answer a line. Never throws for what the line says.
    [[nodiscard]] std::vector<std::string> answer(std::string_view line);

    /// Takes on the commands of a journal and goes on to `until`, paused.
    void recover(std::span<const Command> journal, Time until);

    /// Whether there is work to do now; else `next_work` says when there will be.
    [[nodiscard]] bool is_running() const noexcept { return state_ == LiveState::running; }
    /// Simulates for about `slice` of the clock, or less if the pace asks for less. Returns what there is to say. [serial]
    [[nodiscard]] std::vector<std::string> work(std::chrono::milliseconds slice);
    /// How long nothing is to be done at this pace.
    [[nodiscard]] std::chrono::milliseconds idle_time() const;

    /// A snapshot, if something has changed since the last and it is time for one.
    [[nodiscard]] std::optional<LiveSnapshot> due_snapshot();
    [[nodiscard]] bool wants_to_quit() const noexcept { return wants_to_quit_; }
    [[nodiscard]] const SteeredRun& run() const noexcept { return run_; }
    /// Upper bound of the bytes of its snapshots.
    [[nodiscard]] std::size_t snapshot_bytes() const noexcept;

  private:
    using Json = nlohmann::ordered_json;
    [[nodiscard]] std::vector<Json> obey(const Json& request);
    [[nodiscard]] Json command(const std::string& yaml);
    [[nodiscard]] Json journal() const;
    void set_pace();
    /// Simulated seconds per second; a step is taken as fast as it goes.
    [[nodiscard]] double pace() const noexcept { return is_step_ ? 0.0 : speed_; }
    void rebuild_maker();
    void keep_checkpoint_when_due(Clock::duration worked);

    const StrategyLibrary& library_;
    SteeredRun run_;
    std::optional<SnapshotMaker> maker_;
    LiveState state_ = LiveState::paused;
    double speed_ = 600.0;
    bool is_step_ = false;
    /// Where the simulated clock stood at which moment of the real one; the pace counts from there.
    Time paced_from_{};
    Clock::time_point paced_at_;
    /// Where to pause: the end of a step.
    Time stop_at_ = kNever;
    /// Simulated time that a slice of work covered, to guess the next.
    double simulated_per_second_ = 3600.0;
    Clock::duration unkept_work_{0};
    Clock::duration keeping_cost_{0};
    bool is_changed_ = true;
    bool wants_to_quit_ = false;
    Clock::time_point published_at_;
    Clock::time_point looked_at_;
    Clock::duration publishing_cost_{0};
    Clock::duration looking_cost_{0};
    Time measured_from_{};
    Clock::time_point measured_at_;
    double real_speed_ = 0.0;
};

}  // namespace firebreak
