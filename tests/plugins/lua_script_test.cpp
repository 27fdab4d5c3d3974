// Strategies in Lua: what a script says is what the company does, what it remembers is what comes back, and mistakes are named.
#include "tests/plugins/lua_support.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cstdio>

using namespace firebreak;
using namespace firebreak::test;

namespace {

// As string.format("%a") writes it.
std::string fmt_a(double number) {
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%a", number);
    return text.data();
}

bool contains(const std::string& text, const char* part) { return text.find(part) != std::string::npos; }

// Counts, lists and tables of tables, so that a snapshot has all of it to carry.
constexpr const char* kWithState = R"(
params = {
    coverage = {default = 0.6, min = 0, max = 1, help = "Share of the seen cases that get an answer."},
    patience = {default = 90 * minute, unit = "duration", help = "How long a case may wait."},
}
state = {ticks = 0, rounds = {}, last = 0.1, is_busy = false, words = {"calm", "annoyed", "angry"}}

local function orders()
    local class = {coverage = params.coverage, reply = {empathy = 0.5, remedy = 0.25}}
    return {
        monitoring = 0.9,
        staffing = state.is_busy and 2 or 1,
        classes = {complaint = class, me_too = class, question = class},
    }
end

function initial_orders() return orders() end

function decide(seen, actions)
    state.ticks = state.ticks + 1
    state.last = state.last * 1.1 + actions:draw(1, state.ticks)
    for _, case in ipairs(seen.cases) do
        state.rounds[case.id] = (state.rounds[case.id] or 0) + case.round
        if state.rounds[case.id] > 3 and not case.is_closed then actions:prioritise(case) end
        if actions:draw(2, case, case.round) < 0.3 then
            actions:answer(case.id, {empathy = 0.9, apology = state.last % 1, department = "service"})
        end
    end
    local is_busy = seen.queue_length > 50
    if is_busy ~= state.is_busy then
        state.is_busy = is_busy
        actions:set_orders(orders())
        local known = 0
        for id in pairs(state.rounds) do known = known + id end
        actions:note(string.format("tick %d, %s, %.17g, %d", state.ticks, state.words[1 + state.ticks % 3], state.last, known))
    end
end
)";

}  // namespace

TEST_CASE("standing orders in Lua are those in C++, field by field, and what is not said keeps its default") {
    const auto strategy = scripted(R"(
        function initial_orders()
            local kind = {empathy = 0.1, explanation = 0.2, apology = 0.3, private_channel = 0.4, compensation = 0.5, hostility = 1.5,
                          remedy = 0.6, department = "marketing", backfire = 0.7, backfire_hostility = 1.25}
            return {
                monitoring = 0.9, detection_delay = 10 * minute, triage = "influence", hours = daily(1, 3, 8, 20),
                classes = {complaint = {coverage = 1, reply = kind}, question = {coverage = 0.5}},
                approval_delay = 1.5 * hour, approval_sigma = 0.25, approval_layers = 2, escalation = 0.75, information_flow = 0.5,
                hand_off_delay = day, hand_off_sigma = 1, hand_off_hops = 3, fix_threshold = 7, fix_duration = 2 * day, staffing = 1.5,
                posts_per_day = 3, deletion = 0.125, peer_answer = 0.01, handling_factor = 0.8,
            }
        end)");
    Orders expected;
    expected.monitoring = 0.9;
    expected.detection_delay = minutes{10};
    expected.triage = Triage::influence;
    expected.keeps_desk_hours = false;
    expected.hours = WeekHours::daily(1, 3, 8, 20);
    expected.classes[0] = {.coverage = 1.0,
                           .reply = {.empathy = 0.1,
                                     .explanation = 0.2,
                                     .apology = 0.3,
                                     .private_channel = 0.4,
                                     .compensation = 0.5,
                                     .hostility = 1.5,
                                     .remedy = 0.6,
                                     .department = Department::marketing,
                                     .backfire = 0.7,
                                     .backfire_hostility = 1.25}};
    expected.classes[2].coverage = 0.5;
    expected.approval_delay = minutes{90};
    expected.approval_sigma = 0.25;
    expected.approval_layers = 2;
    expected.escalation = 0.75;
    expected.information_flow = 0.5;
    expected.hand_off_delay = days{1};
    expected.hand_off_sigma = 1.0;
    expected.hand_off_hops = 3;
    expected.fix_threshold = 7;
    expected.fix_duration = days{2};
    expected.staffing = 1.5;
    expected.posts_per_day = 3.0;
    expected.deletion = 0.125;
    expected.peer_answer = 0.01;
    expected.handling_factor = 0.8;
    CHECK(strategy->initial_orders() == expected);
    CHECK(scripted("function initial_orders() return {} end")->initial_orders() == Orders{});
}

