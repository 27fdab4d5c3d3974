#include "engine/scenario/scenario_writer.hpp"
#include "tests/scenario/read_helpers.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace firebreak;

namespace {

const std::string kIncidents = "incidents:\n  - {id: outage, start: d2 07:00}\n  - {id: leak, start: d4}\ntimeline:\n";

std::vector<Command> timeline_of(const std::string& entries) { return scenario_of(kIncidents + entries).timeline; }
std::string words_of(const std::string& entry) { return problems_of(kIncidents + "  - {" + entry + "}\n"); }

}  // namespace

TEST_CASE("an entry counts from day 0 or from the start of an incident") {
    const std::vector<Command> timeline = timeline_of(
        "  - {at: d3 12:00, do: agents, number: 4}\n"
        "  - {at: t0, do: agents, number: 4}\n"
        "  - {at: t0 + 3 h 30 min, do: agents, number: 4}\n"
        "  - {at: t0+90min, do: agents, number: 4}\n"
        "  - {at: t0 - 1 h, do: agents, number: 4}\n"
        "  - {at: t0(leak) + 1 d, do: agents, number: 4}\n");
    REQUIRE(timeline.size() == 6);
    const Duration start = days{2} + hours{7};
    CHECK(timeline[0].at == days{3} + hours{12});
    CHECK(timeline[1].at == start);
    CHECK(timeline[2].at == start + minutes{210});
    CHECK(timeline[3].at == start + minutes{90});
    CHECK(timeline[4].at == start - hours{1});
    CHECK(timeline[5].at == days{5});
    CHECK(timeline[0].mark.text() == "s.yaml:6:5");
}

TEST_CASE("each kind of entry reads its own keys") {
    const std::vector<Command> timeline = timeline_of(
        "  - {at: d3, do: statement, type: deny, empathy: .1, hostility: 1.5, announces_fix: true}\n"
        "  - {at: d3, do: approval_layers, number: 2}\n"
        "  - {at: d3, do: approval_delay, delay: 6 h}\n"
        "  - {at: d3, do: coverage, number: 50 %}\n"
        "  - {at: d3, do: fix}\n"
        "  - {at: d3, do: fix, incident: leak}\n"
        "  - {at: d3, do: seeds, number: 20, arousal: .9}\n");
    REQUIRE(timeline.size() == 7);
    CHECK(timeline[0].hostility == 1.5);
    CHECK(timeline[0].announces_fix);
    CHECK(timeline[2].delay == hours{6});
    CHECK(timeline[3].number == 0.5);
    CHECK(timeline[5].incident == "leak");
    CHECK(timeline[6].arousal == 0.9);
}

