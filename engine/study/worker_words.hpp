// What a worker prints, plugins included. Lines of our own ("firebreak: …", such as crash_line.hpp writes) are its last words, which say
// why it is gone; every other line is somebody else's and is handed on.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace firebreak {

/// The reading end of a pipe, which it owns; reading never waits. [serial]
class WorkerWords {
  public:
    using PassOn = std::function<void(std::string_view line)>;

    explicit WorkerWords(int descriptor) noexcept : descriptor_{descriptor} {}
    ~WorkerWords();
    WorkerWords(WorkerWords&& other) noexcept;
    WorkerWords& operator=(WorkerWords&&) = delete;
    WorkerWords(const WorkerWords&) = delete;
    WorkerWords& operator=(const WorkerWords&) = delete;

    /// To poll; -1 once nothing more can come.
    [[nodiscard]] int descriptor() const noexcept { return is_over_ ? -1 : descriptor_; }
    /// Reads what has come so far and hands on whole lines, each without its end. `pass_on` may be empty.
    void listen(const PassOn& pass_on);
    /// The worker is gone: reads the rest. Returns the last line of our own without "firebreak: " and "replicate N: ", or nothing.
    [[nodiscard]] std::string last_words(const PassOn& pass_on);

  private:
    void take_line(std::string_view line, const PassOn& pass_on);

    int descriptor_ = -1;
    bool is_over_ = false;
    std::string unfinished_;
    std::string last_;
};

/// A pipe whose ends close in programs that are started. Throws RunError.
struct WordsPipe {
    WorkerWords reading;
    int writing = -1;
};
[[nodiscard]] WordsPipe make_words_pipe();

}  // namespace firebreak
