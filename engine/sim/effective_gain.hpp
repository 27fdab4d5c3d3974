// The effective gain: how many further items one item brings about, before a run. Items are of five types; the spectral radius Γ of the
// matrix of expected offspring is the growth per generation. Below 1 every chain of reactions ends, and a large event needs forcing
// from outside; from 1 on it may run away. The formulas of all entries, and what they leave out, stand in docs/effective-gain.md.
#pragma once

#include "engine/graph/follower_graph.hpp"
#include "engine/scenario/scenario.hpp"
#include "engine/sim/first_hand.hpp"
#include "engine/sim/follower_moments.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace firebreak {

enum class GainType : std::uint8_t { root, share, me_too, trending, article };
inline constexpr std::size_t kGainTypes = 5;
inline constexpr std::array<std::string_view, kGainTypes> kGainTypeWords{"root", "share", "me_too", "trending", "article"};

/// [cause][effect]: expected items of type `effect` that one item of type `cause` brings about in the next generation.
class GainMatrix {
  public:
    [[nodiscard]] double& at(GainType cause, GainType effect) noexcept { return entries_[place(cause, effect)]; }
    [[nodiscard]] double at(GainType cause, GainType effect) const noexcept { return entries_[place(cause, effect)]; }
    [[nodiscard]] double spectral_radius() const;

  private:
    static constexpr std::size_t place(GainType cause, GainType effect) noexcept {
        return static_cast<std::size_t>(cause) * kGainTypes + static_cast<std::size_t>(effect);
    }
    std::array<double, kGainTypes * kGainTypes> entries_{};
};

/// Γ, its matrix and its parts, for the issue that breaks out first, at the moment when it does.
struct EffectiveGain {
    /// Why there is no Γ: a contagion that needs more than one source, or a rumour. Empty when there is one; else the rest is 0.
    std::string undefined_because;
    std::string issue;
    FirstHand first_hand;
    FollowerMoments followers;

    /// With the trending list and the newspapers as closed or open as the first-hand volume alone makes them.
    GainMatrix matrix;
    double gamma = 0.0;
    /// The same with every generation of shares as a type of its own, each damped once more: what remains of Γ in the long run. Equal
    /// to Γ without damping.
    double gamma_by_generation = 0.0;
    /// The matrix and Γ with both open, whatever the volume.
    GainMatrix loud_matrix;
    double gamma_loud = 0.0;

    /// Share of an author's followers who see an item in the time that is left: visibility x mass of the reaction kernel.
    double seen_share = 0.0;
    /// Accounts to whom an item of each type is shown.
    std::array<double, kGainTypes> audience{};
    /// Probability that one of them shares it, and that he posts a grievance of his own.
    std::array<double, kGainTypes> share_probability{};
    std::array<double, kGainTypes> me_too_probability{};
    double me_too_arousal = 0.0;
    /// Displays by the trending list per item of the hour, and articles per item of the day, where open.
    double trending_per_item = 0.0;
    double articles_per_item = 0.0;
    bool is_trending = false;
    bool is_in_the_news = false;
    /// Expected shares per share of the generation before: root to first, first to second, …, until they are negligible.
    std::vector<double> shares_by_generation;
    /// Posts of a root and its shares, the root included: 1 + n1 + n1 n2 + …; nothing if that has no bound.
    std::optional<double> mean_cascade;
};

/// `influencer_followers`: influencer_threshold(graph). Some milliseconds beside follower_moments(). [setup]
[[nodiscard]] EffectiveGain effective_gain(const Scenario& scenario, const FollowerGraph& graph, std::uint32_t influencer_followers);

}  // namespace firebreak
