// A program that runs beside the window and is talked to line by line. Nothing here ever waits for it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace firebreak::viewer {

/// Killed and reaped when it is destroyed; it also dies with this process. [main thread]
class ChildProcess {
  public:
    /// `command` is a program and its arguments. Throws RunError when it cannot be started.
    explicit ChildProcess(std::vector<std::string> command, int niceness = 0);
    ~ChildProcess();
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;

    /// Tells it a line, as soon as it listens.
    void send(std::string_view line);
    /// Whole lines that it has said since the last call.
    [[nodiscard]] std::vector<std::string> lines();
    /// Whether it still runs; what it said last may still be unread.
    [[nodiscard]] bool is_running();
    /// How it ended: "was ended by signal 11 (Segmentation fault)", "left with exit code 3"; empty while it runs.
    [[nodiscard]] const std::string& end_text() const noexcept { return end_text_; }
    [[nodiscard]] std::optional<int> exit_code() const noexcept { return exit_code_; }
    /// The end of what it wrote to standard error.
    [[nodiscard]] const std::string& errors();
    void kill() noexcept;

  private:
    void pump();
    int process_ = -1;
    int input_ = -1;
    int output_ = -1;
    int error_ = -1;
    std::string to_send_;
    std::string said_;
    std::string errors_;
    std::string end_text_;
    std::optional<int> exit_code_;
};

}  // namespace firebreak::viewer
