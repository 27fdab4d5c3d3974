#include "engine/report/sparkline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace firebreak {
namespace {

constexpr std::array<std::string_view, 9> kBlocks{" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
constexpr std::array<std::size_t, 9> kDaysBetweenMarks{1, 2, 7, 14, 28, 56, 112, 364, 3640};
/// A mark such as "d14" and room around it.
constexpr std::size_t kColumnsPerMark = 6;

std::size_t columns_for(std::size_t values, std::size_t width) { return std::min(values, std::max<std::size_t>(width, 1)); }

}  // namespace

std::string sparkline(std::span<const double> values, std::size_t width) {
    if (values.empty()) return {};
    const double highest = *std::max_element(values.begin(), values.end());
    const std::size_t columns = columns_for(values.size(), width);
    std::string line;
    for (std::size_t column = 0; column < columns; ++column) {
        const std::size_t first = column * values.size() / columns;
        const std::size_t last = (column + 1) * values.size() / columns;
        const double value =
            *std::max_element(values.begin() + static_cast<std::ptrdiff_t>(first), values.begin() + static_cast<std::ptrdiff_t>(last));
        const double height = highest > 0.0 && value > 0.0 ? std::ceil(value / highest * static_cast<double>(kBlocks.size() - 1)) : 0.0;
        line += kBlocks[std::min(static_cast<std::size_t>(height), kBlocks.size() - 1)];
    }
    return line;
}

std::string day_marks(std::size_t hour_count, std::size_t width) {
    if (hour_count == 0) return {};
    const std::size_t columns = columns_for(hour_count, width);
    const auto column_of = [&](std::size_t day) { return day * 24 * columns / hour_count; };
    std::size_t step = kDaysBetweenMarks.back();
    for (const std::size_t days_between : kDaysBetweenMarks) {
        if (column_of(days_between) < kColumnsPerMark) continue;
        step = days_between;
        break;
    }
    std::string line;
    for (std::size_t day = 0; day * 24 < hour_count; day += step) {
        const std::string mark = fmt::format("d{}", day);
        const std::size_t column = column_of(day);
        if (column + mark.size() > columns) break;
        line.resize(std::max(line.size(), column), ' ');
        line += mark;
    }
    return line;
}

}  // namespace firebreak
