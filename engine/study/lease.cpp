#include "engine/study/lease.hpp"

#include "engine/core/diagnostics.hpp"
#include "engine/core/disk_error.hpp"
#include "engine/study/process_mark.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <fstream>
#include <string>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace firebreak {
namespace {

bool is_stale(const std::filesystem::path& file) {
    std::ifstream stream{file};
    std::string holder;
    std::getline(stream, holder);
    if (is_known_dead(holder)) return true;
    struct stat status {};
    if (::stat(file.c_str(), &status) != 0) return false;
    const auto now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    return static_cast<double>(now - status.st_mtime) > Lease::kStaleSeconds;
}

// True when the file is new and ours.
bool create(const std::filesystem::path& file) {
    const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (descriptor < 0 && errno == EEXIST) return false;
    if (descriptor < 0) throw DiskError(fmt::format("{}: cannot be written: {}", file.string(), std::strerror(errno)));
    const std::string holder = own_process_mark() + "\n";
    // One that stays empty for want of space is stale by its age only; that is all a lease needs.
    static_cast<void>(!::write(descriptor, holder.data(), holder.size()));
    ::close(descriptor);
    return true;
}

}  // namespace

std::optional<Lease> Lease::take(const std::filesystem::path& file) {
    if (create(file)) return Lease{file};
    if (!is_stale(file)) return std::nullopt;
    ::unlink(file.c_str());
    if (create(file)) return Lease{file};
    return std::nullopt;
}

Lease::~Lease() {
    if (!file_.empty()) ::unlink(file_.c_str());
}

Lease::Lease(Lease&& other) noexcept : file_{std::exchange(other.file_, {})} {}

Lease& Lease::operator=(Lease&& other) noexcept {
    std::swap(file_, other.file_);
    return *this;
}

void Lease::beat() const noexcept { ::utimensat(AT_FDCWD, file_.c_str(), nullptr, 0); }

}  // namespace firebreak
