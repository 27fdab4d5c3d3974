#include "engine/report/stream_report.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

using namespace firebreak;

namespace {

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

HourlySeries series_of(std::vector<double> counts) { return {kStart, std::move(counts), 0, "posts"}; }

const HourlySeries kObserved = series_of({4, 10, 6, 4, 2, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
const HourlySeries kModel = series_of({1, 2, 10, 20, 12, 8, 4, 4, 2, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});

StreamNames names() {
    StreamNames names;
    names.observed = "storm <1> & more.csv";
    names.model = "out";
    names.observed_hours = 24;
    names.hours_without_row = 2;
    return names;
}

}  // namespace

TEST_CASE("the table stands a stream and a run side by side with the misfit") {
    const std::string text = stream_text(compare_streams(kObserved, &kModel, &kModel, ActivityProfile::france), names());
    CHECK(has(text, "(2 of them without a row, taken as silent)"));
    CHECK(has(text, "time to the peak hour"));
    CHECK(has(text, "x 3.00"));
    CHECK(has(text, "misfit: the cumulative curves differ by up to"));
    CHECK(has(text, "with fewer than 100 posts on one side"));
    CHECK(has(text, "cannot be told from the course of the storm itself"));
}

TEST_CASE("without a run the stream stands alone beside the daily activity") {
    StreamNames alone = names();
    alone.model.clear();
    const StreamComparison comparison = compare_streams(kObserved, nullptr, nullptr, ActivityProfile::france);
    const std::string text = stream_text(comparison, alone);
    CHECK(has(text, "observed against the activity profile 'france'"));
    CHECK_FALSE(has(text, "model:"));
    CHECK(nlohmann::json::parse(stream_json(comparison, alone))["laid_over"].is_null());
}

TEST_CASE("the JSON has the figures of the comparison") {
    const StreamComparison comparison = compare_streams(kObserved, &kModel, &kModel, ActivityProfile::france);
    const nlohmann::json json = nlohmann::json::parse(stream_json(comparison, names()));
    CHECK(json["laid_over"]["observed"]["hours_to_peak"] == 1.0);
    CHECK(json["laid_over"]["curve_distance"] == comparison.pair->curve_distance);
    CHECK(json["rhythm"]["profile"].size() == 24);
}

TEST_CASE("the figure draws one curve per stream and panel, and escapes names") {
    const std::string svg = stream_figure(compare_streams(kObserved, &kModel, &kModel, ActivityProfile::france), names());
    std::size_t curves = 0;
    for (std::size_t at = svg.find("<polyline"); at != std::string::npos; at = svg.find("<polyline", at + 1)) ++curves;
    CHECK(curves == 5);
    CHECK(has(svg, "storm &lt;1&gt; &amp; more.csv"));
    CHECK(svg.ends_with("</svg>\n"));
    CHECK_FALSE(has(svg, "nan"));
    // A silent stream has a figure too.
    const HourlySeries silent = series_of(std::vector<double>(24, 0.0));
    CHECK_FALSE(has(stream_figure(compare_streams(silent, nullptr, nullptr, ActivityProfile::flat), names()), "nan"));
}
