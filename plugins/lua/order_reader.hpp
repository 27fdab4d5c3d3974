// From a script's tables to orders, replies, statements and supporters. What a table does not say keeps its default; what it says too
// much, or in the wrong kind, is an error with the path of the field.
#pragma once

#include "plugins/lua/machine.hpp"
#include "plugins/lua/vocabulary.hpp"

#include <string_view>

namespace firebreak::lua {

/// Read the table at `index`; `path` is what messages call it. They raise errors.
[[nodiscard]] Orders read_orders(lua_State* lua, int index, std::string_view path);
[[nodiscard]] Reply read_reply(lua_State* lua, int index, std::string_view path);
[[nodiscard]] Statement read_statement(lua_State* lua, int index, std::string_view path);
[[nodiscard]] Supporters read_supporters(lua_State* lua, int index, std::string_view path);
/// A number of microseconds, rounded to a whole one.
[[nodiscard]] Duration read_duration(lua_State* lua, int index, std::string_view path);

}  // namespace firebreak::lua
