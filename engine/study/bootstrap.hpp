// The bootstrap of a mean: how it would vary if other repetitions had been drawn. Its draws are keyed, so that the same results give the
// same interval to the last bit.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace firebreak {

/// Both ends of an interval, at 95 % where nothing else is said.
struct Bounds {
    double low = 0.0;
    double high = 0.0;

    [[nodiscard]] bool covers(double value) const noexcept { return low <= value && value <= high; }
};

/// Equal settings give equal intervals.
struct BootstrapSettings {
    std::size_t resamples = 2000;
    std::uint64_t seed = 1;
};

/// Samples of 0 … items-1 with replacement, each as large as the set. 4 bytes per index.
class Resamples {
  public:
    Resamples(std::size_t items, std::size_t resamples, std::uint64_t seed);

    [[nodiscard]] std::size_t items() const noexcept { return items_; }
    [[nodiscard]] std::size_t size() const noexcept { return items_ == 0 ? 0 : indices_.size() / items_; }
    [[nodiscard]] std::span<const std::uint32_t> operator[](std::size_t resample) const noexcept {
        return std::span{indices_}.subspan(resample * items_, items_);
    }

  private:
    std::size_t items_;
    std::vector<std::uint32_t> indices_;
};

struct BootstrapMean {
    double mean = 0.0;
    /// Quantiles of 2.5 and 97.5 % of the resampled means (Efron 1979). Too narrow by the factor sqrt((n-1)/n) and more for few runs.
    Bounds percentile;
    /// Corrected for bias and skewness (BCa, Efron 1987).
    Bounds corrected;
    /// Bootstrap-t (Efron 1982; Hall 1988): the means in units of their own standard errors. The one to read for lopsided outcomes: of all
    /// four it comes closest to 95 %. Absent where one resample out of ten or more has no spread, as with a few rare events.
    std::optional<Bounds> studentised;
};

/// Of the mean of `values`, as many as `resamples` has items; nothing for fewer than two. Values that are all equal give an interval of
/// width 0. O(resamples x values).
[[nodiscard]] std::optional<BootstrapMean> bootstrap_mean(std::span<const double> values, const Resamples& resamples);

/// Quantiles of 2.5 and 97.5 % of any statistic of a resample; nothing when `statistic` has no value in one resample out of ten or more.
[[nodiscard]] std::optional<Bounds> bootstrap_percentile(
    const Resamples& resamples, const std::function<std::optional<double>(std::span<const std::uint32_t>)>& statistic);

}  // namespace firebreak
