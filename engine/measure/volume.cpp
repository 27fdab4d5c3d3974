#include "engine/measure/volume.hpp"

#include "engine/core/elementary.hpp"
#include "engine/measure/quantile.hpp"

#include <algorithm>
#include <numeric>

namespace firebreak {
namespace {

constexpr float kNeutral = 0.1F;
constexpr std::size_t kLeastPoints = 5;

void count_in(std::vector<double>& volume, Time time) {
    const auto hour = static_cast<std::size_t>((time - kStart) / hours{1});
    if (hour < volume.size()) ++volume[hour];
}

}  // namespace

std::int64_t VolumeCounts::total() const noexcept { return std::accumulate(of_type.begin(), of_type.end(), std::int64_t{0}); }

VolumeCounts count_items(std::span<const Post> posts) {
    VolumeCounts counts;
    for (const Post& post : posts) {
        if (!is_item(post)) continue;
        ++counts.of_type[static_cast<std::size_t>(post.type)];
        counts.potential_impressions += post.followers;
        counts.positive += post.valence > kNeutral ? 1 : 0;
        counts.negative += post.valence < -kNeutral ? 1 : 0;
        if (!is_root_type(post.root_type)) continue;
        (post.type == PostType::share ? counts.shares_of_roots : counts.roots) += 1;
    }
    return counts;
}

std::vector<Time> item_times(std::span<const Post> posts) {
    std::vector<Time> times;
    times.reserve(posts.size());
    for (const Post& post : posts) {
        if (is_item(post)) times.push_back(post.time);
    }
    std::sort(times.begin(), times.end());
    return times;
}

std::vector<double> hourly_volume(std::span<const Post> posts, std::size_t hour_count) {
    std::vector<double> volume(hour_count);
    for (const Post& post : posts) {
        if (is_item(post)) count_in(volume, post.time);
    }
    return volume;
}

std::vector<double> hourly_first_hand(std::span<const Post> posts, std::span<const Case> cases, std::size_t hour_count) {
    std::vector<double> volume(hour_count);
    for (const Post& post : posts) {
        if (post.type != PostType::complaint || post.issue == kBackgroundIssue || post.parent != kNoPost) continue;
        const bool is_first_poster = post.in_case != kNoCase && cases[index(post.in_case)].is_seed;
        if (!is_first_poster) count_in(volume, post.time);
    }
    return volume;
}

std::optional<double> share_of_voice(std::span<const std::int64_t> items_of_brand, std::size_t brand) {
    if (items_of_brand.size() < 2) return std::nullopt;
    return ratio(items_of_brand[brand], std::accumulate(items_of_brand.begin(), items_of_brand.end(), std::int64_t{0}));
}

std::optional<Peak> peak_of(std::span<const double> volume) {
    const auto highest = std::max_element(volume.begin(), volume.end());
    if (highest == volume.end() || *highest <= 0.0) return std::nullopt;
    return Peak{static_cast<std::size_t>(highest - volume.begin()), *highest};
}

std::optional<Duration> half_life(std::span<const Time> times, Time peak) {
    const auto first = std::lower_bound(times.begin(), times.end(), peak);
    const auto after_peak = static_cast<std::size_t>(times.end() - first);
    if (after_peak == 0) return std::nullopt;
    // The item with which at least half of them are there.
    return first[static_cast<std::ptrdiff_t>((after_peak + 1) / 2 - 1)] - peak;
}

std::optional<double> doubling_time_hours(std::span<const Time> times) {
    // In whole numbers: 1 % <= rank / all <= 20 %.
    const std::size_t first = std::max<std::size_t>((times.size() + 99) / 100, 1);
    const std::size_t last = times.size() / 5;
    if (last + 1 < first + kLeastPoints) return std::nullopt;
    const auto count = static_cast<double>(last - first + 1);
    // From the first of them, so that items of one instant differ by exactly 0.
    const auto elapsed = [&](std::size_t rank) { return hours_of(times[rank - 1] - times[first - 1]); };
    double mean_time = 0.0;
    double mean_log = 0.0;
    for (std::size_t rank = first; rank <= last; ++rank) {
        mean_time += elapsed(rank) / count;
        mean_log += log_exact(static_cast<double>(rank)) / count;
    }
    double products = 0.0;
    double squares = 0.0;
    for (std::size_t rank = first; rank <= last; ++rank) {
        const double from_mean = elapsed(rank) - mean_time;
        products += from_mean * (log_exact(static_cast<double>(rank)) - mean_log);
        squares += from_mean * from_mean;
    }
    if (squares <= 0.0 || products <= 0.0) return std::nullopt;
    return log_exact(2.0) * squares / products;
}

}  // namespace firebreak
