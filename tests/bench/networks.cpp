#include "tests/bench/networks.hpp"

#include "engine/graph/generators.hpp"

namespace firebreak::bench {
namespace {

constexpr std::uint64_t kSeed = 1;

}  // namespace

FollowerGraph rmat_network(bool is_quick) {
    RmatGraph model;
    model.accounts = std::uint32_t{1} << (is_quick ? 16 : 20);
    model.follows = std::uint64_t{16} * model.accounts;
    return generate(model, Draws{kSeed, 0});
}

FollowerGraph tied_network() { return generate(BarabasiAlbert{100'000, 10}, Draws{kSeed, 0}); }
FollowerGraph large_tied_network() { return generate(BarabasiAlbert{1'000'000, 5}, Draws{kSeed, 0}); }

}  // namespace firebreak::bench
