// Scripts that would run for ever, eat all memory or bring the process down: each ends its own run, with a message, and nothing else.
#include "tests/plugins/lua_support.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <string>
#include <vector>

using namespace firebreak;
using namespace firebreak::test;

namespace {

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::vector<GivenValue> instructions(std::int64_t number) { return {{"instructions", number, {}}}; }

// How it ends with half a million instructions and 8 MB.
std::string ending_of(const std::string& body) {
    return failure_of(body, {{"instructions", std::int64_t{500'000}, {}}, {"memory", std::int64_t{8}, {}}});
}

}  // namespace

TEST_CASE("a loop without an end is stopped with the line that it is in, wherever the script hides it") {
    for (const char* body : {
             "while true do end",
             "repeat until false",
             "::again:: goto again",
             "local function f() return f() end f()",
             "local t = setmetatable({}, {__index = function(t, k) while true do end end}); local x = t.x",
             "local t = setmetatable({}, {__lt = function() while true do end end}); local x = t < t",
             "local t = setmetatable({}, {__tostring = function() while true do end end}); tostring(t)",
             "local t = setmetatable({}, {__tostring = function() while true do end end}); string.format('%s', t)",
             "table.sort({1, 2, 3}, function() while true do end end)",
             "for i in function() return 1 end do end",
             "pcall(function() while true do end end)",
             "while true do pcall(function() while true do end end) end",
             "xpcall(function() while true do end end, function() while true do end end)",
             "xpcall(error, function() while true do end end)",
             "while true do pcall(error) end",
             "pcall(pcall, pcall, pcall, function() while true do end end)",
             "for i = 1, 1e18 do end",
             "local t = {}; for i = 1, 1e9 do t[1] = {} end",
         }) {
        CAPTURE(body);
        CHECK(contains(ending_of(body), "my.lua:2: used up the 500000 instructions that one call may take"));
    }
    CHECK(contains(problems_of("local x = 1\nwhile true do end", instructions(100'000)), "my.lua:2: used up the 100000 instructions"));
    CHECK(contains(problems_of("function initial_orders()\nwhile true do end end", instructions(100'000)), "my.lua:2: used up the"));
}

TEST_CASE("work that no instruction shows is paid for, too") {
    for (const char* body : {
             "local s = ('x'):rep(16000); while true do local t = s:upper() end",
             "local s = ('x'):rep(16000); while true do local t = s .. 'y' end",
             "local s = ('x'):rep(16000); while true do string.find(s, 'xy', 1, true) end",
             "local s = ('x'):rep(16000); while true do string.format('%s%%', s) end",
             "local t = {}; for i = 1, 10000 do t[i] = i end; while true do table.insert(t, 1, 0); table.remove(t, 1) end",
             "local t = {}; for i = 1, 10000 do t[i] = 1 end; while true do table.concat(t) end",
             "local t = {}; for i = 1, 10000 do t[i] = -i end; while true do table.sort(t) end",
             "local t = {}; for i = 1, 10000 do t[i] = i end; while true do next(t, 5) end",
             "local t = {}; for i = 1, 10000 do t[i] = i end; while true do pairs(t) end",
             "local t = {}; for i = 1, 1000 do t[i] = i end; while true do table.unpack(t) end",
             "table.concat({}, '', 1, 1 << 60)",
             "table.unpack({}, 1, 1 << 60)",
             "for i = 1, 1e9 do local s = string.rep('', 1 << 60) end",
             "local t = setmetatable({}, {__len = function() return 1 << 60 end, __index = function() return 1 end, __newindex = "
             "function() end}); "
             "while true do table.insert(t, 1, 1) end",
         }) {
        CAPTURE(body);
        const std::string ending = ending_of(body);
        CHECK((contains(ending, "used up the 500000 instructions") || contains(ending, "more than 1000 values") ||
               contains(ending, "entry 1 is a nil")));
    }
}

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)  // whose instructions take many times as long
TEST_CASE("work that hides inside single instructions ends a script within seconds, with the whole of the usual budget") {
    const std::string chain = "local t = {}; for i = 1, 1900 do t = setmetatable({}, {%s = t}) end; ";
    const auto along = [&](const std::string& event, const std::string& loop) {
        std::string body = chain;
        return body.replace(body.find("%s"), 2, event) + loop;
    };
    for (const std::string& body : {
             along("__index", "while true do local x = t.x end"),
             along("__newindex", "while true do t.x = nil end"),
             along("__index", "local function get() return t.x end; while true do pcall(get) end"),
             std::string{"local t = setmetatable({}, {}); getmetatable(t).__index = function(t, k) return t[k] end; setmetatable(t, "
                         "getmetatable(t)); local function get() return t.x end; while true do pcall(get) end"},
             // From its end to its beginning, so that no table has anything behind it when it is named.
             std::string{"local first = {}; local t = first; for i = 1, 1900 do local u = {}; setmetatable(t, {__index = u}) t = u end; "
                         "while true do local x = first.x end"},
             std::string{"local a, b = ('x'):rep(16000) .. 'y', ('x'):rep(16000) .. 'y'; while true do local x = a == b end"},
             std::string{"local a, b = ('x'):rep(16000) .. 'y', ('x'):rep(16000) .. 'z'; while true do local x = a < b end"},
             std::string{"local s = ('1'):rep(16000); while true do tonumber(s, 36) end"},
             std::string{"local s = ('1'):rep(16000); while true do tonumber(s) end"},
             std::string{"local s = '0x' .. ('f'):rep(16000); while true do math.floor(s) end"},
             std::string{"local s = ('1'):rep(16000); while true do pcall(string.rep, 'x', s) end"},
             std::string{"local s = ('1'):rep(16000); while true do pcall(select, s) end"},
             std::string{"local s = ('1'):rep(16000); while true do pcall(string.char, s) end"},
             std::string{"while true do string.format('%.99f', 1e308) end"},
             std::string{"while true do pcall(string.rep) end"},
             std::string{"while true do pcall(error, 'x') end"},
             std::string{"while true do pcall(function() return strin.rep end) end"},
             std::string{"while true do xpcall(string.rep, type) end"},
         }) {
        CAPTURE(body);
        const auto begun = std::chrono::steady_clock::now();
        const std::string ending = failure_of(body);
        const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
        CHECK_MESSAGE((contains(ending, "my.lua:2: used up the 100000000 instructions") || contains(ending, "stack overflow")), ending);
        // A loop without anything takes about one; a busy machine is slower than that.
        CHECK(seconds < 30.0);
    }
}
#endif

TEST_CASE("tables look up in each other as in Lua, however they were put together") {
    CHECK(acted(R"(
        local Base = {greet = function(self) return "I am " .. self.name end, kind = "base"}
        local Middle = setmetatable({kind = "middle"}, {__index = Base})
        local object = setmetatable({name = "it"}, {__index = Middle})
        actions:note(object:greet() .. ", " .. object.kind)
        -- A class that gets its own base when there are objects already.
        local Late = {}; Late.__index = Late
        local early = setmetatable({}, Late)
        setmetatable(Late, {__index = function(t, k) return k .. (t == Late and " of Late" or "") end})
        actions:note(early.colour)
        setmetatable(Late, {__index = Middle})
        actions:note(early.kind)
        local store, log = {}, setmetatable({}, {__newindex = nil})
        local inner = setmetatable({}, {__newindex = store})
        local outer = setmetatable({}, {__newindex = inner})
        outer.x = 5
        actions:note(tostring(rawget(outer, "x")) .. tostring(rawget(inner, "x")) .. store.x)
        -- Again and again with the same metatable.
        local mt = {__index = Middle}
        for i = 1, 3 do setmetatable(object, mt) end
        actions:note(object.kind .. tostring(object.nothing) .. tostring(getmetatable(object) == mt) .. tostring(mt.__index == Middle)))") ==
          std::vector<std::string>{"note I am it, middle", "note colour of Late", "note middle", "note nilnil5", "note middleniltruetrue"});
    CHECK(contains(failure_of("local t = setmetatable({}, {__call = setmetatable({}, {__call = function() end})})"),
                   "my.lua:2: setmetatable: __call must be a function"));
    CHECK(contains(failure_of("local t = {}; setmetatable(t, {__index = t}); return t.x"), "loop"));
}

TEST_CASE("a metatable that is set again, and what stands behind a class, are watched as before") {
    const std::string classes =
        "local Base = {n = 0}; local Class = setmetatable({}, {__index = Base}); local mt = {__index = Class}\n"
        "local object = setmetatable({}, mt)\n";
    const auto failure = [&](const std::string& body) {
        const auto strategy = scripted(classes + deciding(body));
        const std::vector<std::string> log = acted(*strategy);
        return log.empty() ? "" : log.back();
    };
    CHECK(failure("setmetatable(object, mt)") == "");
    CHECK(contains(failure("Base.n = 1"), "was changed"));
    CHECK(contains(failure("getmetatable(Class).__index.n = object.n + 1"), "was changed"));
}

TEST_CASE("no text holds the character 0, which would make a comparison a thousand times the work") {
    for (const std::string body : {"local s = '\\0'", "local s = \"a\\000b\"", "local s = '\\x00'", "local s = '\\u{000}'"}) {
        CAPTURE(body);
        CHECK(contains(problems_of(deciding(body)), "my.lua:2: a text may not hold the character 0"));
    }
    CHECK(contains(failure_of("local s = string.char(65, 0)"), "my.lua:2: string.char: a text may not hold the character 0"));
    CHECK(contains(failure_of("local s = ('%c'):format(0)"), "my.lua:2: string.format: a text may not hold the character 0"));
    CHECK(acted(R"(actions:note('\\0\065\x41\u{41}\0650' .. string.char(72, 105) .. ('%c'):format(33)))") ==
          std::vector<std::string>{R"(note \0AAAA0Hi!)"});
}

TEST_CASE("texts stay short and argument lists too, so that no single instruction is long") {
    CHECK(contains(ending_of("local s = string.rep('x', 1 << 40)"), "a text may have 16384 bytes"));
    CHECK(contains(ending_of("local s = 'x'; while true do s = s .. s end"), "makes a text longer than 16384 bytes"));
    CHECK(contains(ending_of("local s = ('x'):rep(9000); s = string.format('%s%s', s, s)"), "makes a text longer than 16384 bytes"));
    CHECK(contains(ending_of("table.concat({('x'):rep(9000), ('x'):rep(9000)})"), "a text may have 16384 bytes"));
    CHECK(contains(ending_of("local function f(...) return f(1, ...) end f()"), "my.lua:2: a function got more than 1000 values"));
    CHECK(contains(ending_of("string.byte(('x'):rep(5000), 1, -1)"), "more than 1000 values"));
    CHECK(contains(problems_of(std::string(2 << 20, ' ')), "longer than 1 MiB"));
}

TEST_CASE("memory is bounded, and running out of it cannot be caught") {
    for (const char* body : {
             "local t = {}; while true do t[#t + 1] = {} end",
             "local t = {}; while true do pcall(function() t[#t + 1] = {1, 2, 3} end) end",
             "local t = {}; for i = 1, 1e9 do t['key ' .. i] = i end",
             "local t = {}; xpcall(function() while true do t = {t} end end, function() return 1 end)",
         }) {
        CAPTURE(body);
        const std::string ending = failure_of(body, {{"memory", std::int64_t{2}, {}}});
        CHECK(contains(ending, "my.lua:2: needs more than the 2 MB of memory that a script may use"));
    }
    // Garbage is no use of memory.
    CHECK(failure_of("for i = 1, 100000 do local t = {i, {i}} end", {{"memory", std::int64_t{2}, {}}}) == "");
}

TEST_CASE("recursion without an end, in the script or through the library, is an error like any other") {
    CHECK(contains(failure_of("local function f() return 1 + f() end f()"), "stack overflow"));
    CHECK(acted("local function f() return 1 + f() end local ok, what = pcall(f) actions:note(tostring(ok))") ==
          std::vector<std::string>{"note false"});
    CHECK(contains(failure_of("local t = {}; setmetatable(t, {__index = function(t, k) return t[k] end}); return t.x"), "stack overflow"));
    CHECK(contains(failure_of("local function f() pcall(f) end f() local t; t.x = 1"), "attempt to index a nil value"));
    CHECK(contains(failure_of("local function f(a, b) table.sort({1, 2}, f) return true end f() local t; t.x = 1"), "stack overflow"));
    CHECK(contains(problems_of("local t = " + std::string(5000, '{') + std::string(5000, '}')), "overflow"));
    CHECK(contains(problems_of("local t = " + std::string(5000, '(') + "1" + std::string(5000, ')')), "overflow"));
}

TEST_CASE("pcall and xpcall catch what is the script's own") {
    CHECK(acted(R"(
        actions:note(tostring(pcall(error, "x")))
        local ok, what = pcall(error, {code = 5}); actions:note(tostring(ok) .. what.code)
        actions:note(table.concat({select(2, pcall(function(...) return ... end, 1, 2))}, ","))
        actions:note(select(2, xpcall(function(a) error(a .. "!", 0) end, function(m) return "caught " .. m end, "it")))
        actions:note(table.concat({select(2, xpcall(function(...) return ... end, error, 3, 4))}, ","))
        actions:note(select(2, pcall(actions.note))))") ==
          std::vector<std::string>{"note false", "note false5", "note 1,2", "note caught it!", "note 3,4",
                                   "note my.lua:8: call it with a colon: actions:note(…)"});
}

TEST_CASE("a script that was stopped stays stopped, and others go on") {
    const auto other = scripted(deciding("actions:note('fine')"));
    const auto strategy = scripted(deciding("while true do end"), instructions(10'000));
    CHECK(contains(acted(*strategy).back(), "used up the"));
    CHECK(contains(acted(*strategy).back(), "used up the"));
    CHECK(acted(*other) == std::vector<std::string>{"note fine"});
}

TEST_CASE("every call has the whole budget again") {
    const auto strategy = scripted(deciding("for i = 1, 20000 do end"), instructions(50'000));
    for (int tick = 0; tick < 20; ++tick) CHECK(acted(*strategy).empty());
}
