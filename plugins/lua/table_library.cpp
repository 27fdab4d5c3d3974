// Lists. All of it works on the raw table (a metamethod could feign any length), pays before it works, and sorts without looking at a
// clock, which Lua's own table.sort does.
#include "plugins/lua/environment.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace firebreak::lua {
namespace {

// The length of the list at `place`, which may be changed.
lua_Integer list_at(lua_State* lua, int place, const char* function) {
    luaL_checktype(lua, place, LUA_TTABLE);
    if (is_sealed(lua, place)) Machine::raise(lua, fmt::format("{}: this table cannot be changed", function));
    return static_cast<lua_Integer>(lua_rawlen(lua, place));
}

int insert(lua_State* lua) {
    const lua_Integer length = list_at(lua, 1, "table.insert");
    const int arguments = lua_gettop(lua);
    if (arguments != 2 && arguments != 3) Machine::raise(lua, "table.insert: wrong number of arguments");
    const lua_Integer place = arguments == 3 ? luaL_checkinteger(lua, 2) : length + 1;
    if (place < 1 || place > length + 1) Machine::raise(lua, fmt::format("table.insert: position {} is out of bounds", place));
    Machine::charge(lua, static_cast<std::size_t>(length + 1 - place));
    const int value = arguments;
    for (lua_Integer i = length + 1; i > place; --i) {
        lua_rawgeti(lua, 1, i - 1);
        lua_rawseti(lua, 1, i);
    }
    lua_pushvalue(lua, value);
    lua_rawseti(lua, 1, place);
    return 0;
}

int remove(lua_State* lua) {
    const lua_Integer length = list_at(lua, 1, "table.remove");
    const lua_Integer place = luaL_optinteger(lua, 2, length);
    if (length == 0 && (place == 0 || place == 1)) {
        lua_rawgeti(lua, 1, place);
        return 1;
    }
    if (place < 1 || place > length + 1) Machine::raise(lua, fmt::format("table.remove: position {} is out of bounds", place));
    Machine::charge(lua, static_cast<std::size_t>(std::max<lua_Integer>(length - place, 0)));
    lua_rawgeti(lua, 1, place);
    for (lua_Integer i = place; i < length; ++i) {
        lua_rawgeti(lua, 1, i + 1);
        lua_rawseti(lua, 1, i);
    }
    lua_pushnil(lua);
    lua_rawseti(lua, 1, std::max(place, length));
    return 1;
}

int concat(lua_State* lua) {
    luaL_checktype(lua, 1, LUA_TTABLE);
    std::size_t gap_length = 0;
    const char* gap = luaL_optlstring(lua, 2, "", &gap_length);
    const lua_Integer first = luaL_optinteger(lua, 3, 1);
    const lua_Integer last = luaL_optinteger(lua, 4, static_cast<lua_Integer>(lua_rawlen(lua, 1)));
    std::string all;
    for (lua_Integer i = first; i <= last; ++i) {
        Machine::charge(lua, 2);
        lua_rawgeti(lua, 1, i);
        if (lua_type(lua, -1) != LUA_TSTRING && lua_type(lua, -1) != LUA_TNUMBER)
            Machine::raise(lua, fmt::format("table.concat: entry {} is a {}, not a text or a number", i, luaL_typename(lua, -1)));
        std::size_t length = 0;
        const char* text = lua_tolstring(lua, -1, &length);
        all.append(text, length);
        if (i < last) all.append(gap, gap_length);
        if (all.size() > kLongestText) Machine::raise(lua, fmt::format("table.concat: a text may have {} bytes", kLongestText));
        lua_pop(lua, 1);
        if (i == LUA_MAXINTEGER) break;
    }
    lua_pushlstring(lua, all.data(), all.size());
    return 1;
}

int pack(lua_State* lua) {
    const int count = lua_gettop(lua);
    lua_createtable(lua, count, 1);
    lua_insert(lua, 1);
    for (int i = count; i >= 1; --i) lua_rawseti(lua, 1, i);
    lua_pushinteger(lua, count);
    lua_setfield(lua, 1, "n");
    return 1;
}

int unpack(lua_State* lua) {
    luaL_checktype(lua, 1, LUA_TTABLE);
    const lua_Integer first = luaL_optinteger(lua, 2, 1);
    const lua_Integer last = luaL_optinteger(lua, 3, static_cast<lua_Integer>(lua_rawlen(lua, 1)));
    if (first > last) return 0;
    const auto distance = static_cast<std::uint64_t>(last) - static_cast<std::uint64_t>(first);
    if (distance >= static_cast<std::uint64_t>(kMostValues))
        Machine::raise(lua, fmt::format("table.unpack: more than {} values", kMostValues));
    const int count = static_cast<int>(distance) + 1;
    luaL_checkstack(lua, count, "table.unpack");
    Machine::charge(lua, static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) lua_rawgeti(lua, 1, first + i);
    return count;
}

// Whether entry `a` of the list at 1 stands before entry `b`; the comparing function, if any, is at 2.
bool is_less(lua_State* lua, lua_Integer a, lua_Integer b) {
    Machine::charge(lua, 2);
    bool result = false;
    if (lua_isnil(lua, 2)) {
        lua_rawgeti(lua, 1, a);
        lua_rawgeti(lua, 1, b);
        result = lua_compare(lua, -2, -1, LUA_OPLT) != 0;
        lua_pop(lua, 2);
    } else {
        lua_pushvalue(lua, 2);
        lua_rawgeti(lua, 1, a);
        lua_rawgeti(lua, 1, b);
        lua_call(lua, 2, 1);
        result = lua_toboolean(lua, -1) != 0;
        lua_pop(lua, 1);
    }
    return result;
}

// By merging, so that equal entries keep their order; a comparison that contradicts itself gives some order, always the same.
int sort(lua_State* lua) {
    const lua_Integer length = list_at(lua, 1, "table.sort");
    if (!lua_isnoneornil(lua, 2)) luaL_checktype(lua, 2, LUA_TFUNCTION);
    lua_settop(lua, 2);
    Machine::charge(lua, static_cast<std::size_t>(length));
    std::vector<lua_Integer> order(static_cast<std::size_t>(length));
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<lua_Integer>(i + 1);
    std::vector<lua_Integer> merged(order.size());
    for (std::size_t width = 1; width < order.size(); width *= 2) {
        for (std::size_t begin = 0; begin < order.size(); begin += 2 * width) {
            const std::size_t middle = std::min(begin + width, order.size());
            const std::size_t end = std::min(begin + 2 * width, order.size());
            std::size_t left = begin;
            std::size_t right = middle;
            for (std::size_t out = begin; out < end; ++out) {
                const bool takes_right = right < end && (left == middle || is_less(lua, order[right], order[left]));
                merged[out] = takes_right ? order[right++] : order[left++];
            }
        }
        order.swap(merged);
    }
    lua_createtable(lua, static_cast<int>(length), 0);
    for (std::size_t i = 0; i < order.size(); ++i) {
        lua_rawgeti(lua, 1, order[i]);
        lua_rawseti(lua, 3, static_cast<lua_Integer>(i + 1));
    }
    for (lua_Integer i = 1; i <= length; ++i) {
        lua_rawgeti(lua, 3, i);
        lua_rawseti(lua, 1, i);
    }
    return 0;
}

}  // namespace

void open_table(lua_State* lua) {
    constexpr std::array<luaL_Reg, 7> functions{{{"concat", &concat},
                                                 {"insert", &insert},
                                                 {"pack", &pack},
                                                 {"remove", &remove},
                                                 {"sort", &sort},
                                                 {"unpack", &unpack},
                                                 {nullptr, nullptr}}};
    luaL_setfuncs(lua, functions.data(), 0);
}

}  // namespace firebreak::lua
