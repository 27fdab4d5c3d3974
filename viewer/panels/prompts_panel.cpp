#include "viewer/panels/prompts_panel.hpp"

#include "viewer/ui/icons.hpp"
#include "viewer/ui/numbers.hpp"
#include "viewer/ui/widgets.hpp"
#include "viewer/ui/words_exercise.hpp"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <string>
#include <utility>

namespace firebreak::viewer {
namespace {

/// Below this much of its time the clock warns, and below a fifth of it in the colour of danger.
constexpr double kWarnBelow = 0.5;
constexpr double kAlarmBelow = 0.2;

double share_left(const Prompt& prompt, WallTime wall) {
    const std::optional<Duration> left = time_left(prompt, wall);
    if (!left || !prompt.time_limit || *prompt.time_limit <= Duration{0}) return 1.0;
    return static_cast<double>(left->count()) / static_cast<double>(prompt.time_limit->count());
}

void answer(const LiveSnapshot& live, ViewerState& state, std::uint32_t id, Actions& actions) {
    ExerciseState& exercise = state.exercise;
    const std::string text = std::exchange(exercise.answer_draft, {});
    if (!exercise.prompts.answer(id, std::nullopt, text, live.figures.now, exercise.wall)) return;
    // The journal tells what was decided, even where nothing is done about it.
    Command note;
    note.kind = CommandKind::note;
    note.text = fmt::format("decision: {}", text);
    actions.emplace_back(Issue{std::move(note)});
}

void open_prompt(const LiveSnapshot& live, ViewerState& state, std::uint32_t id, Actions& actions) {
    const Look& look = state.look;
    ExerciseState& exercise = state.exercise;
    draw_prompt_clock(state, *exercise.prompts.find(id));
    const std::string name = fmt::format("prompt {}", id);
    if (exercise.answering != id && exercise.answering != 0 && exercise.prompts.open_ones().size() > 1) {
        if (button(look, name + "/choose", icon::kReply, state.say(exercise_word::kAnswerThis))) {
            exercise.answering = id;
            exercise.answer_draft.clear();
        }
        return;
    }
    exercise.answering = id;
    text_field(look, name + "/answer", exercise.answer_draft, state.say(exercise_word::kYourDecision));
    const bool is_entered = ImGui::IsItemDeactivated() && ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Enter));
    const bool has_text = !exercise.answer_draft.empty();
    const bool is_clicked =
        button(look, name + "/decide", icon::kCheck, state.say(exercise_word::kDecide), ButtonKind::primary, 0.0F, has_text);
    ImGui::SameLine(0.0F, look.sizes.small_gap);
    const bool is_withdrawn = button(look, name + "/withdraw", icon::kCross, state.say(exercise_word::kWithdraw));
    if (has_text && (is_entered || is_clicked)) answer(live, state, id, actions);
    else if (is_withdrawn) exercise.prompts.withdraw(id, live.figures.now, exercise.wall);
}

std::string outcome(const ViewerState& state, const Prompt& prompt) {
    const std::string taken = countdown_text(time_taken(prompt, state.exercise.wall));
    switch (prompt.status) {
        case PromptStatus::answered: return fmt::format(fmt::runtime(state.say(exercise_word::kAnswered)), taken);
        case PromptStatus::expired:
            return prompt.answer_text.empty() && !prompt.answer ? std::string{state.say(exercise_word::kExpired)}
                                                                : fmt::format(fmt::runtime(state.say(exercise_word::kAnsweredLate)), taken);
        case PromptStatus::withdrawn: return state.say(exercise_word::kWithdrawn);
        case PromptStatus::open: break;
    }
    return {};
}

