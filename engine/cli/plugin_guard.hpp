// A second process that only watches, for commands that load somebody's compiled code: a plugin that calls `_exit`, is killed from outside
// or never comes back is told of like one that crashes (docs/decisions/0004-a-strategy-that-crashes.md).
#pragma once

#include <optional>
#include <span>

namespace firebreak {

/// Whether a command may load code that did not come with the program, and nobody watches it yet.
[[nodiscard]] bool wants_plugin_guard(std::span<char* const> arguments);

/// Splits the process in two. Returns nothing in the one that goes on with the command; in the other, which has waited for it, the exit
/// code for both. To be called first of all, with no thread, memory or handler of our own. Throws nothing: without a second process the
/// command goes on unwatched. [setup]
[[nodiscard]] std::optional<int> guard_against_plugins();

/// The command has come to its own end: what happens to the process from now on is no failure of a call. [serial]
void tell_guard_of_the_end() noexcept;

}  // namespace firebreak
