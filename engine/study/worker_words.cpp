#include "engine/study/worker_words.hpp"

#include "engine/core/diagnostics.hpp"

#include <fmt/format.h>

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstring>
#include <utility>

namespace firebreak {
namespace {

constexpr std::string_view kOurs = "firebreak: ";
constexpr std::string_view kReplicate = "replicate ";
/// Of a plugin that never stops talking, no more than this at a time: others wait.
constexpr int kMostReads = 16;
/// A line longer than this is handed on in pieces.
constexpr std::size_t kLongestLine = std::size_t{64} << 10;

// Tables have a column for the number.
std::string_view without_replicate(std::string_view line) {
    if (!line.starts_with(kReplicate)) return line;
    const std::size_t colon = line.find(": ");
    return colon == std::string_view::npos ? line : line.substr(colon + 2);
}

}  // namespace

WorkerWords::~WorkerWords() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

WorkerWords::WorkerWords(WorkerWords&& other) noexcept
    : descriptor_{std::exchange(other.descriptor_, -1)},
      is_over_{other.is_over_},
      unfinished_{std::move(other.unfinished_)},
      last_{std::move(other.last_)} {}

void WorkerWords::listen(const PassOn& pass_on) {
    std::array<char, 4096> bytes{};
    for (int i = 0; i < kMostReads && !is_over_; ++i) {
        const ::ssize_t count = ::read(descriptor_, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0 && errno == EAGAIN) return;
        if (count <= 0) {
            is_over_ = true;
            return;
        }
        unfinished_.append(bytes.data(), static_cast<std::size_t>(count));
        std::size_t begin = 0;
        for (std::size_t end = unfinished_.find('\n'); end != std::string::npos; end = unfinished_.find('\n', begin)) {
            take_line(std::string_view{unfinished_}.substr(begin, end - begin), pass_on);
            begin = end + 1;
        }
        unfinished_.erase(0, begin);
        if (unfinished_.size() > kLongestLine) take_line(std::exchange(unfinished_, {}), pass_on);
    }
}

std::string WorkerWords::last_words(const PassOn& pass_on) {
    listen(pass_on);
    if (!unfinished_.empty()) take_line(std::exchange(unfinished_, {}), pass_on);
    return std::string{without_replicate(last_)};
}

void WorkerWords::take_line(std::string_view line, const PassOn& pass_on) {
    if (line.starts_with(kOurs)) last_ = line.substr(kOurs.size());
    else if (pass_on) pass_on(line);
}

WordsPipe make_words_pipe() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw RunError(fmt::format("no pipe for a worker: {}", std::strerror(errno)));
    // Only our end: a worker that prints waits until there is room.
    ::fcntl(ends[0], F_SETFL, O_NONBLOCK);
    return {WorkerWords{ends[0]}, ends[1]};
}

}  // namespace firebreak
