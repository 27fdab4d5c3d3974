#include "engine/graph/generators.hpp"
#include "engine/graph/keyed_shuffle.hpp"
#include "engine/graph/simple_rows.hpp"

#include "engine/core/diagnostics.hpp"
#include "engine/graph/row_builder.hpp"

#include <fmt/format.h>

#include <numeric>

namespace firebreak {
namespace {

// Row i begins after the stubs of rows 0 … i-1; the followers are all friend stubs in random order, which is the random matching.
GraphArrays matched_rows(std::span<const std::uint32_t> out_degrees, std::span<const std::uint32_t> in_degrees, std::uint64_t key) {
    GraphArrays arrays;
    arrays.offsets = Buffer<std::uint64_t>(out_degrees.size() + 1);
    for (std::size_t i = 0; i < out_degrees.size(); ++i) arrays.offsets[i] = out_degrees[i];
    counts_to_offsets(arrays.offsets.span());
    arrays.followers = shuffled_stubs(in_degrees, key);
    return arrays;
}

std::uint64_t sum_of(std::span<const std::uint32_t> degrees) { return std::accumulate(degrees.begin(), degrees.end(), std::uint64_t{0}); }

}  // namespace

FollowerGraph configuration_of(std::span<const std::uint32_t> out_degrees, std::span<const std::uint32_t> in_degrees, Draws draws,
                               GenerationReport* report) {
    require_parameter(out_degrees.size() == in_degrees.size() && out_degrees.size() <= kMaxAccounts,
                      "follower and friend counts must be as many as accounts");
    if (sum_of(out_degrees) != sum_of(in_degrees)) {
        throw InputError({}, fmt::format("the follower counts sum to {}, the friend counts to {}; the sums must be equal",
                                         sum_of(out_degrees), sum_of(in_degrees)));
    }
    GenerationReport unread;
    GraphArrays arrays = matched_rows(out_degrees, in_degrees, draws.bits(Purpose::graph_stub, 0));
    const std::uint64_t follows = arrays.followers.size();
    make_simple(
        arrays, draws.bits(Purpose::graph_stub, 1), [follows](AccountId, KeyedStream& stream) { return stream.below(follows); },
        report != nullptr ? *report : unread);
    return FollowerGraph::stored(std::move(arrays));
}

FollowerGraph generate(const ConfigurationModel& model, Draws draws, GenerationReport* report) {
    require_parameter(model.accounts <= kMaxAccounts, "a graph has at most 4,294,967,294 accounts");
    require_parameter(model.cap > 0.0 && model.cap < 1.0, "cap, the largest count as a share of the accounts, must lie between 0 and 1");
    const double largest = model.cap * model.accounts;
    Buffer<std::uint32_t> out_degrees = pareto_sequence(model.accounts, {model.follower_exponent, model.mean_follows, largest});
    Buffer<std::uint32_t> in_degrees = pareto_sequence(model.accounts, {model.friend_exponent, model.mean_follows, largest});
    keyed_shuffle(out_degrees, draws.bits(Purpose::graph_out_degree, 0));
    keyed_shuffle(in_degrees, draws.bits(Purpose::graph_in_degree, 0));
    return configuration_of(out_degrees.span(), in_degrees.span(), draws, report);
}

}  // namespace firebreak
