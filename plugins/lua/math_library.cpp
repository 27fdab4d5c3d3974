// Mathematics that gives the same bits on every processor: what the machine rounds correctly (+ - x / and the square root, and what needs
// no rounding), and our own exp, log and pow. Lua's own would call the C library.
#include "engine/core/elementary.hpp"
#include "engine/core/samplers.hpp"
#include "plugins/lua/environment.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <limits>

namespace firebreak::lua {
namespace {

int exp_of(lua_State* lua) {
    lua_pushnumber(lua, exp_exact(luaL_checknumber(lua, 1)));
    return 1;
}

int log_of(lua_State* lua) {
    const double x = luaL_checknumber(lua, 1);
    double result = log_exact(x);
    if (!lua_isnoneornil(lua, 2)) result /= log_exact(luaL_checknumber(lua, 2));
    lua_pushnumber(lua, result);
    return 1;
}

int pow_of(lua_State* lua) {
    const double x = luaL_checknumber(lua, 1);
    const double y = luaL_checknumber(lua, 2);
    double result = 0.0;
    if (y == 2.0) result = x * x;
    else if (y == 0.5) result = std::sqrt(x);
    else if (x >= 0.0 || std::isnan(x)) result = pow_exact(x, y);
    else if (y != std::floor(y)) result = std::numeric_limits<double>::quiet_NaN();
    else result = std::fmod(y, 2.0) == 0.0 ? pow_exact(-x, y) : -pow_exact(-x, y);
    lua_pushnumber(lua, result);
    return 1;
}

// The uniform that a sample is made of.
double uniform_at(lua_State* lua, const char* function) {
    const double u = luaL_checknumber(lua, 1);
    if (!(u >= 0.0 && u < 1.0))
        Machine::raise(lua, fmt::format("{}: its first argument is {}, but must be a draw, in [0, 1)", function, u));
    return u;
}

int exponential(lua_State* lua) {
    lua_pushnumber(lua, sample::exponential(uniform_at(lua, "sample.exponential"), luaL_checknumber(lua, 2)));
    return 1;
}
int lognormal(lua_State* lua) {
    const double u = uniform_at(lua, "sample.lognormal");
    lua_pushnumber(lua, sample::lognormal(u, luaL_checknumber(lua, 2), luaL_checknumber(lua, 3)));
    return 1;
}
int lognormal_of_mean(lua_State* lua) {
    const double u = uniform_at(lua, "sample.lognormal_of_mean");
    lua_pushnumber(lua, sample::lognormal_of_mean(u, luaL_checknumber(lua, 2), luaL_checknumber(lua, 3)));
    return 1;
}
int normal(lua_State* lua) {
    const double u = uniform_at(lua, "sample.normal");
    lua_pushnumber(lua, sample::normal(u, luaL_checknumber(lua, 2), luaL_checknumber(lua, 3)));
    return 1;
}
int bounded_pareto(lua_State* lua) {
    const double u = uniform_at(lua, "sample.bounded_pareto");
    lua_pushnumber(lua, sample::bounded_pareto(u, luaL_checknumber(lua, 2), luaL_checknumber(lua, 3), luaL_checknumber(lua, 4)));
    return 1;
}

}  // namespace

void open_math(lua_State* lua) {
    const int math = lua_gettop(lua);
    luaL_requiref(lua, LUA_MATHLIBNAME, luaopen_math, 0);
    constexpr std::array<luaL_Reg, 4> functions{{{"exp", &exp_of}, {"log", &log_of}, {"pow", &pow_of}, {nullptr, nullptr}}};
    luaL_setfuncs(lua, functions.data(), 0);
    for (const char* name : {"huge", "maxinteger", "mininteger", "pi", "type"}) {
        lua_getfield(lua, -1, name);
        lua_setfield(lua, math, name);
    }
    for (const char* name : {"abs", "ceil", "exp", "floor", "fmod", "log", "max", "min", "modf", "pow", "sqrt", "tointeger", "ult"})
        add_paid_by_texts(lua, math, name);
    lua_settop(lua, math);
}

void open_sample(lua_State* lua) {
    const int sample = lua_gettop(lua);
    lua_newtable(lua);
    constexpr std::array<luaL_Reg, 6> functions{{{"exponential", &exponential},
                                                 {"lognormal", &lognormal},
                                                 {"lognormal_of_mean", &lognormal_of_mean},
                                                 {"normal", &normal},
                                                 {"bounded_pareto", &bounded_pareto},
                                                 {nullptr, nullptr}}};
    luaL_setfuncs(lua, functions.data(), 0);
    for (const luaL_Reg& function : functions) {
        if (function.name != nullptr) add_paid_by_texts(lua, sample, function.name);
    }
    lua_settop(lua, sample);
}

}  // namespace firebreak::lua
