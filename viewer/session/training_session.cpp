#include "viewer/session/training_session.hpp"

#include "engine/scenario/bundled_scenarios.hpp"
#include "engine/scenario/scenario_reader.hpp"
#include "engine/scenario/scenario_writer.hpp"
#include "viewer/exercise/debrief.hpp"
#include "viewer/link/scenario_cards.hpp"
#include "viewer/session/words_session.hpp"
#include "viewer/ui/numbers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <stdexcept>
#include <utility>

namespace firebreak::viewer {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::seconds kKeepEvery{10};
constexpr std::size_t kMostPictures = 12;

template <class... Values>
std::string filled(const ViewerState& state, const Phrase& phrase, const Values&... values) {
    return fmt::format(fmt::runtime(state.say(phrase)), values...);
}

// A full disk or a folder that is gone costs what was asked for, not the window.
template <class Work>
void or_tell(ViewerState& state, const Work& work) {
    try {
        work();
    } catch (const std::runtime_error& trouble) {
        state.messages.error(trouble.what(), state.now);
    }
}

WallTime wall_now() { return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now()); }

}  // namespace

TrainingSession::TrainingSession() = default;

std::optional<NetworkParams> TrainingSession::take_new_network() { return std::exchange(network_, std::nullopt); }

// Branches of the session: courses left behind within their budget, runs kept for comparison as long as the window shows them.
void TrainingSession::bound_branches(const ViewerState& state) {
    std::vector<std::size_t> steps;
    for (const SessionBranch& branch : branches_) {
        if (branch.is_abandoned) steps.push_back(branch.series.size());
    }
    std::size_t left = too_many_abandoned(steps);
    auto next = state.kept.begin();
    std::erase_if(branches_, [&](const SessionBranch& branch) {
        if (branch.is_abandoned) return left > 0 && left-- > 0;
        // Both lists have the same order, and the window only takes out.
        const auto shown = std::find_if(next, state.kept.end(), [&](const KeptRun& run) { return run.name == branch.name; });
        if (shown == state.kept.end()) return true;
        next = std::next(shown);
        return false;
    });
}

// Once: what can be opened, and what a crash left behind.
void TrainingSession::look_around(ViewerState& state) {
    if (std::exchange(has_looked_around_, true)) return;
    if (const auto folder = bundled_scenario_folder()) state.scenarios = scenario_cards(*folder);
    const fs::path folder = autosave_folder();
    if (folder.empty()) return;
    state.exercise.leftovers = find_leftovers(folder);
    for (const Leftover& leftover : state.exercise.leftovers) {
        ScenarioCard card;
        card.file = leftover.session;
        const ReadSession read = read_session(leftover.session);
        card.title = leftover.session.stem().string();
        if (read.session)
            card.title = fs::path{read.session->scenario_file}.stem().string() + ", " + clock_text(state.look.language, read.session->now);
        card.description = state.say(word::kLeftoverFound);
        card.is_session = true;
        state.scenarios.insert(state.scenarios.begin(), card);
    }
    if (!state.exercise.leftovers.empty()) state.messages.warning(state.say(word::kLeftoverFound), state.now);
    autosave_ = std::make_unique<Autosave>(folder, kKeepEvery);
}

void TrainingSession::poll(ViewerState& state) {
    look_around(state);
    state.exercise.wall = wall_now();
    link_.poll(state, live_);
    take_scenario(state);
    or_tell(state, [&] { recover(state); });
    play_exercise(state);
    carry_out_requests(state.exercise, state.look.language);
    link_.go_on(live_);
    poll_debrief(state);
    keep(state);
}

// The simulation's process has resolved it: files are absolute, overrides are in it.
void TrainingSession::take_scenario(ViewerState& state) {
    if (link_.scenario_yaml().empty() || link_.scenario_yaml() == scenario_yaml_) return;
    scenario_yaml_ = link_.scenario_yaml();
    Diagnostics problems;
    Scenario scenario = read_scenario_text(scenario_yaml_, link_.choice().scenario.string(), {}, problems);
    if (problems.has_errors()) return;
    network_ = scenario.network;
    if (!std::exchange(keeps_timing_, false)) state.exercise.timing = default_timing(scenario);
    state.exercise.scenario = std::move(scenario);
}

