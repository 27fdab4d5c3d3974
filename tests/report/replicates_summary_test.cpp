#include "engine/report/replicates_summary.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

using namespace firebreak;

namespace {

/// A run with this volume and its own buzz; a crisis where there are over 100 posts, amplified over 300.
RunMeasures run_of(double volume) {
    RunMeasures run;
    for (const MeasureInfo& info : measure_infos()) {
        std::optional<double> value;
        if (info.key == "volume") value = volume;
        if (info.key == "crisis") value = volume > 100.0 ? 1.0 : 0.0;
        if (info.key == "amplified_crisis") value = volume > 300.0 ? 1.0 : 0.0;
        if (info.key == "crisis_duration" && volume > 100.0) value = volume / 10.0;
        if (info.key == "buzz_minimum") value = -volume / 100.0;
        run.push_back({&info, value});
    }
    return run;
}

ReplicatesInput ten_runs() {
    ReplicatesInput input;
    input.title = "A bank's cards fail";
    input.scenario = "fr_bank_outage";
    input.strategy = "canned";
    input.seed = 2012;
    input.accounts = 200'000;
    input.end = kStart + days{28};
    for (const double volume : {50.0, 60.0, 70.0, 80.0, 90.0, 110.0, 120.0, 130.0, 140.0, 150.0}) input.runs.push_back(run_of(volume));
    return input;
}

bool says(const std::string& text, std::string_view words) { return text.find(words) != std::string::npos; }

std::string line_with(const std::string& text, std::string_view words) {
    std::stringstream lines{text};
    for (std::string line; std::getline(lines, line);) {
        if (line.find(words) != std::string::npos) return line;
    }
    return {};
}

std::size_t columns_of(std::string_view line) {
    std::size_t columns = 0;
    for (const char byte : line) columns += (static_cast<unsigned char>(byte) & 0xc0U) != 0x80U ? 1 : 0;
    return columns;
}

}  // namespace

TEST_CASE("the summary of many runs leads with the probabilities of a crisis") {
    // 5 of 10: Wilson .2366 to .7634. 0 of 10: 0 to 3.841 / 13.841 = .2775.
    const std::string text = replicates_summary(ten_runs(), {});
    CAPTURE(text);
    CHECK(text.find("A bank's cards fail\nfr_bank_outage, strategy canned, 200\u202f000 accounts, 28 d, seed 2012, 10 runs\n") == 0);
    CHECK(says(text, "Probability of a crisis: 50 %, 95 % interval 24 % to 76 % (5 of 10 runs)\n"));
    CHECK(says(text, "Probability of an amplified crisis: 0 %, 95 % interval 0 % to 28 % (0 of 10 runs)\n"));
    CHECK(text.find("Probability of a crisis") < text.find("median"));
}

TEST_CASE("a row holds median, 5 and 95 %, and says how many runs it speaks of when these are not all") {
    const std::string text = replicates_summary(ten_runs(), {});
    // Median (90 + 110) / 2; places .45 and 8.55 of 0 to 9: 54.5 and 145.5.
    CHECK(line_with(text, "  posts  ").find("100") != std::string::npos);
    std::stringstream fields{line_with(text, "Buzz").substr(36)};
    double median = 0.0;
    double low = 0.0;
    double high = 0.0;
    fields >> median >> low >> high;
    CHECK(median == -1.0);
    CHECK(low == -1.5);
    CHECK(high == -0.5);
    CHECK(line_with(text, "length of the crisis").ends_with("  in 5 runs"));
    CHECK(line_with(text, "  posts  ").find(" in ") == std::string::npos);
    CHECK(line_with(text, "articles").ends_with("in 0 runs"));
}

TEST_CASE("the columns of the table line up, in whatever script the numbers stand") {
    ReplicatesInput input = ten_runs();
    for (RunMeasures& run : input.runs) {
        for (MeasureValue& value : run) value.value = value.value.value_or(1234567.0);
    }
    const std::string text = replicates_summary(input, {});
    CAPTURE(text);
    const std::size_t width = columns_of(line_with(text, "median"));
    for (const std::string_view row : {"  posts  ", "peak hour", "network reached", "articles", "Buzz", "lost to", "  cost  "}) {
        CAPTURE(row);
        CHECK(columns_of(line_with(text, row)) == width);
    }
    CHECK(width <= 80);
}

TEST_CASE("failed runs are named, and no run at all gives no numbers") {
    ReplicatesInput input = ten_runs();
    input.failed = 1;
    CHECK(says(replicates_summary(input, {}), "\n1 run failed and left out\n"));
    input.runs.clear();
    const std::string text = replicates_summary(input, {});
    CHECK(says(text, "Probability of a crisis: unknown, no run has finished\n"));
    CHECK_FALSE(says(text, "median"));
}

TEST_CASE("the summary of many runs is coloured only when asked for") {
    CHECK_FALSE(says(replicates_summary(ten_runs(), {}), "\x1b"));
    CHECK(says(replicates_summary(ten_runs(), {80, true}), "\x1b[1mProbability of a crisis\x1b[0m: 50 %"));
}
