#include "engine/report/terminal_summary.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

using namespace firebreak;

namespace {

struct Given {
    std::string_view key;
    double value;
};

/// All measures absent but these.
std::vector<MeasureValue> measures(const std::vector<Given>& given) {
    std::vector<MeasureValue> values;
    for (const MeasureInfo& info : measure_infos()) {
        values.push_back({&info, std::nullopt});
        for (const Given& one : given) {
            if (one.key == info.key) values.back().value = one.value;
        }
    }
    return values;
}

SummaryInput stormy() {
    SummaryInput input;
    input.title = "A bank's cards fail";
    input.scenario = "fr_bank_outage";
    input.strategy = "canned";
    input.seed = 2012;
    input.accounts = 200'000;
    input.end = kStart + days{28};
    IncidentStory outage;
    outage.id = "outage";
    outage.incident_class = "outage";
    outage.start = kStart + days{7} + hours{7};
    outage.end = outage.start + hours{12};
    outage.affected = 0.5;
    outage.fix_started = kStart + days{8};
    outage.fixed = kStart + days{8} + hours{7};
    input.incidents.push_back(outage);
    input.measures = measures({{"volume", 3456},
                               {"volume_complaint", 1000},
                               {"volume_share", 2000},
                               {"fraction_complaint", 0.289},
                               {"fraction_share", 0.579},
                               {"failures_since_outbreak", 9812},
                               {"peak_volume", 456},
                               {"peak_hour", 188},
                               {"time_to_peak", 13},
                               {"half_life", 5.5},
                               {"reach", 45678},
                               {"reach_fraction", 0.228},
                               {"negative_impressions", 123456},
                               {"crises", 1},
                               {"crisis", 1},
                               {"crisis_start", 177},
                               {"crisis_duration", 38},
                               {"crisis_censored", 0},
                               {"amplified_crisis", 0},
                               {"cases", 1400},
                               {"cases_detected", 1000},
                               {"cases_answered", 300},
                               {"sla_attainment", 0.031},
                               {"first_response_median", 3.4},
                               {"backlog_mean", 12.2},
                               {"backlog_max", 345},
                               {"utilisation", 0.83},
                               {"satisfaction_all", 0.03},
                               {"satisfaction_given_reply", 0.19},
                               {"no_reply", 0.79},
                               {"patience_expired", 456},
                               {"word_of_mouth", 120},
                               {"cost_total", 54'321},
                               {"cost_per_complaint", 38.8}});
    input.hourly_volume.assign(28 * 24, 0.0);
    input.hourly_volume[188] = 456.0;
    return input;
}

bool says(const std::string& text, std::string_view words) { return text.find(words) != std::string::npos; }

/// Columns of the terminal that a line of UTF-8 takes.
std::size_t columns_of(std::string_view line) {
    std::size_t columns = 0;
    for (const char byte : line) columns += (static_cast<unsigned char>(byte) & 0xc0U) != 0x80U ? 1 : 0;
    return columns;
}

}  // namespace

TEST_CASE("the summary tells the story of a crisis") {
    const std::string text = terminal_summary(stormy(), {});
    CAPTURE(text);
    CHECK(text.find("A bank's cards fail\n") == 0);
    CHECK(says(text, "fr_bank_outage, strategy canned, 200\u202f000 accounts, 28 d, seed 2012, repetition 0"));
    CHECK(says(text, "outage (outage): d7 07:00 to d7 19:00"));
    CHECK(says(text, "50 % of the customers concerned"));
    CHECK(says(text, "9\u202f812 failures"));
    CHECK(says(text, "3\u202f456 posts: 29 % complaints"));
    CHECK(says(text, "Driven most by people passing posts on"));
    CHECK(says(text, "Peak: 456 posts an hour at d7 20:00, 13 h after the outbreak"));
    CHECK(says(text, "Seen by 45\u202f678 accounts, 23 % of the network"));
    CHECK(says(text, "A crisis from d7 09:00, for 38 h"));
    CHECK(says(text, "What others added to the first-hand complaints is no crisis by itself."));
    CHECK(says(text, "1\u202f000 of 1\u202f400 cases seen, 300 answered; 3.1 % within an hour"));
    CHECK(says(text, "median 3.4 h where there was one; – over all cases (Kaplan-Meier)"));
    CHECK(says(text, "12 cases on average, 345 at most; agents busy 83 %"));
    CHECK(says(text, "3 % of all, 19 % of those given a reply"));
    CHECK(says(text, "outage: mended d8 07:00, 24 h after the outbreak"));
    CHECK(says(text, "Cost: 54\u202f321 €, 39 € a complaint"));
    // Nothing is told of what the run did not know.
    for (const std::string_view word : {"Buzz", "Reputational", "Customers lost", "In the media", "Also "}) {
        CAPTURE(word);
        CHECK_FALSE(says(text, word));
    }
    CHECK(text.back() == '\n');
}

TEST_CASE("articles, Buzz, damage and lost customers are told where they are known") {
    SummaryInput input = stormy();
    input.measures = measures({{"volume", 100},
                               {"volume_article", 3},
                               {"media_reach", 8000},
                               {"volume_praise", 12},
                               {"volume_support", 5},
                               {"buzz_minimum", -6.24},
                               {"buzz_end", -0.5},
                               {"reputational_damage_index", 1.25},
                               {"recovery_time", 240},
                               {"churned", 41},
                               {"churn_excess", 7},
                               {"cost_total", 1000}});
    const std::string text = terminal_summary(input, {});
    CAPTURE(text);
    CHECK(says(text, "In the media: 3 articles, read by 8\u202f000 accounts"));
    CHECK(says(text, "Also 12 of praise, 5 by the company's supporters"));
    CHECK(says(text, "Buzz: -6.2 at its lowest, -0.5 at the end, on a scale from -100 to 100"));
    CHECK(says(text, "Reputational damage: 1.2 of 100; recovered 10 d after the outbreak"));
    CHECK(says(text, "Customers lost: 41, 7 more than without the incident"));
    CHECK(says(text, "Cost: 1\u202f000 €\n"));
    for (MeasureValue& value : input.measures) {
        if (value.info->key == "churn_excess" || value.info->key == "recovery_time") value.value.reset();
        if (value.info->key == "volume_article") value.value = 1.0;
    }
    CHECK(says(terminal_summary(input, {}), "Customers lost: 41\n"));
    CHECK(says(terminal_summary(input, {}), "1.2 of 100; no recovery seen"));
    CHECK(says(terminal_summary(input, {}), "1 article, read by"));
}

TEST_CASE("colours come only when asked for") {
    CHECK_FALSE(says(terminal_summary(stormy(), {}), "\x1b"));
    CHECK(says(terminal_summary(stormy(), {80, true}), "\x1b[1;31mA crisis\x1b[0m"));
}

TEST_CASE("with a start date instants carry their calendar date") {
    SummaryInput input = stormy();
    input.start_date = "2012-07-02";
    CHECK(says(terminal_summary(input, {}), "d7 07:00 (Mon 9 Jul 2012)"));
}

TEST_CASE("the curve is no wider than the terminal, and its days stand underneath") {
    const SummaryInput input = stormy();
    for (const std::size_t width : {20U, 80U, 200U}) {
        CAPTURE(width);
        const std::string text = terminal_summary(input, {width, false});
        const std::size_t block = text.find("█");
        REQUIRE(block != std::string::npos);
        const std::size_t begin = text.rfind('\n', block) + 1;
        const std::size_t end = text.find('\n', block);
        CHECK(columns_of(std::string_view{text}.substr(begin, end - begin)) == width);
        CHECK(text.substr(end + 1, 4) == "  d0");
    }
}

TEST_CASE("a crisis that goes on is not given an end") {
    SummaryInput input = stormy();
    for (MeasureValue& value : input.measures) {
        if (value.info->key == "crisis_censored") value.value = 1.0;
    }
    CHECK(says(terminal_summary(input, {}), "still going on at the end, 38 h later"));
}

TEST_CASE("a fix that is not done is told as such") {
    SummaryInput input = stormy();
    input.incidents[0].fixed.reset();
    CHECK(says(terminal_summary(input, {}), "outage: mending began d8 00:00, not done by the end"));
    input.incidents[0].fix_started.reset();
    CHECK(says(terminal_summary(input, {}), "outage: never mended by the company"));
}

TEST_CASE("a run in which nothing happened says so, with dashes and without numbers out of thin air") {
    SummaryInput input;
    input.scenario = "quiet";
    input.strategy = "dead_account";
    input.measures = measures({{"volume", 0}, {"crisis", 0}, {"crises", 0}, {"failures", 0}});
    const std::string text = terminal_summary(input, {});
    CAPTURE(text);
    CHECK(says(text, "No incident"));
    CHECK(says(text, "Nobody said anything."));
    CHECK(says(text, "No crisis."));
    CHECK(says(text, "– of all, – of those given a reply"));
    CHECK_FALSE(says(text, "nan"));
    CHECK_FALSE(says(text, "The cause"));
}

TEST_CASE("a peak before the outbreak is told as before it, and without an outbreak no distance is told") {
    SummaryInput input = stormy();
    input.measures = measures({{"volume", 10}, {"peak_volume", 3}, {"peak_hour", 2}, {"time_to_peak", -5}});
    CHECK(says(terminal_summary(input, {}), "Peak: 3 posts an hour at d0 02:00, 5 h before the outbreak"));
    input.measures = measures({{"volume", 10}, {"peak_volume", 3}, {"peak_hour", 2}});
    CHECK(says(terminal_summary(input, {}), "Peak: 3 posts an hour at d0 02:00; half"));
}
