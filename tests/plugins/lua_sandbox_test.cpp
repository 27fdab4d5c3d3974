// What a script must not get at, one attempt after another; and what must not depend on the process that it runs in.
#include "tests/plugins/lua_support.hpp"

#include "engine/core/elementary.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cstdio>
#include <string>

using namespace firebreak;
using namespace firebreak::test;

namespace {

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::string noted(const std::string& expression) {
    const std::vector<std::string> log = acted("actions:note(tostring(" + expression + "))");
    return log.empty() ? "" : log.back();
}

}  // namespace

TEST_CASE("what leads out of the sandbox is not there, and its absence is explained") {
    for (const char* name : {"io", "os", "package", "require", "load", "loadstring", "loadfile", "dofile", "debug", "collectgarbage",
                             "coroutine", "utf8", "print", "warn", "_G"}) {
        CAPTURE(name);
        CHECK(contains(failure_of("local x = " + std::string{name}), "my.lua:2: there is no '" + std::string{name} + "' here: "));
    }
    for (const char* name :
         {"string.dump", "string.match", "string.gmatch", "string.gsub", "string.pack", "string.unpack", "string.packsize", "table.move",
          "math.random", "math.randomseed", "math.sin", "math.cos", "math.tan", "math.asin", "math.acos", "math.atan"}) {
        CAPTURE(name);
        CHECK(contains(failure_of("local x = " + std::string{name}), "my.lua:2: there is no '" + std::string{name} + "' here: "));
    }
    CHECK(contains(failure_of("('x'):gsub('x', 'y')"), "there is no 'string.gsub' here"));
    CHECK(contains(failure_of("('x'):dump()"), "there is no 'string.dump' here"));
    CHECK(contains(failure_of("return string.find('abc', 'b')"), "patterns are left out"));
}

TEST_CASE("compiled code is refused, and so is the operator that would call the C library, wherever it stands") {
    CHECK(problems_of("\x1bLua") == "my.lua: is compiled Lua; a strategy is read as text\n");
    CHECK(contains(problems_of("local a = 2\nlocal b = a ^ 2"), "my.lua:2"));
    CHECK(contains(problems_of("local b = 2^0.5"), "math.pow(x, y)"));
    for (const char* harmless : {"-- 2 ^ 3", "--[[ a\n ^ ]]", "--[==[ ]] ^ ]==]", "local s = '^'", "local s = \"\\\"^\"", "local s = [[^]]",
                                 "local s = [=[ ]] ^ ]=]", "local s = 'a\\\n^'", "local s = 'a\\z \n ^'", "local s = '\\'^'"}) {
        CAPTURE(harmless);
        CHECK(problems_of(std::string{harmless} + "\nfunction initial_orders() return {} end") == "");
    }
    for (const char* hidden :
         {"local s = '' .. 2^3", "local s = [[]] .. 2^3", "local t = {[1] = 2 ^ 3}", "--[[ ]] local x = 2^3", "--[ \nlocal x = 2^3",
          "local s = '\\\\' .. 2^3", "local a = {1}; local x = a[a[1]] ^ 2", "--[==[ ]==] x = 1^1"}) {
        CAPTURE(hidden);
        CHECK(contains(problems_of(std::string{hidden} + "\nfunction initial_orders() return {} end"), "the operator ^"));
    }
}

TEST_CASE("the library and the parameters cannot be changed, neither directly nor behind their backs") {
    for (const char* attempt : {"math.pi = 3",
                                "string.rep = nil",
                                "table.sort = 1",
                                "sample.normal = 1",
                                "params.x = 1",
                                "rawset(math, 'pi', 3)",
                                "rawset(params, 'x', 3)",
                                "setmetatable(math, {})",
                                "setmetatable(params, nil)",
                                "getmetatable('').__index.rep = 1",
                                "getmetatable(math).__index.pi = 3",
                                "table.insert(math, 3)",
                                "table.sort(math)",
                                "table.remove(string)",
                                "seen.now = 1",
                                "seen.cases[1].id = 3",
                                "actions.note = 1",
                                "getmetatable(actions).__index = 1",
                                "getmetatable(seen).__index = 1",
                                "setmetatable({}, math)",
                                "setmetatable('', {})",
                                "setmetatable(actions, {})",
                                "rawset(actions, 1, 1)"}) {
        CAPTURE(attempt);
        CHECK(contains(failure_of(attempt), "my.lua"));
    }
    CHECK(contains(problems_of("string.rep = nil"), "string cannot be changed"));
}

