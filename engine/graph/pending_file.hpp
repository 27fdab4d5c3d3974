// A file that is either there whole or not there: written aside, then renamed.
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace firebreak {

/// Bytes on their way to `target`. What was not committed is removed by the destructor. [serial]
class PendingFile {
  public:
    /// Throws InputError when the folder of `target` cannot be written.
    explicit PendingFile(std::filesystem::path target);
    ~PendingFile();
    PendingFile(const PendingFile&) = delete;
    PendingFile& operator=(const PendingFile&) = delete;

    /// Throws RunError when the disk is full or fails.
    void write(std::span<const std::byte> bytes);
    void write(std::string_view text) { write(std::as_bytes(std::span{text.data(), text.size()})); }
    /// Puts the file in its place, over what was there before. Throws RunError.
    void commit();

  private:
    void flush();
    void write_through(std::span<const std::byte> bytes);

    std::filesystem::path target_;
    std::filesystem::path aside_;
    int descriptor_ = -1;
    std::string waiting_;
};

}  // namespace firebreak
