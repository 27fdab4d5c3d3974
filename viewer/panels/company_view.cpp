#include "viewer/panels/company_view.hpp"

#include "viewer/panels/decision_words.hpp"
#include "viewer/panels/timeline_curves.hpp"
#include "viewer/ui/chart.hpp"
#include "viewer/ui/numbers.hpp"
#include "viewer/ui/text.hpp"
#include "viewer/ui/widgets.hpp"
#include "viewer/ui/words_course.hpp"
#include "viewer/ui/words_desk.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>

namespace firebreak::viewer {
namespace {

constexpr double kShownHours = 72.0;

std::string count_of(const ViewerState& state, std::int64_t count) { return count_text(state.look.language, static_cast<double>(count)); }

void row(const Look& look, const char* name, const std::string& seen, const std::string& truth, Colour seen_ink = 0, Colour truth_ink = 0) {
    ImGui::TableNextRow();
    ImGui::TableNextColumn();
    dim_text(look, name);
    ImGui::TableNextColumn();
    coloured_text(seen_ink == 0 ? look.colours.text : seen_ink, seen);
    ImGui::TableNextColumn();
    coloured_text(truth_ink == 0 ? look.colours.text : truth_ink, truth);
}

void draw_table(const LiveSnapshot& live, const ViewerState& state) {
    const Look& look = state.look;
    const LiveFigures& f = live.figures;
    const Language language = look.language;
    if (!ImGui::BeginTable("views", 3, ImGuiTableFlags_RowBg | ImGuiTableFlags_SizingStretchProp)) return;
    ImGui::TableSetupColumn("", 0, 1.35F);
    ImGui::TableSetupColumn(state.say(word::kWhatCompanySees));
    ImGui::TableSetupColumn(state.say(word::kWhatIsTrue));
    ImGui::TableHeadersRow();
    row(look, state.say(word::kMentionsLastHour), count_text(language, f.seen_last_hour), count_text(language, f.volume_last_hour));
    row(look, state.say(word::kUsualMentions), count_text(language, f.seen_expected), count_text(language, f.expected_last_hour));
    row(look, state.say(word::kCasesRow), count_of(state, f.cases_seen), count_of(state, f.cases));
    const auto ink = [&look](bool is_bad) { return is_bad ? look.colours.bad : look.colours.good; };
    row(look, state.say(word::kCrisisRow), state.say(f.company_sees_crisis ? word::kYesCrisis : word::kNoCrisis),
        state.say(f.is_crisis ? word::kYesCrisis : word::kNoCrisis), ink(f.company_sees_crisis), ink(f.is_crisis));
    ImGui::EndTable();
    note_item(look, "company table");
}

void draw_shares(const LiveSnapshot& live, const ViewerState& state) {
    const Look& look = state.look;
    const LiveFigures& f = live.figures;
    const double seen = f.cases > 0 ? static_cast<double>(f.cases_seen) / static_cast<double>(f.cases) : std::nan("");
    const double answered = f.cases_seen > 0 ? static_cast<double>(f.cases_answered) / static_cast<double>(f.cases_seen) : std::nan("");
    const auto bar = [](double share) { return std::isfinite(share) ? static_cast<float>(share) : 0.0F; };
    bar_row(look, state.say(word::kShareSeen), percent_text(look.language, seen), bar(seen), look.colours.sky);
    bar_row(look, state.say(word::kShareAnswered), percent_text(look.language, answered), bar(answered), look.colours.green);
    figure_row(look, state.say(word::kStatementsRow), count_of(state, f.statements));
    figure_row(look, state.say(word::kArticlesRow), count_of(state, f.articles));
    figure_row(look, state.say(word::kChurnedRow), count_of(state, f.churned));
}

void draw_mentions(const LiveSnapshot& live, const ViewerState& state) {
    const Look& look = state.look;
    heading(look, state.say(word::kMentionsOverTime));
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const ImVec2 size{ImGui::GetContentRegionAvail().x, look.sizes.timeline_height * 0.6F};
    Chart chart;
    chart.x_max = std::max(6.0, hours_of(live.figures.now));
    chart.x_min = std::max(0.0, chart.x_max - kShownHours);
    chart.left_margin = look.sizes.text_small * 3.5F;
    chart.bottom_margin = look.sizes.text_small + look.sizes.small_gap * 2.0F;
    chart.y_text = [language = look.language](double y) { return short_count_text(language, y); };
    chart.x_text = [language = look.language](double x) { return tick_text(language, x); };
    chart.x_steps = hour_steps();
    ChartLine seen{look.colours.sky, false, true, {}};
    for (const LivePoint& point : live.series) {
        if (point.start + live.figures.step <= live.figures.now) {
            seen.points.push_back({hours_of(point.start) + hours_of(live.figures.step) / 2.0, point.seen_mentions});
        }
    }
    chart.lines = {
        {colour_of(look.colours, Curve::volume), false, false, points_of(live.series, Curve::volume, live.figures.step, live.figures.now)},
        std::move(seen)};
    draw_chart(look, chart, {at.x, at.y, at.x + size.x, at.y + size.y});
    ImGui::Dummy(size);
}

void draw_decisions(const LiveSnapshot& live, const ViewerState& state) {
    const Look& look = state.look;
    heading(look, state.say(word::kDecisionLog));
    if (live.decisions.empty()) return dim_text(look, state.say(word::kNoDecisions));
    begin_part("decisions");
    for (const LiveDecision& decision : live.decisions) {
        dim_text(look, clock_text(look.language, decision.time));
        ImGui::SameLine();
        ImGui::PushTextWrapPos(0.0F);
        ImGui::TextUnformatted(decision_words(decision.text.data(), look.language).c_str());
        ImGui::PopTextWrapPos();
    }
    ImGui::EndChild();
}

}  // namespace

void draw_company_view(const LiveSnapshot& live, ViewerState& state, Actions&) {
    draw_table(live, state);
    draw_shares(live, state);
    draw_mentions(live, state);
    draw_decisions(live, state);
}

}  // namespace firebreak::viewer
