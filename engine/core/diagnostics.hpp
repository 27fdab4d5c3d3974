// Problems in what a user gave us: all are collected, then reported once.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace firebreak {

/// A place in an input file; line and column count from 1, 0 means "not known".
struct Mark {
    std::string file;
    std::size_t line = 0;
    std::size_t column = 0;

    /// "file:line:column", leaving out what is not known.
    [[nodiscard]] std::string text() const;
};

enum class Severity { error, warning };

/// One problem: where, what was found, what is allowed, and how to mend it where we can tell.
struct Problem {
    Severity severity = Severity::error;
    Mark mark;
    std::string message;

    /// "file:line:column: message", with "warning: " before the message of a warning.
    [[nodiscard]] std::string text() const;
};

/// What a user got wrong, thrown once with every problem found. The program's exit code is 2.
class InputError : public std::runtime_error {
  public:
    explicit InputError(std::vector<Problem> problems);
    InputError(Mark mark, std::string message);
    [[nodiscard]] const std::vector<Problem>& problems() const noexcept { return problems_; }

  private:
    std::vector<Problem> problems_;
};

/// What failed on our side or the machine's (a full disk, a strategy that broke). The program's exit code is 3.
class RunError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// Collects problems while a file is read. [serial]
class Diagnostics {
  public:
    void error(Mark mark, std::string message);
    void warning(Mark mark, std::string message);
    [[nodiscard]] bool has_errors() const noexcept { return errors_ > 0; }
    [[nodiscard]] const std::vector<Problem>& problems() const noexcept { return problems_; }
    /// Throws InputError with everything collected if there is at least one error.
    void throw_if_errors() const;

  private:
    std::vector<Problem> problems_;
    std::size_t errors_ = 0;
};

/// "; did you mean 'x'?" when one of `allowed` is close to `found` (at most a third of its letters differ), else "".
[[nodiscard]] std::string did_you_mean(std::string_view found, std::span<const std::string_view> allowed);

/// "a, b or c".
[[nodiscard]] std::string listed(std::span<const std::string_view> words);

}  // namespace firebreak
