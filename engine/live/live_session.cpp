#include "engine/live/live_session.hpp"

#include "engine/live/account_story.hpp"
#include "engine/live/largest_conversations.hpp"
#include "engine/live/snapshot_bytes.hpp"
#include "engine/live/world_facts.hpp"
#include "engine/scenario/scenario_reader.hpp"
#include "engine/scenario/scenario_writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <exception>

namespace firebreak {
namespace {

using std::chrono::milliseconds;

// Ten snapshots a second are as many as anybody sees; and all that looks at the run takes a small part of the time only.
constexpr milliseconds kSnapshotEvery{100};
constexpr milliseconds kLookEvery{500};
constexpr int kLeastWorkPerLook = 40;
// How much work may have to be done again when somebody goes back; more where keeping a state takes long itself.
constexpr milliseconds kCheckpointEvery{1000};
constexpr int kLeastWorkPerCheckpoint = 40;
// When the simulation cannot keep the pace, what it is behind is forgiven, so that it does not run away later.
constexpr milliseconds kMostBehind{500};

double seconds_of(LiveSession::Clock::duration duration) { return std::chrono::duration<double>(duration).count(); }
Duration simulated(double seconds) {
    constexpr double kMost = 3.0e9;
    return Duration{static_cast<std::int64_t>(std::clamp(seconds, 0.0, kMost) * 1e6)};
}

nlohmann::ordered_json refused(const Diagnostics& problems) {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const Problem& problem : problems.problems()) list.push_back(problem.text());
    return {{"say", "refused"}, {"problems", list}};
}

}  // namespace

LiveSession::LiveSession(const SteeredSetup& setup) : library_{setup.library}, run_{setup} {
    rebuild_maker();
    run_.keep_checkpoint();
    set_pace();
}

std::size_t LiveSession::snapshot_bytes() const noexcept {
    const Scenario& scenario = run_.scenario();
    const std::uint64_t accounts = run_.simulation().graph().accounts();
    return most_snapshot_bytes(accounts > kMostLiveAccounts ? 0 : accounts,
                               static_cast<std::size_t>(scenario.horizon / scenario.sim.metrics_tick) + 1);
}

std::string LiveSession::greeting() const { return world_facts(run_.simulation(), library_).dump(); }

void LiveSession::rebuild_maker() {
    maker_.emplace(run_.simulation());
    looked_at_ = Clock::now();
    measured_from_ = run_.simulation().now();
    measured_at_ = Clock::now();
    is_changed_ = true;
}

void LiveSession::set_pace() {
    paced_from_ = run_.simulation().now();
    paced_at_ = Clock::now();
    is_changed_ = true;
}

void LiveSession::recover(std::span<const Command> commands, Time until) {
    run_.take_on(commands);
    run_.run_until(until);
    rebuild_maker();
    maker_->look_at_accounts();
    run_.keep_checkpoint();
    set_pace();
    if (run_.simulation().is_done()) state_ = LiveState::done;
}

LiveSession::Json LiveSession::journal() const {
    return {{"say", "journal"}, {"yaml", commands_to_yaml(run_.journal())}, {"entries", run_.journal().size()}};
}

LiveSession::Json LiveSession::command(const std::string& yaml) {
    Diagnostics problems;
    const std::vector<Command> commands = read_commands_text(yaml, "command", run_.scenario(), problems);
    if (problems.has_errors()) return refused(problems);
    for (const Command& one : commands) {
        try {
            run_.issue(one);
        } catch (const InputError& error) {
            return {{"say", "refused"}, {"problems", Json::array({error.what()})}};
        }
    }
    is_changed_ = true;
    return journal();
}

std::vector<LiveSession::Json> LiveSession::obey(const Json& request) {
    const std::string what = request.value("do", "");
    const auto done = [] { return std::vector<Json>{Json{{"say", "done"}}}; };
    if (what == "play" || what == "step") {
        if (state_ == LiveState::done) return {Json{{"say", "refused"}, {"problems", Json::array({"the run is over; rewind it"})}}};
        stop_at_ = kNever;
        is_step_ = what == "step";
        if (is_step_) stop_at_ = run_.simulation().now() + Duration{request.at("by_us").get<std::int64_t>()};
        else if (request.contains("until_us")) stop_at_ = Time{Duration{request["until_us"].get<std::int64_t>()}};
        state_ = LiveState::running;
        set_pace();
        return done();
    }
    if (what == "pause") {
        if (state_ == LiveState::running) state_ = LiveState::paused;
        is_changed_ = true;
        return done();
    }
    if (what == "speed") {
        const double factor = request.at("factor").get<double>();
        if (!(factor >= 0.0)) return {Json{{"say", "refused"}, {"problems", Json::array({"a speed must be at least 0"})}}};
        speed_ = factor;
        set_pace();
        return done();
    }
    if (what == "command") return {command(request.at("yaml").get<std::string>())};
    if (what == "rewind") {
        run_.rewind(Time{Duration{request.at("to_us").get<std::int64_t>()}});
        state_ = LiveState::paused;
        rebuild_maker();
        maker_->look_at_accounts();
        set_pace();
        return {Json{{"say", "rewound"}, {"to_us", microseconds_of(run_.simulation().now())}, {"branch", run_.branch()}}, journal()};
    }
    if (what == "account") {
        const auto account = request.at("account").get<std::uint64_t>();
        if (account >= run_.simulation().graph().accounts())
            return {Json{{"say", "refused"}, {"problems", Json::array({fmt::format("there is no account {}", account)})}}};
        Json story = account_story(run_.simulation(), AccountId{static_cast<std::uint32_t>(account)});
        story["say"] = "account";
        return {story};
    }
    if (what == "conversations") {
        constexpr std::size_t kMost = 8;
        return {Json{{"say", "conversations"}, {"largest", largest_conversations(run_.simulation(), kMost)}}};
    }
    if (what == "journal") return {journal()};
    if (what == "quit") {
        wants_to_quit_ = true;
        return done();
    }
    return {Json{{"say", "refused"}, {"problems", Json::array({fmt::format("unknown request '{}'", what)})}}};
}

