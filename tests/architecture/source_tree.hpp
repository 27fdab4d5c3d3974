// The repository's own files, as text: what the architecture tests read.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace firebreak::test {

struct SourceFile {
    std::string path;  // from the repository's root, with slashes
    std::string text;
};

/// The C and C++ files below these folders of the repository, sorted by path. A folder that does not exist holds none.
[[nodiscard]] std::vector<SourceFile> source_files(const std::vector<std::string>& folders);

/// The text of a file of the repository, or "" if there is none.
[[nodiscard]] std::string text_of(const std::string& path);

/// `text` with comments and the contents of string and character literals blanked out; lines stay where they are.
[[nodiscard]] std::string code_only(std::string_view text);

/// The number of the line that `position` is on, counting from 1.
[[nodiscard]] std::size_t line_of(std::string_view text, std::size_t position);

}  // namespace firebreak::test
