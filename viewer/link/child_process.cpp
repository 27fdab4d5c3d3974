#include "viewer/link/child_process.hpp"

#include "engine/core/diagnostics.hpp"

#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace firebreak::viewer {
namespace {

constexpr int kCannotBegin = 127;
constexpr std::size_t kMostErrorBytes = 16'384;

struct Pipe {
    int reading = -1;
    int writing = -1;
};

Pipe make_pipe() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw RunError(fmt::format("no pipe for another program: {}", std::strerror(errno)));
    return {ends[0], ends[1]};
}

void close_it(int& descriptor) noexcept {
    if (descriptor >= 0) ::close(descriptor);
    descriptor = -1;
}

// Between fork and exec: system calls only.
[[noreturn]] void become(char* const* arguments, int input, int output, int error, int parent, int niceness) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent) ::_exit(kCannotBegin);
    std::signal(SIGINT, SIG_IGN);
    std::signal(SIGPIPE, SIG_DFL);
    const rlimit no_core{0, 0};
    ::setrlimit(RLIMIT_CORE, &no_core);
    if (niceness != 0) ::setpriority(PRIO_PROCESS, 0, niceness);
    if (::dup2(input, STDIN_FILENO) < 0 || ::dup2(output, STDOUT_FILENO) < 0 || ::dup2(error, STDERR_FILENO) < 0) ::_exit(kCannotBegin);
    ::execv(arguments[0], arguments);
    ::_exit(kCannotBegin);
}

// What there is to read now. False when there will never be more.
bool read_all(int descriptor, std::string& text) {
    std::array<char, 65'536> bytes{};
    while (true) {
        const ssize_t count = ::read(descriptor, bytes.data(), bytes.size());
        if (count > 0) {
            text.append(bytes.data(), static_cast<std::size_t>(count));
            continue;
        }
        if (count < 0 && errno == EINTR) continue;
        return count < 0 && errno == EAGAIN;
    }
}

}  // namespace

ChildProcess::ChildProcess(std::vector<std::string> command, int niceness) {
    std::vector<char*> arguments;
    for (std::string& word : command) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    Pipe input = make_pipe();
    Pipe output = make_pipe();
    Pipe error = make_pipe();
    const int parent = ::getpid();
    process_ = ::fork();
    if (process_ == 0) become(arguments.data(), input.reading, output.writing, error.writing, parent, niceness);
    const int failure = errno;
    close_it(input.reading);
    close_it(output.writing);
    close_it(error.writing);
    input_ = input.writing;
    output_ = output.reading;
    error_ = error.reading;
    if (process_ < 0) throw RunError(fmt::format("{} cannot be started: {}", command.front(), std::strerror(failure)));
    for (const int descriptor : {input_, output_, error_}) ::fcntl(descriptor, F_SETFL, O_NONBLOCK);
    // Its death is noticed by reading; writing to it must not end this program.
    std::signal(SIGPIPE, SIG_IGN);
}

ChildProcess::~ChildProcess() {
    close_it(input_);
    close_it(output_);
    close_it(error_);
    if (process_ < 0) return;
    kill();
    ::waitpid(process_, nullptr, 0);
}

void ChildProcess::kill() noexcept {
    if (process_ > 0) ::kill(process_, SIGKILL);
}

void ChildProcess::pump() {
    while (!to_send_.empty() && input_ >= 0) {
        const ssize_t count = ::write(input_, to_send_.data(), to_send_.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0 && errno != EAGAIN) to_send_.clear();
        if (count <= 0) break;
        to_send_.erase(0, static_cast<std::size_t>(count));
    }
    if (output_ >= 0 && !read_all(output_, said_)) close_it(output_);
    if (error_ >= 0 && !read_all(error_, errors_)) close_it(error_);
    if (errors_.size() > kMostErrorBytes) errors_.erase(0, errors_.size() - kMostErrorBytes);
}

void ChildProcess::send(std::string_view line) {
    to_send_ += line;
    to_send_ += '\n';
    pump();
}

std::vector<std::string> ChildProcess::lines() {
    pump();
    std::vector<std::string> whole;
    std::size_t begin = 0;
    for (std::size_t end = said_.find('\n'); end != std::string::npos; end = said_.find('\n', begin)) {
        whole.push_back(said_.substr(begin, end - begin));
        begin = end + 1;
    }
    said_.erase(0, begin);
    return whole;
}

bool ChildProcess::is_running() {
    if (process_ < 0) return false;
    int status = 0;
    if (::waitpid(process_, &status, WNOHANG) != process_) return true;
    process_ = -1;
    if (WIFSIGNALED(status)) {
        end_text_ = fmt::format("was ended by signal {} ({})", WTERMSIG(status), ::strsignal(WTERMSIG(status)));
    } else {
        exit_code_ = WEXITSTATUS(status);
        end_text_ = fmt::format("left with exit code {}", *exit_code_);
    }
    pump();
    return false;
}

const std::string& ChildProcess::errors() {
    pump();
    return errors_;
}

}  // namespace firebreak::viewer
