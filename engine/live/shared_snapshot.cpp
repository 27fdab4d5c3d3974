#include "engine/live/shared_snapshot.hpp"

#include "engine/core/diagnostics.hpp"

#include <fmt/format.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <new>
#include <utility>

#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace firebreak {
namespace {

constexpr std::uint64_t kMagic = 0x3153'4e50'4252'4946ULL;  // "FIRBPNS1"
// With three, the one being read is overwritten only when two more are published meanwhile; then it is read again.
constexpr std::uint64_t kSlots = 3;

struct Slot {
    /// Odd while it is being written.
    std::atomic<std::uint64_t> turn{0};
    std::atomic<std::uint64_t> bytes{0};
};

struct Head {
    std::uint64_t magic = kMagic;
    std::uint64_t slot_bytes = 0;
    /// Number of the newest version; it stands in slot version % kSlots. 0 before the first.
    std::atomic<std::uint64_t> newest{0};
    std::array<Slot, kSlots> slots;
};
static_assert(std::atomic<std::uint64_t>::is_always_lock_free);

constexpr std::size_t kHeadBytes = (sizeof(Head) + 63) / 64 * 64;

std::byte* slot_of(void* memory, std::uint64_t slot_bytes, std::uint64_t slot) {
    return static_cast<std::byte*>(memory) + kHeadBytes + slot * slot_bytes;
}

void* map(int descriptor, std::size_t bytes) {
    void* memory = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
    if (memory == MAP_FAILED) throw RunError(fmt::format("no shared memory: {}", std::strerror(errno)));
    return memory;
}

}  // namespace

SharedSnapshot::SharedSnapshot(int descriptor, void* memory, std::size_t bytes) noexcept
    : descriptor_{descriptor}, memory_{memory}, bytes_{bytes} {}

SharedSnapshot SharedSnapshot::create(std::size_t most_bytes) {
    const std::size_t slot_bytes = (most_bytes + 63) / 64 * 64;
    const std::size_t bytes = kHeadBytes + kSlots * slot_bytes;
    const int descriptor = ::memfd_create("firebreak-snapshot", MFD_CLOEXEC);
    if (descriptor < 0) throw RunError(fmt::format("no shared memory: {}", std::strerror(errno)));
    if (::ftruncate(descriptor, static_cast<off_t>(bytes)) != 0) {
        const int error = errno;
        ::close(descriptor);
        throw RunError(fmt::format("no shared memory of {} bytes: {}", bytes, std::strerror(error)));
    }
    void* memory = map(descriptor, bytes);
    Head* head = new (memory) Head;
    head->slot_bytes = slot_bytes;
    return {descriptor, memory, bytes};
}

SharedSnapshot SharedSnapshot::open(int descriptor) {
    struct stat facts {};
    if (::fstat(descriptor, &facts) != 0 || static_cast<std::size_t>(facts.st_size) < kHeadBytes)
        throw RunError(fmt::format("descriptor {} is no shared snapshot", descriptor));
    const auto bytes = static_cast<std::size_t>(facts.st_size);
    void* memory = map(descriptor, bytes);
    const Head* head = static_cast<const Head*>(memory);
    if (head->magic != kMagic || kHeadBytes + kSlots * head->slot_bytes > bytes) {
        ::munmap(memory, bytes);
        throw RunError(fmt::format("descriptor {} is no shared snapshot", descriptor));
    }
    return {descriptor, memory, bytes};
}

SharedSnapshot::~SharedSnapshot() {
    if (memory_ != nullptr) ::munmap(memory_, bytes_);
    if (descriptor_ >= 0) ::close(descriptor_);
}

SharedSnapshot::SharedSnapshot(SharedSnapshot&& other) noexcept
    : descriptor_{std::exchange(other.descriptor_, -1)}, memory_{std::exchange(other.memory_, nullptr)}, bytes_{other.bytes_} {}

SharedSnapshot& SharedSnapshot::operator=(SharedSnapshot&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    std::swap(memory_, other.memory_);
    std::swap(bytes_, other.bytes_);
    return *this;
}

void SharedSnapshot::publish(std::span<const std::byte> bytes) {
    Head& head = *static_cast<Head*>(memory_);
    if (bytes.size() > head.slot_bytes)
        throw RunError(fmt::format("a snapshot of {} bytes does not fit into {}", bytes.size(), head.slot_bytes));
    const std::uint64_t version = head.newest.load(std::memory_order_relaxed) + 1;
    Slot& slot = head.slots[version % kSlots];
    slot.turn.fetch_add(1, std::memory_order_acq_rel);
    std::memcpy(slot_of(memory_, head.slot_bytes, version % kSlots), bytes.data(), bytes.size());
    slot.bytes.store(bytes.size(), std::memory_order_relaxed);
    slot.turn.fetch_add(1, std::memory_order_release);
    head.newest.store(version, std::memory_order_release);
}

std::optional<std::vector<std::byte>> SharedSnapshot::take(std::uint64_t& version) const {
    const Head& head = *static_cast<const Head*>(memory_);
    constexpr int kTries = 8;
    for (int i = 0; i < kTries; ++i) {
        const std::uint64_t newest = head.newest.load(std::memory_order_acquire);
        if (newest <= version) return std::nullopt;
        const Slot& slot = head.slots[newest % kSlots];
        const std::uint64_t before = slot.turn.load(std::memory_order_acquire);
        const std::uint64_t bytes = slot.bytes.load(std::memory_order_relaxed);
        if (before % 2 == 1 || bytes > head.slot_bytes) continue;
        std::vector<std::byte> copy(bytes);
        std::memcpy(copy.data(), slot_of(memory_, head.slot_bytes, newest % kSlots), bytes);
        std::atomic_thread_fence(std::memory_order_acquire);
        if (slot.turn.load(std::memory_order_relaxed) != before) continue;
        version = newest;
        return copy;
    }
    return std::nullopt;
}

}  // namespace firebreak
