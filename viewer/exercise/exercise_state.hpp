// Everything of the exercise that panels show and change, beside the simulation: part of the viewer's state.
#pragma once

#include "engine/scenario/scenario.hpp"
#include "viewer/exercise/decisions.hpp"
#include "viewer/exercise/events_csv_columns.hpp"
#include "viewer/exercise/events_list.hpp"
#include "viewer/exercise/recovery.hpp"
#include "viewer/exercise/session_file.hpp"
#include "viewer/state/action.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace firebreak::viewer {

/// The cell that is being typed into.
struct CellEdit {
    InjectId inject = 0;
    EventsColumn column = EventsColumn::message;
    std::string text;
    /// The keyboard was not given to it yet.
    bool is_new = true;
};

/// Work with files that a panel asks for: panels themselves touch none.
struct ExerciseRequest {
    enum class Kind : std::uint8_t { import_list, export_csv, export_xlsx, export_hand_out, take_doubtful, discard_leftover };
    Kind kind = Kind::import_list;
    std::filesystem::path file;
};

/// What is on its way to the notes.
struct NoteDraft {
    NoteAuthor author = NoteAuthor::facilitator;
    std::string name;
    std::string text;
};

/// What the debrief holds.
struct DebriefChoice {
    bool has_courses = true;
    bool has_injects = true;
    bool has_decisions = true;
    bool has_differences = true;
    bool has_attribution = true;
    bool has_scores = true;
    bool has_notes = true;
    bool has_screenshots = true;
    bool is_french = false;
};

struct ExerciseState {
    EventsList events;
    Prompts prompts;
    std::vector<ExerciseNote> notes;
    ExerciseTiming timing;
    /// Due injects are published by the clock; else they wait for the facilitator, marked as due.
    bool is_published_by_clock = true;
    /// Of the run that is open: incidents and dates of imported lists are checked against it.
    std::optional<Scenario> scenario;

    // What the panels keep between two frames.
    InjectId selected = 0;
    EventsColumn selected_column = EventsColumn::message;
    /// By key, so that the table scrolls to it.
    bool is_selection_moved = false;
    /// Arrows move the selection, and not between widgets.
    bool has_keys = false;
    std::optional<CellEdit> edit;
    std::vector<ExerciseRequest> requests;
    /// The wall's clock, set by the window before it draws.
    WallTime wall{};
    std::string events_path;
    /// One line about what was last done, and what was wrong with a file.
    std::string notice;
    std::vector<std::string> problems;
    /// A list that was read with problems, until the facilitator says what to do with it.
    std::optional<std::vector<Inject>> doubtful;
    int delay_minutes = 5;
    NoteDraft note;
    std::string question_draft;
    int question_minutes = 5;
    std::string answer_draft;
    std::uint32_t answering = 0;
    /// The open question that the company's next decision answers; 0 for none of them. Without a choice, see question_of_next_decision.
    std::optional<std::uint32_t> answers;

    // The session.
    std::string session_path;
    std::string debrief_path;
    std::string journal_path;
    DebriefChoice debrief;
    std::vector<Leftover> leftovers;
    /// A leftover that is to be opened, for whoever opens sessions.
    std::optional<Leftover> to_recover;
    bool is_kept = true;
};

/// Publishes what is due, puts its questions, and closes those out of time; emits what the simulation has to do. Called once a frame.
void tick_exercise(ExerciseState& exercise, Time now, WallTime wall, Actions& actions);

/// Publishes one inject, puts its question, and emits what the simulation has to do. False where it was published already.
bool publish(ExerciseState& exercise, InjectId id, Time now, WallTime wall, Actions& actions);

/// Which open question the company's next decision answers: the one that was chosen; without a choice the only open one. Of several, none
/// is taken by guess. 0 for none.
[[nodiscard]] std::uint32_t question_of_next_decision(const ExerciseState& exercise);
/// A command of the company answers that question: for whoever carries out the console's commands. False without one.
bool answer_with(ExerciseState& exercise, const Command& command, std::string text, Time now);

/// Does what the panels asked for with files; what came of it stands in `notice` and `problems`. Once a frame.
void carry_out_requests(ExerciseState& exercise, Language language);

/// Sets one cell as it was typed, as one step to undo. Why it cannot be read, or empty.
[[nodiscard]] std::string set_cell(ExerciseState& exercise, InjectId id, EventsColumn column, const std::string& typed);

/// The run went back: what was published and asked since then is open again.
void rewound_to(ExerciseState& exercise, Time moment);

/// Undo of the events list; `notice` says so where the simulation has gone on with something that was taken back.
bool undo_events(ExerciseState& exercise, Language language);
bool redo_events(ExerciseState& exercise, Language language);

/// The exercise's part of a session, and back. Scenario, journal and branches are the run's.
void put_into(SavedSession& session, const ExerciseState& exercise);
void take_from(const SavedSession& session, ExerciseState& exercise);

/// Times as the scenario sets them: the exercise begins an hour before the outbreak, or at the start, and covers two days.
[[nodiscard]] ExerciseTiming default_timing(const Scenario& scenario);

}  // namespace firebreak::viewer
