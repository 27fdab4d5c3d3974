// Memory that two processes share: one publishes the newest snapshot, the other takes it whenever it likes. Neither waits for the other,
// and what was published last stays readable when the publisher dies.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace firebreak {

/// Anonymous shared memory with a few slots for versions of one block of bytes.
class SharedSnapshot {
  public:
    /// New memory for blocks of up to `most_bytes`. Throws RunError. [setup]
    [[nodiscard]] static SharedSnapshot create(std::size_t most_bytes);
    /// Somebody else's, by its descriptor, which it takes over. Throws RunError when it is none. [setup]
    [[nodiscard]] static SharedSnapshot open(int descriptor);
    ~SharedSnapshot();
    SharedSnapshot(SharedSnapshot&& other) noexcept;
    SharedSnapshot& operator=(SharedSnapshot&& other) noexcept;
    SharedSnapshot(const SharedSnapshot&) = delete;
    SharedSnapshot& operator=(const SharedSnapshot&) = delete;

    [[nodiscard]] int descriptor() const noexcept { return descriptor_; }
    /// Makes this the newest version; longer blocks than `most_bytes` throw RunError. One publisher only.
    void publish(std::span<const std::byte> bytes);
    /// The newest version if it is newer than `version`, which becomes its number.
    [[nodiscard]] std::optional<std::vector<std::byte>> take(std::uint64_t& version) const;

  private:
    SharedSnapshot(int descriptor, void* memory, std::size_t bytes) noexcept;
    int descriptor_ = -1;
    void* memory_ = nullptr;
    std::size_t bytes_ = 0;
};

}  // namespace firebreak
