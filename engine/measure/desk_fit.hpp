// Fits the desk of the model to a company's own tickets. A delay is detection + handling + approval (+ waiting for opening hours), and a
// ticket list shows only their sum: how the sum divides rests on the shapes of the laws alone, so it is reported as a range.
#pragma once

#include "engine/measure/desk_misfit.hpp"
#include "engine/measure/desk_sample.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace firebreak {

struct DeskFitSettings {
    DeskLaw law;
    std::size_t points = 2048;
    /// Fit these hours; nothing: office, extended or always, whichever fits best, where the messages can tell, else always.
    std::optional<DeskHours> open;
};

/// A desk and its misfit.
struct RatedDesk {
    DeskDelays desk;
    double chi_square = 0.0;
    /// Median of the whole delay, in hours.
    double median_hours = 0.0;
};

struct DeskFit {
    DeskSample sample;
    RatedDesk best;
    /// The desk with the shortest and the longest detection whose chi-square is at most 3.84 x max(1, best / degrees) above the best,
    /// approval being refitted: the 95 % profile interval, widened where no desk fits well.
    RatedDesk shortest_detection;
    RatedDesk longest_detection;
    /// The interval has no end within the range of what is searched (3.6 s to 1,000 h).
    bool has_no_shortest = false;
    bool has_no_longest = false;
    /// Cells less one each group less what was fitted (3); 0 when there are not more cells than that.
    std::size_t degrees = 0;
    double largest_distance = 0.0;
    DelayQuantiles observed;
    DelayQuantiles fitted;
    double median_handling = 0.0;
    /// Sigma lies at an end of what is searched, [.05, 4]: no lognormal approval has the shape of these delays.
    bool is_sigma_at_limit = false;
    bool hours_were_fitted = false;
    /// The best of each of office, extended, always; one of them when hours were not fitted.
    std::vector<RatedDesk> by_hours;
    /// Against office and extended hours.
    std::vector<ClosedHours> closed_hours;
};

/// Minimises DeskMisfit::chi_square over detection, approval and its sigma by the downhill simplex from three starts, with common random
/// numbers; deterministic. Nothing with fewer than 5 answered messages. Some thousand evaluations: .1-.5 s at 2,048 points.
[[nodiscard]] std::optional<DeskFit> fit_desk(const TicketList& list, const DeskFitSettings& settings);

}  // namespace firebreak
