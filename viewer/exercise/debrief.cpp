#include "viewer/exercise/debrief.hpp"

#include "engine/scenario/scenario_writer.hpp"
#include "viewer/exercise/decision_text.hpp"
#include "viewer/exercise/events_csv_columns.hpp"
#include "viewer/exercise/inject_effect.hpp"
#include "viewer/exercise/inject_time_text.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace firebreak::viewer {
namespace {

Bilingual channel_words(const std::string& channel) {
    return {channel_word(channel, Language::english), channel_word(channel, Language::french)};
}

AfterActionStatus status_of(const Inject& inject) {
    if (inject.is_reserve) return AfterActionStatus::reserve;
    switch (inject.status) {
        case InjectStatus::published: return AfterActionStatus::published;
        case InjectStatus::skipped: return AfterActionStatus::skipped;
        case InjectStatus::delayed: return AfterActionStatus::delayed;
        case InjectStatus::planned: break;
    }
    return AfterActionStatus::planned;
}

std::vector<AfterActionInject> injects_of(const ExerciseState& exercise) {
    std::vector<AfterActionInject> injects;
    for (const Inject& inject : exercise.events.injects()) {
        AfterActionInject one;
        one.number = inject.number;
        one.planned = inject.is_reserve ? kNever : moment_of(inject.at, exercise.timing);
        if (inject.status == InjectStatus::published) one.published = inject.published_at;
        one.from = inject.from;
        one.to = inject.to;
        one.channel = channel_words(inject.channel);
        one.message = inject.message;
        one.expected_action = inject.expected_action;
        one.status = status_of(inject);
        if (exercise.debrief.has_scores) one.score = inject.score;
        if (exercise.debrief.has_notes) one.notes = inject.notes;
        injects.push_back(std::move(one));
    }
    return injects;
}

AfterActionCourse course_of(std::string name, Time from, const std::vector<LivePoint>& series) {
    AfterActionCourse course{std::move(name), from, {}};
    for (const LivePoint& point : series) {
        course.points.push_back({point.start, static_cast<double>(point.volume), static_cast<double>(point.backlog), point.buzz,
                                 static_cast<double>(point.cumulative_reach)});
    }
    return course;
}

Language language_of(const ExerciseState& exercise) { return exercise.debrief.is_french ? Language::french : Language::english; }

// A course that was left has no name of its own: the moment up to which it was played tells it from the others.
std::string name_of(const SessionBranch& branch, Language language) {
    if (!branch.name.empty() || branch.series.empty()) return branch.name;
    const InjectTime end{TimeBase::day_zero, branch.series.back().start.time_since_epoch()};
    return language == Language::french ? "abandonné, " + french_inject_time_text(end) : "abandoned, " + inject_time_text(end);
}

// What was decided: in the team's words, or what was done.
std::string answer_of(const Prompt& prompt, Language language) {
    if (!prompt.answer_text.empty()) return prompt.answer_text;
    return prompt.answer ? decision_text(*prompt.answer, language) : std::string{};
}

AfterActionDecision decision_of(const ExerciseState& exercise, const DebriefRun& run, const Prompt& prompt) {
    AfterActionDecision decision;
    decision.time = prompt.status == PromptStatus::open ? prompt.opened : prompt.closed;
    decision.question = prompt.question;
    decision.answer = answer_of(prompt, language_of(exercise));
    decision.time_taken = time_taken(prompt, exercise.wall);
    decision.time_limit = prompt.time_limit;
    decision.is_late = prompt.status == PromptStatus::expired;
    if (const Inject* inject = exercise.events.find(prompt.inject); inject != nullptr) {
        decision.expected_action = inject->expected_action;
        if (exercise.debrief.has_scores) decision.score = inject->score;
    }
    const auto differences = run.differences.find(prompt.id);
    if (exercise.debrief.has_differences && differences != run.differences.end()) decision.differences = differences->second;
    const auto alternative = run.alternatives.find(prompt.id);
    if (alternative != run.alternatives.end()) decision.alternative = alternative->second;
    return decision;
}

std::vector<AfterActionDecision> decisions_of(const ExerciseState& exercise, const DebriefRun& run) {
    std::vector<AfterActionDecision> decisions;
    std::multiset<std::pair<Duration, std::string>> answers;
    for (const Prompt& prompt : exercise.prompts.list()) {
        if (prompt.status == PromptStatus::withdrawn) continue;
        decisions.push_back(decision_of(exercise, run, prompt));
        if (prompt.answer) answers.emplace(prompt.answer->at, effect_text(*prompt.answer));
    }
    for (std::size_t entry = 0; entry < run.journal.size(); ++entry) {
        const Command& command = run.journal[entry];
        if (!is_of_company(command.kind)) continue;
        const auto answer = answers.find({command.at, effect_text(command)});
        if (answer != answers.end()) {
            answers.erase(answer);
            continue;
        }
        AfterActionDecision decision;
        decision.time = Time{command.at};
        decision.answer = decision_text(command, language_of(exercise));
        const auto differences = run.differences_of_entry.find(entry);
        if (exercise.debrief.has_differences && differences != run.differences_of_entry.end()) decision.differences = differences->second;
        decisions.push_back(std::move(decision));
    }
    std::stable_sort(decisions.begin(), decisions.end(),
                     [](const AfterActionDecision& one, const AfterActionDecision& other) { return one.time < other.time; });
    return decisions;
}

void add_scenario(AfterAction& debrief, const Scenario& scenario) {
    debrief.scenario = {{{"Scenario", "Scénario"}, as_written(scenario.title.empty() ? scenario.name : scenario.title)}};
    if (!scenario.description.empty()) debrief.scenario.push_back({{"Description", "Description"}, as_written(scenario.description)});
    if (!scenario.question.empty()) debrief.scenario.push_back({{"Question", "Question"}, as_written(scenario.question)});
    debrief.scenario.push_back({{"Strategy at the start", "Stratégie au départ"}, as_written(scenario.strategy.name)});
    if (!scenario.evidence_grade.empty())
        debrief.scenario.push_back({{"Evidence grade", "Niveau de preuve"}, as_written(scenario.evidence_grade)});
}

}  // namespace

