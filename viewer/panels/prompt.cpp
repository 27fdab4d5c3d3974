#include "viewer/panels/prompt.hpp"

#include "viewer/ui/icons.hpp"
#include "viewer/ui/numbers.hpp"
#include "viewer/ui/text.hpp"
#include "viewer/ui/widgets.hpp"
#include "viewer/ui/words_steer.hpp"

#include <imgui.h>

#include <algorithm>

namespace firebreak::viewer {
namespace {

void draw_clock(const LiveSnapshot& live, const ViewerState& state, const DecisionPrompt& prompt) {
    if (prompt.due >= kNever) return;
    const Look& look = state.look;
    const Duration left = prompt.due - live.figures.now;
    const Duration whole = std::max(Duration{1}, prompt.due - prompt.asked);
    const auto share = static_cast<float>(std::clamp(static_cast<double>(left.count()) / static_cast<double>(whole.count()), 0.0, 1.0));
    const bool is_up = left <= Duration{0};
    const Colour colour = is_up || share < 0.2F ? look.colours.bad : share < 0.5F ? look.colours.warning : look.colours.good;
    const std::string text =
        is_up ? std::string{state.say(word::kTimeIsUp)} : filled(state.say(word::kTimeLeft), duration_text(look.language, left));
    bar_row(look, look.fonts.has_icons ? icon::kClock : " ", text, share, colour);
}

}  // namespace

void draw_prompt(const LiveSnapshot& live, ViewerState& state, Actions&) {
    if (!state.prompt || state.prompt->chosen) return;
    const Look& look = state.look;
    DecisionPrompt& prompt = *state.prompt;
    ImGui::PushStyleColor(ImGuiCol_Border, look.colours.yellow);
    ImGui::PushStyleVar(ImGuiStyleVar_ChildBorderSize, look.sizes.line);
    const float inner = ImGui::GetContentRegionAvail().x - 2.0F * look.sizes.padding;
    const float question = ImGui::CalcTextSize(prompt.question.c_str(), nullptr, false, inner).y;
    const float line = ImGui::GetFrameHeightWithSpacing();
    const float height = question + line * (2.2F + static_cast<float>(prompt.options.size())) + look.sizes.gap * 2.0F;
    if (begin_panel(look, "prompt", 0.0F, height)) {
        heading(look, state.say(word::kDecide));
        draw_clock(live, state, prompt);
        ImGui::PushTextWrapPos(0.0F);
        ImGui::TextUnformatted(prompt.question.c_str());
        ImGui::PopTextWrapPos();
        for (std::size_t i = 0; i < prompt.options.size(); ++i) {
            if (button(look, filled("option {}", i), "", prompt.options[i].c_str(), ButtonKind::plain, -1.0F)) prompt.chosen = i;
        }
    }
    end_panel();
    ImGui::PopStyleVar();
    ImGui::PopStyleColor();
}

}  // namespace firebreak::viewer
