// What a supervisor and its worker tell each other: whole messages over a local socket, so that several threads may tell of their runs
// without a lock. What is too long for one message goes in parts, which may mingle with those of other runs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace firebreak {

enum class LinkKind : std::uint32_t {
    // To the worker.
    networks,  ///< make the networks of all cells
    runs,      ///< run these, as a list of 64-bit numbers
    // From the worker.
    begin,          ///< this run is being worked on
    pause,          ///< its strategies are made; it waits for its turn
    result,         ///< a part of its bytes; `is_last` with the last
    out_of_memory,  ///< it was given up for want of memory, which may be another run's doing
    idle,           ///< all that was asked for is done
    broken          ///< nothing can be done here: a text for people
};

struct LinkMessage {
    LinkKind kind = LinkKind::idle;
    bool is_last = true;
    std::uint64_t run = 0;
    std::vector<std::byte> bytes;

    [[nodiscard]] std::string text() const { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }
};

/// One end of the socket, which it owns.
class WorkerLink {
  public:
    explicit WorkerLink(int descriptor) noexcept : descriptor_{descriptor} {}
    ~WorkerLink();
    WorkerLink(WorkerLink&& other) noexcept;
    WorkerLink& operator=(WorkerLink&&) = delete;
    WorkerLink(const WorkerLink&) = delete;

    [[nodiscard]] int descriptor() const noexcept { return descriptor_; }
    /// False when nobody listens any more. [parallel]
    bool send(LinkKind kind, std::uint64_t run = 0, std::span<const std::byte> bytes = {}) const;
    bool send(LinkKind kind, std::string_view text) const { return send(kind, 0, std::as_bytes(std::span{text.data(), text.size()})); }
    bool send_runs(std::span<const std::uint64_t> runs) const { return send(LinkKind::runs, 0, std::as_bytes(runs)); }

    enum class Wait { yes, no };
    /// The next message; nothing when there is none, or none will come (is_over).
    [[nodiscard]] std::optional<LinkMessage> receive(Wait wait);
    /// The other end is gone and everything it said has been received.
    [[nodiscard]] bool is_over() const noexcept { return is_over_; }

  private:
    int descriptor_ = -1;
    bool is_over_ = false;
    std::vector<std::byte> buffer_;
};

/// Both ends. Throws RunError.
struct LinkPair {
    WorkerLink supervisor;
    WorkerLink worker;
};
[[nodiscard]] LinkPair make_link();

}  // namespace firebreak
