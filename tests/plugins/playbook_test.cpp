// Reading a playbook: every mistake at its place, and what cannot be meant is warned about.
#include "tests/plugins/rules_support.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace firebreak;
using namespace firebreak::test;

TEST_CASE("a playbook with eight different mistakes gives eight messages, each with its place and how to mend it") {
    CHECK(problems_in_playbook(R"(standing_orders:
  like: caned
  coverge: 0.5
  approval_delay: 90
rules:
  - name: surge
    when: {queue_lenght: "> 50", crisis: yes}
    do: {staffing: 3000}
  - name: surge
    when: {fired: serge, anger: angry}
    do: {anser: standing}
)") == "p.yaml:2:9: standing_orders.like is 'caned', but must be canned, reply_and_fix or silent; did you mean 'canned'?\n"
       "p.yaml:3:3: unknown order 'coverge'; did you mean 'coverage'?\n"
       "p.yaml:4:19: standing_orders.approval_delay is '90', but must be a duration such as '90 min', '2.5 h' or '3 d'\n"
       "p.yaml:7:12: rule 'surge': unknown condition 'queue_lenght'; did you mean 'queue_length'?\n"
       "p.yaml:7:42: rule 'surge': crisis is 'yes', but must be true or false\n"
       "p.yaml:8:20: rule 'surge': staffing is 3000, but must lie in [0, 1000]\n"
       "p.yaml:9:11: there is already a rule 'surge'\n"
       "p.yaml:10:19: rule 'number 2': there is no rule 'serge'; did you mean 'surge'?\n"
       "p.yaml:10:26: rule 'number 2': 'anger' is about single cases; write it under 'case'\n"
       "p.yaml:11:10: rule 'number 2': unknown action 'anser'; did you mean 'answer'?\n");
}

