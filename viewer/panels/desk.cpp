#include "viewer/panels/desk.hpp"

#include "viewer/panels/post_words.hpp"
#include "viewer/ui/icons.hpp"
#include "viewer/ui/numbers.hpp"
#include "viewer/ui/text.hpp"
#include "viewer/ui/widgets.hpp"
#include "viewer/ui/words_desk.hpp"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <vector>

namespace firebreak::viewer {
namespace {

enum Column : ImGuiID { kCaseColumn, kAgeColumn, kStatusColumn, kFollowersColumn, kAngerColumn };
constexpr int kColumns = 5;

void draw_figures(const LiveSnapshot& live, const ViewerState& state) {
    const Look& look = state.look;
    const LiveFigures& f = live.figures;
    const Language language = look.language;
    badge(look, state.say(f.is_desk_open ? word::kDeskOpen : word::kDeskClosed), f.is_desk_open ? look.colours.good : look.colours.grey,
          look.colours.text_on_hue);
    ImGui::SameLine();
    ImGui::PushFont(look.fonts.bold);
    ImGui::TextUnformatted(filled("{} {}", state.say(word::kQueue), count_text(language, static_cast<double>(f.queue_length))).c_str());
    ImGui::PopFont();
    figure_row(look, state.say(word::kOldestWait), f.queue_length > 0 ? duration_text(language, f.oldest_wait) : std::string{kNothing});
    const float busy = f.agents > 0 ? static_cast<float>(f.busy_agents) / static_cast<float>(f.agents) : 0.0F;
    bar_row(
        look, state.say(word::kStaff),
        filled("{} / {}", count_text(language, static_cast<double>(f.busy_agents)), count_text(language, static_cast<double>(f.agents))),
        busy, busy > 0.9F ? look.colours.vermillion : look.colours.green);
    figure_row(look, state.say(word::kApprovals), count_text(language, static_cast<double>(f.awaiting_approval)));
    figure_row(look, state.say(word::kEscalations), count_text(language, static_cast<double>(f.escalations_arrived)));
    figure_row(look, state.say(word::kFix),
               state.say(f.is_fixed         ? word::kFixed
                         : f.is_fix_running ? word::kFixRunning
                                            : word::kNotFixed),
               f.is_fixed         ? look.colours.good
               : f.is_fix_running ? look.colours.warning
                                  : look.colours.bad);
}

// One bar, parted by status, and its legend.
void draw_statuses(const LiveSnapshot& live, const ViewerState& state) {
    const Look& look = state.look;
    std::array<int, kLiveCaseStatuses> counts{};
    for (const LiveCase& one : live.cases) ++counts[static_cast<std::size_t>(one.status)];
    if (live.cases.empty()) return;
    small_text(look, state.say(word::kListedStatuses));
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const float height = look.sizes.gap;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    float x = at.x;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const float part = width * static_cast<float>(counts[i]) / static_cast<float>(live.cases.size());
        list.AddRectFilled({x, at.y}, {x + part, at.y + height}, colour_of(look.colours, static_cast<LiveCaseStatus>(i)));
        x += part;
    }
    ImGui::Dummy({width, height});
    ImGui::PushFont(look.fonts.small);
    float left = 0.0F;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (counts[i] == 0) continue;
        const auto status = static_cast<LiveCaseStatus>(i);
        const std::string text = filled("{} {}", status_word(state, status), counts[i]);
        const float size = ImGui::CalcTextSize(text.c_str()).x + look.sizes.text_small * 1.4F + look.sizes.gap;
        if (left > 0.0F && left + size < width) ImGui::SameLine(0.0F, look.sizes.gap);
        else left = 0.0F;
        left += size;
        const ImVec2 dot = ImGui::GetCursorScreenPos();
        const float radius = look.sizes.text_small * 0.3F;
        list.AddCircleFilled({dot.x + radius, dot.y + look.sizes.text_small * 0.6F}, radius, colour_of(look.colours, status));
        ImGui::SetCursorPosX(ImGui::GetCursorPosX() + radius * 3.0F);
        dim_text(look, text);
    }
    ImGui::PopFont();
}

bool is_before(const LiveCase& a, const LiveCase& b, ImGuiID column) {
    switch (column) {
        case kCaseColumn: return a.id < b.id;
        case kAgeColumn: return a.opened > b.opened;
        case kStatusColumn: return a.status < b.status;
        case kFollowersColumn: return a.followers < b.followers;
        case kAngerColumn: return a.arousal < b.arousal;
        default: return a.id < b.id;
    }
}

