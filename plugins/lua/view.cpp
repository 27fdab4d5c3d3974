#include "plugins/lua/view.hpp"

#include "plugins/lua/environment.hpp"
#include "plugins/lua/vocabulary.hpp"

#include "engine/core/diagnostics.hpp"

#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <limits>
#include <vector>

namespace firebreak::lua {
namespace {

constexpr char kSeen = 0;
constexpr char kCases = 0;
constexpr char kClassWords = 0;

template <class Object>
struct Shown {
    Word word;
    void (*push)(lua_State* lua, const Object& object);
};

void push_count(lua_State* lua, std::uint32_t count) { lua_pushinteger(lua, count); }

void push_case_list(lua_State* lua, const Situation& seen) {
    if (lua_rawgetp(lua, LUA_REGISTRYINDEX, &kCases) == LUA_TTABLE) return;
    lua_pop(lua, 1);
    lua_createtable(lua, static_cast<int>(seen.cases.size()), 0);
    for (std::size_t i = 0; i < seen.cases.size(); ++i) {
        // A number that looks like an address: nobody follows it.
        lua_pushlightuserdata(lua, reinterpret_cast<void*>(i + 1));
        lua_rawseti(lua, -2, static_cast<lua_Integer>(i + 1));
    }
    lua_pushvalue(lua, -1);
    lua_rawsetp(lua, LUA_REGISTRYINDEX, &kCases);
}

constexpr std::array kSituation{
    Shown<Situation>{{"now", "simulated time, in microseconds since day 0, 00:00"},
                     [](lua_State* lua, const Situation& seen) { lua_pushinteger(lua, microseconds_of(seen.now)); }},
    Shown<Situation>{{"cases", "the cases that are new or changed since the last tick: a list, in the order of their detection"},
                     &push_case_list},
    Shown<Situation>{{"seen_last_hour", "mentions seen in the last hour"},
                     [](lua_State* lua, const Situation& seen) { lua_pushnumber(lua, seen.seen_last_hour); }},
    Shown<Situation>{{"expected_last_hour", "how many are usual at this hour"},
                     [](lua_State* lua, const Situation& seen) { lua_pushnumber(lua, seen.expected_last_hour); }},
    Shown<Situation>{{"is_crisis", "whether the company's own crisis rule fires"},
                     [](lua_State* lua, const Situation& seen) { lua_pushboolean(lua, seen.is_crisis ? 1 : 0); }},
    Shown<Situation>{{"queue_length", "cases that wait for an agent"},
                     [](lua_State* lua, const Situation& seen) { push_count(lua, seen.queue_length); }},
    Shown<Situation>{{"oldest_wait", "how long the oldest of them has waited, in microseconds"},
                     [](lua_State* lua, const Situation& seen) { lua_pushinteger(lua, seen.oldest_wait.count()); }},
    Shown<Situation>{{"agents", "agents at the desk"}, [](lua_State* lua, const Situation& seen) { push_count(lua, seen.agents); }},
    Shown<Situation>{{"busy_agents", "agents at work on a case"},
                     [](lua_State* lua, const Situation& seen) { push_count(lua, seen.busy_agents); }},
    Shown<Situation>{{"statements_published", "statements published so far"},
                     [](lua_State* lua, const Situation& seen) { push_count(lua, seen.statements_published); }},
    Shown<Situation>{{"escalations_arrived", "escalated cases that have arrived at the department that owns the cause"},
                     [](lua_State* lua, const Situation& seen) { push_count(lua, seen.escalations_arrived); }},
    Shown<Situation>{{"is_fix_running", "whether a cause is being mended"},
                     [](lua_State* lua, const Situation& seen) { lua_pushboolean(lua, seen.is_fix_running ? 1 : 0); }},
    Shown<Situation>{{"articles", "articles that have appeared about the company"},
                     [](lua_State* lua, const Situation& seen) { push_count(lua, seen.articles); }},
    Shown<Situation>{{"net_sentiment", "100 x (positive - negative) / all of the mentions seen today and yesterday"},
                     [](lua_State* lua, const Situation& seen) { lua_pushnumber(lua, seen.net_sentiment); }},
    Shown<Situation>{{"spent", "euros spent so far"}, [](lua_State* lua, const Situation& seen) { lua_pushnumber(lua, seen.spent); }},
    Shown<Situation>{{"weekday", "the day of `now`: 0 is Monday"},
                     [](lua_State* lua, const Situation& seen) { push_count(lua, seen.weekday); }},
};

void push_class(lua_State* lua, const CaseView& view) {
    lua_rawgetp(lua, LUA_REGISTRYINDEX, &kClassWords);
    lua_rawgeti(lua, -1, static_cast<lua_Integer>(view.case_class));
    lua_remove(lua, -2);
}

constexpr std::array kCase{
    Shown<CaseView>{{"id", "its number: what actions on it are given, and the key under which `state` remembers it"},
                    [](lua_State* lua, const CaseView& view) { lua_pushinteger(lua, view.id); }},
    Shown<CaseView>{{"case_class", "\"complaint\", \"me_too\" or \"question\""}, &push_class},
    Shown<CaseView>{{"issue", "the number of the issue that it is about"},
                    [](lua_State* lua, const CaseView& view) { lua_pushinteger(lua, view.issue); }},
    Shown<CaseView>{{"round", "1 for a first complaint, more after follow-ups"},
                    [](lua_State* lua, const CaseView& view) { lua_pushinteger(lua, view.round); }},
    Shown<CaseView>{{"is_answered", "whether it has had an answer"},
                    [](lua_State* lua, const CaseView& view) { lua_pushboolean(lua, view.is_answered ? 1 : 0); }},
    Shown<CaseView>{{"is_closed", "whether the latest round that monitoring has seen is answered"},
                    [](lua_State* lua, const CaseView& view) { lua_pushboolean(lua, view.is_closed ? 1 : 0); }},
    Shown<CaseView>{{"opened", "when it was opened, as `now`"},
                    [](lua_State* lua, const CaseView& view) { lua_pushinteger(lua, microseconds_of(view.opened)); }},
    Shown<CaseView>{{"detected", "when monitoring saw it, as `now`"},
                    [](lua_State* lua, const CaseView& view) { lua_pushinteger(lua, microseconds_of(view.detected)); }},
    Shown<CaseView>{{"followers", "followers of the customer"},
                    [](lua_State* lua, const CaseView& view) { lua_pushinteger(lua, view.followers); }},
    Shown<CaseView>{{"arousal_class", "0 calm, 1 annoyed, 2 angry: the highest that a post of it has had"},
                    [](lua_State* lua, const CaseView& view) { lua_pushinteger(lua, view.arousal_class); }},
};

template <class Object, std::size_t N>
[[noreturn]] void refuse_field(lua_State* lua, const std::array<Shown<Object>, N>& shown, const char* what) {
    if (lua_type(lua, 2) != LUA_TSTRING) Machine::raise(lua, fmt::format("{} has no field that is a {}", what, luaL_typename(lua, 2)));
    std::vector<std::string_view> names;
    for (const auto& one : shown) names.push_back(one.word.name);
    const std::string_view key = lua_tostring(lua, 2);
    Machine::raise(lua, fmt::format("{} has no field '{}'{}", what, key.substr(0, 60), did_you_mean(key, names)));
}

// Upvalue 1 leads from a name to its place in the table above.
template <class Object, std::size_t N>
void push_shown(lua_State* lua, const std::array<Shown<Object>, N>& shown, const Object& object, const char* what) {
    lua_pushvalue(lua, 2);
    if (lua_rawget(lua, lua_upvalueindex(1)) != LUA_TNUMBER) refuse_field(lua, shown, what);
    shown[static_cast<std::size_t>(lua_tointeger(lua, -1))].push(lua, object);
}

int situation_field(lua_State* lua) {
    const Situation* seen = Machine::of(lua).seen;
    if (seen == nullptr) Machine::raise(lua, "`seen` is there while decide runs, and not outside");
    push_shown(lua, kSituation, *seen, "seen");
    return 1;
}

const CaseView* case_at(lua_State* lua, int index) {
    const Situation* seen = Machine::of(lua).seen;
    const auto number = reinterpret_cast<std::uintptr_t>(lua_touserdata(lua, index));
    if (seen == nullptr || number == 0 || number > seen->cases.size()) return nullptr;
    return &seen->cases[number - 1];
}

int case_field(lua_State* lua) {
    const CaseView* view = lua_islightuserdata(lua, 1) ? case_at(lua, 1) : nullptr;
    if (view == nullptr) Machine::raise(lua, "this case is of an earlier tick: remember its id, not the case");
    push_shown(lua, kCase, *view, "a case");
    return 1;
}

int refuse_writing(lua_State* lua) {
    Machine::raise(lua, "what the company sees cannot be changed; to remember something, write it into state");
}

template <class Object, std::size_t N>
void push_metatable(lua_State* lua, const std::array<Shown<Object>, N>& shown, lua_CFunction read) {
    lua_createtable(lua, 0, 4);
    mark_as_own(lua);
    lua_createtable(lua, 0, static_cast<int>(N));
    for (std::size_t i = 0; i < N; ++i) {
        lua_pushinteger(lua, static_cast<lua_Integer>(i));
        lua_setfield(lua, -2, shown[i].word.name.data());
    }
    lua_pushcclosure(lua, read, 1);
    lua_setfield(lua, -2, "__index");
    lua_pushcfunction(lua, &refuse_writing);
    lua_setfield(lua, -2, "__newindex");
}

template <class Object, std::size_t N>
std::vector<Word> words_of(const std::array<Shown<Object>, N>& shown) {
    std::vector<Word> words;
    for (const auto& one : shown) words.push_back(one.word);
    return words;
}

}  // namespace

std::vector<Word> situation_words() { return words_of(kSituation); }
std::vector<Word> case_words() { return words_of(kCase); }

void open_view(lua_State* lua) {
    lua_newuserdatauv(lua, 0, 0);
    push_metatable(lua, kSituation, &situation_field);
    lua_setmetatable(lua, -2);
    lua_rawsetp(lua, LUA_REGISTRYINDEX, &kSeen);

    // All light userdata share one metatable; scripts get none but cases.
    lua_pushlightuserdata(lua, nullptr);
    push_metatable(lua, kCase, &case_field);
    lua_setmetatable(lua, -2);
    lua_pop(lua, 1);

    lua_newtable(lua);
    lua_Integer place = 0;
    for (const char* word : {"complaint", "me_too", "question"}) {
        lua_pushstring(lua, word);
        lua_rawseti(lua, -2, place++);
    }
    lua_rawsetp(lua, LUA_REGISTRYINDEX, &kClassWords);
}

void push_seen(lua_State* lua) {
    lua_pushnil(lua);
    lua_rawsetp(lua, LUA_REGISTRYINDEX, &kCases);
    lua_rawgetp(lua, LUA_REGISTRYINDEX, &kSeen);
}

std::optional<std::uint32_t> case_id_at(lua_State* lua, int index) {
    if (lua_islightuserdata(lua, index)) {
        const CaseView* view = case_at(lua, index);
        if (view == nullptr) return std::nullopt;
        return view->id;
    }
    int is_whole = 0;
    const lua_Integer number = lua_type(lua, index) == LUA_TNUMBER ? lua_tointegerx(lua, index, &is_whole) : 0;
    if (is_whole == 0 || number < 0 || number > std::numeric_limits<std::uint32_t>::max()) return std::nullopt;
    return static_cast<std::uint32_t>(number);
}

}  // namespace firebreak::lua