void earlier_ones(ViewerState& state) {
    const Look& look = state.look;
    const std::vector<Prompt>& prompts = state.exercise.prompts.list();
    bool is_first = true;
    ImGui::PushTextWrapPos(0.0F);
    for (std::size_t i = prompts.size(); i-- > 0;) {
        const Prompt& prompt = prompts[i];
        if (prompt.status == PromptStatus::open) continue;
        if (std::exchange(is_first, false)) heading(look, state.say(exercise_word::kEarlier));
        const bool is_bad = prompt.status == PromptStatus::expired;
        coloured_text(is_bad ? look.colours.bad : look.colours.text_dim,
                      fmt::format("{}  {}", clock_text(look.language, prompt.opened), outcome(state, prompt)));
        ImGui::TextUnformatted(prompt.question.c_str());
        if (!prompt.answer_text.empty()) dim_text(look, "→ " + prompt.answer_text);
        note_item(look, "prompts/earlier", prompt.id);
    }
    ImGui::PopTextWrapPos();
}

void question_form(const LiveSnapshot& live, ViewerState& state) {
    const Look& look = state.look;
    ExerciseState& exercise = state.exercise;
    ImGui::Separator();
    text_field(look, "prompts/question", exercise.question_draft, state.say(exercise_word::kAskQuestion));
    stepper(look, "prompts/minutes", exercise.question_minutes, 1, 60);
    ImGui::SameLine(0.0F, look.sizes.small_gap);
    dim_text(look, state.say(exercise_word::kMinutesToAnswer));
    if (!button(look, "prompts/ask", icon::kDecision, state.say(exercise_word::kAsk), ButtonKind::plain, -1.0F,
                !exercise.question_draft.empty()))
        return;
    exercise.prompts.open(std::exchange(exercise.question_draft, {}), 0, minutes{exercise.question_minutes}, live.figures.now,
                          exercise.wall);
}

}  // namespace

std::string countdown_text(Duration left) {
    // A clock that counts down shows 0:00 only when it is over.
    const std::int64_t whole = (left + seconds{1} - Duration{1}) / seconds{1};
    if (whole >= 3600) return fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);
    return fmt::format("{}:{:02}", whole / 60, whole % 60);
}

void draw_prompt_clock(const ViewerState& state, const Prompt& prompt) {
    const Look& look = state.look;
    ImGui::PushTextWrapPos(0.0F);
    ImGui::PushFont(look.fonts.bold);
    ImGui::TextUnformatted(prompt.question.c_str());
    ImGui::PopFont();
    ImGui::PopTextWrapPos();
    const WallTime wall = state.exercise.wall;
    const std::optional<Duration> left = time_left(prompt, wall);
    const double share = share_left(prompt, wall);
    const Colour colour = share < kAlarmBelow ? look.colours.bad : share < kWarnBelow ? look.colours.warning : look.colours.good;
    const std::string text =
        left ? fmt::format(fmt::runtime(state.say(exercise_word::kTimeLeft)), countdown_text(*left))
             : fmt::format(fmt::runtime(state.say(exercise_word::kTimeTaken)), countdown_text(time_taken(prompt, wall)));
    bar_row(look, "", text, static_cast<float>(share), left ? colour : look.colours.grey);
    note_item(look, "prompt clock", prompt.id);
}

void draw_prompts(const LiveSnapshot& live, ViewerState& state, Actions& actions) {
    begin_part("questions");
    heading(state.look, state.say(exercise_word::kDecisions));
    const std::vector<std::uint32_t> open = state.exercise.prompts.open_ones();
    if (open.empty()) {
        dim_text(state.look, state.say(exercise_word::kNoQuestion));
        state.exercise.answering = 0;
    }
    const bool is_answering_known = std::find(open.begin(), open.end(), state.exercise.answering) != open.end();
    if (!is_answering_known) state.exercise.answering = 0;
    for (const std::uint32_t id : open) {
        ImGui::PushID(static_cast<int>(id));
        open_prompt(live, state, id, actions);
        ImGui::PopID();
        ImGui::Spacing();
    }
    question_form(live, state);
    earlier_ones(state);
    ImGui::EndChild();
}

}  // namespace firebreak::viewer
