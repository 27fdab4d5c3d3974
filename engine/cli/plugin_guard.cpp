#include "engine/cli/plugin_guard.hpp"

#include "engine/plugin/call_board.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <new>
#include <string>
#include <string_view>

#include <poll.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace firebreak {
namespace {

constexpr int kFailed = 3;
constexpr std::int64_t kLookEvery = 100;  // milliseconds
// In so long a process hears what was sent to it.
constexpr int kGroupDelay = 50;  // milliseconds
// Until the command says otherwise: as long as a replicate may take.
constexpr std::int64_t kCallLimit = 600'000;  // milliseconds
// These have their own means: a worker has its supervisor, the check its processes, the viewer its window.
constexpr std::array<std::string_view, 3> kWatchedOtherwise{"worker", "plugin-check", "serve"};

::sigset_t watched_signals() {
    ::sigset_t signals;
    sigemptyset(&signals);
    for (const int number : {SIGCHLD, SIGINT, SIGTERM, SIGHUP}) sigaddset(&signals, number);
    return signals;
}

bool is_asked_for(int signal) { return signal == SIGINT || signal == SIGTERM || signal == SIGHUP; }

/// What the process that watches knows of the other.
class Guard {
  public:
    Guard(::pid_t process, CallBoard& board) : process_{process}, board_{board} {}

    int watch() {
        const ::sigset_t signals = watched_signals();
        const ::timespec tick{.tv_sec = 0, .tv_nsec = kLookEvery * 1'000'000};
        for (;;) {
            int status = 0;
            if (::waitpid(process_, &status, WNOHANG) == process_) return code_of(status);
            ::siginfo_t info{};
            const int signal = ::sigtimedwait(&signals, &info, &tick);
            if (signal > 0 && signal != SIGCHLD) pass_on(signal, info.si_code > 0);
            if (signal < 0) look_at_the_clock();
            if (const CallLine* stuck = stuck_line()) return give_up(*stuck);
        }
    }

  private:
    // What was sent to us alone is for the other. A key at the terminal has reached both, and so has what was sent to the group: a request
    // to stop that came twice would end the command where it is. Of one that it has not taken yet, a second changes nothing.
    void pass_on(int signal, bool is_from_terminal) {
        ++requests_;
        if (is_from_terminal) return;
        ::poll(nullptr, 0, kGroupDelay);
        // Some (timeout) send it to us and to the group: one request.
        ::sigset_t same;
        sigemptyset(&same);
        sigaddset(&same, signal);
        const ::timespec at_once{};
        while (::sigtimedwait(&same, nullptr, &at_once) == signal) continue;
        if (board_.requests_heard < requests_) ::kill(process_, signal);
    }

    // By ticks that nothing happened in, not by the clock: a command that was stopped and continued has not been at work meanwhile.
    void look_at_the_clock() {
        for (std::size_t i = 0; i < lines(); ++i) {
            const CallLine& line = board_.lines[i];
            const std::uint64_t moves = line.moves.load(std::memory_order_acquire);
            const bool is_still = line.is_in_plugin.load(std::memory_order_acquire) && moves == moves_[i];
            still_milliseconds_[i] = is_still ? still_milliseconds_[i] + kLookEvery : 0;
            moves_[i] = moves;
        }
    }

    [[nodiscard]] std::size_t lines() const { return std::min(board_.lines_taken.load(), CallBoard::kLines); }

    [[nodiscard]] const CallLine* stuck_line() const {
        const std::int64_t limit = board_.call_limit_milliseconds;
        for (std::size_t i = 0; i < lines() && limit > 0; ++i) {
            if (still_milliseconds_[i] > limit) return &board_.lines[i];
        }
        return nullptr;
    }

    [[nodiscard]] int give_up(const CallLine& line) const {
        ::kill(process_, SIGKILL);
        ::waitpid(process_, nullptr, 0);
        tell(line, fmt::format("did not come back within {:g} s", static_cast<double>(board_.call_limit_milliseconds.load()) / 1e3));
        return kFailed;
    }

