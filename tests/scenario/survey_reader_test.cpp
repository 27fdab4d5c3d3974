#include "engine/scenario/survey_reader.hpp"

#include "engine/scenario/scenario_writer.hpp"
#include "tests/scenario/read_helpers.hpp"

#include <doctest/doctest.h>

using namespace firebreak;

TEST_CASE("a survey and its targets are read, and read back as written") {
    const Scenario scenario = scenario_of(R"(
horizon: 60 d
survey: {date: d30, recall: 10 d, respondents: 300, reporting_bias: 5 %}
survey_targets:
  - {what: no_reply, published: 21 %, source: "Eptica: 2012"}
  - {what: first_reply_mean, published: 8.4, tolerance: 1.7, source: E&S}
)");
    CHECK(scenario.survey.date == days{30});
    CHECK(scenario.survey.recall == days{10});
    CHECK(scenario.survey.respondents == 300);
    CHECK(scenario.survey.reporting_bias == 0.05);
    REQUIRE(scenario.survey_targets.size() == 2);
    CHECK(scenario.survey_targets[0].item == SurveyItem::no_reply);
    CHECK(scenario.survey_targets[0].published == 0.21);
    CHECK(scenario.survey_targets[0].tolerance == 0.05);
    CHECK(scenario.survey_targets[1].item == SurveyItem::first_reply_mean);
    CHECK(scenario.survey_targets[1].tolerance == 1.7);
    Diagnostics problems;
    const Scenario again = read_scenario_text(to_yaml(scenario), "again.yaml", {}, problems);
    CHECK(text_of_all(problems).empty());
    REQUIRE(again.survey_targets.size() == 2);
    CHECK(again.survey_targets[0].source == "Eptica: 2012");
    CHECK(to_yaml(again) == to_yaml(scenario));
}

TEST_CASE("what is wrong with a survey target is said, all at once and in its place") {
    CHECK(problems_of("survey_targets:\n"
                      "  - {what: no_reply, published: 21, source: x}\n"
                      "  - {what: no_reply, published: .2, source: x}\n"
                      "  - {what: replies, published: .2, source: x}\n"
                      "  - {what: replied, publised: .2}\n"
                      "  - 21\n") ==
          "s.yaml:3:33: survey_targets.0.published is 21, but no_reply is a share and must lie in [0, 1]; did you mean '21 %'?\n"
          "s.yaml:4:12: survey_targets.1.what: there is already a target for no_reply\n"
          "s.yaml:5:12: survey_targets.2.what is 'replies', but must be " +
              listed(ChoiceWords<SurveyItem>::words) + did_you_mean("replies", ChoiceWords<SurveyItem>::words) +
              "\n"
              "s.yaml:6:21: unknown key 'publised' in survey_targets.3; did you mean 'published'?\n"
              "s.yaml:6:5: survey_targets.3 has no 'published'\n"
              "s.yaml:6:5: survey_targets.3 has no 'source'\n"
              "s.yaml:7:5: survey_targets.4 is the single value '21', but must be a section of keys and values");
}

TEST_CASE("nobody can be asked after the end") {
    CHECK(problems_of("horizon: 10 d\nsurvey: {date: d11}\n") == "s.yaml:3:16: survey.date (d11 00:00) lies beyond the horizon (10 d)");
    CHECK(problems_of("horizon: 10 d\nsurvey: {date: d10}\n").empty());
}
