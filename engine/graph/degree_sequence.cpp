#include "engine/graph/degree_sequence.hpp"

#include "engine/core/diagnostics.hpp"
#include "engine/core/elementary.hpp"
#include "engine/graph/keyed_shuffle.hpp"
#include "engine/graph/parallel_blocks.hpp"

#include <fmt/format.h>

#include <cmath>

namespace firebreak {
namespace {

constexpr std::size_t kBlock = std::size_t{1} << 14;

// The integral of the law's quantile function from 0 to u, in closed form; at u = 1 the mean.
class QuantileIntegral {
  public:
    QuantileIntegral(double smallest, const ParetoLaw& law)
        : smallest_{smallest},
          kept_{1.0 - pow_exact(smallest / law.largest, law.exponent - 1.0)},
          power_{1.0 - 1.0 / (law.exponent - 1.0)} {}

    [[nodiscard]] double operator()(double u) const noexcept {
        const double rest = 1.0 - u * kept_;
        if (std::fabs(power_) < 1e-9) return -smallest_ / kept_ * log_exact(rest);
        return smallest_ / kept_ * (1.0 - pow_exact(rest, power_)) / power_;
    }

  private:
    double smallest_;
    double kept_;
    double power_;
};

}  // namespace

double smallest_of(const ParetoLaw& law) {
    double low = law.mean * 1e-9;
    double high = law.mean;
    for (int step = 0; step < 200 && high - low > 1e-14 * high; ++step) {
        const double middle = 0.5 * (low + high);
        (QuantileIntegral(middle, law)(1.0) < law.mean ? low : high) = middle;
    }
    return high;
}

Buffer<std::uint32_t> pareto_sequence(std::uint32_t count, const ParetoLaw& law) {
    if (!(law.exponent > 1.0)) throw InputError({}, fmt::format("the exponent of a Pareto law is {}, but must lie above 1", law.exponent));
    if (!(law.mean > 0.0 && law.mean < law.largest)) {
        throw InputError(
            {}, fmt::format("the mean of a Pareto law is {}, but must lie above 0 and below its largest value, {}", law.mean, law.largest));
    }
    const QuantileIntegral integral(smallest_of(law), law);
    const double size = count;
    const double total = std::floor(law.mean * size + 0.5);
    const auto sum_before = [&](std::size_t rank) {
        return rank == count ? total : std::min(total, std::floor(size * integral(static_cast<double>(rank) / size) + 0.5));
    };
    Buffer<std::uint32_t> degrees(count);
    for_each_block(count, kBlock, [&](std::size_t, std::size_t begin, std::size_t end) {
        double sum = sum_before(begin);
        for (std::size_t rank = begin; rank < end; ++rank) {
            const double next = sum_before(rank + 1);
            degrees[rank] = static_cast<std::uint32_t>(next - sum);
            sum = next;
        }
    });
    return degrees;
}

std::vector<std::uint32_t> mixed_degrees(std::uint32_t accounts, std::span<const DegreeShare> shares, std::uint64_t key) {
    std::vector<std::uint32_t> degrees;
    degrees.reserve(accounts);
    double cumulative = 0.0;
    for (const DegreeShare& share : shares) {
        if (!(share.share >= 0.0))
            throw InputError({}, fmt::format("the share of degree {} is {}, but must be at least 0", share.degree, share.share));
        cumulative += share.share;
        const auto until = static_cast<std::size_t>(std::floor(std::min(cumulative, 1.0) * accounts + 0.5));
        degrees.resize(std::max(degrees.size(), until), share.degree);
    }
    if (std::fabs(cumulative - 1.0) > 1e-9)
        throw InputError({}, fmt::format("the shares of the degrees sum to {}, but must sum to 1", cumulative));
    degrees.resize(accounts, shares.back().degree);
    shuffle_small(std::span{degrees}, key);
    return degrees;
}

}  // namespace firebreak
