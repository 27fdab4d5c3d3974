#include "engine/sim/article_channel.hpp"

#include "engine/core/elementary.hpp"
#include "engine/core/samplers.hpp"
#include "engine/sim/viewers.hpp"

#include <algorithm>
#include <cmath>

namespace firebreak {
namespace {

constexpr double kPerAccounts = 100'000.0;
constexpr double kVolumeHours = 24.0;
constexpr int kLagPoints = 48;

double news_value(const FirstHand& first) {
    if (first.incident == nullptr) return 0.0;
    // Where nobody fails there is no severity of failures to go by.
    const double severity = has_failures(first.incident->incident_class) ? first.incident->anger : first.incident->seed_arousal;
    return severity * std::sqrt(first.incident->vividness);
}

// A reach drawn above everybody is everybody.
double mean_reach(const MediaParams& media) {
    double reach = 0.0;
    const double mean = media.reach * exp_exact(0.5 * media.reach_sigma * media.reach_sigma);
    for (const Weighted& point : lognormal_points(media.reach_sigma)) reach += point.weight * std::min(1.0, mean * point.value);
    return reach;
}

double appearing_share(const Scenario& scenario, Time decided) {
    const double left = hours_of(kStart + scenario.horizon - decided);
    int appearing = 0;
    for (int i = 0; i < kLagPoints; ++i)
        appearing += sample::lognormal((i + 0.5) / kLagPoints, hours_of(scenario.media.lag), scenario.media.lag_sigma) < left ? 1 : 0;
    return static_cast<double>(appearing) / kLagPoints;
}

}  // namespace

ArticleChannel article_channel(const Scenario& scenario, const FirstHand& first, std::uint64_t accounts) {
    const MediaParams& media = scenario.media;
    ArticleChannel channel;
    if (accounts == 0) return channel;
    const double volume_per_item = kPerAccounts / static_cast<double>(accounts);
    channel.articles_per_item = kVolumeHours * media.rate * media.exponent / media.reference_volume * volume_per_item * news_value(first) *
                                appearing_share(scenario, first.t0);
    channel.readers = static_cast<double>(accounts) * mean_reach(media);
    return channel;
}

}  // namespace firebreak
