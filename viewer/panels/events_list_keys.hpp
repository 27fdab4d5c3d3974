// The events list by keyboard, and what its buttons and its keys have in common.
#pragma once

#include "engine/live/live_snapshot.hpp"
#include "viewer/state/action.hpp"
#include "viewer/state/viewer_state.hpp"

#include <array>

namespace firebreak::viewer {

/// In the order of the screen.
[[nodiscard]] const std::array<EventsColumn, 13>& shown_columns() noexcept;

/// A new inject behind the selected one, planned for now, its message open for typing.
void add_inject(const LiveSnapshot& live, ViewerState& state);
void delete_selected(ExerciseState& exercise);
void move_selected(ExerciseState& exercise, int by);
/// Opens the selected cell, where it is one to type into.
void begin_edit(ExerciseState& exercise, Language language);
/// Takes over what was typed, or says why not and stays open.
void end_edit(ExerciseState& exercise, InjectId id, EventsColumn column, Language language);
/// The selection was moved by key, so the table scrolls to it. True once.
[[nodiscard]] bool wants_to_be_seen(ExerciseState& exercise);

/// Arrows, Enter, Insert, Delete, Ctrl with Enter, arrows, Z and Y; only while the table has the keyboard and nothing is typed into.
void work_keys(const LiveSnapshot& live, ViewerState& state, Actions& actions, bool is_focused);

}  // namespace firebreak::viewer
