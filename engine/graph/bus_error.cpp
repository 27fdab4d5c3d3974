// In a signal handler next to nothing may be called, and the file's name must be found without any memory of what was mapped: the system's
// own list of mappings is read with plain system calls.
#include "engine/graph/bus_error.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include <fcntl.h>
#include <unistd.h>
#include <csignal>

namespace firebreak {
namespace {

constexpr int kExitFailed = 3;

void say(std::string_view text) noexcept {
    if (::write(STDERR_FILENO, text.data(), text.size()) < 0) return;
}

// The number that hexadecimal digits at `at` spell; leaves `at` behind them.
std::uintptr_t read_hex(std::string_view line, std::size_t& at) noexcept {
    std::uintptr_t value = 0;
    for (; at < line.size(); ++at) {
        const char c = line[at];
        if (c >= '0' && c <= '9') value = value * 16 + static_cast<std::uintptr_t>(c - '0');
        else if (c >= 'a' && c <= 'f') value = value * 16 + static_cast<std::uintptr_t>(c - 'a' + 10);
        else break;
    }
    return value;
}

// "7f00-7f80 r--s 0 fe:00 12 /path": the path, if the range holds `address` and belongs to a file.
std::string_view path_of(std::string_view line, std::uintptr_t address) noexcept {
    std::size_t at = 0;
    const std::uintptr_t begin = read_hex(line, at);
    ++at;
    const std::uintptr_t end = read_hex(line, at);
    const std::size_t path = line.find('/');
    return address >= begin && address < end && path != std::string_view::npos ? line.substr(path) : std::string_view{};
}

void on_bus_error(int, ::siginfo_t* info, void*) {
    const auto address = reinterpret_cast<std::uintptr_t>(info->si_addr);
    const int maps = ::open("/proc/self/maps", O_RDONLY | O_CLOEXEC);
    // Paths are at most 4,096 bytes long, and so much comes before them.
    std::array<char, 4096 + 256> line;
    std::size_t size = 0;
    for (char c = 0; maps >= 0 && ::read(maps, &c, 1) == 1;) {
        if (c != '\n') {
            if (size < line.size()) line[size++] = c;
            continue;
        }
        const std::string_view path = path_of({line.data(), size}, address);
        size = 0;
        if (path.empty()) continue;
        say("firebreak: ");
        say(path);
        say(": could not be read any more: it was cut short while in use, or its disk fails\n");
        ::_exit(kExitFailed);
    }
    // None of our files: the handler was reset on entry, so that the same access now ends the program as it always would.
}

}  // namespace

void name_files_on_bus_errors() noexcept {
    struct ::sigaction action {};
    if (::sigaction(SIGBUS, nullptr, &action) != 0 || (action.sa_flags & SA_SIGINFO) != 0 || action.sa_handler != SIG_DFL) return;
    action.sa_sigaction = on_bus_error;
    action.sa_flags = SA_SIGINFO | static_cast<int>(SA_RESETHAND);
    ::sigaction(SIGBUS, &action, nullptr);
}

}  // namespace firebreak
