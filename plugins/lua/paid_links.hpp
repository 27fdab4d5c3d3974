// What a table looks up in another one. Lua follows a chain of `__index` tables, thousands if need be, inside one instruction: here a chain
// goes through our own functions, which pay for every table.
#pragma once

#include "plugins/lua/machine.hpp"

namespace firebreak::lua {

/// Before the metatable on top of the stack, which is not in use yet, is set for the table at `table`: puts what pays in the place of
/// tables in its `__index` and `__newindex`, unless the chain ends with the table that is named there. With `always`, in any case. Raises
/// an error for a `__call` that is no function, since Lua would follow these chains, too.
void pay_for_links(lua_State* lua, int table, bool always);
/// Whether some table looks up in this one without paying: then its own metatable must be made with `always`.
[[nodiscard]] bool is_looked_up_in(lua_State* lua, int table);

}  // namespace firebreak::lua