TEST_CASE("a script sees every field of the situation and of its cases as it is") {
    const auto strategy = scripted(deciding(R"(
        local a, b = seen.cases[1], seen.cases[2]
        actions:note(string.format("%d %d %s", seen.now // hour, seen.queue_length, seen.is_crisis))
        actions:note(table.concat({a.id, a.case_class, a.round, a.followers, a.arousal_class, a.opened // minute, a.detected // minute}, " "))
        actions:note(table.concat({b.id, b.case_class, b.round, b.followers, b.arousal_class}, " "))
        actions:note(#seen.cases .. " " .. tostring(a.is_answered) .. tostring(b.is_closed) .. b.issue))"));
    CHECK(acted(*strategy) ==
          std::vector<std::string>{"note 3 12 false", "note 7 complaint 1 40 0 60 120", "note 9 me_too 2 2000 2", "note 2 falsefalse0"});
    const auto numbers = scripted(deciding(R"(
        actions:note(string.format("%g %g %d %d %d %d %d %s %d %g %g %d", seen.seen_last_hour, seen.expected_last_hour,
            seen.oldest_wait // minute, seen.agents, seen.busy_agents, seen.statements_published, seen.escalations_arrived,
            seen.is_fix_running, seen.articles, seen.net_sentiment, seen.spent, seen.weekday)))"));
    Situation situation;
    situation.seen_last_hour = 1.5;
    situation.expected_last_hour = 2.5;
    situation.oldest_wait = minutes{3};
    situation.agents = 4;
    situation.busy_agents = 5;
    situation.statements_published = 6;
    situation.escalations_arrived = 7;
    situation.is_fix_running = true;
    situation.articles = 8;
    situation.net_sentiment = -9.5;
    situation.spent = 10.25;
    situation.weekday = 6;
    RecordingActions actions;
    numbers->act(situation, actions);
    CHECK(actions.log == std::vector<std::string>{"note 1.5 2.5 3 4 5 6 7 true 8 -9.5 10.25 6"});
}

TEST_CASE("every action of the contract reaches the desk with its values, in the order of the script") {
    CHECK(acted(R"(
        local case = seen.cases[1]
        actions:answer(case, {empathy = 1, remedy = 0.5})
        actions:ignore(9)
        actions:prioritise(case)
        actions:escalate(case.id)
        actions:remove(9)
        actions:mobilise({count = 10, choice = "near_complaints", arousal = 0.25}, 2 * hour)
        actions:publish({type = "rebuild", empathy = 0.75, announces_fix = true}, 30 * minute)
        actions:start_fix(48 * hour)
        actions:note("done"))") ==
          std::vector<std::string>{"answer 7 " + text_of(Reply{.empathy = 1.0, .remedy = 0.5}), "ignore 9", "prioritise 7", "escalate 7",
                                   "remove 9", "mobilise 10 of 2 a0.25 after 7200000000", "publish 2 e0.75 h0 fixtrue after 1800000000",
                                   "fix 172800000000", "note done"});
}

TEST_CASE("a draw in Lua is the draw that a strategy in C++ gets") {
    const RecordingActions draws;
    CHECK(acted(R"(actions:note(string.format("%a %a", actions:draw(3, seen.cases[2], 1), actions:draw(4, -1))))") ==
          std::vector<std::string>{"note " + fmt_a(draws.draw(3, 9, 1)) + " " + fmt_a(draws.draw(4, ~std::uint64_t{0}, 0))});
}

TEST_CASE("a file may return its parts in a table instead of naming them globally") {
    const auto strategy = scripted(R"(
        local state = {n = 0}
        local function decide(seen, actions) state.n = state.n + 1; actions:note("n " .. state.n) end
        return {state = state, decide = decide, initial_orders = function() return {monitoring = 0.5} end})");
    CHECK(strategy->initial_orders().monitoring == 0.5);
    CHECK(acted(*strategy) == std::vector<std::string>{"note n 1"});
    const std::vector<std::byte> memory = strategy->snapshot();
    CHECK(acted(*strategy) == std::vector<std::string>{"note n 2"});
    strategy->restore(memory);
    CHECK(acted(*strategy) == std::vector<std::string>{"note n 2"});
    CHECK(contains(problems_of("return {initial_order = function() return {} end}"),
                   "no field 'initial_order'; did you mean 'initial_orders'?"));
}

TEST_CASE("parameters of a script have defaults, and a scenario sets them with their kinds and ranges checked") {
    const std::string source = R"(
        params = {share = {default = 0.5, min = 0, max = 1}, count = 3, wait = {default = hour, unit = "duration", max = day},
                  tone = {default = "warm", choices = {"warm", "cold"}}, is_loud = false}
        function initial_orders() return {} end
        function decide(seen, actions)
            actions:note(string.format("%g %d %d %s %s", params.share, params.count, params.wait // minute, params.tone, params.is_loud))
        end)";
    CHECK(acted(*scripted(source)) == std::vector<std::string>{"note 0.5 3 60 warm false"});
    CHECK(acted(*scripted(source, {params_of({"share", "count", "wait", "tone", "is_loud"}, {"25 %", "12", "90 min", "cold", "true"})})) ==
          std::vector<std::string>{"note 0.25 12 90 cold true"});
    CHECK(problems_of(source,
                      {params_of({"share", "count", "wait", "tone", "is_loud", "shore"}, {"1.5", "2.5", "2 d", "warn", "maybe", "1"})}) ==
          "s.yaml:2:9: share is 1.5, but must be in [0, 1]\n"
          "s.yaml:3:9: count must be a whole number\n"
          "s.yaml:4:9: wait is 2 d, but must be at most 1 d\n"
          "s.yaml:5:9: tone is 'warn', but must be warm or cold; did you mean 'warm'?\n"
          "s.yaml:6:9: is_loud must be true or false\n"
          "s.yaml:7:3: the script has no parameter 'shore'; did you mean 'share'?\n");
}

TEST_CASE("a script restored from a snapshot continues as if it had never been interrupted") {
    for (const std::uint32_t moment : {0U, 1U, 21U, 62U, 155U}) {
        CAPTURE(moment);
        const auto whole = scripted(kWithState);
        (void)played(*whole, 0, moment);
        const std::vector<std::byte> memory = whole->snapshot();
        const auto resumed = scripted(kWithState);
        resumed->restore(memory);
        CHECK(resumed->snapshot() == memory);
        const std::vector<std::string> rest = played(*whole, moment, 250);
        CHECK(rest.size() > 20);
        CHECK(played(*resumed, moment, 250) == rest);
        CHECK(resumed->snapshot() == whole->snapshot());
    }
}

TEST_CASE("two scripts that take turns each behave as they do alone, and so do two of one file") {
    const std::vector<std::string> first_alone = played(*scripted(kWithState), 0, 120, 1);
    const std::vector<std::string> second_alone = played(*scripted(kWithState), 0, 120, 2);
    const auto first = scripted(kWithState);
    const auto second = scripted(kWithState);
    std::vector<std::string> first_log;
    std::vector<std::string> second_log;
    for (std::uint32_t n = 0; n < 120; ++n) {
        for (const std::string& line : played(*first, n, n + 1, 1)) first_log.push_back(line);
        for (const std::string& line : played(*second, n, n + 1, 2)) second_log.push_back(line);
    }
    CHECK(first_log == first_alone);
    CHECK(second_log == second_alone);
}

TEST_CASE("numbers in state come back bit for bit, and equal states give equal bytes however they came about") {
    const auto strategy = scripted(deciding(R"(
        state.a = {0.1, -0.0, 0/0, math.huge, -math.huge, 5e-324, 1, 1.0, math.mininteger, "", "z\1z", true, false}
        state[-3] = "x"; state.deep = {{{[7] = {}}}})"));
    CHECK(acted(*strategy).empty());
    const std::vector<std::byte> memory = strategy->snapshot();
    const auto other = scripted(deciding(R"(
        local function bits(x) return x ~= x and "not a number" or string.format("%a %s", x, math.type(x)) end
        for i = 1, 9 do actions:note(bits(state.a[i])) end
        actions:note(#state.a[10] .. #state.a[11] .. tostring(state.a[12]) .. tostring(state.a[13]) .. state[-3])
        actions:note(next(state.deep[1][1]) .. tostring(state.deep[1][1][7])))"));
    other->restore(memory);
    CHECK(other->snapshot() == memory);
    CHECK(acted(*other) == std::vector<std::string>{"note 0x1.999999999999ap-4 float", "note -0x0p+0 float", "note not a number",
                                                    "note inf float", "note -inf float", "note 0x0.0000000000001p-1022 float",
                                                    "note 0x1p+0 integer", "note 0x1p+0 float", "note -0x1p+63 integer",
                                                    "note 03truefalsex", "note 7table"});
    // What is not a number has a sign, which a script can print.
    const std::string nans = "if not state.a then state.a, state.b = 0 / 0, -(0 / 0) else actions:note(state.a .. ' ' .. state.b) end";
    const auto first = scripted(deciding(nans));
    CHECK(acted(*first).empty());
    const auto second = scripted(deciding(nans));
    second->restore(first->snapshot());
    CHECK(acted(*second) == acted(*first));
    const auto one = scripted(deciding("state.x = 1; state.y = 2; state.gone = 3; state.gone = nil; for i = 9, 1, -1 do state[i] = i end"));
    const auto same = scripted(deciding("for i = 1, 9 do state[i] = i end; state.y = 2; state.x = 1"));
    (void)acted(*one);
    (void)acted(*same);
    CHECK(one->snapshot() == same->snapshot());
}

TEST_CASE("what cannot be remembered is refused with the path to it, in the call that put it there") {
    CHECK(contains(failure_of("state.plan = {steps = {1, function() end}}"), "my.lua: state.plan.steps[2] is a function"));
    CHECK(contains(failure_of("state.now = seen"), "state.now is a userdata"));
    CHECK(contains(failure_of("state.worst = seen.cases[1]"), "state.worst is a case (remember its id)"));
    CHECK(contains(failure_of("state[1.5] = 1"), "state has a key that is a number that is not whole"));
    CHECK(contains(failure_of("state.t = {[true] = 1}"), "state.t has a key that is a boolean"));
    CHECK(contains(failure_of("state.t = {[{}] = 1}"), "state.t has a key that is a table"));
    CHECK(contains(failure_of("state.t = setmetatable({}, {__index = {a = 1}})"), "state.t has a metatable"));
    CHECK(contains(failure_of("state.me = state"), "state.me is a table that stands in state a second time, or one that holds itself"));
    CHECK(contains(failure_of("local t = {}; state.a = {t}; state.b = t"), "is a table that stands in state a second time"));
    CHECK(contains(failure_of("local t = {}; for i = 1, 100 do t = {t} end; state.t = t"), "nested deeper than"));
    CHECK(contains(failure_of("state = 5"), "state must be a table, but is a number"));
    CHECK(failure_of("state = {n = 1}") == "");
}

TEST_CASE("a script that remembers anything outside of state is told so, in the call that did it") {
    const auto failure = [](const std::string& head, const std::string& body) {
        const std::vector<std::string> log = acted(*scripted(head + "\n" + deciding(body)));
        return log.empty() ? "" : log.back();
    };
    CHECK(contains(failure("local count = 0", "count = count + 1"), "the local 'count' was changed"));
    CHECK(contains(failure("local seen_before = {}", "seen_before[7] = true"), "the local 'seen_before' was changed"));
    CHECK(contains(failure("limits = {a = {b = 1}}", "limits.a.b = 2"), "the global 'limits' was changed"));
    CHECK(contains(failure("", "total = 1"), "the global 'total' was made"));
    CHECK(contains(failure("total = 0", "total = 1"), "the global 'total' was changed"));
    CHECK(contains(failure("", "helper = nil; initial_orders = nil"), "the global 'initial_orders' was changed"));
    CHECK(contains(failure("local function make() local n = 0; return function() n = n + 1; return n end end; local counter = make()",
                           "local n = counter()"),
                   "the local 'n' was changed"));
    CHECK(contains(failure("local object = setmetatable({}, {__index = {n = 0}})", "getmetatable(object).__index.n = 1"), "was changed"));
    CHECK(contains(failure("local constant = {1, 2}", "state.list = constant"), "holds a table that is now part of state"));
    CHECK(contains(failure("local state = state", "state.n = 1; _ENV.state = {n = 2}"), "the local 'state' was changed"));
    CHECK(contains(problems_of("state = {sub = {}}; local sub = state.sub\n" + deciding("sub[1] = 1")),
                   "the local 'sub' holds a table that is part of state"));
    CHECK(failure("local scratch = {}", "scratch[1] = 5; scratch[1] = nil; scratch.a = {}; scratch.a = nil") == "");
    CHECK(contains(problems_of("function initial_orders() state.n = 1; return {} end"), "initial_orders() changes state"));
}

TEST_CASE("an iterator of pairs that outlives its call hides no position") {
    const auto strategy =
        scripted("local step, keys = pairs({a = 1, b = 2, c = 3})\n" + deciding("actions:note(step(keys) .. step(keys, 'b'))"));
    CHECK(acted(*strategy) == std::vector<std::string>{"note ac"});
    CHECK(acted(*strategy) == std::vector<std::string>{"note ac"});
}

TEST_CASE("mistakes are named with file, line and function") {
    CHECK(problems_of("function initial_orders()\n  return {monitoring = 0.9\nend") ==
          "my.lua:3: '}' expected (to close '{' at line 2) near 'end'\n");
    CHECK(problems_of("x = 1") ==
          "my.lua: there is no function initial_orders(), which gives the orders that the desk follows from the start\n");
    CHECK(contains(failure_of("local t\nreturn t.x"), "my.lua:3: attempt to index a nil value (local 't') (in function 'decide')"));
    CHECK(contains(failure_of("local function inner() error('no coffee') end\ninner()"), "my.lua:2: no coffee (in function 'inner')"));
    CHECK(contains(failure_of("error({code = 1})"), "my.lua:2: raised an error that is a table, not a text"));
    CHECK(contains(failure_of("error()"), "raised an error that is a nil"));
    CHECK(contains(failure_of("actions:set_orders({monitorin = 1})"),
                   "my.lua:2: orders has no field 'monitorin'; did you mean 'monitoring'?"));
    CHECK(contains(failure_of("actions:set_orders({classes = {complaints = {}}})"),
                   "orders.classes has no field 'complaints'; did you mean 'complaint'?"));
    CHECK(contains(failure_of("actions:set_orders({classes = {complaint = {reply = {empaty = 1}}}})"),
                   "orders.classes.complaint.reply has no field 'empaty'; did you mean 'empathy'?"));
    CHECK(contains(failure_of("actions:set_orders({triage = 'angry'})"), "orders.triage is 'angry', but must be"));
    CHECK(contains(failure_of("actions:set_orders({monitoring = 'high'})"), "orders.monitoring must be a number, but is 'high'"));
    CHECK(contains(failure_of("actions:set_orders({approval_layers = 1.5})"), "orders.approval_layers must be a whole number, but is 1.5"));
    CHECK(contains(failure_of("actions:set_orders({monitoring = 0/0})"), "my.lua:2: orders.monitoring must be a finite number"));
    CHECK(contains(failure_of("actions:set_orders({hours = {true}})"), "orders.hours must be 168 truth values"));
    CHECK(contains(failure_of("actions:set_orders(5)"), "orders must be a table, but is 5"));
    CHECK(contains(failure_of("actions:answer(seen.cases[1], {1})"), "reply has no field '[1]'"));
    CHECK(contains(failure_of("actions:answer(7)"), "actions:answer takes 2 values, but got 1"));
    CHECK(contains(failure_of("actions.note('x')"), "call it with a colon: actions:note"));
    CHECK(contains(failure_of("actions:nota('x')"), "actions has no field 'nota'; did you mean 'note'?"));
    CHECK(contains(failure_of("actions:ignore('7')"), "must be a case or its id, but is a string"));
    CHECK(contains(failure_of("actions:ignore(-1)"), "must be a case or its id"));
    CHECK(contains(failure_of("actions:draw(-1, 1)"), "the purpose must be a whole number"));
    CHECK(contains(failure_of("return seen.queue"), "seen has no field 'queue'"));
    CHECK(contains(failure_of("return seen.cases[1].folowers"), "a case has no field 'folowers'; did you mean 'followers'?"));
    CHECK(contains(failure_of("return params.coverage"), "params has no field 'coverage'"));
    CHECK(contains(failure_of("retrun(1)"), "there is no global 'retrun'"));
    CHECK(contains(problems_of("params = {a = {defalt = 1}}\nfunction initial_orders() return {} end"),
                   "params.a has no field 'defalt'; did you mean 'default'?"));
    CHECK(
        contains(problems_of("function initial_orders() return {classes = 3} end"), "initial_orders().classes must be a table, but is 3"));
}

TEST_CASE("what the host refuses in any strategy, it refuses in a script, by field and value") {
    CHECK(contains(failure_of("actions:set_orders({monitoring = 1.7})"), "orders.monitoring is 1.7"));
    CHECK(contains(failure_of("actions:answer(7, {remedy = -1})"), "case 7.remedy is -1"));
    CHECK(contains(failure_of("actions:prioritise(123456)"), "acts on case 123456, which it was never shown"));
    CHECK(contains(failure_of("pcall(actions.prioritise, actions, 123456)"), "acts on case 123456"));
    CHECK(contains(failure_of("actions:note(string.rep('x', 2000))"), "a note is missing or longer"));
    CHECK(contains(failure_of("actions:start_fix(-1)"), "start_fix.median_duration"));
}

TEST_CASE("without a script, lua holds the orders of canned and says so") {
    CHECK(created(bundled("lua"))->initial_orders() == created(bundled("canned"))->initial_orders());
    Diagnostics diagnostics;
    (void)bundled("lua").create({}, diagnostics);
    REQUIRE(diagnostics.problems().size() == 1);
    CHECK(diagnostics.problems()[0].severity == Severity::warning);
}

TEST_CASE("a damaged snapshot of a script is refused, wherever the damage is") {
    const auto strategy = scripted(kWithState);
    (void)played(*strategy, 0, 60);
    const std::vector<std::byte> memory = strategy->snapshot();
    REQUIRE(memory.size() > 100);
    for (std::size_t length = 0; length < memory.size(); length += 7) {
        CAPTURE(length);
        const auto other = scripted(kWithState);
        CHECK_THROWS_AS(other->restore(std::span{memory}.first(length)), RunError);
    }
}
