#include "viewer/ui/chart.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace firebreak::viewer {
namespace {

constexpr int kFewestTicks = 2;
constexpr int kMostTicks = 8;
/// Lines of text that a tick of the y axis needs around it.
constexpr float kLinesPerTick = 2.6F;
constexpr float kHeadRoom = 1.08F;

struct Range {
    double low = 0.0;
    double high = 0.0;
    void take(double value) {
        if (!std::isfinite(value)) return;
        low = std::min(low, value);
        high = std::max(high, value);
    }
};

// The values in view, zero always among them.
Range range_of(const Chart& chart) {
    Range range;
    for (const ChartLine& line : chart.lines) {
        for (const ChartPoint& point : line.points) {
            if (point.x >= chart.x_min && point.x <= chart.x_max) range.take(point.y);
        }
    }
    for (const ChartBand& band : chart.bands) {
        for (const ChartBand::Slice& slice : band.slices) {
            if (slice.x < chart.x_min || slice.x > chart.x_max) continue;
            range.take(slice.low);
            range.take(slice.high);
        }
    }
    range.take(chart.least_top);
    if (range.high - range.low <= 0.0) range.high = 1.0;
    return range;
}

// Where values of one chart lie on the screen.
struct Scale {
    PlotArea plot;
    Range range;
    [[nodiscard]] float y_of(double value) const noexcept {
        const double share = (value - range.low) / (range.high - range.low);
        return plot.rect.bottom - static_cast<float>(share) * (plot.rect.bottom - plot.rect.top);
    }
    [[nodiscard]] ImVec2 place(double x, double y) const noexcept { return {plot.pixel_of(x), y_of(y)}; }
};

// One or two points per column of pixels: the highest and the lowest, so that no peak is lost.
std::vector<ImVec2> screen_points(const Scale& scale, const ChartLine& line) {
    std::vector<ImVec2> points;
    points.reserve(line.points.size());
    for (const ChartPoint& point : line.points) {
        if (!std::isfinite(point.y)) continue;
        const ImVec2 at = scale.place(point.x, point.y);
        const bool is_same_column = points.size() >= 2 && std::floor(points.back().x) == std::floor(at.x) &&
                                    std::floor(points[points.size() - 2].x) == std::floor(at.x);
        if (!is_same_column) {
            points.push_back(at);
            continue;
        }
        ImVec2& first = points[points.size() - 2];
        ImVec2& second = points.back();
        if (at.y < std::min(first.y, second.y)) (first.y < second.y ? first : second) = at;
        else if (at.y > std::max(first.y, second.y)) (first.y > second.y ? first : second) = at;
    }
    return points;
}

void draw_dashes(ImDrawList& list, const std::vector<ImVec2>& points, Colour colour, float thickness, float dash) {
    float walked = 0.0F;
    for (std::size_t i = 1; i < points.size(); ++i) {
        const ImVec2 a = points[i - 1];
        const ImVec2 b = points[i];
        const float length = std::sqrt((b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y));
        float at = 0.0F;
        while (at < length) {
            const float phase = std::fmod(walked, 2.0F * dash);
            const bool is_ink = phase < dash;
            const float step = std::min(length - at, std::max(0.5F, (is_ink ? dash : 2.0F * dash) - phase));
            if (is_ink) {
                const float from = at / length;
                const float to = (at + step) / length;
                list.AddLine({a.x + from * (b.x - a.x), a.y + from * (b.y - a.y)}, {a.x + to * (b.x - a.x), a.y + to * (b.y - a.y)}, colour,
                             thickness);
            }
            at += step;
            walked += step;
        }
    }
}

void draw_line(const Look& look, const Scale& scale, const ChartLine& line) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const std::vector<ImVec2> points = screen_points(scale, line);
    if (points.size() < 2) {
        if (points.size() == 1) list.AddCircleFilled(points[0], look.sizes.line, line.colour);
        return;
    }
    if (line.is_filled) {
        // Anti-aliased, the slices' edges would overlap and show.
        list.Flags &= ~ImDrawListFlags_AntiAliasedFill;
        const float zero = scale.y_of(std::max(0.0, scale.range.low));
        for (std::size_t i = 1; i < points.size(); ++i) {
            list.AddQuadFilled({points[i - 1].x, zero}, points[i - 1], points[i], {points[i].x, zero}, faded(line.colour, 0.13F));
        }
        list.Flags |= ImDrawListFlags_AntiAliasedFill;
    }
    if (line.is_dashed) draw_dashes(list, points, faded(line.colour, 0.85F), look.sizes.line * 0.75F, look.sizes.small_gap * 1.5F);
    else list.AddPolyline(points.data(), static_cast<int>(points.size()), line.colour, ImDrawFlags_None, look.sizes.line);
}

