#include "plugins/lua/paid_links.hpp"

#include <array>

namespace firebreak::lua {
namespace {

// Under this address the registry holds the set of tables that others look up in without paying; its keys are weak.
constexpr char kLookedUpIn = 0;
// Under these, a metatable in use keeps the tables that what pays stands for, and what pays.
constexpr char kIndex = 0;
constexpr char kPaidIndex = 0;
constexpr char kNewIndex = 0;
constexpr char kPaidNewIndex = 0;
// A call from the machine into a function of ours and back takes the time of some instructions.
constexpr std::size_t kStepsPerTable = 10;

// Upvalue 1 is the table that stands in `__index`.
int look_up(lua_State* lua) {
    Machine::charge(lua, kStepsPerTable);
    lua_settop(lua, 2);
    lua_gettable(lua, lua_upvalueindex(1));
    return 1;
}

int write_through(lua_State* lua) {
    Machine::charge(lua, kStepsPerTable);
    lua_settop(lua, 3);
    lua_settable(lua, lua_upvalueindex(1));
    return 0;
}

void push_set(lua_State* lua) {
    if (lua_rawgetp(lua, LUA_REGISTRYINDEX, &kLookedUpIn) == LUA_TTABLE) return;
    lua_pop(lua, 1);
    lua_newtable(lua);
    lua_createtable(lua, 0, 1);
    lua_pushliteral(lua, "k");
    lua_setfield(lua, -2, "__mode");
    lua_setmetatable(lua, -2);
    lua_pushvalue(lua, -1);
    lua_rawsetp(lua, LUA_REGISTRYINDEX, &kLookedUpIn);
}

// The table on top of the stack.
bool has_metatable(lua_State* lua) {
    if (lua_getmetatable(lua, -1) == 0) return false;
    lua_pop(lua, 1);
    return true;
}

void note_looked_up_in(lua_State* lua) {
    push_set(lua);
    lua_pushvalue(lua, -2);
    lua_pushboolean(lua, 1);
    lua_rawset(lua, -3);
    lua_pop(lua, 1);
}

struct Link {
    const char* event;
    lua_CFunction paid;
    const void* table_key;
    const void* paid_key;
};

// For the table on top of the stack. The same table gets the same function: a metatable that is set again is no other one.
void put_paid(lua_State* lua, int metatable, const Link& link) {
    const int linked = lua_gettop(lua);
    lua_rawgetp(lua, metatable, link.table_key);
    if (lua_rawequal(lua, -1, linked) == 0) {
        // The table itself, too, where it can be seen: what a script keeps in it is memory (hidden_memory.hpp).
        lua_pushvalue(lua, linked);
        lua_rawsetp(lua, metatable, link.table_key);
        lua_pushvalue(lua, linked);
        lua_pushcclosure(lua, link.paid, 1);
        lua_rawsetp(lua, metatable, link.paid_key);
    }
    lua_pushstring(lua, link.event);
    lua_rawgetp(lua, metatable, link.paid_key);
    lua_rawset(lua, metatable);
}

}  // namespace

bool is_looked_up_in(lua_State* lua, int table) {
    const int place = lua_absindex(lua, table);
    push_set(lua);
    lua_pushvalue(lua, place);
    const bool is_in = lua_rawget(lua, -2) != LUA_TNIL;
    lua_pop(lua, 2);
    return is_in;
}

void pay_for_links(lua_State* lua, int table, bool always) {
    const int owner = lua_absindex(lua, table);
    const int metatable = lua_gettop(lua);
    luaL_checkstack(lua, 6, nullptr);
    for (const Link& link :
         {Link{"__index", &look_up, &kIndex, &kPaidIndex}, Link{"__newindex", &write_through, &kNewIndex, &kPaidNewIndex}}) {
        lua_pushstring(lua, link.event);
        const bool is_table = lua_rawget(lua, metatable) == LUA_TTABLE;
        // Who looks up in himself is told so by Lua at once.
        if (is_table && (always || (has_metatable(lua) && lua_rawequal(lua, -1, owner) == 0))) {
            put_paid(lua, metatable, link);
        } else {
            if (is_table) note_looked_up_in(lua);
            for (const void* key : {link.table_key, link.paid_key}) {
                lua_pushnil(lua);
                lua_rawsetp(lua, metatable, key);
            }
        }
        lua_settop(lua, metatable);
    }
    lua_pushliteral(lua, "__call");
    const int kind = lua_rawget(lua, metatable);
    if (kind != LUA_TNIL && kind != LUA_TFUNCTION) Machine::raise(lua, "setmetatable: __call must be a function");
    lua_settop(lua, metatable);
}

}  // namespace firebreak::lua
