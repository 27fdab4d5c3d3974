// What a script could remember outside of `state`: its globals, the locals of its file, tables that either reach. All of it must stay as
// it was when the script had been loaded, or a run that was interrupted and resumed would differ from one that was not. Looked at after
// every call (not only before a checkpoint), so that the mistake shows at once and not on the day of a checkpoint; some 30 ns per value.
#pragma once

#include "plugins/lua/state.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace firebreak::lua {

class HiddenMemory {
  public:
    /// Remembers how everything is that is reached from the globals. `state` is the index of the state, `tables` are those that it is made
    /// of. Raises an error when something outside holds a part of the state.
    void remember(lua_State* lua, int state, const StateTables& tables);
    /// Raises an error that names what has changed since.
    void check(lua_State* lua, int state, const StateTables& tables) const;

  private:
    /// Who holds a value, in the words of messages: the global 'limits', the local 'count'.
    struct Holder {
        std::string name;
        bool is_local = false;
        [[nodiscard]] std::string text() const { return (is_local ? "the local '" : "the global '") + name + "'"; }
    };
    /// A table (upvalue 0) or one upvalue of a function; `object` is its place among the anchored ones.
    struct Item {
        lua_Integer object;
        int upvalue;
        std::uint64_t digest;
        Holder holder;
    };
    struct Global {
        std::string name;
        std::uint64_t digest;
    };
    class Walk;
    [[noreturn]] void refuse_change(lua_State* lua, const Holder& holder) const;
    [[noreturn]] void refuse_new_global(lua_State* lua, int globals) const;

    std::vector<Global> globals_;
    std::vector<Item> items_;
};

}  // namespace firebreak::lua
