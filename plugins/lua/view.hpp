// What a script sees: `seen`, and the cases in it. No tables, so nothing can be hidden in them, and a wrong name is an error; and cases are
// made without allocating: a case is its place in the list of this tick.
#pragma once

#include "plugins/lua/machine.hpp"

#include <optional>

namespace firebreak::lua {

/// Prepares both kinds of object. [setup]
void open_view(lua_State* lua);
/// Pushes `seen`, which shows Machine::seen; a list of cases made for an earlier tick is dropped.
void push_seen(lua_State* lua);
/// The id of the case at `index`, which is a case or a whole number; nothing if it is neither.
[[nodiscard]] std::optional<std::uint32_t> case_id_at(lua_State* lua, int index);

}  // namespace firebreak::lua
