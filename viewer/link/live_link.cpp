#include "viewer/link/live_link.hpp"

#include "engine/core/diagnostics.hpp"
#include "engine/plugin/order_fields.hpp"
#include "engine/scenario/scenario_reader.hpp"
#include "viewer/link/words_link.hpp"
#include "viewer/ui/numbers.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace firebreak::viewer {
namespace {

using Json = nlohmann::ordered_json;

// Who takes over when a strategy has brought the simulation down: it listens and does nothing, so that people can.
constexpr const char* kHarmless = "monitor_silent";
constexpr double kWarnOfSilenceAfter = 10.0;
constexpr double kRestartAfter = 60.0;
constexpr double kLookAtFileEvery = 2.0;
constexpr int kMostDeaths = 2;

std::string text(const ViewerState& state, const Phrase& phrase) { return state.say(phrase); }

template <class... Values>
std::string filled(const ViewerState& state, const Phrase& phrase, const Values&... values) {
    return fmt::format(fmt::runtime(state.say(phrase)), values...);
}

Time time_of(const Json& value) { return value.is_number_integer() ? Time{Duration{value.get<std::int64_t>()}} : kNever; }

template <class Enum, std::size_t N>
Enum word_in(const std::array<std::string_view, N>& words, const std::string& word) {
    const auto found = std::find(words.begin(), words.end(), word);
    return static_cast<Enum>(found == words.end() ? 0 : found - words.begin());
}

Kind kind_of(const std::string& word) {
    for (const Kind kind : {Kind::boolean, Kind::integer, Kind::real, Kind::duration, Kind::text, Kind::choice}) {
        if (text_of(kind) == word) return kind;
    }
    return Kind::text;
}

Unit unit_of(const std::string& word) {
    for (const Unit unit : {Unit::none, Unit::share, Unit::count, Unit::duration, Unit::instant, Unit::per_hour, Unit::per_day,
                            Unit::per_year, Unit::percent_of_accounts, Unit::euros, Unit::euros_per_hour, Unit::log_units}) {
        if (text_of(unit) == word) return unit;
    }
    return Unit::none;
}

SettingRow row_of(const Json& told, SettingRow::Reach reach) {
    SettingRow row;
    row.reach = reach;
    row.key = told.value("key", "");
    const std::size_t dot = row.key.rfind('.');
    row.section = dot == std::string::npos ? "" : row.key.substr(0, dot);
    row.help = told.value("help", "");
    row.kind = kind_of(told.value("kind", ""));
    row.unit = unit_of(told.value("unit", ""));
    if (told["min"].is_number()) row.min = told["min"].get<double>();
    if (told["max"].is_number()) row.max = told["max"].get<double>();
    row.choices = told.value("choices", std::vector<std::string>{});
    row.value = row.default_value = told.value("value", "");
    return row;
}

// Who leads by now: the last that a journal hands over to.
std::string strategy_in(const std::string& journal, const std::string& first) {
    constexpr std::string_view kKey = "\n  strategy: \"";
    const std::size_t last = journal.rfind(kKey);
    if (last == std::string::npos) return first;
    const std::size_t begin = last + kKey.size();
    return journal.substr(begin, journal.find('"', begin) - begin);
}

std::string problems_of(const Json& answer) {
    std::string all;
    for (const Json& one : answer.at("problems")) all += (all.empty() ? "" : "; ") + one.get<std::string>();
    return all;
}

}  // namespace

LiveLink::LiveLink() = default;