void draw_band(const Scale& scale, const ChartBand& band) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.Flags &= ~ImDrawListFlags_AntiAliasedFill;
    for (std::size_t i = 1; i < band.slices.size(); ++i) {
        const ChartBand::Slice& a = band.slices[i - 1];
        const ChartBand::Slice& b = band.slices[i];
        list.AddQuadFilled(scale.place(a.x, a.low), scale.place(a.x, a.high), scale.place(b.x, b.high), scale.place(b.x, b.low),
                           faded(band.colour, 0.22F));
    }
    list.Flags |= ImDrawListFlags_AntiAliasedFill;
}

void draw_axes(const Look& look, const Chart& chart, const Scale& scale) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ItemRect& rect = scale.plot.rect;
    const float text_height = look.sizes.text_small;
    const int most = std::clamp(static_cast<int>((rect.bottom - rect.top) / (kLinesPerTick * text_height)), kFewestTicks, kMostTicks);
    const double step = tick_step(scale.range.high - scale.range.low, most);
    for (double y = std::ceil(scale.range.low / step) * step; y <= scale.range.high; y += step) {
        const double tick = std::fabs(y) < step / 1e6 ? 0.0 : y;
        const float at = scale.y_of(tick);
        list.AddLine({rect.left, at}, {rect.right, at}, tick == 0.0 ? look.colours.panel_border : look.colours.grid, look.sizes.thin_line);
        const std::string text = chart.y_text(tick);
        const float width = look.fonts.small->CalcTextSizeA(text_height, rect.right, 0.0F, text.c_str()).x;
        list.AddText(look.fonts.small, text_height, {rect.left - width - look.sizes.small_gap, at - text_height * 0.6F},
                     look.colours.text_dim, text.c_str());
    }
    if (!chart.x_text || chart.x_steps.empty()) return;
    const double pixels = static_cast<double>(rect.right - rect.left);
    const double least = static_cast<double>(text_height) * 5.0 * (chart.x_max - chart.x_min) / std::max(1.0, pixels);
    double x_step = chart.x_steps.back();
    for (auto candidate = chart.x_steps.rbegin(); candidate != chart.x_steps.rend(); ++candidate) {
        if (*candidate >= least) x_step = *candidate;
    }
    while (x_step < least) x_step *= 2.0;
    for (double x = std::ceil(chart.x_min / x_step) * x_step; x <= chart.x_max; x += x_step) {
        const float at = scale.plot.pixel_of(x);
        list.AddLine({at, rect.top}, {at, rect.bottom}, faded(look.colours.grid, 0.6F), look.sizes.thin_line);
        const std::string text = chart.x_text(x);
        const float width = look.fonts.small->CalcTextSizeA(text_height, rect.right, 0.0F, text.c_str()).x;
        // The last one must not be cut off by the panel's border.
        const float left = std::min(at - width / 2.0F, rect.right - width);
        list.AddText(look.fonts.small, text_height, {left, rect.bottom + look.sizes.small_gap}, look.colours.text_dim, text.c_str());
    }
}

void draw_marks(const Look& look, const Chart& chart, const PlotArea& plot) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    // An icon that would stand on the one before is left out; its triangle stays.
    float taken = -look.sizes.dialog_width;
    for (const ChartMark& mark : chart.marks) {
        if (mark.x < chart.x_min || mark.x > chart.x_max) continue;
        const float at = plot.pixel_of(mark.x);
        list.AddLine({at, plot.rect.top}, {at, plot.rect.bottom}, faded(mark.colour, 0.8F), look.sizes.thin_line * 1.5F);
        if (!mark.has_flag) continue;
        const float size = look.sizes.mark;
        list.AddTriangleFilled({at - size, plot.rect.top - size}, {at + size, plot.rect.top - size}, {at, plot.rect.top + size * 0.4F},
                               mark.colour);
        if (!look.fonts.has_icons || mark.icon[0] == '\0') continue;
        const float width = look.fonts.small->CalcTextSizeA(look.sizes.text_small, plot.rect.right, 0.0F, mark.icon).x;
        if (at - width / 2.0F < taken) continue;
        taken = at + width / 2.0F;
        list.AddText(look.fonts.small, look.sizes.text_small,
                     {at - width / 2.0F, plot.rect.top - size - look.sizes.text_small - look.sizes.thin_line}, mark.colour, mark.icon);
    }
}

}  // namespace

