#include "plugins/lua/hidden_memory.hpp"

#include "engine/core/hash.hpp"
#include "plugins/lua/environment.hpp"
#include "plugins/lua/key_order.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <unordered_set>

namespace firebreak::lua {
namespace {

// The registry keeps every table and function that was reached. So none of them is ever freed, and an address stands for one object.
constexpr char kAnchors = 0;
constexpr std::uint64_t kIsState = 0x57a7e;

// The value on top of the stack. Tables and functions count by their addresses, which never leave this process.
std::uint64_t digest_of_value(lua_State* lua, int index, const void* state) {
    const int type = lua_type(lua, index);
    const auto kind = static_cast<std::uint64_t>(type);
    switch (type) {
        case LUA_TNIL: return mix(kind);
        case LUA_TBOOLEAN: return hash_of(kind, lua_toboolean(lua, index));
        case LUA_TNUMBER:
            if (lua_isinteger(lua, index) != 0) return hash_of(kind, 0, lua_tointeger(lua, index));
            return hash_of(kind, 1, std::bit_cast<std::uint64_t>(lua_tonumber(lua, index)));
        case LUA_TSTRING: {
            std::size_t length = 0;
            const char* text = lua_tolstring(lua, index, &length);
            return hash_text({text, length}, kind);
        }
        default: break;
    }
    const void* address = lua_topointer(lua, index);
    if (address == state) return kIsState;
    return hash_of(kind, reinterpret_cast<std::uintptr_t>(address));
}

// Whatever the order of the entries. The table is at `index`.
std::uint64_t digest_of_table(lua_State* lua, int index, const void* state) {
    std::uint64_t digest = 0;
    if (lua_getmetatable(lua, index) != 0) {
        digest = digest_of_value(lua, -1, state);
        lua_pop(lua, 1);
    }
    std::size_t entries = 0;
    lua_pushnil(lua);
    while (lua_next(lua, index) != 0) {
        digest += hash_of(digest_of_value(lua, -2, state), digest_of_value(lua, -1, state));
        lua_pop(lua, 1);
        if (++entries % 64 == 0) Machine::charge(lua, 64);
    }
    return digest;
}

constexpr std::string_view kStateName = "state";

}  // namespace

class HiddenMemory::Walk {
  public:
    Walk(lua_State* lua, HiddenMemory& memory, int state, const StateTables& tables)
        : lua_{lua}, memory_{memory}, state_{lua_topointer(lua, state)}, tables_{tables} {
        lua_pushglobaltable(lua_);
        globals_ = lua_topointer(lua_, -1);
        lua_pop(lua_, 1);
        lua_newtable(lua_);
        anchors_ = lua_gettop(lua_);
        lua_pushvalue(lua_, -1);
        lua_rawsetp(lua_, LUA_REGISTRYINDEX, &kAnchors);
    }

    void add_globals() {
        lua_pushglobaltable(lua_);
        for (const Key& key : ordered_keys(lua_, -1)) {
            const auto* name = std::get_if<std::string_view>(&key);
            if (name == nullptr) Machine::raise(lua_, fmt::format("_ENV{} is set, but globals have names", path_part(key)));
            if (*name == kStateName) continue;
            lua_pushlstring(lua_, name->data(), name->size());
            lua_rawget(lua_, -2);
            memory_.globals_.push_back({std::string{*name}, digest_of_value(lua_, -1, state_)});
            reach({std::string{*name}, false});
            lua_pop(lua_, 1);
        }
        lua_pop(lua_, 1);
    }

    // The value on top of the stack, which stays there.
    void reach(const Holder& holder) {
        const void* address = lua_topointer(lua_, -1);
        const int type = lua_type(lua_, -1);
        if ((type != LUA_TTABLE && type != LUA_TFUNCTION && type != LUA_TUSERDATA) || lua_iscfunction(lua_, -1) != 0 || address == state_ ||
            address == globals_)
            return;
        if (tables_.contains(address)) {
            Machine::raise(lua_,
                           fmt::format("{} holds a table that is part of state; after a checkpoint these would be two tables: reach it "
                                       "through state",
                                       holder.text()));
        }
        if (is_sealed(lua_, -1) || !reached_.insert(address).second) return;
        lua_pushvalue(lua_, -1);
        lua_rawseti(lua_, anchors_, static_cast<lua_Integer>(reached_.size()));
        holders_.push_back(holder);
    }

    void follow() {
        for (std::size_t i = 0; i < holders_.size(); ++i) {
            luaL_checkstack(lua_, 8, nullptr);
            lua_rawgeti(lua_, anchors_, static_cast<lua_Integer>(i + 1));
            const Holder holder = holders_[i];
            if (lua_istable(lua_, -1)) follow_table(static_cast<lua_Integer>(i + 1), holder);
            else if (lua_isuserdata(lua_, -1) != 0) follow_iterator(holder);
            else follow_function(static_cast<lua_Integer>(i + 1));
            lua_pop(lua_, 1);
        }
    }