void LiveLink::start(SimulationChoice choice, ViewerState& state) {
    process_.reset();
    futures_.reset();
    choice_ = std::move(choice);
    scenario_yaml_.clear();
    final_state_.clear();
    wants_to_play_ = replaces_strategy_ = is_file_missing_ = false;
    next_stop_ = told_to_stop_ = kNever;
    std::error_code error;
    file_time_ = std::filesystem::last_write_time(choice_.scenario, error);
    if (error) file_time_.reset();
    state.progress = {true, false, text(state, word::kLoading), -1.0F};
    heard_at_ = state.now;
    is_asked_ = true;
    expects_snapshot_ = has_warned_of_silence_ = false;
    try {
        process_ = std::make_unique<SimulationProcess>(choice_, scratch_);
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
            heard_at_ = state.now;
            is_asked_ = has_warned_of_silence_ = false;
            hear(answer, state, live);
        }
    } catch (const std::exception& trouble) {
        state.messages.error(trouble.what(), state.now);
    }
    const bool is_new = process_->take(live);
    if (is_new) {
        heard_at_ = state.now;
        expects_snapshot_ = false;
        state.is_scenario_open = true;
        follow_values(state, live);
        if (live.figures.state == LiveState::done) wants_to_play_ = false;
    }
    if (!process_->is_running()) notice_death(state, live);
    else notice_silence(state, live);
    notice_changed_file(state);
    return is_new;
}

void LiveLink::hear_ready(const Json& answer, ViewerState& state) {
    scenario_yaml_ = answer.value("scenario_yaml", "");
    state.progress = {};
    state.is_scenario_open = true;
    state.scenario_title = answer.value("title", answer.value("name", ""));
    state.issues = {"background"};
    state.incidents.clear();
    for (const Json& incident : answer.at("incidents")) {
        state.issues.push_back(incident.value("id", ""));
        state.incidents.push_back(incident.value("id", ""));
    }
    first_strategy_ = answer.value("strategy", "");
    state.strategy = strategy_in(choice_.journal, first_strategy_);
    std::vector<StrategyRow> strategies;
    for (const Json& one : answer.at("strategies")) {
        if (one.value("is_modifier", false)) continue;
        StrategyRow row{one.value("name", ""), one.value("summary", ""), {}};
        for (const StrategyRow& known : state.strategies) {
            if (known.name == row.name) row.trouble = known.trouble;
        }
        strategies.push_back(std::move(row));
    }
    state.strategies = std::move(strategies);
    state.rows.clear();
    for (const Json& one : answer.at("orders")) state.rows.push_back(row_of(one, SettingRow::Reach::order));
    for (const Json& one : answer.at("settings")) state.rows.push_back(row_of(one, SettingRow::Reach::live));
    for (const Json& note : answer.value("notes", Json::array())) state.messages.information(note.get<std::string>(), state.now);
    if (!replaces_strategy_) return;
    replaces_strategy_ = false;
    Command command;
    command.kind = CommandKind::strategy;
    command.strategy = kHarmless;
    process_->issue(command);
    state.strategy = kHarmless;
}

void LiveLink::hear_account(const Json& answer, ViewerState& state) const {
    AccountCard card;
    card.account = AccountId{answer.at("account").get<std::uint32_t>()};
    // Somebody else may have been clicked meanwhile.
    if (state.account_card && state.account_card->account != card.account) return;
    card.followers = answer.value("followers", 0U);
    card.is_customer = answer.value("is_customer", false);
    card.anger = answer.value("anger", 0.0);
    card.attitude = std::numeric_limits<double>::quiet_NaN();
    for (const Json& one : answer.at("chain"))
        card.heard_from.insert(card.heard_from.begin(), {AccountId{one.at("account").get<std::uint32_t>()}, time_of(one.at("posted_us"))});
    if (!card.heard_from.empty()) card.heard_from.push_back({card.account, kNever});
    for (const Json& one : answer.at("posts")) {
        AccountEvent event;
        event.time = time_of(one.at("time_us"));
        event.post_type = word_in<PostType>(kPostTypeWords, one.value("type", ""));
        event.kind = event.post_type == PostType::share ? AccountEvent::Kind::shared : AccountEvent::Kind::posted;
        event.post = PostId{one.at("id").get<std::uint32_t>()};
        if (one.contains("of")) event.other = AccountId{one["of"].get<std::uint32_t>()};
        event.issue = IssueId{one.at("issue").get<std::uint16_t>()};
        card.history.push_back(event);
    }
    for (const Json& one : answer.at("cases")) {
        const auto add = [&](const char* key, AccountEvent::Kind kind) {
            if (!one.at(key).is_null())
                card.history.push_back({time_of(one.at(key)), kind, PostType::complaint, kNoPost, kNoAccount, kBackgroundIssue});
        };
        add("reply_us", AccountEvent::Kind::got_reply);
        add("satisfied_us", AccountEvent::Kind::satisfied);
        if (one.at("satisfied_us").is_null() && one.at("withdrawn_us").is_null())
            card.open_case = CaseId{one.at("case").get<std::uint32_t>()};
    }
    std::stable_sort(card.history.begin(), card.history.end(),
                     [](const AccountEvent& a, const AccountEvent& b) { return a.time < b.time; });
    state.account_card = std::move(card);
}

