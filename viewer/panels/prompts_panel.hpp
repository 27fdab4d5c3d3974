// Questions to the team with a running clock, at the side; the facilitator's to put, the team's to answer.
#pragma once

#include "engine/live/live_snapshot.hpp"
#include "viewer/state/action.hpp"
#include "viewer/state/viewer_state.hpp"

namespace firebreak::viewer {

/// Names: "prompt 1/answer", "prompt 1/decide", "prompt 1/withdraw", "prompts/question", "prompts/ask".
void draw_prompts(const LiveSnapshot& live, ViewerState& state, Actions& actions);

/// One open question with its clock, and nothing to press: for the participants' window.
void draw_prompt_clock(const ViewerState& state, const Prompt& prompt);

/// "4:05", "0:09"; hours only where there are any.
[[nodiscard]] std::string countdown_text(Duration left);

}  // namespace firebreak::viewer
