// The debrief of a session: its differences are computed beside the window, then the page is written.
#include "viewer/exercise/debrief.hpp"
#include "viewer/exercise/inject_effect.hpp"
#include "viewer/session/debrief_facts.hpp"
#include "viewer/session/training_session.hpp"
#include "viewer/session/words_session.hpp"

#include <fmt/format.h>

#include <fstream>
#include <iterator>
#include <utility>

namespace firebreak::viewer {
namespace {

namespace fs = std::filesystem;

/// Pairs of futures with and without each decision: enough to tell a large effect, in seconds each.
constexpr int kDebriefReplicates = 10;

template <class... Values>
std::string filled(const ViewerState& state, const Phrase& phrase, const Values&... values) {
    return fmt::format(fmt::runtime(state.say(phrase)), values...);
}

std::string bytes_of(const fs::path& file) {
    std::ifstream in{file, std::ios::binary};
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

}  // namespace

void TrainingSession::begin_debrief(const fs::path& given, ViewerState& state) {
    if (scenario_yaml_.empty()) return state.messages.warning(state.say(word::kNothingToSave), state.now);
    fs::path file = given.empty() ? fs::path{scenario_file_.stem().string() + "-debrief.html"} : given;
    if (file.extension().empty()) file += ".html";
    const std::vector<Command> commands = journal();
    std::vector<std::size_t> entries;
    for (std::size_t i = 0; i < commands.size(); ++i) {
        if (is_of_company(commands[i].kind)) entries.push_back(i);
    }
    if (!state.exercise.debrief.has_differences) entries.clear();
    link_.ask_for_conversations();
    debrief_ = std::make_unique<DebriefJob>(link_.as_read(), commands, entries, kDebriefReplicates, file);
    state.progress = {true, true, state.say(word::kDebriefRunning), 0.0F};
}

void TrainingSession::poll_debrief(ViewerState& state) {
    if (!debrief_) return;
    if (!state.progress.is_running) {
        debrief_.reset();  // cancelled
        return;
    }
    try {
        debrief_->poll(link_.scratch());
    } catch (const std::exception& trouble) {
        state.messages.error(trouble.what(), state.now);
        debrief_.reset();
        state.progress = {};
        return;
    }
    state.progress.share = debrief_->share_done();
    if (!debrief_->is_over() || !link_.conversations()) return;
    state.progress = {};
    write_debrief_page(state);
    debrief_.reset();
}

void TrainingSession::write_debrief_page(ViewerState& state) {
    DebriefRun run;
    run.title = state.scenario_title;
    run.figures = live_.figures;
    run.series = live_.series;
    run.branches = branches_;
    run.journal = journal();
    // The question was answered in the window, the command carried out at the next moment of the run: they are one decision.
    std::vector<bool> is_taken(run.journal.size());
    for (const Prompt& prompt : state.exercise.prompts.list()) {
        if (!prompt.answer) continue;
        for (std::size_t i = 0; i < run.journal.size(); ++i) {
            if (is_taken[i] || run.journal[i].at < prompt.answer->at || effect_text(run.journal[i]) != effect_text(*prompt.answer))
                continue;
            is_taken[i] = true;
            run.journal[i].at = prompt.answer->at;
            if (const auto found = debrief_->differences().find(i); found != debrief_->differences().end())
                run.differences[prompt.id] = found->second;
            break;
        }
    }
    run.differences_of_entry = debrief_->differences();
    run.causes = causes_of(*link_.conversations());
    run.measures = measures_of(live_, branches_);
    for (const fs::path& picture : pictures_) {
        std::string png = bytes_of(picture);
        if (!png.empty()) run.pictures.push_back({std::move(png), picture.filename().string()});
    }
    run.provenance = provenance_of(state.exercise.scenario, link_.final_state(), debrief_->replicates());
    run.scenario_yaml = scenario_yaml_;
    run.program_version = FIREBREAK_VERSION;
    const std::string trouble = write_debrief(state.exercise, run, debrief_->file());
    if (!trouble.empty()) return state.messages.error(trouble, state.now);
    if (!debrief_->trouble().empty()) state.messages.warning(filled(state, word::kDebriefTrouble, debrief_->trouble()), state.now);
    state.messages.success(filled(state, word::kDebriefWritten, debrief_->file().string()), state.now);
}

}  // namespace firebreak::viewer
