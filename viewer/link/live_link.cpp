#include "viewer/link/live_link.hpp"

#include "engine/core/diagnostics.hpp"
#include "viewer/link/heard_facts.hpp"
#include "viewer/link/words_link.hpp"
#include "viewer/ui/numbers.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace firebreak::viewer {
namespace {

using Json = nlohmann::ordered_json;

// Who takes over when a strategy has brought the simulation down: it listens and does nothing, so that people can.
constexpr const char* kHarmless = "monitor_silent";
constexpr int kMostDeaths = 2;

std::string text(const ViewerState& state, const Phrase& phrase) { return state.say(phrase); }

template <class... Values>
std::string filled(const ViewerState& state, const Phrase& phrase, const Values&... values) {
    return fmt::format(fmt::runtime(state.say(phrase)), values...);
}

}  // namespace

LiveLink::LiveLink() = default;

SimulationChoice LiveLink::as_read() const {
    SimulationChoice run = choice_;
    if (scenario_yaml_.empty()) return run;
    run.scenario = scratch_.write("run.yaml", scenario_yaml_);
    run.overrides.clear();
    return run;
}

void LiveLink::start(SimulationChoice choice, ViewerState& state) {
    choice_ = std::move(choice);
    scenario_yaml_.clear();
    begin(state, nullptr);
}

void LiveLink::begin(ViewerState& state, const SimulationChoice* run) {
    process_.reset();
    futures_.reset();
    final_state_.clear();
    wants_to_play_ = replaces_strategy_ = false;
    next_stop_ = told_to_stop_ = kNever;
    file_.begin(choice_.scenario);
    state.progress = {true, false, text(state, word::kLoading), -1.0F};
    silence_.begin(state.now);
    try {
        process_ = std::make_unique<SimulationProcess>(run != nullptr ? *run : choice_, scratch_);
    } catch (const RunError& trouble) {
        state.progress = {};
        state.messages.error(trouble.what(), state.now);
    }
}

bool LiveLink::poll(ViewerState& state, LiveSnapshot& live) {
    poll_futures(state);
    if (!process_) return false;
    try {
        for (const Json& answer : process_->answers()) {
            silence_.hear(state.now);
            hear(answer, state, live);
        }
    } catch (const std::exception& trouble) {
        state.messages.error(trouble.what(), state.now);
    }
    const bool is_new = process_->take(live);
    if (is_new) {
        silence_.hear_snapshot(state.now);
        state.is_scenario_open = true;
        take_orders(live, state);
        if (live.figures.state == LiveState::done) wants_to_play_ = false;
    }
    if (!process_->is_running()) notice_death(state, live);
    else if (silence_.is_given_up(state, live.figures.state == LiveState::running, process_->is_ready())) process_->kill();
    file_.look(state);
    return is_new;
}

void LiveLink::hear_ready(const Json& answer, ViewerState& state) {
    scenario_yaml_ = answer.value("scenario_yaml", "");
    state.progress = {};
    state.is_scenario_open = true;
    take_ready(answer, state);
    first_strategy_ = answer.value("strategy", "");
    state.strategy = strategy_in(choice_.journal, first_strategy_);
    if (!replaces_strategy_) return;
    replaces_strategy_ = false;
    Command command;
    command.kind = CommandKind::strategy;
    command.strategy = kHarmless;
    process_->issue(command);
    state.strategy = kHarmless;
}

void LiveLink::hear(const Json& answer, ViewerState& state, const LiveSnapshot&) {
    const std::string say = answer.value("say", "");
    if (say == "ready") return hear_ready(answer, state);
    if (say == "account") return take_account(answer, state);
    if (say == "refused") return state.messages.warning(filled(state, word::kRefused, problems_of(answer)), state.now);
    if (say == "conversations") {
        conversations_ = answer.at("largest");
        return;
    }
    if (say == "over") {
        final_state_ = answer.value("state", "");
        wants_to_play_ = false;
        return state.messages.information(text(state, word::kRunOver), state.now);
    }
    if (say == "journal") {
        choice_.journal = answer.value("entries", 0) == 0 ? "" : answer.value("yaml", "");
        state.strategy = strategy_in(choice_.journal, first_strategy_);
        deaths_in_a_row_ = 0;
    }
    if (say == "rewound") final_state_.clear();
}

// The strategy, or what a plugin did: the run is made again up to where it was last seen, and somebody harmless takes over.
void LiveLink::notice_death(ViewerState& state, const LiveSnapshot& live) {
    const std::string reason = process_->reason();
    const bool was_ready = process_->is_ready();
    const std::string errors = process_->errors();
    process_.reset();
    wants_to_play_ = false;
    state.progress = {};
    if (!was_ready && deaths_in_a_row_ == 0) {
        // It never began: the file, most likely. All its problems are told.
        state.messages.error(filled(state, word::kCannotOpen, choice_.scenario.filename().string()) + "\n" + errors, state.now);
        return;
    }
    if (++deaths_in_a_row_ > kMostDeaths) {
        deaths_in_a_row_ = 0;
        state.messages.error(filled(state, word::kSimulationLost, reason), state.now);
        return;
    }
    for (StrategyRow& row : state.strategies) {
        if (row.name == state.strategy) row.trouble = reason;
    }
    SimulationChoice again = choice_;
    try {
        // Not from the file: it may have changed since.
        again = as_read();
    } catch (const RunError& trouble) {
        state.messages.warning(trouble.what(), state.now);
    }
    again.until = live.figures.now;
    // The second time, go further back: what kills it may lie before the last snapshot.
    if (deaths_in_a_row_ > 1) again.until = std::max(kStart, again.until - hours{1});
    state.messages.error(filled(state, word::kSimulationDied, reason, clock_text(state.look.language, again.until), kHarmless), state.now);
    const int deaths = deaths_in_a_row_;
    choice_.until = again.until;
    begin(state, &again);
    deaths_in_a_row_ = deaths;
    replaces_strategy_ = true;
}

