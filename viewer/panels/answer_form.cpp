#include "viewer/panels/answer_form.hpp"

#include "viewer/ui/icons.hpp"
#include "viewer/ui/numbers.hpp"
#include "viewer/ui/text.hpp"
#include "viewer/ui/widgets.hpp"
#include "viewer/ui/words_steer.hpp"

#include <imgui.h>

#include <array>

namespace firebreak::viewer {
namespace {

/// A manner of answering that trainees know by name; every part of it can be changed afterwards.
struct Tone {
    Phrase name;
    double empathy;
    double explanation;
    double apology;
    double private_channel;
    double compensation;
    double hostility;
    double remedy;
};
constexpr std::array<Tone, 6> kTones{
    Tone{word::kToneEmpathic, 0.9, 0.4, 0.6, 0.0, 0.0, 0.0, 0.2},  Tone{word::kToneFactual, 0.3, 0.9, 0.1, 0.0, 0.0, 0.0, 0.2},
    Tone{word::kToneApology, 0.7, 0.6, 0.9, 0.0, 0.4, 0.0, 0.7},   Tone{word::kTonePrivate, 0.4, 0.1, 0.2, 1.0, 0.0, 0.0, 0.2},
    Tone{word::kToneDefensive, 0.1, 0.5, 0.0, 0.0, 0.0, 1.0, 0.0}, Tone{word::kToneAggressive, 0.0, 0.2, 0.0, 0.0, 0.0, 2.0, 0.0}};

void take_over(const Tone& tone, ConsoleDraft& draft) {
    draft.empathy = tone.empathy;
    draft.explanation = tone.explanation;
    draft.apology = tone.apology;
    draft.private_channel = tone.private_channel;
    draft.compensation = tone.compensation;
    draft.hostility = tone.hostility;
    draft.remedy = tone.remedy;
}

void share_slider(const ViewerState& state, const char* name, const Phrase& label, double& value) {
    slider(state.look, name, state.say(label), value, 0.0, 1.0, percent_text(state.look.language, value));
}

void draw_tones(ViewerState& state) {
    const Look& look = state.look;
    const float width = (ImGui::GetContentRegionAvail().x - look.sizes.gap) / 2.0F;
    for (std::size_t i = 0; i < kTones.size(); ++i) {
        if (i % 2 == 1) ImGui::SameLine();
        const bool is_chosen = state.console.tone == static_cast<int>(i);
        if (button(look, filled("tone {}", i), "", state.say(kTones[i].name), is_chosen ? ButtonKind::chosen : ButtonKind::plain, width)) {
            state.console.tone = static_cast<int>(i);
            take_over(kTones[i], state.console);
        }
    }
}

}  // namespace

void draw_answer_form(ViewerState& state, CaseId to, Actions& actions) {
    const Look& look = state.look;
    ConsoleDraft& draft = state.console;
    heading(look, state.say(word::kTone));
    draw_tones(state);
    share_slider(state, "empathy", word::kEmpathy, draft.empathy);
    share_slider(state, "explanation", word::kExplanation, draft.explanation);
    share_slider(state, "apology", word::kApology, draft.apology);
    share_slider(state, "private channel", word::kPrivateChannel, draft.private_channel);
    share_slider(state, "compensation", word::kCompensation, draft.compensation);
    share_slider(state, "remedy", word::kRemedy, draft.remedy);
    slider(look, "hostility", state.say(word::kHostility), draft.hostility, 0.0, 2.0, number_text(look.language, draft.hostility, 1));
    if (!button(look, "send answer", icon::kSend, state.say(word::kSend), ButtonKind::primary, -1.0F)) return;
    Command command;
    command.kind = CommandKind::answer;
    command.case_number = static_cast<std::int64_t>(index(to));
    command.empathy = draft.empathy;
    command.explanation = draft.explanation;
    command.apology = draft.apology;
    command.private_channel = draft.private_channel;
    command.compensation = draft.compensation;
    command.hostility = draft.hostility;
    command.remedy = draft.remedy;
    actions.push_back(Issue{command});
    state.messages.success(filled(state.say(word::kAnswerSent), index(to)), state.now);
}

void draw_statement_form(ViewerState& state, Actions& actions) {
    const Look& look = state.look;
    ConsoleDraft& draft = state.console;
    heading(look, state.say(word::kStatement));
    constexpr std::array kTypes{&word::kDeny, &word::kDiminish, &word::kRebuild};
    const float width = (ImGui::GetContentRegionAvail().x - 2.0F * look.sizes.gap) / 3.0F;
    for (std::size_t i = 0; i < kTypes.size(); ++i) {
        if (i > 0) ImGui::SameLine();
        const bool is_chosen = draft.statement_type == static_cast<int>(i);
        if (button(look, filled("statement type {}", i), "", state.say(*kTypes[i]), is_chosen ? ButtonKind::chosen : ButtonKind::plain,
                   width)) {
            draft.statement_type = static_cast<int>(i);
        }
    }
    share_slider(state, "statement empathy", word::kEmpathy, draft.statement_empathy);
    slider(look, "statement hostility", state.say(word::kHostility), draft.statement_hostility, 0.0, 2.0,
           number_text(look.language, draft.statement_hostility, 1));
    checkbox(look, "announces fix", state.say(word::kAnnouncesFix), draft.announces_fix);
    if (!button(look, "publish statement", icon::kBullhorn, state.say(word::kPublish), ButtonKind::primary, -1.0F)) return;
    Command command;
    command.kind = CommandKind::statement;
    command.statement_type = static_cast<StatementType>(draft.statement_type);
    command.empathy = draft.statement_empathy;
    command.hostility = draft.statement_hostility;
    command.announces_fix = draft.announces_fix;
    actions.push_back(Issue{command});
}

}  // namespace firebreak::viewer