std::vector<const LiveCase*> sorted_cases(const LiveSnapshot& live) {
    std::vector<const LiveCase*> cases;
    cases.reserve(live.cases.size());
    for (const LiveCase& one : live.cases) cases.push_back(&one);
    const ImGuiTableSortSpecs* specs = ImGui::TableGetSortSpecs();
    if (specs == nullptr || specs->SpecsCount == 0) return cases;
    const ImGuiID column = specs->Specs[0].ColumnUserID;
    const bool is_up = specs->Specs[0].SortDirection == ImGuiSortDirection_Ascending;
    std::stable_sort(cases.begin(), cases.end(), [column, is_up](const LiveCase* a, const LiveCase* b) {
        return is_up ? is_before(*a, *b, column) : is_before(*b, *a, column);
    });
    return cases;
}

void draw_row(const LiveSnapshot& live, ViewerState& state, Actions& actions, const LiveCase& one) {
    const Look& look = state.look;
    ImGui::TableNextRow();
    ImGui::TableNextColumn();
    ImGui::PushID(static_cast<int>(index(one.id)));
    const bool is_selected = one.id == state.selected_case;
    const std::string label = filled("{}{}", one.is_first_in_queue ? "↑" : "", index(one.id));
    if (ImGui::Selectable(label.c_str(), is_selected, ImGuiSelectableFlags_SpanAllColumns)) {
        state.selected_case = one.id;
        state.selected_account = one.account;
        state.selected_post = one.newest_post;
        actions.push_back(InspectAccount{one.account});
    }
    note_item(look, "case", index(one.id));
    ImGui::PopID();
    ImGui::TableNextColumn();
    ImGui::TextUnformatted(duration_text(look.language, std::max(Duration{0}, live.figures.now - one.opened)).c_str());
    ImGui::TableNextColumn();
    coloured_text(colour_of(look.colours, one.status), status_word(state, one.status));
    if (one.is_escalated && look.fonts.has_icons) {
        ImGui::SameLine(0.0F, look.sizes.small_gap);
        dim_text(look, icon::kEscalate);
    }
    ImGui::TableNextColumn();
    ImGui::TextUnformatted(short_count_text(look.language, one.followers).c_str());
    ImGui::TableNextColumn();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const float y = at.y + look.sizes.text_regular * 0.55F;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddLine({at.x, y}, {at.x + width, y}, look.colours.grid, look.sizes.line * 2.0F);
    list.AddLine({at.x, y}, {at.x + width * std::clamp(one.arousal, 0.0F, 1.0F), y}, anger_colour(look.colours, one.arousal),
                 look.sizes.line * 2.0F);
}

void draw_table(const LiveSnapshot& live, ViewerState& state, Actions& actions) {
    const Look& look = state.look;
    constexpr ImGuiTableFlags kFlags =
        ImGuiTableFlags_Sortable | ImGuiTableFlags_RowBg | ImGuiTableFlags_ScrollY | ImGuiTableFlags_SizingStretchProp;
    if (!ImGui::BeginTable("cases", kColumns, kFlags, ImGui::GetContentRegionAvail())) return;
    ImGui::TableSetupScrollFreeze(0, 1);
    ImGui::TableSetupColumn(state.say(word::kCaseColumn), 0, 0.8F, kCaseColumn);
    ImGui::TableSetupColumn(state.say(word::kAgeColumn), ImGuiTableColumnFlags_DefaultSort | ImGuiTableColumnFlags_PreferSortDescending,
                            1.2F, kAgeColumn);
    ImGui::TableSetupColumn(state.say(word::kStatusColumn), 0, 1.3F, kStatusColumn);
    ImGui::TableSetupColumn(state.say(word::kFollowersColumn), ImGuiTableColumnFlags_PreferSortDescending, 0.8F, kFollowersColumn);
    ImGui::TableSetupColumn(state.say(word::kAngerColumn), ImGuiTableColumnFlags_PreferSortDescending, 0.8F, kAngerColumn);
    ImGui::TableNextRow(ImGuiTableRowFlags_Headers);
    for (int i = 0; i < kColumns; ++i) {
        ImGui::TableSetColumnIndex(i);
        ImGui::TableHeader(ImGui::TableGetColumnName(i));
        note_item(look, "cases column", static_cast<std::size_t>(i));
    }
    const std::vector<const LiveCase*> cases = sorted_cases(live);
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(cases.size()));
    while (clipper.Step()) {
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) draw_row(live, state, actions, *cases[static_cast<std::size_t>(i)]);
    }
    ImGui::EndTable();
}

}  // namespace

void draw_desk(const LiveSnapshot& live, ViewerState& state, Actions& actions) {
    const Look& look = state.look;
    draw_figures(live, state);
    draw_statuses(live, state);
    ImGui::Separator();
    heading(look, filled(state.say(word::kCasesListed), count_text(look.language, static_cast<double>(live.cases.size())),
                         count_text(look.language, static_cast<double>(live.figures.cases)))
                      .c_str());
    if (live.cases.empty()) return dim_text(look, state.say(word::kNoCases));
    draw_table(live, state, actions);
}

}  // namespace firebreak::viewer