// What the clock brings: injects, questions that run out, and how far the run may go before the next.
void TrainingSession::play_exercise(ViewerState& state) {
    if (!state.is_scenario_open || live_.figures.state == LiveState::loading) return;
    if (left_branch_ == live_.figures.branch) return;
    left_branch_.reset();
    ExerciseState& exercise = state.exercise;
    Actions actions;
    tick_exercise(exercise, live_.figures.now, exercise.wall, actions);
    for (const Action& action : actions) link_.carry_out(action, state, live_);
    Time next = kNever;
    if (exercise.is_published_by_clock) {
        if (const std::optional<InjectId> id = exercise.events.next(live_.figures.now, exercise.timing))
            next = moment_of(exercise.events.find(*id)->at, exercise.timing);
    }
    link_.stop_before_playing_past(next > live_.figures.now ? next : kNever);
    state.marks.clear();
    for (const Inject& inject : exercise.events.injects()) {
        if (inject.status == InjectStatus::published && inject.published_at)
            state.marks.push_back({*inject.published_at, TimeMark::Kind::inject, inject.number + "  " + inject.message});
    }
}

std::vector<Command> TrainingSession::journal() const {
    if (link_.journal().empty()) return {};
    Diagnostics problems;
    const Scenario scenario = read_scenario_text(scenario_yaml_, "scenario", {}, problems);
    return read_commands_text(link_.journal(), "journal", scenario, problems);
}

SavedSession TrainingSession::session(const ViewerState& state) {
    bound_branches(state);
    SavedSession kept;
    kept.scenario_yaml = scenario_yaml_;
    kept.scenario_file = scenario_file_.string();
    kept.journal = journal();
    kept.branches = branches_;
    kept.now = live_.figures.now;
    kept.view["strategy"] = state.strategy;
    put_into(kept, state.exercise);
    return kept;
}

void TrainingSession::keep(ViewerState& state) {
    if (autosave_ && autosave_->is_time(state.now)) keep_now(state);
}

void TrainingSession::keep_now(ViewerState& state) {
    if (!autosave_ || scenario_yaml_.empty()) return;
    const std::string trouble = autosave_->keep(session(state), state.now);
    if (!trouble.empty()) state.messages.error(filled(state, word::kNotKept, trouble), state.now);
    state.exercise.is_kept = autosave_->is_kept();
}

void TrainingSession::save(const fs::path& given, ViewerState& state) {
    if (scenario_yaml_.empty()) return state.messages.warning(state.say(word::kNothingToSave), state.now);
    fs::path file = given.empty() ? fs::path{state.exercise.session_path} : given;
    if (file.empty()) file = scenario_file_.stem().string() + ".session";
    if (file.extension().empty()) file += ".session";
    const std::string trouble = save_session(session(state), file);
    if (!trouble.empty()) return state.messages.error(trouble, state.now);
    state.exercise.session_path = file.string();
    state.messages.success(filled(state, word::kSessionSaved, file.string()), state.now);
}

// What cannot be read must not take the place of what is open.
bool TrainingSession::can_read(const fs::path& scenario, const std::vector<std::string>& overrides, ViewerState& state) const {
    Diagnostics problems;
    try {
        static_cast<void>(read_scenario(scenario, {overrides}, problems));
    } catch (const InputError& error) {
        state.messages.error(filled(state, word::kScenarioUnfit, scenario.filename().string(), error.what()), state.now);
        return false;
    }
    if (!problems.has_errors()) return true;
    std::string all;
    for (const Problem& problem : problems.problems()) all += (all.empty() ? "" : "\n") + problem.text();
    state.messages.error(filled(state, word::kScenarioUnfit, scenario.filename().string(), all), state.now);
    return false;
}

bool TrainingSession::open(const fs::path& file, ViewerState& state) {
    state.is_picker_open = false;
    std::optional<SavedSession> saved;
    if (file.extension() == ".session") {
        ReadSession read = read_session(file);
        if (!read.session) {
            state.messages.error(filled(state, word::kCannotReadSession, file.filename().string(), read.message), state.now);
            return false;
        }
        if (!read.message.empty()) state.messages.warning(read.message, state.now);
        saved = std::move(read.session);
    } else if (!can_read(file, {}, state)) {
        return false;
    }
    state.abandoned.clear();
    state.bands.clear();
    state.kept.clear();
    state.account_card.reset();
    branches_.clear();
    pictures_.clear();
    debrief_.reset();
    left_branch_.reset();
    live_ = {};
    if (saved) {
        state.exercise.session_path = file.string();
        open_session(*saved, state);
        return true;
    }
    state.exercise.events = {};
    state.exercise.prompts = {};
    state.exercise.notes.clear();
    state.exercise.session_path.clear();
    scenario_file_ = file;
    scenario_yaml_.clear();
    SimulationChoice choice;
    choice.scenario = file;
    link_.start(std::move(choice), state);
    return true;
}

