#include "engine/cli/serve_verb.hpp"

#include "engine/cli/run_session.hpp"
#include "engine/live/live_session.hpp"
#include "engine/live/shared_snapshot.hpp"
#include "engine/live/snapshot_bytes.hpp"
#include "engine/plugin/crash_line.hpp"
#include "engine/scenario/scenario_reader.hpp"
#include "engine/scenario/typed_reader.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>
#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <array>
#include <cerrno>
#include <memory>

namespace firebreak {
namespace {

constexpr std::chrono::milliseconds kSlice{25};
constexpr int kPausedPollMilliseconds = 200;
// More than any command, far less than memory.
constexpr std::size_t kLongestLine = std::size_t{4} << 20;

struct Options {
    RunOptions run;
    std::string until;
    std::size_t checkpoint_mib = 512;
};

/// Lines from standard input, as they come.
class Requests {
  public:
    /// The next whole line; nothing when there is none within so many milliseconds.
    [[nodiscard]] std::optional<std::string> next(int wait_milliseconds) {
        while (true) {
            const std::size_t end = buffer_.find('\n');
            if (end != std::string::npos) {
                std::string line = buffer_.substr(0, end);
                buffer_.erase(0, end + 1);
                return line;
            }
            if (is_over_ || buffer_.size() > kLongestLine) return std::nullopt;
            pollfd input{STDIN_FILENO, POLLIN, 0};
            if (::poll(&input, 1, wait_milliseconds) <= 0) return std::nullopt;
            std::array<char, 65'536> bytes{};
            const ssize_t count = ::read(STDIN_FILENO, bytes.data(), bytes.size());
            if (count < 0 && (errno == EINTR || errno == EAGAIN)) continue;
            if (count <= 0) is_over_ = true;
            else buffer_.append(bytes.data(), static_cast<std::size_t>(count));
        }
    }
    [[nodiscard]] bool is_over() const noexcept { return is_over_ || buffer_.size() > kLongestLine; }

  private:
    std::string buffer_;
    bool is_over_ = false;
};

/// The real standard output. What a plugin prints goes to standard error, so that it cannot spoil the conversation.
class Answers {
  public:
    Answers() : descriptor_{::dup(STDOUT_FILENO)} { ::dup2(STDERR_FILENO, STDOUT_FILENO); }
    ~Answers() { ::close(descriptor_); }
    Answers(const Answers&) = delete;
    Answers& operator=(const Answers&) = delete;

    void say(const std::string& line) const {
        const std::string text = line + "\n";
        for (std::size_t sent = 0; sent < text.size();) {
            const ssize_t count = ::write(descriptor_, text.data() + sent, text.size() - sent);
            if (count < 0 && errno == EINTR) continue;
            if (count <= 0) throw RunError("nobody listens any more");
            sent += static_cast<std::size_t>(count);
        }
    }

  private:
    int descriptor_;
};

void converse(LiveSession& session, SharedSnapshot& shared, const Answers& answers) {
    Requests requests;
    while (!session.wants_to_quit() && !requests.is_over()) {
        int wait = session.is_running() ? static_cast<int>(session.idle_time().count()) : kPausedPollMilliseconds;
        while (const std::optional<std::string> line = requests.next(wait)) {
            for (const std::string& answer : session.answer(*line)) answers.say(answer);
            wait = 0;
        }
        for (const std::string& news : session.work(kSlice)) answers.say(news);
        if (const std::optional<LiveSnapshot> snapshot = session.due_snapshot()) shared.publish(bytes_of(*snapshot));
    }
}

int serve(const Options& options) {
    const Answers answers;
    const LoadedScenario loaded = load_scenario([&] {
        RunOptions without = options.run;
        without.journal.clear();
        return without;
    }());
    const Scenario& scenario = loaded.scenario;
    if (scenario.companies.count > 0) throw InputError({scenario.file}, "the scenario is about many companies; only one can be steered");
    this_thread_runs_replicate(options.run.repetition);
    const StrategyLibrary library{default_plugin_folders(), options.run.plugins};
    Diagnostics problems;
    std::vector<Command> journal;
    if (!options.run.journal.empty()) journal = read_commands(options.run.journal, scenario, problems);
    problems.throw_if_errors();
    const Network network = make_network(scenario.network);
    LiveSession session{{scenario, network.graph, library, options.run.repetition, options.run.threads, options.checkpoint_mib << 20U}};
    if (!options.until.empty()) {
        const Reading<Duration> until = read_instant(options.until, std::nullopt);
        if (!until.value) throw InputError({"--until"}, fmt::format("is '{}', but must {}", options.until, until.wish));
        session.recover(journal, kStart + *until.value);
    } else if (!journal.empty()) {
        session.recover(journal, kStart);
    }
    SharedSnapshot shared = SharedSnapshot::create(session.snapshot_bytes());
    auto greeting = nlohmann::ordered_json::parse(session.greeting());
    greeting["snapshots"] = fmt::format("/proc/{}/fd/{}", ::getpid(), shared.descriptor());
    greeting["network"] = network.summary;
    greeting["notes"] = network.notes;
    if (const std::optional<LiveSnapshot> first = session.due_snapshot()) shared.publish(bytes_of(*first));
    answers.say(greeting.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
    converse(session, shared, answers);
    return 0;
}

}  // namespace

void register_serve_verb(CLI::App& app, int& exit_code) {
    auto options = std::make_shared<Options>();
    CLI::App* verb = app.add_subcommand("serve", "Run a scenario under the command of another program, such as the viewer.");
    verb->add_option("scenario", options->run.scenario, "Scenario file.")->required();
    verb->add_option("--set", options->run.overrides, "Override a parameter; may be repeated.")->allow_extra_args(false);
    verb->add_option("--strategy", options->run.strategy, "Response strategy, in place of the scenario's.");
    verb->add_option("--plugin", options->run.plugins, "A strategy in a file of your own; may be repeated.")->allow_extra_args(false);
    verb->add_option("--seed", options->run.seed, "Seed of all random draws, in place of the scenario's.");
    verb->add_option("--replicate", options->run.repetition, "Number of the replicate.");
    verb->add_option("--threads", options->run.threads, "Threads; 0: as many as the machine has. Changes no result.")
        ->default_val(1)
        ->check(CLI::Range(0, 1024));
    verb->add_option("--journal", options->run.journal, "Commands to take on at the start: journal.yaml of an earlier run.");
    verb->add_option("--until", options->until, "Go on to this moment before anything is asked: 'd7 09:00'.");
    verb->add_option("--checkpoint-memory", options->checkpoint_mib, "MiB that the states kept for going back may take.")
        ->default_val(512)
        ->check(CLI::Range(std::size_t{16}, std::size_t{1} << 20U));
    verb->footer(
        "One JSON object a line is read from standard input, and answered on standard output:\n"
        "  echo '{\"do\":\"step\",\"by_us\":3600000000}' | firebreak serve scenarios/fr_bank_outage.yaml\n\n"
        "The conversation is described in docs/live.md. It ends with {\"do\":\"quit\"} or the end of the input. Exit codes: 0 done, 2 bad "
        "input, 3 failed.");
    verb->callback([options, &exit_code] { exit_code = serve(*options); });
}

}  // namespace firebreak
