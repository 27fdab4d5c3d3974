// How many followers and friends the accounts of a generated graph have.
#pragma once

#include "engine/graph/buffer.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace firebreak {

/// A Pareto law cut at `largest`, by its mean: the smallest value follows from it.
struct ParetoLaw {
    /// Of the density, x^-exponent; the tail P(X > x) falls with exponent - 1. More than 1.
    double exponent = 2.05;
    double mean = 32.5;
    double largest = 17000.0;
};

/// The smallest value that gives `law` its mean, by bisection. Needs 0 < mean < largest.
[[nodiscard]] double smallest_of(const ParetoLaw& law);

/// `count` whole numbers in (roughly) increasing order: the means of the law's `count` equally likely strata, rounded so that every partial
/// sum is within 1/2 of the law's. The sum is therefore round(mean · count), not a draw: with these tails the mean of a sample would wobble
/// by a tenth.
[[nodiscard]] Buffer<std::uint32_t> pareto_sequence(std::uint32_t count, const ParetoLaw& law);

/// A degree and the share of the accounts that have it.
struct DegreeShare {
    std::uint32_t degree = 0;
    double share = 0.0;
};

/// One degree per account: exact shares (rounded to whole accounts), in random order. The shares must sum to 1.
[[nodiscard]] std::vector<std::uint32_t> mixed_degrees(std::uint32_t accounts, std::span<const DegreeShare> shares, std::uint64_t key);

}  // namespace firebreak
