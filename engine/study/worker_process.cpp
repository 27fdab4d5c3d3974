#include "engine/study/worker_process.hpp"

#include "engine/core/diagnostics.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace firebreak {
namespace {

constexpr int kCannotBegin = 127;

// Between fork and exec: system calls only.
[[noreturn]] void become_worker(char* const* arguments, int descriptor, int words, int parent, const rlimit* memory) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent) ::_exit(kCannotBegin);  // the supervisor died in between
    // Ctrl-C is for the supervisor, which stops its workers where nothing is lost.
    std::signal(SIGINT, SIG_IGN);
    std::signal(SIGTERM, SIG_DFL);
    const rlimit no_core{0, 0};
    ::setrlimit(RLIMIT_CORE, &no_core);
    if (memory != nullptr) ::setrlimit(RLIMIT_AS, memory);
    ::fcntl(descriptor, F_SETFD, 0);
    // Standard output is the supervisor's, for results: what a plugin prints goes elsewhere.
    if (::dup2(words, STDOUT_FILENO) < 0 || ::dup2(words, STDERR_FILENO) < 0) ::_exit(kCannotBegin);
    ::execv(arguments[0], arguments);
    ::_exit(kCannotBegin);
}

int begin(const WorkerCommand& command, int descriptor, int words_end) {
    std::vector<std::string> words{command.program.string(),      "worker",    command.folder.string(),           "--link",
                                   fmt::format("{}", descriptor), "--threads", fmt::format("{}", command.threads)};
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    rlimit memory{};
    if (command.memory_bytes) memory.rlim_cur = memory.rlim_max = static_cast<rlim_t>(*command.memory_bytes);
    const int parent = ::getpid();
    const int process = ::fork();
    const int error = errno;
    if (process != 0) ::close(words_end);
    if (process < 0) throw RunError(fmt::format("no process for a worker: {}", std::strerror(error)));
    if (process == 0) become_worker(arguments.data(), descriptor, words_end, parent, command.memory_bytes ? &memory : nullptr);
    return process;
}

}  // namespace

WorkerProcess::WorkerProcess(const WorkerCommand& command) : WorkerProcess{command, make_link(), make_words_pipe()} {}

WorkerProcess::WorkerProcess(const WorkerCommand& command, LinkPair pair, WordsPipe words)
    : link_{std::move(pair.supervisor)},
      words_{std::move(words.reading)},
      process_{begin(command, pair.worker.descriptor(), words.writing)} {}

WorkerProcess::~WorkerProcess() {
    if (process_ < 0) return;
    kill();
    ::waitpid(process_, nullptr, 0);
}

void WorkerProcess::kill() noexcept {
    if (process_ > 0) ::kill(process_, SIGKILL);
}

std::string WorkerProcess::end_text() {
    // Its end of the link is closed, so either it is on its way out, which this does not change, or a plugin closed it and works on.
    kill();
    int status = 0;
    while (::waitpid(process_, &status, 0) < 0 && errno == EINTR) {
    }
    process_ = -1;
    if (WIFSIGNALED(status)) return fmt::format("was ended by signal {} ({})", WTERMSIG(status), ::strsignal(WTERMSIG(status)));
    return fmt::format("left with exit code {}", WEXITSTATUS(status));
}

}  // namespace firebreak
