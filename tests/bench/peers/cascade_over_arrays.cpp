#include "tests/bench/peers/cascade_peers.hpp"

#include "engine/core/hash.hpp"

#include <vector>

namespace firebreak::bench {

std::uint64_t cascade_over_arrays(const FollowerGraph& graph, double p, std::span<const AccountId> starts) {
    const auto offsets = graph.all_offsets();
    const auto followers = graph.all_followers();
    const auto threshold = static_cast<std::uint64_t>(p * 0x1.0p53);
    std::uint64_t crossed = 0;
    for (std::size_t run = 0; run < starts.size(); ++run) {
        const std::uint64_t seed = mix(run + 1);
        std::vector<char> is_reached(graph.accounts(), 0);
        std::vector<std::uint32_t> queue{index(starts[run])};
        is_reached[queue[0]] = 1;
        for (std::size_t next = 0; next < queue.size(); ++next) {
            const std::uint32_t author = queue[next];
            crossed += offsets[author + 1] - offsets[author];
            for (std::uint64_t follow = offsets[author]; follow < offsets[author + 1]; ++follow) {
                // The coin first: it spares nine of ten looks at the flags.
                if ((mix(seed + follow) >> 11) >= threshold) continue;
                const std::uint32_t follower = index(followers[follow]);
                if (is_reached[follower] != 0) continue;
                is_reached[follower] = 1;
                queue.push_back(follower);
            }
        }
    }
    return crossed;
}

}  // namespace firebreak::bench