    [[nodiscard]] int code_of(int status) const {
        const bool is_killed = WIFSIGNALED(status);
        if (!is_killed && (board_.has_spoken || board_.has_finished)) return WEXITSTATUS(status);
        const std::string end = is_killed ? fmt::format("was ended by signal {} ({})", WTERMSIG(status), ::strsignal(WTERMSIG(status)))
                                          : fmt::format("left with exit code {}", WEXITSTATUS(status));
        const auto& lines = board_.lines;
        const auto* guilty = std::find_if(lines.begin(), lines.end(), [](const CallLine& line) { return line.is_in_plugin.load(); });
        if (guilty != lines.end()) {
            tell(*guilty, is_killed ? "was running when the process " + end : "ended the process: it called _exit");
            if (is_killed && is_asked_for(WTERMSIG(status))) die_likewise(WTERMSIG(status));
            return kFailed;
        }
        const auto* last = std::find_if(lines.begin(), lines.end(), [](const CallLine& line) { return line.plugin[0] != 0; });
        // What we end ourselves with this code has been told.
        const bool is_told = is_killed ? is_asked_for(WTERMSIG(status)) : WEXITSTATUS(status) == kFailed;
        if (last != lines.end() && !is_told) tell_of_the_last(*last, end);
        if (is_killed) die_likewise(WTERMSIG(status));
        return kFailed;
    }

    // Nobody was called: a thread that a plugin has left running, what it does at the end of the process, or what it has overwritten.
    void tell_of_the_last(const CallLine& line, std::string_view end) const {
        tell(line,
             board_.has_finished
                 ? fmt::format("was the last call, and all results are whole, but then the process {}; look at static destructors", end)
                 : fmt::format("was the last call; outside of any the process {}: look at threads of the plugin's own", end));
    }

    static void tell(const CallLine& line, std::string_view what) {
        const std::string replicate = line.has_replicate ? fmt::format("replicate {}: ", line.replicate) : "";
        fmt::print(stderr, "firebreak: {}strategy '{}': {} {}\n", replicate, line.plugin.data(), line.function.data(), what);
    }

    // So that a shell sees the one command that it has started end as it did.
    static void die_likewise(int number) {
        const ::rlimit no_core{.rlim_cur = 0, .rlim_max = 0};
        ::setrlimit(RLIMIT_CORE, &no_core);
        std::signal(number, SIG_DFL);
        ::sigset_t none;
        sigemptyset(&none);
        ::sigprocmask(SIG_SETMASK, &none, nullptr);
        ::raise(number);
    }

    ::pid_t process_;
    CallBoard& board_;
    std::uint64_t requests_ = 0;
    std::array<std::uint64_t, CallBoard::kLines> moves_{};
    std::array<std::int64_t, CallBoard::kLines> still_milliseconds_{};
};

}  // namespace

bool wants_plugin_guard(std::span<char* const> arguments) {
    if (arguments.size() < 2) return false;
    if (std::find(kWatchedOtherwise.begin(), kWatchedOtherwise.end(), std::string_view{arguments[1]}) != kWatchedOtherwise.end())
        return false;
    if (const char* folders = std::getenv("FIREBREAK_PLUGIN_PATH"); folders != nullptr && *folders != 0) return true;
    return std::any_of(arguments.begin() + 1, arguments.end(), [](const char* word) {
        const std::string_view argument{word};
        // A script cannot end a process, but it might find work that its budget does not see.
        return argument == "--plugin" || argument.starts_with("--plugin=") || argument.ends_with(".lua");
    });
}

std::optional<int> guard_against_plugins() {
    void* page = ::mmap(nullptr, sizeof(CallBoard), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (page == MAP_FAILED) return std::nullopt;
    auto* board = new (page) CallBoard{};
    const ::sigset_t signals = watched_signals();
    ::sigset_t before;
    ::sigprocmask(SIG_BLOCK, &signals, &before);
    const ::pid_t guard = ::getpid();
    const ::pid_t process = ::fork();
    if (process > 0) return Guard{process, *board}.watch();
    ::sigprocmask(SIG_SETMASK, &before, nullptr);
    if (process < 0) return std::nullopt;
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != guard) ::_exit(kFailed);  // it died in between
    board->call_limit_milliseconds = kCallLimit;
    use_call_board(board);
    return std::nullopt;
}

void tell_guard_of_the_end() noexcept {
    if (CallBoard* board = call_board()) board->has_finished = true;
}

}  // namespace firebreak
