// The charts of the debrief as inline SVG: lines over time with marks for what was played and decided.
#pragma once

#include "engine/report/after_action.hpp"

#include <string>

namespace firebreak {

/// What a chart shows of each point.
struct AfterActionCurve {
    /// A word for ids.
    std::string id;
    std::string title;
    double (*value)(const AfterActionPoint& point);
    /// An axis that begins at 0 even where all values are far from it.
    bool begins_at_zero = true;
};

/// The figure with its words and its table, or nothing where no point is in view.
[[nodiscard]] std::string after_action_figure(const AfterAction& exercise, const AfterActionCurve& curve, Language language);

/// All that is drawn: posts, backlog, buzz, reach.
[[nodiscard]] std::string after_action_figures(const AfterAction& exercise, Language language);

}  // namespace firebreak
