// The text of a file, whether it lies there plain or compressed.
#pragma once

#include "engine/graph/buffer.hpp"
#include "engine/graph/mapped_file.hpp"

#include <filesystem>
#include <string_view>

namespace firebreak {

/// A whole text in memory: a plain file is mapped, a gzip file (told by its first bytes) is unpacked.
class TextSource {
  public:
    /// Throws InputError when the file cannot be read or its gzip data is damaged. Unpacking costs the unpacked size in memory. [setup]
    explicit TextSource(const std::filesystem::path& path);
    [[nodiscard]] std::string_view text() const noexcept { return text_; }

  private:
    MappedFile file_;
    Buffer<char> unpacked_;
    std::string_view text_;
};

}  // namespace firebreak
