#include "viewer/panels/layout.hpp"

#include "viewer/panels/account_card.hpp"
#include "viewer/panels/company_view.hpp"
#include "viewer/panels/compare.hpp"
#include "viewer/panels/console.hpp"
#include "viewer/panels/desk.hpp"
#include "viewer/panels/exercise_tabs.hpp"
#include "viewer/panels/feed.hpp"
#include "viewer/panels/help.hpp"
#include "viewer/panels/messages_panel.hpp"
#include "viewer/panels/open_questions.hpp"
#include "viewer/panels/participants_panel.hpp"
#include "viewer/panels/picker.hpp"
#include "viewer/panels/prompts_panel.hpp"
#include "viewer/panels/question.hpp"
#include "viewer/panels/steer.hpp"
#include "viewer/panels/tiles.hpp"
#include "viewer/panels/timeline.hpp"
#include "viewer/panels/top_bar.hpp"
#include "viewer/ui/numbers.hpp"
#include "viewer/ui/text.hpp"
#include "viewer/ui/widgets.hpp"
#include "viewer/ui/words_course.hpp"
#include "viewer/ui/words_desk.hpp"
#include "viewer/ui/words_main.hpp"

#include <imgui.h>

#include <algorithm>
#include <array>

namespace firebreak::viewer {
namespace {

// Unscaled pixels.
constexpr float kLeastColumn = 220.0F;
constexpr float kMostColumn = 640.0F;
constexpr float kLeastTimeline = 150.0F;
constexpr float kMostTimeline = 640.0F;
/// Of the participants' height below the tiles, for what they received.
constexpr float kReceivedShare = 0.55F;

struct TabEntry {
    const char* name;
    const char* text;
    const DrawPanel* draw;
};

// A tab of ImGui is chosen by ImGui's own state; one chosen by key is pushed into it once.
template <class Tab>
void draw_tabs(const char* name, const std::vector<TabEntry>& entries, const LiveSnapshot& live, ViewerState& state, Actions& actions,
               Tab& chosen, bool& is_new) {
    if (!ImGui::BeginTabBar(name)) return;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (!*entries[i].draw) continue;
        const bool is_pushed = is_new && static_cast<std::size_t>(chosen) == i;
        const std::string label = filled("{}###{}", entries[i].text, entries[i].name);
        const bool is_open = ImGui::BeginTabItem(label.c_str(), nullptr, is_pushed ? ImGuiTabItemFlags_SetSelected : 0);
        note_item(state.look, entries[i].name);
        if (!is_open) continue;
        if (!is_new || is_pushed) {
            chosen = static_cast<Tab>(i);
            is_new = false;
        }
        (*entries[i].draw)(live, state, actions);
        ImGui::EndTabItem();
    }
    is_new = false;
    ImGui::EndTabBar();
}

void draw_left(const LiveSnapshot& live, ViewerState& state, Actions& actions, float width) {
    if (begin_panel(state.look, "left column", width, 0.0F, false)) {
        // An open question is seen whatever the team is doing.
        if (state.left_tab != LeftTab::facilitate) draw_questions_aside(state);
        const DrawPanel steer = draw_steer;
        const DrawPanel console = draw_console;
        const DrawPanel facilitate = draw_prompts;
        draw_tabs("left tabs",
                  {{"tab steer", state.say(word::kSteer), &steer},
                   {"tab console", state.say(word::kConsole), &console},
                   {"tab facilitate", state.say(word::kFacilitate), &facilitate}},
                  live, state, actions, state.left_tab, state.is_left_tab_new);
    }
    end_panel();
}

void draw_network_place(const LiveSnapshot& live, ViewerState& state, Actions& actions, const PanelSlots& slots) {
    if (slots.network) slots.network(live, state, actions);
    else dim_text(state.look, state.say(word::kLoading));
}

void draw_centre(const LiveSnapshot& live, ViewerState& state, Actions& actions, const PanelSlots& slots, float width) {
    const Look& look = state.look;
    const Sizes& s = look.sizes;
    ImGui::BeginGroup();
    const float whole = ImGui::GetContentRegionAvail().y;
    float& stored = state.settings.timeline_height;
    float timeline = stored > 0.0F ? stored * look.scale : s.timeline_height;
    timeline = std::clamp(timeline, kLeastTimeline * look.scale, std::max(kLeastTimeline * look.scale, whole - s.timeline_height));
    if (begin_panel(look, "centre", width, whole - timeline - s.splitter, false)) {
        const DrawPanel network = [&slots](const LiveSnapshot& l, ViewerState& st, Actions& a) { draw_network_place(l, st, a, slots); };
        const DrawPanel compare = draw_compare;
        const DrawPanel exercise = draw_exercise_tabs;
        draw_tabs("centre tabs",
                  {{"tab network", state.say(word::kNetwork), &network},
                   {"tab compare", state.say(word::kCompare), &compare},
                   {"tab exercise", state.say(word::kExercise), &exercise}},
                  live, state, actions, state.centre_tab, state.is_centre_tab_new);
    }
    end_panel();
    ImGui::SetCursorPosY(ImGui::GetCursorPosY() - ImGui::GetStyle().ItemSpacing.y);
    splitter(look, "timeline border", false, false, width, kLeastTimeline * look.scale, kMostTimeline * look.scale, timeline);
    stored = timeline / look.scale;
    ImGui::SetCursorPosY(ImGui::GetCursorPosY() - ImGui::GetStyle().ItemSpacing.y);
    if (begin_panel(look, "timeline", width, 0.0F, false)) draw_timeline(live, state, actions);
    end_panel();
    ImGui::EndGroup();
}

void draw_right(const LiveSnapshot& live, ViewerState& state, Actions& actions) {
    if (begin_panel(state.look, "right column", 0.0F, 0.0F, false)) {
        const DrawPanel feed = draw_feed;
        const DrawPanel desk = draw_desk;
        const DrawPanel company = draw_company_view;
        draw_tabs("right tabs",
                  {{"tab feed", state.say(word::kFeed), &feed},
                   {"tab desk", state.say(word::kDesk), &desk},
                   {"tab company", state.say(word::kCompany), &company}},
                  live, state, actions, state.right_tab, state.is_right_tab_new);
    }
    end_panel();
}

// Left, middle and right, with borders to drag; widths are kept unscaled in the settings.
void draw_columns(const LiveSnapshot& live, ViewerState& state, Actions& actions, const PanelSlots& slots) {
    const Look& look = state.look;
    const Sizes& s = look.sizes;
    const float whole = ImGui::GetContentRegionAvail().x;
    const float most = std::max(kLeastColumn * look.scale, std::min(kMostColumn * look.scale, whole * 0.36F));
    const auto width_of = [&](float stored, float standard) {
        return std::clamp(stored > 0.0F ? stored * look.scale : standard, std::min(kLeastColumn * look.scale, most), most);
    };
    float left = width_of(state.settings.left_width, s.left_width);
    float right = width_of(state.settings.right_width, s.right_width);
    const float height = ImGui::GetContentRegionAvail().y;
    draw_left(live, state, actions, left);
    ImGui::SameLine(0.0F, 0.0F);
    splitter(look, "left border", true, true, height, kLeastColumn * look.scale, most, left);
    ImGui::SameLine(0.0F, 0.0F);
    draw_centre(live, state, actions, slots, std::max(1.0F, whole - left - right - 2.0F * s.splitter));
    ImGui::SameLine(0.0F, 0.0F);
    splitter(look, "right border", true, false, height, kLeastColumn * look.scale, most, right);
    ImGui::SameLine(0.0F, 0.0F);
    draw_right(live, state, actions);
    state.settings.left_width = left / look.scale;
    state.settings.right_width = right / look.scale;
}

}  // namespace

