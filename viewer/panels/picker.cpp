#include "viewer/panels/picker.hpp"

#include "viewer/ui/icons.hpp"
#include "viewer/ui/text.hpp"
#include "viewer/ui/widgets.hpp"
#include "viewer/ui/words_main.hpp"
#include "viewer/ui/words_steer.hpp"

#include <imgui.h>

#include <algorithm>
#include <cctype>
#include <string_view>

namespace firebreak::viewer {
namespace {

bool contains(std::string_view text, std::string_view wanted) {
    const auto same = [](char a, char b) {
        return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
    };
    return std::search(text.begin(), text.end(), wanted.begin(), wanted.end(), same) != text.end();
}

void open_file(const std::filesystem::path& file, ViewerState& state, Actions& actions) {
    actions.push_back(Open{file});
    state.is_picker_open = false;
}

Colour grade_colour(const Colours& colours, const std::string& grade) {
    if (grade == "A") return colours.good;
    return grade == "B" ? colours.sky : colours.grey;
}

const char* grade_word(const ViewerState& state, const std::string& grade) {
    if (grade == "A") return state.say(word::kGradeA);
    return state.say(grade == "B" ? word::kGradeB : word::kGradeC);
}

void draw_card(const ScenarioCard& card, std::size_t number, ViewerState& state, Actions& actions) {
    const Look& look = state.look;
    const Sizes& s = look.sizes;
    const float width = ImGui::GetContentRegionAvail().x;
    const float inner = width - s.gap * 3.0F - s.stripe;
    ImGui::PushID(static_cast<int>(number));
    const std::string& more = card.trouble.empty() ? card.description : card.trouble;
    const float more_height = more.empty() ? 0.0F : look.fonts.regular->CalcTextSizeA(s.text_regular, inner, inner, more.c_str()).y;
    const std::string question = card.question.empty() ? "" : filled("{}  {}", look.fonts.has_icons ? icon::kHelp : "?", card.question);
    const float question_height =
        question.empty() ? 0.0F : look.fonts.regular->CalcTextSizeA(s.text_regular, inner, inner, question.c_str()).y + s.small_gap;
    const float height = s.gap * 2.0F + s.text_title + s.small_gap + more_height + question_height;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const bool is_clicked = area_button(look, "card", width, height) && card.trouble.empty();
    note_item(look, "scenario", number);
    const bool is_hovered = ImGui::IsItemHovered() && card.trouble.empty();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImVec2 end{at.x + width, at.y + height};
    list.AddRectFilled(at, end, is_hovered ? look.colours.raised_hover : look.colours.raised, s.rounding);
    list.AddRectFilled(at, {at.x + s.stripe, end.y}, card.is_session ? look.colours.pink : grade_colour(look.colours, card.grade),
                       s.rounding, ImDrawFlags_RoundCornersLeft);
    const float left = at.x + s.stripe + s.gap;
    float y = at.y + s.gap;
    list.AddText(look.fonts.title, s.text_title, {left, y}, look.colours.text, card.title.c_str());
    if (!card.grade.empty()) {
        const char* grade = grade_word(state, card.grade);
        const float grade_width = look.fonts.small->CalcTextSizeA(s.text_small, width, 0.0F, grade).x;
        list.AddText(look.fonts.small, s.text_small, {end.x - s.gap - grade_width, y}, grade_colour(look.colours, card.grade), grade);
    }
    y += s.text_title + s.small_gap;
    list.AddText(look.fonts.regular, s.text_regular, {left, y}, card.trouble.empty() ? look.colours.text_dim : look.colours.bad,
                 more.c_str(), nullptr, inner);
    y += more_height + s.small_gap;
    list.AddText(look.fonts.regular, s.text_regular, {left, y}, look.colours.accent, question.c_str(), nullptr, inner);
    ImGui::PopID();
    hint(look, card.file.string());
    if (is_clicked) open_file(card.file, state, actions);
}

void draw_cards(bool are_sessions, ViewerState& state, Actions& actions) {
    const Look& look = state.look;
    bool has_any = false;
    for (std::size_t i = 0; i < state.scenarios.size(); ++i) {
        const ScenarioCard& card = state.scenarios[i];
        if (card.is_session != are_sessions) continue;
        if (!contains(card.title, state.scenario_search) && !contains(card.description, state.scenario_search)) continue;
        if (!has_any && are_sessions) heading(look, state.say(word::kSessions));
        has_any = true;
        draw_card(card, i, state, actions);
    }
    if (!has_any && !are_sessions && state.scenarios.empty()) dim_text(look, state.say(word::kNoScenarios));
}

void draw_recent(ViewerState& state, Actions& actions) {
    const Look& look = state.look;
    heading(look, state.say(word::kRecent));
    // Opening moves a file to the head of the list.
    const std::vector<std::filesystem::path> recent = state.settings.recent;
    for (std::size_t i = 0; i < recent.size(); ++i) {
        ImGui::PushID(static_cast<int>(i));
        if (ImGui::Selectable(recent[i].filename().string().c_str())) open_file(recent[i], state, actions);
        note_item(look, "recent", i);
        hint(look, recent[i].string());
        ImGui::PopID();
    }
}

}  // namespace

void draw_picker(const LiveSnapshot&, ViewerState& state, Actions& actions) {
    const Look& look = state.look;
    ImGui::PushFont(look.fonts.large);
    ImGui::TextUnformatted(state.say(word::kChooseScenario));
    ImGui::PopFont();
    dim_text(look, state.say(word::kChooseScenarioMore));
    if (state.is_scenario_open) {
        ImGui::SameLine();
        if (button(look, "close picker", icon::kCross, state.say(word::kClose))) state.is_picker_open = false;
    }
    if (begin_panel(look, "recent files", look.sizes.left_width, 0.0F)) {
        text_field(look, "scenario search", state.scenario_search, state.say(word::kSearchScenarios));
        draw_recent(state, actions);
        ImGui::Dummy({0.0F, look.sizes.gap});
        heading(look, state.say(word::kFilePath));
        text_field(look, "file path", state.path_to_open, "~/…");
        if (button(look, "open path", icon::kOpen, state.say(word::kOpen), ButtonKind::primary, -1.0F, !state.path_to_open.empty())) {
            open_file(state.path_to_open, state, actions);
        }
    }
    end_panel();
    ImGui::SameLine();
    if (begin_panel(look, "scenarios", 0.0F, 0.0F)) {
        draw_cards(true, state, actions);
        heading(look, state.say(word::kScenarios));
        draw_cards(false, state, actions);
    }
    end_panel();
}

}  // namespace firebreak::viewer
