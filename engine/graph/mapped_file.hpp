// A file read through the page cache: shared between processes, no copy, no time before the first byte is needed.
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <utility>

namespace firebreak {

/// A read-only mapping of a whole file. Move-only; the mapping ends with the object.
class MappedFile {
  public:
    MappedFile() = default;
    /// Throws InputError when `path` is not a file that can be read. Should it be cut short later, the program ends, but names it.
    explicit MappedFile(const std::filesystem::path& path);
    ~MappedFile();
    MappedFile(MappedFile&& other) noexcept : data_{std::exchange(other.data_, nullptr)}, size_{std::exchange(other.size_, 0)} {}
    MappedFile& operator=(MappedFile&& other) noexcept {
        std::swap(data_, other.data_);
        std::swap(size_, other.size_);
        return *this;
    }
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;

    [[nodiscard]] std::span<const std::byte> bytes() const noexcept { return {static_cast<const std::byte*>(data_), size_}; }

  private:
    void* data_ = nullptr;
    std::size_t size_ = 0;
};

}  // namespace firebreak
