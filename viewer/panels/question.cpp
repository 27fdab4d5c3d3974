#include "viewer/panels/question.hpp"

#include "viewer/ui/numbers.hpp"
#include "viewer/ui/text.hpp"
#include "viewer/ui/widgets.hpp"
#include "viewer/ui/words_main.hpp"

#include <imgui.h>

#include <string>

namespace firebreak::viewer {
namespace {

struct Wording {
    std::string question;
    std::string more;
    bool is_dangerous = false;
};

Wording wording_of(const ViewerState& state) {
    switch (state.question) {
        case Question::rewind:
            return {filled(state.say(word::kAskRewind), clock_text(state.look.language, state.rewind_to)), state.say(word::kAskRewindMore),
                    false};
        case Question::restart: return {state.say(word::kAskRestart), state.say(word::kAskRestartMore), false};
        case Question::restart_with: {
            std::string changes;
            for (const std::string& change : state.restart_overrides) changes += change + "\n";
            return {state.say(word::kAskRestartWith), changes, false};
        }
        case Question::delete_post: return {state.say(word::kAskDelete), state.say(word::kAskDeleteMore), true};
        case Question::quit: return {state.say(word::kAskQuit), state.say(word::kAskQuitMore), false};
        case Question::none: break;
    }
    return {};
}

void say_yes(ViewerState& state, Actions& actions) {
    switch (state.question) {
        case Question::rewind: actions.push_back(RewindTo{state.rewind_to}); break;
        case Question::restart: actions.push_back(Restart{}); break;
        case Question::restart_with:
            actions.push_back(RestartWith{state.restart_overrides});
            state.restart_overrides.clear();
            std::erase_if(state.undo, [](const Edit& edit) { return edit.reach == SettingRow::Reach::restart; });
            break;
        case Question::delete_post: {
            Command command;
            command.kind = CommandKind::deletion;
            command.case_number = static_cast<std::int64_t>(index(state.case_to_delete));
            actions.push_back(Issue{command});
            break;
        }
        case Question::quit: actions.push_back(Quit{}); break;
        case Question::none: break;
    }
    state.question = Question::none;
}

}  // namespace

void draw_question(const LiveSnapshot&, ViewerState& state, Actions& actions) {
    const Look& look = state.look;
    constexpr const char* kName = "question";
    if (state.question != Question::none && !ImGui::IsPopupOpen(kName)) ImGui::OpenPopup(kName);
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    ImGui::SetNextWindowPos({screen.x / 2.0F, screen.y / 2.0F}, ImGuiCond_Always, {0.5F, 0.5F});
    ImGui::SetNextWindowSize({look.sizes.dialog_width * 0.8F, 0.0F});
    if (!ImGui::BeginPopupModal(kName, nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings))
        return;
    if (state.question == Question::none) {
        ImGui::CloseCurrentPopup();
        ImGui::EndPopup();
        return;
    }
    const Wording wording = wording_of(state);
    ImGui::PushFont(look.fonts.title);
    ImGui::PushTextWrapPos(0.0F);
    ImGui::TextUnformatted(wording.question.c_str());
    ImGui::PopFont();
    ImGui::TextUnformatted(wording.more.c_str());
    ImGui::PopTextWrapPos();
    ImGui::Dummy({0.0F, look.sizes.small_gap});
    const float width = (ImGui::GetContentRegionAvail().x - look.sizes.gap) / 2.0F;
    if (button(look, "answer no", "", state.say(word::kCancel), ButtonKind::plain, width)) state.question = Question::none;
    ImGui::SameLine();
    if (button(look, "answer yes", "", state.say(word::kYes), wording.is_dangerous ? ButtonKind::danger : ButtonKind::primary, width)) {
        say_yes(state, actions);
    } else if (!wording.is_dangerous && !ImGui::GetIO().NavVisible && !ImGui::IsWindowAppearing() &&
               ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Enter), false)) {
        // What cannot be taken back has to be moved to.
        say_yes(state, actions);
    }
    if (state.question == Question::none) ImGui::CloseCurrentPopup();
    ImGui::EndPopup();
}

}  // namespace firebreak::viewer
