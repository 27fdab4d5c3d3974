// Numbers of a report, in the typography of both languages: narrow spaces between thousands, a decimal comma in French, a true minus, no
// line break between a number and its unit.
#pragma once

#include "engine/report/bilingual.hpp"
#include "engine/study/bootstrap.hpp"

#include <optional>
#include <string_view>

namespace firebreak {

/// How the values of a measure are written.
enum class FigureKind {
    count,
    number,
    share,
    euro,
    time_span,  ///< in hours
    points      ///< a difference of shares: .12 is 12 points
};
[[nodiscard]] std::string_view text_of(FigureKind kind) noexcept;

/// A difference of shares is told in points: "−30 %" would read as a part of what there was.
[[nodiscard]] constexpr FigureKind kind_of_difference(FigureKind kind) noexcept {
    return kind == FigureKind::share ? FigureKind::points : kind;
}

/// From the unit that the table of measures gives. "0 or 1" is a share: its mean is a probability.
[[nodiscard]] FigureKind figure_kind(std::string_view unit) noexcept;

/// "38 %", "12 345", "3.4 h", "23 330 €"; a dash for nothing.
[[nodiscard]] Bilingual figure(FigureKind kind, std::optional<double> value);
/// The same with a sign: "+12 %", "−1.5 h", "0".
[[nodiscard]] Bilingual signed_figure(FigureKind kind, std::optional<double> value);
/// "12 % to 25 %", "12 % à 25 %"; a dash where an end is missing.
[[nodiscard]] Bilingual range(FigureKind kind, std::optional<double> low, std::optional<double> high);
[[nodiscard]] Bilingual signed_range(FigureKind kind, std::optional<double> low, std::optional<double> high);

/// A positive share with what it may be off by: "38 % ± 6 %" where the interval is about even, else "38 % (29 % to 58 %)".
[[nodiscard]] Bilingual share_with_interval(double share, double low, double high);

/// "14 d 06:00", "j 14 06:00": an instant of the run.
[[nodiscard]] Bilingual instant(double hours_since_start);

}  // namespace firebreak
