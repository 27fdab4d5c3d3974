#include "viewer/panels/account_card.hpp"

#include "viewer/panels/post_words.hpp"
#include "viewer/ui/icons.hpp"
#include "viewer/ui/numbers.hpp"
#include "viewer/ui/text.hpp"
#include "viewer/ui/widgets.hpp"
#include "viewer/ui/words_desk.hpp"
#include "viewer/ui/words_main.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>

namespace firebreak::viewer {
namespace {

std::string event_text(const ViewerState& state, const AccountEvent& event) {
    using Kind = AccountEvent::Kind;
    switch (event.kind) {
        case Kind::failed: return state.say(word::kEventFailed);
        case Kind::posted: return filled(state.say(word::kEventPosted), type_word(state, event.post_type));
        case Kind::shared: return filled(state.say(word::kEventShared), handle_of(state, event.other));
        case Kind::met_post: return filled(state.say(word::kEventMetPost), handle_of(state, event.other));
        case Kind::got_reply: return state.say(word::kEventGotReply);
        case Kind::satisfied: return state.say(word::kEventSatisfied);
        case Kind::gave_up: return state.say(word::kEventGaveUp);
    }
    return "";
}

void draw_head(ViewerState& state, const AccountCard& card) {
    const Look& look = state.look;
    ImGui::PushFont(look.fonts.title);
    ImGui::TextUnformatted(handle_of(state, card.account).c_str());
    ImGui::PopFont();
    ImGui::SameLine();
    badge(look, state.say(card.is_customer ? word::kCustomer : word::kNotCustomer), card.is_customer ? look.colours.sky : look.colours.grey,
          look.colours.text_on_hue);
    small_text(look, filled(state.say(word::kFollowersFollows), count_text(look.language, card.followers),
                            count_text(look.language, card.follows)) +
                         " · " + filled(state.say(word::kCommunity), card.community));
    const auto anger = static_cast<float>(std::clamp(card.anger, 0.0, 1.0));
    bar_row(look, state.say(word::kAnger), percent_text(look.language, card.anger), anger, anger_colour(look.colours, anger));
    if (std::isfinite(card.attitude)) figure_row(look, state.say(word::kAttitudeRow), number_text(look.language, card.attitude, 2));
}

// From the first poster down to the account, each step a link to its own card.
void draw_path(ViewerState& state, const AccountCard& card, Actions& actions) {
    const Look& look = state.look;
    heading(look, state.say(word::kHeardFrom));
    if (card.heard_from.empty()) return dim_text(look, state.say(word::kHeardFromNobody));
    for (std::size_t i = 0; i < card.heard_from.size(); ++i) {
        const HeardFrom& step = card.heard_from[i];
        ImGui::PushID(static_cast<int>(i));
        dim_text(look, clock_text(look.language, step.time));
        ImGui::SameLine();
        ImGui::TextUnformatted(i == 0 ? " " : "→");
        ImGui::SameLine(0.0F, look.sizes.small_gap);
        const bool can_open = is_person(step.account) && step.account != card.account;
        if (!can_open) ImGui::TextUnformatted(handle_of(state, step.account).c_str());
        else if (ImGui::Selectable(handle_of(state, step.account).c_str())) {
            state.selected_account = step.account;
            actions.push_back(InspectAccount{step.account});
        }
        note_item(look, "heard from", i);
        ImGui::PopID();
    }
}

void draw_history(const ViewerState& state, const AccountCard& card) {
    const Look& look = state.look;
    heading(look, state.say(word::kHistory));
    for (auto event = card.history.rbegin(); event != card.history.rend(); ++event) {
        dim_text(look, clock_text(look.language, event->time));
        ImGui::SameLine();
        ImGui::TextUnformatted(event_text(state, *event).c_str());
    }
}

}  // namespace

void draw_account_card(const LiveSnapshot&, ViewerState& state, Actions& actions) {
    if (!state.account_card) return;
    const Look& look = state.look;
    // The card may be exchanged while it is drawn.
    const AccountCard card = *state.account_card;
    bool is_open = true;
    const float width = look.sizes.dialog_width * 0.68F;
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    ImGui::SetNextWindowPos({screen.x - look.sizes.right_width - width - look.sizes.gap * 4.0F,
                             look.sizes.top_bar + look.sizes.tile_height + look.sizes.gap * 6.0F},
                            ImGuiCond_Appearing);
    // As high as what it tells, so that it covers no more than it must.
    ImGui::SetNextWindowSizeConstraints({width, 0.0F}, {width, look.sizes.dialog_width * 0.75F});
    ImGui::PushStyleColor(ImGuiCol_WindowBg, look.colours.panel);
    ImGui::PushStyleColor(ImGuiCol_TitleBgActive, look.colours.raised);
    ImGui::PushStyleColor(ImGuiCol_TitleBg, look.colours.raised);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, look.sizes.border);
    const std::string title = filled("{}###account card", state.say(word::kAccount));
    if (ImGui::Begin(title.c_str(), &is_open,
                     ImGuiWindowFlags_NoCollapse | ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_AlwaysAutoResize)) {
        draw_head(state, card);
        if (card.is_loading) dim_text(look, state.say(word::kLoading));
        draw_path(state, card, actions);
        draw_history(state, card);
        if (button(look, "close account", "", state.say(word::kClose), ButtonKind::plain, -1.0F)) is_open = false;
    }
    ImGui::End();
    ImGui::PopStyleVar();
    ImGui::PopStyleColor(3);
    if (!is_open) {
        state.account_card.reset();
        state.selected_account = kNoAccount;
    }
}

}  // namespace firebreak::viewer
