#include "engine/sim/event_wheel.hpp"

#include <algorithm>
#include <bit>
#include <utility>

namespace firebreak {
namespace {

constexpr unsigned kLevels = 7;
constexpr unsigned kSlotBits = 8;
constexpr unsigned kSlots = 1U << kSlotBits;
constexpr std::size_t kEventsPerChunk = 63;
constexpr std::size_t kChunksPerSlab = 256;

}  // namespace

/// About a kilobyte of events; a slot is a chain of them, newest first.
struct EventWheel::Chunk {
    Chunk* next = nullptr;
    std::size_t count = 0;
    std::array<Event, kEventsPerChunk> events;
};

/// One worker's part of all buckets, on cache lines of its own.
struct alignas(128) EventWheel::Shard {
    std::array<std::array<Chunk*, kSlots>, kLevels> slots{};
    std::array<std::array<std::uint64_t, kSlots / 64>, kLevels> occupied{};
    Chunk* free_chunks = nullptr;
    std::vector<std::unique_ptr<Chunk[]>> slabs;

    Chunk* new_chunk() {
        if (free_chunks == nullptr) {
            slabs.push_back(std::make_unique<Chunk[]>(kChunksPerSlab));
            for (std::size_t i = 0; i < kChunksPerSlab; ++i) recycle(&slabs.back()[i]);
        }
        Chunk* chunk = free_chunks;
        free_chunks = chunk->next;
        chunk->next = nullptr;
        chunk->count = 0;
        return chunk;
    }
    void recycle(Chunk* chunk) noexcept {
        chunk->next = free_chunks;
        free_chunks = chunk;
    }
    void push(unsigned level, unsigned slot, const Event& event) {
        Chunk*& head = slots[level][slot];
        if (head == nullptr || head->count == kEventsPerChunk) {
            Chunk* chunk = new_chunk();
            chunk->next = head;
            head = chunk;
            occupied[level][slot / 64] |= std::uint64_t{1} << (slot % 64);
        }
        head->events[head->count++] = event;
    }
    Chunk* take(unsigned level, unsigned slot) noexcept {
        occupied[level][slot / 64] &= ~(std::uint64_t{1} << (slot % 64));
        return std::exchange(slots[level][slot], nullptr);
    }
    /// The first occupied slot at or after `first`, or kSlots.
    [[nodiscard]] unsigned next_occupied(unsigned level, unsigned first) const noexcept {
        for (unsigned word = first / 64; word < kSlots / 64; ++word) {
            const std::uint64_t mask = word == first / 64 ? ~std::uint64_t{0} << (first % 64) : ~std::uint64_t{0};
            const std::uint64_t bits = occupied[level][word] & mask;
            if (bits != 0) return word * 64 + static_cast<unsigned>(std::countr_zero(bits));
        }
        return kSlots;
    }
};

EventWheel::EventWheel(Duration width, int workers) : width_{width.count()} {
    for (int i = 0; i < workers; ++i) shards_.push_back(std::make_unique<Shard>());
}
EventWheel::~EventWheel() = default;

// The level is that of the highest byte in which the event's window differs from the current one: below it, slots of this turn of the
// wheel are never behind us.
void EventWheel::place(Shard& shard, const Event& event) const {
    const auto window = static_cast<std::uint64_t>(window_of(event.time()));
    const std::uint64_t difference = window ^ static_cast<std::uint64_t>(current_);
    const unsigned level = difference == 0 ? 0U : static_cast<unsigned>(63 - std::countl_zero(difference)) / kSlotBits;
    const unsigned capped = std::min(level, kLevels - 1);
    shard.push(capped, static_cast<unsigned>(window >> (capped * kSlotBits)) & (kSlots - 1), event);
}

void EventWheel::add(int worker, const Event& event) { place(*shards_[static_cast<std::size_t>(worker)], event); }

Window EventWheel::next_window() const noexcept {
    for (unsigned level = 0; level < kLevels; ++level) {
        const unsigned shift = level * kSlotBits;
        const auto here = static_cast<unsigned>(current_ >> shift) & (kSlots - 1);
        // The current slot of a higher level has already been spread over the lower ones.
        const unsigned first = level == 0 ? here : here + 1;
        unsigned best = kSlots;
        if (first < kSlots) {
            for (const auto& shard : shards_) best = std::min(best, shard->next_occupied(level, first));
        }
        if (best < kSlots) return (((current_ >> shift) & ~Window{kSlots - 1}) | Window{best}) << shift;
    }
    return kNoWindow;
}

void EventWheel::advance(Window window) {
    const Window old = current_;
    current_ = window;
    for (unsigned level = kLevels - 1; level > 0; --level) {
        const unsigned shift = level * kSlotBits;
        if ((old >> shift) == (window >> shift)) continue;
        const auto slot = static_cast<unsigned>(window >> shift) & (kSlots - 1);
        for (const auto& shard : shards_) {
            for (Chunk* chunk = shard->take(level, slot); chunk != nullptr;) {
                for (std::size_t i = 0; i < chunk->count; ++i) place(*shard, chunk->events[i]);
                Chunk* next = chunk->next;
                shard->recycle(chunk);
                chunk = next;
            }
        }
    }
}

void EventWheel::drain(std::vector<Event>& events) {
    const auto slot = static_cast<unsigned>(current_) & (kSlots - 1);
    for (const auto& shard : shards_) {
        for (Chunk* chunk = shard->take(0, slot); chunk != nullptr;) {
            events.insert(events.end(), chunk->events.begin(), chunk->events.begin() + static_cast<std::ptrdiff_t>(chunk->count));
            Chunk* next = chunk->next;
            shard->recycle(chunk);
            chunk = next;
        }
    }
}

std::span<const Event> EventWheel::next_events(std::size_t most) const noexcept {
    const Shard& shard = *shards_.front();
    const unsigned here = static_cast<unsigned>(current_) & (kSlots - 1);
    const unsigned slot = here + 1 < kSlots ? shard.next_occupied(0, here + 1) : kSlots;
    if (slot == kSlots) return {};
    const Chunk& chunk = *shard.slots[0][slot];
    return std::span{chunk.events}.first(std::min(chunk.count, most));
}

void EventWheel::restart(Window window) {
    for (auto& shard : shards_) shard = std::make_unique<Shard>();
    current_ = window;
}

std::vector<Event> EventWheel::pending() const {
    std::vector<Event> events;
    for (const auto& shard : shards_) {
        for (const auto& level : shard->slots) {
            for (const Chunk* head : level) {
                for (const Chunk* chunk = head; chunk != nullptr; chunk = chunk->next) {
                    events.insert(events.end(), chunk->events.begin(), chunk->events.begin() + static_cast<std::ptrdiff_t>(chunk->count));
                }
            }
        }
    }
    return events;
}

}  // namespace firebreak
