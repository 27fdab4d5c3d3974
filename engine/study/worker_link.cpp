#include "engine/study/worker_link.hpp"

#include "engine/core/diagnostics.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

namespace firebreak {
namespace {

struct Head {
    std::uint32_t kind = 0;
    std::uint32_t is_last = 1;
    std::uint64_t run = 0;
};

/// Well below what a socket takes in one piece.
constexpr std::size_t kLargestPart = std::size_t{1} << 16;

bool send_part(int descriptor, Head head, std::span<const std::byte> part) {
    std::array<iovec, 2> pieces{};
    pieces[0] = {&head, sizeof head};
    pieces[1] = {const_cast<std::byte*>(part.data()), part.size()};
    msghdr message{};
    message.msg_iov = pieces.data();
    message.msg_iovlen = part.empty() ? 1 : 2;
    for (;;) {
        if (::sendmsg(descriptor, &message, MSG_NOSIGNAL) >= 0) return true;
        if (errno != EINTR) return false;
    }
}

}  // namespace

WorkerLink::~WorkerLink() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

WorkerLink::WorkerLink(WorkerLink&& other) noexcept
    : descriptor_{std::exchange(other.descriptor_, -1)}, is_over_{other.is_over_}, buffer_{std::move(other.buffer_)} {}

bool WorkerLink::send(LinkKind kind, std::uint64_t run, std::span<const std::byte> bytes) const {
    do {
        const std::size_t size = std::min(bytes.size(), kLargestPart);
        const std::uint32_t is_last = size == bytes.size() ? 1 : 0;
        if (!send_part(descriptor_, {static_cast<std::uint32_t>(kind), is_last, run}, bytes.first(size))) return false;
        bytes = bytes.subspan(size);
    } while (!bytes.empty());
    return true;
}

std::optional<LinkMessage> WorkerLink::receive(Wait wait) {
    if (is_over_) return std::nullopt;
    buffer_.resize(sizeof(Head) + kLargestPart);
    ::ssize_t size = 0;
    do {
        size = ::recv(descriptor_, buffer_.data(), buffer_.size(), wait == Wait::no ? MSG_DONTWAIT : 0);
    } while (size < 0 && errno == EINTR && wait == Wait::yes);
    const bool has_nothing = size < 0 && (errno == EAGAIN || errno == EINTR);
    if (has_nothing) return std::nullopt;
    if (size < static_cast<::ssize_t>(sizeof(Head))) {
        is_over_ = true;
        return std::nullopt;
    }
    Head head;
    std::memcpy(&head, buffer_.data(), sizeof head);
    LinkMessage message{static_cast<LinkKind>(head.kind), head.is_last != 0, head.run, {}};
    const auto body = std::span{buffer_}.first(static_cast<std::size_t>(size)).subspan(sizeof head);
    message.bytes.assign(body.begin(), body.end());
    return message;
}

LinkPair make_link() {
    std::array<int, 2> ends{};
    // Whole messages in order, and an end when the other side dies.
    if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()) != 0)
        throw RunError(fmt::format("no socket for a worker: {}", std::strerror(errno)));
    return {WorkerLink{ends[0]}, WorkerLink{ends[1]}};
}

}  // namespace firebreak
