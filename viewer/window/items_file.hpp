// What stands where in the window, as JSON in a file: for programs that drive the window as a person would, with a mouse and keys.
#pragma once

#include "engine/live/live_snapshot.hpp"
#include "viewer/state/viewer_state.hpp"
#include "viewer/ui/item_probe.hpp"

#include <filesystem>

namespace firebreak::viewer {

/// {now_us, state, branch, journal_entries, is_open, is_working, messages: […newest last], items: {name: [left, top, right, bottom]}} in
/// pixels of the window. Replaces the file as a whole.
void write_items(const std::filesystem::path& file, const ItemProbe& probe, const ViewerState& state, const LiveSnapshot& live);

}  // namespace firebreak::viewer