std::vector<std::string> LiveSession::answer(std::string_view line) {
    std::vector<Json> answers;
    Json id;
    const Json request = Json::parse(line, nullptr, false);
    if (request.is_discarded() || !request.is_object()) {
        answers.push_back({{"say", "refused"}, {"problems", Json::array({"that is no JSON object"})}});
    } else {
        if (request.contains("id")) id = request["id"];
        try {
            answers = obey(request);
        } catch (const Json::exception& error) {
            answers.push_back({{"say", "refused"}, {"problems", Json::array({error.what()})}});
        }
    }
    std::vector<std::string> lines;
    for (Json& one : answers) {
        if (!id.is_null()) one["id"] = id;
        lines.push_back(one.dump(-1, ' ', false, Json::error_handler_t::replace));
    }
    return lines;
}

std::chrono::milliseconds LiveSession::idle_time() const {
    if (!is_running() || pace() <= 0.0) return milliseconds{0};
    const double ahead = hours_of(run_.next_moment() - paced_from_) * 3600.0 / pace() - seconds_of(Clock::now() - paced_at_);
    return milliseconds{static_cast<std::int64_t>(std::clamp(ahead, 0.0, 0.05) * 1000.0)};
}

void LiveSession::keep_checkpoint_when_due(Clock::duration worked) {
    unkept_work_ += worked;
    if (unkept_work_ < std::max<Clock::duration>(kCheckpointEvery, keeping_cost_ * kLeastWorkPerCheckpoint)) return;
    unkept_work_ = {};
    const auto begin = Clock::now();
    run_.keep_checkpoint();
    keeping_cost_ = Clock::now() - begin;
}

std::vector<std::string> LiveSession::work(milliseconds slice) {
    if (!is_running()) return {};
    const Simulation& simulation = run_.simulation();
    const Time now = simulation.now();
    const auto begin = Clock::now();
    Time until = now + std::max(simulated(simulated_per_second_ * seconds_of(slice)), Duration{seconds{1}});
    if (pace() > 0.0) {
        const Time target = paced_from_ + simulated(pace() * seconds_of(begin - paced_at_));
        if (target <= now) return {};
        until = std::min(until, target);
    }
    until = std::min(until, stop_at_);
    run_.run_until(until);
    is_changed_ = true;
    const auto worked = Clock::now() - begin;
    const double covered = hours_of(simulation.now() - now) * 3600.0;
    // Quiet nights and hot hours differ a thousandfold: guess from the last slice, but never more than four times as much.
    if (covered > 0.0)
        simulated_per_second_ =
            std::clamp(covered / std::max(seconds_of(worked), 1e-5), simulated_per_second_ / 16.0, simulated_per_second_ * 4.0);
    keep_checkpoint_when_due(worked);
    if (pace() > 0.0) {
        const double behind = pace() * seconds_of(Clock::now() - paced_at_) - hours_of(simulation.now() - paced_from_) * 3600.0;
        if (behind > pace() * seconds_of(kMostBehind)) set_pace();
    }
    if (simulation.is_done()) {
        state_ = LiveState::done;
        maker_->look_at_accounts();
        return {Json{{"say", "over"}, {"state", fmt::format("{:016x}", simulation.digest())}}.dump()};
    }
    if (simulation.now() >= stop_at_) {
        state_ = LiveState::paused;
        stop_at_ = kNever;
    }
    return {};
}

std::optional<LiveSnapshot> LiveSession::due_snapshot() {
    if (!is_changed_) return std::nullopt;
    const auto now = Clock::now();
    // While it runs; whoever has paused wants to see the last of it at once.
    const bool is_moving = state_ == LiveState::running;
    if (is_moving && now - published_at_ < std::max<Clock::duration>(kSnapshotEvery, publishing_cost_ * kLeastWorkPerLook))
        return std::nullopt;
    if (!is_moving || now - looked_at_ >= std::max<Clock::duration>(kLookEvery, looking_cost_ * kLeastWorkPerLook)) {
        maker_->look_at_accounts();
        looked_at_ = now;
        looking_cost_ = Clock::now() - now;
    }
    const auto begin = Clock::now();
    LiveSnapshot snapshot = maker_->make();
    if (now - measured_at_ >= std::chrono::seconds{1}) {
        real_speed_ = hours_of(snapshot.figures.now - measured_from_) * 3600.0 / seconds_of(now - measured_at_);
        measured_from_ = snapshot.figures.now;
        measured_at_ = now;
    }
    snapshot.figures.state = state_;
    snapshot.figures.speed = speed_;
    snapshot.figures.real_speed = is_moving ? real_speed_ : 0.0;
    snapshot.figures.branch = run_.branch();
    snapshot.figures.journal_entries = static_cast<std::uint32_t>(run_.journal().size());
    published_at_ = now;
    publishing_cost_ = Clock::now() - begin;
    is_changed_ = false;
    return snapshot;
}

}  // namespace firebreak