double PlotArea::x_at(float pixel) const noexcept {
    const double share = static_cast<double>(pixel - rect.left) / std::max(1.0, static_cast<double>(rect.right - rect.left));
    return x_min + std::clamp(share, 0.0, 1.0) * (x_max - x_min);
}

float PlotArea::pixel_of(double x) const noexcept {
    return rect.left + static_cast<float>((x - x_min) / (x_max - x_min)) * (rect.right - rect.left);
}

bool PlotArea::holds(float x, float y) const noexcept { return x >= rect.left && x <= rect.right && y >= rect.top && y <= rect.bottom; }

double tick_step(double range, int most) noexcept {
    if (!(range > 0.0) || !std::isfinite(range)) return 1.0;
    const double raw = range / most;
    double power = 1.0;
    while (power > raw) power /= 10.0;
    while (power * 10.0 <= raw) power *= 10.0;
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (power * factor >= raw) return power * factor;
    }
    return power * 10.0;
}

PlotArea draw_chart(const Look& look, const Chart& chart, const ItemRect& area) {
    Scale scale;
    scale.plot = {{area.left + chart.left_margin, area.top + chart.top_margin, area.right, area.bottom - chart.bottom_margin},
                  chart.x_min,
                  std::max(chart.x_max, chart.x_min + 1e-9)};
    const ItemRect& rect = scale.plot.rect;
    if (rect.right - rect.left < 8.0F || rect.bottom - rect.top < 8.0F) return scale.plot;
    scale.range = range_of(chart);
    scale.range.high *= scale.range.high > 0.0 ? static_cast<double>(kHeadRoom) : 1.0;
    scale.range.low *= static_cast<double>(kHeadRoom);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    draw_axes(look, chart, scale);
    list.PushClipRect({rect.left, rect.top - 1.0F}, {rect.right, rect.bottom + 1.0F}, true);
    if (chart.drag_from && chart.drag_to) {
        list.AddRectFilled({scale.plot.pixel_of(*chart.drag_from), rect.top}, {scale.plot.pixel_of(*chart.drag_to), rect.bottom},
                           look.colours.selection);
    }
    for (const ChartBand& band : chart.bands) draw_band(scale, band);
    for (const ChartLine& line : chart.lines) draw_line(look, scale, line);
    if (chart.now) {
        const float at = scale.plot.pixel_of(*chart.now);
        list.AddLine({at, rect.top}, {at, rect.bottom}, faded(look.colours.text, 0.35F), look.sizes.thin_line);
    }
    if (chart.cursor) {
        const float at = scale.plot.pixel_of(*chart.cursor);
        list.AddLine({at, rect.top}, {at, rect.bottom}, look.colours.text, look.sizes.thin_line);
    }
    list.PopClipRect();
    draw_marks(look, chart, scale.plot);
    return scale.plot;
}

void draw_sparkline(const Look& look, const std::vector<double>& values, Colour colour, const ItemRect& area) {
    if (values.size() < 2) return;
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const double value : values) {
        if (!std::isfinite(value)) continue;
        low = std::min(low, value);
        high = std::max(high, value);
    }
    if (!(high >= low)) return;
    const double range = high > low ? high - low : 1.0;
    std::vector<ImVec2> points;
    points.reserve(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!std::isfinite(values[i])) continue;
        const float x = static_cast<float>(i) / static_cast<float>(values.size() - 1);
        const auto y = static_cast<float>((values[i] - low) / range);
        points.push_back({area.left + x * (area.right - area.left), area.bottom - y * (area.bottom - area.top)});
    }
    ImGui::GetWindowDrawList()->AddPolyline(points.data(), static_cast<int>(points.size()), colour, ImDrawFlags_None,
                                            look.sizes.line * 0.85F);
}

}  // namespace firebreak::viewer
