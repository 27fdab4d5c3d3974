// One cell of the events list as it was typed: the same readers as for a whole table.
#include "viewer/exercise/exercise_state.hpp"
#include "viewer/exercise/inject_effect.hpp"
#include "viewer/exercise/inject_time_text.hpp"

#include <fmt/format.h>

#include <charconv>

namespace firebreak::viewer {
namespace {

std::string trimmed(std::string_view text) {
    while (text.starts_with(' ')) text.remove_prefix(1);
    while (text.ends_with(' ')) text.remove_suffix(1);
    return std::string{text};
}

std::string set_time(Inject& inject, const std::string& typed, const ExerciseState& exercise) {
    const std::int64_t first_day = exercise.timing.start.time_since_epoch() / days{1};
    std::optional<std::chrono::sys_days> day_zero;
    if (exercise.scenario && !exercise.scenario->start_date.empty()) day_zero = read_date(exercise.scenario->start_date);
    // A time of day alone stays on the day that the inject had.
    const Reading<InjectTime> reading = read_inject_time(typed, day_of(inject.at, first_day), day_zero);
    if (!reading.value) return fmt::format("'{}' must {}", typed, reading.wish);
    inject.at = *reading.value;
    return {};
}

std::string set_effect(Inject& inject, const std::string& typed, const ExerciseState& exercise) {
    inject.effect.reset();
    if (typed.empty()) return {};
    const Reading<Command> reading = read_effect(typed, exercise.scenario ? &*exercise.scenario : nullptr);
    if (!reading.value) return fmt::format("'{}' must {}", typed, reading.wish);
    inject.effect = reading.value;
    return {};
}

std::string set_score(Inject& inject, const std::string& typed) {
    inject.score.reset();
    if (typed.empty()) return {};
    int score = -1;
    const auto read = std::from_chars(typed.data(), typed.data() + typed.size(), score);
    if (read.ec != std::errc{} || read.ptr != typed.data() + typed.size() || score < 0 || score > kBestScore)
        return fmt::format("'{}' must be a whole number from 0 to {}", typed, kBestScore);
    inject.score = score;
    return {};
}

std::string set_limit(Inject& inject, const std::string& typed) {
    inject.time_limit.reset();
    if (typed.empty()) return {};
    const Reading<Duration> reading = read_typed_duration(typed);
    if (!reading.value) return fmt::format("'{}' must {}", typed, reading.wish);
    inject.time_limit = reading.value;
    return {};
}

std::string set_in(Inject& inject, EventsColumn column, const std::string& typed, const ExerciseState& exercise) {
    switch (column) {
        case EventsColumn::number: inject.number = trimmed(typed); return {};
        case EventsColumn::time: return set_time(inject, trimmed(typed), exercise);
        case EventsColumn::from: inject.from = typed; return {};
        case EventsColumn::to: inject.to = typed; return {};
        case EventsColumn::channel: inject.channel = channel_of(trimmed(typed)); return {};
        case EventsColumn::message: inject.message = typed; return {};
        case EventsColumn::expected_action: inject.expected_action = typed; return {};
        case EventsColumn::effect: return set_effect(inject, trimmed(typed), exercise);
        case EventsColumn::notes: inject.notes = typed; return {};
        case EventsColumn::score: return set_score(inject, trimmed(typed));
        case EventsColumn::prompt: inject.prompt = typed; return {};
        case EventsColumn::time_limit: return set_limit(inject, trimmed(typed));
        case EventsColumn::day:
        case EventsColumn::status:
        case EventsColumn::published_at:
        case EventsColumn::reserve: break;
    }
    return {};
}

}  // namespace

std::string set_cell(ExerciseState& exercise, InjectId id, EventsColumn column, const std::string& typed) {
    const Inject* found = exercise.events.find(id);
    if (found == nullptr) return {};
    Inject inject = *found;
    std::string problem = set_in(inject, column, typed, exercise);
    if (problem.empty()) exercise.events.edit(inject);
    return problem;
}

}  // namespace firebreak::viewer
