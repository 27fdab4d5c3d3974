// The keys of a table in one order: numbers by value, then texts byte by byte, then false and true. Lua's own order follows hashes that
// are salted with addresses, and differs from process to process.
#pragma once

#include "plugins/lua/machine.hpp"

#include <string_view>
#include <variant>
#include <vector>

namespace firebreak::lua {

/// A text is valid as long as the table holds the key.
using Key = std::variant<lua_Integer, lua_Number, std::string_view, bool>;

[[nodiscard]] bool is_before(const Key& a, const Key& b);
/// The key at `index`, or raises an error when its kind has no order.
[[nodiscard]] Key key_at(lua_State* lua, int index);
void push_key(lua_State* lua, const Key& key);
/// All keys of the table at `index`, in their order. Raises an error for keys without one (tables, functions). O(n log n) steps.
[[nodiscard]] std::vector<Key> ordered_keys(lua_State* lua, int index);
/// The key as a script would write it behind the name of its table: `.total`, `[3]`.
[[nodiscard]] std::string path_part(const Key& key);

/// `next` and `pairs` as scripts have them.
int next_in_order(lua_State* lua);
int pairs_in_order(lua_State* lua);

}  // namespace firebreak::lua
