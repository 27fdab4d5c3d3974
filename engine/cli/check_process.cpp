#include "engine/cli/check_process.hpp"

#include "engine/core/diagnostics.hpp"
#include "engine/plugin/crash_line.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <spawn.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <fstream>
#include <vector>

namespace firebreak {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kMostWords = 16'384;
constexpr int kLookEvery = 10;  // milliseconds
// The process ends itself at its limit and says where it was; this is for one that prevents that.
constexpr std::chrono::seconds kGrace{2};
constexpr std::array<std::string_view, 3> kVerdictWords{"ok", "warning", "failed"};

/// The two ends of a pipe, of which no other process knows.
class Pipe {
  public:
    Pipe() {
        if (::pipe2(ends_.data(), O_CLOEXEC) != 0) throw RunError(fmt::format("no pipe to a process: {}", std::strerror(errno)));
    }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;
    ~Pipe() {
        ::close(ends_[0]);
        close_writing();
    }
    void close_writing() noexcept {
        if (ends_[1] >= 0) ::close(ends_[1]);
        ends_[1] = -1;
    }
    [[nodiscard]] int reading() const noexcept { return ends_[0]; }
    [[nodiscard]] int writing() const noexcept { return ends_[1]; }

    /// What lies in it, added to `words` as far as there is room. Never waits for more.
    void drain(std::string& words) const {
        std::array<char, 4096> bytes{};
        pollfd state{.fd = reading(), .events = POLLIN, .revents = 0};
        while (::poll(&state, 1, 0) > 0 && (state.revents & POLLIN) != 0) {
            const ::ssize_t count = ::read(reading(), bytes.data(), bytes.size());
            if (count <= 0) return;
            words.append(bytes.data(), std::min(static_cast<std::size_t>(count), kMostWords - std::min(words.size(), kMostWords)));
        }
    }

