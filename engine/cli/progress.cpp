#include "engine/cli/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

namespace firebreak {
namespace {

constexpr auto kPatience = std::chrono::seconds{2};
constexpr auto kBetweenDraws = std::chrono::milliseconds{100};
constexpr int kBarWidth = 30;

std::string time_text(double seconds) {
    const auto whole = static_cast<long>(seconds + 0.5);
    if (whole >= 3600) return fmt::format("{} h {:02} min", whole / 3600, whole / 60 % 60);
    if (whole >= 60) return fmt::format("{} min {:02} s", whole / 60, whole % 60);
    return fmt::format("{} s", whole);
}

}  // namespace

Progress::Progress(std::string label, bool is_forced)
    : label_{std::move(label)},
      is_terminal_{::isatty(STDERR_FILENO) != 0},
      is_forced_{is_forced},
      started_{Clock::now()},
      drawn_{started_} {}

Progress::~Progress() { clear(); }

void Progress::update(double done, const std::string& detail) {
    const Clock::time_point now = Clock::now();
    const double elapsed = std::chrono::duration<double>(now - started_).count();
    const std::string eta = done > 0.0 ? time_text(elapsed * (1.0 - done) / done) : "?";
    if (!is_terminal_) {
        const int tenths = static_cast<int>(done * 10.0);
        if (is_forced_ && tenths > tenths_) fmt::print(stderr, "{} {:3.0f} %  {}  {} left\n", label_, done * 100.0, detail, eta);
        tenths_ = tenths;
        return;
    }
    if ((now - started_ < kPatience && !is_forced_) || now - drawn_ < kBetweenDraws) return;
    drawn_ = now;
    is_drawn_ = true;
    const int filled = std::clamp(static_cast<int>(done * kBarWidth), 0, kBarWidth);
    fmt::print(stderr, "\r\033[K{} [{}{}] {:3.0f} %  {}  {} left", label_, std::string(static_cast<std::size_t>(filled), '#'),
               std::string(static_cast<std::size_t>(kBarWidth - filled), '.'), done * 100.0, detail, eta);
    std::fflush(stderr);
}

void Progress::clear() {
    if (!is_drawn_) return;
    fmt::print(stderr, "\r\033[K");
    std::fflush(stderr);
    is_drawn_ = false;
}

}  // namespace firebreak
