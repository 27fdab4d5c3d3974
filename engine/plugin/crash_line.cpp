// In a signal handler next to nothing may be called: the line is put together in a fixed buffer and leaves by one write.
#include "engine/plugin/crash_line.hpp"

#include "engine/plugin/plugin_call.hpp"

#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string_view>

namespace firebreak {
namespace {

constexpr int kExitFailed = 3;
constexpr std::size_t kHandlerStack = std::size_t{64} << 10;
constexpr std::size_t kSignals = 65;

struct SignalWords {
    int number;
    std::string_view words;
};
constexpr std::array kFatal{
    SignalWords{SIGSEGV, "crashed: it touched memory that is not its own (segmentation fault)"},
    SignalWords{SIGBUS, "crashed: it touched memory that is not there (bus error)"},
    SignalWords{SIGFPE, "crashed: an arithmetic error, such as a whole number divided by 0"},
    SignalWords{SIGILL, "crashed: an instruction that this processor does not have"},
    SignalWords{SIGABRT, "crashed: it called abort, or let an exception go where none may"},
};
constexpr SignalWords kTooLong{SIGALRM, "did not come back in time"};

// Set once, before any plugin is loaded, and only read afterwards.
int line_goes_to = STDERR_FILENO;
std::array<struct ::sigaction, kSignals> before{};

struct ThreadPlace {
    bool has_replicate = false;
    std::uint64_t replicate = 0;
};
constinit thread_local ThreadPlace place;

class Line {
  public:
    void add(std::string_view text) noexcept {
        const std::size_t length = std::min(text.size(), bytes_.size() - size_);
        std::memcpy(bytes_.data() + size_, text.data(), length);
        size_ += length;
    }
    void add(std::uint64_t number) noexcept {
        std::array<char, 20> digits{};
        std::size_t first = digits.size();
        do {
            digits[--first] = static_cast<char>('0' + number % 10);
            number /= 10;
        } while (number > 0);
        add({digits.data() + first, digits.size() - first});
    }
    void send() const noexcept {
        if (::write(line_goes_to, bytes_.data(), size_) < 0) return;
    }

  private:
    std::array<char, 1024> bytes_{};
    std::size_t size_ = 0;
};

[[noreturn]] void end_with_line(const PluginCall& call, std::string_view what) noexcept {
    Line line;
    line.add("firebreak: ");
    if (place.has_replicate) {
        line.add("replicate ");
        line.add(place.replicate);
        line.add(": ");
    }
    line.add("strategy '");
    // A file's name may be as long as it likes: the words behind it must still fit.
    line.add(std::string_view{call.plugin()}.substr(0, 600));
    line.add("': ");
    line.add(call.function());
    line.add(" ");
    line.add(what);
    line.add("\n");
    line.send();
    if (CallBoard* board = call_board()) board->has_spoken = true;
    ::_exit(kExitFailed);
}

void on_fatal_signal(int number, ::siginfo_t* info, void*) {
    if (const PluginCall* call = PluginCall::current()) {
        const auto* known =
            std::find_if(kFatal.begin(), kFatal.end(), [&](const SignalWords& known_one) { return known_one.number == number; });
        end_with_line(*call, known != kFatal.end() ? known->words : kTooLong.words);
    }
    // Ours, or nobody's: as if this handler had never been. What a fault interrupted runs into it again; what somebody sent is sent again.
    ::sigaction(number, &before[static_cast<std::size_t>(number)], nullptr);
    if (info == nullptr || info->si_code <= 0 || number == SIGALRM) ::raise(number);
}

void say_at_exit() {
    if (const PluginCall* call = PluginCall::current()) end_with_line(*call, "ended the process: it called exit");
}

void handle(int number) {
    struct ::sigaction action {};
    action.sa_sigaction = on_fatal_signal;
    action.sa_flags = SA_SIGINFO | SA_ONSTACK;
    struct ::sigaction present {};
    ::sigaction(number, &action, &present);
    // Asked a second time, it would otherwise hand over to itself.
    if (present.sa_sigaction != on_fatal_signal) before[static_cast<std::size_t>(number)] = present;
}

/// The thread's own stack for handlers, unless somebody (a sanitizer) has given it one.
class HandlerStack {
  public:
    HandlerStack() {
        ::stack_t present{};
        if (::sigaltstack(nullptr, &present) != 0 || (present.ss_flags & SS_DISABLE) == 0) return;
        memory_ = std::make_unique<std::byte[]>(kHandlerStack);
        ::stack_t own{};
        own.ss_sp = memory_.get();
        own.ss_size = kHandlerStack;
        ::sigaltstack(&own, nullptr);
    }
    HandlerStack(const HandlerStack&) = delete;
    HandlerStack& operator=(const HandlerStack&) = delete;
    ~HandlerStack() {
        if (!memory_) return;
        ::stack_t none{};
        none.ss_flags = SS_DISABLE;
        ::sigaltstack(&none, nullptr);
    }

  private:
    std::unique_ptr<std::byte[]> memory_;
};

void give_handler_stack() {
    static thread_local const HandlerStack stack;
    static_cast<void>(stack);
}

}  // namespace

void name_plugins_that_crash(int file_descriptor, int time_limit) {
    line_goes_to = file_descriptor;
    give_handler_stack();
    for (const SignalWords& fatal : kFatal) handle(fatal.number);
    std::atexit(say_at_exit);
    if (time_limit <= 0) return;
    handle(kTooLong.number);
    ::itimerval limit{};
    limit.it_value.tv_sec = time_limit;
    ::setitimer(ITIMER_REAL, &limit, nullptr);
}

void this_thread_runs_replicate(std::uint64_t number) {
    give_handler_stack();
    place = {.has_replicate = true, .replicate = number};
    detail::show_replicate(true, number);
}

void this_thread_runs_no_replicate() noexcept {
    place = {};
    detail::show_replicate(false, 0);
}

std::string replicate_prefix() { return place.has_replicate ? "replicate " + std::to_string(place.replicate) + ": " : ""; }

}  // namespace firebreak