void LiveLink::hear(const Json& answer, ViewerState& state, const LiveSnapshot&) {
    const std::string say = answer.value("say", "");
    if (say == "ready") return hear_ready(answer, state);
    if (say == "account") return hear_account(answer, state);
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
    again.until = live.figures.now;
    // The second time, go further back: what kills it may lie before the last snapshot.
    if (deaths_in_a_row_ > 1) again.until = std::max(kStart, again.until - hours{1});
    state.messages.error(filled(state, word::kSimulationDied, reason, clock_text(state.look.language, again.until), kHarmless), state.now);
    const int deaths = deaths_in_a_row_;
    start(std::move(again), state);
    deaths_in_a_row_ = deaths;
    replaces_strategy_ = true;
}

void LiveLink::notice_silence(ViewerState& state, const LiveSnapshot& live) {
    const bool is_expected = is_asked_ || expects_snapshot_ || live.figures.state == LiveState::running;
    // Making a large network takes its time; only a run that has begun can hang.
    if (!is_expected || !process_->is_ready()) {
        heard_at_ = std::max(heard_at_, is_expected ? heard_at_ : state.now);
        return;
    }
    const double silence = state.now - heard_at_;
    if (silence > kWarnOfSilenceAfter && !has_warned_of_silence_) {
        has_warned_of_silence_ = true;
        state.messages.warning(filled(state, word::kSilent, static_cast<int>(silence), static_cast<int>(kRestartAfter)), state.now);
    }
    if (silence > kRestartAfter) process_->kill();
}

void LiveLink::notice_changed_file(ViewerState& state) {
    if (!file_time_ || state.now - looked_at_file_ < kLookAtFileEvery) return;
    looked_at_file_ = state.now;
    std::error_code error;
    const auto time = std::filesystem::last_write_time(choice_.scenario, error);
    if (error) {
        if (!is_file_missing_) state.messages.warning(filled(state, word::kFileGone, choice_.scenario.filename().string()), state.now);
        is_file_missing_ = true;
        return;
    }
    is_file_missing_ = false;
    if (time == *file_time_) return;
    file_time_ = time;
    state.messages.warning(filled(state, word::kFileChanged, choice_.scenario.filename().string()), state.now);
}

// Standing orders are the company's; parameters are what the scenario says and the journal has changed.
void LiveLink::follow_values(ViewerState& state, const LiveSnapshot& live) const {
    for (SettingRow& row : state.rows) {
        if (row.reach != SettingRow::Reach::order) continue;
        if (const Field* field = find_field(order_fields(), row.key)) row.value = value_text(field->get(&live.orders));
        // A delay below 0 stands for the company's own.
        if (row.value.starts_with('-')) row.value.clear();
    }
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
    expects_snapshot_ = true;
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
        if (!is_asked_) heard_at_ = state.now;
        is_asked_ = true;
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
        expects_snapshot_ = true;
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
        if (!is_asked_) heard_at_ = state.now;
        return is_asked_ = true;
    }
    if (const auto* rewind = std::get_if<RewindTo>(&action)) {
        wants_to_play_ = false;
        if (rewind->to < live.figures.now) state.abandoned.push_back({rewind->to, live.series});
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
        futures.run = choice_;
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
