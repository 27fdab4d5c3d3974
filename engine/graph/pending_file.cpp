#include "engine/graph/pending_file.hpp"

#include "engine/core/diagnostics.hpp"
#include "engine/core/disk_error.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

namespace firebreak {
namespace {

constexpr std::size_t kFlushAt = std::size_t{1} << 16;
constexpr int kMostNames = 1000;

// A private name in the same folder, so that the rename stays within one file system.
int open_aside(const std::filesystem::path& target, std::filesystem::path& aside) {
    for (int n = 0; n < kMostNames; ++n) {
        aside = target;
        aside += fmt::format(".part-{}-{}", ::getpid(), n);
        const int descriptor = ::open(aside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (descriptor >= 0 || errno != EEXIST) return descriptor;
    }
    return -1;
}

}  // namespace

PendingFile::PendingFile(std::filesystem::path target) : target_{std::move(target)} {
    if (std::filesystem::is_directory(target_)) throw InputError({target_.string()}, "is a folder; a file name is needed");
    descriptor_ = open_aside(target_, aside_);
    if (descriptor_ >= 0) return;
    const bool is_full = errno == ENOSPC || errno == EDQUOT;
    const std::string reason = fmt::format("cannot be written: {}", std::strerror(errno));
    if (is_full) throw DiskError(fmt::format("{}: {}", target_.string(), reason));
    throw InputError({target_.string()}, reason);
}

PendingFile::~PendingFile() {
    if (descriptor_ < 0) return;
    ::close(descriptor_);
    ::unlink(aside_.c_str());
}

void PendingFile::write(std::span<const std::byte> bytes) {
    if (bytes.size() >= kFlushAt) {
        flush();
        write_through(bytes);
        return;
    }
    waiting_.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    if (waiting_.size() >= kFlushAt) flush();
}

void PendingFile::flush() {
    write_through(std::as_bytes(std::span{waiting_.data(), waiting_.size()}));
    waiting_.clear();
}

void PendingFile::write_through(std::span<const std::byte> bytes) {
    while (!bytes.empty()) {
        const ::ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) throw DiskError(fmt::format("{}: cannot be written: {}", target_.string(), std::strerror(errno)));
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
}

void PendingFile::commit() {
    flush();
    const bool is_done = ::fsync(descriptor_) == 0 && ::rename(aside_.c_str(), target_.c_str()) == 0;
    if (!is_done) throw DiskError(fmt::format("{}: cannot be put in place: {}", target_.string(), std::strerror(errno)));
    ::close(descriptor_);
    descriptor_ = -1;
}

}  // namespace firebreak