bool is_of_company(CommandKind kind) noexcept {
    switch (kind) {
        case CommandKind::seeds:
        case CommandKind::article:
        case CommandKind::set:
        case CommandKind::note:
        // Single cases are a desk's daily work, and would bury the decisions.
        case CommandKind::answer:
        case CommandKind::ignore:
        case CommandKind::prioritise:
        case CommandKind::escalate: return false;
        case CommandKind::fix:
        case CommandKind::statement:
        case CommandKind::agents:
        case CommandKind::approval_layers:
        case CommandKind::approval_delay:
        case CommandKind::coverage:
        case CommandKind::strategy:
        case CommandKind::removal:
        case CommandKind::compensation:
        case CommandKind::deletion:
        case CommandKind::start_fix:
        case CommandKind::supporters:
        case CommandKind::order: return true;
    }
    return false;
}

AfterAction debrief_of(const ExerciseState& exercise, const DebriefRun& run) {
    const DebriefChoice& choice = exercise.debrief;
    AfterAction debrief;
    debrief.title = run.title;
    debrief.subtitle = run.subtitle;
    if (exercise.scenario) add_scenario(debrief, *exercise.scenario);
    debrief.from = exercise.timing.start;
    debrief.to = std::max(exercise.timing.start + hours{1}, std::min(run.figures.now, exercise.timing.start + exercise.timing.simulated));
    debrief.outbreak = exercise.timing.outbreak;
    debrief.step = run.figures.step;
    if (choice.has_courses) {
        debrief.courses.push_back(course_of({}, kStart, run.series));
        for (const SessionBranch& branch : run.branches)
            debrief.courses.push_back(course_of(name_of(branch, language_of(exercise)), branch.from, branch.series));
    }
    if (choice.has_injects) debrief.injects = injects_of(exercise);
    if (choice.has_decisions) debrief.decisions = decisions_of(exercise, run);
    for (const Command& command : run.journal) {
        if (command.kind == CommandKind::article) debrief.articles.emplace_back(command.at);
    }
    if (choice.has_attribution) debrief.causes = run.causes;
    debrief.measures = run.measures;
    if (choice.has_screenshots) debrief.pictures = run.pictures;
    if (choice.has_notes) {
        for (const ExerciseNote& note : exercise.notes) {
            const Bilingual role =
                note.author == NoteAuthor::observer ? Bilingual{"observer", "observateur"} : Bilingual{"facilitator", "animateur"};
            debrief.notes.push_back({note.time, note.name.empty() ? role : as_written(note.name), note.text});
        }
    }
    debrief.provenance = run.provenance;
    debrief.scenario_yaml = run.scenario_yaml;
    debrief.journal_yaml = commands_to_yaml(run.journal);
    debrief.program_version = run.program_version;
    return debrief;
}

std::string write_debrief(const ExerciseState& exercise, const DebriefRun& run, const std::filesystem::path& file) {
    const auto language = exercise.debrief.is_french ? firebreak::Language::french : firebreak::Language::english;
    return save_text(after_action_html(debrief_of(exercise, run), language), file);
}

}  // namespace firebreak::viewer
