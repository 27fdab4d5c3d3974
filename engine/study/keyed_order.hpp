// A random order of a few items by a key.
#pragma once

#include "engine/graph/keyed_shuffle.hpp"

#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

namespace firebreak {

/// 0 … size-1, all orders being equally likely. O(size). [parallel]
[[nodiscard]] inline std::vector<std::size_t> keyed_order(std::size_t size, std::uint64_t key) {
    std::vector<std::size_t> order(size);
    std::iota(order.begin(), order.end(), std::size_t{0});
    shuffle_small(std::span{order}, key);
    return order;
}

}  // namespace firebreak
