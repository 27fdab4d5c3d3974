#include "engine/sim/effective_gain.hpp"

#include "engine/sim/tempo.hpp"

#include "engine/core/elementary.hpp"
#include "engine/crowd/population.hpp"
#include "engine/sim/article_channel.hpp"
#include "engine/sim/reception.hpp"
#include "engine/sim/spectral_radius.hpp"
#include "engine/sim/viewers.hpp"

#include <algorithm>
#include <cmath>

namespace firebreak {
namespace {

constexpr std::size_t kRoles = 6;
constexpr auto kInfluencer = static_cast<std::size_t>(Role::influencer);
/// One number per role of an item's author.
using ByRole = std::array<double, kRoles>;

constexpr std::uint64_t kRolesCounted = 16'384;
constexpr double kPerAccounts = 100'000.0;
constexpr double kNegligible = 1e-9;
constexpr std::size_t kMostGenerations = 64;
constexpr std::size_t kMostTypes = 24;
// Roots so vivid that one in a million is, are left out of a mean that they would make infinite.
constexpr double kRare = 1e-6;

// Roles of those who are no influencers, as the first accounts have drawn them.
ByRole roles_of_others(const Scenario& scenario, std::uint64_t accounts) {
    const std::uint64_t counted = std::clamp<std::uint64_t>(accounts, 1, kRolesCounted);
    CrowdParams crowd = scenario.crowd;
    crowd.customers = 0.0;  // not asked for
    const Population population{crowd, counted, 0xffff'ffffU, Draws{scenario.seed, 0}};
    ByRole shares{};
    for (std::uint32_t i = 0; i < counted; ++i)
        shares[static_cast<std::size_t>(population.role(AccountId{i}, 0))] += 1.0 / static_cast<double>(counted);
    return shares;
}

double weighted_mean(const std::vector<double>& weights, const std::vector<double>& values) {
    double sum = 0.0;
    double total = 0.0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        sum += weights[i] * values[i];
        total += weights[i];
    }
    return total > 0.0 ? sum / total : 0.0;
}

class Reckoning {
  public:
    Reckoning(const Scenario& scenario, const FollowerGraph& graph, std::uint32_t influencer_followers)
        : scenario_{scenario},
          accounts_{graph.accounts()},
          has_weights_{scenario.platform.follow_weights && graph.has_weights()},
          activity_{scenario.platform.activity},
          roles_{roles_of_others(scenario, graph.accounts())},
          vividness_{lognormal_points(scenario.platform.vividness_sigma)} {
        gain_.first_hand = first_hand(scenario, activity_, accounts_);
        gain_.issue = gain_.first_hand.incident != nullptr ? gain_.first_hand.incident->id : "background";
        gain_.followers = follower_moments(graph, influencer_followers, has_weights_);
        viewers_ = {moods_at(scenario, activity_, gain_.first_hand.t0), lognormal_points(scenario.crowd.interest_sigma)};
        issue_vividness_ = gain_.first_hand.incident != nullptr ? gain_.first_hand.incident->vividness : 1.0;
    }

    EffectiveGain result() {
        follow_posts();
        follow_trending();
        follow_articles();
        fill(gain_.matrix, gain_.is_trending, gain_.is_in_the_news);
        fill(gain_.loud_matrix, true, true);
        gain_.gamma = gain_.matrix.spectral_radius();
        gain_.gamma_loud = gain_.loud_matrix.spectral_radius();
        gain_.gamma_by_generation = by_generation();
        return gain_;
    }

  private:
    using Receptions = std::vector<Reception>;

