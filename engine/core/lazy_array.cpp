#include "engine/core/lazy_array.hpp"

#include "engine/core/diagnostics.hpp"

#include <fmt/format.h>
#include <sys/mman.h>

#include <utility>

namespace firebreak {
namespace {

constexpr std::size_t kHugePage = std::size_t{2} << 20;

}  // namespace

// Rounded up, so that the last stretch is one large page too and not five hundred small ones.
ZeroPages::ZeroPages(std::size_t bytes) : bytes_{bytes < kHugePage ? bytes : (bytes + kHugePage - 1) / kHugePage * kHugePage} {
    if (bytes == 0) return;
    data_ = ::mmap(nullptr, bytes_, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (data_ == MAP_FAILED) {
        data_ = nullptr;
        throw RunError(fmt::format("not enough memory: {} MB of account state could not be reserved", bytes_ >> 20));
    }
    // People are met in no order at all: small pages cost a fault for each few dozen of them, and a miss of the address cache at each.
    if (bytes_ >= kHugePage) ::madvise(data_, bytes_, MADV_HUGEPAGE);
}

ZeroPages::~ZeroPages() {
    if (data_ != nullptr) ::munmap(data_, bytes_);
}

ZeroPages::ZeroPages(ZeroPages&& other) noexcept : data_{std::exchange(other.data_, nullptr)}, bytes_{std::exchange(other.bytes_, 0)} {}

ZeroPages& ZeroPages::operator=(ZeroPages&& other) noexcept {
    std::swap(data_, other.data_);
    std::swap(bytes_, other.bytes_);
    return *this;
}

}  // namespace firebreak
