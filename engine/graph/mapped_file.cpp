#include "engine/graph/mapped_file.hpp"

#include "engine/core/diagnostics.hpp"
#include "engine/graph/buffer.hpp"
#include "engine/graph/bus_error.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstdint>
#include <cstring>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace firebreak {
namespace {

constexpr std::size_t kHugePage = std::size_t{1} << 21;

// Closes the descriptor on every way out of the constructor.
struct Descriptor {
    int number;
    ~Descriptor() {
        if (number >= 0) ::close(number);
    }
};

std::size_t whole_pages(std::size_t bytes) {
    const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
    return (bytes + page - 1) / page * page;
}

}  // namespace

Pages::Pages(std::size_t bytes) {
    if (bytes == 0) return;
    void* const memory = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) throw RunError(fmt::format("the graph needs {} MB more memory than there is", bytes >> 20));
    if (bytes >= kHugePage) ::madvise(memory, bytes, MADV_HUGEPAGE);
    data_ = memory;
    bytes_ = bytes;
}

Pages::~Pages() {
    if (data_ != nullptr) ::munmap(data_, bytes_);
}

void Pages::shrink(std::size_t bytes) noexcept {
    const std::size_t kept = whole_pages(bytes);
    if (data_ == nullptr || kept >= whole_pages(bytes_)) return;
    ::munmap(static_cast<std::byte*>(data_) + kept, whole_pages(bytes_) - kept);
    bytes_ = kept;
    if (kept == 0) data_ = nullptr;
}

MappedFile::MappedFile(const std::filesystem::path& path) {
    const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    if (file.number < 0) throw InputError({path.string()}, fmt::format("cannot be opened: {}", std::strerror(errno)));
    struct ::stat status {};
    if (::fstat(file.number, &status) != 0 || !S_ISREG(status.st_mode)) throw InputError({path.string()}, "is not a file");
    if (status.st_size == 0) return;
    size_ = static_cast<std::size_t>(status.st_size);
    data_ = ::mmap(nullptr, size_, PROT_READ, MAP_SHARED, file.number, 0);
    if (data_ == MAP_FAILED) {
        data_ = nullptr;
        throw RunError(fmt::format("{}: cannot be mapped into memory: {}", path.string(), std::strerror(errno)));
    }
    name_files_on_bus_errors();
}

MappedFile::~MappedFile() {
    if (data_ != nullptr) ::munmap(data_, size_);
}

}  // namespace firebreak
