// Texts: short, without patterns, and every function pays for its length.
#include "plugins/lua/environment.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <cstdlib>
#include <string>
#include <string_view>

namespace firebreak::lua {
namespace {

std::string_view text_at(lua_State* lua, int place) {
    std::size_t length = 0;
    const char* text = luaL_checklstring(lua, place, &length);
    return {text, length};
}

// Upvalue 1 is Lua's own function.
int paid_by_length(lua_State* lua) {
    Machine::charge(lua, text_at(lua, 1).size() / 4);
    // Where a number is wanted, a text is read digit by digit.
    for (int place = 2; place <= lua_gettop(lua); ++place) {
        if (lua_type(lua, place) == LUA_TSTRING) Machine::charge(lua, lua_rawlen(lua, place));
    }
    lua_pushvalue(lua, lua_upvalueindex(1));
    lua_insert(lua, 1);
    lua_call(lua, lua_gettop(lua) - 1, LUA_MULTRET);
    if (lua_gettop(lua) > kMostValues) Machine::raise(lua, fmt::format("more than {} values", kMostValues));
    return lua_gettop(lua);
}

// Lua compares texts piece by piece, and each character 0 makes a piece: a thousand times the work.
[[noreturn]] void refuse_zero(lua_State* lua, const char* function) {
    Machine::raise(lua, fmt::format("{}: a text may not hold the character 0", function));
}

int characters(lua_State* lua) {
    std::string text;
    for (int place = 1; place <= lua_gettop(lua); ++place) {
        if (lua_type(lua, place) == LUA_TSTRING) Machine::charge(lua, lua_rawlen(lua, place));
        const lua_Integer code = luaL_checkinteger(lua, place);
        luaL_argcheck(lua, code >= 0 && code <= 255, place, "value out of range");
        if (code == 0) refuse_zero(lua, "string.char");
        text += static_cast<char>(code);
    }
    Machine::charge(lua, text.size() / 4);
    lua_pushlstring(lua, text.data(), text.size());
    return 1;
}

int find_plain(lua_State* lua) {
    const std::string_view text = text_at(lua, 1);
    const std::string_view wanted = text_at(lua, 2);
    lua_Integer first = luaL_optinteger(lua, 3, 1);
    if (!lua_toboolean(lua, 4))
        Machine::raise(lua, "string.find: patterns are left out, because their cost cannot be bounded; write string.find(s, t, 1, true)");
    // Counted at its worst, before it is done.
    Machine::charge(lua, text.size() * (wanted.size() / 8 + 1) / 8);
    const auto length = static_cast<lua_Integer>(text.size());
    if (first < 0) first = std::max<lua_Integer>(length + first + 1, 1);
    if (first == 0) first = 1;
    const std::size_t found = first > length + 1 ? std::string_view::npos : text.find(wanted, static_cast<std::size_t>(first - 1));
    if (found == std::string_view::npos) {
        lua_pushnil(lua);
        return 1;
    }
    lua_pushinteger(lua, static_cast<lua_Integer>(found + 1));
    lua_pushinteger(lua, static_cast<lua_Integer>(found + wanted.size()));
    return 2;
}

int repeated(lua_State* lua) {
    const std::string_view text = text_at(lua, 1);
    const lua_Integer count = luaL_checkinteger(lua, 2);
    const std::string_view between = lua_isnoneornil(lua, 3) ? std::string_view{} : text_at(lua, 3);
    std::string all;
    if (count > 0 && text.size() + between.size() > 0) {
        if (static_cast<std::uint64_t>(count) > (kLongestText + between.size()) / (text.size() + between.size()))
            Machine::raise(lua, fmt::format("string.rep: a text may have {} bytes", kLongestText));
        for (lua_Integer i = 0; i < count; ++i) {
            if (i > 0) all += between;
            all += text;
        }
    }
    Machine::charge(lua, all.size() / 4);
    lua_pushlstring(lua, all.data(), all.size());
    return 1;
}

// What it takes to write a number: as many digits as it has, up to some 300, and then some.
std::size_t steps_to_write(lua_State* lua, int place) {
    if (lua_type(lua, place) == LUA_TSTRING) return lua_rawlen(lua, place);
    int exponent = 0;
    const double value = lua_tonumber(lua, place);
    if (std::isfinite(value)) std::frexp(value, &exponent);
    return 20 + static_cast<std::size_t>(std::abs(exponent)) * 3;
}

// Upvalue 1 is Lua's own string.format, which does what is left when texts have been made of all that %s gets. It would print addresses
// for %p, and for %s of a table.
int formatted(lua_State* lua) {
    const std::string_view format = text_at(lua, 1);
    Machine::charge(lua, format.size());
    int argument = 1;
    for (std::size_t i = 0; i < format.size(); ++i) {
        if (format[i] != '%') continue;
        if (++i < format.size() && format[i] == '%') continue;
        ++argument;
        while (i < format.size() && std::string_view{"-+ #0123456789."}.find(format[i]) != std::string_view::npos) ++i;
        if (i < format.size() && format[i] == 'p') Machine::raise(lua, "string.format: %p would show an address");
        if (i < format.size() && format[i] == 'c' && lua_tointeger(lua, argument) == 0) refuse_zero(lua, "string.format");
        if (i < format.size() && format[i] != 's') Machine::charge(lua, steps_to_write(lua, argument));
        if (i < format.size() && format[i] == 's' && argument <= lua_gettop(lua)) {
            lua_pushvalue(lua, argument);
            text_of_value(lua);
            Machine::charge(lua, lua_rawlen(lua, -1) / 4);
            lua_copy(lua, -1, argument);
            lua_settop(lua, lua_gettop(lua) - 2);
        }
    }
    lua_pushvalue(lua, lua_upvalueindex(1));
    lua_insert(lua, 1);
    lua_call(lua, lua_gettop(lua) - 1, 1);
    return 1;
}

void add(lua_State* lua, int table, const char* name, lua_CFunction function) {
    lua_getfield(lua, -1, name);
    lua_pushcclosure(lua, function, 1);
    lua_setfield(lua, table, name);
}

}  // namespace

void open_string(lua_State* lua) {
    const int table = lua_gettop(lua);
    luaL_requiref(lua, LUA_STRLIBNAME, luaopen_string, 0);
    for (const char* name : {"byte", "len", "lower", "reverse", "sub", "upper"}) add(lua, table, name, &paid_by_length);
    add(lua, table, "format", &formatted);
    lua_settop(lua, table);
    constexpr std::array<luaL_Reg, 4> functions{{{"char", &characters}, {"find", &find_plain}, {"rep", &repeated}, {nullptr, nullptr}}};
    luaL_setfuncs(lua, functions.data(), 0);
}

}  // namespace firebreak::lua
