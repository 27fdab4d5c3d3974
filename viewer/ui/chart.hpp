// A line chart of our own: several lines, dashed ones for what did not happen, bands for what may happen, and marked moments. It only
// draws; whoever owns the area asks it where a place on the screen lies in time.
#pragma once

#include "viewer/ui/item_probe.hpp"
#include "viewer/ui/look.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace firebreak::viewer {

struct ChartPoint {
    double x = 0.0;
    double y = 0.0;
};

struct ChartLine {
    Colour colour = 0;
    bool is_dashed = false;
    /// Fills the area down to zero, faintly.
    bool is_filled = false;
    /// In increasing x.
    std::vector<ChartPoint> points;
};

struct ChartBand {
    struct Slice {
        double x = 0.0;
        double low = 0.0;
        double high = 0.0;
    };
    Colour colour = 0;
    std::vector<Slice> slices;
};

struct ChartMark {
    double x = 0.0;
    Colour colour = 0;
    /// Drawn at the top where there are icons; a triangle otherwise.
    const char* icon = "";
    bool has_flag = true;
};

struct Chart {
    double x_min = 0.0;
    double x_max = 1.0;
    std::vector<ChartLine> lines;
    std::vector<ChartBand> bands;
    std::vector<ChartMark> marks;
    std::function<std::string(double)> y_text;
    /// Label of a tick of the x axis; empty for no axis.
    std::function<std::string(double)> x_text;
    /// Space between ticks of the x axis is one of these.
    std::vector<double> x_steps;
    /// A line under the pointer.
    std::optional<double> cursor;
    /// The present moment: what lies right of it has not happened.
    std::optional<double> now;
    /// Range that is being dragged out.
    std::optional<double> drag_from;
    std::optional<double> drag_to;
    /// Zero is in the middle or wherever it falls, with a line of its own.
    bool is_signed = false;
    /// The y axis reaches at least this far, so that a handful of small counts does not look like a storm.
    double least_top = 0.0;
    float left_margin = 0.0F;
    float top_margin = 0.0F;
    float bottom_margin = 0.0F;
};

/// The area in which a chart's lines lie.
struct PlotArea {
    ItemRect rect;
    double x_min = 0.0;
    double x_max = 1.0;
    [[nodiscard]] double x_at(float pixel) const noexcept;
    [[nodiscard]] float pixel_of(double x) const noexcept;
    [[nodiscard]] bool holds(float x, float y) const noexcept;
};

/// Draws into the present window's list. About 0.1 ms for five lines of a thousand points.
PlotArea draw_chart(const Look& look, const Chart& chart, const ItemRect& area);

/// Round numbers that part [0, top] into at most `most` parts.
[[nodiscard]] double tick_step(double range, int most) noexcept;

/// A small line without axes, in the rectangle; not a number makes a gap.
void draw_sparkline(const Look& look, const std::vector<double>& values, Colour colour, const ItemRect& area);

}  // namespace firebreak::viewer
