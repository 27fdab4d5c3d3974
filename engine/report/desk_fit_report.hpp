// What the calibration of the desk found, for people, for programs, and as keys to paste into a scenario. Everywhere the misfit stands
// beside the fit, and what the messages cannot tell is said.
#pragma once

#include "engine/measure/desk_fit.hpp"

#include <optional>
#include <span>
#include <string>

namespace firebreak {

/// One company, or all together.
struct DeskFitRow {
    std::string name;
    DeskFit fit;
};

/// What all rows have in common.
struct DeskFitContext {
    std::string file;
    DeskLaw law;
    /// How far the desk's clock is taken to be ahead of UTC.
    Duration utc_offset{0};
    /// Companies left out for having too few messages, and how many are too few.
    std::size_t left_out = 0;
    std::size_t least_messages = 0;
};

/// UTF-8 lines, the last one ended.
[[nodiscard]] std::string desk_fit_text(std::span<const DeskFitRow> rows, const DeskFitContext& context);

/// An object with `file`, `given` and one entry of `fits` per row; durations in hours.
[[nodiscard]] std::string desk_fit_json(std::span<const DeskFitRow> rows, const DeskFitContext& context);

/// The fitted keys of one row, with comments, as sections `company` and `strategy` of a scenario.
[[nodiscard]] std::string desk_fit_yaml(const DeskFitRow& row, const DeskFitContext& context);

/// "45 s", "12.3 min", "3.4 h", "5.1 d"; a dash for nothing.
[[nodiscard]] std::string delay_words(std::optional<double> hours);

}  // namespace firebreak
