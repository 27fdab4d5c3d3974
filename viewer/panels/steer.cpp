#include "viewer/panels/steer.hpp"

#include "viewer/panels/setting_widget.hpp"
#include "viewer/ui/icons.hpp"
#include "viewer/ui/shortcuts.hpp"
#include "viewer/ui/text.hpp"
#include "viewer/ui/widgets.hpp"
#include "viewer/ui/words_setting_help.hpp"
#include "viewer/ui/words_steer.hpp"

#include <imgui.h>

#include <algorithm>
#include <array>

namespace firebreak::viewer {
namespace {

using Reach = SettingRow::Reach;

const StrategyRow* find_strategy(const ViewerState& state, const std::string& name) {
    const auto found =
        std::find_if(state.strategies.begin(), state.strategies.end(), [&name](const StrategyRow& row) { return row.name == name; });
    return found == state.strategies.end() ? nullptr : &*found;
}

void draw_strategy(ViewerState& state, Actions& actions) {
    const Look& look = state.look;
    heading(look, state.say(word::kStrategy));
    std::string& wanted = state.wanted_strategy;
    const std::string& present = wanted.empty() ? state.strategy : wanted;
    ImGui::SetNextItemWidth(-1.0F);
    const bool is_open = ImGui::BeginCombo("##strategy", present.c_str(), ImGuiComboFlags_HeightLarge);
    note_item(look, "strategy");
    if (is_open) {
        for (std::size_t i = 0; i < state.strategies.size(); ++i) {
            const StrategyRow& row = state.strategies[i];
            ImGui::BeginDisabled(!row.trouble.empty());
            if (ImGui::Selectable(row.name.c_str(), row.name == present)) wanted = row.name;
            ImGui::EndDisabled();
            note_item(look, "strategy", i);
            hint(look, described(state, row));
        }
        ImGui::EndCombo();
    }
    if (const StrategyRow* row = find_strategy(state, present)) small_text(look, described(state, *row));
    if (wanted.empty() || wanted == state.strategy) return;
    if (button(look, "swap strategy", icon::kBalance, state.say(word::kSwapStrategy), ButtonKind::primary, -1.0F)) {
        Command command;
        command.kind = CommandKind::strategy;
        command.strategy = wanted;
        actions.push_back(Issue{command});
        wanted.clear();
    }
}

bool is_wanted(const ViewerState& state, const SettingRow& row) {
    return state.settings_search.empty() || row.key.find(state.settings_search) != std::string::npos ||
           help_in(state.look.language, row.help).find(state.settings_search) != std::string_view::npos;
}

void take_over(ViewerState& state, SettingRow& row, const std::string& value, Actions& actions) {
    state.undo.push_back({row.reach, row.key, row.value, value});
    if (row.reach == Reach::restart) {
        std::erase_if(state.restart_overrides, [&row](const std::string& text) { return text.starts_with(row.key + "="); });
        state.restart_overrides.push_back(row.key + "=" + value);
    } else {
        Command command;
        command.kind = row.reach == Reach::order ? CommandKind::order : CommandKind::set;
        command.key = row.key;
        command.value = value;
        actions.push_back(Issue{command});
    }
    // Until the simulation tells its own, so that the widget does not jump back.
    row.value = value;
}

void draw_rows(ViewerState& state, Reach reach, Actions& actions) {
    const Look& look = state.look;
    std::string section;
    for (SettingRow& row : state.rows) {
        if (row.reach != reach || !is_wanted(state, row)) continue;
        if (row.section != section) {
            section = row.section;
            small_text(look, section);
        }
        if (const std::optional<std::string> value = draw_setting(state, row)) take_over(state, row, *value, actions);
    }
}

void draw_section(ViewerState& state, const Phrase& title, const char* name, Reach reach, bool is_open_at_first, Actions& actions) {
    const bool has_rows = std::any_of(state.rows.begin(), state.rows.end(), [reach](const SettingRow& row) { return row.reach == reach; });
    if (!has_rows) return;
    ImGui::PushFont(state.look.fonts.bold);
    // While somebody searches, everything that is found shows.
    if (!state.settings_search.empty()) ImGui::SetNextItemOpen(true);
    else ImGui::SetNextItemOpen(is_open_at_first, ImGuiCond_Once);
    const bool is_open = ImGui::CollapsingHeader(filled("{}###{}", state.say(title), name).c_str());
    ImGui::PopFont();
    note_item(state.look, name);
    if (is_open) draw_rows(state, reach, actions);
}

}  // namespace

void draw_steer(const LiveSnapshot&, ViewerState& state, Actions& actions) {
    const Look& look = state.look;
    draw_strategy(state, actions);
    ImGui::Separator();
    if (state.rows.empty()) return dim_text(look, state.say(word::kNoRows));
    text_field(look, "settings search", state.settings_search, state.say(word::kSearchParameters), -look.sizes.text_regular * 2.6F);
    ImGui::SameLine(0.0F, look.sizes.small_gap);
    if (icon_button(look, "undo", icon::kUndo, state.say(word::kUndo), ButtonKind::plain, !state.undo.empty())) undo_edit(state, actions);
    if (!state.restart_overrides.empty() &&
        button(look, "restart with", icon::kRestart, filled(state.say(word::kRestartWith), state.restart_overrides.size()).c_str(),
               ButtonKind::primary, -1.0F)) {
        state.question = Question::restart_with;
    }
    begin_part("rows");
    draw_section(state, word::kOrders, "section orders", Reach::order, true, actions);
    draw_section(state, word::kLiveParameters, "section live", Reach::live, true, actions);
    draw_section(state, word::kRestartParameters, "section restart", Reach::restart, false, actions);
    ImGui::EndChild();
}

}  // namespace firebreak::viewer
