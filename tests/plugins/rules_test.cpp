// What a playbook does from tick to tick: when rules fire, in which order, what they say, and that nothing of it is lost or shared.
#include "tests/plugins/rules_support.hpp"

#include "engine/core/hash.hpp"
#include "engine/plugin/explained_strategy.hpp"
#include "plugins/rules/case_filter.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>

using namespace firebreak;
using namespace firebreak::test;

namespace {

// Everything at once: edges, ends, rests, once, priorities, cases, and conditions on what was done before.
constexpr const char* kBusyPlaybook = R"(standing_orders: {like: canned}
rules:
  - {name: surge, when: {queue_length: ">= 50"}, until: {queue_length: "< 10"}, do: {staffing: 3}}
  - {name: alarm, when: {volume_ratio: ">= 3"}, once: true, do: {escalation: 1, statement: {type: rebuild, delay: 1 h}}}
  - {name: nightly, when: {time_of_day: "22:00-06:00", crisis: true}, cooldown: 2 h, do: {note: still burning, fix: 5 h}}
  - {name: again, when: {since_statement: "> 3 h", fired: alarm, angry_share: "> 10 %"}, cooldown: 6 h, do: {statement: deny}}
  - {name: angry, priority: 5, case: {anger: angry, answered: false}, do: {prioritise: true}}
  - {name: reach, case: {followers: "> 8000", round: "1 to 2"}, do: {answer: {empathy: 1}, escalate: true}}
  - {name: rest, case: {not: {class: question}}, cooldown: 45 min, do: {answer: standing}}
  - {name: calm, when: {calm_for: "> 2 h"}, do: {supporters: {count: 5, choice: most_followers}, staffing: 0.5}}
)";

Situation situation_with(std::uint32_t queue, int minute = 0) {
    Situation situation;
    situation.now = kStart + minutes{minute};
    situation.queue_length = queue;
    situation.expected_last_hour = 5.0;
    situation.seen_last_hour = 5.0;
    return situation;
}

std::vector<std::string> log_of(Strategy& strategy, const std::vector<Situation>& situations) {
    RecordingActions actions;
    for (const Situation& situation : situations) {
        actions.log.push_back("--");
        strategy.act(situation, actions);
    }
    for (std::string& line : actions.log) {
        if (line.starts_with("orders ")) line = "orders staff" + line.substr(line.find(" staff") + 6, 2);
        if (line.ends_with(' ')) line.pop_back();
    }
    return actions.log;
}
using Log = std::vector<std::string>;

// Whether a condition on the company holds in this situation, by way of a rule that only notes.
bool holds(const std::string& condition, const Situation& situation) {
    const auto strategy = with_playbook("rules: [{name: a, when: " + condition + ", do: {note: yes}}]");
    return log_of(*strategy, {situation}).size() == 2;
}

}  // namespace

TEST_CASE("a rule fires when its conditions begin to hold, and again only when they have not held in between") {
    const auto strategy = with_playbook("rules: [{name: a, when: {queue_length: '>= 50'}, do: {note: long}}]");
    CHECK(log_of(*strategy, {situation_with(49), situation_with(50), situation_with(80), situation_with(3), situation_with(50)}) ==
          Log{"--", "--", "note long", "--", "--", "--", "note long"});
}

TEST_CASE("a cooldown lets a rule fire again while its conditions still hold, and not before it is over") {
    const auto strategy = with_playbook("rules: [{name: a, when: {queue_length: '> 0'}, cooldown: 30 min, do: {note: x}}]");
    CHECK(log_of(*strategy, {situation_with(1, 0), situation_with(1, 15), situation_with(0, 20), situation_with(1, 25),
                             situation_with(1, 30), situation_with(1, 45), situation_with(1, 60)}) ==
          Log{"--", "note x", "--", "--", "--", "--", "note x", "--", "--", "note x"});
}

