// What a script may do: the object `actions`, with the functions that strategies in C++ have, under the same names.
#pragma once

#include "plugins/lua/machine.hpp"

namespace firebreak::lua {

/// Prepares `actions`. [setup]
void open_deeds(lua_State* lua);
/// Pushes it. It works while Machine::actions is set.
void push_deeds(lua_State* lua);

}  // namespace firebreak::lua
