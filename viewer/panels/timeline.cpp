#include "viewer/panels/timeline.hpp"

#include "viewer/panels/timeline_curves.hpp"
#include "viewer/ui/numbers.hpp"
#include "viewer/ui/text.hpp"
#include "viewer/ui/widgets.hpp"
#include "viewer/ui/words_course.hpp"
#include "viewer/ui/words_desk.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <string>

namespace firebreak::viewer {
namespace {

constexpr double kLeastHours = 6.0;
constexpr double kLastHours = 48.0;
constexpr double kHoursBeforeOutbreak = 24.0;
/// What the participants see of the past.
constexpr double kParticipantHours = 72.0;
/// Counts and euros below this fill only a part of their lane.
constexpr double kLeastTop = 4.0;
/// No nearer than half an hour.
constexpr double kLeastZoom = 0.5;
using Range = TimelineView::Range;
/// Farther than this a press is a drag, not a click.
constexpr float kClickPixels = 4.0F;
constexpr double kWheelFactor = 0.8;
constexpr float kMarkReach = 5.0F;

struct View {
    double from = 0.0;
    double to = 1.0;
};

// What is in view: the reader's choice, or all that has happened or may happen.
View view_of(const LiveSnapshot& live, const ViewerState& state) {
    double last = std::max(hours_of(live.figures.now), kLeastHours);
    for (const AbandonedFuture& future : state.abandoned) {
        if (!future.series.empty()) last = std::max(last, hours_of(future.series.back().start));
    }
    for (const FutureBand& band : state.bands) {
        if (!band.steps.empty()) last = std::max(last, hours_of(band.steps.back().start));
    }
    View view{0.0, last};
    const LiveFigures& f = live.figures;
    switch (state.timeline.range) {
        case Range::whole: break;
        case Range::incident:
            if (f.outbreak < f.now) view.from = std::max(0.0, hours_of(f.outbreak) - kHoursBeforeOutbreak);
            break;
        case Range::last: view.from = std::max(0.0, hours_of(f.now) - kLastHours); break;
        case Range::own:
            view.from = std::clamp(state.timeline.from_hour, 0.0, std::max(0.0, last - kLeastZoom));
            view.to = std::clamp(state.timeline.to_hour, view.from + kLeastZoom, std::max(view.from + kLeastZoom, last));
            break;
    }
    return view;
}

// Those whose futures are drawn as bands; the place in this list decides the colour.
std::vector<std::string> future_strategies(const ViewerState& state) {
    std::vector<std::string> names;
    for (const FutureBand& band : state.bands) {
        if (std::find(names.begin(), names.end(), band.strategy) == names.end()) names.push_back(band.strategy);
    }
    return names;
}

Colour future_colour(const Look& look, std::size_t place) {
    const std::array<Colour, 8> hues = series_colours(look.colours);
    return hues[place % hues.size()];
}

float legend_width(const Look& look, const ViewerState& state) {
    float width = look.sizes.gap * 4.0F;
    for (const std::string& name : future_strategies(state))
        width += ImGui::CalcTextSize(name.c_str()).x + look.sizes.text_small + look.sizes.gap * 2.0F;
    for (std::size_t i = 0; i < kCurves; ++i) {
        width += ImGui::CalcTextSize(state.say(name_of(static_cast<Curve>(i)))).x + look.sizes.text_small + look.sizes.gap * 2.0F;
    }
    return width;
}

// Whose future each band is.
void draw_futures_legend(const Look& look, const ViewerState& state) {
    const std::vector<std::string> names = future_strategies(state);
    const float right = ImGui::GetWindowContentRegionMax().x;
    const float swatch = look.sizes.text_small;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const ImVec2 size = ImGui::CalcTextSize(names[i].c_str());
        ImGui::SameLine(0.0F, look.sizes.gap * 1.5F);
        if (ImGui::GetCursorPosX() + size.x + swatch + look.sizes.small_gap > right) ImGui::NewLine();
        const ImVec2 at = ImGui::GetCursorScreenPos();
        ImDrawList& list = *ImGui::GetWindowDrawList();
        list.AddRectFilled({at.x, at.y + size.y * 0.2F}, {at.x + swatch, at.y + size.y * 0.8F}, faded(future_colour(look, i), 0.45F));
        list.AddText({at.x + swatch + look.sizes.small_gap, at.y}, future_colour(look, i), names[i].c_str());
        ImGui::Dummy({size.x + swatch + look.sizes.small_gap, size.y});
        note_item(look, "legend of future", i);
    }
}

// The legend is also the switch of each curve.
void draw_legend(const Look& look, ViewerState& state) {
    const float right = ImGui::GetWindowContentRegionMax().x;
    for (std::size_t i = 0; i < kCurves; ++i) {
        const auto curve = static_cast<Curve>(i);
        const char* name = state.say(name_of(curve));
        bool& is_shown = state.timeline.is_shown[i];
        const float dash = look.sizes.text_small;
        const ImVec2 size = ImGui::CalcTextSize(name);
        ImGui::SameLine(0.0F, look.sizes.gap * 1.5F);
        if (ImGui::GetCursorPosX() + size.x + dash + look.sizes.small_gap > right) ImGui::NewLine();
        const ImVec2 at = ImGui::GetCursorScreenPos();
        ImGui::PushID(static_cast<int>(i));
        if (area_button(look, "curve", size.x + dash + look.sizes.small_gap, size.y)) is_shown = !is_shown;
        ImGui::PopID();
        note_item(look, "curve", i);
        ImDrawList& list = *ImGui::GetWindowDrawList();
        const float share = is_shown ? 1.0F : 0.35F;
        list.AddLine({at.x, at.y + size.y / 2.0F}, {at.x + dash, at.y + size.y / 2.0F}, faded(colour_of(look.colours, curve), share),
                     look.sizes.line * 1.5F);
        const bool is_hovered = ImGui::IsItemHovered();
        list.AddText({at.x + dash + look.sizes.small_gap, at.y}, faded(is_hovered ? look.colours.accent : look.colours.text, share), name);
    }
    draw_futures_legend(look, state);
}

void draw_header(ViewerState& state) {
    const Look& look = state.look;
    heading(look, state.say(word::kTimeline));
    struct Choice {
        const char* name;
        const Phrase& text;
        Range range;
    };
    const std::array<Choice, 3> choices{Choice{"range incident", word::kIncident, Range::incident},
                                        Choice{"range whole", word::kWholeRun, Range::whole},
                                        Choice{"range last", word::kLastTwoDays, Range::last}};
    float width = 0.0F;
    for (const Choice& choice : choices)
        width += ImGui::CalcTextSize(state.say(choice.text)).x + look.sizes.gap * 2.0F + look.sizes.small_gap;
    const bool is_on_one_line =
        ImGui::CalcTextSize(state.say(word::kTimeline)).x + legend_width(look, state) + width < ImGui::GetWindowWidth();
    if (is_on_one_line) draw_legend(look, state);
    ImGui::SameLine(std::max(look.sizes.padding, ImGui::GetWindowContentRegionMax().x - width));
    for (const Choice& choice : choices) {
        const bool is_chosen = state.timeline.range == choice.range;
        if (button(look, choice.name, "", state.say(choice.text), is_chosen ? ButtonKind::chosen : ButtonKind::plain))
            state.timeline.range = choice.range;
        ImGui::SameLine(0.0F, look.sizes.small_gap);
    }
    ImGui::NewLine();
    if (is_on_one_line) return;
    ImGui::Dummy({0.0F, look.sizes.text_regular});
    draw_legend(look, state);
}

void add_others(const LiveSnapshot& live, const ViewerState& state, Curve curve, Chart& chart) {
    const Colour colour = colour_of(state.look.colours, curve);
    const std::array<Colour, 8> hues = series_colours(state.look.colours);
    const std::vector<std::string> strategies = future_strategies(state);
    for (const FutureBand& future : state.bands) {
        if (future.curve != curve) continue;
        const auto place = static_cast<std::size_t>(std::find(strategies.begin(), strategies.end(), future.strategy) - strategies.begin());
        const Colour hue = future_colour(state.look, place);
        ChartBand band{hue, {}};
        ChartLine middle{hue, true, false, {}};
        for (const FutureBand::Step& step : future.steps) {
            band.slices.push_back({hours_of(step.start), step.low, step.high});
            middle.points.push_back({hours_of(step.start), step.middle});
        }
        chart.bands.push_back(std::move(band));
        chart.lines.push_back(std::move(middle));
    }
    for (const AbandonedFuture& future : state.abandoned) {
        chart.lines.push_back({faded(colour, 0.8F), true, false, points_of(future.series, curve, live.figures.step, kNever)});
    }
    for (std::size_t i = 0; i < state.kept.size(); ++i) {
        const KeptRun& run = state.kept[i];
        if (!run.is_shown) continue;
        chart.lines.push_back(
            {faded(hues[(i + 3) % hues.size()], 0.75F), false, false, points_of(run.series, curve, run.figures.step, run.figures.now)});
    }
}

Chart lane_chart(const LiveSnapshot& live, const ViewerState& state, const Lane& lane, const View& view) {
    const Look& look = state.look;
    Chart chart;
    chart.x_min = view.from;
    chart.x_max = view.to;
    chart.is_signed = lane.is_signed;
    chart.least_top = lane.is_signed ? 0.0 : kLeastTop;
    chart.left_margin = look.sizes.text_small * 4.2F;
    chart.now = hours_of(live.figures.now);
    chart.y_text = [language = look.language](double y) {
        return std::fabs(y) < 10.0 && y != std::floor(y) ? number_text(language, y, 1) : short_count_text(language, y);
    };
    for (const Curve curve : lane.curves) add_others(live, state, curve, chart);
    for (const Curve curve : lane.curves) {
        if (curve == Curve::volume) {
            ChartLine expected{faded(look.colours.grey, 0.8F), true, false, {}};
            for (const LivePoint& point : live.series) {
                if (point.start + live.figures.step > live.figures.now) continue;
                expected.points.push_back({hours_of(point.start) + hours_of(live.figures.step) / 2.0,
                                           point.expected_volume / std::max(1e-9, hours_of(live.figures.step))});
            }
            chart.lines.push_back(std::move(expected));
        }
        const bool is_filled = curve == Curve::volume || curve == Curve::buzz || curve == Curve::reach || curve == Curve::spent;
        chart.lines.push_back(
            {colour_of(look.colours, curve), false, is_filled, points_of(live.series, curve, live.figures.step, live.figures.now)});
    }
    return chart;
}

// Marks of one kind that would stand on each other become one.
std::vector<ChartMark> chart_marks(const ViewerState& state, const std::vector<TimeMark>& marks, const View& view, float width,
                                   bool has_flags) {
    std::vector<ChartMark> drawn;
    std::array<double, 7> last{};
    last.fill(-1e9);
    const double near =
        (view.to - view.from) / std::max(1.0, static_cast<double>(width)) * static_cast<double>(state.look.sizes.mark) * 2.0;
    for (const TimeMark& mark : marks) {
        const double hour = hours_of(mark.time);
        double& before = last[static_cast<std::size_t>(mark.kind)];
        if (hour - before < near) continue;
        before = hour;
        drawn.push_back({hour, colour_of(state.look.colours, mark.kind), icon_of(mark.kind), has_flags});
    }
    return drawn;
}

std::string readout_value(const ViewerState& state, Curve curve, const LivePoint& point, Duration step) {
    const Language language = state.look.language;
    switch (curve) {
        case Curve::buzz: return number_text(language, point.buzz, 1);
        case Curve::spent: return euros_text(language, point.spent);
        case Curve::backlog: return count_text(language, static_cast<double>(point.backlog));
        case Curve::reach: return count_text(language, static_cast<double>(point.cumulative_reach));
        case Curve::volume:
        case Curve::complaints:
        case Curve::replies:
            return count_text(language, value_of(point, curve) / std::max(1e-9, hours_of(step))) + " " + state.say(word::kPerHour);
    }
    return "";
}

void draw_readout(const LiveSnapshot& live, const ViewerState& state, const std::vector<TimeMark>& marks, double hour, double reach) {
    const Look& look = state.look;
    const Time time = kStart + minutes{std::llround(hour * 60.0)};
    const auto after =
        std::upper_bound(live.series.begin(), live.series.end(), time, [](Time at, const LivePoint& point) { return at < point.start; });
    ImGui::BeginTooltip();
    heading(look, clock_text(look.language, time).c_str());
    if (after != live.series.begin() && time <= live.figures.now) {
        const LivePoint& point = *std::prev(after);
        for (std::size_t i = 0; i < kCurves; ++i) {
            const auto curve = static_cast<Curve>(i);
            if (!state.timeline.is_shown[i]) continue;
            coloured_text(colour_of(look.colours, curve), "—");
            ImGui::SameLine(0.0F, look.sizes.small_gap);
            ImGui::TextUnformatted(
                filled("{}: {}", state.say(name_of(curve)), readout_value(state, curve, point, live.figures.step)).c_str());
        }
    }
    constexpr int kMostMarks = 6;
    int shown = 0;
    for (const TimeMark& mark : marks) {
        if (std::fabs(hours_of(mark.time) - hour) > reach || shown++ >= kMostMarks) continue;
        coloured_text(colour_of(look.colours, mark.kind), state.say(name_of(mark.kind)));
        ImGui::SameLine(0.0F, look.sizes.small_gap);
        ImGui::TextUnformatted(filled("{} {}", hour_text(mark.time), mark.text).c_str());
    }
    if (time < live.figures.now) small_text(look, state.say(word::kClickToGoBack));
    ImGui::EndTooltip();
}

void zoom(ViewerState& state, double from, double to) {
    state.timeline.range = Range::own;
    state.timeline.from_hour = from;
    state.timeline.to_hour = to;
}

// Click, drag and wheel over the lanes.
void work_lanes(const LiveSnapshot& live, ViewerState& state, const PlotArea& plot, const View& view) {
    const ImGuiIO& io = ImGui::GetIO();
    const double hour = plot.x_at(io.MousePos.x);
    if (ImGui::IsItemDeactivated() && ImGui::IsMouseReleased(0)) {
        const double from = plot.x_at(io.MouseClickedPos[0].x);
        const bool is_click = std::fabs(io.MousePos.x - io.MouseClickedPos[0].x) < kClickPixels * state.look.scale;
        if (!is_click) {
            zoom(state, std::min(from, hour), std::max(from, hour));
        } else if (hour < hours_of(live.figures.now)) {
            state.rewind_to = kStart + minutes{std::llround(hour * 60.0)};
            state.question = Question::rewind;
        }
    }
    if (ImGui::IsItemHovered() && io.MouseWheel != 0.0F) {
        const double factor = io.MouseWheel > 0.0F ? kWheelFactor : 1.0 / kWheelFactor;
        zoom(state, std::max(0.0, hour - (hour - view.from) * factor), hour + (view.to - hour) * factor);
    }
}

void draw_lanes(const LiveSnapshot& live, ViewerState& state) {
    const Look& look = state.look;
    const Sizes& s = look.sizes;
    const View view = view_of(live, state);
    const std::vector<Lane> lanes = shown_lanes(state.timeline);
    if (lanes.empty() || live.series.empty()) return dim_text(look, state.say(word::kNothingYet));
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const ImVec2 size = ImGui::GetContentRegionAvail();
    // By key there is no place in it to point at, so it asks where to go back to.
    if (area_button(look, "lanes", size.x, size.y) && !ImGui::IsMouseReleased(0)) state.is_rewind_menu_wanted = true;
    note_item(look, "timeline lanes");
    const bool is_hovered = ImGui::IsItemHovered();
    const bool is_held = ImGui::IsItemActive();
    const ImGuiIO& io = ImGui::GetIO();
    const std::vector<TimeMark> marks = marks_of(live, state);
    float total = 0.0F;
    for (const Lane& lane : lanes) total += lane.weight;
    const float top_margin = s.text_small + s.mark * 2.0F + s.small_gap;
    const float lane_gap = s.text_small;
    const float axis = s.text_small + s.small_gap * 2.0F;
    const float height = size.y - top_margin - axis - lane_gap * static_cast<float>(lanes.size() - 1);
    PlotArea plot{{at.x + s.text_small * 4.2F, at.y, at.x + size.x - s.gap, at.y + size.y}, view.from, view.to};
    const double hour = plot.x_at(io.MousePos.x);
    float y = at.y;
    for (std::size_t i = 0; i < lanes.size(); ++i) {
        const bool is_last = i + 1 == lanes.size();
        Chart chart = lane_chart(live, state, lanes[i], view);
        chart.top_margin = i == 0 ? top_margin : 0.0F;
        chart.bottom_margin = is_last ? axis : 0.0F;
        chart.marks = chart_marks(state, marks, view, size.x, i == 0);
        if (is_last) {
            chart.x_steps = hour_steps();
            chart.x_text = [language = look.language](double x) { return tick_text(language, x); };
        }
        if (is_hovered) chart.cursor = hour;
        if (is_held && std::fabs(io.MousePos.x - io.MouseClickedPos[0].x) >= kClickPixels * look.scale) {
            chart.drag_from = plot.x_at(io.MouseClickedPos[0].x);
            chart.drag_to = hour;
        }
        const float lane_height = height * lanes[i].weight / total + chart.top_margin + chart.bottom_margin;
        draw_chart(look, chart, {at.x, y, at.x + size.x - s.gap, y + lane_height});
        y += lane_height + lane_gap;
    }
    work_lanes(live, state, plot, view);
    const double reach = (view.to - view.from) / std::max(1.0, static_cast<double>(size.x)) * static_cast<double>(kMarkReach * look.scale);
    if (is_hovered && !is_held) draw_readout(live, state, marks, hour, reach);
}

}  // namespace

