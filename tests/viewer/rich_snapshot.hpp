// A made-up moment of a run, rich enough to show every part of the window.
#pragma once

#include "engine/live/live_snapshot.hpp"
#include "viewer/state/viewer_state.hpp"

namespace firebreak::viewer::test {

/// Day 8, 21:00 of a run whose incident broke out on day 7 at 07:00: posts of every type, cases of every status.
[[nodiscard]] LiveSnapshot rich_snapshot();
/// Strategies, settings, marks, kept runs and an abandoned future that go with it.
void fill(ViewerState& state, const LiveSnapshot& live);

}  // namespace firebreak::viewer::test
