// A run that people steer while it goes on: commands at any moment, back to any moment, another way from there. Whatever is done is in
// the journal, and `firebreak run --journal` makes the same run of it, to the byte.
#pragma once

#include "engine/live/checkpoints.hpp"
#include "engine/plugin/loader.hpp"
#include "engine/scenario/chosen_strategy.hpp"
#include "engine/scenario/scenario.hpp"
#include "engine/sim/simulation.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace firebreak {

struct SteeredSetup {
    const Scenario& scenario;
    const FollowerGraph& graph;
    const StrategyLibrary& library;
    std::uint64_t repetition = 0;
    int threads = 1;
    /// What the checkpoints for going back may take.
    std::size_t checkpoint_bytes = std::size_t{512} << 20;
};

class SteeredRun {
  public:
    /// Throws InputError when a strategy cannot be made. [setup]
    explicit SteeredRun(const SteeredSetup& setup);

    /// Everything before `until` happens.
    void run_until(Time until);
    /// Carries a command out now, whatever its `at` says, and puts it into the journal with its time. Throws InputError when it cannot be.
    void issue(Command command);
    /// Takes on commands of a journal, ahead of their time; to be called before anything else happens.
    void take_on(std::span<const Command> journal);
    /// Back to the state just before whatever was commanded at `to`; commands from then on leave the journal.
    void rewind(Time to);
    /// Keeps the present state to come back to.
    void keep_checkpoint();

    [[nodiscard]] const Simulation& simulation() const noexcept { return *simulation_; }
    [[nodiscard]] const Scenario& scenario() const noexcept { return scenario_; }
    [[nodiscard]] std::span<const Command> journal() const noexcept { return journal_; }
    [[nodiscard]] const Checkpoints& checkpoints() const noexcept { return checkpoints_; }
    /// How often it was rewound.
    [[nodiscard]] std::uint32_t branch() const noexcept { return branch_; }
    /// The first moment at which a command can be carried out: now, at the start of a window.
    [[nodiscard]] Time next_moment() const noexcept;

  private:
    /// A simulation at day 0 with the scenario's own timeline and the first `entries` of the journal.
    void begin(std::size_t entries);
    void add(const Command& command);
    [[nodiscard]] Time aligned(Time time) const noexcept;

    SteeredSetup setup_;
    Scenario scenario_;
    std::uint32_t influencer_followers_;
    std::vector<Command> journal_;
    std::unique_ptr<Scenario> running_;
    Cast cast_;
    std::vector<std::unique_ptr<Strategy>> later_;
    std::unique_ptr<Simulation> simulation_;
    Checkpoints checkpoints_;
    std::uint32_t branch_ = 0;
};

}  // namespace firebreak
