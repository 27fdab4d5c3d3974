#include "plugins/lua/deeds.hpp"

#include "plugins/lua/environment.hpp"
#include "plugins/lua/order_reader.hpp"
#include "plugins/lua/view.hpp"
#include "plugins/lua/vocabulary.hpp"

#include <fmt/format.h>

#include <array>
#include <limits>
#include <string>

namespace firebreak::lua {
namespace {

constexpr char kDeeds = 0;

// Checks the call's form and gives the host's object. Arguments begin at 2.
Actions& actions_of(lua_State* lua, const char* name, int least, int most) {
    const bool has_self = lua_gettop(lua) > 0;
    lua_rawgetp(lua, LUA_REGISTRYINDEX, &kDeeds);
    if (!has_self || lua_rawequal(lua, 1, -1) == 0) Machine::raise(lua, fmt::format("call it with a colon: actions:{}(…)", name));
    lua_pop(lua, 1);
    const int given = lua_gettop(lua) - 1;
    if (given < least || given > most) {
        Machine::raise(lua, fmt::format("actions:{} takes {} values, but got {}", name,
                                        least == most ? std::to_string(least) : fmt::format("{} to {}", least, most), given));
    }
    Actions* actions = Machine::of(lua).actions;
    if (actions == nullptr) Machine::raise(lua, "`actions` is there while decide runs, and not outside");
    return *actions;
}

std::uint32_t case_argument(lua_State* lua, const char* name) {
    const std::optional<std::uint32_t> id = case_id_at(lua, 2);
    if (!id)
        Machine::raise(lua, fmt::format("actions:{}: the first value must be a case or its id, but is a {}", name, luaL_typename(lua, 2)));
    return *id;
}

std::string text_argument(lua_State* lua, const char* name) {
    if (lua_type(lua, 2) != LUA_TSTRING)
        Machine::raise(lua, fmt::format("actions:{}: the value must be a text, but is a {}", name, luaL_typename(lua, 2)));
    std::size_t length = 0;
    const char* text = lua_tolstring(lua, 2, &length);
    if (std::string_view{text, length}.find('\0') != std::string_view::npos)
        Machine::raise(lua, fmt::format("actions:{}: the text holds a zero byte", name));
    return {text, length};
}

Duration delay_argument(lua_State* lua, const char* name) {
    return lua_isnoneornil(lua, 3) ? Duration{0} : read_duration(lua, 3, fmt::format("the delay of actions:{}", name));
}

template <auto Member>
int on_case(lua_State* lua, const char* name) {
    Actions& actions = actions_of(lua, name, 1, 1);
    const std::uint32_t id = case_argument(lua, name);
    Machine::guarded(lua, [&] { (actions.*Member)(id); });
    return 0;
}

int set_orders(lua_State* lua) {
    Actions& actions = actions_of(lua, "set_orders", 1, 1);
    const Orders orders = read_orders(lua, 2, "orders");
    Machine::guarded(lua, [&] { actions.set_orders(orders); });
    return 0;
}
int answer(lua_State* lua) {
    Actions& actions = actions_of(lua, "answer", 2, 2);
    const std::uint32_t id = case_argument(lua, "answer");
    const Reply reply = read_reply(lua, 3, "reply");
    Machine::guarded(lua, [&] { actions.answer(id, reply); });
    return 0;
}
int ignore(lua_State* lua) { return on_case<&Actions::ignore>(lua, "ignore"); }
int prioritise(lua_State* lua) { return on_case<&Actions::prioritise>(lua, "prioritise"); }
int escalate(lua_State* lua) { return on_case<&Actions::escalate>(lua, "escalate"); }
int remove_post(lua_State* lua) { return on_case<&Actions::remove>(lua, "remove"); }
int mobilise(lua_State* lua) {
    Actions& actions = actions_of(lua, "mobilise", 1, 2);
    const Supporters supporters = read_supporters(lua, 2, "supporters");
    const Duration delay = delay_argument(lua, "mobilise");
    Machine::guarded(lua, [&] { actions.mobilise(supporters, delay); });
    return 0;
}
int publish(lua_State* lua) {
    Actions& actions = actions_of(lua, "publish", 1, 2);
    const Statement statement = read_statement(lua, 2, "statement");
    const Duration delay = delay_argument(lua, "publish");
    Machine::guarded(lua, [&] { actions.publish(statement, delay); });
    return 0;
}
int start_fix(lua_State* lua) {
    Actions& actions = actions_of(lua, "start_fix", 1, 1);
    const Duration median = read_duration(lua, 2, "the median duration of actions:start_fix");
    Machine::guarded(lua, [&] { actions.start_fix(median); });
    return 0;
}
int note(lua_State* lua) {
    Actions& actions = actions_of(lua, "note", 1, 1);
    const std::string text = text_argument(lua, "note");
    Machine::guarded(lua, [&] { actions.note(text); });
    return 0;
}

// Whether anybody listens is not for a script to know: what it does must not depend on it.
int because(lua_State* lua) {
    Actions& actions = actions_of(lua, "because", 1, 1);
    const std::string reason = text_argument(lua, "because");
    Machine::guarded(lua, [&] {
        if (actions.wants_reasons()) actions.because(reason);
    });
    return 0;
}

std::uint32_t number_argument(lua_State* lua, int place, const char* what) {
    int is_whole = 0;
    const lua_Integer number = lua_tointegerx(lua, place, &is_whole);
    if (lua_type(lua, place) != LUA_TNUMBER || is_whole == 0 || number < 0 || number > std::numeric_limits<std::uint32_t>::max())
        Machine::raise(lua, fmt::format("actions:draw: {} must be a whole number from 0 to 4294967295", what));
    return static_cast<std::uint32_t>(number);
}

int draw(lua_State* lua) {
    const Actions& actions = actions_of(lua, "draw", 2, 3);
    const std::uint32_t purpose = number_argument(lua, 2, "the purpose");
    std::uint64_t entity = 0;
    if (lua_islightuserdata(lua, 3)) {
        const std::optional<std::uint32_t> id = case_id_at(lua, 3);
        if (!id) Machine::raise(lua, "actions:draw: this case is of an earlier tick: remember its id, not the case");
        entity = *id;
    } else if (lua_isinteger(lua, 3) != 0) {
        entity = static_cast<std::uint64_t>(lua_tointeger(lua, 3));
    } else {
        Machine::raise(lua, "actions:draw: the entity must be a case or a whole number");
    }
    const std::uint32_t n = lua_isnoneornil(lua, 4) ? 0 : number_argument(lua, 4, "n");
    double uniform = 0.0;
    Machine::guarded(lua, [&] { uniform = actions.draw(purpose, entity, n); });
    lua_pushnumber(lua, uniform);
    return 1;
}

struct Deed {
    Word word;
    lua_CFunction function;
};

constexpr std::array kAll{
    Deed{{"set_orders", "actions:set_orders(orders): new standing orders"}, &set_orders},
    Deed{{"answer", "actions:answer(case, reply): answer this case, whatever the coverage"}, &answer},
    Deed{{"ignore", "actions:ignore(case): take it out of the queue"}, &ignore},
    Deed{{"prioritise", "actions:prioritise(case): put it before all others in the queue"}, &prioritise},
    Deed{{"escalate", "actions:escalate(case): pass it to the department that owns its cause"}, &escalate},
    Deed{{"remove", "actions:remove(case): delete its newest seen post from the company's own pages"}, &remove_post},
    Deed{{"mobilise", "actions:mobilise(supporters, delay): ask disclosed supporters to post"}, &mobilise},
    Deed{{"publish", "actions:publish(statement, delay): a public statement"}, &publish},
    Deed{{"start_fix", "actions:start_fix(median_duration): start mending every live issue"}, &start_fix},
    Deed{{"note", "actions:note(text): a line in the decision log, at most 1,000 bytes"}, &note},
    Deed{{"because", "actions:because(text): why the actions that follow are taken, for `--explain-decisions`; it changes no result"},
         &because},
    Deed{{"draw", "actions:draw(purpose, entity, n): a uniform number in [0, 1)"}, &draw},
};

}  // namespace

std::vector<Word> action_words() {
    std::vector<Word> words;
    for (const Deed& deed : kAll) words.push_back(deed.word);
    return words;
}

void open_deeds(lua_State* lua) {
    lua_newuserdatauv(lua, 0, 0);
    lua_createtable(lua, 0, 3);
    mark_as_own(lua);
    lua_createtable(lua, 0, static_cast<int>(kAll.size()));
    for (const Deed& deed : kAll) {
        lua_pushcfunction(lua, deed.function);
        lua_setfield(lua, -2, deed.word.name.data());
    }
    seal(lua, "actions");
    lua_setfield(lua, -2, "__index");
    lua_setmetatable(lua, -2);
    lua_rawsetp(lua, LUA_REGISTRYINDEX, &kDeeds);
}

void push_deeds(lua_State* lua) { lua_rawgetp(lua, LUA_REGISTRYINDEX, &kDeeds); }

}  // namespace firebreak::lua
