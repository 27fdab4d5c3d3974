#include "engine/sim/fan_out.hpp"

#include "engine/core/elementary.hpp"
#include "engine/core/samplers.hpp"

#include <algorithm>

namespace firebreak {
namespace {

constexpr std::uint64_t kVisibilitySalt = 0x5649534942000001ULL;
constexpr std::uint64_t kGapSalt = 0x4741500000000001ULL;

}  // namespace

FanOut::FanOut(const Scenario& scenario, const FollowerGraph& graph, const ActivityClock& activity, Draws draws,
               std::span<const std::uint32_t> friends)
    : activity_{activity},
      kernel_{scenario.platform},
      draws_{draws},
      horizon_{kStart + scenario.horizon},
      min_reaction_{scenario.platform.min_reaction},
      lifetime_{scenario.platform.post_lifetime},
      visibility_{scenario.platform.follow_weights && graph.has_weights() ? 1.0 : scenario.platform.visibility},
      company_visibility_{scenario.platform.visibility},
      skips_{scenario.platform.draws == DrawMode::skip},
      is_thinned_{scenario.sim.exposures == Exposures::shares_only},
      feed_{scenario.platform.feed},
      session_mean_{24.0 * 3.6e9 / scenario.platform.sessions_per_day},
      feed_length_{static_cast<double>(scenario.platform.feed_length)},
      posts_per_friend_{scenario.platform.posts_per_friend},
      base_score_{logit(scenario.platform.visibility)},
      engagement_weight_{scenario.platform.ranked_engagement},
      arousal_weight_{scenario.platform.ranked_arousal},
      age_scale_{static_cast<double>(scenario.platform.ranked_age.count())},
      friends_{friends} {}

Spreading FanOut::start(PostId id, const Post& post) const noexcept {
    // A graph's weights stand in for visibility, but nobody has a weight for following the company.
    const double shown = post.author == kCompanyAccount ? company_visibility_ : visibility_;
    // Thinned, the coin of a follow decides both: whether the post is seen and whether it is passed on.
    const double visibility = is_thinned_ ? shown * (1.0 - exp_exact(-post.appeal)) : shown;
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
    // A root is new when it spreads, whatever became of it since; a share comes with its root's engagement.
    const double engagement = post.type == PostType::share ? static_cast<double>(post.shares) : 0.0;
    spreading.score =
        base_score_ + engagement_weight_ * log_exact(1.0 + engagement) + arousal_weight_ * (static_cast<double>(post.arousal) - 0.5);
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

// The wait for the next session is exponential in activity time. 'chronological': other posts come in at a steady rate, and the post is
// seen if fewer than the feed's length have come since. 'ranked': seen with probability logistic(score - age).
Time FanOut::time_in_feed(const Spreading& spreading, AccountId follower, double weight) const noexcept {
    const std::uint64_t word = mix(spreading.coin_key + index(follower) * kGolden);
    const double wait = sample::exponential(unit_interval(mix(word + kDelaySalt)), session_mean_);
    if (feed_ == FeedRule::chronological) {
        const double friends = friends_.empty() ? 0.0 : static_cast<double>(friends_[index(follower)]);
        const double newer = friends * posts_per_friend_ * wait / (24.0 * 3.6e9);
        if (newer >= feed_length_ || unit_interval(word) >= weight) return kNever;
    } else if (unit_interval(word) >= weight * logistic(spreading.score - wait / age_scale_)) {
        return kNever;
    }
    const Time when = activity_.after(spreading.posted, wait, spreading.limit);
    return when < spreading.earliest ? spreading.earliest : when;
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
