// Sums and products of 64-bit integers that say so when they do not fit, instead of wrapping.
#pragma once

#include <cstdint>
#include <optional>

namespace firebreak {

[[nodiscard]] constexpr std::optional<std::int64_t> checked_sum(std::optional<std::int64_t> a, std::optional<std::int64_t> b) noexcept {
    std::int64_t sum = 0;
    if (!a || !b || __builtin_add_overflow(*a, *b, &sum)) return std::nullopt;
    return sum;
}

[[nodiscard]] constexpr std::optional<std::int64_t> checked_product(std::optional<std::int64_t> a, std::optional<std::int64_t> b) noexcept {
    std::int64_t product = 0;
    if (!a || !b || __builtin_mul_overflow(*a, *b, &product)) return std::nullopt;
    return product;
}

}  // namespace firebreak
