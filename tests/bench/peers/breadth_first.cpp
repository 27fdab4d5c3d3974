#include "tests/bench/peers/cascade_peers.hpp"

#include <vector>

namespace firebreak::bench {
namespace {

constexpr std::uint32_t kNobody = 0xffff'ffffU;

}  // namespace

std::uint64_t breadth_first(const FollowerGraph& graph, std::span<const AccountId> starts) {
    const auto offsets = graph.all_offsets();
    const auto followers = graph.all_followers();
    std::uint64_t crossed = 0;
    for (const AccountId start : starts) {
        std::vector<std::uint32_t> parents(graph.accounts(), kNobody);
        std::vector<std::uint32_t> queue;
        queue.reserve(graph.accounts());
        queue.push_back(index(start));
        parents[index(start)] = index(start);
        for (std::size_t next = 0; next < queue.size(); ++next) {
            const std::uint32_t author = queue[next];
            crossed += offsets[author + 1] - offsets[author];
            for (std::uint64_t follow = offsets[author]; follow < offsets[author + 1]; ++follow) {
                const std::uint32_t follower = index(followers[follow]);
                if (parents[follower] != kNobody) continue;
                parents[follower] = author;
                queue.push_back(follower);
            }
        }
    }
    return crossed;
}

std::uint64_t read_rows(const FollowerGraph& graph) {
    std::uint64_t sum = 0;
    for (std::uint32_t author = 0; author < graph.accounts(); ++author) {
        for (const AccountId follower : graph.followers(AccountId{author})) sum += index(follower);
    }
    return sum;
}

void look_at(std::uint64_t result) {
    [[maybe_unused]] static volatile std::uint64_t seen = 0;
    seen = result;
}

}  // namespace firebreak::bench
