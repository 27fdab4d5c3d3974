#include "viewer/panels/top_bar.hpp"

#include "viewer/ui/icons.hpp"
#include "viewer/ui/numbers.hpp"
#include "viewer/ui/shortcuts.hpp"
#include "viewer/ui/text.hpp"
#include "viewer/ui/widgets.hpp"
#include "viewer/ui/words_main.hpp"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace firebreak::viewer {
namespace {

constexpr std::array<Duration, 6> kStepLengths{minutes{1}, minutes{15}, hours{1}, hours{3}, hours{6}, hours{24}};
constexpr std::array<Duration, 5> kBackBy{hours{1}, hours{3}, hours{6}, hours{12}, hours{24}};
/// A speed that is reached to this share is reached.
constexpr double kReachedShare = 0.9;

/// Narrower than this many letters, buttons that have an icon lose their words.
constexpr float kNarrowLetters = 82.0F;

bool is_narrow(const Look& look) { return look.fonts.has_icons && ImGui::GetWindowWidth() < kNarrowLetters * look.sizes.text_regular; }

bool bar_button(const Look& look, const char* name, const char* icon, const char* text, ButtonKind kind = ButtonKind::plain,
                bool is_enabled = true) {
    return is_narrow(look) ? icon_button(look, name, icon, text, kind, is_enabled) : button(look, name, icon, text, kind, 0.0F, is_enabled);
}

void ask_rewind(ViewerState& state, Time to) {
    state.rewind_to = to;
    state.question = Question::rewind;
    ImGui::CloseCurrentPopup();
}

void draw_play(const LiveSnapshot& live, ViewerState& state, Actions& actions) {
    const Look& look = state.look;
    const LiveState run = live.figures.state;
    if (run == LiveState::running) {
        if (bar_button(look, "pause", icon::kPause, state.say(word::kPause), ButtonKind::chosen)) actions.push_back(Pause{});
    } else if (bar_button(look, "play", icon::kPlay, state.say(word::kPlay), ButtonKind::primary, run == LiveState::paused)) {
        actions.push_back(Play{});
    }
    ImGui::SameLine();
    const bool can_step = run == LiveState::running || run == LiveState::paused;
    if (button(look, "step", icon::kStep, duration_text(look.language, state.step_by).c_str(), ButtonKind::plain, 0.0F, can_step)) {
        actions.push_back(StepBy{state.step_by});
    }
    hint(look, state.say(word::kKeyStep));
    ImGui::SameLine(0.0F, look.sizes.thin_line);
    if (button(look, "step length", "\uf0d7", "", ButtonKind::plain)) ImGui::OpenPopup("step lengths");
    hint(look, state.say(word::kStepLength));
    if (!ImGui::BeginPopup("step lengths")) return;
    for (std::size_t i = 0; i < kStepLengths.size(); ++i) {
        if (ImGui::Selectable(duration_text(look.language, kStepLengths[i]).c_str(), kStepLengths[i] == state.step_by))
            state.step_by = kStepLengths[i];
        note_item(look, "step length", i);
    }
    ImGui::EndPopup();
}

void draw_speed(const LiveSnapshot& live, ViewerState& state, Actions& actions) {
    const Look& look = state.look;
    const LiveFigures& f = live.figures;
    if (!is_narrow(look)) {
        ImGui::AlignTextToFramePadding();
        dim_text(look, state.say(word::kSpeed));
        ImGui::SameLine();
    }
    if (icon_button(look, "slower", icon::kMinus, state.say(word::kSlower), ButtonKind::plain, f.speed != speeds().front())) {
        actions.push_back(SetSpeed{next_speed(f.speed, false)});
    }
    ImGui::SameLine(0.0F, look.sizes.small_gap);
    const std::string text = speed_text(look.language, f.speed);
    const float width = look.sizes.text_regular * (is_narrow(look) ? 5.5F : 8.5F);
    if (button(look, "speed", "", text.c_str(), ButtonKind::plain, width)) ImGui::OpenPopup("speeds");
    const bool is_short_of_it =
        f.state == LiveState::running && f.speed > 0.0 && f.real_speed > 0.0 && f.real_speed < kReachedShare * f.speed;
    if (is_short_of_it || f.speed == 0.0)
        hint(look, filled(state.say(word::kReached), speed_text(look.language, std::max(1.0, f.real_speed))));
    ImGui::SameLine(0.0F, look.sizes.small_gap);
    if (icon_button(look, "faster", icon::kPlus, state.say(word::kFaster), ButtonKind::plain, f.speed != 0.0)) {
        actions.push_back(SetSpeed{next_speed(f.speed, true)});
    }
    if (!ImGui::BeginPopup("speeds")) return;
    for (std::size_t i = 0; i < speeds().size(); ++i) {
        if (ImGui::Selectable(speed_text(look.language, speeds()[i]).c_str(), speeds()[i] == f.speed))
            actions.push_back(SetSpeed{speeds()[i]});
        note_item(look, "speed", i);
    }
    ImGui::EndPopup();
}

void draw_rewind(const LiveSnapshot& live, ViewerState& state) {
    const Look& look = state.look;
    const LiveFigures& f = live.figures;
    if (bar_button(look, "rewind", icon::kRewind, state.say(word::kRewind), ButtonKind::plain, f.now > kStart) ||
        state.is_rewind_menu_wanted) {
        state.rewind_to = std::max(kStart, f.now - hours{1});
        ImGui::OpenPopup("rewinds");
    }
    state.is_rewind_menu_wanted = false;
    ImGui::SetNextWindowSize({look.sizes.dialog_width * 0.6F, 0.0F});
    if (!ImGui::BeginPopup("rewinds")) return;
    for (std::size_t i = 0; i < kBackBy.size(); ++i) {
        if (f.now - kBackBy[i] < kStart) continue;
        if (ImGui::Selectable(filled(state.say(word::kBackBy), duration_text(look.language, kBackBy[i])).c_str()))
            ask_rewind(state, f.now - kBackBy[i]);
        note_item(look, "back", i);
    }
    if (f.outbreak < f.now) {
        if (ImGui::Selectable(state.say(word::kBackToOutbreak))) ask_rewind(state, f.outbreak);
        note_item(look, "back to outbreak");
    }
    if (ImGui::Selectable(state.say(word::kBackToStart))) ask_rewind(state, kStart);
    note_item(look, "back to start");
    ImGui::Separator();
    double hour = hours_of(state.rewind_to);
    slider(look, "rewind to", clock_text(look.language, state.rewind_to).c_str(), hour, 0.0, hours_of(f.now), "");
    if (ImGui::IsItemActive()) state.rewind_to = kStart + minutes{std::llround(hour * 60.0)};
    if (button(look, "rewind here", icon::kRewind, state.say(word::kBackTo), ButtonKind::primary, -1.0F))
        ask_rewind(state, state.rewind_to);
    ImGui::EndPopup();
}

void choose(std::vector<std::string>& chosen, const std::string& name, bool is_wanted) {
    std::erase(chosen, name);
    if (is_wanted) chosen.push_back(name);
}

void draw_fork(const LiveSnapshot& live, ViewerState& state, Actions& actions) {
    const Look& look = state.look;
    if (bar_button(look, "fork", icon::kFork, state.say(word::kFork)) || state.is_fork_menu_wanted) ImGui::OpenPopup("forks");
    state.is_fork_menu_wanted = false;
    ImGui::SetNextWindowSize({look.sizes.dialog_width * 0.75F, 0.0F});
    if (!ImGui::BeginPopup("forks")) return;
    if (button(look, "keep run", icon::kHistory, state.say(word::kKeepRun), ButtonKind::plain, -1.0F)) {
        const std::string name =
            filled(state.say(word::kKeptRunName), state.kept.size() + 1, state.strategy, clock_text(look.language, live.figures.now));
        actions.push_back(KeepForComparison{name});
        ImGui::CloseCurrentPopup();
    }
    ImGui::Separator();
    heading(look, state.say(word::kRunFutures));
    small_text(look, state.say(word::kFuturesHelp));
    for (std::size_t i = 0; i < state.strategies.size(); ++i) {
        const StrategyRow& row = state.strategies[i];
        bool is_wanted = std::find(state.chosen_futures.begin(), state.chosen_futures.end(), row.name) != state.chosen_futures.end();
        ImGui::PushID(static_cast<int>(i));
        ImGui::BeginDisabled(!row.trouble.empty());
        if (ImGui::Checkbox(row.name.c_str(), &is_wanted)) choose(state.chosen_futures, row.name, is_wanted);
        ImGui::EndDisabled();
        note_item(look, "future", i);
        hint(look, described(state, row));
        ImGui::PopID();
    }
    if (button(look, "run futures", icon::kFork, state.say(word::kStartFutures), ButtonKind::primary, -1.0F,
               !state.chosen_futures.empty() && !state.futures.is_running)) {
        actions.push_back(RunFutures{state.chosen_futures});
        ImGui::CloseCurrentPopup();
    }
    ImGui::EndPopup();
}

const char* state_word(const ViewerState& state, LiveState run) {
    switch (run) {
        case LiveState::loading: return state.say(word::kLoading);
        case LiveState::paused: return state.say(word::kPaused);
        case LiveState::running: return state.say(word::kRunning);
        case LiveState::done: return state.say(word::kAtTheEnd);
    }
    return "";
}

void draw_clock(const LiveSnapshot& live, const ViewerState& state) {
    const Look& look = state.look;
    ImGui::PushFont(look.fonts.title);
    ImGui::AlignTextToFramePadding();
    ImGui::TextUnformatted(clock_text(look.language, live.figures.now).c_str());
    ImGui::PopFont();
    note_item(look, "clock");
    if (is_narrow(look)) return;
    ImGui::SameLine();
    ImGui::AlignTextToFramePadding();
    dim_text(look, state_word(state, live.figures.state));
}

// The window's own switches, from the right edge.
void draw_switches(ViewerState& state, Actions& actions) {
    const Look& look = state.look;
    // Seven icons, one word, the gaps between them.
    const float icon_width = ImGui::CalcTextSize(icon::kWindow).x + 2.0F * look.sizes.gap;
    const float width =
        7.0F * (icon_width + look.sizes.small_gap) + ImGui::CalcTextSize(state.say(word::kOtherLanguage)).x + 2.0F * look.sizes.gap;
    ImGui::SameLine(std::max(ImGui::GetCursorPosX(), ImGui::GetWindowContentRegionMax().x - width));
    const float gap = look.sizes.small_gap;
    if (icon_button(look, "open", icon::kOpen, state.say(word::kKeyOpen))) state.is_picker_open = true;
    ImGui::SameLine(0.0F, gap);
    if (icon_button(look, "save", icon::kSave, state.say(word::kSave), ButtonKind::plain, state.is_scenario_open))
        actions.push_back(SaveSession{});
    ImGui::SameLine(0.0F, gap);
    if (icon_button(look, "participants", icon::kWindow, state.say(word::kParticipants),
                    state.is_participant_window_open ? ButtonKind::chosen : ButtonKind::plain, state.is_scenario_open)) {
        state.is_participant_window_open = !state.is_participant_window_open;
    }
    ImGui::SameLine(0.0F, gap);
    if (icon_button(look, "screenshot", icon::kCamera, state.say(word::kScreenshot))) actions.push_back(TakeScreenshot{});
    ImGui::SameLine(0.0F, gap);
    if (icon_button(look, "messages", icon::kInfo, state.say(word::kMessages),
                    state.are_messages_open ? ButtonKind::chosen : ButtonKind::plain)) {
        state.are_messages_open = !state.are_messages_open;
    }
    ImGui::SameLine(0.0F, gap);
    if (icon_button(look, "theme", icon::kTheme, state.say(word::kTheme))) {
        change_look(state.look, static_cast<ThemeName>((static_cast<int>(look.theme) + 1) % 3), look.language);
    }
    ImGui::SameLine(0.0F, gap);
    if (button(look, "language", "", state.say(word::kOtherLanguage))) {
        change_look(state.look, look.theme, look.language == Language::english ? Language::french : Language::english);
    }
    hint(look, state.say(word::kSwitchLanguage));
    ImGui::SameLine(0.0F, gap);
    if (icon_button(look, "help", icon::kHelp, state.say(word::kHelp), state.is_help_open ? ButtonKind::chosen : ButtonKind::plain)) {
        state.is_help_open = !state.is_help_open;
    }
}

void draw_window_figures(const ViewerState& state) {
    const Look& look = state.look;
    if (state.memory_mb <= 0.0F) return;
    const std::string text = filled(state.say(word::kFrameFigures), number_text(look.language, static_cast<double>(state.frame_ms), 1),
                                    number_text(look.language, static_cast<double>(state.interface_ms), 2),
                                    count_text(look.language, static_cast<double>(state.memory_mb)));
    ImGui::SameLine(0.0F, look.sizes.gap * 2.0F);
    const float left = ImGui::GetWindowContentRegionMax().x - ImGui::GetCursorPosX();
    const float width = look.fonts.small->CalcTextSizeA(look.sizes.text_small, left + look.sizes.dialog_width, 0.0F, text.c_str()).x;
    // Where the window is narrow, the switches need the room.
    if (left < width + look.sizes.text_regular * 18.0F) return;
    ImGui::PushFont(look.fonts.small);
    ImGui::AlignTextToFramePadding();
    dim_text(look, text);
    ImGui::PopFont();
}

}  // namespace

void draw_top_bar(const LiveSnapshot& live, ViewerState& state, Actions& actions) {
    const Look& look = state.look;
    if (begin_panel(look, "top bar", 0.0F, look.sizes.top_bar, false)) {
        if (state.is_scenario_open) {
            draw_play(live, state, actions);
            ImGui::SameLine();
            draw_rewind(live, state);
            ImGui::SameLine();
            draw_fork(live, state, actions);
            ImGui::SameLine();
            if (icon_button(look, "restart", icon::kRestart, state.say(word::kRestart))) state.question = Question::restart;
            ImGui::SameLine(0.0F, look.sizes.gap * 2.0F);
            draw_speed(live, state, actions);
            ImGui::SameLine(0.0F, look.sizes.gap * 2.0F);
            draw_clock(live, state);
            draw_window_figures(state);
        } else {
            ImGui::PushFont(look.fonts.title);
            ImGui::AlignTextToFramePadding();
            ImGui::TextUnformatted("firebreak");
            ImGui::PopFont();
        }
        draw_switches(state, actions);
    }
    end_panel();
}

}  // namespace firebreak::viewer