TEST_CASE("each kind of slip is answered at its place with what is allowed") {
    struct Slip {
        const char* yaml;
        const char* words;
    };
    const auto rule = [](const std::string& body) { return "rules:\n  - name: a\n    " + body + "\n"; };
    for (const auto& [yaml, words] : {
             Slip{"when: {queue_length: many}\n    do: {fix: 1 h}",
                  "p.yaml:3:26: rule 'a': queue_length is 'many', but must be '> 50', '50' or '10 to 20'\n"},
             Slip{"when: {volume_ratio: 3}\n    do: {fix: 1 h}",
                  "p.yaml:3:26: rule 'a': volume_ratio is '3', but must be '> 2.5' or '1 to 3'; did you mean '>= 3'?\n"},
             Slip{"when: {oldest_wait: '> 90'}\n    do: {fix: 1 h}",
                  "p.yaml:3:25: rule 'a': oldest_wait is '> 90', but must be '> 90 min' or '1 h to 3 h'; a duration needs its unit\n"},
             Slip{"when: {queue_length: 20 to 10}\n    do: {fix: 1 h}",
                  "p.yaml:3:26: rule 'a': queue_length is '20 to 10', but must be '> 50', '50' or '10 to 20'; the smaller number first\n"},
             Slip{"when: {weekday: monday-fryday}\n    do: {fix: 1 h}",
                  "p.yaml:3:21: rule 'a': weekday is 'monday-fryday', but must be saturday, monday-friday or [saturday, sunday]\n"},
             Slip{"when: {weekday: mondy}\n    do: {fix: 1 h}",
                  "p.yaml:3:21: rule 'a': weekday is 'mondy', but must be saturday, monday-friday or [saturday, sunday]; did you mean "
                  "'monday'?\n"},
             Slip{"when: {time_of_day: 22:00-25:00}\n    do: {fix: 1 h}",
                  "p.yaml:3:25: rule 'a': time_of_day is '22:00-25:00', but must be '22:00-06:00' or '>= 18:00'\n"},
             Slip{"when: {net_sentiment: '< -120'}\n    do: {fix: 1 h}",
                  "p.yaml:3:27: rule 'a': net_sentiment is compared with -120, but lies in [-100, 100]\n"},
             Slip{"case: {anger: furious}\n    do: {prioritise: true}",
                  "p.yaml:3:19: rule 'a', case: anger is 'furious', but must be calm, annoyed or angry\n"},
             Slip{"when: {}\n    do: {fix: 1 h}", "p.yaml:3:11: rule 'a': here conditions are missing\n"},
             Slip{"when: crisis\n    do: {fix: 1 h}",
                  "p.yaml:3:11: rule 'a': conditions must be a section such as {queue_length: '> 50', crisis: true}\n"},
             Slip{"when: {crisis: true}", "p.yaml:2:5: rule 'a' does nothing: 'do' is missing\n"},
             Slip{"do: {}", "p.yaml:3:9: rule 'a' does nothing\n"},
             Slip{"do: {statement: rebild}",
                  "p.yaml:3:21: rule 'a': statement is 'rebild', but must be deny, diminish or rebuild; did you mean 'rebuild'?\n"},
             Slip{"do: {statement: {delay: 1 h}}", "p.yaml:3:21: rule 'a': statement needs a type: deny, diminish or rebuild\n"},
             Slip{"do: {answer: {empathie: 1}}", "p.yaml:3:19: unknown key of a reply 'empathie'; did you mean 'empathy'?\n"},
             Slip{"do: {answer: standing, ignore: true}", "p.yaml:3:28: rule 'a' both answers and ignores the same cases\n"},
             Slip{"do: {hours: weekends}",
                  "p.yaml:3:17: rule 'a': hours is 'weekends', but must be office, desk, extended, always, or days and full hours such as "
                  "'monday-friday 08:00-20:00'\n"},
             Slip{"do: {coverage: {complaints: 1}}",
                  "p.yaml:3:21: unknown class of cases in rule 'a': coverage 'complaints'; did you mean "
                  "'complaint'?\n"},
             Slip{"do: {fix: 0}", "p.yaml:3:15: rule 'a': fix must be longer than 0\n"},
             Slip{"cooldwn: 1 h\n    do: {fix: 1 h}", "p.yaml:3:5: unknown key of a rule 'cooldwn'; did you mean 'cooldown'?\n"},
             Slip{"once: no\n    do: {fix: 1 h}",
                  "p.yaml:3:11: rule 'a': once is 'no', but must be true or false; did you mean 'false'?\n"},
         }) {
        CAPTURE(yaml);
        CHECK(problems_in_playbook(rule(yaml)) == words);
    }
    CHECK(problems_in_playbook("rule: []\n") == "p.yaml:1:1: unknown key of a playbook 'rule'; did you mean 'rules'?\n");
    CHECK(problems_in_playbook("- rules\n") == "p.yaml:1:1: a playbook is a list, but must be a section of keys and values\n");
    CHECK(problems_in_playbook("rules: {a: 1}\n") == "p.yaml:1:8: rules must be a list ('- ' before each rule)\n");
    CHECK(problems_in_playbook("rules: [{do: {fix: 1 h}}]\n") == "p.yaml:1:9: a rule needs a name\n");
}

