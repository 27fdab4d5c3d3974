#include "engine/graph/generators.hpp"
#include "engine/graph/keyed_shuffle.hpp"
#include "engine/graph/row_builder.hpp"
#include "engine/graph/simple_rows.hpp"

#include <algorithm>
#include <vector>

namespace firebreak {

FollowerGraph generate(const BarabasiAlbert& model, Draws draws) {
    require_parameter(model.accounts <= kMaxAccounts, "a graph has at most 4,294,967,294 accounts");
    require_parameter(model.links >= 1 && model.links < model.accounts, "links must be at least 1 and below the number of accounts");
    const std::uint64_t core = std::uint64_t{model.links} + 1;
    const std::uint64_t follows = core * model.links + 2 * (model.accounts - core) * model.links;
    Buffer<Follow> all(follows);
    std::uint64_t count = 0;
    for (std::uint32_t i = 0; i < core; ++i) {
        for (std::uint32_t j = 0; j < core; ++j) {
            if (i != j) all[count++] = {AccountId{i}, AccountId{j}};
        }
    }
    // The author of a random follow is an account in proportion to its ties (Batagelj and Brandes 2005).
    std::vector<AccountId> chosen;
    for (auto newcomer = static_cast<std::uint32_t>(core); newcomer < model.accounts; ++newcomer) {
        KeyedStream stream(draws.bits(Purpose::graph_attach, newcomer));
        chosen.clear();
        while (chosen.size() < model.links) {
            const AccountId candidate = all[stream.below(count)].author;
            if (std::find(chosen.begin(), chosen.end(), candidate) == chosen.end()) chosen.push_back(candidate);
        }
        for (const AccountId other : chosen) {
            all[count++] = {AccountId{newcomer}, other};
            all[count++] = {other, AccountId{newcomer}};
        }
    }
    return graph_of(model.accounts, all.span());
}

}  // namespace firebreak
