// Which way a measure is better: what turns a difference between two policies into "better" or "worse".
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace firebreak {

enum class Direction : std::uint8_t {
    none,            ///< a description: more of it is neither good nor bad by itself
    less_is_better,  ///< volume, waiting, cost
    more_is_better   ///< satisfaction, service level
};
[[nodiscard]] std::string_view text_of(Direction direction) noexcept;

/// Every measure and its direction, in the order of the manual.
struct MeasureDirection {
    std::string_view measure;
    Direction direction = Direction::none;
};
[[nodiscard]] std::span<const MeasureDirection> measure_directions() noexcept;

/// From the company's point of view; none for a key that is no measure.
[[nodiscard]] Direction direction_of(std::string_view measure) noexcept;

/// Whether `value` is better than `other`; false where there is no direction.
[[nodiscard]] constexpr bool is_better(double value, double other, Direction direction) noexcept {
    return direction == Direction::less_is_better ? value < other : direction == Direction::more_is_better && value > other;
}

}  // namespace firebreak
