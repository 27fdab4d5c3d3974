// A claim on a piece of work, as a small file with a heartbeat. Only a hint that saves doing things twice: whoever loses or never sees one
// computes the same results again, and the first to put them in place wins.
#pragma once

#include <filesystem>
#include <optional>

namespace firebreak {

/// Held until it is destroyed. [serial]
class Lease {
  public:
    /// The lease, or nothing while somebody alive holds it. One whose holder is known to be dead, or whose heartbeat is older than
    /// kStaleSeconds, is taken over. Throws DiskError.
    [[nodiscard]] static std::optional<Lease> take(const std::filesystem::path& file);
    ~Lease();
    Lease(Lease&& other) noexcept;
    Lease& operator=(Lease&& other) noexcept;
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;

    /// Tells that the holder lives; to be called every few seconds.
    void beat() const noexcept;

    static constexpr double kStaleSeconds = 120.0;

  private:
    explicit Lease(std::filesystem::path file) : file_{std::move(file)} {}
    /// Empty once moved from.
    std::filesystem::path file_;
};

}  // namespace firebreak
