#include "engine/live/steered_run.hpp"

#include <algorithm>

namespace firebreak {

SteeredRun::SteeredRun(const SteeredSetup& setup)
    : setup_{setup},
      scenario_{setup.scenario},
      influencer_followers_{influencer_threshold(setup.graph)},
      checkpoints_{setup.checkpoint_bytes} {
    begin(0);
}

void SteeredRun::begin(std::size_t entries) {
    auto running = std::make_unique<Scenario>(scenario_);
    running->timeline.insert(running->timeline.end(), journal_.begin(), journal_.begin() + static_cast<std::ptrdiff_t>(entries));
    Diagnostics problems;
    Cast cast = create_cast(setup_.library, *running, problems);
    problems.throw_if_errors();
    auto simulation = std::make_unique<Simulation>(
        RunSetup{*running, setup_.graph, *cast.first, setup_.repetition, influencer_followers_, setup_.threads, cast.later(), {}});
    // The old simulation goes before what it refers to.
    simulation_ = std::move(simulation);
    running_ = std::move(running);
    cast_ = std::move(cast);
    later_.clear();
}

Time SteeredRun::aligned(Time time) const noexcept {
    const Duration width = scenario_.platform.min_reaction;
    if (width.count() <= 0) return time;
    return kStart + (time - kStart + width - Duration{1}) / width * width;
}

Time SteeredRun::next_moment() const noexcept { return aligned(simulation_->now()); }

void SteeredRun::run_until(Time until) { simulation_->run_until(aligned(until)); }

void SteeredRun::add(const Command& command) {
    Strategy* successor = nullptr;
    if (command.kind == CommandKind::strategy) {
        Diagnostics problems;
        std::unique_ptr<Strategy> made = create_successor(setup_.library, command, problems);
        problems.throw_if_errors();
        successor = made.get();
        later_.push_back(std::move(made));
    }
    simulation_->add_command(command, successor);
}

void SteeredRun::issue(Command command) {
    const Time when = next_moment();
    if (when >= kStart + scenario_.horizon) throw InputError({}, "the run is over: nothing can be done any more");
    command.at = when - kStart;
    add(command);
    journal_.push_back(std::move(command));
}

void SteeredRun::take_on(std::span<const Command> journal) {
    journal_.assign(journal.begin(), journal.end());
    begin(journal_.size());
}

void SteeredRun::keep_checkpoint() {
    Writer state;
    simulation_->save(state);
    checkpoints_.keep({simulation_->now(), journal_.size(), state.bytes()});
}

void SteeredRun::rewind(Time to) {
    to = std::clamp(to, kStart, simulation_->now());
    const auto is_later = [to](const Command& command) { return kStart + command.at >= to; };
    std::erase_if(journal_, is_later);
    checkpoints_.drop_after(to, journal_.size());
    const MemoryCheckpoint* from = checkpoints_.before(to, journal_.size());
    begin(from != nullptr ? from->journal_entries : 0);
    std::size_t known = 0;
    if (from != nullptr) {
        Reader state{from->state};
        simulation_->load(state);
        known = from->journal_entries;
    }
    for (; known < journal_.size(); ++known) {
        simulation_->run_until(kStart + journal_[known].at);
        add(journal_[known]);
    }
    run_until(to);
    ++branch_;
}

}  // namespace firebreak