TEST_CASE("what is wrong with an entry is said at its place") {
    struct Case {
        const char* entry;
        const char* words;
    };
    for (const auto& [entry, words] : {
             Case{"do: fix", "s.yaml:6:5: timeline.0 has no 'at': say when, as in 'at: d7 07:00' or 'at: t0 + 3 h'"},
             Case{"at: d3",
                  "s.yaml:6:5: timeline.0 has no 'do': say what happens, one of statement, agents, approval_layers, approval_delay, "
                  "coverage, fix, seeds, strategy, removal, compensation, answer, ignore, prioritise, escalate, deletion, start_fix, "
                  "supporters, order, set, article or note"},
             Case{"at: d3, do: fixx",
                  "s.yaml:6:18: timeline.0.do is 'fixx', but must be statement, agents, approval_layers, approval_delay, coverage, fix, "
                  "seeds, strategy, removal, compensation, answer, ignore, prioritise, escalate, deletion, start_fix, supporters, order, "
                  "set, "
                  "article or note; did you mean 'fix'?"},
             Case{"at: d3, do: answer", "s.yaml:6:5: timeline.0 has no 'case', which 'do: answer' needs"},
             Case{"at: d3, do: note", "s.yaml:6:5: timeline.0 has no 'text': say what is noted"},
             Case{"at: d3, do: order, key: staffing", "s.yaml:6:5: timeline.0 needs 'key' and 'value', as in 'key: complaint.coverage'"},
             Case{"at: d3, do: order, key: staffin, value: 2",
                  "s.yaml:6:46: there is no standing order 'staffin'; did you mean 'staffing'?"},
             Case{"at: d3, do: set, key: platform.visibility, value: 2", "s.yaml:6:56: platform.visibility is 2, but must lie in [0, 1]"},
             Case{"at: d3, do: set, key: network.accounts, value: 2", "s.yaml:6:53: 'network.accounts' cannot change while a run goes on"},
             Case{"at: d3, do: agents", "s.yaml:6:5: timeline.0 has no 'number', which 'do: agents' needs"},
             Case{"at: d3, do: approval_delay", "s.yaml:6:5: timeline.0 has no 'delay', which 'do: approval_delay' needs"},
             Case{"at: d3, do: agents, number: 1.5", "s.yaml:6:34: timeline.0.number is 1.5, but must be a whole number"},
             Case{"at: d3, do: coverage, number: 1.5", "s.yaml:6:36: timeline.0.number is 1.5, but 'do: coverage' allows at most 1"},
             Case{"at: d3, do: agents, number: 4, delay: 3 h", "s.yaml:6:37: unknown key 'delay' in timeline.0: 'do: agents' reads number"},
             Case{"at: d3, do: fix, incident: leek", "s.yaml:6:33: timeline.0.incident: there is no incident 'leek'; did you mean 'leak'?"},
             Case{"at: t0(leek), do: fix",
                  "s.yaml:6:10: timeline.0.at is 't0(leek)', but must name an incident; there is no incident 'leek'; did you mean 'leak'?"},
             Case{"at: t0(leak, do: fix", "s.yaml:6:10: timeline.0.at is 't0(leak', but must close the bracket, as in 't0(outage) + 3 h'"},
             Case{"at: t0 3 h, do: fix",
                  "s.yaml:6:10: timeline.0.at is 't0 3 h', but must go on with '+' and a duration, as in 't0 + 3 h 30 min'"},
             Case{"at: t0 - 9 d, do: fix", "s.yaml:6:10: timeline.0.at is 't0 - 9 d', but must not lie before day 0"},
             Case{"at: t0 + 9999999 d, do: fix",
                  "s.yaml:6:10: timeline.0.at is 't0 + 9999999 d', but must count with a duration from 0 to 1,000 years"},
             Case{"at: d99999, do: fix", "s.yaml:6:10: timeline.0.at is 'd99999', but must lie in [0, 36500 d]"},
             Case{"at: [1], do: fix", "s.yaml:6:10: timeline.0.at must be a point in time such as 'd7 07:00' or 't0 + 3 h'"},
             Case{"at: d29, do: fix",
                  "s.yaml:6:10: warning: timeline.0.at (d29 00:00) lies beyond the horizon (28 d); it will never happen"},
         }) {
        CAPTURE(entry);
        CHECK(words_of(entry) == words);
    }
    CHECK(problems_of("timeline:\n  - {at: t0 + 1 h, do: fix}\n") ==
          "s.yaml:3:10: timeline.0.at is 't0 + 1 h', but must count from day 0 ('d7 07:00'), because the scenario has no incident to count "
          "from\n"
          "s.yaml:3:5: timeline.0: 'do: fix' concerns an incident, but the scenario has none");
    CHECK(problems_of("timeline:\n  - d3\n") == "s.yaml:3:5: timeline.0 must be an entry with 'at' and 'do'");
}

TEST_CASE("a journal that was written reads back as the same commands") {
    const Scenario scenario = scenario_of(kIncidents +
                                          "  - {at: 2 d 7 h 1 us, do: statement, type: deny, empathy: .1}\n"
                                          "  - {at: d3 01:02:03, do: coverage, number: .3}\n"
                                          "  - {at: d3, do: seeds, incident: leak, number: 20}\n");
    Diagnostics problems;
    Scenario replayed = scenario;
    replayed.timeline = read_commands_text(commands_to_yaml(scenario.timeline), "journal.yaml", scenario, problems);
    CHECK(text_of_all(problems) == "");
    CHECK(content_hash(replayed) == content_hash(scenario));
    CHECK(read_commands_text(commands_to_yaml({}), "journal.yaml", scenario, problems).empty());
    CHECK(text_of_all(problems) == "");
}

TEST_CASE("a journal that is damaged is reported with its own name") {
    Diagnostics problems;
    (void)read_commands_text("- {at: d3, do: agents, number: many}", "j.yaml", scenario_of(kIncidents), problems);
    CHECK(text_of_all(problems) == "j.yaml:1:32: journal.0.number is 'many', but must be a number");
    Diagnostics missing;
    CHECK(read_commands("/nowhere/j.yaml", Scenario{}, missing).empty());
    CHECK(missing.has_errors());
}
