#include "tests/scenario/read_helpers.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace firebreak;

namespace {

const std::string kBody =
    "platform:\n  visibility: 0.1\n"
    "strategy: canned\n"
    "incidents:\n  - {id: outage, affected: .5, aftershocks: [{after: 1 d, duration: 1 h}]}\n  - {id: leak, class: chronic}\n"
    "timeline:\n  - {at: d8, do: agents, number: 3}\n";

}  // namespace

TEST_CASE("an override replaces a value, wherever it stands") {
    CHECK(scenario_of(kBody, {"platform.visibility=0.2"}).platform.visibility == 0.2);
    CHECK(scenario_of(kBody, {"crowd.customers=30 %"}).crowd.customers == 0.3);
    CHECK(scenario_of(kBody, {"company.desk.agents=7"}).desk.agents == 7);
    CHECK(scenario_of(kBody, {"seed=9"}).seed == 9);
    CHECK(scenario_of(kBody, {"incidents.0.affected=.3"}).incidents[0].affected == 0.3);
    CHECK(scenario_of(kBody, {"incidents.leak.affected=.3"}).incidents[1].affected == 0.3);
    CHECK(scenario_of(kBody, {"incidents.outage.aftershocks.0.after=2 d"}).incidents[0].aftershocks[0].after == days{2});
    CHECK(scenario_of(kBody, {"timeline.0.number=5"}).timeline[0].number == 5.0);
    CHECK(scenario_of("", {"platform.visibility=0.2"}).platform.visibility == 0.2);
}

TEST_CASE("a strategy is changed by name or by parameter, and a new name forgets the old one's parameters") {
    CHECK(scenario_of(kBody, {"strategy=dead_account"}).strategy.name == "dead_account");
    const Scenario with_parameter = scenario_of(kBody, {"strategy.coverage=.9"});
    CHECK(with_parameter.strategy.name == "canned");
    REQUIRE(with_parameter.strategy.params.size() == 1);
    CHECK(std::get<double>(with_parameter.strategy.params[0].value) == 0.9);
    CHECK(with_parameter.strategy.params[0].mark.text() == "--set strategy.coverage=.9");
    const Scenario both = scenario_of(kBody, {"strategy.coverage=.9", "strategy=dead_account", "strategy.layers=2"});
    CHECK(both.strategy.name == "dead_account");
    REQUIRE(both.strategy.params.size() == 1);
    CHECK(both.strategy.params[0].key == "layers");
    CHECK(scenario_of("", {"strategy.coverage=.9"}).strategy.name == "canned");
}

TEST_CASE("a modifier's parameter is set by the modifier's name or number, however the modifier was written") {
    for (const char* written : {"strategy=canned+slow_approval+silo", "strategy.modifiers=slow_approval+silo"}) {
        CAPTURE(written);
        const StrategyChoice choice =
            scenario_of(kBody, {written, "strategy.modifiers.slow_approval.layers=3", "strategy.modifiers.1.information_flow=.2"}).strategy;
        CHECK(choice.name == "canned");
        REQUIRE(choice.modifiers.size() == 2);
        REQUIRE(choice.modifiers[0].params.size() == 1);
        CHECK(std::get<std::int64_t>(choice.modifiers[0].params[0].value) == 3);
        REQUIRE(choice.modifiers[1].params.size() == 1);
        CHECK(choice.modifiers[1].params[0].key == "information_flow");
    }
    const std::string list = "strategy: {name: canned, modifiers: [silo, {name: training, level: .5}]}\n";
    const StrategyChoice changed = scenario_of(list, {"strategy.modifiers.training.level=1", "strategy.name=defensive"}).strategy;
    CHECK(changed.name == "defensive");
    REQUIRE(changed.modifiers.size() == 2);
    CHECK(std::get<std::int64_t>(changed.modifiers[1].params[0].value) == 1);
    CHECK(scenario_of(list, {"strategy.modifiers="}).strategy.modifiers.empty());
    CHECK(problems_of(list, {"strategy.modifiers.sillo.level=1"}) ==
          "--set strategy.modifiers.sillo.level=1: strategy.modifiers has no entry 'sillo'; did you mean 'silo'?");
    CHECK(problems_of("", {"strategy.modifiers.silo.level=1"}).find("no entr") != std::string::npos);
}