  private:
    std::array<int, 2> ends_{-1, -1};
};

std::uint64_t resident_bytes(::pid_t process) {
    std::ifstream statm{fmt::format("/proc/{}/statm", process)};
    std::uint64_t all = 0;
    std::uint64_t resident = 0;
    statm >> all >> resident;
    return resident * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

::pid_t start(const std::filesystem::path& plugin, std::string_view check, const CheckLimits& limits, const Pipe& report,
              const Pipe& words) {
    std::vector<std::string> arguments = {"firebreak",        "plugin-check", plugin.string(), "--here",
                                          std::string{check}, "--reports",    "--timeout",     std::to_string(limits.seconds)};
    std::vector<char*> pointers;
    for (std::string& argument : arguments) pointers.push_back(argument.data());
    pointers.push_back(nullptr);
    ::posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    ::posix_spawn_file_actions_adddup2(&actions, words.writing(), STDOUT_FILENO);
    ::posix_spawn_file_actions_adddup2(&actions, words.writing(), STDERR_FILENO);
    ::posix_spawn_file_actions_adddup2(&actions, report.writing(), kCheckReport);
    // A group of its own, so that what it starts can be ended with it.
    ::posix_spawnattr_t attributes;
    ::posix_spawnattr_init(&attributes);
    ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
    ::pid_t process = 0;
    const int error = ::posix_spawn(&process, "/proc/self/exe", &actions, &attributes, pointers.data(), environ);
    ::posix_spawn_file_actions_destroy(&actions);
    ::posix_spawnattr_destroy(&attributes);
    if (error != 0) throw RunError(fmt::format("a process for the check could not be started: {}", std::strerror(error)));
    return process;
}

struct Ending {
    int status = 0;
    /// Why we ended it; empty when it ended by itself.
    std::string ended_because;
};

Ending wait_for(::pid_t process, const CheckLimits& limits, Pipe& report, Pipe& words, std::string& finding, std::string& printed) {
    Ending ending;
    const Clock::time_point deadline = Clock::now() + std::chrono::seconds{limits.seconds} + kGrace;
    for (;;) {
        std::array<pollfd, 2> states{pollfd{.fd = report.reading(), .events = POLLIN, .revents = 0},
                                     pollfd{.fd = words.reading(), .events = POLLIN, .revents = 0}};
        ::poll(states.data(), states.size(), kLookEvery);
        report.drain(finding);
        words.drain(printed);
        // Once both ends are closed, poll no longer waits.
        if ((states[0].revents & POLLHUP) != 0 && (states[1].revents & POLLHUP) != 0) ::usleep(1000);
        if (::waitpid(process, &ending.status, WNOHANG) == process) break;
        if (resident_bytes(process) > limits.bytes) {
            ending.ended_because = fmt::format("took more than {} MiB of memory and was ended", limits.bytes >> 20);
        } else if (Clock::now() > deadline) {
            ending.ended_because = fmt::format("did not come back within {} s, and did not let itself be interrupted", limits.seconds);
        }
        if (ending.ended_because.empty()) continue;
        ::kill(-process, SIGKILL);
        ::waitpid(process, &ending.status, 0);
        break;
    }
    ::kill(-process, SIGKILL);  // whatever it started and left behind
    report.drain(finding);
    words.drain(printed);
    return ending;
}

std::string how_it_ended(int status) {
    if (WIFSIGNALED(status)) return fmt::format("ended the process by signal {} ({})", WTERMSIG(status), ::strsignal(WTERMSIG(status)));
    return fmt::format("ended the process with exit code {}: it called exit or _exit", WEXITSTATUS(status));
}

}  // namespace

CheckOutcome check_in_process(const std::filesystem::path& plugin, std::string_view check, const CheckLimits& limits) {
    Pipe report;
    Pipe words;
    const ::pid_t process = start(plugin, check, limits, report, words);
    report.close_writing();
    words.close_writing();
    std::string finding;
    CheckOutcome outcome;
    const Ending ending = wait_for(process, limits, report, words, finding, outcome.printed);
    const std::string line = finding.substr(0, finding.find('\n'));
    const std::size_t tab = line.find('\t');
    const auto* word = std::find(kVerdictWords.begin(), kVerdictWords.end(), line.substr(0, tab));
    const bool has_finding = tab != std::string::npos && word != kVerdictWords.end();
    const bool has_ended_well = WIFEXITED(ending.status) && WEXITSTATUS(ending.status) == 0;
    outcome.has_died = !ending.ended_because.empty() || !has_finding || !has_ended_well;
    if (!ending.ended_because.empty()) {
        outcome.text = ending.ended_because;
    } else if (!has_finding) {
        // The line that a dying process writes (crash_line.hpp), without who says so and of whom.
        const std::size_t begin = line.find("': ");
        outcome.text = begin != std::string::npos ? line.substr(begin + 3) : how_it_ended(ending.status);
    } else if (!has_ended_well) {
        outcome.text = "all went well, but when the process ended, it " + how_it_ended(ending.status) + "; look at static destructors";
    } else {
        outcome.verdict = static_cast<check::Verdict>(word - kVerdictWords.begin());
        outcome.text = line.substr(tab + 1);
    }
    return outcome;
}

void become_check_process(const CheckLimits& limits) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    const ::rlimit no_core{.rlim_cur = 0, .rlim_max = 0};
    ::setrlimit(RLIMIT_CORE, &no_core);
    ::fcntl(kCheckReport, F_SETFD, FD_CLOEXEC);
    name_plugins_that_crash(kCheckReport, limits.seconds);
}

void send_finding(const check::Report& report) {
    std::string line = fmt::format("{}\t{}", kVerdictWords[static_cast<std::size_t>(report.verdict())], report.text());
    std::replace(line.begin(), line.end(), '\n', ' ');
    line += '\n';
    if (::write(kCheckReport, line.data(), line.size()) < 0) throw RunError("the finding could not be handed over");
}

}  // namespace firebreak
