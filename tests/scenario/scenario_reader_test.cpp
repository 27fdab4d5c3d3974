#include "engine/scenario/scenario_reader.hpp"

#include "tests/scenario/read_helpers.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace firebreak;

TEST_CASE("every kind of key of a scenario arrives in its value") {
    const Scenario scenario = scenario_of(R"(
name: demo
title: A demo
description: Two lines
sources: one source
myths: [one, another]
expect: [first, "second: with a colon"]
evidence_grade: B
seed: 42
horizon: 2 w
start_date: 2012-07-06
network: {model: erdos_renyi, accounts: 20k}
platform: {visibility: 25 %, contagion: simple, min_reaction: 30 s}
crowd: {sector: mobile, has_roles: false}
company:
  tagged_share: .5
  desk: {agents: 3, hours: always}
strategy: {name: monitor_silent, coverage: 0.9, layers: 2, delay: 90 min, polite: true, tone: "12", mode: soft}
incidents:
  - {id: outage, class: outage, start: 2012-07-08 07:00, aftershocks: [{after: 24 h, duration: 3 h}]}
timeline:
  - {at: t0 + 3 h 30 min, do: statement, type: rebuild, empathy: .6}
sim: {loop: serial}
)");
    CHECK(scenario.name == "demo");
    CHECK(scenario.sources == std::vector<std::string>{"one source"});
    CHECK(scenario.myths == std::vector<std::string>{"one", "another"});
    CHECK(scenario.expect == std::vector<std::string>{"first", "second: with a colon"});
    CHECK(scenario.evidence_grade == "B");
    CHECK(scenario.seed == 42);
    CHECK(scenario.horizon == days{14});
    CHECK(scenario.start_weekday == 4);
    CHECK(scenario.network.model == NetworkModel::erdos_renyi);
    CHECK(scenario.network.accounts == 20'000);
    CHECK(scenario.platform.visibility == 0.25);
    CHECK(scenario.platform.contagion == Contagion::simple);
    CHECK(scenario.crowd.sector == Sector::mobile);
    CHECK_FALSE(scenario.crowd.has_roles);
    CHECK(scenario.company.tagged_share == 0.5);
    CHECK(scenario.desk.agents == 3);
    CHECK(scenario.desk.hours_open == DeskHours::always);
    REQUIRE(scenario.strategy.params.size() == 6);
    CHECK(scenario.strategy.name == "monitor_silent");
    CHECK(std::get<double>(scenario.strategy.params[0].value) == 0.9);
    CHECK(std::get<std::int64_t>(scenario.strategy.params[1].value) == 2);
    CHECK(std::get<Duration>(scenario.strategy.params[2].value) == minutes{90});
    CHECK(std::get<bool>(scenario.strategy.params[3].value));
    CHECK(std::get<std::string>(scenario.strategy.params[4].value) == "12");
    CHECK(std::get<std::string>(scenario.strategy.params[5].value) == "soft");
    REQUIRE(scenario.incidents.size() == 1);
    CHECK(scenario.incidents[0].start == days{2} + hours{7});
    REQUIRE(scenario.incidents[0].aftershocks.size() == 1);
    CHECK(scenario.incidents[0].aftershocks[0].after == days{1});
    REQUIRE(scenario.timeline.size() == 1);
    CHECK(scenario.timeline[0].at == days{2} + hours{10} + minutes{30});
    CHECK(scenario.timeline[0].statement_type == StatementType::rebuild);
    CHECK(scenario.sim.loop == Loop::serial);
}

TEST_CASE("a scenario of one line is all defaults, named after its file") {
    const Scenario scenario = scenario_of("");
    CHECK(scenario.name == "s");
    CHECK(scenario.strategy.name == "canned");
    CHECK(scenario.horizon == days{28});
    CHECK(scenario.start_weekday == 0);
    CHECK(content_hash(scenario) == content_hash(Scenario{}));
}

TEST_CASE("a section with nothing in it is all defaults") {
    CHECK(content_hash(scenario_of("crowd:\nincidents:\ncompany:\n  desk:\ntimeline: []\n")) == content_hash(Scenario{}));
}

TEST_CASE("the version of the format is needed and must be known") {
    const auto words = [](const char* text) {
        Diagnostics problems;
        (void)read_scenario_text(text, "s.yaml", {}, problems);
        return text_of_all(problems);
    };
    CHECK(words("name: x") == "s.yaml:1:1: the version of the format is missing; a scenario begins with 'firebreak: 1'");
    CHECK(words("") == "s.yaml:1:1: the version of the format is missing; a scenario begins with 'firebreak: 1'");
    CHECK(words("firebreak: 2") == "s.yaml:1:12: firebreak is '2', but must be 1; the file was written for a newer program");
    CHECK(words("firebreak: one") == "s.yaml:1:12: firebreak is 'one', but must be 1");
    CHECK(words("just words") == "s.yaml:1:1: the scenario is the single value 'just words', but must be a section of keys and values");
}

TEST_CASE("all problems of a file are reported in one go") {
    CHECK(problems_of("platform:\n  visibilty: 0.2\n  visibility: 1.5\ncompany:\n  desk:\n    agents: -2\n") ==
          "s.yaml:3:3: unknown key 'visibilty' in platform; did you mean 'visibility'?\n"
          "s.yaml:4:15: platform.visibility is 1.5, but must lie in [0, 1]\n"
          "s.yaml:7:13: company.desk.agents is -2, but must lie in [0, 100000]");
}

TEST_CASE("each mistake is answered at its place with what is allowed") {
    struct Case {
        const char* body;
        const char* words;
    };
    for (const auto& [body, words] : {
             Case{"platfrom: {}", "s.yaml:2:1: unknown key 'platfrom'; did you mean 'platform'?"},
             Case{"visibility: 1", "s.yaml:2:1: unknown key 'visibility'; did you mean 'platform.visibility'?"},
             Case{"agents: 1", "s.yaml:2:1: unknown key 'agents'; did you mean 'company.desk.agents'?"},
             Case{"platform: {kernel: seismik}",
                  "s.yaml:2:20: platform.kernel is 'seismik', but must be seismic, exponential or fixed; did you mean 'seismic'?"},
             Case{"platform: 3", "s.yaml:2:11: platform is the single value '3', but must be a section of keys and values"},
             Case{"platform: [1]", "s.yaml:2:11: platform is a list, but must be a section of keys and values"},
             Case{"platform: {visibility: [1]}", "s.yaml:2:24: platform.visibility is a list, but must be a number"},
             Case{"platform: {visibility: }", "s.yaml:2:12: platform.visibility has no value; it must be a number"},
             Case{"platform: {visibility: '0.1'}", "s.yaml:2:24: platform.visibility is '0.1', but must be a number, without quotes"},
             Case{"platform: {visibility: 150 %}", "s.yaml:2:24: platform.visibility is 150 %, but must lie in [0, 1]"},
             Case{"crowd: {has_roles: yes}", "s.yaml:2:20: crowd.has_roles is 'yes', but must be true or false; did you mean 'true'?"},
             Case{"network: {accounts: 012}", "s.yaml:2:21: network.accounts is '012', but must be a whole number without leading zeros"},
             Case{"horizon: 0", "s.yaml:2:10: horizon is 0, but must lie in [1 us, 3650 d]"},
             Case{"horizon: 11000 d", "s.yaml:2:10: horizon is 11000 d, but must lie in [1 us, 3650 d]"},
             Case{"seed: -1", "s.yaml:2:7: seed is -1, but must lie in [0, 9000000000000000]"},
             Case{"start_date: 2012-02-30",
                  "s.yaml:2:13: start_date is '2012-02-30', but must be a day of the calendar such as 2012-07-02"},
             Case{"evidence_grade: D", "s.yaml:2:17: evidence_grade is 'D', but must be A, B or C"},
             Case{"name: a b",
                  "s.yaml:2:7: name is 'a b', but must be a short word of letters, digits, '_', '-' and '.'; titles go into title"},
             Case{"sources: {a: 1}", "s.yaml:2:10: sources is a section, but must be a list ('- ' before each entry)"},
             Case{"sources:\n  - a: 1", "s.yaml:3:5: an entry of sources must be text (one that contains ': ' needs quotes)"},
             Case{"held_out: {a: 1}", "s.yaml:2:11: held_out is a section, but must be a list ('- ' before each entry)"},
             Case{"myths:\n  - [a]", "s.yaml:3:5: an entry of myths must be text (one that contains ': ' needs quotes)"},
             Case{"documentd: a", "s.yaml:2:1: unknown key 'documentd'; did you mean 'documented'?"},
             Case{"strategy: [a]", "s.yaml:2:11: strategy must be the name of a strategy, such as canned"},
             Case{"strategy: {name: x/y}", "s.yaml:2:18: strategy.name must be the name of a strategy, such as canned"},
             Case{"strategy: {name: x, p: }", "s.yaml:2:21: strategy.p has no value"},
             Case{"strategy: canned+", "s.yaml:2:11: strategy must be the name of a strategy, such as canned"},
             Case{"strategy: {name: x, modifiers: {silo: 1}}",
                  "s.yaml:2:32: strategy.modifiers is a section, but must be a list ('- ' before each entry)"},
             Case{"strategy: {name: x, modifiers: [[silo]]}",
                  "s.yaml:2:33: strategy.modifiers.0 must be the name of a modifier, such as slow_approval"},
             Case{"strategy: {name: x, modifiers: [silo, {layers: 3}]}", "s.yaml:2:39: strategy.modifiers.1 has no 'name'"},
             Case{"strategy: {name: x, modifiers: [{name: silo, p: }]}", "s.yaml:2:46: strategy.modifiers.0.p has no value"},
             Case{"incidents: outage", "s.yaml:2:12: incidents is the single value 'outage', but must be a list ('- ' before each entry)"},
             Case{"incidents:\n  - affected: .5", "s.yaml:3:5: incidents.0 has no 'id'"},
             Case{"incidents:\n  - outage",
                  "s.yaml:3:5: incidents.0 is the single value 'outage', but must be a section of keys and values"},
             Case{"incidents:\n  - {id: a, afected: 1}", "s.yaml:3:13: unknown key 'afected' in incidents.0; did you mean 'affected'?"},
             Case{"incidents:\n  - {id: a, aftershocks: [{after: 1 h}]}", "s.yaml:3:27: incidents.0.aftershocks.0 has no 'duration'"},
         }) {
        CAPTURE(body);
        CHECK(problems_of(body) == words);
    }
}

TEST_CASE("modifiers stand behind plus signs or in a list, as names or with parameters, each with its place") {
    for (const char* body : {"strategy: canned+slow_approval+silo", "strategy: canned + slow_approval + silo",
                             "strategy: {name: canned+slow_approval, modifiers: [silo]}",
                             "strategy: {modifiers: [slow_approval, silo], name: canned}", "strategy: {modifiers: slow_approval+silo}"}) {
        CAPTURE(body);
        const StrategyChoice choice = scenario_of(body).strategy;
        CHECK(choice.name == "canned");
        REQUIRE(choice.modifiers.size() == 2);
        CHECK(choice.modifiers[0].name == "slow_approval");
        CHECK(choice.modifiers[1].name == "silo");
    }
    const StrategyChoice choice = scenario_of(R"(
strategy:
  name: canned
  coverage: .9
  modifiers:
    - silo
    - {name: slow_approval, layers: 3, approval_delay: 90 min}
)")
                                      .strategy;
    CHECK(choice.params.size() == 1);
    REQUIRE(choice.modifiers.size() == 2);
    CHECK(choice.modifiers[0].mark.text() == "s.yaml:7:7");
    REQUIRE(choice.modifiers[1].params.size() == 2);
    CHECK(std::get<std::int64_t>(choice.modifiers[1].params[0].value) == 3);
    CHECK(choice.modifiers[1].params[1].mark.line == 8);
    CHECK(content_hash(scenario_of("strategy: canned+silo")) != content_hash(scenario_of("strategy: canned")));
    CHECK(content_hash(scenario_of("strategy: canned+silo+service")) != content_hash(scenario_of("strategy: canned+service+silo")));
}

TEST_CASE("rules between parameters are checked at the key that would mend them") {
    struct Case {
        const char* body;
        const char* words;
    };
    for (const auto& [body, words] : {
             Case{"platform: {min_reaction: 7 s}",
                  "s.yaml:2:26: platform.min_reaction is 7 s, but must divide 5 min (unless sim.loop is serial)"},
             Case{"platform: {min_reaction: 0}", "s.yaml:2:26: platform.min_reaction is 0, which only sim.loop: serial can run"},
             Case{"platform: {kernel: fixed, kernel_mean: 0}",
                  "s.yaml:2:40: platform.kernel_mean is 0, but the exponential and the fixed kernel need a mean above 0"},
             Case{"platform: {kernel: fixed, kernel_mean: 5 s}",
                  "s.yaml:2:40: platform.kernel_mean is 5 s, but a delay cannot be shorter than platform.min_reaction (10 s)"},
             Case{"platform: {follow_weights: true}",
                  "s.yaml:2:28: platform.follow_weights needs a graph with a third column; give network.file"},
             Case{"sim: {exposures: shares_only}\nplatform: {contagion: simple, novelty_half_life: 0, anger_effect: 0, trending_rate: 0, "
                  "search: 0}\nmedia: {rate: 0}\nattitude: {step: 0}\ncrowd: {interest_sigma: 0, anger_transfer: 0.2, me_too: 0, "
                  "peer_answer: "
                  "0, herd_effect: 0}\nstrategy: dead_account",
                  "s.yaml:6:44: crowd.anger_transfer is 0.2, but sim.exposures: shares_only needs 0"},
             Case{"company: {policy_tick: 7 min}", "s.yaml:2:24: company.policy_tick is 7 min, but must be a multiple of 5 min"},
             Case{"sim: {metrics_tick: 1 h 1 s}", "s.yaml:2:21: sim.metrics_tick is 1 h 1 s, but must be a multiple of 5 min"},
             Case{"crowd: {speed_motive: .6, redress_motive: .5, warn_motive: .1}",
                  "s.yaml:2:60: crowd.speed_motive + redress_motive + warn_motive is 1.2, but may be at most 1"},
             Case{"crowd: {speed_motive: .9}",
                  "s.yaml:2:23: crowd.speed_motive + redress_motive + warn_motive is 1.5, but may be at most 1"},
             Case{"incidents: [{id: a}, {id: a}]", "s.yaml:2:27: incidents.1.id 'a' is already the id of incidents.0"},
             Case{"incidents: [{id: ''}]",
                  "s.yaml:2:18: incidents.0.id is '', but must consist of letters, digits, '_' and '-', with at least one letter"},
             Case{"incidents: [{id: 12}]",
                  "s.yaml:2:18: incidents.0.id is '12', but must consist of letters, digits, '_' and '-', with at least one letter"},
             Case{"incidents: [{id: a, start: d40 07:00}]",
                  "s.yaml:2:28: warning: incidents.0.start (d40 07:00) lies beyond the horizon (28 d); it will never happen"},
             Case{"incidents: [{id: a, class: gaffe}]",
                  "s.yaml:2:13: warning: incidents.0 fails nobody and has no first posts; set seeds_at_start or seeds_per_hour"},
         }) {
        CAPTURE(body);
        CHECK(problems_of(body) == words);
    }
}

TEST_CASE("the serial loop takes any least reaction, none included") {
    CHECK(problems_of("platform: {min_reaction: 0}\nsim: {loop: serial}") == "");
    CHECK(problems_of("platform: {min_reaction: 7 s}\nsim: {loop: serial}") == "");
}

TEST_CASE("motives may add up to one in spite of rounding") {
    CHECK(problems_of("crowd: {speed_motive: .1, redress_motive: .2, warn_motive: .7}") == "");
}

TEST_CASE("a graph file must be there, say its direction, and leaves no generator key in use") {
    const std::filesystem::path folder = std::filesystem::temp_directory_path() / "firebreak_scenario_test";
    std::filesystem::create_directories(folder);
    std::ofstream{folder / "follows.csv"} << "0 1\n";
    std::ofstream{folder / "follows.fbgraph"} << "x";
    const auto words = [&](const std::string& body, Scenario* result = nullptr) {
        Diagnostics problems;
        Scenario scenario = read_scenario_text("firebreak: 1\n" + body, (folder / "s.yaml").string(), {}, problems);
        if (result != nullptr) *result = scenario;
        std::string text = text_of_all(problems);
        const std::string prefix = folder.string() + "/";
        for (std::size_t at = text.find(prefix); at != std::string::npos; at = text.find(prefix)) text.erase(at, prefix.size());
        return text;
    };
    CHECK(words("network: {file: nothing.csv, edges: author-follower}") == "s.yaml:2:17: network.file: there is no file nothing.csv");
    CHECK(words("network: {file: follows.csv}")
              .starts_with("s.yaml:2:17: network.file is a text file, so network.edges must say what a line 'a b' means"));
    CHECK(words("network: {file: follows.fbgraph}") == "");
    Scenario scenario;
    CHECK(words("network: {file: follows.csv, edges: follower-author, accounts: 5, mean_follows: 3}", &scenario) ==
          "s.yaml:2:64: warning: not used, because network.file gives the graph: network.accounts, network.mean_follows");
    CHECK(scenario.network.file == (folder / "follows.csv").string());
    CHECK(scenario.network.accounts == NetworkParams{}.accounts);
    std::filesystem::remove_all(folder);
}

TEST_CASE("a scenario file that is missing is one problem, and the caller learns of it") {
    Diagnostics problems;
    const Scenario scenario = read_scenario("/nowhere/s.yaml", {}, problems);
    CHECK(scenario.file == "/nowhere/s.yaml");
    CHECK_THROWS_AS(problems.throw_if_errors(), InputError);
    CHECK(problems.problems().size() == 1);
}

TEST_CASE("long values are cut in messages, between characters") {
    const std::string words = problems_of("platform: {kernel: " + std::string(59, 'x') + "ééé}");
    CHECK(words.find(std::string(59, 'x') + "...") != std::string::npos);
}

TEST_CASE("two readings of one text are equal, and a changed value is another scenario") {
    CHECK(content_hash(scenario_of("seed: 3")) == content_hash(scenario_of("seed: 3")));
    CHECK(content_hash(scenario_of("seed: 3")) != content_hash(scenario_of("seed: 4")));
    CHECK(content_hash(scenario_of("platform: {visibility: 10 %}")) == content_hash(scenario_of("platform: {visibility: 0.1}")));
}
