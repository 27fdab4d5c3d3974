// What the panels ask for with files. A trouble becomes a line in the window.
#include "viewer/exercise/events_csv.hpp"
#include "viewer/exercise/events_xlsx.hpp"
#include "viewer/exercise/exercise_state.hpp"
#include "viewer/exercise/problem_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace firebreak::viewer {
namespace {

const char* say(Language language, const char* english, const char* french) { return language == Language::french ? french : english; }

void take(ExerciseState& exercise, std::vector<Inject> injects, Language language) {
    exercise.notice = fmt::format(fmt::runtime(say(language, "{} injects imported.", "{} stimuli importés.")), injects.size());
    exercise.events.replace(std::move(injects));
    exercise.doubtful.reset();
    exercise.edit.reset();
    exercise.selected = 0;
}

void import_list(ExerciseState& exercise, const std::filesystem::path& file, Language language) {
    ImportedEvents imported = import_events(file, {exercise.scenario ? &*exercise.scenario : nullptr, exercise.timing});
    exercise.problems.clear();
    exercise.doubtful.reset();
    for (const Problem& problem : imported.problems) exercise.problems.push_back(problem_text(problem, language));
    if (!imported.has_errors()) return take(exercise, std::move(imported.injects), language);
    const auto errors = std::count_if(imported.problems.begin(), imported.problems.end(),
                                      [](const Problem& one) { return one.severity == Severity::error; });
    exercise.notice = fmt::format(
        fmt::runtime(say(language, "{} problems: the list was left as it is.", "{} problèmes : la liste n’a pas été changée.")), errors);
    if (!imported.injects.empty()) exercise.doubtful = std::move(imported.injects);
}

void export_list(ExerciseState& exercise, const ExerciseRequest& request, Language language) {
    exercise.problems.clear();
    // A door between what throws and a window that must go on.
    try {
        const std::vector<Inject>& injects = exercise.events.injects();
        switch (request.kind) {
            case ExerciseRequest::Kind::export_csv: export_events(injects, language, request.file); break;
            case ExerciseRequest::Kind::export_xlsx: export_events_xlsx(injects, language, EventsSheets::both, request.file); break;
            default: export_events_xlsx(injects, language, EventsSheets::participants_only, request.file); break;
        }
        exercise.notice = fmt::format(fmt::runtime(say(language, "{} written.", "{} enregistré.")), request.file.string());
    } catch (const std::runtime_error& error) {
        exercise.notice = error.what();
    }
}

void discard_leftover(ExerciseState& exercise, const std::filesystem::path& file) {
    const auto found =
        std::find_if(exercise.leftovers.begin(), exercise.leftovers.end(), [&](const Leftover& one) { return one.session == file; });
    if (found == exercise.leftovers.end()) return;
    discard(*found);
    exercise.leftovers.erase(found);
}

}  // namespace

void carry_out_requests(ExerciseState& exercise, Language language) {
    const std::vector<ExerciseRequest> requests = std::exchange(exercise.requests, {});
    for (const ExerciseRequest& request : requests) {
        switch (request.kind) {
            case ExerciseRequest::Kind::import_list: import_list(exercise, request.file, language); break;
            case ExerciseRequest::Kind::take_doubtful:
                if (exercise.doubtful) take(exercise, std::move(*exercise.doubtful), language);
                break;
            case ExerciseRequest::Kind::discard_leftover: discard_leftover(exercise, request.file); break;
            default: export_list(exercise, request, language); break;
        }
    }
}

}  // namespace firebreak::viewer
