#include "engine/report/survey_text.hpp"
#include "engine/report/company_text.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <string>

using namespace firebreak;

namespace {

SurveyedScenario surveyed(const char* name, std::int64_t without_reply, double published) {
    SurveyedScenario scenario{name, "A survey", "canned", 2, {{SurveyItem::no_reply, published, 0.05, "x"}}, {}};
    scenario.result.counts[static_cast<std::size_t>(SurveyItem::no_reply)] = {without_reply, 100};
    return scenario;
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

CompanyStory story() {
    CompanyStory story;
    story.scenario = "companies";
    story.seed = 7;
    story.measures = {{"volume", "items", "", MeasureTag::none}, {"crisis", "0 or 1", "", MeasureTag::none}};
    story.outcomes = {{CompanyType::fix, {10.0, 9.0}, {100.0, 0.0}}, {CompanyType::none, {10.0, 0.0}, {300.0, 1.0}}};
    story.params.count = 2;
    return story;
}

}  // namespace

TEST_CASE("published and reported stand side by side, and a miss says by how much") {
    const std::vector<SurveyedScenario> scenarios{surveyed("here", 20, 0.21), surveyed("there", 40, 0.21)};
    const std::string text = survey_text(scenarios);
    CHECK(has(text, "No reply from anybody, of complainers\n"));
    CHECK(has(text, "  here     21.0 % ± 5.0    20.0 % ± 4.0  inside\n"));
    // 40 - 21 - 5 points.
    CHECK(has(text, "  there    21.0 % ± 5.0    40.0 % ± 4.9  OUTSIDE by 14.0 points\n"));
    CHECK_FALSE(has(text, "Praised"));
}

TEST_CASE("the consistency of the surveys is printed for each mix") {
    const std::string text = consistency_text(0.95, 0.79);
    CHECK(has(text, "57.6 % of companies answer  3.6 x"));
    CHECK(has(text, "45.0 % of companies answer  6.0 x"));
    CHECK(has(consistency_text(0.79, 0.79), "no weight is enough"));
}

TEST_CASE("a survey as JSON has null where nobody was asked") {
    const std::vector<SurveyedScenario> scenarios{surveyed("here", 20, 0.21)};
    const auto json = nlohmann::json::parse(survey_json(scenarios, 0.95, 0.79));
    const auto& items = json.at("scenarios").at(0).at("items");
    CHECK(items.size() == kSurveyItems);
    CHECK(items.at(0).at("reported") == 0.2);
    CHECK(items.at(0).at("is_inside") == true);
    CHECK(items.at(1).at("reported").is_null());
    CHECK(json.at("consistency").size() == 4);
}

TEST_CASE("companies are told by type, with the mix as defined and as drawn and the weight that reconciles the surveys") {
    const std::string text = company_text(story());
    CHECK(has(text, "  track_and_follow     53.5 %   50.0 %      1\n"));
    CHECK(has(text, "volume, by type of company (items)\n"));
    CHECK(has(text, "  all                 2       200       200       110       290\n"));
    CHECK(has(text, "  none                1   100.0 %\n"));
    CHECK_FALSE(has(text, "  plan                0"));
    // .79 x 10 / (9 - .79 x 10) = 7.18.
    CHECK(has(text, "drew 7.2 x the complaints"));
    CompanyStory other = story();
    other.outcomes[0].replies.replied = 5.0;
    CHECK(has(company_text(other), "No size weight makes it 79 %"));
    CHECK(nlohmann::json::parse(company_json(other)).at("size_weight").is_null());
    CHECK(nlohmann::json::parse(company_json(other)).at("types").size() == kCompanyTypes + 1);
}
