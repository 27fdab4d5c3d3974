#include "tests/bench/peers/graph_on_disk.hpp"

#include <fstream>
#include <vector>

namespace firebreak::bench {
namespace {

template <class T>
void write(std::span<const T> values, const std::filesystem::path& path) {
    std::ofstream file{path, std::ios::binary};
    file.exceptions(std::ios::failbit | std::ios::badbit);
    file.write(reinterpret_cast<const char*>(values.data()), static_cast<std::streamsize>(values.size_bytes()));
}

}  // namespace

void write_for_peers(const FollowerGraph& graph, std::span<const float> weights, std::span<const AccountId> starts,
                     const std::filesystem::path& folder) {
    std::filesystem::create_directories(folder);
    write(graph.all_offsets(), folder / "offsets.u64");
    write(graph.all_followers(), folder / "followers.u32");
    write(weights, folder / "weights.f32");
    write(starts, folder / "starts.u32");
}

}  // namespace firebreak::bench
