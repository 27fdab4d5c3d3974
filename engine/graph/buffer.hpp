// Memory for graphs: large, uninitialised by the program (the system hands out zeroed pages), on huge pages where there are any.
// A std::vector would write every byte once before we do, and could not give back its tail after duplicates are dropped.
#pragma once

#include <cassert>
#include <cstddef>
#include <span>
#include <type_traits>
#include <utility>

namespace firebreak {

/// Zeroed pages of the system. Move-only; released by the destructor.
class Pages {
  public:
    Pages() = default;
    /// Throws RunError when the machine has no more memory.
    explicit Pages(std::size_t bytes);
    ~Pages();
    Pages(Pages&& other) noexcept : data_{std::exchange(other.data_, nullptr)}, bytes_{std::exchange(other.bytes_, 0)} {}
    Pages& operator=(Pages&& other) noexcept {
        std::swap(data_, other.data_);
        std::swap(bytes_, other.bytes_);
        return *this;
    }
    Pages(const Pages&) = delete;
    Pages& operator=(const Pages&) = delete;

    [[nodiscard]] void* data() const noexcept { return data_; }
    /// Gives the pages beyond `bytes` back to the system.
    void shrink(std::size_t bytes) noexcept;

  private:
    void* data_ = nullptr;
    std::size_t bytes_ = 0;
};

/// An array of plain values of fixed size, all zero at first. Pointers into it stay valid when it is moved.
template <class T>
    requires std::is_trivially_copyable_v<T>
class Buffer {
  public:
    Buffer() = default;
    explicit Buffer(std::size_t size) : pages_{size * sizeof(T)}, size_{size} {}
    Buffer(Buffer&& other) noexcept : pages_{std::move(other.pages_)}, size_{std::exchange(other.size_, 0)} {}
    Buffer& operator=(Buffer&& other) noexcept {
        std::swap(pages_, other.pages_);
        std::swap(size_, other.size_);
        return *this;
    }

    [[nodiscard]] T* data() noexcept { return static_cast<T*>(pages_.data()); }
    [[nodiscard]] const T* data() const noexcept { return static_cast<const T*>(pages_.data()); }
    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] bool empty() const noexcept { return size_ == 0; }
    [[nodiscard]] T* begin() noexcept { return data(); }
    [[nodiscard]] T* end() noexcept { return data() + size_; }
    [[nodiscard]] const T* begin() const noexcept { return data(); }
    [[nodiscard]] const T* end() const noexcept { return data() + size_; }
    [[nodiscard]] T& operator[](std::size_t i) noexcept {
        assert(i < size_ && "within the buffer");
        return data()[i];
    }
    [[nodiscard]] const T& operator[](std::size_t i) const noexcept {
        assert(i < size_ && "within the buffer");
        return data()[i];
    }
    [[nodiscard]] std::span<T> span() noexcept { return {data(), size_}; }
    [[nodiscard]] std::span<const T> span() const noexcept { return {data(), size_}; }

    /// Keeps the first `size` values.
    void shrink(std::size_t size) noexcept {
        assert(size <= size_ && "a buffer only shrinks");
        pages_.shrink(size * sizeof(T));
        size_ = size;
    }

  private:
    Pages pages_;
    std::size_t size_ = 0;
};

}  // namespace firebreak
