#include "engine/report/gain_text.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>

using namespace firebreak;

namespace {

EffectiveGain gain_of(double gamma, double by_generation, double loud) {
    EffectiveGain gain;
    gain.issue = "outage";
    gain.gamma = gamma;
    gain.gamma_by_generation = by_generation;
    gain.gamma_loud = loud;
    gain.matrix.at(GainType::root, GainType::share) = 0.25;
    gain.shares_by_generation = {0.25, 0.125};
    return gain;
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("the sentence says whether a large event needs forcing, grows for a while, or may run away") {
    CHECK(has(gain_meaning(gain_of(0.3, 0.3, 0.5)), "needs forcing from outside"));
    CHECK_FALSE(has(gain_meaning(gain_of(0.3, 0.3, 0.5)), "run-away"));
    CHECK(has(gain_meaning(gain_of(0.3, 0.3, 1.2)), "once it trends and is in the news, Γ = 1.2"));
    CHECK(has(gain_meaning(gain_of(1.4, 0.2, 1.5)), "first generations only"));
    CHECK(has(gain_meaning(gain_of(1.4, 1.1, 1.5)), "a run-away is possible without any forcing"));
}

TEST_CASE("the block before a run is short, and carries Γ and its parts") {
    const std::string text = gain_text(gain_of(0.3, 0.2, 0.5));
    CHECK(std::count(text.begin(), text.end(), '\n') <= 6);
    CHECK(text.ends_with('\n'));
    CHECK(has(text, "Γ = 0.3"));
    CHECK(has(text, "brings 0.25 shares"));
}

TEST_CASE("the report shows every entry by name, and JSON gives it to programs") {
    const EffectiveGain gain = gain_of(0.3, 0.2, 0.5);
    const std::string report = gain_report(gain);
    for (const std::string_view word : kGainTypeWords) CHECK(has(report, std::string{word}));
    const nlohmann::json json = nlohmann::json::parse(gain_json(gain));
    CHECK(json.at("gamma") == 0.3);
    CHECK(json.at("matrix").at("root").at("share") == 0.25);
    CHECK(json.at("mean_cascade").is_null());
}

TEST_CASE("where there is no gain, text and JSON say why") {
    EffectiveGain none;
    none.undefined_because = "a rumour spreads by contacts, not by items";
    CHECK(gain_text(none) == "effective gain: none, for a rumour spreads by contacts, not by items\n");
    CHECK(nlohmann::json::parse(gain_json(none)).at("gamma").is_null());
}
