#include "engine/report/comparison_text.hpp"

#include "engine/report/measure_words.hpp"
#include "engine/report/text_columns.hpp"
#include "tests/study/made_up_results.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace firebreak;
using namespace firebreak::test;

namespace {

StudyResults two_policies() {
    StudyResults results = results_of({"silence", "answer"});
    results.study.title = "Answer or not";
    results.accounts = 50'000;
    set(results, 0, "volume", {1000.0, 2000.0, 1500.0});
    set(results, 1, "volume", {700.0, 1650.0, 1180.0});
    set(results, 0, "crisis", {1.0, 1.0, 0.0});
    set(results, 1, "crisis", {0.0, 1.0, 0.0});
    set(results, 0, "cost_total", {100.0, 110.0, 105.0});
    set(results, 1, "cost_total", {400.0, 402.0, 407.0});
    AttributedRoot root;
    root.type = "complaint";
    root.shares = 12;
    run_at(results, 0, 0, 0).roots = {root};
    return results;
}

std::string text_for(const StudyResults& results) {
    ComparisonOptions options;
    options.bootstrap.resamples = 100;
    return comparison_text(results, compare_branches(results, options), {});
}

std::size_t place_of(const std::string& text, const std::string& words) {
    const std::size_t place = text.find(words);
    CAPTURE(words);
    REQUIRE(place != std::string::npos);
    return place;
}

}  // namespace

TEST_CASE("a comparison tells the probability of a crisis first, then the ranking, differences and costs") {
    const std::string text = text_for(two_policies());
    CHECK(text.starts_with("Answer or not\n"));
    CHECK(place_of(text, "Probability of a crisis") < place_of(text, "Ranking by volume (items; less is better; emergent)"));
    CHECK(place_of(text, "Ranking by volume") < place_of(text, "Differences from 'silence'"));
    CHECK(place_of(text, "Differences from") < place_of(text, "Cost against damage"));
    CHECK(place_of(text, "-33.3 points") > 0);
    CHECK(place_of(text, "only 3 repetitions") < place_of(text, "Probability of a crisis"));
    CHECK(place_of(text, "never answered") > 0);
    CHECK(place_of(text, "unknown: no run was made at other values") > 0);
}

TEST_CASE("identical branches get no ranking, and the text says why") {
    StudyResults results = results_of({"one", "other"});
    set(results, 0, "volume", {10.0, 20.0});
    set(results, 1, "volume", {10.0, 20.0});
    const std::string text = text_for(results);
    CHECK(place_of(text, "none: every repetition came out the same in all branches") > 0);
    CHECK(place_of(text, "identical") > 0);
}

TEST_CASE("the comparison as JSON has every measure, and null for what is absent") {
    const StudyResults results = two_policies();
    const auto json = nlohmann::json::parse(comparison_json(results, compare_branches(results)));
    CHECK(json["measures"].size() == measure_infos().size());
    CHECK(json["measures"]["volume"]["branches"][1]["verdict"] == "better");
    CHECK(json["measures"]["volume"]["branches"][1]["difference"].get<double>() == doctest::Approx(-970.0 / 3.0));
    CHECK(json["measures"]["peak_hour"]["branches"][1]["difference"].is_null());
    CHECK(json["ranking"]["order"][0]["branch"] == "answer");
    CHECK(json["crisis"][1]["crisis_difference"]["only_baseline"] == 1);
    CHECK(json["staffing"]["points"].empty());
}

TEST_CASE("a study without runs still has a text and a JSON") {
    const StudyResults results = results_of({"one", "other"});
    CHECK_FALSE(text_for(results).empty());
    CHECK(nlohmann::json::parse(comparison_json(results, compare_branches(results)))["repetitions"] == 0);
}

TEST_CASE("differences carry their sign and their unit, shares as points") {
    CHECK(difference_words(-0.25, "share") == "-25 points");
    CHECK(difference_words(0.01, "share") == "+1 point");
    CHECK(difference_words(-1.5, "h") == "-1.5 h");
    CHECK(difference_words(1234.0, "items") == "+1\u202f234");
    CHECK(difference_words(0.0, "€") == "0");
    CHECK(difference_words(0.012, "points") == "+0.012");
    CHECK(difference_words(std::nullopt, "h") == "–");
    CHECK(value_words(-0.5, "share") == "-50 %");
    CHECK(change_words(-0.152) == "-15 %");
    CHECK(change_words(0.021) == "+2.1 %");
    CHECK(difference_range_words(-2.0, 1.0, "items") == "-2 to +1");
}

TEST_CASE("columns are as wide as their longest cell, counted in characters and not in bytes") {
    CHECK(text_columns({{"a", "1 €", "x"}, {"bb", "22"}}) == "  a   1 €  x\n  bb   22\n");
    CHECK(text_columns({{"a", "1", "no"}, {"b", "2", "yes"}}, true) == "  a  1  no\n  b  2  yes\n");
}
