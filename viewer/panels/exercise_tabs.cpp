#include "viewer/panels/exercise_tabs.hpp"

#include "viewer/panels/events_list_panel.hpp"
#include "viewer/panels/scores_panel.hpp"
#include "viewer/panels/session_panel.hpp"
#include "viewer/ui/text.hpp"
#include "viewer/ui/widgets.hpp"
#include "viewer/ui/words_main.hpp"

#include <imgui.h>

#include <string_view>

namespace firebreak::viewer {

void draw_exercise_tabs(const LiveSnapshot& live, ViewerState& state, Actions& actions) {
    if (!ImGui::BeginTabBar("exercise tabs")) return;
    const auto tab = [&](const char* name, const Phrase& text, auto&& draw) {
        const bool is_wanted = state.is_events_list_wanted && std::string_view{name} == "tab events";
        const bool is_open =
            ImGui::BeginTabItem(filled("{}###{}", state.say(text), name).c_str(), nullptr, is_wanted ? ImGuiTabItemFlags_SetSelected : 0);
        note_item(state.look, name);
        if (!is_open) return;
        // More injects than the middle of the window has room for; the list of events scrolls within itself.
        begin_part(name);
        draw(live, state, actions);
        ImGui::EndChild();
        ImGui::EndTabItem();
    };
    tab("tab events", word::kEvents, draw_events_list);
    tab("tab scores", word::kScores, draw_scores);
    tab("tab session", word::kSession, draw_session);
    ImGui::EndTabBar();
}

}  // namespace firebreak::viewer
