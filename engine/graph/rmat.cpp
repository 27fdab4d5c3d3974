#include "engine/graph/generators.hpp"
#include "engine/graph/keyed_shuffle.hpp"
#include "engine/graph/parallel_blocks.hpp"
#include "engine/graph/row_builder.hpp"
#include "engine/graph/simple_rows.hpp"

namespace firebreak {
namespace {

constexpr std::size_t kBlock = std::size_t{1} << 16;

// The probabilities of the quadrants as thresholds on 32 random bits; each level of the recursion uses one.
struct Quadrants {
    std::uint64_t a;
    std::uint64_t ab;
    std::uint64_t abc;

    explicit Quadrants(const RmatGraph& model)
        : a{threshold(model.a)}, ab{threshold(model.a + model.b)}, abc{threshold(model.a + model.b + model.c)} {}
    static std::uint64_t threshold(double p) { return static_cast<std::uint64_t>(p * 0x1.0p32); }
};

Follow draw_follow(std::uint32_t scale, const Quadrants& quadrants, KeyedStream stream) {
    std::uint32_t author = 0;
    std::uint32_t follower = 0;
    std::uint64_t word = 0;
    for (std::uint32_t level = 0; level < scale; ++level) {
        word = level % 2 == 0 ? stream.next() : word >> 32;
        const std::uint64_t u = word & 0xffff'ffffU;
        author = 2 * author + (u >= quadrants.ab ? 1U : 0U);
        follower = 2 * follower + ((u >= quadrants.a && u < quadrants.ab) || u >= quadrants.abc ? 1U : 0U);
    }
    return {AccountId{author}, AccountId{follower}};
}

}  // namespace

FollowerGraph generate(const RmatGraph& model, Draws draws, GenerationReport* report) {
    require_parameter(model.scale >= 1 && model.scale <= 31, "scale must lie between 1 and 31");
    require_parameter(model.a >= 0.0 && model.b >= 0.0 && model.c >= 0.0 && model.a + model.b + model.c <= 1.0 + 1e-12,
                      "a, b and c must be at least 0 and sum to at most 1");
    const std::uint32_t accounts = std::uint32_t{1} << model.scale;
    const Quadrants quadrants(model);
    const std::uint64_t key = draws.bits(Purpose::graph_edge, 2);
    const Buffer<AccountId> names = keyed_permutation(model.renames ? accounts : 0, draws.bits(Purpose::graph_stub, 4));
    Buffer<Follow> follows(model.follows);
    for_each_block(follows.size(), kBlock, [&](std::size_t, std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            const Follow follow = draw_follow(model.scale, quadrants, KeyedStream(hash_of(key, i)));
            follows[i] = model.renames ? Follow{names[index(follow.author)], names[index(follow.follower)]} : follow;
        }
    });
    DroppedFollows dropped;
    FollowerGraph graph = graph_of(accounts, follows.span(), &dropped);
    if (report != nullptr) report->removed = dropped.self_loops + dropped.duplicates;
    return graph;
}

}  // namespace firebreak