void LiveLink::ask_for_conversations() {
    conversations_.reset();
    if (process_) process_->ask({{"do", "conversations"}});
}

void LiveLink::play() {
    Json request{{"do", "play"}};
    told_to_stop_ = next_stop_;
    if (next_stop_ != kNever) request["until_us"] = microseconds_of(next_stop_);
    process_->ask(request);
    silence_.expect_snapshot();
}

void LiveLink::go_on(const LiveSnapshot& live) {
    if (!process_ || !wants_to_play_ || live.figures.state == LiveState::done) return;
    const bool has_arrived = live.figures.state == LiveState::paused && told_to_stop_ != kNever && live.figures.now >= told_to_stop_;
    // An inject was moved or taken from the reserve: the old stop no longer holds.
    if (has_arrived || next_stop_ != told_to_stop_) play();
}

bool LiveLink::carry_out(const Action& action, ViewerState& state, const LiveSnapshot& live) {
    if (std::holds_alternative<CancelFutures>(action)) {
        futures_.reset();
        state.futures = {};
        return true;
    }
    if (const auto* restart = std::get_if<RestartWith>(&action)) {
        SimulationChoice again = choice_;
        again.overrides.insert(again.overrides.end(), restart->overrides.begin(), restart->overrides.end());
        again.journal.clear();
        again.until = kStart;
        start(std::move(again), state);
        return true;
    }
    if (std::holds_alternative<Restart>(action)) {
        SimulationChoice again = choice_;
        again.journal.clear();
        again.until = kStart;
        state.abandoned.clear();
        state.bands.clear();
        start(std::move(again), state);
        return true;
    }
    if (!process_) return false;
    const auto ask = [&](const Json& request) {
        process_->ask(request);
        silence_.ask(state.now);
        return true;
    };
    if (std::holds_alternative<Play>(action)) {
        wants_to_play_ = true;
        play();
        return true;
    }
    if (std::holds_alternative<Pause>(action)) {
        wants_to_play_ = false;
        return ask({{"do", "pause"}});
    }
    if (const auto* step = std::get_if<StepBy>(&action)) {
        wants_to_play_ = false;
        silence_.expect_snapshot();
        return ask({{"do", "step"}, {"by_us", step->by.count()}});
    }
    if (const auto* speed = std::get_if<SetSpeed>(&action)) return ask({{"do", "speed"}, {"factor", speed->factor}});
    if (const auto* issue = std::get_if<Issue>(&action)) {
        if (issue->command.kind == CommandKind::strategy) state.strategy = issue->command.strategy;
        if (issue->command.kind == CommandKind::set) {
            for (SettingRow& row : state.rows) {
                if (row.reach == SettingRow::Reach::live && row.key == issue->command.key) row.value = issue->command.value;
            }
        }
        process_->issue(issue->command);
        silence_.ask(state.now);
        return true;
    }
    if (const auto* rewind = std::get_if<RewindTo>(&action)) {
        wants_to_play_ = false;
        if (rewind->to < live.figures.now) add_abandoned(state.abandoned, {rewind->to, live.series});
        return ask({{"do", "rewind"}, {"to_us", microseconds_of(rewind->to)}});
    }
    if (const auto* inspect = std::get_if<InspectAccount>(&action)) {
        state.selected_account = inspect->account;
        if (!is_person(inspect->account)) return true;
        AccountCard card;
        card.account = inspect->account;
        card.is_loading = true;
        state.account_card = card;
        return ask({{"do", "account"}, {"account", index(inspect->account)}});
    }
    if (const auto* keep = std::get_if<KeepForComparison>(&action)) {
        state.kept.push_back({keep->name, live.series, live.figures, true});
        return true;
    }
    if (const auto* wanted = std::get_if<RunFutures>(&action)) {
        FuturesChoice futures;
        futures.run = as_read();
        futures.at = live.figures.now;
        futures.strategies = wanted->strategies;
        futures.replicates = wanted->replicates;
        try {
            futures_ = std::make_unique<FuturesProcess>(futures, scratch_);
            state.bands.clear();
            state.futures = {true, true, text(state, word::kFuturesRunning), 0.0F};
        } catch (const RunError& trouble) {
            state.messages.error(trouble.what(), state.now);
        }
        return true;
    }
    return false;
}

void LiveLink::poll_futures(ViewerState& state) {
    if (!futures_) return;
    try {
        if (futures_->poll()) {
            state.bands = futures_->bands();
            state.futures.share = futures_->share_done();
        }
        if (!futures_->is_over()) return;
        static_cast<void>(futures_->poll());
        state.bands = futures_->bands();
    } catch (const std::exception& trouble) {
        state.messages.error(trouble.what(), state.now);
    }
    const std::string failure = futures_->failure();
    if (failure.empty()) state.messages.success(text(state, word::kFuturesDone), state.now);
    else state.messages.error(filled(state, word::kFuturesFailed, failure), state.now);
    futures_.reset();
    state.futures = {};
}

}  // namespace firebreak::viewer