TEST_CASE("a rule that fires once never fires again") {
    const auto strategy = with_playbook("rules: [{name: a, when: {queue_length: '> 0'}, once: true, cooldown: 0, do: {note: x}}]");
    CHECK(log_of(*strategy, {situation_with(1), situation_with(0), situation_with(1)}) == Log{"--", "note x", "--", "--"});
}

TEST_CASE("of two rules that change the same order the later wins, and what ends is withdrawn") {
    const auto strategy = with_playbook(R"(standing_orders: {like: silent}
rules:
  - {name: many, when: {queue_length: ">= 50"}, until: {queue_length: "< 10"}, do: {staffing: 3}}
  - {name: more, when: {queue_length: ">= 90"}, until: {queue_length: "< 60"}, do: {staffing: 5}}
)");
    CHECK(log_of(*strategy, {situation_with(50), situation_with(95), situation_with(70), situation_with(55), situation_with(9)}) ==
          Log{"--", "orders staff3", "--", "orders staff5", "--", "--", "orders staff3", "--", "orders staff1"});
}

TEST_CASE("rules are tried by priority, then as written, and a case that was answered is not decided again") {
    const auto strategy = with_playbook(R"(standing_orders: {like: silent}
rules:
  - {name: all, case: {class: [complaint, me_too]}, do: {answer: {empathy: 0.1}, prioritise: true}}
  - {name: angry, priority: 1, case: {anger: angry}, do: {answer: {empathy: 0.9}}}
  - {name: rest, do: {ignore: true}}
)");
    const std::vector<CaseView> cases = {{.id = 1}, {.id = 2, .arousal_class = 2}, {.id = 3, .case_class = CaseClass::question}};
    Situation situation = situation_with(1);
    situation.cases = cases;
    CHECK(log_of(*strategy, {situation}) == Log{"--", "answer 2 " + text_of(Reply{.empathy = 0.9}),
                                                "answer 1 " + text_of(Reply{.empathy = 0.1}), "prioritise 1", "ignore 3"});
}

TEST_CASE("conditions on the company see what the situation says, and what is not known holds in no comparison") {
    Situation seen = situation_with(12, 23 * 60 + 30);
    seen.weekday = 5;
    seen.seen_last_hour = 15.0;
    seen.oldest_wait = minutes{100};
    seen.agents = 4;
    seen.busy_agents = 3;
    seen.net_sentiment = -40;
    seen.articles = 2;
    const std::vector<CaseView> cases = {{.id = 1, .followers = 700, .arousal_class = 2}, {.id = 2}, {.id = 3}, {.id = 4}};
    seen.cases = cases;
    for (const char* condition : {"{queue_length: 12}",
                                  "{queue_length: '10 to 12'}",
                                  "{queue_length: '!= 13'}",
                                  "{volume_ratio: '>= 3'}",
                                  "{volume_ratio: '<= 3'}",
                                  "{oldest_wait: '> 90 min'}",
                                  "{oldest_wait: '1 h to 2 h'}",
                                  "{busy_share: '>= 75 %'}",
                                  "{net_sentiment: '< -30'}",
                                  "{time_of_day: 22:00-06:00}",
                                  "{time_of_day: '>= 23:30'}",
                                  "{weekday: [saturday, sunday]}",
                                  "{weekday: friday-monday}",
                                  "{crisis: false}",
                                  "{top_followers: '> 500'}",
                                  "{new_cases: 4}",
                                  "{angry_share: '>= 25 %'}",
                                  "{elapsed: '> 23 h'}",
                                  "{any: {queue_length: 0, articles: 2}}",
                                  "{not: {queue_length: 0}}",
                                  "{not: {any: [{queue_length: 0}, {articles: 7}]}}",
                                  "{not: {since_statement: '> 0'}}",
                                  "[{queue_length: 12}, {articles: 2}]",
                                  "{statements_made: 0}"}) {
        CAPTURE(condition);
        CHECK(holds(condition, seen));
    }
    for (const char* condition :
         {"{queue_length: '> 12'}", "{volume_ratio: '> 3'}", "{time_of_day: 08:00-23:30}", "{time_of_day: 00:00-06:00}",
          "{weekday: monday-friday}", "{crisis: true}", "{since_statement: '>= 0 s'}", "{calm_for: '>= 0 s'}", "{since_alarm: '>= 0 s'}",
          "{all: [{queue_length: 12}, {articles: 3}]}", "{not: {queue_length: 12}}", "{any: [{queue_length: 0}, {articles: 3}]}"}) {
        CAPTURE(condition);
        CHECK_FALSE(holds(condition, seen));
    }
}

