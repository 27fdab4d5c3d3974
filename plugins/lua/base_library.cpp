// The functions that every Lua script knows, where needed in a form that hides no address, no order of hashes and no way around the budget.
#include "plugins/lua/environment.hpp"
#include "plugins/lua/key_order.hpp"
#include "plugins/lua/paid_links.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

namespace firebreak::lua {
namespace {

// Under these addresses, a metatable in use keeps the one that the script wrote.
constexpr char kWritten = 0;
constexpr char kCopies = 0;
// The same, for tables that others look up in (paid_links.hpp).
constexpr char kPaidCopies = 0;

// An error is thrown through all that is under way and caught here: the time of thousands of instructions.
constexpr std::size_t kStepsPerError = 5000;

constexpr std::array<std::string_view, 24> kEvents{
    "__index", "__newindex", "__call", "__add",  "__sub", "__mul", "__div", "__idiv",   "__mod", "__unm",      "__band", "__bor",
    "__bxor",  "__shl",      "__shr",  "__bnot", "__eq",  "__lt",  "__le",  "__concat", "__len", "__tostring", "__name", "__metatable"};

int pcall_within_budget(lua_State* lua) {
    luaL_checkany(lua, 1);
    const int status = lua_pcall(lua, lua_gettop(lua) - 1, LUA_MULTRET, 0);
    if (status == LUA_OK) {
        lua_pushboolean(lua, 1);
        lua_insert(lua, 1);
        return lua_gettop(lua);
    }
    if (status == LUA_ERRMEM) Machine::stop_for_memory(lua);
    if (Machine::of(lua).has_stopped()) lua_error(lua);
    Machine::charge(lua, kStepsPerError);
    lua_pushboolean(lua, 0);
    lua_insert(lua, -2);
    return 2;
}

// The handler runs when the error has been unwound, not before: Lua would run it with its hook asleep, and a loop in it would never end.
int xpcall_within_budget(lua_State* lua) {
    luaL_checktype(lua, 2, LUA_TFUNCTION);
    // Handler, function, arguments.
    lua_pushvalue(lua, 1);
    lua_copy(lua, 2, 1);
    lua_replace(lua, 2);
    const int status = lua_pcall(lua, lua_gettop(lua) - 2, LUA_MULTRET, 0);
    if (status == LUA_OK) {
        lua_pushboolean(lua, 1);
        lua_replace(lua, 1);
        return lua_gettop(lua);
    }
    if (status == LUA_ERRMEM) Machine::stop_for_memory(lua);
    if (Machine::of(lua).has_stopped()) lua_error(lua);
    Machine::charge(lua, kStepsPerError);
    lua_settop(lua, 2);
    lua_call(lua, 1, LUA_MULTRET);
    lua_pushboolean(lua, 0);
    lua_insert(lua, 1);
    return lua_gettop(lua);
}

int tostring_without_address(lua_State* lua) {
    luaL_checkany(lua, 1);
    lua_settop(lua, 1);
    return text_of_value(lua);
}

int getmetatable_as_written(lua_State* lua) {
    luaL_checkany(lua, 1);
    if (luaL_getmetafield(lua, 1, "__metatable") != LUA_TNIL) return 1;
    if (lua_getmetatable(lua, 1) == 0) {
        lua_pushnil(lua);
        return 1;
    }
    lua_rawgetp(lua, -1, &kWritten);
    return 1;
}

// Pushes the copy that stands for the metatable at `index` of the table at `table`, as it is now.
void push_copy(lua_State* lua, int index, int table) {
    const int written = lua_absindex(lua, index);
    const int owner = lua_absindex(lua, table);
    const bool is_paid = is_looked_up_in(lua, owner);
    const void* copies = is_paid ? &kPaidCopies : &kCopies;
    if (lua_rawgetp(lua, LUA_REGISTRYINDEX, copies) != LUA_TTABLE) {
        lua_pop(lua, 1);
        // A copy lives as long as what it was made of.
        lua_newtable(lua);
        lua_newtable(lua);
        lua_pushliteral(lua, "k");
        lua_setfield(lua, -2, "__mode");
        lua_setmetatable(lua, -2);
        lua_pushvalue(lua, -1);
        lua_rawsetp(lua, LUA_REGISTRYINDEX, copies);
    }
    lua_pushvalue(lua, written);
    if (lua_rawget(lua, -2) == LUA_TNIL) {
        lua_pop(lua, 1);
        lua_newtable(lua);
        lua_pushvalue(lua, written);
        lua_rawsetp(lua, -2, &kWritten);
        lua_pushvalue(lua, written);
        lua_pushvalue(lua, -2);
        lua_rawset(lua, -4);
    }
    lua_remove(lua, -2);
    for (const std::string_view event : kEvents) {
        lua_pushlstring(lua, event.data(), event.size());
        lua_pushvalue(lua, -1);
        lua_rawget(lua, written);
        lua_rawset(lua, -3);
    }
    pay_for_links(lua, owner, is_paid);
    // The cache of absent metamethods that Lua keeps is renewed by a write through the API.
}

// What a metatable may not hold: finalizers and weak tables would show when the garbage collector runs, closing values run while an error
// is on its way, and ^ is not to be had.
void check_metatable(lua_State* lua, int index) {
    for (const Key& key : ordered_keys(lua, index)) {
        const auto* text = std::get_if<std::string_view>(&key);
        if (text == nullptr || !text->starts_with("__") || std::find(kEvents.begin(), kEvents.end(), *text) != kEvents.end()) continue;
        if (*text == "__gc" || *text == "__mode" || *text == "__close" || *text == "__pow" || *text == "__pairs")
            Machine::raise(lua, fmt::format("setmetatable: a metatable may not have {} here", *text));
        Machine::raise(lua, fmt::format("setmetatable: Lua has no metamethod {}", text->substr(0, 60)));
    }
}

int setmetatable_checked(lua_State* lua) {
    luaL_checktype(lua, 1, LUA_TTABLE);
    luaL_argexpected(lua, lua_isnil(lua, 2) || lua_istable(lua, 2), 2, "nil or table");
    lua_settop(lua, 2);
    if (is_sealed(lua, 1) || luaL_getmetafield(lua, 1, "__metatable") != LUA_TNIL)
        Machine::raise(lua, "setmetatable: this table's metatable is protected");
    if (lua_istable(lua, 2)) {
        if (is_sealed(lua, 2)) Machine::raise(lua, "setmetatable: a table of the library cannot be a metatable");
        check_metatable(lua, 2);
        push_copy(lua, 2, 1);
        Machine::charge(lua, kEvents.size());
    } else {
        lua_pushnil(lua);
    }
    lua_setmetatable(lua, 1);
    lua_settop(lua, 1);
    return 1;
}

int rawset_checked(lua_State* lua) {
    luaL_checktype(lua, 1, LUA_TTABLE);
    luaL_checkany(lua, 2);
    luaL_checkany(lua, 3);
    lua_settop(lua, 3);
    if (is_sealed(lua, 1)) Machine::raise(lua, "rawset: this table cannot be changed");
    lua_rawset(lua, 1);
    return 1;
}

// 168 truth values, as `hours` of the orders wants them.
void push_week(lua_State* lua, const WeekHours& week) {
    lua_createtable(lua, static_cast<int>(week.open.size()), 0);
    for (std::size_t hour = 0; hour < week.open.size(); ++hour) {
        lua_pushboolean(lua, week.open[hour] ? 1 : 0);
        lua_rawseti(lua, -2, static_cast<lua_Integer>(hour + 1));
    }
}

int always(lua_State* lua) {
    push_week(lua, WeekHours::always());
    return 1;
}

int daily(lua_State* lua) {
    const auto argument = [&](int place, lua_Integer most) {
        const lua_Integer number = luaL_checkinteger(lua, place);
        if (number < 0 || number > most)
            Machine::raise(lua, fmt::format("daily: argument {} is {}, but must lie in [0, {}]", place, number, most));
        return static_cast<std::size_t>(number);
    };
    push_week(lua, WeekHours::daily(argument(1, 6), argument(2, 6), argument(3, 24), argument(4, 24)));
    return 1;
}

// Upvalue 1 is a function of Lua's that turns texts into numbers, or one of ours: called in our place, with our arguments.
int paid_by_texts(lua_State* lua) {
    for (int place = 1; place <= lua_gettop(lua); ++place) {
        if (lua_type(lua, place) == LUA_TSTRING) Machine::charge(lua, lua_rawlen(lua, place));
    }
    return lua_tocfunction(lua, lua_upvalueindex(1))(lua);
}

}  // namespace

void add_paid_by_texts(lua_State* lua, int table, const char* name) {
    lua_getfield(lua, -1, name);
    lua_pushcclosure(lua, &paid_by_texts, 1);
    lua_setfield(lua, table, name);
}

int text_of_value(lua_State* lua) {
    switch (lua_type(lua, -1)) {
        case LUA_TNIL:
        case LUA_TBOOLEAN:
        case LUA_TNUMBER:
        case LUA_TSTRING: luaL_tolstring(lua, -1, nullptr); return 1;
        case LUA_TLIGHTUSERDATA: lua_pushliteral(lua, "case"); return 1;
        default: break;
    }
    if (lua_type(lua, -1) == LUA_TTABLE && luaL_getmetafield(lua, -1, "__tostring") != LUA_TNIL) {
        lua_pushvalue(lua, -2);
        lua_call(lua, 1, 1);
        if (lua_type(lua, -1) != LUA_TSTRING) Machine::raise(lua, "'__tostring' must return a text");
        return 1;
    }
    if (lua_type(lua, -1) == LUA_TUSERDATA) lua_pushliteral(lua, "host object");
    else lua_pushstring(lua, luaL_typename(lua, -1));
    return 1;
}

void open_base(lua_State* lua) {
    const int environment = lua_gettop(lua);
    luaL_requiref(lua, LUA_GNAME, luaopen_base, 0);
    for (const char* name : {"assert", "error", "ipairs", "rawequal", "rawget", "rawlen", "type"}) {
        lua_getfield(lua, -1, name);
        lua_setfield(lua, environment, name);
    }
    for (const char* name : {"select", "tonumber"}) add_paid_by_texts(lua, environment, name);
    // The global table that Lua's own library has filled is no longer anybody's.
    lua_settop(lua, environment);
    constexpr std::array<luaL_Reg, 11> functions{{{"pcall", &pcall_within_budget},
                                                  {"xpcall", &xpcall_within_budget},
                                                  {"next", &next_in_order},
                                                  {"pairs", &pairs_in_order},
                                                  {"tostring", &tostring_without_address},
                                                  {"getmetatable", &getmetatable_as_written},
                                                  {"setmetatable", &setmetatable_checked},
                                                  {"rawset", &rawset_checked},
                                                  {"always", &always},
                                                  {"daily", &daily},
                                                  {nullptr, nullptr}}};
    luaL_setfuncs(lua, functions.data(), 0);
    struct Span {
        const char* name;
        Duration length;
    };
    for (const Span& span : {Span{"second", seconds{1}}, Span{"minute", minutes{1}}, Span{"hour", hours{1}}, Span{"day", days{1}}}) {
        lua_pushinteger(lua, span.length.count());
        lua_setfield(lua, environment, span.name);
    }
}

}  // namespace firebreak::lua