  private:
    void follow_table(lua_Integer object, const Holder& holder) {
        const int table = lua_gettop(lua_);
        memory_.items_.push_back({object, 0, digest_of_table(lua_, table, state_), holder});
        if (lua_getmetatable(lua_, table) != 0) {
            reach(holder);
            lua_pop(lua_, 1);
        }
        lua_pushnil(lua_);
        while (lua_next(lua_, table) != 0) {
            reach(holder);
            lua_pop(lua_, 1);
            reach(holder);
        }
    }

    // What pairs hands out holds the table and its keys.
    void follow_iterator(const Holder& holder) {
        for (const int place : {1, 2}) {
            lua_getiuservalue(lua_, -1, place);
            reach(holder);
            lua_pop(lua_, 1);
        }
    }

    void follow_function(lua_Integer object) {
        const int function = lua_gettop(lua_);
        for (int i = 1;; ++i) {
            const char* name = lua_getupvalue(lua_, function, i);
            if (name == nullptr) return;
            // The globals, too, which every function holds as _ENV: a script may put another table in their place.
            const Holder holder{name, true};
            memory_.items_.push_back({object, i, digest_of_value(lua_, -1, state_), holder});
            reach(holder);
            lua_pop(lua_, 1);
        }
    }

    lua_State* lua_;
    HiddenMemory& memory_;
    const void* state_;
    const void* globals_ = nullptr;
    const StateTables& tables_;
    int anchors_ = 0;
    std::unordered_set<const void*> reached_;
    std::vector<Holder> holders_;
};

void HiddenMemory::remember(lua_State* lua, int state, const StateTables& tables) {
    globals_.clear();
    items_.clear();
    Walk walk{lua, *this, state, tables};
    walk.add_globals();
    walk.follow();
    lua_pop(lua, 1);
}

void HiddenMemory::check(lua_State* lua, int state, const StateTables& tables) const {
    const void* address = lua_topointer(lua, state);
    lua_pushglobaltable(lua);
    const int globals = lua_gettop(lua);
    for (const Global& global : globals_) {
        lua_pushlstring(lua, global.name.data(), global.name.size());
        lua_rawget(lua, globals);
        if (digest_of_value(lua, -1, address) != global.digest) refuse_change(lua, {global.name, false});
        lua_pop(lua, 1);
    }
    std::size_t count = 0;
    lua_pushnil(lua);
    while (lua_next(lua, globals) != 0) {
        lua_pop(lua, 1);
        ++count;
    }
    if (count != globals_.size() + 1) refuse_new_global(lua, globals);

    lua_rawgetp(lua, LUA_REGISTRYINDEX, &kAnchors);
    const int anchors = lua_gettop(lua);
    for (const Item& item : items_) {
        lua_rawgeti(lua, anchors, item.object);
        if (item.upvalue == 0) {
            if (tables.contains(lua_topointer(lua, -1))) {
                Machine::raise(lua, fmt::format("{} holds a table that is now part of state; after a checkpoint these would be two tables: "
                                                "give state a copy",
                                                item.holder.text()));
            }
            if (digest_of_table(lua, anchors + 1, address) != item.digest) refuse_change(lua, item.holder);
        } else {
            lua_getupvalue(lua, -1, item.upvalue);
            if (digest_of_value(lua, -1, address) != item.digest) refuse_change(lua, item.holder);
        }
        lua_settop(lua, anchors);
    }
    lua_settop(lua, globals - 1);
}

void HiddenMemory::refuse_change(lua_State* lua, const Holder& holder) const {
    Machine::raise(lua,
                   fmt::format("{} was changed, but a strategy remembers only what is in state, and this would be lost at a checkpoint: "
                               "write state.{}",
                               holder.text(), holder.name));
}

void HiddenMemory::refuse_new_global(lua_State* lua, int globals) const {
    for (const Key& key : ordered_keys(lua, globals)) {
        const auto* name = std::get_if<std::string_view>(&key);
        const bool is_known = name != nullptr &&
                              (*name == kStateName || std::find_if(globals_.begin(), globals_.end(),
                                                                   [&](const Global& one) { return one.name == *name; }) != globals_.end());
        if (is_known) continue;
        const std::string text = name != nullptr ? std::string{name->substr(0, 60)} : path_part(key);
        Machine::raise(lua, fmt::format("the global '{}' was made, and would be lost at a checkpoint: write `local {}`, or state.{}", text,
                                        text, text));
    }
    Machine::raise(lua, "a global was taken away: write state = {} to forget everything");
}

}  // namespace firebreak::lua
