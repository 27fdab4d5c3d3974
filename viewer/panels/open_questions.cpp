#include "viewer/panels/open_questions.hpp"

#include "engine/core/cut_text.hpp"
#include "viewer/panels/prompts_panel.hpp"
#include "viewer/ui/text.hpp"
#include "viewer/ui/widgets.hpp"
#include "viewer/ui/words_exercise.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace firebreak::viewer {
namespace {

/// Of a question, in the list of those that can be answered.
constexpr std::size_t kQuestionBytes = 72;

void draw_choice(ViewerState& state, const std::vector<std::uint32_t>& open) {
    ExerciseState& exercise = state.exercise;
    std::vector<std::string> choices{state.say(exercise_word::kNoneOfThem)};
    int chosen = 0;
    const std::uint32_t answered = question_of_next_decision(exercise);
    for (const std::uint32_t id : open) {
        if (id == answered) chosen = static_cast<int>(choices.size());
        choices.push_back(cut_text(exercise.prompts.find(id)->question, kQuestionBytes));
    }
    small_text(state.look, state.say(exercise_word::kNextDecisionAnswers));
    if (combo(state.look, "prompts/answers", chosen, choices))
        exercise.answers = chosen == 0 ? 0 : open[static_cast<std::size_t>(chosen) - 1];
}

}  // namespace

void draw_questions_aside(ViewerState& state) {
    const std::vector<std::uint32_t> open = state.exercise.prompts.open_ones();
    if (open.empty()) {
        state.exercise.answers.reset();
        return;
    }
    const std::size_t shown = std::min(open.size(), kMostClocksAside);
    for (std::size_t i = 0; i < shown; ++i) draw_prompt_clock(state, *state.exercise.prompts.find(open[i]));
    if (shown < open.size()) {
        small_text(state.look, filled(state.say(exercise_word::kMoreQuestions), open.size() - shown));
        note_item(state.look, "prompts/more");
    }
    draw_choice(state, open);
}

}  // namespace firebreak::viewer
