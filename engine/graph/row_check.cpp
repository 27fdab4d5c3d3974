#include "engine/graph/row_check.hpp"

#include "engine/graph/parallel_blocks.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace firebreak {
namespace {

constexpr std::size_t kRowsPerBlock = 4096;
// So many fit a 32-bit count, of which a vector holds more.
constexpr std::size_t kPerCount = std::size_t{1} << 20;

bool is_row(const MappedArrays& arrays, std::size_t row) noexcept {
    const std::uint64_t begin = arrays.offsets[row];
    const std::uint64_t end = arrays.offsets[row + 1];
    if (begin > end || end > arrays.followers.size()) return false;
    const auto followers = arrays.followers.subspan(begin, end - begin);
    const bool is_increasing = std::adjacent_find(followers.begin(), followers.end(), std::greater_equal<>{}) == followers.end();
    return is_increasing && (followers.empty() || index(followers.back()) < arrays.offsets.size() - 1);
}

bool do_offsets_rise(std::span<const std::uint64_t> offsets, std::uint64_t follows) noexcept {
    std::uint64_t falls = 0;
    for (std::size_t i = 1; i < offsets.size(); ++i) falls += offsets[i - 1] > offsets[i] ? 1U : 0U;
    return falls == 0 && offsets.back() <= follows;
}

// Rows are short: ending a loop at each would take longer than to compare all neighbours, in vectors. They may fall only between two rows.
bool are_rows(const MappedArrays& arrays, std::size_t first_row, std::size_t last_row) noexcept {
    const auto offsets = arrays.offsets.subspan(first_row, last_row - first_row + 1);
    if (!do_offsets_rise(offsets, arrays.followers.size())) return false;
    const AccountId* const followers = arrays.followers.data() + offsets.front();
    const std::size_t size = offsets.back() - offsets.front();
    const auto accounts = static_cast<std::uint32_t>(arrays.offsets.size() - 1);
    std::uint64_t falls = 0;
    std::uint32_t strangers = size > 0 && index(followers[0]) >= accounts ? 1 : 0;
    for (std::size_t begin = 1; begin < size; begin += kPerCount) {
        std::uint32_t falls_here = 0;
        for (std::size_t i = begin; i < std::min(size, begin + kPerCount); ++i) {
            falls_here += index(followers[i - 1]) >= index(followers[i]) ? 1U : 0U;
            strangers |= index(followers[i]) >= accounts ? 1U : 0U;
        }
        falls += falls_here;
    }
    std::uint64_t falls_between = 0;
    for (std::size_t row = 1; row + 1 < offsets.size(); ++row) {
        const std::uint64_t begin = offsets[row] - offsets.front();
        if (offsets[row] == offsets[row - 1] || begin == size) continue;
        falls_between += index(followers[begin - 1]) >= index(followers[begin]) ? 1U : 0U;
    }
    return strangers == 0 && falls == falls_between;
}

}  // namespace

std::optional<std::size_t> first_bad_row(const MappedArrays& arrays) {
    const std::size_t rows = arrays.offsets.size() - 1;
    std::vector<std::uint8_t> is_sound(block_count(rows, kRowsPerBlock));
    for_each_block(rows, kRowsPerBlock,
                   [&](std::size_t block, std::size_t begin, std::size_t end) { is_sound[block] = are_rows(arrays, begin, end) ? 1 : 0; });
    const auto bad = std::find(is_sound.begin(), is_sound.end(), 0);
    if (bad == is_sound.end()) return std::nullopt;
    std::size_t row = static_cast<std::size_t>(bad - is_sound.begin()) * kRowsPerBlock;
    while (is_row(arrays, row)) ++row;
    return row;
}

}  // namespace firebreak
