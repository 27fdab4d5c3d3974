// Which plugin's code each thread is in, on memory that a process shares with the one that watches over it (cli/plugin_guard.hpp): what
// becomes of a call is then known even when the call takes its process with it.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>

namespace firebreak {

/// One thread's line. Only that thread writes; the watcher reads the texts when the process is gone or the thread has not moved.
struct CallLine {
    /// Grows with every entry into a plugin and every way out.
    std::atomic<std::uint64_t> moves{0};
    std::atomic<bool> is_in_plugin{false};
    bool has_replicate = false;
    std::uint64_t replicate = 0;
    /// Of the last call; with a 0 at the end.
    std::array<char, 256> plugin{};
    std::array<char, 32> function{};
};

struct CallBoard {
    /// Threads beyond these are not watched.
    static constexpr std::size_t kLines = 64;
    std::array<CallLine, kLines> lines;
    std::atomic<std::size_t> lines_taken{0};
    /// What a plugin did has been told already.
    std::atomic<bool> has_spoken{false};
    /// The program has come to its own end.
    std::atomic<bool> has_finished{false};
    /// Requests to stop (Ctrl-C) that have been heard.
    std::atomic<std::uint64_t> requests_heard{0};
    /// How long one call may take; 0: as long as it likes.
    std::atomic<std::int64_t> call_limit_milliseconds{0};
};
static_assert(std::atomic<std::uint64_t>::is_always_lock_free && std::atomic<bool>::is_always_lock_free);

/// From now on calls are written down there. [setup]
void use_call_board(CallBoard* board) noexcept;
/// Where calls are written down; nullptr where nobody watches.
[[nodiscard]] CallBoard* call_board() noexcept;

/// How long one call into a plugin may take where somebody watches; elsewhere this does nothing. [setup]
void limit_plugin_calls(double seconds) noexcept;

namespace detail {
inline constinit CallBoard* call_board_in_use = nullptr;
void show_call(const char* plugin, const char* function) noexcept;
void show_replicate(bool has_replicate, std::uint64_t replicate) noexcept;
}  // namespace detail

}  // namespace firebreak
