#include "viewer/exercise/exercise_state.hpp"

#include "viewer/exercise/inject_time_text.hpp"

#include <algorithm>

namespace firebreak::viewer {
namespace {

void emit(std::vector<Command> commands, Actions& actions) {
    for (Command& command : commands) actions.emplace_back(Issue{std::move(command)});
}

void ask(ExerciseState& exercise, InjectId id, Time now, WallTime wall) {
    const Inject* inject = exercise.events.find(id);
    if (inject == nullptr || inject->prompt.empty()) return;
    exercise.prompts.open(inject->prompt, id, inject->time_limit, now, wall);
}

// The latest publication that is no longer one.
std::optional<Time> taken_back(const std::vector<Inject>& before, const EventsList& after) {
    std::optional<Time> latest;
    for (const Inject& inject : before) {
        if (inject.status != InjectStatus::published || !inject.published_at) continue;
        const Inject* now = after.find(inject.id);
        if (now != nullptr && now->status == InjectStatus::published) continue;
        latest = std::max(latest.value_or(*inject.published_at), *inject.published_at);
    }
    return latest;
}

std::string rewind_hint(Time moment, Language language) {
    const InjectTime at{TimeBase::day_zero, moment.time_since_epoch()};
    if (language == Language::french)
        return "Annulé dans la liste. Ce que la simulation en a fait demeure : pour l’effacer aussi, revenez avant " +
               french_inject_time_text(at) + ".";
    return "Taken back in the list. What the simulation did with it stays: to undo that too, rewind to before " + inject_time_text(at) +
           ".";
}

}  // namespace

bool publish(ExerciseState& exercise, InjectId id, Time now, WallTime wall, Actions& actions) {
    std::vector<Command> commands = exercise.events.publish_now(id, now);
    if (commands.empty()) return false;
    emit(std::move(commands), actions);
    ask(exercise, id, now, wall);
    return true;
}

void tick_exercise(ExerciseState& exercise, Time now, WallTime wall, Actions& actions) {
    exercise.wall = wall;
    exercise.prompts.expire(now, wall);
    if (!exercise.is_published_by_clock) return;
    const std::vector<InjectId> ids = exercise.events.due(now, exercise.timing);
    if (ids.empty()) return;
    emit(exercise.events.publish_due(now, exercise.timing), actions);
    for (const InjectId id : ids) ask(exercise, id, now, wall);
}

void rewound_to(ExerciseState& exercise, Time moment) {
    exercise.events.rewound_to(moment);
    exercise.prompts.rewound_to(moment);
}

std::uint32_t question_of_next_decision(const ExerciseState& exercise) {
    const std::vector<std::uint32_t> open = exercise.prompts.open_ones();
    if (exercise.answers == 0U) return 0;
    if (exercise.answers && std::find(open.begin(), open.end(), *exercise.answers) != open.end()) return *exercise.answers;
    return open.size() == 1 ? open.front() : 0;
}

bool answer_with(ExerciseState& exercise, const Command& command, std::string text, Time now) {
    const std::uint32_t question = question_of_next_decision(exercise);
    if (question == 0 || !exercise.prompts.answer(question, command, std::move(text), now, exercise.wall)) return false;
    exercise.answers.reset();
    return true;
}

bool undo_events(ExerciseState& exercise, Language language) {
    const std::vector<Inject> before = exercise.events.injects();
    if (!exercise.events.undo()) return false;
    const std::optional<Time> moment = taken_back(before, exercise.events);
    exercise.notice = moment ? rewind_hint(*moment, language) : std::string{};
    exercise.edit.reset();
    return true;
}

bool redo_events(ExerciseState& exercise, Language language) {
    const std::vector<Inject> before = exercise.events.injects();
    if (!exercise.events.redo()) return false;
    const std::optional<Time> moment = taken_back(before, exercise.events);
    exercise.notice = moment ? rewind_hint(*moment, language) : std::string{};
    exercise.edit.reset();
    return true;
}

void put_into(SavedSession& session, const ExerciseState& exercise) {
    session.timing = exercise.timing;
    session.injects = exercise.events.injects();
    session.prompts = exercise.prompts.list();
    session.notes = exercise.notes;
    session.view["exercise.publishes"] = exercise.is_published_by_clock ? "clock" : "facilitator";
}

void take_from(const SavedSession& session, ExerciseState& exercise) {
    exercise.timing = session.timing;
    exercise.events = EventsList{session.injects};
    exercise.prompts = Prompts{session.prompts};
    exercise.notes = session.notes;
    const auto publishes = session.view.find("exercise.publishes");
    exercise.is_published_by_clock = publishes == session.view.end() || publishes->second != "facilitator";
    exercise.selected = 0;
    exercise.edit.reset();
    exercise.doubtful.reset();
}

ExerciseTiming default_timing(const Scenario& scenario) {
    ExerciseTiming timing;
    if (!scenario.incidents.empty()) timing.outbreak = Time{scenario.incidents.front().start};
    for (const IncidentParams& incident : scenario.incidents) timing.outbreak = std::min(timing.outbreak, Time{incident.start});
    if (timing.outbreak < kNever) timing.start = std::max(kStart, timing.outbreak - hours{1});
    timing.simulated = std::min(timing.simulated, std::max(Duration{hours{1}}, scenario.horizon - timing.start.time_since_epoch()));
    return timing;
}

}  // namespace firebreak::viewer
