// How long the desk of the model takes to a first reply, without a crowd around it: the laws and the calendar of engine/company, applied
// to messages that really came. Agents are never short here: what waiting for one took is part of the handling time.
#pragma once

#include "engine/company/calendar.hpp"
#include "engine/core/time.hpp"
#include "engine/scenario/company_params.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace firebreak {

/// What is taken as given; the defaults are those of the scenario.
struct DeskLaw {
    double detection_sigma = CompanyParams{}.detection_sigma;
    /// Mean, in hours, and standard deviation over mean (lognormal).
    double handling_hours = hours_of(DeskParams{}.handling);
    double handling_cv = DeskParams{}.handling_cv;
};

/// What is looked for. Medians in hours; at most one layer of approval, for the sum of several cannot be told from one.
struct DeskDelays {
    double detection_hours = 0.0;
    double approval_hours = 0.0;
    double approval_sigma = 1.0;
    DeskHours open = DeskHours::always;
};

/// Delays drawn for a fixed set of messages from fixed uniforms, so that two settings differ by the setting alone (common random
/// numbers). The uniforms are points of a lattice (Kronecker's, with Roberts' ratios), which fills the cube more evenly than draws: over
/// 2,048 points a share is off by about .001, not .01. [parallel]
class DeskDelayModel {
  public:
    /// `opened`: when the messages came, on the desk's clock; point j is a copy of message_of(j).
    DeskDelayModel(std::span<const Time> opened, const DeskLaw& law, std::size_t points);

    /// Hours from message to first reply, one per point; a reply later than 60 days after the message counts as that late. O(points), and
    /// O(hours waited) each where the desk closes.
    [[nodiscard]] std::vector<double> delays(const DeskDelays& desk) const;
    [[nodiscard]] std::size_t message_of(std::size_t point) const noexcept;
    [[nodiscard]] std::size_t points() const noexcept { return detection_.size(); }
    /// The median time an agent takes, in hours.
    [[nodiscard]] double median_handling() const noexcept;

  private:
    std::vector<Time> opened_;
    DeskLaw law_;
    /// At a median of 1.
    std::vector<double> detection_;
    std::vector<double> handling_;
    std::vector<double> approval_uniform_;
};

}  // namespace firebreak
