// The table `state`: all that a script remembers. It becomes bytes and comes back from them exactly, so it may hold plain values only;
// what else stands in it is an error that names the place.
#pragma once

#include "plugins/lua/machine.hpp"

#include <cstddef>
#include <span>
#include <unordered_set>
#include <vector>

namespace firebreak::lua {

/// The tables that `state` is made of, by their addresses; for looking up only.
using StateTables = std::unordered_set<const void*>;

/// Checks the table at `index` without writing it. Raises errors. O(entries).
[[nodiscard]] StateTables check_state(lua_State* lua, int index);
/// Its bytes: equal states give equal bytes, whatever the order in which they came to be. Raises errors.
[[nodiscard]] std::vector<std::byte> bytes_of_state(lua_State* lua, int index);
/// Empties the table at `index` and fills it from bytes. Throws RunError for bytes that are no state.
void restore_state(lua_State* lua, int index, std::span<const std::byte> bytes);

}  // namespace firebreak::lua
