#include "engine/study/ranking.hpp"

#include "engine/core/draw.hpp"
#include "engine/core/samplers.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace firebreak;

namespace {

/// Branches with these true means, sharing most of their chance: a common part of deviation 10 and an own one of deviation 1.
BranchValues planted(const std::vector<double>& means, std::size_t repetitions, std::uint64_t seed) {
    const Draws draws{seed, 0};
    BranchValues values(means.size());
    for (std::size_t repetition = 0; repetition < repetitions; ++repetition) {
        const double common = sample::normal(draws.uniform(Purpose::customer, repetition, 1000), 0.0, 10.0);
        for (std::size_t branch = 0; branch < means.size(); ++branch) {
            const double own = sample::normal(draws.uniform(Purpose::customer, repetition, static_cast<std::uint32_t>(branch)), 0.0, 1.0);
            values[branch].emplace_back(means[branch] + common + own);
        }
    }
    return values;
}

std::vector<std::uint32_t> branches_of(const Ranking& ranking) {
    std::vector<std::uint32_t> branches;
    for (const RankedBranch& ranked : ranking.order) branches.push_back(ranked.branch);
    return branches;
}

}  // namespace

TEST_CASE("branches that lie far apart are ranked, each in a group of its own, although chance is larger than the gaps") {
    const Ranking ranking = rank_branches(planted({103.0, 100.0, 109.0, 106.0}, 50, 1), "volume");
    CHECK(branches_of(ranking) == std::vector<std::uint32_t>{1, 0, 3, 2});
    CHECK(ranking.order.back().group == 4);
    CHECK(ranking.pairs.size() == 6);
    CHECK(ranking.pair_of(1, 2)->is_distinguishable);
    CHECK(ranking.pair_of(2, 1) == ranking.pair_of(1, 2));
}

TEST_CASE("where more is better, the order turns round") {
    const Ranking ranking = rank_branches(planted({103.0, 100.0, 106.0}, 50, 1), "satisfaction_all");
    CHECK(branches_of(ranking) == std::vector<std::uint32_t>{2, 0, 1});
}

TEST_CASE("two branches of equal truth share a group, and a third far away does not") {
    const Ranking ranking = rank_branches(planted({100.0, 110.0, 100.0}, 50, 2), "volume");
    REQUIRE(ranking.order.size() == 3);
    CHECK(ranking.order[2].branch == 1);
    CHECK(ranking.order[0].group == 1);
    CHECK(ranking.order[1].group == 1);
    CHECK(ranking.order[2].group == 2);
}

// Holm keeps the probability of any false distinction among all pairs at 5 %: 200 studies, at most 10 expected, standard deviation 3.1.
TEST_CASE("of six equal branches, two are told apart in at most 5 % of studies") {
    int told_apart = 0;
    for (std::uint64_t study = 0; study < 200; ++study) {
        const Ranking ranking = rank_branches(planted(std::vector<double>(6, 100.0), 20, 100 + study), "volume");
        for (const RankedPair& pair : ranking.pairs) {
            if (pair.is_distinguishable) {
                ++told_apart;
                break;
            }
        }
    }
    CHECK(told_apart <= 10 + 4 * 3);
    // Six t tests without correction would tell two apart in about a third of the studies.
    CHECK(told_apart < 30);
}

TEST_CASE("identical branches are not ranked") {
    BranchValues values = planted({100.0}, 20, 3);
    values.push_back(values.front());
    const Ranking ranking = rank_branches(values, "volume");
    CHECK(ranking.order.empty());
    CHECK(ranking.refused_because == "every repetition came out the same in all branches");
}

TEST_CASE("two identical branches among three share a group") {
    BranchValues values = planted({100.0, 120.0}, 20, 3);
    values.push_back(values.front());
    const Ranking ranking = rank_branches(values, "volume");
    REQUIRE(ranking.order.size() == 3);
    CHECK(ranking.pair_of(0, 2)->is_identical);
    CHECK(ranking.order[0].group == ranking.order[1].group);
    CHECK(ranking.order[2].group == 2);
}

TEST_CASE("nothing is ranked by a measure without a direction, by one repetition, or by one branch") {
    CHECK(rank_branches(planted({1.0, 2.0}, 20, 1), "peak_hour").refused_because == "the measure has no better or worse");
    CHECK(rank_branches(planted({1.0, 2.0}, 1, 1), "volume").refused_because == "fewer than two repetitions have a value in every branch");
    CHECK(rank_branches(planted({1.0}, 20, 1), "volume").refused_because == "fewer than two branches have values in the same repetitions");
    CHECK_FALSE(rank_branches({}, "volume").refused_because.empty());
}

TEST_CASE("a repetition that one branch lacks counts for none, and a branch without any value is left out") {
    BranchValues values = planted({100.0, 110.0, 120.0}, 20, 5);
    values[1][3].reset();
    values[2].assign(20, std::nullopt);
    const Ranking ranking = rank_branches(values, "volume");
    REQUIRE(ranking.order.size() == 2);
    CHECK(ranking.order[0].runs == 19);
    CHECK(ranking.order[1].runs == 19);
    CHECK(ranking.pairs.front().difference.pairs == 19);
}

TEST_CASE("values that each branch has in other repetitions cannot be ranked") {
    const BranchValues values{{1.0, 2.0, std::nullopt, std::nullopt}, {std::nullopt, std::nullopt, 1.0, 2.0}};
    CHECK(rank_branches(values, "volume").order.empty());
}
