#include "engine/measure/buzz.hpp"

#include <algorithm>
#include <numeric>

namespace firebreak {
namespace {

constexpr Duration kHour = hours{1};
constexpr std::size_t kWeek = 168;

/// Whole numbers are summed first, so that only one division rounds.
double mean_per_100(std::span<const std::int64_t> net, std::uint64_t accounts) {
    const auto sum = static_cast<double>(std::accumulate(net.begin(), net.end(), std::int64_t{0}));
    return 100.0 * sum / (static_cast<double>(accounts) * static_cast<double>(net.size()));
}

double lowest_per_100(std::span<const std::int64_t> net, std::uint64_t accounts) {
    return 100.0 * static_cast<double>(*std::min_element(net.begin(), net.end())) / static_cast<double>(accounts);
}

}  // namespace

std::vector<BuzzWeek> weekly_buzz(std::span<const std::int64_t> net, std::uint64_t accounts) {
    std::vector<BuzzWeek> weeks;
    if (accounts == 0) return weeks;
    for (std::size_t week = 0; (week + 1) * kWeek <= net.size(); ++week) {
        const std::span<const std::int64_t> hours_of_week = net.subspan(week * kWeek, kWeek);
        weeks.push_back({week, mean_per_100(hours_of_week, accounts), lowest_per_100(hours_of_week, accounts)});
    }
    return weeks;
}

Buzz buzz_of(std::span<const std::int64_t> net, std::uint64_t accounts, std::optional<Time> outbreak) {
    if (net.empty() || accounts == 0) return {};
    Buzz buzz;
    buzz.end = 100.0 * static_cast<double>(net.back()) / static_cast<double>(accounts);
    const Time since = outbreak.value_or(kStart);
    for (const BuzzWeek& week : weekly_buzz(net, accounts)) {
        const bool is_over_before = kStart + kHour * static_cast<std::int64_t>((week.week + 1) * kWeek) <= since;
        if (!is_over_before) buzz.lowest_week = std::min(buzz.lowest_week.value_or(week.mean), week.mean);
    }
    const auto first = static_cast<std::size_t>((since - kStart + kHour - Duration{1}) / kHour);
    if (first >= net.size()) return buzz;
    buzz.mean = mean_per_100(net.subspan(first), accounts);
    buzz.minimum = lowest_per_100(net.subspan(first), accounts);
    return buzz;
}

}  // namespace firebreak
