// An array of zeros that costs memory only where it has been touched: pages come from the operating system on first use, two megabytes at
// a time where the array is that large and the system has such pages.
#pragma once

#include <cstddef>
#include <span>
#include <type_traits>

namespace firebreak {

/// Anonymous zero pages, unmapped on destruction. Throws RunError when the address space is exhausted.
class ZeroPages {
  public:
    explicit ZeroPages(std::size_t bytes);
    ~ZeroPages();
    ZeroPages(ZeroPages&& other) noexcept;
    ZeroPages& operator=(ZeroPages&& other) noexcept;
    ZeroPages(const ZeroPages&) = delete;
    ZeroPages& operator=(const ZeroPages&) = delete;
    [[nodiscard]] void* data() const noexcept { return data_; }

  private:
    void* data_ = nullptr;
    std::size_t bytes_ = 0;
};

/// `size` items that read as all-zero bytes until written.
template <class T>
    requires std::is_trivially_copyable_v<T>
class LazyArray {
  public:
    explicit LazyArray(std::size_t size) : pages_{size * sizeof(T)}, size_{size} {}
    [[nodiscard]] T& operator[](std::size_t i) noexcept { return static_cast<T*>(pages_.data())[i]; }
    [[nodiscard]] const T& operator[](std::size_t i) const noexcept { return static_cast<const T*>(pages_.data())[i]; }
    [[nodiscard]] std::size_t size() const noexcept { return size_; }

  private:
    ZeroPages pages_;
    std::size_t size_;
};

}  // namespace firebreak
