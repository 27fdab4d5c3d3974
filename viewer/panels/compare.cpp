#include "viewer/panels/compare.hpp"

#include "viewer/panels/timeline_curves.hpp"
#include "viewer/ui/icons.hpp"
#include "viewer/ui/numbers.hpp"
#include "viewer/ui/text.hpp"
#include "viewer/ui/widgets.hpp"
#include "viewer/ui/words_course.hpp"

#include <imgui.h>

#include <algorithm>
#include <optional>

namespace firebreak::viewer {
namespace {

struct RunView {
    std::string name;
    std::span<const LivePoint> series;
    Duration step{hours{1}};
    Time now{};
};

std::vector<RunView> runs_of(const LiveSnapshot& live, const ViewerState& state) {
    std::vector<RunView> runs{{state.say(word::kThisRun), live.series, live.figures.step, live.figures.now}};
    for (const KeptRun& run : state.kept) runs.push_back({run.name, run.series, run.figures.step, run.figures.now});
    return runs;
}

// The last step that is over at that moment.
const LivePoint* point_at(const RunView& run, Time moment) {
    const LivePoint* found = nullptr;
    for (const LivePoint& point : run.series) {
        if (point.start + run.step <= std::min(moment, run.now)) found = &point;
    }
    return found;
}

std::string figure(const ViewerState& state, Curve curve, const LivePoint& point) {
    const Language language = state.look.language;
    if (curve == Curve::buzz) return number_text(language, point.buzz, 1);
    if (curve == Curve::spent) return euros_text(language, point.spent);
    return count_text(language, value_of(point, curve));
}

std::string peak(const ViewerState& state, const RunView& run, Time moment) {
    double highest = 0.0;
    for (const LivePoint& point : run.series) {
        if (point.start + run.step <= std::min(moment, run.now))
            highest = std::max(highest, static_cast<double>(point.volume) / hours_of(run.step));
    }
    return count_text(state.look.language, highest);
}

void draw_table(const ViewerState& state, const std::vector<RunView>& runs, Time moment) {
    if (!ImGui::BeginTable("runs", static_cast<int>(runs.size()) + 1,
                           ImGuiTableFlags_RowBg | ImGuiTableFlags_SizingStretchProp | ImGuiTableFlags_ScrollX))
        return;
    ImGui::TableSetupColumn(filled(state.say(word::kAtMoment), clock_text(state.look.language, moment)).c_str());
    for (const RunView& run : runs) ImGui::TableSetupColumn(run.name.c_str());
    ImGui::TableHeadersRow();
    for (const Curve curve : {Curve::reach, Curve::volume, Curve::complaints, Curve::replies, Curve::backlog, Curve::buzz, Curve::spent}) {
        ImGui::TableNextRow();
        ImGui::TableNextColumn();
        coloured_text(colour_of(state.look.colours, curve), state.say(name_of(curve)));
        for (const RunView& run : runs) {
            ImGui::TableNextColumn();
            const LivePoint* point = point_at(run, moment);
            ImGui::TextUnformatted(point == nullptr ? kNothing : figure(state, curve, *point).c_str());
        }
    }
    ImGui::TableNextRow();
    ImGui::TableNextColumn();
    dim_text(state.look, state.say(word::kPeakVolume));
    for (const RunView& run : runs) {
        ImGui::TableNextColumn();
        ImGui::TextUnformatted(peak(state, run, moment).c_str());
    }
    ImGui::EndTable();
}

void draw_kept(ViewerState& state) {
    const Look& look = state.look;
    std::optional<std::size_t> gone;
    for (std::size_t i = 0; i < state.kept.size(); ++i) {
        ImGui::PushID(static_cast<int>(i));
        checkbox(look, filled("kept {}", i), state.kept[i].name.c_str(), state.kept[i].is_shown);
        ImGui::SameLine();
        if (icon_button(look, filled("remove kept {}", i), icon::kCross, state.say(word::kRemoveRun))) gone = i;
        ImGui::PopID();
    }
    if (gone) state.kept.erase(state.kept.begin() + static_cast<std::ptrdiff_t>(*gone));
}

void draw_curve(const Look& look, const ViewerState& state, const std::vector<RunView>& runs, Curve curve, double last, float height) {
    const std::array<Colour, 8> hues = series_colours(look.colours);
    heading(look, state.say(name_of(curve)));
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    Chart chart;
    chart.x_max = last;
    chart.left_margin = look.sizes.text_small * 4.2F;
    chart.bottom_margin = look.sizes.text_small + look.sizes.small_gap * 2.0F;
    chart.y_text = [language = look.language](double y) { return short_count_text(language, y); };
    chart.x_text = [language = look.language](double x) { return tick_text(language, x); };
    chart.x_steps = hour_steps();
    for (std::size_t i = 0; i < runs.size(); ++i) {
        if (i > 0 && !state.kept[i - 1].is_shown) continue;
        chart.lines.push_back({hues[i % hues.size()], false, false, points_of(runs[i].series, curve, runs[i].step, runs[i].now)});
    }
    draw_chart(look, chart, {at.x, at.y, at.x + width, at.y + height});
    ImGui::Dummy({width, height});
}

}  // namespace

void draw_compare(const LiveSnapshot& live, ViewerState& state, Actions&) {
    const Look& look = state.look;
    if (state.kept.empty()) {
        ImGui::PushTextWrapPos(0.0F);
        dim_text(look, state.say(word::kNoKeptRuns));
        ImGui::PopTextWrapPos();
        return;
    }
    draw_kept(state);
    if (state.kept.empty()) return;
    const std::vector<RunView> runs = runs_of(live, state);
    // Where all of them have got to: later figures could not be compared.
    Time moment = live.figures.now;
    double last = hours_of(live.figures.now);
    for (const RunView& run : runs) {
        moment = std::min(moment, run.now);
        last = std::max(last, hours_of(run.now));
    }
    const float height =
        std::max(look.sizes.timeline_height * 0.35F, (ImGui::GetContentRegionAvail().y - look.sizes.text_regular * 18.0F) / 2.0F);
    draw_curve(look, state, runs, Curve::volume, last, height);
    draw_curve(look, state, runs, Curve::buzz, last, height);
    draw_table(state, runs, moment);
    note_item(look, "compare table");
}

}  // namespace firebreak::viewer
