#include "plugins/lua/key_order.hpp"

#include "plugins/lua/environment.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <type_traits>

namespace firebreak::lua {
namespace {

// Wider than both kinds of number on the machines that we know, so the comparison is exact.
long double number_of(const Key& key) {
    if (const auto* whole = std::get_if<lua_Integer>(&key)) return static_cast<long double>(*whole);
    return static_cast<long double>(std::get<lua_Number>(key));
}

int rank_of(const Key& key) { return static_cast<int>(std::max<std::size_t>(key.index(), 1)); }

// pairs() hands out this iterator, the keys as they were, and the table: no closure, so that no position hides in it.
constexpr int kTablePlace = 1;
constexpr int kKeysPlace = 2;

int step(lua_State* lua) {
    lua_settop(lua, 2);
    if (lua_type(lua, 1) != LUA_TUSERDATA || lua_getiuservalue(lua, 1, kTablePlace) != LUA_TTABLE ||
        lua_getiuservalue(lua, 1, kKeysPlace) != LUA_TTABLE)
        Machine::raise(lua, "the iterator of pairs is for the loop that pairs began");
    auto* hint = static_cast<lua_Integer*>(lua_touserdata(lua, 1));
    const int table = 3;
    const int keys = 4;
    const auto count = static_cast<lua_Integer>(lua_rawlen(lua, keys));
    lua_Integer place = 1;
    if (!lua_isnil(lua, 2)) {
        // Almost always the key that was handed out last; a search where a script calls the iterator by hand.
        place = *hint;
        for (lua_Integer tried = 0;; ++tried) {
            if (tried > count) Machine::raise(lua, "pairs does not know this key");
            if (place < 1 || place > count) place = 1;
            lua_rawgeti(lua, keys, place);
            const bool is_same = lua_rawequal(lua, -1, 2) != 0;
            lua_pop(lua, 1);
            ++place;
            if (is_same) break;
            Machine::charge(lua, 1);
        }
    }
    for (; place <= count; ++place) {
        lua_rawgeti(lua, keys, place);
        lua_pushvalue(lua, -1);
        if (lua_rawget(lua, table) != LUA_TNIL) {
            *hint = place;
            return 2;
        }
        // Taken out of the table since the loop began.
        lua_pop(lua, 2);
        Machine::charge(lua, 1);
    }
    lua_pushnil(lua);
    return 1;
}

}  // namespace

bool is_before(const Key& a, const Key& b) {
    if (rank_of(a) != rank_of(b)) return rank_of(a) < rank_of(b);
    if (const auto* text = std::get_if<std::string_view>(&a)) return *text < std::get<std::string_view>(b);
    if (const auto* truth = std::get_if<bool>(&a)) return !*truth && std::get<bool>(b);
    if (a.index() == 0 && b.index() == 0) return std::get<lua_Integer>(a) < std::get<lua_Integer>(b);
    return number_of(a) < number_of(b);
}

Key key_at(lua_State* lua, int index) {
    switch (lua_type(lua, index)) {
        case LUA_TNUMBER: return lua_isinteger(lua, index) != 0 ? Key{lua_tointeger(lua, index)} : Key{lua_tonumber(lua, index)};
        case LUA_TBOOLEAN: return Key{lua_toboolean(lua, index) != 0};
        case LUA_TSTRING: {
            std::size_t length = 0;
            const char* text = lua_tolstring(lua, index, &length);
            return Key{std::string_view{text, length}};
        }
        default: break;
    }
    Machine::raise(lua, fmt::format("a key that is a {} has no place in an order: use a number or a text, such as a case's id, as key",
                                    lua_islightuserdata(lua, index) ? "case" : luaL_typename(lua, index)));
}

void push_key(lua_State* lua, const Key& key) {
    if (const auto* whole = std::get_if<lua_Integer>(&key)) lua_pushinteger(lua, *whole);
    else if (const auto* real = std::get_if<lua_Number>(&key)) lua_pushnumber(lua, *real);
    else if (const auto* text = std::get_if<std::string_view>(&key)) lua_pushlstring(lua, text->data(), text->size());
    else lua_pushboolean(lua, std::get<bool>(key) ? 1 : 0);
}

std::vector<Key> ordered_keys(lua_State* lua, int index) {
    const int table = lua_absindex(lua, index);
    luaL_checkstack(lua, 4, nullptr);
    std::vector<Key> keys;
    bool is_sorted = true;
    lua_pushnil(lua);
    while (lua_next(lua, table) != 0) {
        lua_pop(lua, 1);
        keys.push_back(key_at(lua, -1));
        if (keys.size() > 1 && !is_before(keys[keys.size() - 2], keys.back())) is_sorted = false;
        if (keys.size() % 64 == 0) Machine::charge(lua, 64);
    }
    if (!is_sorted) {
        Machine::charge(lua, keys.size() * 8);
        std::sort(keys.begin(), keys.end(), is_before);
    }
    return keys;
}

std::string path_part(const Key& key) {
    if (const auto* text = std::get_if<std::string_view>(&key)) return fmt::format(".{}", text->substr(0, 60));
    if (const auto* whole = std::get_if<lua_Integer>(&key)) return fmt::format("[{}]", *whole);
    if (const auto* real = std::get_if<lua_Number>(&key)) return fmt::format("[{}]", *real);
    return std::get<bool>(key) ? "[true]" : "[false]";
}

int next_in_order(lua_State* lua) {
    luaL_checktype(lua, 1, LUA_TTABLE);
    lua_settop(lua, 2);
    look_behind_seal(lua, 1);
    std::optional<Key> given;
    if (!lua_isnil(lua, 2)) given = key_at(lua, 2);
    std::optional<Key> nearest;
    std::size_t seen = 0;
    lua_pushnil(lua);
    while (lua_next(lua, 1) != 0) {
        lua_pop(lua, 1);
        const Key key = key_at(lua, -1);
        if ((!given || is_before(*given, key)) && (!nearest || is_before(key, *nearest))) nearest = key;
        if (++seen % 64 == 0) Machine::charge(lua, 64);
    }
    if (!nearest) {
        lua_pushnil(lua);
        return 1;
    }
    push_key(lua, *nearest);
    lua_pushvalue(lua, -1);
    lua_rawget(lua, 1);
    return 2;
}

int pairs_in_order(lua_State* lua) {
    luaL_checktype(lua, 1, LUA_TTABLE);
    lua_settop(lua, 1);
    look_behind_seal(lua, 1);
    lua_pushcfunction(lua, &step);
    auto* hint = static_cast<lua_Integer*>(lua_newuserdatauv(lua, sizeof(lua_Integer), 2));
    *hint = 1;
    const std::vector<Key> keys = ordered_keys(lua, 1);
    lua_createtable(lua, static_cast<int>(keys.size()), 0);
    for (std::size_t i = 0; i < keys.size(); ++i) {
        push_key(lua, keys[i]);
        lua_rawseti(lua, -2, static_cast<lua_Integer>(i + 1));
    }
    lua_setiuservalue(lua, 3, kKeysPlace);
    lua_pushvalue(lua, 1);
    lua_setiuservalue(lua, 3, kTablePlace);
    return 2;
}

}  // namespace firebreak::lua