TEST_CASE("metatables do what they do elsewhere, but have no say in garbage collection") {
    CHECK(acted(R"(
        local Vector = {}
        Vector.__index = Vector
        Vector.__add = function(a, b) return setmetatable({x = a.x + b.x}, Vector) end
        Vector.__tostring = function(v) return "vector " .. v.x end
        Vector.__call = function(v, y) return v.x * y end
        Vector.__len = function() return 42 end
        function Vector:double() return self + self end
        local v = setmetatable({x = 2}, Vector)
        actions:note(tostring(v:double()) .. " " .. v(10) .. " " .. #v .. " " .. tostring(getmetatable(v) == Vector))
        actions:note(string.format("%s|%5.1f|%-4s|%%", v, 2.25, "a")))") ==
          std::vector<std::string>{"note vector 4 20 42 true", "note vector 2|  2.2|a   |%"});
    for (const char* event : {"__gc", "__mode", "__close", "__pow", "__pairs"}) {
        CAPTURE(event);
        CHECK(contains(failure_of("setmetatable({}, {" + std::string{event} + " = 'k'})"), "may not have " + std::string{event}));
    }
    CHECK(contains(failure_of("setmetatable({}, {__indx = 1})"), "has no metamethod __indx"));
    CHECK(contains(failure_of("local t = setmetatable({}, {__metatable = 'locked'}); setmetatable(t, nil)"), "protected"));
    CHECK(noted("getmetatable(setmetatable({}, {__metatable = 'locked'}))") == "note locked");
    // A metatable that turns weak after it was set stays what it was: nothing is collected under the script's eyes.
    CHECK(acted(R"(
        local meta = {}
        local weak = setmetatable({}, meta)
        meta.__mode = "v"
        meta.__gc = function() actions:note("collected") end
        for i = 1, 50 do weak[i] = {i} end
        local waste
        for i = 1, 20000 do waste = {i, tostring(i)} end
        local left = 0
        for _ in pairs(weak) do left = left + 1 end
        actions:note(tostring(left)))") == std::vector<std::string>{"note 50"});
    CHECK(contains(failure_of("local x <close> = setmetatable({}, {})"), "non-closable"));
}

TEST_CASE("no address shows: not in tostring, not in formats, not in messages") {
    CHECK(noted("tostring({})") == "note table");
    CHECK(noted("tostring(pcall) .. tostring(function() end)") == "note functionfunction");
    CHECK(noted("tostring(seen) .. tostring(actions) .. tostring(seen.cases[1])") == "note host objecthost objectcase");
    CHECK(noted("string.format('%s %s', {}, pcall)") == "note table function");
    CHECK(contains(failure_of("return string.format('%p', {})"), "%p would show an address"));
    CHECK(contains(failure_of("return string.format('%-10p', 'x')"), "%p would show an address"));
    for (const char* attempt : {"error({})", "return {} .. 'x'", "return {} < {}", "return #nil", "return string.format('%d', {})",
                                "return tostring(setmetatable({}, {__tostring = function() return {} end}))", "return table.concat({{}})",
                                "actions:note({})", "return string.format('%q', {})"}) {
        CAPTURE(attempt);
        CHECK_FALSE(contains(failure_of(attempt), "0x"));
        CHECK(contains(failure_of(attempt), "my.lua"));
    }
}

TEST_CASE("pairs and next go through a table in one order: numbers, texts, false, true") {
    CHECK(acted(R"(
        local t = {b = 1, a = 1, [10] = 1, [2] = 1, [-1] = 1, [2.5] = 1, ["10"] = 1, [true] = 1, [false] = 1, [math.maxinteger] = 1, [1e300] = 1}
        local keys = {}
        for key in pairs(t) do keys[#keys + 1] = tostring(key) end
        actions:note(table.concat(keys, " "))
        local key, again = nil, {}
        repeat key = next(t, key); if key ~= nil then again[#again + 1] = tostring(key) end until key == nil
        actions:note(table.concat(again, " "))
        actions:note(tostring(next({}))))") == std::vector<std::string>{"note -1 2 2.5 10 9223372036854775807 1e+300 10 a b false true",
                                                                        "note -1 2 2.5 10 9223372036854775807 1e+300 10 a b false true",
                                                                        "note nil"});
    // What is taken out on the way does not come, and what is put in does not either.
    CHECK(acted("local t = {1, 2, 3, 4}; for k in pairs(t) do actions:note(tostring(k)); t[k + 1] = nil; t.new = 1 end") ==
          std::vector<std::string>{"note 1", "note 3"});
    CHECK(contains(failure_of("for k in pairs({[{}] = 1}) do end"), "a key that is a table has no place in an order"));
    CHECK(contains(failure_of("for k in pairs({[seen.cases[1]] = 1}) do end"), "a key that is a case"));
    CHECK(contains(failure_of("return next({[pcall] = 1})"), "a key that is a function"));
    // Sealed tables are gone through like others.
    CHECK(acted("local n = 0; for name in pairs(sample) do actions:note(name) break end") ==
          std::vector<std::string>{"note bounded_pareto"});
}

TEST_CASE("nothing is remembered in an environment of the script's own, or behind an iterator") {
    CHECK(contains(failure_of("_ENV = {}"), "the local '_ENV' was changed"));
    const auto strategy = scripted(
        "local decide\ndo local _ENV = {n = 0} decide = function() n = n + 1 end end\n"
        "return {initial_orders = function() return {} end, decide = decide}");
    const std::vector<std::string> log = acted(*strategy);
    REQUIRE(log.size() == 1);
    CHECK(contains(log.back(), "the local '_ENV' was changed"));
    // For one call, another environment is as good as a table.
    CHECK(acted("local outside = actions; local _ENV = {}; x = 'fine'; outside:note(x)") == std::vector<std::string>{"note fine"});
    const auto behind =
        scripted("local step, place = pairs({box = {n = 0}})\n" + deciding("local _, box = step(place); box.n = box.n + 1"));
    const std::vector<std::string> ending = acted(*behind);
    REQUIRE(ending.size() == 1);
    CHECK(contains(ending.back(), "the local 'place' was changed"));
}

TEST_CASE("table.sort keeps equal entries in their order and needs no sane comparison") {
    CHECK(acted(R"(
        local list = {}
        for i = 1, 300 do list[i] = {key = i * 7919 % 5, place = i} end
        table.sort(list, function(a, b) return a.key < b.key end)
        local is_stable = true
        for i = 2, 300 do
            local a, b = list[i - 1], list[i]
            if a.key > b.key or (a.key == b.key and a.place > b.place) then is_stable = false end
        end
        actions:note(tostring(is_stable))
        table.sort(list, function() return true end)
        actions:note(tostring(#list))
        local words = {"pear", "apple", "fig"}
        table.sort(words)
        actions:note(table.concat(words, ",")))") == std::vector<std::string>{"note true", "note 300", "note apple,fig,pear"});
    CHECK(contains(failure_of("table.sort({1, 'a'})"), "attempt to compare"));
}

TEST_CASE("lists: insert, remove, concat, pack and unpack do what Lua's do") {
    CHECK(acted(R"(
        local t = {"a", "c"}
        table.insert(t, 2, "b"); table.insert(t, "d")
        actions:note(table.concat(t, "-") .. " " .. table.remove(t, 1) .. table.remove(t) .. " " .. table.concat(t) .. " " .. #t)
        local p = table.pack(1, nil, 3)
        actions:note(p.n .. " " .. tostring(p[2]) .. " " .. select("#", table.unpack(p, 1, p.n)))
        actions:note(tostring(table.remove({})) .. table.concat({1, 2, 3}, ", ", 2, 3)))") ==
          std::vector<std::string>{"note a-b-c-d ad bc 2", "note 3 nil 3", "note nil2, 3"});
    CHECK(contains(failure_of("table.insert({}, 5, 1)"), "out of bounds"));
    CHECK(contains(failure_of("table.remove({}, 5)"), "out of bounds"));
}

TEST_CASE("exp, log and pow are firebreak's own, bit for bit") {
    const auto hexadecimal = [](double number) {
        std::array<char, 40> text{};
        std::snprintf(text.data(), text.size(), "note %a", number);
        return std::string{text.data()};
    };
    for (const char* x : {"0.1", "2.5", "7", "1e-5"}) {
        CAPTURE(x);
        const double number = std::stod(x);
        CHECK(noted("string.format('%a', math.exp(" + std::string{x} + "))") == hexadecimal(exp_exact(number)));
        CHECK(noted("string.format('%a', math.log(" + std::string{x} + "))") == hexadecimal(log_exact(number)));
        CHECK(noted("string.format('%a', math.pow(" + std::string{x} + ", 1.7))") == hexadecimal(pow_exact(number, 1.7)));
    }
    CHECK(noted("math.pow(-2, 2) + math.sqrt(16) + math.log(8, 2)") == "note 11.0");
    CHECK(noted("tostring(math.pow(-2, 0.3) ~= math.pow(-2, 0.3))") == "note true");
    CHECK(noted("tostring(math.abs(math.pow(-3, 3) + 27) < 1e-9)") == "note true");
    CHECK(noted("sample.lognormal(0.5, 3, 1)") == "note 3.0");
    CHECK(contains(failure_of("return sample.normal(1.5, 0, 1)"), "must be a draw"));
}

TEST_CASE("texts are no numbers, and a missing name is an error rather than nil") {
    CHECK(contains(failure_of("return '10' + 1"), "attempt to perform arithmetic on a string value"));
    CHECK(noted("tonumber('10') + 1") == "note 11");
    CHECK(contains(failure_of("return undefined_thing"), "there is no global 'undefined_thing'"));
    CHECK(contains(failure_of("return math.flor(1)"), "math has no field 'flor'; did you mean 'floor'?"));
}

TEST_CASE("string functions within their bounds do what Lua's do") {
    CHECK(noted("('ab'):rep(3, '-') .. ('x'):rep(0) .. string.upper('q') .. ('abc'):reverse() .. ('hello'):sub(2, -2)") ==
          "note ab-ab-abQcbaell");
    CHECK(noted("table.concat({string.find('a.b.c', '.', 3, true)}, ' ') .. tostring(string.find('abc', 'x', 1, true))") == "note 4 4nil");
    CHECK(noted("string.char(72, 105) .. string.byte('A') .. #'four' .. ('x'):len()") == "note Hi6541");
}
