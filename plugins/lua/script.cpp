#include "plugins/lua/script.hpp"

#include "plugins/lua/deeds.hpp"
#include "plugins/lua/environment.hpp"
#include "plugins/lua/key_order.hpp"
#include "plugins/lua/order_reader.hpp"
#include "plugins/lua/state.hpp"
#include "plugins/lua/view.hpp"

#include "engine/core/diagnostics.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <stdexcept>

namespace firebreak::lua {
namespace {

constexpr char kDecide = 0;
constexpr char kInitialOrders = 0;
constexpr std::array<std::string_view, 4> kParts{"params", "state", "initial_orders", "decide"};

void push_global(lua_State* lua, const char* name) {
    lua_pushglobaltable(lua);
    lua_pushstring(lua, name);
    lua_rawget(lua, -2);
    lua_remove(lua, -2);
}

void set_global(lua_State* lua, const char* name) {
    lua_pushglobaltable(lua);
    lua_pushstring(lua, name);
    lua_rotate(lua, -3, -1);
    lua_rawset(lua, -3);
    lua_pop(lua, 1);
}

void push_state(lua_State* lua) {
    push_global(lua, "state");
    if (!lua_istable(lua, -1)) Machine::raise(lua, fmt::format("state must be a table, but is a {}", luaL_typename(lua, -1)));
}

// The table that a file may return in place of globals: its parts take their places.
void take_parts(lua_State* lua) {
    if (lua_isnil(lua, -1)) return;
    if (!lua_istable(lua, -1))
        Machine::raise(lua, "the file returns something that is no table; it returns nothing, or a table with initial_orders and decide");
    for (const Key& key : ordered_keys(lua, -1)) {
        const auto* name = std::get_if<std::string_view>(&key);
        if (name == nullptr || std::ranges::find(kParts, *name) == kParts.end()) {
            Machine::raise(lua, fmt::format("the table that the file returns has no field '{}'{}", name != nullptr ? *name : path_part(key),
                                            name != nullptr ? did_you_mean(*name, kParts) : ""));
        }
    }
    for (const std::string_view part : kParts) {
        lua_pushlstring(lua, part.data(), part.size());
        if (lua_rawget(lua, -2) == LUA_TNIL) lua_pop(lua, 1);
        else set_global(lua, part.data());
    }
}

// Keeps the global function `name` under `key`; false when there is none.
bool keep_function(lua_State* lua, const char* name, const void* key) {
    push_global(lua, name);
    const bool is_there = lua_isfunction(lua, -1);
    if (!is_there && !lua_isnil(lua, -1))
        Machine::raise(lua, fmt::format("{} must be a function, but is a {}", name, luaL_typename(lua, -1)));
    lua_rawsetp(lua, LUA_REGISTRYINDEX, key);
    return is_there;
}

// What the script sees and may do while this object lives.
class Stage {
  public:
    Stage(Machine& machine, const Situation& seen, Actions& actions) : machine_{machine} {
        machine_.seen = &seen;
        machine_.actions = &actions;
    }
    Stage(const Stage&) = delete;
    Stage& operator=(const Stage&) = delete;
    ~Stage() {
        machine_.seen = nullptr;
        machine_.actions = nullptr;
    }

  private:
    Machine& machine_;
};

}  // namespace

Script::Script(const std::string& file, std::string_view source, std::span<const GivenParam> given, const Limits& limits)
    : machine_{std::make_unique<Machine>(file, limits)} {
    if (const auto problem = forbidden_in(source)) {
        const std::string line = problem->line > 0 ? fmt::format(":{}", problem->line) : "";
        throw std::runtime_error(fmt::format("{}{}: {}", machine_->file(), line, problem->text));
    }
    machine_->run("load", [&](lua_State* lua) { load(lua, source, given); });
}

void Script::load(lua_State* lua, std::string_view source, std::span<const GivenParam> given) {
    open_environment(lua);
    open_view(lua);
    open_deeds(lua);
    if (luaL_loadbufferx(lua, source.data(), source.size(), ("@" + machine_->file()).c_str(), "t") != LUA_OK) lua_error(lua);
    lua_call(lua, 0, 1);
    take_parts(lua);
    if (!keep_function(lua, "initial_orders", &kInitialOrders))
        Machine::raise(lua, "there is no function initial_orders(), which gives the orders that the desk follows from the start");
    has_decide_ = keep_function(lua, "decide", &kDecide);
    push_global(lua, "params");
    settle_params(lua, given, flaws_);
    lua_settop(lua, 0);
    push_state(lua);
    hidden_.remember(lua, 1, check_state(lua, 1));
}

void Script::check_memory(lua_State* lua) const {
    lua_settop(lua, 0);
    push_state(lua);
    hidden_.check(lua, 1, check_state(lua, 1));
}

Orders Script::initial_orders() const {
    Orders orders;
    machine_->run("initial_orders", [&](lua_State* lua) {
        push_state(lua);
        const std::vector<std::byte> before = bytes_of_state(lua, 1);
        lua_rawgetp(lua, LUA_REGISTRYINDEX, &kInitialOrders);
        lua_call(lua, 0, 1);
        orders = read_orders(lua, -1, "initial_orders()");
        check_memory(lua);
        if (bytes_of_state(lua, 1) != before) Machine::raise(lua, "initial_orders() changes state, which is for decide to do");
    });
    return orders;
}

void Script::decide(const Situation& seen, Actions& actions) {
    if (!has_decide_) return;
    const Stage stage{*machine_, seen, actions};
    machine_->run("decide", [&](lua_State* lua) {
        lua_rawgetp(lua, LUA_REGISTRYINDEX, &kDecide);
        push_seen(lua);
        push_deeds(lua);
        lua_call(lua, 2, 0);
        check_memory(lua);
    });
}

std::vector<std::byte> Script::snapshot() const {
    std::vector<std::byte> bytes;
    machine_->run("snapshot", [&](lua_State* lua) {
        push_state(lua);
        bytes = bytes_of_state(lua, 1);
    });
    return bytes;
}

void Script::restore(std::span<const std::byte> bytes) {
    machine_->run("restore", [&](lua_State* lua) {
        push_state(lua);
        restore_state(lua, 1, bytes);
    });
}

SourceProblem placed(std::string_view message, const std::string& file) {
    SourceProblem problem;
    // Long names are shortened at their beginning.
    const std::size_t colon = message.find(':');
    if (colon != std::string_view::npos && !file.empty()) {
        const char* first = message.data() + colon + 1;
        const char* last = message.data() + message.size();
        const auto [end, failure] = std::from_chars(first, last, problem.line);
        if (failure == std::errc{} && end != last && *end == ':') message.remove_prefix(static_cast<std::size_t>(end - message.data()) + 1);
        else if (message.substr(0, colon) == file) message.remove_prefix(colon + 1);
        else problem.line = 0;
        while (message.starts_with(' ')) message.remove_prefix(1);
    }
    problem.text = message;
    return problem;
}

}  // namespace firebreak::lua