void TrainingSession::open_session(const SavedSession& session, ViewerState& state) {
    take_from(session, state.exercise);
    keeps_timing_ = true;
    branches_ = session.branches;
    for (const SessionBranch& branch : branches_) {
        if (branch.is_abandoned) state.abandoned.push_back({branch.from, branch.series});
        else state.kept.push_back({branch.name, branch.series, {}, true});
    }
    scenario_file_ = session.scenario_file;
    scenario_yaml_.clear();
    SimulationChoice choice;
    choice.scenario = link_.scratch().write("session.yaml", session.scenario_yaml);
    if (!session.journal.empty()) choice.journal = commands_to_yaml(session.journal);
    choice.until = session.now;
    link_.start(std::move(choice), state);
}

void TrainingSession::recover(ViewerState& state) {
    if (!state.exercise.to_recover) return;
    const Leftover leftover = *std::exchange(state.exercise.to_recover, std::nullopt);
    if (!open(leftover.session, state)) return;
    state.exercise.session_path.clear();
    std::erase_if(state.exercise.leftovers, [&](const Leftover& one) { return one.session == leftover.session; });
    state.messages.success(state.say(word::kRecovered), state.now);
}

void TrainingSession::carry_out(const Action& action, ViewerState& state) {
    or_tell(state, [&] { try_to(action, state); });
}

void TrainingSession::try_to(const Action& action, ViewerState& state) {
    if (const auto* opened = std::get_if<Open>(&action)) {
        open(opened->file, state);
        return;
    }
    if (const auto* saved = std::get_if<SaveSession>(&action)) return save(saved->file, state);
    if (const auto* exported = std::get_if<ExportJournal>(&action)) {
        const std::string trouble = export_journal(journal(), exported->file);
        if (!trouble.empty()) return state.messages.error(trouble, state.now);
        return state.messages.success(filled(state, word::kJournalSaved, exported->file.string()), state.now);
    }
    if (const auto* wanted = std::get_if<WriteDebrief>(&action)) return begin_debrief(wanted->file, state);
    if (const auto* picture = std::get_if<TakeScreenshot>(&action)) {
        pictures_.push_back(picture->file);
        if (pictures_.size() > kMostPictures) pictures_.erase(pictures_.begin());
        return;
    }
    if (const auto* issue = std::get_if<Issue>(&action); issue != nullptr && is_of_company(issue->command.kind)) {
        Command command = issue->command;
        command.at = live_.figures.now - kStart;
        answer_with(state.exercise, command, {}, live_.figures.now);
    }
    if (const auto* rewind = std::get_if<RewindTo>(&action)) {
        branches_.push_back({"", rewind->to, true, journal(), live_.series});
        rewound_to(state.exercise, rewind->to);
        left_branch_ = live_.figures.branch;
    }
    if (const auto* kept = std::get_if<KeepForComparison>(&action); kept != nullptr && state.kept.size() >= kMostKept)
        return state.messages.warning(filled(state, word::kTooManyKept, kMostKept), state.now);
    if (std::holds_alternative<Restart>(action) || std::holds_alternative<RestartWith>(action)) {
        std::vector<std::string> overrides = link_.choice().overrides;
        if (const auto* with = std::get_if<RestartWith>(&action))
            overrides.insert(overrides.end(), with->overrides.begin(), with->overrides.end());
        if (!can_read(link_.choice().scenario, overrides, state)) return;
        rewound_to(state.exercise, kStart);
        std::erase_if(branches_, [](const SessionBranch& branch) { return branch.is_abandoned; });
        state.abandoned.clear();
        // The old run's clock must not publish anything of the new one's.
        live_ = {};
    }
    if (const auto* kept = std::get_if<KeepForComparison>(&action))
        branches_.push_back({kept->name, kStart, false, journal(), live_.series});
    link_.carry_out(action, state, live_);
}

}  // namespace firebreak::viewer
