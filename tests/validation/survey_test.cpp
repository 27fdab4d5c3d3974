// The survey of a run with the scenario's own settings agrees with what the surveys of 2011 and 2012 published, within their sampling
// error.
#include "engine/measure/interview.hpp"
#include "engine/scenario/company_mix.hpp"
#include "engine/scenario/scenario_reader.hpp"
#include "tests/sim/run_support.hpp"

#include <doctest/doctest.h>

using namespace firebreak;

namespace {

// With 8 runs, the model's own error is below half a point of a share.
constexpr std::uint64_t kReplicates = 8;

Scenario bundled(const std::string& name) {
    Diagnostics problems;
    Scenario scenario = read_scenario(std::filesystem::path{std::getenv("FIREBREAK_SOURCE_DIR")} / "scenarios" / name, {}, problems);
    problems.throw_if_errors();
    return scenario;
}

SurveyResult surveyed(const Scenario& scenario) {
    const auto graph = test::shared_graph(scenario.network);
    SurveyResult sum;
    for (std::uint64_t repetition = 0; repetition < kReplicates; ++repetition)
        sum += ask(survey_input(*test::finished(scenario, graph, nullptr, repetition)));
    return sum;
}

void check_targets(const Scenario& scenario, const SurveyResult& result) {
    REQUIRE_FALSE(scenario.survey_targets.empty());
    for (const SurveyTarget& target : scenario.survey_targets) {
        const std::optional<SurveyValue> value = value_of(result, target.item);
        REQUIRE(value);
        CAPTURE(ChoiceWords<SurveyItem>::words[static_cast<std::size_t>(target.item)]);
        CAPTURE(target.published);
        CAPTURE(value->value);
        CHECK(is_within(target, value->value));
    }
}

}  // namespace

TEST_CASE("French and British complainers report what they reported to Eptica in 2012") {
    for (const char* name : {"fr_2012_eptica.yaml", "uk_2012_eptica.yaml"}) {
        CAPTURE(name);
        const Scenario scenario = bundled(name);
        check_targets(scenario, surveyed(scenario));
    }
}

TEST_CASE("with Maritz' few but rich replies the same model reports what Maritz found") {
    const Scenario scenario = bundled("us_2011_maritz.yaml");
    check_targets(scenario, surveyed(scenario));
}

TEST_CASE("the companies of the Satmetrix scenario are within a point of each of the four mixes") {
    Scenario scenario = bundled("companies_2012_satmetrix.yaml");
    CHECK(scenario.companies.count == 200);
    for (const CompanyMix mix : {CompanyMix::article, CompanyMix::b2c, CompanyMix::b2b, CompanyMix::release_total}) {
        scenario.companies.mix = mix;
        std::array<double, kArchetypes> counts{};
        for (const CompanyType type : drawn_companies(scenario.companies, Draws{scenario.seed, 1}))
            ++counts[static_cast<std::size_t>(archetype_of(type))];
        for (std::size_t i = 0; i < kArchetypes; ++i) CHECK(std::abs(counts[i] / 200.0 - shares_of(mix)[i]) <= 0.01);
    }
}