void draw_screen(const ViewerState& state, const std::function<void()>& draw) {
    ImGui::PushFont(state.look.fonts.regular);
    ImGui::SetNextWindowPos({0.0F, 0.0F});
    ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0.0F);
    ImGui::Begin("screen", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings);
    ImGui::PopStyleVar();
    draw();
    ImGui::End();
    ImGui::PopFont();
}

void draw_layout(const LiveSnapshot& live, ViewerState& state, Actions& actions, const PanelSlots& slots) {
    draw_top_bar(live, state, actions);
    if (!state.is_scenario_open || state.is_picker_open) {
        draw_picker(live, state, actions);
    } else {
        const ImVec2 at = ImGui::GetCursorScreenPos();
        draw_tiles(live, state, actions);
        note_area(state.look, "tiles", at.x, at.y, at.x + ImGui::GetWindowContentRegionMax().x, at.y + state.look.sizes.tile_height);
        draw_columns(live, state, actions, slots);
        draw_account_card(live, state, actions);
    }
    if (slots.floating) slots.floating(live, state, actions);
    draw_help(live, state, actions);
    draw_messages(live, state, actions);
    draw_toasts(live, state, actions);
    draw_question(live, state, actions);
    if (state.is_scenario_open && !state.is_picker_open) draw_tour(live, state, actions);
}

void draw_participant_layout(const LiveSnapshot& live, ViewerState& state, Actions& actions) {
    const Look& look = state.look;
    ImGui::PushFont(look.fonts.large);
    ImGui::TextUnformatted(clock_text(look.language, live.figures.now).c_str());
    ImGui::PopFont();
    note_item(look, "participant clock");
    ImGui::SameLine(0.0F, look.sizes.gap * 2.0F);
    dim_text(look, state.say(live.figures.state == LiveState::running ? word::kRunning : word::kPaused));
    draw_company_tiles(live, state, actions);
    const float right = std::min(look.sizes.right_width * 1.2F, ImGui::GetContentRegionAvail().x * 0.45F);
    ImGui::BeginGroup();
    // In an exercise, what reaches the team comes first; without one, monitoring has all the room.
    if (!state.exercise.events.injects().empty() || !state.exercise.prompts.open_ones().empty()) {
        const float height = ImGui::GetContentRegionAvail().y * kReceivedShare;
        if (begin_panel(look, "participant inbox", -right - look.sizes.gap, height)) {
            draw_open_questions(state);
            draw_received(state);
        }
        end_panel();
    }
    if (begin_panel(look, "participant timeline", -right - look.sizes.gap, 0.0F, false)) draw_company_timeline(live, state, actions);
    end_panel();
    ImGui::EndGroup();
    ImGui::SameLine();
    if (begin_panel(look, "participant feed", 0.0F, 0.0F, false)) draw_company_feed(live, state, actions);
    end_panel();
}

}  // namespace firebreak::viewer
