// What the company writes: an answer to a case, from presets of tone to its contents, and a statement to everybody.
#pragma once

#include "viewer/state/action.hpp"
#include "viewer/state/viewer_state.hpp"

namespace firebreak::viewer {

void draw_answer_form(ViewerState& state, CaseId to, Actions& actions);
void draw_statement_form(ViewerState& state, Actions& actions);

}  // namespace firebreak::viewer
