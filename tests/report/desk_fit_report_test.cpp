#include "engine/report/desk_fit_report.hpp"

#include "engine/scenario/scenario_reader.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

using namespace firebreak;

namespace {

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

// Messages every half hour of a Monday, answered after 10, 20, … 100 minutes by turns; the last is not answered.
DeskFitRow made_up_row() {
    TicketList list;
    for (std::int64_t i = 0; i < 40; ++i) list.tickets.push_back({kStart + minutes{30 * i}, minutes{10 + 10 * (i % 10)}, {}, {}});
    list.tickets.back().first_reply.reset();
    list.end = kStart + days{1};
    return {"Délta", fit_desk(list, {.law = {}, .points = 256, .open = {}}).value()};
}

DeskFitContext context() {
    DeskFitContext context;
    context.file = "tickets.csv";
    return context;
}

}  // namespace

TEST_CASE("the fragment is a piece of a scenario that reads without a problem and says what was fitted") {
    const DeskFitRow row = made_up_row();
    const std::string yaml = desk_fit_yaml(row, context());
    Diagnostics problems;
    const Scenario scenario = read_scenario_text("firebreak: 1\nname: pasted\n" + yaml, "pasted.yaml", {}, problems);
    for (const Problem& problem : problems.problems()) FAIL_CHECK(problem.text());
    CHECK(scenario.desk.hours_open == DeskHours::always);
    // Written to the second.
    CHECK(hours_of(scenario.company.detection_with_tool) == doctest::Approx(row.fit.best.desk.detection_hours).epsilon(0.51 / 3600));
    CHECK(has(yaml, "hours: always  # taken, not identified"));
    CHECK(has(yaml, "Only the sum of the delays is identified"));
}

TEST_CASE("the text shows observed and fitted quantiles, the misfit, and what is not identified") {
    const DeskFitRow row = made_up_row();
    const std::string text = desk_fit_text({&row, 1}, context());
    CHECK(has(text, "Délta: 40 messages, 39 answered (98 %), from 1970-01-05 to 1970-01-05, on 1 day; 100 % of them on 1970-01-05"));
    CHECK(has(text, "observed                 10.0 min   30.0 min"));
    CHECK(has(text, "Kolmogorov-Smirnov"));
    CHECK(has(text, "identified: the sum"));
    CHECK(has(text, "hours: not identified, 'always' taken"));
    CHECK(has(text, "UTC+00:00"));
}

TEST_CASE("the JSON holds the same, with null for a quantile that was not reached") {
    DeskFitRow row = made_up_row();
    row.fit.observed[4].reset();
    const nlohmann::json json = nlohmann::json::parse(desk_fit_json({&row, 1}, context()));
    CHECK(json["fits"][0]["company"] == "Délta");
    CHECK(json["fits"][0]["sample"]["messages"] == 40);
    CHECK(json["fits"][0]["observed_hours"][4].is_null());
    CHECK(json["fits"][0]["identified"]["hours"] == false);
    CHECK(json["fits"][0]["best"]["detection_hours"] == row.fit.best.desk.detection_hours);
}

TEST_CASE("delays are worded to the second when short and to a tenth when long") {
    CHECK(delay_words(std::nullopt) == "–");
    CHECK(delay_words(45.0 / 3600) == "45 s");
    CHECK(delay_words(12.34 / 60) == "12.3 min");
    CHECK(delay_words(8.25) == "8.2 h");
    CHECK(delay_words(96.0) == "4 d");
}
