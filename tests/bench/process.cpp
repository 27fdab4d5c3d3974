#include "tests/bench/process.hpp"

#include "tests/bench/samples.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>

namespace firebreak::bench {
namespace {

[[noreturn]] void become(const std::vector<std::string>& words) {
    std::vector<char*> arguments;
    for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    ::execvp(arguments[0], arguments.data());
    ::_exit(127);
}

}  // namespace

ProcessResult run_process(const std::vector<std::string>& words) {
    ProcessResult result;
    int status = 0;
    rusage usage{};
    result.seconds = seconds_of([&] {
        const pid_t child = ::fork();
        if (child == 0) {
            const int nowhere = ::open("/dev/null", O_RDWR | O_CLOEXEC);
            ::dup2(nowhere, STDOUT_FILENO);
            ::dup2(nowhere, STDERR_FILENO);
            become(words);
        }
        ::wait4(child, &status, 0, &usage);
    });
    result.peak_bytes = static_cast<double>(usage.ru_maxrss) * 1024.0;
    if (WIFEXITED(status)) result.exit_code = WEXITSTATUS(status);
    return result;
}

WaitingPeer::WaitingPeer(const std::vector<std::string>& words) {
    int to[2];
    int from[2];
    if (::pipe2(to, O_CLOEXEC) != 0 || ::pipe2(from, O_CLOEXEC) != 0) return;
    std::signal(SIGPIPE, SIG_IGN);
    process_ = ::fork();
    if (process_ == 0) {
        ::dup2(to[0], STDIN_FILENO);
        ::dup2(from[1], STDOUT_FILENO);
        become(words);
    }
    ::close(to[0]);
    ::close(from[1]);
    to_ = ::fdopen(to[1], "w");
    from_ = ::fdopen(from[0], "r");
    const std::optional<std::string> answer = line();
    if (answer && answer->starts_with("ready")) greeting_ = answer->substr(std::min<std::size_t>(6, answer->size()));
}

WaitingPeer::~WaitingPeer() {
    if (to_ != nullptr) std::fclose(to_);
    if (from_ != nullptr) std::fclose(from_);
    if (process_ > 0) ::waitpid(process_, nullptr, 0);
}

void WaitingPeer::begin() {
    if (!greeting_) return;
    std::fputs("go\n", to_);
    std::fflush(to_);
}

double WaitingPeer::finish() {
    if (!greeting_) return -1.0;
    const std::optional<std::string> answer = line();
    return answer ? std::atof(answer->c_str()) : -1.0;
}

std::optional<std::string> WaitingPeer::line() {
    std::string text;
    for (int letter = std::fgetc(from_); letter != EOF; letter = std::fgetc(from_)) {
        if (letter == '\n') return text;
        text += static_cast<char>(letter);
    }
    return std::nullopt;
}

}  // namespace firebreak::bench
