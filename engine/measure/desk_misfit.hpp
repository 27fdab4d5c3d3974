// How far the delays of a model are from those observed, when part of the messages was never answered as long as the list looks.
#pragma once

#include "engine/measure/desk_delay.hpp"
#include "engine/measure/survival.hpp"
#include "engine/scenario/ticket_list.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace firebreak {

/// The quantiles that are compared.
inline constexpr std::array<double, 5> kDelayShares{0.1, 0.25, 0.5, 0.75, 0.9};
/// In hours; nothing where fewer than this share were answered.
using DelayQuantiles = std::array<std::optional<double>, kDelayShares.size()>;

/// Observed delays as Kaplan and Meier estimate them: an unanswered message was watched to the end of the list.
class DeskMisfit {
  public:
    /// With `by_hours` messages are compared in three groups: those that came in office hours, in the rest of the day, and at night;
    /// groups of fewer than 10 join the one before. Only so do the delays tell when a desk is closed.
    DeskMisfit(const TicketList& list, const DeskDelayModel& model, bool by_hours);

    /// Neyman's chi-square over the cells that the observed 10, 25, 50, 75 and 90 % quantiles cut: messages x sum of (model share -
    /// observed share)^2 / observed share. `delays` are those of the model given to the constructor. O(points).
    [[nodiscard]] double chi_square(std::span<const double> delays) const;
    /// Cells less one per group.
    [[nodiscard]] std::size_t free_cells() const noexcept;
    /// The largest distance between the two distribution functions, of all messages together (Kolmogorov and Smirnov).
    [[nodiscard]] double largest_distance(std::vector<double> delays) const;
    [[nodiscard]] const DelayQuantiles& observed() const noexcept { return observed_; }

  private:
    struct Group {
        double messages = 0.0;
        /// Ends of all cells but the last, in hours, ascending, and the observed share of each cell.
        std::vector<double> ends;
        std::vector<double> shares;
    };
    [[nodiscard]] static Group group_of(const std::vector<Spell>& spells);

    std::vector<Group> groups_;
    std::vector<std::size_t> group_of_point_;
    std::vector<double> points_in_group_;
    std::vector<SurvivalStep> steps_;
    DelayQuantiles observed_;
};

/// The same quantiles of a model's delays.
[[nodiscard]] DelayQuantiles quantiles_of(const std::vector<double>& delays);

}  // namespace firebreak
