// The events lists that come with the scenarios.
#include "engine/scenario/scenario_reader.hpp"
#include "tests/viewer/exercise/sample_events.hpp"
#include "viewer/exercise/events_csv.hpp"
#include "viewer/exercise/exercise_state.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>

using namespace firebreak;
using namespace firebreak::viewer;

namespace {

std::filesystem::path scenarios() { return std::filesystem::path{std::getenv("FIREBREAK_SOURCE_DIR")} / "scenarios"; }

Scenario bank() {
    Diagnostics problems;
    Scenario scenario = read_scenario(scenarios() / "fr_bank_outage.yaml", {}, problems);
    problems.throw_if_errors();
    return scenario;
}

}  // namespace

TEST_CASE("the bank's events lists are imported without a problem and fill ninety minutes, with two in reserve") {
    const Scenario scenario = bank();
    const ExerciseTiming timing = default_timing(scenario);
    for (const char* name : {"fr_bank_outage_events.csv", "fr_bank_outage_evenements.csv"}) {
        CAPTURE(name);
        const ImportedEvents imported = import_events(scenarios() / "exercises" / name, {&scenario, timing});
        for (const Problem& problem : imported.problems) FAIL_CHECK(problem.text());
        REQUIRE(imported.injects.size() == 16);
        CHECK(std::count_if(imported.injects.begin(), imported.injects.end(), [](const Inject& inject) { return inject.is_reserve; }) == 2);
        Time before = timing.start;
        std::size_t prompts = 0;
        std::size_t effects = 0;
        for (const Inject& inject : imported.injects) {
            CAPTURE(inject.number);
            for (const std::string& text : {inject.number, inject.from, inject.to, inject.channel, inject.message, inject.expected_action})
                CHECK_FALSE(text.empty());
            prompts += inject.prompt.empty() ? 0U : 1U;
            effects += inject.effect ? 1U : 0U;
            if (inject.is_reserve) continue;
            const Time moment = moment_of(inject.at, timing);
            CHECK(moment >= before);
            CHECK(moment < timing.start + timing.simulated);
            before = moment;
        }
        CHECK(prompts >= 4);
        CHECK(effects >= 4);
    }
}

TEST_CASE("both languages of the bank's list say the same at the same time with the same effect") {
    const Scenario scenario = bank();
    const EventsContext context{&scenario, default_timing(scenario)};
    const ImportedEvents english = import_events(scenarios() / "exercises/fr_bank_outage_events.csv", context);
    const ImportedEvents french = import_events(scenarios() / "exercises/fr_bank_outage_evenements.csv", context);
    REQUIRE(english.injects.size() == french.injects.size());
    for (std::size_t i = 0; i < english.injects.size(); ++i) {
        CAPTURE(i);
        CHECK(english.injects[i].number == french.injects[i].number);
        CHECK(english.injects[i].at == french.injects[i].at);
        CHECK(english.injects[i].channel == french.injects[i].channel);
        CHECK(english.injects[i].is_reserve == french.injects[i].is_reserve);
        CHECK(english.injects[i].time_limit == french.injects[i].time_limit);
        REQUIRE(english.injects[i].effect.has_value() == french.injects[i].effect.has_value());
        if (english.injects[i].effect) CHECK(english.injects[i].effect->kind == french.injects[i].effect->kind);
        CHECK(english.injects[i].prompt.empty() == french.injects[i].prompt.empty());
    }
}
