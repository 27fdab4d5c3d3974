// What the window has to say to its user: lines that stay in a list, and progress of long work.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace firebreak::viewer {

struct Message {
    enum class Kind : std::uint8_t { information, success, warning, error };
    Kind kind = Kind::information;
    std::string text;
    /// Seconds of the window's clock when it came; toasts fade after a while, the list keeps them.
    double since = 0.0;
    /// Told again this many times.
    int repeats = 0;
};

/// At most this many are kept; the oldest go.
inline constexpr std::size_t kMostMessages = 200;

class Messages {
  public:
    /// The same text twice in a row becomes one line with a count.
    void add(Message::Kind kind, std::string text, double now);
    void information(std::string text, double now) { add(Message::Kind::information, std::move(text), now); }
    void success(std::string text, double now) { add(Message::Kind::success, std::move(text), now); }
    void warning(std::string text, double now) { add(Message::Kind::warning, std::move(text), now); }
    void error(std::string text, double now) { add(Message::Kind::error, std::move(text), now); }
    void clear() { list_.clear(); }
    /// Oldest first.
    [[nodiscard]] const std::vector<Message>& list() const noexcept { return list_; }

  private:
    std::vector<Message> list_;
};

/// Long work in the background.
struct Progress {
    bool is_running = false;
    bool can_cancel = true;
    std::string text;
    /// Done of it on [0, 1]; negative where nobody can tell.
    float share = -1.0F;
};

}  // namespace firebreak::viewer
