// T25: who people are, a million of them, against the shares of the surveys. A scenario has one sector, so there is nothing to draw there.
#include "engine/crowd/population.hpp"
#include "tests/core/statistics.hpp"
#include "tests/validation/record.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace firebreak;

namespace {

constexpr std::uint32_t kPeople = 1'000'000;
constexpr std::uint32_t kInfluencerFollowers = 1000;
// Standard normal quantile of .999.
constexpr double kThousandth = 3.0902;

template <class Category>
void check_shares(const std::string& what, const std::vector<double>& shares, Category category) {
    std::vector<std::uint64_t> counts(shares.size(), 0);
    for (std::uint32_t i = 0; i < kPeople; ++i) ++counts.at(static_cast<std::size_t>(category(AccountId{i})));
    std::vector<double> expected;
    for (const double share : shares) expected.push_back(share * kPeople);
    test::record("T25", "chi-square of " + what + ", standardised", 0.0, test::chi_square(counts, expected).standardised(), kThousandth,
                 kPeople);
}

}  // namespace

TEST_CASE("T25 customers, motives, expected departments and roles have their shares among a million people") {
    CrowdParams crowd;
    crowd.customers = 0.4;
    const Population people{crowd, kPeople, kInfluencerFollowers, Draws{25, 0}};
    check_shares("customers", {0.6, 0.4}, [&](AccountId id) { return people.is_customer(id); });
    // A quarter wants a faster answer (Eptica 2012); redress, warning and venting are assumed.
    check_shares("motives", {0.25, 0.45, 0.15, 0.15}, [&](AccountId id) { return people.motive(id); });
    // Two thirds think customer service most competent, 13.6 % marketing (Eptica 2012).
    check_shares("expected departments", {0.667, 0.136, 0.197}, [&](AccountId id) { return people.expected_department(id); });
    // Ordinary, journalist, expert, advocate, troll, of those who have not the followers of an influencer.
    check_shares("roles", {1.0 - 0.0355, 0.0005, 0.01, 0.02, 0.005}, [&](AccountId id) {
        const Role role = people.role(id, kInfluencerFollowers - 1);
        REQUIRE(role != Role::influencer);
        return role == Role::ordinary ? 0 : static_cast<int>(role) - 1;
    });
}
