// What an item brings about with one account that sees it.
#pragma once

#include "engine/scenario/scenario.hpp"
#include "engine/sim/viewers.hpp"

#include <vector>

namespace firebreak {

/// The mixtures over which a reception is averaged.
struct Viewers {
    std::vector<Mood> moods;
    /// Interest r.
    std::vector<Weighted> interest;
};

/// What decides a reception, of the item and of its author.
struct Item {
    double arousal = 0.0;
    double credibility = 1.0;
};

/// Means over one viewer of an item, who has heard nothing of the issue before. The item is as old as the news.
class Reception {
  public:
    /// `times`: when it is seen, weights as times_seen() gives them. O(moods x interests x times).
    Reception(const Scenario& scenario, const Viewers& viewers, const std::vector<Weighted>& times, const Item& item);

    /// Probability of sharing an item whose hazard for an average, calm and first-hand viewer is `hazard` (p0 · w · e^… · cred · δ^depth):
    /// E[1 - exp(-hazard · y)] over y = r · e^(β A') · (1 + ρ ln 2) · novelty. Below hazard · E[y], for it is concave.
    [[nodiscard]] double share_probability(double hazard) const noexcept;
    /// Probability that the viewer has an old grievance and posts it as well.
    [[nodiscard]] double me_too_probability() const noexcept { return me_too_; }
    /// Mean anger of those who do; 0 if nobody does.
    [[nodiscard]] double anger_of_me_too() const noexcept { return me_too_ > 0.0 ? me_too_anger_ / me_too_ : 0.0; }
    /// E[y].
    [[nodiscard]] double mean_response() const noexcept;

  private:
    std::vector<Weighted> responses_;
    double me_too_ = 0.0;
    double me_too_anger_ = 0.0;
};

}  // namespace firebreak