TEST_CASE("overrides apply from left to right") { CHECK(scenario_of(kBody, {"seed=1", "seed=2"}).seed == 2); }

TEST_CASE("an override is checked like the file, and its problem names it") {
    struct Case {
        const char* assignment;
        const char* words;
    };
    for (const auto& [assignment, words] : {
             Case{"platform.visibility=2", "platform.visibility is 2, but must lie in [0, 1]"},
             Case{"platform.visibilty=0.2", "unknown key 'visibilty' in platform; did you mean 'visibility'?"},
             Case{"platfrom.visibility=0.2", "unknown key 'platfrom'; did you mean 'platform'?"},
             Case{"visibility=0.2", "unknown key 'visibility'; did you mean 'platform.visibility'?"},
             Case{"platform.visibility=", "platform.visibility is '', but must be a number, without quotes"},
             Case{"platform.min_reaction=7 s", "platform.min_reaction is 7 s, but must divide 5 min (unless sim.loop is serial)"},
             Case{"platform=3", "platform is a section; set one of its values"},
             Case{"incidents=3", "incidents is a list; set one of its values"},
             Case{"seed.x=3", "unknown key 'seed'"},
             Case{"incidents.2.affected=.3", "incidents has 2 entries, so there is no 2 (the first is 0)"},
             Case{"incidents.outge.affected=.3", "incidents has no entry 'outge'; did you mean 'outage'?"},
             Case{"incidents.outage.afected=.3", "unknown key 'afected' in incidents.0; did you mean 'affected'?"},
             Case{"platform.visibility.x=3", "platform.visibility is a single value and has no key 'x'"},
             Case{"platform.visibility", "must be key=value, such as platform.visibility=0.2"},
             Case{"=3", "must be key=value, such as platform.visibility=0.2"},
             Case{"platform..visibility=3", "has an empty word in its key"},
             Case{"timeline.0.at=d99", "warning: timeline.0.at (d99 00:00) lies beyond the horizon (28 d); it will never happen"},
         }) {
        CAPTURE(assignment);
        if (std::string{assignment} == "seed.x=3") {
            CHECK(problems_of(kBody, {assignment}) == "--set seed.x=3: seed is a section, but must be a whole number");
        } else {
            CHECK(problems_of(kBody, {assignment}) == "--set " + std::string{assignment} + ": " + words);
        }
    }
    CHECK(problems_of("", {"incidents.0.affected=.3"}) == "--set incidents.0.affected=.3: incidents has no entries, so there is no '0'");
    CHECK(problems_of("", {"seed=\x01"}) == "--set: an override holds a control character or is no valid UTF-8");
}

TEST_CASE("a graph file given on the command line starts at the current folder, and an empty one means none") {
    Diagnostics problems;
    const Scenario scenario = read_scenario_text("firebreak: 1\n", "/elsewhere/s.yaml", {{"network.file=graph.fbgraph"}}, problems);
    CHECK(scenario.network.file == (std::filesystem::current_path() / "graph.fbgraph").string());
    CHECK(scenario_of("network: {file: nothing.fbgraph}", {"network.file="}).network.file.empty());
}

TEST_CASE("a graph file on the command line makes the file's generator keys unused, and says so") {
    const std::string words = problems_of("network:\n  accounts: 5\n  model: empty\n", {"network.file=nothing.fbgraph"});
    CHECK(words.find("s.yaml:4:10: warning: not used, because network.file gives the graph: network.model, network.accounts") !=
          std::string::npos);
}