void draw_timeline(const LiveSnapshot& live, ViewerState& state, Actions&) {
    draw_header(state);
    draw_lanes(live, state);
}

void draw_company_timeline(const LiveSnapshot& live, ViewerState& state, Actions&) {
    const Look& look = state.look;
    heading(look, state.say(word::kCompanyTimeline));
    ImGui::SameLine(0.0F, look.sizes.gap * 2.0F);
    coloured_text(look.colours.orange, state.say(word::kMentionsPerHour));
    ImGui::SameLine(0.0F, look.sizes.gap * 2.0F);
    coloured_text(look.colours.sky, state.say(word::kCurveBacklog));
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const ImVec2 size = ImGui::GetContentRegionAvail();
    Chart chart;
    chart.x_max = std::max(kLeastHours, hours_of(live.figures.now));
    chart.x_min = std::max(0.0, chart.x_max - kParticipantHours);
    chart.left_margin = look.sizes.text_small * 4.2F;
    chart.bottom_margin = look.sizes.text_small + look.sizes.small_gap * 2.0F;
    chart.y_text = [language = look.language](double y) { return short_count_text(language, y); };
    chart.x_text = [language = look.language](double x) { return tick_text(language, x); };
    chart.x_steps = hour_steps();
    ChartLine seen{look.colours.orange, false, true, {}};
    for (const LivePoint& point : live.series) {
        if (point.start + live.figures.step <= live.figures.now) seen.points.push_back({hours_of(point.start), point.seen_mentions});
    }
    chart.lines = {std::move(seen),
                   {look.colours.sky, false, false, points_of(live.series, Curve::backlog, live.figures.step, live.figures.now)}};
    draw_chart(look, chart, {at.x, at.y, at.x + size.x - look.sizes.gap, at.y + size.y});
    ImGui::Dummy(size);
    note_item(look, "company timeline");
}

}  // namespace firebreak::viewer
