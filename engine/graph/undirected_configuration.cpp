#include "engine/core/diagnostics.hpp"
#include "engine/graph/generators.hpp"
#include "engine/graph/keyed_shuffle.hpp"
#include "engine/graph/row_builder.hpp"
#include "engine/graph/simple_rows.hpp"

#include <fmt/format.h>
#include <tbb/parallel_sort.h>

#include <algorithm>
#include <numeric>
#include <vector>

namespace firebreak {
namespace {

constexpr int kMostRounds = 200;

// Stubs 2i and 2i+1 are the ends of tie i.
struct NamedTie {
    std::uint64_t name;
    std::uint64_t tie;
};

std::uint64_t name_of_tie(const Buffer<AccountId>& stubs, std::uint64_t tie) {
    const std::uint32_t a = index(stubs[2 * tie]);
    const std::uint32_t b = index(stubs[2 * tie + 1]);
    return (std::uint64_t{std::min(a, b)} << 32) | std::max(a, b);
}

// The ties from an account to itself, and all but the first between the same two accounts.
std::vector<std::uint64_t> bad_ties(const Buffer<AccountId>& stubs) {
    std::vector<NamedTie> ties(stubs.size() / 2);
    for (std::uint64_t tie = 0; tie < ties.size(); ++tie) ties[tie] = {name_of_tie(stubs, tie), tie};
    tbb::parallel_sort(ties.begin(), ties.end(),
                       [](const NamedTie& a, const NamedTie& b) { return a.name != b.name ? a.name < b.name : a.tie < b.tie; });
    std::vector<std::uint64_t> bad;
    for (std::size_t i = 0; i < ties.size(); ++i) {
        const bool is_loop = (ties[i].name >> 32) == (ties[i].name & 0xffff'ffffU);
        if (is_loop || (i > 0 && ties[i - 1].name == ties[i].name)) bad.push_back(ties[i].tie);
    }
    std::sort(bad.begin(), bad.end());
    return bad;
}

FollowerGraph graph_of_ties(std::uint32_t accounts, const Buffer<AccountId>& stubs) {
    Buffer<Follow> follows(stubs.size());
    for (std::size_t i = 0; i < stubs.size(); ++i) follows[i] = {stubs[i], stubs[i ^ 1]};
    return graph_of(accounts, follows.span());
}

}  // namespace

FollowerGraph undirected_configuration(std::span<const std::uint32_t> degrees, Draws draws, GenerationReport* report) {
    require_parameter(degrees.size() <= kMaxAccounts, "a graph has at most 4,294,967,294 accounts");
    const std::uint64_t sum = std::accumulate(degrees.begin(), degrees.end(), std::uint64_t{0});
    if (sum % 2 != 0)
        throw InputError({}, fmt::format("the numbers of neighbours sum to {}, but every tie has two ends: the sum must be even", sum));
    Buffer<AccountId> stubs = shuffled_stubs(degrees, draws.bits(Purpose::graph_stub, 2));

    // Bad ties exchange an end with any tie; sooner or later the exchanges are all fine, and the number of neighbours never changes.
    KeyedStream stream(draws.bits(Purpose::graph_stub, 3));
    std::vector<std::uint64_t> bad = bad_ties(stubs);
    const std::uint64_t first_bad = bad.size();
    for (int round = 0; round < kMostRounds && !bad.empty(); ++round) {
        for (const std::uint64_t tie : bad) std::swap(stubs[2 * tie + 1], stubs[stream.below(stubs.size())]);
        bad = bad_ties(stubs);
    }
    if (report != nullptr) {
        report->rewired = first_bad - std::min<std::uint64_t>(first_bad, bad.size());
        report->removed = 2 * bad.size();
    }
    return graph_of_ties(static_cast<std::uint32_t>(degrees.size()), stubs);
}

FollowerGraph generate(const RegularGraph& model, Draws draws, GenerationReport* report) {
    require_parameter(model.accounts <= kMaxAccounts, "a graph has at most 4,294,967,294 accounts");
    require_parameter(model.degree == 0 || model.degree < model.accounts, "degree must be below the number of accounts");
    require_parameter((std::uint64_t{model.accounts} * model.degree) % 2 == 0,
                      "accounts times degree must be even, as every tie has two ends");
    const std::vector<std::uint32_t> degrees(model.accounts, model.degree);
    GenerationReport own;
    FollowerGraph graph = undirected_configuration(degrees, draws, &own);
    require_parameter(own.removed == 0, "no regular graph was found: degree is too close to the number of accounts");
    if (report != nullptr) *report = own;
    return graph;
}

}  // namespace firebreak