    [[nodiscard]] double hazard(double arousal, std::size_t depth) const {
        const PlatformParams& platform = scenario_.platform;
        return platform.share_probability * issue_vividness_ * exp_exact(platform.arousal_effect * (arousal - 0.5)) *
               pow_exact(platform.damping, static_cast<double>(depth));
    }
    [[nodiscard]] Receptions receptions(const std::vector<Weighted>& times, double arousal) const {
        Receptions all;
        for (std::size_t role = 0; role < kRoles; ++role)
            all.emplace_back(scenario_, viewers_, times, Item{arousal, credibility_of(static_cast<Role>(role))});
        return all;
    }
    [[nodiscard]] ByRole seen_by_role(const MeanFollowers& followers, double share) const {
        ByRole seen{};
        for (std::size_t role = 0; role < kRoles; ++role) seen[role] = share * followers.others * roles_[role];
        seen[kInfluencer] += share * followers.influencers;
        return seen;
    }
    [[nodiscard]] static double shares(const ByRole& seen, const Receptions& receptions, double hazard) {
        double sum = 0.0;
        for (std::size_t role = 0; role < kRoles; ++role) {
            if (seen[role] > 0.0) sum += seen[role] * receptions[role].share_probability(hazard * credibility_of(static_cast<Role>(role)));
        }
        return sum;
    }
    /// Expected shares for each vividness of the root.
    [[nodiscard]] std::vector<double> shares_by_vividness(const ByRole& seen, const Receptions& receptions, double hazard) const {
        std::vector<double> all;
        for (const Weighted& vividness : vividness_) all.push_back(shares(seen, receptions, hazard * vividness.value));
        return all;
    }

    void note(GainType type, const ByRole& seen, const Receptions& receptions, double expected_shares) {
        const auto place = static_cast<std::size_t>(type);
        double audience = 0.0;
        double me_too = 0.0;
        for (std::size_t role = 0; role < kRoles; ++role) {
            audience += seen[role];
            me_too += seen[role] * receptions[role].me_too_probability();
        }
        gain_.audience[place] = audience;
        if (!(audience > 0.0)) return;
        gain_.share_probability[place] = expected_shares / audience;
        gain_.me_too_probability[place] = me_too / audience;
    }

    // Roots, their shares generation by generation, and me-toos: all that goes along follows.
    void follow_posts() {
        const PlatformParams& platform = scenario_.platform;
        const std::vector<Weighted> times = times_seen(scenario_, activity_, ReactionKernel{platform}, gain_.first_hand.t0);
        for (const Weighted& time : times) gain_.seen_share += time.weight;
        gain_.seen_share *= has_weights_ ? 1.0 : platform.visibility;
        const double arousal = gain_.first_hand.arousal;
        const Receptions receptions_of_root = receptions(times, arousal);
        const ByRole seen_of_root = seen_by_role(gain_.followers.of_anyone, gain_.seen_share);
        const FollowerMoments& followers = gain_.followers;
        // Who passed it on knows it already.
        const MeanFollowers fresh{std::max(0.0, followers.of_reached.others - followers.returned.others),
                                  std::max(0.0, followers.of_reached.influencers - followers.returned.influencers)};
        const ByRole seen_of_share = seen_by_role(fresh, gain_.seen_share);

        for (const Weighted& vividness : vividness_) tilt_.push_back(vividness.weight);
        std::vector<std::vector<double>> generations;
        for (std::size_t depth = 0; depth < kMostGenerations; ++depth) {
            generations.push_back(
                shares_by_vividness(depth == 0 ? seen_of_root : seen_of_share, receptions_of_root, hazard(arousal, depth)));
            const std::vector<double>& now = generations.back();
            gain_.shares_by_generation.push_back(weighted_mean(tilt_, now));
            // What is shared is the vivid: each generation's roots are those of the one before, weighted by how often they were shared.
            if (gain_.shares_by_generation.back() > 0.0) {
                for (std::size_t i = 0; i < tilt_.size(); ++i) tilt_[i] *= now[i] / gain_.shares_by_generation.back();
            }
            if (depth == 0) shared_ = tilt_;
            if (depth >= 1 && (platform.damping == 1.0 || gain_.shares_by_generation.back() < kNegligible)) break;
        }
        gain_.mean_cascade = mean_cascade(generations);
        note(GainType::root, seen_of_root, receptions_of_root, gain_.shares_by_generation[0]);
        note(GainType::share, seen_of_share, receptions_of_root, gain_.shares_by_generation[1]);

        const double anger = receptions_of_root[0].anger_of_me_too();
        gain_.me_too_arousal = std::clamp(0.3 + 0.7 * anger, 0.0, 1.0);
        const Receptions receptions_of_me_too = receptions(times, gain_.me_too_arousal);
        // A me-too is a root of its own: where each root may be shared once, who brought it up may still share it.
        const bool is_closed_to_parent = platform.share_once_per == ShareScope::issue;
        const ByRole seen_of_me_too = seen_by_role(is_closed_to_parent ? fresh : followers.of_reached, gain_.seen_share);
        note(GainType::me_too, seen_of_me_too, receptions_of_me_too, mean_over_roots(seen_of_me_too, receptions_of_me_too));
    }

