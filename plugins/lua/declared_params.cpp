#include "plugins/lua/declared_params.hpp"

#include "engine/core/diagnostics.hpp"
#include "plugins/common/scalar_text.hpp"
#include "plugins/lua/environment.hpp"
#include "plugins/lua/key_order.hpp"
#include "plugins/lua/order_reader.hpp"
#include "plugins/lua/vocabulary.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace firebreak::lua {
namespace {

struct Declared {
    std::string key;
    Kind kind = Kind::real;
    double min = -std::numeric_limits<double>::infinity();
    double max = std::numeric_limits<double>::infinity();
    std::vector<std::string> choices;
};

bool is_name(std::string_view text) {
    return !text.empty() && text.size() <= 64 && text.front() >= 'a' && text.front() <= 'z' &&
           text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string_view::npos;
}

std::string_view wish(Kind kind) {
    switch (kind) {
        case Kind::boolean: return "true or false";
        case Kind::integer: return "a whole number";
        case Kind::real: return "a number";
        case Kind::duration: return "a duration, such as 90 min";
        default: return "a text";
    }
}

// The limit in the declaration on top of the stack.
void read_limit(lua_State* lua, const char* word, const Declared& declared, double& limit) {
    if (lua_getfield(lua, -1, word) != LUA_TNIL) {
        if (lua_type(lua, -1) != LUA_TNUMBER || declared.kind == Kind::boolean || declared.kind == Kind::text)
            Machine::raise(lua, fmt::format("params.{}.{} must be a number, and the default too", declared.key, word));
        limit = lua_tonumber(lua, -1);
    }
    lua_pop(lua, 1);
}

void read_choices(lua_State* lua, Declared& declared) {
    if (lua_getfield(lua, -1, "choices") != LUA_TNIL) {
        const bool is_list = lua_istable(lua, -1);
        for (lua_Integer i = 1; is_list && lua_rawgeti(lua, -1, i) == LUA_TSTRING; ++i) {
            declared.choices.emplace_back(lua_tostring(lua, -1));
            lua_pop(lua, 1);
        }
        if (is_list) lua_pop(lua, 1);
        if (declared.choices.empty() || declared.kind != Kind::text)
            Machine::raise(lua, fmt::format("params.{}.choices must be a list of texts, and the default one of them", declared.key));
        declared.kind = Kind::choice;
    }
    lua_pop(lua, 1);
}

void check_words(lua_State* lua, std::string_view name) {
    for (const Key& key : ordered_keys(lua, -1)) {
        const auto* word = std::get_if<std::string_view>(&key);
        if (word == nullptr || std::ranges::find(declaration_words(), *word) == declaration_words().end()) {
            Machine::raise(lua, fmt::format("params.{} has no field '{}'{}", name, word != nullptr ? word->substr(0, 60) : path_part(key),
                                            word != nullptr ? did_you_mean(*word, declaration_words()) : ""));
        }
    }
}

// The kind that the default at the top of the stack has.
Kind kind_of(lua_State* lua, std::string_view name) {
    switch (lua_type(lua, -1)) {
        case LUA_TBOOLEAN: return Kind::boolean;
        case LUA_TNUMBER: return lua_isinteger(lua, -1) != 0 ? Kind::integer : Kind::real;
        case LUA_TSTRING: return Kind::text;
        default: break;
    }
    Machine::raise(lua, fmt::format("params.{} needs a default that is a number, a text or a truth value, but it is a {}", name,
                                    luaL_typename(lua, -1)));
}

// Replaces the declaration on top of the stack by its default.
Declared read_declaration(lua_State* lua, std::string_view name) {
    Declared declared;
    declared.key = name;
    if (!lua_istable(lua, -1)) {
        declared.kind = kind_of(lua, name);
        return declared;
    }
    check_words(lua, name);
    lua_getfield(lua, -1, "default");
    declared.kind = kind_of(lua, name);
    lua_insert(lua, -2);
    if (lua_getfield(lua, -1, "unit") != LUA_TNIL) {
        if (lua_type(lua, -1) != LUA_TSTRING) Machine::raise(lua, fmt::format("params.{}.unit must be a text", name));
        const bool is_number = declared.kind == Kind::integer || declared.kind == Kind::real;
        if (std::string_view{lua_tostring(lua, -1)} == "duration") {
            if (!is_number) Machine::raise(lua, fmt::format("params.{}.default must be a duration, such as 30 * minute", name));
            declared.kind = Kind::duration;
        }
    }
    lua_pop(lua, 1);
    read_choices(lua, declared);
    read_limit(lua, "min", declared, declared.min);
    read_limit(lua, "max", declared, declared.max);
    lua_pop(lua, 1);
    if (declared.kind == Kind::duration) {
        lua_pushinteger(lua, read_duration(lua, -1, fmt::format("params.{}.default", name)).count());
        lua_replace(lua, -2);
    }
    return declared;
}

std::string shown(Kind kind, double number) {
    return kind == Kind::duration ? duration_text(Duration{std::llround(std::clamp(number, -9e18, 9e18))}) : fmt::format("{}", number);
}

// What is wrong with the value on top of the stack, as the end of a sentence that begins with the key; "" when it is right.
std::string flaw_of(lua_State* lua, const Declared& declared) {
    if (declared.kind == Kind::choice) {
        const std::string_view word = lua_tostring(lua, -1);
        const std::vector<std::string_view> words{declared.choices.begin(), declared.choices.end()};
        if (std::ranges::find(words, word) == words.end())
            return fmt::format("is '{}', but must be {}{}", word, listed(words), did_you_mean(word, words));
    }
    if (lua_type(lua, -1) != LUA_TNUMBER) return "";
    const double number = lua_tonumber(lua, -1);
    if (number >= declared.min && number <= declared.max) return "";
    const bool has_min = std::isfinite(declared.min);
    const bool has_max = std::isfinite(declared.max);
    std::string range = "a number";
    if (has_min && has_max) range = fmt::format("in [{}, {}]", shown(declared.kind, declared.min), shown(declared.kind, declared.max));
    else if (has_min) range = fmt::format("at least {}", shown(declared.kind, declared.min));
    else if (has_max) range = fmt::format("at most {}", shown(declared.kind, declared.max));
    return fmt::format("is {}, but must be {}", shown(declared.kind, number), range);
}

// Pushes the given value in the kind that was declared; false, and nothing pushed, when it is of another.
bool push_given(lua_State* lua, const GivenParam& given, Kind kind) {
    if (!given.is_single) return false;
    if (given.is_quoted && kind != Kind::text && kind != Kind::choice) return false;
    switch (kind) {
        case Kind::boolean:
            if (given.text != "true" && given.text != "false") return false;
            lua_pushboolean(lua, given.text == "true" ? 1 : 0);
            return true;
        case Kind::duration:
            if (const auto duration = scalars::duration_in(given.text)) {
                lua_pushinteger(lua, duration->count());
                return true;
            }
            return false;
        case Kind::integer:
        case Kind::real: {
            const std::optional<double> number = scalars::number_in(given.text);
            const bool is_whole = number && *number == std::floor(*number) && std::abs(*number) < 9e15;
            if (!number || (kind == Kind::integer && !is_whole)) return false;
            if (kind == Kind::integer) lua_pushinteger(lua, static_cast<lua_Integer>(*number));
            else lua_pushnumber(lua, *number);
            return true;
        }
        default: break;
    }
    lua_pushlstring(lua, given.text.data(), given.text.size());
    return true;
}

}  // namespace

