// A mapped file held against its checksums while it is already in use: the largest graphs take seconds to read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <vector>

namespace firebreak {

/// A part of a file and the checksums of its blocks.
struct CheckedPart {
    std::span<const std::byte> bytes;
    std::span<const std::uint64_t> checksums;
    /// Where the part begins in the file.
    std::uint64_t begin = 0;
};

/// A check that goes on by itself, on whatever threads are idle, and ends early with the object. Move-only.
class BackgroundCheck {
  public:
    /// Nothing to check.
    BackgroundCheck();
    /// Begins at once. The parts lie in a mapping that outlives the check. [setup]
    BackgroundCheck(std::filesystem::path path, std::vector<CheckedPart> parts);
    ~BackgroundCheck();
    BackgroundCheck(BackgroundCheck&& other) noexcept;
    BackgroundCheck& operator=(BackgroundCheck&& other) noexcept;

    /// Waits for the check, and helps; throws RunError, which names the first damaged place, if the file is damaged. [serial]
    void require_sound() const;

  private:
    struct Work;
    std::unique_ptr<Work> work_;
};

}  // namespace firebreak
