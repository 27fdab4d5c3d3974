#include "engine/sim/fan_out.hpp"

#include "engine/core/elementary.hpp"
#include "engine/core/samplers.hpp"

#include <algorithm>

namespace firebreak {
namespace {

constexpr std::uint64_t kVisibilitySalt = 0x5649534942000001ULL;
constexpr std::uint64_t kGapSalt = 0x4741500000000001ULL;

}  // namespace

FanOut::FanOut(const Scenario& scenario, const FollowerGraph& graph, const ActivityClock& activity, Draws draws)
    : activity_{activity},
      kernel_{scenario.platform},
      draws_{draws},
      horizon_{kStart + scenario.horizon},
      min_reaction_{scenario.platform.min_reaction},
      lifetime_{scenario.platform.post_lifetime},
      visibility_{scenario.platform.follow_weights && graph.has_weights() ? 1.0 : scenario.platform.visibility},
      company_visibility_{scenario.platform.visibility},
      skips_{scenario.platform.draws == DrawMode::skip} {}

Spreading FanOut::start(PostId id, const Post& post) const noexcept {
    // A graph's weights stand in for visibility, but nobody has a weight for following the company.
    const double visibility = post.author == kCompanyAccount ? company_visibility_ : visibility_;
    Spreading spreading;
    spreading.coin_key = mix(post.key ^ draws_.key() ^ kVisibilitySalt);
    spreading.subject = index(id);
    spreading.posted = post.time;
    spreading.earliest = post.time + min_reaction_;
    spreading.limit = horizon_;
    if (lifetime_.count() > 0) {
        const double life = sample::exponential(draws_.uniform(Purpose::post_lifetime, post.key), hours_of(lifetime_));
        spreading.limit = std::min(horizon_, post.time + clamped_hours(life, horizon_ - kStart));
    }
    spreading.is_dead = spreading.earliest >= spreading.limit;
    if (spreading.is_dead) return spreading;
    spreading.posted_activity = activity_.activity_at(post.time);
    spreading.longest = activity_.activity_at(spreading.limit) - spreading.posted_activity;
    if (kernel_.is_fixed()) {
        spreading.fixed_time = activity_.after(post.time, kernel_.fixed_delay(), spreading.limit);
        spreading.fixed_time = spreading.fixed_time < spreading.earliest ? spreading.earliest : spreading.fixed_time;
        spreading.is_dead = spreading.fixed_time >= spreading.limit;
        spreading.visibility = visibility;
        return spreading;
    }
    const auto mass_until = [&](Time time) {
        return kernel_.cdf(static_cast<double>(activity_.activity_at(time) - spreading.posted_activity) /
                           static_cast<double>(kActivityPerMicrosecond));
    };
    spreading.first_quantile = mass_until(spreading.earliest);
    spreading.quantiles = mass_until(spreading.limit) - spreading.first_quantile;
    // Who would react after the limit does not see it at all: fewer coins to toss, same law.
    spreading.visibility = visibility * (spreading.quantiles / (1.0 - spreading.first_quantile));
    spreading.is_dead = !(spreading.visibility > 0.0);
    return spreading;
}

Time FanOut::time_of_reaction(const Spreading& spreading, double u) const noexcept {
    const double delay =
        kernel_.quantile(spreading.first_quantile + spreading.quantiles * u) * static_cast<double>(kActivityPerMicrosecond);
    const Activity activity = delay < static_cast<double>(spreading.longest) ? static_cast<Activity>(delay) : spreading.longest;
    const Time when = activity_.time_of(spreading.posted_activity + activity);
    // Rounding alone can put the ends of the interval outside it.
    return std::clamp(when, spreading.earliest, spreading.limit - Duration{1});
}

std::uint64_t FanOut::gap(const Spreading& spreading, std::uint64_t n, double log_of_miss) noexcept {
    if (log_of_miss == 0.0) return ~std::uint64_t{0};
    const double u = unit_interval(mix(mix(spreading.coin_key ^ kGapSalt) + n * kGolden));
    const double skipped = log_exact(1.0 - u) / log_of_miss;
    return skipped < 1e18 ? static_cast<std::uint64_t>(skipped) : ~std::uint64_t{0};
}

double FanOut::log_of_miss_probability(double probability) noexcept { return log_exact(1.0 - probability); }

}  // namespace firebreak
