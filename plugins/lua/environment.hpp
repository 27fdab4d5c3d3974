// All that a script finds when it starts: a small library, in which what is left out says why.
#pragma once

#include "plugins/lua/machine.hpp"

#include <string_view>

namespace firebreak::lua {

/// Makes the global table of scripts, with the library in it, and sets `params` and `state` to empty tables. [setup]
void open_environment(lua_State* lua);

/// Turns the table on top of the stack into one that can be read and not changed; reading what is not there is an error with a
/// suggestion. `name` is what messages call it.
void seal(lua_State* lua, std::string_view name);
/// Whether the value at `index` is such a table, or the globals, or belongs to the host in another way.
[[nodiscard]] bool is_sealed(lua_State* lua, int index);
/// Puts what stands behind the sealed table at `index` in its place; leaves other values alone.
void look_behind_seal(lua_State* lua, int index);
/// Marks the metatable on top of the stack as the host's: scripts neither see nor change it.
void mark_as_own(lua_State* lua);

/// "; did you mean 'x'?" among the texts that are keys of the table at `index`, or "".
[[nodiscard]] std::string suggestion(lua_State* lua, int index, std::string_view wrong);

// The parts of the library: each adds its functions to the table on top of the stack.
void open_base(lua_State* lua);
void open_math(lua_State* lua);
void open_sample(lua_State* lua);
void open_string(lua_State* lua);
void open_table(lua_State* lua);

/// Puts the function `name` of the table on top of the stack into the one at `table`, so that it pays for the length of every text that it
/// gets: numbers are read from texts digit by digit. It must be a C function without upvalues.
void add_paid_by_texts(lua_State* lua, int table, const char* name);

/// The text of any value as `tostring` gives it: no addresses. Leaves it on top of the stack.
int text_of_value(lua_State* lua);

}  // namespace firebreak::lua