    [[nodiscard]] double mean_over_roots(const ByRole& seen, const Receptions& receptions) const {
        std::vector<double> weights;
        for (const Weighted& vividness : vividness_) weights.push_back(vividness.weight);
        return weighted_mean(weights, shares_by_vividness(seen, receptions, hazard(gain_.me_too_arousal, 0)));
    }

    // The list shows a root that has been shared, at once, to whoever has heard nothing.
    void follow_trending() {
        const PlatformParams& platform = scenario_.platform;
        const ByRole seen = seen_by_role({1.0, 0.0}, 1.0);
        const Receptions all = receptions({{1.0, 0.0}}, gain_.first_hand.arousal);
        note(GainType::trending, seen, all, weighted_mean(shared_, shares_by_vividness(seen, all, hazard(gain_.first_hand.arousal, 0))));
        if (!(platform.trending_rate > 0.0 && platform.trending_cap > 0.0)) return;
        gain_.trending_per_item = platform.trending_rate / platform.trending_threshold * kPerAccounts;
        const double excess = (gain_.first_hand.peak_hour - platform.trending_threshold) / platform.trending_threshold;
        gain_.is_trending = excess > 0.0 && platform.trending_rate * excess < platform.trending_cap;
    }

    void follow_articles() {
        const MediaParams& media = scenario_.media;
        PlatformParams reading;
        reading.kernel = KernelLaw::exponential;
        reading.kernel_mean = media.reading_time;
        const std::vector<Weighted> times = times_seen(scenario_, activity_, ReactionKernel{reading}, gain_.first_hand.t0);
        double read = 0.0;
        for (const Weighted& time : times) read += time.weight;
        const Reception reception{scenario_, viewers_, times, {media.arousal, media.credibility}};
        const auto place = static_cast<std::size_t>(GainType::article);
        const ArticleChannel channel = article_channel(scenario_, gain_.first_hand, accounts_);
        gain_.audience[place] = channel.readers * read;
        gain_.share_probability[place] = reception.share_probability(hazard(media.arousal, 0) * media.credibility);
        gain_.me_too_probability[place] = reception.me_too_probability();
        gain_.articles_per_item = channel.articles_per_item;
        gain_.is_in_the_news = gain_.articles_per_item > 0.0 && gain_.first_hand.peak_day > media.least_volume;
    }

    void fill(GainMatrix& matrix, bool is_trending, bool is_in_the_news) const {
        const IncidentParams* incident = gain_.first_hand.incident;
        const bool is_latent = incident != nullptr && incident->incident_class == IncidentClass::latent_defect;
        for (std::size_t i = 0; i < kGainTypes; ++i) {
            const auto cause = static_cast<GainType>(i);
            matrix.at(cause, GainType::share) = gain_.audience[i] * gain_.share_probability[i];
            matrix.at(cause, GainType::me_too) = gain_.audience[i] * gain_.me_too_probability[i];
            // Who hears of a latent defect tries it out, and may have a complaint of his own then.
            if (is_latent) {
                matrix.at(cause, GainType::root) = gain_.audience[i] * scenario_.crowd.customers * incident->affected *
                                                   incident->awareness_test * gain_.first_hand.complaints_per_failure;
            }
            // A display is no post, and adds nothing to the volume.
            if (cause == GainType::trending) continue;
            if (is_trending) matrix.at(cause, GainType::trending) = gain_.trending_per_item;
            if (is_in_the_news) matrix.at(cause, GainType::article) = gain_.articles_per_item;
        }
    }

