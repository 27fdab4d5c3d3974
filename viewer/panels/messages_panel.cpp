#include "viewer/panels/messages_panel.hpp"

#include "viewer/ui/icons.hpp"
#include "viewer/ui/text.hpp"
#include "viewer/ui/widgets.hpp"
#include "viewer/ui/words_main.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>

namespace firebreak::viewer {
namespace {

/// Seconds that a toast stays, and those in which it fades. An error stays twice as long.
constexpr double kToastSeconds = 6.0;
constexpr double kFadeSeconds = 0.8;
constexpr std::size_t kMostToasts = 4;

Colour colour_of(const Colours& colours, Message::Kind kind) noexcept {
    switch (kind) {
        case Message::Kind::information: return colours.sky;
        case Message::Kind::success: return colours.good;
        case Message::Kind::warning: return colours.warning;
        case Message::Kind::error: return colours.bad;
    }
    return colours.grey;
}

const char* icon_of(Message::Kind kind) noexcept {
    switch (kind) {
        case Message::Kind::information: return icon::kInfo;
        case Message::Kind::success: return icon::kCheck;
        case Message::Kind::warning:
        case Message::Kind::error: return icon::kWarning;
    }
    return "";
}

std::string text_of(const Message& message) {
    return message.repeats > 0 ? filled("{}  ×{}", message.text, message.repeats + 1) : message.text;
}

void draw_progress(const ViewerState& state, const Progress& progress, const char* name, Actions& actions) {
    if (!progress.is_running) return;
    const Look& look = state.look;
    ImGui::TextUnformatted(progress.text.c_str());
    // Where nobody can tell how far it is, the bar wanders.
    const float share = progress.share >= 0.0F ? progress.share : static_cast<float>(state.now * 0.4 - std::floor(state.now * 0.4));
    ImGui::ProgressBar(share, {progress.can_cancel ? -look.sizes.text_regular * 7.0F : -1.0F, 0.0F}, progress.share >= 0.0F ? nullptr : "");
    if (!progress.can_cancel) return;
    ImGui::SameLine();
    if (button(look, name, icon::kCross, state.say(word::kCancel))) actions.push_back(CancelFutures{});
}

}  // namespace

void draw_toasts(const LiveSnapshot&, ViewerState& state, Actions& actions) {
    const Look& look = state.look;
    const auto& list = state.messages.list();
    std::vector<const Message*> shown;
    for (auto message = list.rbegin(); message != list.rend() && shown.size() < kMostToasts; ++message) {
        const double stay = message->kind == Message::Kind::error ? 2.0 * kToastSeconds : kToastSeconds;
        if (state.now - message->since < stay) shown.push_back(&*message);
    }
    const bool is_working = state.progress.is_running || state.futures.is_running;
    if (shown.empty() && !is_working) return;
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    ImGui::SetNextWindowPos({screen.x / 2.0F, screen.y - look.sizes.gap * 2.0F}, ImGuiCond_Always, {0.5F, 1.0F});
    ImGui::SetNextWindowSize({look.sizes.dialog_width, 0.0F});
    ImGui::PushStyleColor(ImGuiCol_WindowBg, look.colours.raised);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, look.sizes.border);
    ImGui::Begin(
        "toasts", nullptr,
        ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoNav);
    for (const Message* message : shown) {
        const double stay = message->kind == Message::Kind::error ? 2.0 * kToastSeconds : kToastSeconds;
        const auto share = static_cast<float>(std::clamp((stay - (state.now - message->since)) / kFadeSeconds, 0.05, 1.0));
        ImGui::PushStyleVar(ImGuiStyleVar_Alpha, share);
        if (look.fonts.has_icons) {
            coloured_text(colour_of(look.colours, message->kind), icon_of(message->kind));
            ImGui::SameLine();
        }
        ImGui::PushTextWrapPos(0.0F);
        ImGui::TextUnformatted(text_of(*message).c_str());
        ImGui::PopTextWrapPos();
        note_item(look, "toast");
        ImGui::PopStyleVar();
    }
    draw_progress(state, state.progress, "cancel work", actions);
    draw_progress(state, state.futures, "cancel futures", actions);
    ImGui::End();
    ImGui::PopStyleVar();
    ImGui::PopStyleColor();
}

void draw_messages(const LiveSnapshot&, ViewerState& state, Actions&) {
    if (!state.are_messages_open) return;
    const Look& look = state.look;
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    ImGui::SetNextWindowPos({screen.x / 2.0F, screen.y / 2.0F}, ImGuiCond_Appearing, {0.5F, 0.5F});
    ImGui::SetNextWindowSize({look.sizes.dialog_width * 1.2F, look.sizes.dialog_width * 0.8F}, ImGuiCond_Appearing);
    ImGui::PushStyleColor(ImGuiCol_WindowBg, look.colours.panel);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, look.sizes.border);
    if (ImGui::Begin(filled("{}###message list", state.say(word::kMessages)).c_str(), &state.are_messages_open,
                     ImGuiWindowFlags_NoSavedSettings)) {
        if (state.messages.list().empty()) dim_text(look, state.say(word::kNoMessages));
        else if (button(look, "clear messages", icon::kTrash, state.say(word::kClearMessages))) state.messages.clear();
        const auto& list = state.messages.list();
        for (auto message = list.rbegin(); message != list.rend(); ++message) {
            coloured_text(colour_of(look.colours, message->kind), look.fonts.has_icons ? icon_of(message->kind) : "·");
            ImGui::SameLine();
            ImGui::PushTextWrapPos(0.0F);
            ImGui::TextUnformatted(text_of(*message).c_str());
            ImGui::PopTextWrapPos();
        }
    }
    ImGui::End();
    ImGui::PopStyleVar();
    ImGui::PopStyleColor();
}

}  // namespace firebreak::viewer
