// The master scenario events list while it is edited and played. Every change by hand can be undone; what the clock published is a fact.
#pragma once

#include "viewer/exercise/history.hpp"
#include "viewer/exercise/inject.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace firebreak::viewer {

/// [serial]
class EventsList {
  public:
    EventsList() = default;
    /// Injects without an id are given one.
    explicit EventsList(std::vector<Inject> injects);

    [[nodiscard]] const std::vector<Inject>& injects() const noexcept { return history_.present(); }
    /// nullptr when there is none of this id. Not to be kept over a change.
    [[nodiscard]] const Inject* find(InjectId id) const noexcept;
    [[nodiscard]] std::optional<std::size_t> row_of(InjectId id) const noexcept;

    /// Before `row`, or at the end; the id it was given. An empty number becomes the next free one.
    InjectId insert(std::size_t row, Inject inject);
    /// Everything but the id becomes as in `changed`. Nothing happens, and no step to undo arises, where nothing differs.
    bool edit(const Inject& changed);
    bool move(InjectId id, std::size_t row);
    bool remove(InjectId id);
    /// Behind the original, planned again, without its score; 0 when there is none of this id.
    InjectId duplicate(InjectId id);
    /// Another list takes the place of this one, or is put behind it.
    void replace(std::vector<Inject> injects);
    void append(std::vector<Inject> injects);
    void sort_by_time(const ExerciseTiming& timing);

    /// What the simulation has to do: a note that names the inject, and its effect. Empty where it was published already.
    [[nodiscard]] std::vector<Command> publish_now(InjectId id, Time now);
    bool skip(InjectId id);
    /// A skipped or delayed one is planned again, as if nothing had been said.
    bool plan_again(InjectId id);
    /// Later by so much simulated time, counted from now where it was due before.
    bool delay(InjectId id, Duration by, Time now, const ExerciseTiming& timing);
    /// Out of the reserve, and on the list for `at`.
    bool take_from_reserve(InjectId id, const InjectTime& at);
    bool put_in_reserve(InjectId id);
    bool set_score(InjectId id, std::optional<int> score);

    /// What must have been published by now and was not, in the order of its time.
    [[nodiscard]] std::vector<InjectId> due(Time now, const ExerciseTiming& timing) const;
    /// The next that will be due.
    [[nodiscard]] std::optional<InjectId> next(Time now, const ExerciseTiming& timing) const;
    /// Publishes what is due. No step to undo: the participants have seen it.
    [[nodiscard]] std::vector<Command> publish_due(Time now, const ExerciseTiming& timing);
    /// The run went back to this moment: what was published later is planned again, whatever is undone afterwards.
    void rewound_to(Time moment);

    [[nodiscard]] bool can_undo() const noexcept { return history_.can_undo(); }
    [[nodiscard]] bool can_redo() const noexcept { return history_.can_redo(); }
    /// True when it changed something. Taking back a publication changes the list alone: the simulation has to be rewound for its effect.
    bool undo();
    bool redo();
    /// Counts changes of any kind, so that who keeps the list knows when to keep it again.
    [[nodiscard]] std::uint64_t revision() const noexcept { return revision_; }

  private:
    template <class Change>
    bool change(InjectId id, const Change& apply);
    void set(std::vector<Inject> injects);
    void give_ids(std::vector<Inject>& injects);

    History<std::vector<Inject>> history_;
    InjectId last_id_ = 0;
    std::uint64_t revision_ = 0;
};

/// The line of the journal that names an inject, and its effect behind it.
[[nodiscard]] std::vector<Command> commands_of(const Inject& inject, Time now);

/// 1 more than the highest number that is a whole one.
[[nodiscard]] std::string next_number(const std::vector<Inject>& injects);

}  // namespace firebreak::viewer
