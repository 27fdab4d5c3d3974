#include "engine/scenario/hourly_series.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

using namespace firebreak;

namespace {

HourlySeries series_of(std::string_view text, const SeriesChoice& choice = {}) {
    Diagnostics problems;
    HourlySeries series = read_hourly_series_text(text, "s.csv", choice, problems);
    for (const Problem& problem : problems.problems()) FAIL_CHECK(problem.text());
    return series;
}

std::string first_problem(std::string_view text, const SeriesChoice& choice = {}) {
    Diagnostics problems;
    static_cast<void>(read_hourly_series_text(text, "s.csv", choice, problems));
    REQUIRE(problems.has_errors());
    return problems.problems().front().text();
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

constexpr std::string_view kTwo =
    "# two companies\nhour,company,negative,positive\n2015-02-17T00:00:00,U,2,1\n2015-02-17T02:00:00,U,3,0\n"
    "2015-02-17T00:00:00,V,5,4\n2015-02-17T01:00:00,V,7,0\n";

}  // namespace

TEST_CASE("rows of one hour are added up, columns too, and hours without a row are silent") {
    const HourlySeries both = series_of(kTwo, {{"negative", "positive"}, {}});
    CHECK(both.counts == std::vector<double>{12, 7, 3});
    CHECK(both.hours_without_row == 0);
    CHECK(both.what == "negative+positive");
    const HourlySeries one = series_of(kTwo, {{"negative"}, "U"});
    CHECK(one.counts == std::vector<double>{2, 0, 3});
    CHECK(one.hours_without_row == 1);
    CHECK(one.what == "negative (U)");
}

TEST_CASE("a run's table has hours since day 0, and steps shorter than an hour are added up") {
    const HourlySeries series = series_of("run,time,volume\n0,1,3\n0,1.5,4\n0,2,1\n", {{"volume"}, {}});
    CHECK(series.start == kStart + hours{1});
    CHECK(series.counts == std::vector<double>{7, 1});
}

TEST_CASE("the only column of numbers need not be named") {
    CHECK(series_of("time,tag,posts\n0,a,3\n1,b,4\n").counts == std::vector<double>{3, 4});
}

TEST_CASE("what cannot be counted is refused with what could be") {
    CHECK(has(first_problem(kTwo), "s.csv:2:1: which column is to be counted? --column negative or positive"));
    CHECK(has(first_problem(kTwo, {{"negativ"}, {}}), "allowed are negative or positive; did you mean 'negative'?"));
    CHECK(has(first_problem(kTwo, {{"negative"}, "W"}), "s.csv: has no company 'W'; there are U or V"));
    CHECK(has(first_problem("hour,n\n0,1.5\n"), "s.csv:2:3: n is '1.5', but must be a whole number, 0 or more"));
    CHECK(has(first_problem("hour,n\nnoon,1\n"), "s.csv:2:1: hour is 'noon', but must be a moment"));
    CHECK(has(first_problem("hour,n\n0,1\n2,1\n4,1\n"), "rows more than an hour apart"));
    CHECK(has(first_problem("hour,n\n0,1\n1,60000000\n"), "at most"));
    CHECK(has(first_problem("hour,n\n"), "no rows"));
}
