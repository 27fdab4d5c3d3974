#include "plugins/lua/environment.hpp"

#include "engine/core/diagnostics.hpp"
#include "plugins/lua/key_order.hpp"
#include "plugins/lua/vocabulary.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

namespace firebreak::lua {
namespace {

// Stands in every metatable of the host, under this address as its key.
constexpr char kOwn = 0;

struct LeftOut {
    std::string_view name;
    std::string_view why;
};

constexpr std::string_view kNoFiles = "a strategy has no files, no network and no clock";
constexpr std::string_view kNoCode = "a strategy is one file, read as text";
constexpr std::string_view kNoPatterns = "patterns are left out, because their cost cannot be bounded; string.find looks for plain text";
constexpr std::string_view kNoLibm = "its last digits differ between processors; math.exp, math.log, math.pow and math.sqrt do not";
constexpr std::string_view kNoRandom = "use actions:draw(purpose, entity, n), which gives every strategy the same chance";

constexpr std::array kLeftOut{
    LeftOut{"io", kNoFiles},
    LeftOut{"os", kNoFiles},
    LeftOut{"package", kNoCode},
    LeftOut{"require", kNoCode},
    LeftOut{"load", kNoCode},
    LeftOut{"loadstring", kNoCode},
    LeftOut{"loadfile", kNoCode},
    LeftOut{"dofile", kNoCode},
    LeftOut{"debug", "it would open every lock"},
    LeftOut{"collectgarbage", "memory is bounded by the parameter `memory`"},
    LeftOut{"coroutine", "decide runs from its beginning to its end; what has to wait is kept in state"},
    LeftOut{"utf8", "a strategy sees no text"},
    LeftOut{"print", "use actions:note(text), which writes into the decision log"},
    LeftOut{"warn", "use actions:note(text), which writes into the decision log"},
    LeftOut{"_G", "globals are used by their names"},
    LeftOut{"string.dump", kNoCode},
    LeftOut{"string.match", kNoPatterns},
    LeftOut{"string.gmatch", kNoPatterns},
    LeftOut{"string.gsub", kNoPatterns},
    LeftOut{"string.pack", "a strategy has no binary data"},
    LeftOut{"string.unpack", "a strategy has no binary data"},
    LeftOut{"string.packsize", "a strategy has no binary data"},
    LeftOut{"table.move", "write the loop: its cost is then counted"},
    LeftOut{"math.random", kNoRandom},
    LeftOut{"math.randomseed", kNoRandom},
    LeftOut{"math.sin", kNoLibm},
    LeftOut{"math.cos", kNoLibm},
    LeftOut{"math.tan", kNoLibm},
    LeftOut{"math.asin", kNoLibm},
    LeftOut{"math.acos", kNoLibm},
    LeftOut{"math.atan", kNoLibm},
};

// __newindex of a sealed table; upvalue 1 is its name.
int refuse_change(lua_State* lua) { Machine::raise(lua, fmt::format("{} cannot be changed", lua_tostring(lua, lua_upvalueindex(1)))); }

// __index where nothing was found; upvalues: the table that was looked through, and its name ("" for the globals).
int refuse_reading(lua_State* lua) {
    const std::string_view table = lua_tostring(lua, lua_upvalueindex(2));
    if (lua_type(lua, 2) != LUA_TSTRING)
        Machine::raise(lua, fmt::format("{} has no field that is a {}", table.empty() ? "_ENV" : table, luaL_typename(lua, 2)));
    std::size_t length = 0;
    const char* text = lua_tolstring(lua, 2, &length);
    const std::string_view key{text, std::min<std::size_t>(length, 60)};
    const std::string whole = table.empty() ? std::string{key} : fmt::format("{}.{}", table, key);
    for (const LeftOut& one : kLeftOut) {
        if (one.name == whole) Machine::raise(lua, fmt::format("there is no '{}' here: {}", whole, one.why));
    }
    const std::string hint = suggestion(lua, lua_upvalueindex(1), key);
    if (table.empty()) Machine::raise(lua, fmt::format("there is no global '{}'{}", key, hint));
    Machine::raise(lua, fmt::format("{} has no field '{}'{}", table, key, hint));
}

// Pushes a metatable whose __index refuses, for the table at `index`.
void push_strict_metatable(lua_State* lua, int index, std::string_view name) {
    const int table = lua_absindex(lua, index);
    lua_createtable(lua, 0, 4);
    mark_as_own(lua);
    lua_pushvalue(lua, table);
    lua_pushlstring(lua, name.data(), name.size());
    lua_pushcclosure(lua, &refuse_reading, 2);
    lua_setfield(lua, -2, "__index");
}

void add_sealed(lua_State* lua, const char* name, void (*open)(lua_State*)) {
    lua_newtable(lua);
    open(lua);
    seal(lua, name);
    lua_setfield(lua, -2, name);
}

}  // namespace

void mark_as_own(lua_State* lua) {
    lua_pushboolean(lua, 1);
    lua_rawsetp(lua, -2, &kOwn);
    lua_pushboolean(lua, 0);
    lua_setfield(lua, -2, "__metatable");
}

bool is_sealed(lua_State* lua, int index) {
    if (lua_getmetatable(lua, index) == 0) return false;
    const bool is_own = lua_rawgetp(lua, -1, &kOwn) != LUA_TNIL;
    lua_pop(lua, 2);
    return is_own;
}

void look_behind_seal(lua_State* lua, int index) {
    if (!is_sealed(lua, index) || luaL_getmetafield(lua, index, "__index") == LUA_TNIL) return;
    if (lua_istable(lua, -1)) lua_replace(lua, index);
    else lua_pop(lua, 1);
}

// The table moves behind an empty one, so that every write meets __newindex.
void seal(lua_State* lua, std::string_view name) {
    const int front = lua_gettop(lua);
    lua_newtable(lua);
    const int content = lua_gettop(lua);
    lua_pushnil(lua);
    while (lua_next(lua, front) != 0) {
        lua_pushvalue(lua, -2);
        lua_insert(lua, -2);
        lua_rawset(lua, content);
    }
    lua_pushnil(lua);
    while (lua_next(lua, front) != 0) {
        lua_pop(lua, 1);
        lua_pushvalue(lua, -1);
        lua_pushnil(lua);
        lua_rawset(lua, front);
    }
    push_strict_metatable(lua, content, name);
    lua_setmetatable(lua, content);
    lua_createtable(lua, 0, 4);
    mark_as_own(lua);
    lua_pushvalue(lua, content);
    lua_setfield(lua, -2, "__index");
    lua_pushlstring(lua, name.data(), name.size());
    lua_pushcclosure(lua, &refuse_change, 1);
    lua_setfield(lua, -2, "__newindex");
    lua_setmetatable(lua, front);
    lua_settop(lua, front);
}

std::string suggestion(lua_State* lua, int index, std::string_view wrong) {
    std::vector<std::string_view> known;
    for (const Key& key : ordered_keys(lua, index)) {
        if (const auto* text = std::get_if<std::string_view>(&key)) known.push_back(*text);
    }
    return did_you_mean(wrong, known);
}

void open_environment(lua_State* lua) {
    lua_newtable(lua);
    const int environment = lua_gettop(lua);
    open_base(lua);
    add_sealed(lua, "math", &open_math);
    add_sealed(lua, "sample", &open_sample);
    add_sealed(lua, "string", &open_string);
    add_sealed(lua, "table", &open_table);
    for (const char* name : {"params", "state"}) {
        lua_newtable(lua);
        lua_setfield(lua, environment, name);
    }
    push_strict_metatable(lua, environment, "");
    lua_setmetatable(lua, environment);

    // ("x"):rep(3) works, and nothing else is reached through a text; without arithmetic, "1" + 1 is an error.
    lua_pushliteral(lua, "");
    lua_createtable(lua, 0, 3);
    mark_as_own(lua);
    lua_getfield(lua, environment, "string");
    lua_setfield(lua, -2, "__index");
    lua_setmetatable(lua, -2);
    lua_pop(lua, 1);

    lua_rawseti(lua, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
}

std::vector<std::string> library_names() {
    Machine machine{"library", {}};
    std::vector<std::string> names;
    machine.run("", [&](lua_State* lua) {
        const auto add_all = [&](std::string_view prefix) {
            for (const Key& key : ordered_keys(lua, -1)) {
                const auto& name = std::get<std::string_view>(key);
                if (name != "math" && name != "sample" && name != "string" && name != "table")
                    names.push_back(fmt::format("{}{}", prefix, name));
            }
            lua_settop(lua, 0);
        };
        open_environment(lua);
        lua_pushglobaltable(lua);
        add_all("");
        struct Part {
            const char* prefix;
            void (*open)(lua_State*);
        };
        for (const Part& part :
             {Part{"math.", &open_math}, Part{"sample.", &open_sample}, Part{"string.", &open_string}, Part{"table.", &open_table}}) {
            lua_newtable(lua);
            part.open(lua);
            add_all(part.prefix);
        }
    });
    return names;
}

}  // namespace firebreak::lua
