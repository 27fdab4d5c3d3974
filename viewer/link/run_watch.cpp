#include "viewer/link/run_watch.hpp"

#include "viewer/link/words_link.hpp"

#include <fmt/format.h>

#include <system_error>
#include <utility>

namespace firebreak::viewer {
namespace {

constexpr double kWarnOfSilenceAfter = 10.0;
constexpr double kGiveUpAfter = 60.0;
constexpr double kLookAtFileEvery = 2.0;

template <class... Values>
std::string filled(const ViewerState& state, const Phrase& phrase, const Values&... values) {
    return fmt::format(fmt::runtime(state.say(phrase)), values...);
}

}  // namespace

void SilenceWatch::begin(double now) noexcept {
    heard_at_ = now;
    is_asked_ = true;
    expects_snapshot_ = has_warned_ = false;
}

void SilenceWatch::hear(double now) noexcept {
    heard_at_ = now;
    is_asked_ = has_warned_ = false;
}

void SilenceWatch::hear_snapshot(double now) noexcept {
    heard_at_ = now;
    expects_snapshot_ = false;
}

void SilenceWatch::ask(double now) noexcept {
    if (!is_asked_) heard_at_ = now;
    is_asked_ = true;
}

bool SilenceWatch::is_given_up(ViewerState& state, bool is_running, bool is_ready) {
    const bool is_expected = is_asked_ || expects_snapshot_ || is_running;
    if (!is_expected || !is_ready) {
        if (!is_expected) heard_at_ = state.now;
        return false;
    }
    const double silence = state.now - heard_at_;
    if (silence > kWarnOfSilenceAfter && !std::exchange(has_warned_, true))
        state.messages.warning(filled(state, word::kSilent, static_cast<int>(silence), static_cast<int>(kGiveUpAfter)), state.now);
    return silence > kGiveUpAfter;
}

void FileWatch::begin(std::filesystem::path file) {
    file_ = std::move(file);
    is_missing_ = false;
    std::error_code error;
    time_ = std::filesystem::last_write_time(file_, error);
    if (error) time_.reset();
}

void FileWatch::look(ViewerState& state) {
    if (!time_ || state.now - looked_at_ < kLookAtFileEvery) return;
    looked_at_ = state.now;
    std::error_code error;
    const auto time = std::filesystem::last_write_time(file_, error);
    if (error) {
        if (!std::exchange(is_missing_, true)) state.messages.warning(filled(state, word::kFileGone, file_.filename().string()), state.now);
        return;
    }
    is_missing_ = false;
    if (time == *time_) return;
    time_ = time;
    state.messages.warning(filled(state, word::kFileChanged, file_.filename().string()), state.now);
}

}  // namespace firebreak::viewer
