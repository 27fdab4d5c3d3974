#include "engine/scenario/scenario_writer.hpp"

#include "engine/scenario/general_params.hpp"
#include "engine/scenario/parameter_list.hpp"
#include "tests/scenario/read_helpers.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace firebreak;

namespace {

Scenario read_back(const Scenario& scenario) {
    Diagnostics problems;
    Scenario result = read_scenario_text(to_yaml(scenario), "resolved.yaml", {}, problems);
    REQUIRE(text_of_all(problems) == "");
    return result;
}

}  // namespace

TEST_CASE("the resolved scenario of each bundled file reads back as the same scenario, word for word") {
    for (const std::filesystem::path& file : bundled_scenarios()) {
        CAPTURE(file.string());
        Diagnostics problems;
        const Scenario scenario = read_scenario(file, {}, problems);
        const Scenario again = read_back(scenario);
        CHECK(content_hash(again) == content_hash(scenario));
        CHECK(to_yaml(again) == to_yaml(scenario));
        CHECK(again.name == scenario.name);
        CHECK(again.description == scenario.description);
        CHECK(again.question == scenario.question);
        for (const TextList& list : text_lists()) {
            CAPTURE(list.key);
            CHECK(again.*list.texts == scenario.*list.texts);
        }
    }
}

TEST_CASE("values that are awkward to write survive") {
    const Scenario scenario = scenario_of(R"(
title: "colon: and # and \"quotes\" and é"
description: |
  two
  lines
start_date: 2012-07-06
horizon: 1 d 1 us
network: {file: }
platform: {share_probability: 0.1, kernel_tail: 0.33333333333333331}
strategy: {name: x, a: 1.0, b: 1, c: 90 min, d: "90 min", e: 0 s, f: "true", "g h": .5, i: 1e300}
incidents:
  - {id: a, start: 2012-07-06 10:00:01, aftershocks: [{after: 0, duration: 1 us}]}
)",
                                          {"network.file="});
    const Scenario again = read_back(scenario);
    CHECK(content_hash(again) == content_hash(scenario));
    CHECK(again.title == scenario.title);
    CHECK(again.start_weekday == 4);
    REQUIRE(again.strategy.params.size() == scenario.strategy.params.size());
    for (std::size_t i = 0; i < again.strategy.params.size(); ++i) {
        CAPTURE(again.strategy.params[i].key);
        CHECK(again.strategy.params[i].value == scenario.strategy.params[i].value);
    }
}

TEST_CASE("modifiers are written with their parameters and read back as they were") {
    const Scenario scenario = scenario_of(
        "strategy: {name: canned+training, x: 1, modifiers: [silo, {name: slow_approval, layers: 3, delay: 90 min, t: \"3\"}]}");
    const Scenario again = read_back(scenario);
    CHECK(content_hash(again) == content_hash(scenario));
    CHECK(to_yaml(again) == to_yaml(scenario));
    REQUIRE(again.strategy.modifiers.size() == 3);
    CHECK(again.strategy.modifiers[0].name == "training");
    REQUIRE(again.strategy.modifiers[2].params.size() == 3);
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(again.strategy.modifiers[2].params[i].key == scenario.strategy.modifiers[2].params[i].key);
        CHECK(again.strategy.modifiers[2].params[i].value == scenario.strategy.modifiers[2].params[i].value);
    }
}

TEST_CASE("every parameter stands in the resolved scenario") {
    const std::string yaml =
        to_yaml(scenario_of("name: x\ntitle: y\ndescription: z\nevidence_grade: C\nstart_date: 2012-07-06\nincidents: [{id: a}]\n"
                            "survey_targets: [{what: no_reply, published: 0, source: x}]\n"));
    for (const Parameter& parameter : scenario_parameters()) {
        if (parameter.section == "timeline[]" || parameter.section == "incidents[].aftershocks[]") continue;
        CAPTURE(parameter.path);
        CHECK(yaml.find(std::string{parameter.field->info.key} + ": ") != std::string::npos);
    }
}

TEST_CASE("where a file gives the graph, generator keys are not written and the path is absolute") {
    const std::filesystem::path folder = std::filesystem::temp_directory_path() / "firebreak_writer_test";
    std::filesystem::create_directories(folder);
    std::ofstream{folder / "g.fbgraph"} << "x";
    Diagnostics problems;
    const Scenario scenario = read_scenario_text("firebreak: 1\nnetwork: {file: g.fbgraph}\n", (folder / "s.yaml").string(), {}, problems);
    CHECK(text_of_all(problems) == "");
    CHECK(to_yaml(scenario).find("mean_follows") == std::string::npos);
    CHECK(content_hash(read_back(scenario)) == content_hash(scenario));
    std::filesystem::remove_all(folder);
}
