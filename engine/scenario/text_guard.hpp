// What must be true of a text before a YAML parser sees it. yaml-cpp takes the byte 4 for the end of the file, keeps the carriage
// return of a Windows line as part of the value, and replaces broken characters, all silently.
#pragma once

#include "engine/core/diagnostics.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace firebreak {

/// Text that a parser may be given: UTF-8 without byte-order mark, lines ended by '\n', no control characters but tab.
class GuardedText {
  public:
    /// Nothing, and an error with its place, when `text` is too large, is no UTF-8 or holds control characters. [setup]
    [[nodiscard]] static std::optional<GuardedText> check(std::string_view text, const std::string& name, std::size_t max_bytes,
                                                          Diagnostics& problems);

    [[nodiscard]] const std::string& text() const noexcept { return text_; }
    /// The line without its end; lines count from 0. Empty beyond the last.
    [[nodiscard]] std::string_view line(std::size_t index) const noexcept;
    /// The mark (from 1, in characters) of a place given as yaml-cpp does (from 0, in bytes). [serial]
    [[nodiscard]] Mark mark(std::size_t line_index, std::size_t byte_column) const;

  private:
    std::string name_;
    std::string text_;
    std::vector<std::size_t> line_starts_;
    /// Where the last column was counted up to: marks come in order, and a long line must not be counted from its start for each.
    struct Counted {
        std::size_t line_index = 0;
        std::size_t bytes = 0;
        std::size_t characters = 0;
    };
    mutable Counted counted_;
};

/// The offset of the first byte that is not part of a valid UTF-8 character or is a control character other than tab and line feed;
/// npos when there is none.
[[nodiscard]] std::size_t find_unfit_byte(std::string_view text) noexcept;

}  // namespace firebreak
