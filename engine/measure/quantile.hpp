// Means and quantiles of what was measured. No value, no answer: an empty list gives nothing, never 0.
#pragma once

#include <optional>
#include <span>
#include <vector>

namespace firebreak {

/// The arithmetic mean, summed in the given order.
[[nodiscard]] std::optional<double> mean(std::span<const double> values);

/// The quantile of order `p` in [0, 1] by linear interpolation between order statistics: type 7 of Hyndman and Fan (1996).
[[nodiscard]] std::optional<double> quantile(std::vector<double> values, double p);

/// part / whole, nothing where the whole is 0.
template <class Number>
[[nodiscard]] constexpr std::optional<double> ratio(Number part, Number whole) noexcept {
    if (whole == Number{0}) return std::nullopt;
    return static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace firebreak
