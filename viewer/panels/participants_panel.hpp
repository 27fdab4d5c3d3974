// What the participants see on their own screen: the clock, what reached them, what monitoring shows. No answer, no expected action,
// nothing of the hidden state of the crowd.
#pragma once

#include "engine/live/live_snapshot.hpp"
#include "viewer/state/action.hpp"
#include "viewer/state/viewer_state.hpp"

namespace firebreak::viewer {

/// What was published to the participants, the newest on top.
void draw_received(const ViewerState& state);

/// The questions that wait for them, with the time that is left.
void draw_open_questions(const ViewerState& state);

/// The whole content of the second window. Emits nothing.
void draw_participants(const LiveSnapshot& live, ViewerState& state, Actions& actions);

}  // namespace firebreak::viewer
