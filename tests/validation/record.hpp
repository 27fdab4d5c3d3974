// Every closed form states what theory expects, what came out, and how far apart the two may be. Where FIREBREAK_VALIDATION_RECORD names a
// file, each such statement is also a line of JSON there, from which tests/validation/write_page.py makes docs/validation.md.
#pragma once

#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iomanip>
#include <sstream>
#include <string>
#include <string_view>

namespace firebreak::test {

/// As JSON writes it: what is not a number is null.
[[nodiscard]] inline std::string json_number(double value) {
    if (!std::isfinite(value)) return "null";
    std::ostringstream text;
    text << std::setprecision(17) << value;
    return text.str();
}

[[nodiscard]] inline std::string json_text(std::string_view words) {
    std::string text = "\"";
    for (const char letter : words) {
        if (letter == '"' || letter == '\\') text += '\\';
        text += letter;
    }
    return text + '"';
}

/// One short write at the end of the file: programs that run side by side do not cut each other's lines.
inline void write_line(const std::string& line) {
    const char* file = std::getenv("FIREBREAK_VALIDATION_RECORD");
    if (file != nullptr && *file != '\0') std::ofstream{file, std::ios::app} << line << std::flush;
}

/// Checks |obtained - expected| <= tolerance and writes it down. `id` is that of the validation table (T08), `what` tells statements of one
/// id apart, `runs` is the number of independent runs or draws behind `obtained`. [serial]
inline void record(std::string_view id, std::string_view what, double expected, double obtained, double tolerance, double runs = 1.0) {
    INFO(std::string{id}, " ", std::string{what}, ": expected ", expected, ", obtained ", obtained, ", tolerance ", tolerance);
    CHECK(std::abs(obtained - expected) <= tolerance);
    write_line("{\"id\": " + json_text(id) + ", \"what\": " + json_text(what) + ", \"expected\": " + json_number(expected) +
               ", \"obtained\": " + json_number(obtained) + ", \"tolerance\": " + json_number(tolerance) +
               ", \"runs\": " + json_number(runs) + "}\n");
}

/// Checks that a paired difference lies below 0 with all of its 95 % interval, and writes it down. [serial]
inline void record_below_zero(std::string_view id, std::string_view what, double low, double mean, double high, double pairs) {
    INFO(std::string{id}, " ", std::string{what}, ": ", mean, ", interval ", low, " to ", high);
    CHECK(high < 0.0);
    write_line("{\"id\": " + json_text(id) + ", \"what\": " + json_text(what) + ", \"low\": " + json_number(low) +
               ", \"mean\": " + json_number(mean) + ", \"high\": " + json_number(high) + ", \"runs\": " + json_number(pairs) + "}\n");
}

/// A relation that holds exactly: every comparison counts, and the number of those that failed is recorded against 0.
class ExactRelation {
  public:
    ExactRelation(std::string_view id, std::string_view what) : id_{id}, what_{what} {}
    /// Returns whether it held, so that a caller can say more where it did not. The caller's CAPTUREs tell the case.
    bool check(bool holds) {
        ++comparisons_;
        if (holds) return true;
        ++violations_;
        FAIL_CHECK(id_, " is violated: ", what_);
        return false;
    }
    void record() const {
        REQUIRE(comparisons_ > 0);
        test::record(id_, what_, 0.0, static_cast<double>(violations_), 0.0, static_cast<double>(comparisons_));
    }

  private:
    std::string id_;
    std::string what_;
    std::uint64_t comparisons_ = 0;
    std::uint64_t violations_ = 0;
};

}  // namespace firebreak::test
