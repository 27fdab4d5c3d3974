#include "engine/live/snapshot_bytes.hpp"

#include "engine/core/archive.hpp"
#include "engine/core/diagnostics.hpp"

#include <bit>

namespace firebreak {
namespace {

// Changes whenever a record does: another build's bytes are refused, not misread.
constexpr std::uint64_t kForm = 0x4662'5368'0000'0001ULL + sizeof(LiveFigures) * 0x1'0000 + sizeof(LivePoint) * 0x100 + sizeof(LiveCase) +
                                sizeof(LivePost) + sizeof(Orders);

}  // namespace

std::vector<std::byte> bytes_of(const LiveSnapshot& snapshot) {
    Writer out;
    out.value(kForm);
    out.value(snapshot.figures);
    out.value(snapshot.orders);
    out.list(snapshot.series);
    out.list(snapshot.posts);
    out.list(snapshot.cases);
    out.list(snapshot.decisions);
    out.list(snapshot.account_flags);
    out.list(snapshot.account_anger);
    return out.bytes();
}

LiveSnapshot snapshot_of(std::span<const std::byte> bytes) {
    Reader in{bytes};
    if (in.value<std::uint64_t>() != kForm) throw RunError("the snapshot is another build's");
    LiveSnapshot snapshot;
    in.value(snapshot.figures);
    in.value(snapshot.orders);
    in.list(snapshot.series);
    in.list(snapshot.posts);
    in.list(snapshot.cases);
    in.list(snapshot.decisions);
    in.list(snapshot.account_flags);
    in.list(snapshot.account_anger);
    return snapshot;
}

std::size_t most_snapshot_bytes(std::uint64_t accounts, std::size_t steps) noexcept {
    constexpr std::size_t kLists = 8 * sizeof(std::uint64_t);
    // Posts may lie a step beyond the last full one.
    return kLists + sizeof(LiveFigures) + sizeof(Orders) + (steps + 2) * sizeof(LivePoint) + kLivePosts * sizeof(LivePost) +
           kLiveCases * sizeof(LiveCase) + kLiveDecisions * sizeof(LiveDecision) + 2 * static_cast<std::size_t>(accounts);
}

}  // namespace firebreak