TEST_CASE("the filter over columns of cases keeps the rows that a plain reading of the condition keeps") {
    // A few thousand cases, so that blocks begin and end; the oracle compares field by field.
    std::vector<CaseView> cases;
    const Time now = kStart + days{2};
    for (std::uint32_t i = 0; i < 5000; ++i) {
        const std::uint64_t chance = hash_of(9, i);
        cases.push_back({.id = i,
                         .case_class = static_cast<CaseClass>(chance % 3),
                         .issue = static_cast<std::uint16_t>(chance / 8 % 3),
                         .round = static_cast<std::uint8_t>(1 + chance / 32 % 4),
                         .is_answered = chance / 256 % 2 == 0,
                         .is_closed = chance / 512 % 2 == 0,
                         .opened = now - seconds{static_cast<std::int64_t>(chance / 1024 % 90'000)},
                         .detected = now - seconds{static_cast<std::int64_t>(chance / 4096 % 9'000)},
                         .followers = static_cast<std::uint32_t>(chance >> 32),
                         .arousal_class = static_cast<std::uint8_t>(chance / 64 % 3)});
    }
    struct Reading {
        const char* condition;
        bool (*holds)(const CaseView&, Time);
    };
    for (const auto& [condition, reads] : {
             Reading{"{anger: '>= annoyed', class: [complaint, question]}",
                     [](const CaseView&one, Time) { return one.arousal_class >= 1 && one.case_class != CaseClass::me_too; }},
             Reading{"{followers: '> 3000000000'}", [](const CaseView&one, Time) { return one.followers > 3'000'000'000; }},
             Reading{"{followers: '<= 1_000_000_000'}", [](const CaseView&one, Time) { return one.followers <= 1'000'000'000; }},
             Reading{"{age: '> 3 h', waiting: '< 20 min'}",
                     [](const CaseView&one, Time when) { return when - one.opened > hours{3} && when - one.detected < minutes{20}; }},
             Reading{"{not: {any: [{answered: true}, {all: [{closed: true}, {round: '!= 2'}]}]}}",
                     [](const CaseView&one, Time) { return !(one.is_answered || (one.is_closed && one.round != 2)); }},
             Reading{
                 "{any: {issue: 0, anger: [calm, angry]}, round: '2 to 3'}",
                 [](const CaseView&one, Time) { return (one.issue == 0 || one.arousal_class != 1) && one.round >= 2 && one.round <= 3; }},
         }) {
        CAPTURE(condition);
        const auto strategy = with_playbook(std::string{"rules: [{name: a, case: "} + condition + ", do: {prioritise: true}}]");
        Situation situation;
        situation.now = now;
        situation.cases = cases;
        RecordingActions actions;
        strategy->act(situation, actions);
        Log expected;
        for (const CaseView& one : cases) {
            if (reads(one, now)) expected.push_back("prioritise " + std::to_string(one.id));
        }
        CHECK(actions.log == expected);
    }
}

TEST_CASE("a playbook restored from a snapshot continues as if it had never been interrupted") {
    for (std::uint32_t moment = 0; moment < 200; moment += 7) {
        CAPTURE(moment);
        const auto whole = with_playbook(kBusyPlaybook);
        (void)played(*whole, 0, moment);
        const std::vector<std::byte> memory = whole->snapshot();
        const auto resumed = with_playbook(kBusyPlaybook);
        resumed->restore(memory);
        CHECK(resumed->snapshot() == memory);
        CHECK(played(*resumed, moment, 250) == played(*whole, moment, 250));
        CHECK(resumed->snapshot() == whole->snapshot());
    }
    // Not a test of nothing: all of its rules have something to say in this history.
    const auto strategy = with_playbook(kBusyPlaybook);
    ExplainedStrategy explained{with_playbook(kBusyPlaybook)};
    CHECK(played(explained, 0, 250) == played(*strategy, 0, 250));
    for (const char* rule : {"surge", "alarm", "nightly", "again", "angry", "reach", "rest", "calm"}) {
        CAPTURE(rule);
        CHECK(std::ranges::any_of(explained.explanations(), [&](const Explanation& one) {
            return one.reason.starts_with("rule '" + std::string{rule} + "' fires");
        }));
    }
    const auto other = with_playbook("rules: [{name: a, do: {note: x}}]");
    CHECK_THROWS_AS(other->restore(strategy->snapshot()), StrategyError);
}

TEST_CASE("two playbooks that take turns each behave as they do alone") {
    const auto alone = [](std::uint64_t history) { return played(*with_playbook(kBusyPlaybook), 0, 250, history); };
    const Log first_alone = alone(1);
    const Log second_alone = alone(2);
    const auto first = with_playbook(kBusyPlaybook);
    const auto second = with_playbook(kBusyPlaybook);
    Log first_log;
    Log second_log;
    for (std::uint32_t n = 0; n < 250; ++n) {
        for (const std::string& line : played(*first, n, n + 1, 1)) first_log.push_back(line);
        for (const std::string& line : played(*second, n, n + 1, 2)) second_log.push_back(line);
    }
    CHECK(first_log == first_alone);
    CHECK(second_log == second_alone);
    CHECK(first_log != second_log);
}

TEST_CASE("a reason names the rule, what its conditions saw, and what was done") {
    ExplainedStrategy explained{with_playbook(R"(standing_orders: {like: silent}
rules:
  - {name: surge, when: {queue_length: ">= 50", oldest_wait: "> 90 min", crisis: false}, until: {queue_length: "< 10"}, do: {staffing: 3}}
  - {name: angry, when: {time_of_day: "00:00-06:00"}, case: {anger: ">= annoyed"}, do: {prioritise: true, escalate: true}}
)")};
    const std::vector<CaseView> cases = {{.id = 7, .arousal_class = 1}, {.id = 8}, {.id = 9, .arousal_class = 2}};
    Situation first = situation_with(63, 15);
    first.oldest_wait = minutes{100};
    first.cases = cases;
    RecordingActions actions;
    explained.act(first, actions);
    explained.act(situation_with(4, 30), actions);
    CHECK(explained.explanations() ==
          std::vector<Explanation>{
              {first.now, "rule 'surge' fires: queue_length is 63 (>= 50), oldest_wait is 1 h 40 min (> 90 min), crisis is false",
               "orders changed"},
              {first.now,
               "rule 'angry' fires: time_of_day is 00:15 (00:00-06:00); 2 of 3 new or changed cases fit (anger >= annoyed): case 7, 9",
               "prioritised 2, escalated 2"},
              {kStart + minutes{30}, "rule 'surge' ends: queue_length is 4 (< 10)", "orders changed"}});
}

TEST_CASE("a playbook survives a situation that cannot be") {
    const auto strategy = with_playbook(kBusyPlaybook);
    RecordingActions actions;
    Situation absurd;
    absurd.now = kNever;
    absurd.seen_last_hour = std::numeric_limits<double>::quiet_NaN();
    absurd.expected_last_hour = -std::numeric_limits<double>::infinity();
    absurd.is_crisis = true;
    absurd.queue_length = std::numeric_limits<std::uint32_t>::max();
    absurd.oldest_wait = Duration::max();
    ExplainedStrategy explained{with_playbook(kBusyPlaybook)};
    Situation past = absurd;
    past.now = kStart - days{1};
    for (const Situation& situation : {Situation{}, absurd, past, absurd}) {
        strategy->act(situation, actions);
        explained.act(situation, actions);
    }
    CHECK(actions.log.size() < 100);
}
