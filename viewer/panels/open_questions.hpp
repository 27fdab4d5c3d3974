// Open questions beside whatever the team is doing: their clocks, and which of them its next decision answers.
#pragma once

#include "viewer/state/viewer_state.hpp"

#include <cstddef>

namespace firebreak::viewer {

/// Clocks that stand above the tabs; those of the other questions are a line that says how many there are.
inline constexpr std::size_t kMostClocksAside = 2;

/// Names: "prompt clock 1", "prompts/more", and the choice "prompts/answers".
void draw_questions_aside(ViewerState& state);

}  // namespace firebreak::viewer
