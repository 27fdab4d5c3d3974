#include "engine/study/process_mark.hpp"

#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>

#include <unistd.h>

namespace firebreak {
namespace {

std::string host() {
    std::array<char, 256> name{};
    if (::gethostname(name.data(), name.size() - 1) != 0) return "unknown";
    std::string text{name.data()};
    for (char& letter : text) {
        if (letter == '/' || letter == ':') letter = '_';
    }
    return text;
}

}  // namespace

std::string own_process_mark() { return fmt::format("{}:{}", host(), ::getpid()); }

bool is_known_dead(std::string_view process_mark) {
    const std::size_t colon = process_mark.rfind(':');
    if (colon == std::string_view::npos || process_mark.substr(0, colon) != host()) return false;
    const std::string_view digits = process_mark.substr(colon + 1);
    int pid = 0;
    const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), pid);
    if (failure != std::errc{} || pid <= 0) return false;
    return ::kill(pid, 0) != 0 && errno == ESRCH;
}

}  // namespace firebreak
