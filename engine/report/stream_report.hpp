// An observed stream and a run side by side, as words, as JSON and as a figure.
#pragma once

#include "engine/measure/stream_comparison.hpp"

#include <cstddef>
#include <string>

namespace firebreak {

/// What is called what.
struct StreamNames {
    /// "target-storm-hourly.csv, negative".
    std::string observed;
    /// "out, volume from d7 07:00"; empty without a run.
    std::string model;
    ActivityProfile profile = ActivityProfile::france;
    std::size_t observed_hours = 0;
    /// Hours between the first and the last that the list does not have.
    std::size_t hours_without_row = 0;
};

/// UTF-8 lines, the last one ended.
[[nodiscard]] std::string stream_text(const StreamComparison& comparison, const StreamNames& names);

/// The same figures; null for what does not apply.
[[nodiscard]] std::string stream_json(const StreamComparison& comparison, const StreamNames& names);

/// An SVG of two panels: share of each stream's own posts per hour since it began, and per hour of the day beside the activity profile.
/// Colours of Okabe and Ito and dashes, told apart with any colour vision and in print.
[[nodiscard]] std::string stream_figure(const StreamComparison& comparison, const StreamNames& names);

}  // namespace firebreak