TEST_CASE("rules that never fire, are never reached, or end nothing are warned about, and run all the same") {
    CHECK(problems_in_playbook(R"(rules:
  - name: contradictory
    when: {all: [{queue_length: "> 50"}, {queue_length: "< 10"}]}
    do: {fix: 1 h}
  - name: beyond
    when: {angry_share: "> 100 %"}
    do: {fix: 1 h}
  - name: waits
    when: {fired: contradictory}
    do: {fix: 1 h}
  - name: asleep
    enabled: false
    do: {fix: 1 h}
  - name: waits too
    when: {active: asleep}
    do: {fix: 1 h}
  - name: everybody
    do: {answer: standing}
  - name: nobody left
    case: {anger: angry}
    do: {answer: {empathy: 1}}
  - name: endless
    when: {crisis: true}
    do: {fix: 1 h}
    until: {crisis: false}
)") == "p.yaml:2:5: warning: rule 'contradictory' can never fire: its conditions never hold\n"
       "p.yaml:3:43: warning: queue_length cannot be both '> 50' and '< 10': these conditions never hold\n"
       "p.yaml:5:5: warning: rule 'beyond' can never fire: its conditions never hold\n"
       "p.yaml:6:12: warning: rule 'beyond': angry_share is never '> 100 %'\n"
       "p.yaml:8:5: warning: rule 'waits' can never fire: it waits for 'contradictory', which never does\n"
       "p.yaml:14:5: warning: rule 'waits too' can never fire: it waits for 'asleep', which never does\n"
       "p.yaml:19:5: warning: rule 'nobody left' is never reached: 'everybody' is tried first and answers or ignores every case\n"
       "p.yaml:22:5: warning: rule 'endless' has 'until' but changes no orders, so there is nothing to end\n");
    // Alternatives may contradict each other, and priority decides who is tried first.
    CHECK(problems_in_playbook(R"(rules:
  - name: either
    when: {any: [{queue_length: "> 50"}, {queue_length: "< 10"}], not: {crisis: true}}
    do: {fix: 1 h}
  - name: everybody
    do: {answer: standing}
  - name: first
    priority: 1
    case: {anger: angry}
    do: {answer: {empathy: 1}}
)") == "");
}

TEST_CASE("a strategy rules without a playbook holds the orders of canned, never acts, and says so") {
    Diagnostics problems;
    const auto strategy = bundled("rules").create({}, problems);
    REQUIRE(problems.problems().size() == 1);
    CHECK(problems.problems()[0].text() == "warning: the strategy rules has no playbook: it holds the orders of canned and never acts");
    CHECK(strategy->initial_orders() == created(bundled("canned"))->initial_orders());
    CHECK(played(*strategy, 0, 250).empty());
    CHECK(with_playbook("standing_orders: {like: reply_and_fix}")->initial_orders() == created(bundled("reply_and_fix"))->initial_orders());
    CHECK(with_playbook("standing_orders: {like: silent}")->initial_orders() == Orders{});
}

TEST_CASE("every order can be given, and means what its name says") {
    const Orders orders = with_playbook(R"(standing_orders:
  like: silent
  monitoring: 90 %
  detection_delay: 5 min
  coverage: {complaint: 1, me_too: 0.5}
  reply: {empathy: 0.8, hostility: 1.5, department: marketing, question: {empathy: 0.1}}
  triage: influence
  hours: [monday-tuesday 8-10, saturday-sunday 23:00-24:00]
  staffing: 2
  approval_layers: 3
  approval_delay: 1 h 30 min
  approval_sigma: 0.5
  escalation: 0.25
  information_flow: 0.75
  hand_off_delay: 4 h
  hand_off_sigma: 0.25
  hand_off_hops: 2
  fix_threshold: 7
  fix_duration: 1.5 d
  posts_per_day: 3
  deletion: 1 %
  peer_answer: 2 %
  handling_factor: 0.5
)")
                              ->initial_orders();
    Orders expected;
    expected.monitoring = 0.9;
    expected.detection_delay = minutes{5};
    expected.classes.fill({.coverage = 0.0, .reply = {.empathy = 0.8, .hostility = 1.5, .department = Department::marketing}});
    expected.classes[0].coverage = 1.0;
    expected.classes[1].coverage = 0.5;
    expected.classes[2].reply.empathy = 0.1;
    expected.triage = Triage::influence;
    expected.keeps_desk_hours = false;
    expected.hours = {};
    for (const std::size_t hour : {8U, 9U, 32U, 33U, 143U, 167U}) expected.hours.open[hour] = true;
    expected.staffing = 2.0;
    expected.approval_layers = 3;
    expected.approval_delay = minutes{90};
    expected.approval_sigma = 0.5;
    expected.escalation = 0.25;
    expected.information_flow = 0.75;
    expected.hand_off_delay = hours{4};
    expected.hand_off_sigma = 0.25;
    expected.hand_off_hops = 2;
    expected.fix_threshold = 7;
    expected.fix_duration = hours{36};
    expected.posts_per_day = 3.0;
    expected.deletion = 0.01;
    expected.peer_answer = 0.02;
    expected.handling_factor = 0.5;
    CHECK(text_of(orders) == text_of(expected));
    CHECK(orders == expected);
}