    // n_d(w) falls to nothing with damping; without it all generations after the first are alike.
    [[nodiscard]] std::optional<double> mean_cascade(const std::vector<std::vector<double>>& generations) const {
        double mean = 0.0;
        double without_bound = 0.0;
        for (std::size_t i = 0; i < vividness_.size(); ++i) {
            const double last = generations.back()[i];
            if (generations.front()[i] == 0.0) {
                mean += vividness_[i].weight;
                continue;
            }
            if (last >= 1.0) {
                without_bound += vividness_[i].weight;
                continue;
            }
            double size = 1.0 / (1.0 - last);
            for (std::size_t d = generations.size() - 1; d-- > 0;) size = 1.0 + generations[d][i] * size;
            mean += vividness_[i].weight * size;
        }
        if (without_bound > kRare) return std::nullopt;
        return mean;
    }

    [[nodiscard]] double by_generation() const {
        const std::vector<double>& generations = gain_.shares_by_generation;
        if (scenario_.platform.damping == 1.0 || generations.size() < 2) return gain_.gamma;
        // Types: root, me-too, trending, article, then the generations of shares; what lies beyond the last is counted as the last.
        constexpr std::array kOthers{GainType::root, GainType::me_too, GainType::trending, GainType::article};
        const std::size_t shares = std::min(generations.size() - 1, kMostTypes);
        const std::size_t size = kOthers.size() + shares;
        std::vector<double> matrix(size * size, 0.0);
        for (std::size_t i = 0; i < size; ++i) {
            const GainType cause = i < kOthers.size() ? kOthers[i] : GainType::share;
            for (std::size_t j = 0; j < kOthers.size(); ++j) matrix[i * size + j] = gain_.matrix.at(cause, kOthers[j]);
            if (i < kOthers.size()) {
                matrix[i * size + kOthers.size()] = gain_.matrix.at(cause, GainType::share);
            } else {
                const std::size_t generation = i - kOthers.size() + 1;
                matrix[i * size + std::min(i + 1, size - 1)] += generations[generation];
            }
        }
        return firebreak::spectral_radius(std::move(matrix), size);
    }

    const Scenario& scenario_;
    std::uint64_t accounts_;
    bool has_weights_;
    ActivityClock activity_;
    ByRole roles_;
    std::vector<Weighted> vividness_;
    Viewers viewers_;
    double issue_vividness_ = 1.0;
    /// Share of each vividness among the roots of the newest generation, and among those that were shared at all.
    std::vector<double> tilt_;
    std::vector<double> shared_;
    EffectiveGain gain_;
};

}  // namespace

double GainMatrix::spectral_radius() const { return firebreak::spectral_radius({entries_.begin(), entries_.end()}, kGainTypes); }

EffectiveGain effective_gain(const Scenario& given, const FollowerGraph& graph, std::uint32_t influencer_followers) {
    const Scenario scenario = with_tempo(given);
    const Contagion contagion = scenario.platform.contagion;
    if (contagion != Contagion::simple && contagion != Contagion::reinforced) {
        EffectiveGain none;
        none.undefined_because = contagion == Contagion::rumour ? "a rumour spreads by contacts, not by items"
                                                                : "under a threshold, one item alone may move nobody";
        return none;
    }
    return Reckoning{scenario, graph, influencer_followers}.result();
}

}  // namespace firebreak
