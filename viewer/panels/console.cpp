#include "viewer/panels/console.hpp"

#include "viewer/panels/answer_form.hpp"
#include "viewer/panels/post_sentence.hpp"
#include "viewer/panels/post_words.hpp"
#include "viewer/ui/icons.hpp"
#include "viewer/ui/numbers.hpp"
#include "viewer/ui/text.hpp"
#include "viewer/ui/widgets.hpp"
#include "viewer/ui/words_desk.hpp"
#include "viewer/ui/words_steer.hpp"

#include <imgui.h>

#include <algorithm>
#include <vector>

namespace firebreak::viewer {
namespace {

constexpr float kQueueLines = 7.0F;

bool is_on_desk(const LiveCase& one) {
    return one.status == LiveCaseStatus::waiting || one.status == LiveCaseStatus::idle || one.status == LiveCaseStatus::handling ||
           one.status == LiveCaseStatus::approving;
}

void issue_for_case(CommandKind kind, CaseId id, Actions& actions) {
    Command command;
    command.kind = kind;
    command.case_number = static_cast<std::int64_t>(index(id));
    actions.push_back(Issue{command});
}

void draw_queue(const LiveSnapshot& live, ViewerState& state, Actions& actions) {
    const Look& look = state.look;
    std::vector<const LiveCase*> waiting;
    for (const LiveCase& one : live.cases) {
        if (is_on_desk(one)) waiting.push_back(&one);
    }
    heading(look, state.say(word::kWaitingCases), count_text(look.language, static_cast<double>(waiting.size())));
    if (waiting.empty()) return dim_text(look, state.say(word::kNoWaitingCases));
    begin_part("queue", 0.0F, look.sizes.text_regular * 1.45F * kQueueLines, true);
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(waiting.size()));
    while (clipper.Step()) {
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            const LiveCase& one = *waiting[static_cast<std::size_t>(i)];
            ImGui::PushID(static_cast<int>(index(one.id)));
            const std::string age = duration_text(look.language, std::max(Duration{0}, live.figures.now - one.opened));
            if (ImGui::Selectable(
                    filled("{}{}  ·  {}", one.is_first_in_queue ? "↑ " : "", index(one.id), handle_of(state, one.account)).c_str(),
                    one.id == state.selected_case)) {
                state.selected_case = one.id;
                state.selected_post = one.newest_post;
                state.selected_account = one.account;
                actions.push_back(InspectAccount{one.account});
            }
            note_item(look, "desk case", index(one.id));
            ImGui::SameLine(std::max(0.0F, ImGui::GetContentRegionMax().x - ImGui::CalcTextSize(age.c_str()).x));
            coloured_text(anger_colour(look.colours, one.arousal), age);
            ImGui::PopID();
        }
    }
    ImGui::EndChild();
}

void draw_case(const LiveSnapshot& live, const ViewerState& state, const LiveCase& one) {
    const Look& look = state.look;
    heading(look, filled(state.say(word::kCaseTitle), index(one.id), handle_of(state, one.account)).c_str());
    coloured_text(colour_of(look.colours, one.status), status_word(state, one.status));
    ImGui::SameLine();
    dim_text(look, filled(state.say(word::kRoundAndReplies), one.seen_round, one.replies));
    if (const LivePost* post = find_post(live, one.newest_post)) {
        ImGui::PushTextWrapPos(0.0F);
        ImGui::TextUnformatted(filled("« {} »", sentence_of(*post, look.language, issue_name(state, post->issue))).c_str());
        ImGui::PopTextWrapPos();
    }
}

void draw_case_buttons(ViewerState& state, const LiveCase& one, Actions& actions) {
    const Look& look = state.look;
    const float width = (ImGui::GetContentRegionAvail().x - look.sizes.gap) / 2.0F;
    if (button(look, "prioritise", icon::kUp, state.say(word::kPrioritise), ButtonKind::plain, width, !one.is_first_in_queue)) {
        issue_for_case(CommandKind::prioritise, one.id, actions);
    }
    ImGui::SameLine();
    if (button(look, "escalate", icon::kEscalate, state.say(word::kEscalate), ButtonKind::plain, width, !one.is_escalated)) {
        issue_for_case(CommandKind::escalate, one.id, actions);
    }
    if (button(look, "ignore", icon::kIgnore, state.say(word::kIgnore), ButtonKind::plain, width))
        issue_for_case(CommandKind::ignore, one.id, actions);
    ImGui::SameLine();
    if (button(look, "delete", icon::kTrash, state.say(word::kDelete), ButtonKind::plain, width)) {
        state.case_to_delete = one.id;
        state.question = Question::delete_post;
    }
}

void draw_means(const LiveSnapshot& live, ViewerState& state, Actions& actions) {
    const Look& look = state.look;
    ConsoleDraft& draft = state.console;
    heading(look, state.say(word::kMeans));
    const auto line = [&](const char* label, const char* name, int& wanted, int& known, int present, int most, CommandKind kind) {
        // Not at every frame: what was just applied is carried out only when time goes on, and must not jump back until then.
        if (known != present) wanted = known = present;
        ImGui::AlignTextToFramePadding();
        ImGui::TextUnformatted(label);
        stepper(look, name, wanted, 0, most);
        ImGui::SameLine();
        if (!button(look, filled("apply {}", name), icon::kCheck, state.say(word::kApply), ButtonKind::plain, 0.0F, wanted != present))
            return;
        Command command;
        command.kind = kind;
        command.number = wanted;
        actions.push_back(Issue{command});
    };
    line(state.say(word::kAgents), "agents", draft.agents, draft.known_agents, static_cast<int>(live.figures.agents), 100'000,
         CommandKind::agents);
    line(state.say(word::kApprovalLayers), "approval layers", draft.approval_layers, draft.known_approval_layers,
         live.orders.approval_layers, 10, CommandKind::approval_layers);
    const bool can_fix = !live.figures.is_fixed && !live.figures.is_fix_running;
    const Duration takes = minutes{static_cast<std::int64_t>(draft.fix_hours * 60.0)};
    slider(look, "fix hours", filled(state.say(word::kFixTakes), duration_text(look.language, takes)).c_str(), draft.fix_hours, 1.0, 240.0,
           "");
    if (button(look, "start fix", icon::kWrench, state.say(word::kStartFix), ButtonKind::plain, -1.0F, can_fix)) {
        Command command;
        command.kind = CommandKind::start_fix;
        command.delay = takes;
        actions.push_back(Issue{command});
    }
}

}  // namespace

void draw_console(const LiveSnapshot& live, ViewerState& state, Actions& actions) {
    const Look& look = state.look;
    begin_part("console");
    draw_queue(live, state, actions);
    const LiveCase* one = find_case(live, state.selected_case);
    if (one != nullptr && one->status != LiveCaseStatus::unseen) {
        draw_case(live, state, *one);
        draw_answer_form(state, one->id, actions);
        draw_case_buttons(state, *one, actions);
    }
    ImGui::Separator();
    draw_statement_form(state, actions);
    ImGui::Separator();
    draw_means(live, state, actions);
    ImGui::Dummy({0.0F, look.sizes.gap});
    ImGui::EndChild();
}

}  // namespace firebreak::viewer
