#include "engine/graph/drawn_rows.hpp"
#include "engine/graph/generators.hpp"
#include "engine/graph/keyed_shuffle.hpp"
#include "engine/graph/quadrant_draws.hpp"
#include "engine/graph/simple_rows.hpp"

namespace firebreak {

FollowerGraph generate(const RmatGraph& model, Draws draws, GenerationReport* report) {
    require_parameter(model.accounts >= 2 && model.accounts <= kMaxAccounts, "an R-MAT graph has from 2 to 4,294,967,294 accounts");
    require_parameter(model.a >= 0.0 && model.b >= 0.0 && model.c >= 0.0 && model.a + model.b + model.c <= 1.0 + 1e-12,
                      "a, b and c must be at least 0 and sum to at most 1");
    const QuadrantDraws quadrants(model.accounts, model.a, model.b, model.c, draws.bits(Purpose::graph_edge, 2));
    Buffer<AccountId> names = keyed_permutation(model.renames ? model.accounts : 0, draws.bits(Purpose::graph_stub, 4));
    DroppedFollows dropped;
    const auto draw = [&](std::uint64_t first, std::span<Follow> out) {
        quadrants.draw(first, out);
        if (names.empty()) return;
        for (Follow& follow : out) follow = {names[index(follow.author)], names[index(follow.follower)]};
    };
    GraphArrays arrays = build_drawn_rows(model.accounts, model.follows, draw, dropped);
    if (report != nullptr) report->removed = dropped.self_loops + dropped.duplicates;
    names = {};
    return FollowerGraph::stored(std::move(arrays));
}

}  // namespace firebreak