void settle_params(lua_State* lua, std::span<const GivenParam> given, std::vector<ParamFlaw>& flaws) {
    const int params = lua_gettop(lua);
    if (!lua_istable(lua, params) || is_sealed(lua, params)) Machine::raise(lua, "params must be a table");
    std::vector<std::string> names;
    for (const Key& key : ordered_keys(lua, params)) {
        const auto* name = std::get_if<std::string_view>(&key);
        if (name == nullptr || !is_name(*name))
            Machine::raise(lua, fmt::format("params{}: a parameter is named by small letters, digits and _", path_part(key)));
        names.emplace_back(*name);
    }
    for (const std::string& name : names) {
        lua_getfield(lua, params, name.c_str());
        const Declared declared = read_declaration(lua, name);
        const std::string flaw = flaw_of(lua, declared);
        if (!flaw.empty()) Machine::raise(lua, fmt::format("the default of params.{} {}", name, flaw));
        for (std::size_t i = 0; i < given.size(); ++i) {
            if (given[i].key != name) continue;
            if (!push_given(lua, given[i], declared.kind)) {
                flaws.push_back({i, false, fmt::format("{} must be {}", name, wish(declared.kind))});
                continue;
            }
            const std::string given_flaw = flaw_of(lua, declared);
            if (!given_flaw.empty()) flaws.push_back({i, false, fmt::format("{} {}", name, given_flaw)});
            lua_replace(lua, -2);
        }
        lua_setfield(lua, params, name.c_str());
    }
    const std::vector<std::string_view> known{names.begin(), names.end()};
    for (std::size_t i = 0; i < given.size(); ++i) {
        if (std::ranges::find(names, given[i].key) == names.end())
            flaws.push_back({i, true, fmt::format("the script has no parameter '{}'{}", given[i].key, did_you_mean(given[i].key, known))});
    }
    std::ranges::sort(flaws, {}, &ParamFlaw::place);
    seal(lua, "params");
}

}  // namespace firebreak::lua
