#include "engine/plugin/call_board.hpp"

#include <algorithm>
#include <cstring>

namespace firebreak {
namespace {

// This thread's own; nullptr when nobody watches or all lines are taken.
CallLine* own_line() noexcept {
    static thread_local CallLine* line = nullptr;
    static thread_local bool has_asked = false;
    CallBoard* board = detail::call_board_in_use;
    if (has_asked || board == nullptr) return line;
    has_asked = true;
    const std::size_t place = board->lines_taken.fetch_add(1);
    if (place < CallBoard::kLines) line = &board->lines[place];
    return line;
}

template <std::size_t Size>
void copy(const char* text, std::array<char, Size>& to) noexcept {
    const std::size_t length = strnlen(text, Size - 1);
    std::memcpy(to.data(), text, length);
    to[length] = 0;
}

}  // namespace

void use_call_board(CallBoard* board) noexcept { detail::call_board_in_use = board; }

CallBoard* call_board() noexcept { return detail::call_board_in_use; }

void limit_plugin_calls(double seconds) noexcept {
    // Beyond some centuries there is no limit.
    if (CallBoard* board = call_board()) board->call_limit_milliseconds = static_cast<std::int64_t>(std::clamp(seconds, 0.001, 1e10) * 1e3);
}

namespace detail {

void show_call(const char* plugin, const char* function) noexcept {
    CallLine* line = own_line();
    if (line == nullptr) return;
    if (plugin != nullptr) {
        copy(plugin, line->plugin);
        copy(function, line->function);
    }
    line->is_in_plugin.store(plugin != nullptr, std::memory_order_release);
    line->moves.store(line->moves.load(std::memory_order_relaxed) + 1, std::memory_order_release);
}

void show_replicate(bool has_replicate, std::uint64_t replicate) noexcept {
    CallLine* line = own_line();
    if (line == nullptr) return;
    line->has_replicate = has_replicate;
    line->replicate = replicate;
}

}  // namespace detail

}  // namespace firebreak
