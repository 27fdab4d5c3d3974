// Bytes in, bytes out: how the parts of a run write themselves into a checkpoint and read themselves back.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

namespace firebreak {

/// Appends plain values to a growing buffer, in the machine's byte order (a checkpoint belongs to one build).
class Writer {
  public:
    template <class T>
        requires std::is_trivially_copyable_v<T>
    void value(const T& item) { append(&item, sizeof item); }
    template <class T>
        requires std::is_trivially_copyable_v<T>
    void list(std::span<const T> items) {
        value(static_cast<std::uint64_t>(items.size()));
        append(items.data(), items.size_bytes());
    }
    template <class T>
    void list(const std::vector<T>& items) {
        list(std::span<const T>{items});
    }
    void text(const std::string& words) { list(std::span<const char>{words}); }
    [[nodiscard]] const std::vector<std::byte>& bytes() const noexcept { return bytes_; }

  private:
    void append(const void* data, std::size_t size) {
        if (size == 0) return;
        const std::size_t old_size = bytes_.size();
        bytes_.resize(old_size + size);
        std::memcpy(bytes_.data() + old_size, data, size);
    }
    std::vector<std::byte> bytes_;
};

/// Reads back what a Writer wrote. Every read is checked against what is left: a damaged file throws RunError, never more.
class Reader {
  public:
    explicit Reader(std::span<const std::byte> bytes) noexcept : bytes_{bytes} {}

    template <class T>
        requires std::is_trivially_copyable_v<T>
    void value(T& item) { std::memcpy(&item, take(sizeof item), sizeof item); }
    template <class T>
    [[nodiscard]] T value() {
        T item;
        value(item);
        return item;
    }
    template <class T>
        requires std::is_trivially_copyable_v<T>
    void list(std::vector<T>& items) {
        const auto count = value<std::uint64_t>();
        require_count(count, sizeof(T));
        items.resize(count);
        if (count > 0) std::memcpy(items.data(), take(count * sizeof(T)), count * sizeof(T));
    }
    void text(std::string& words) {
        std::vector<char> letters;
        list(letters);
        words.assign(letters.begin(), letters.end());
    }
    [[nodiscard]] bool at_end() const noexcept { return bytes_.empty(); }

  private:
    const std::byte* take(std::size_t size);
    void require_count(std::uint64_t count, std::size_t item_size) const;
    std::span<const std::byte> bytes_;
};

}  // namespace firebreak
