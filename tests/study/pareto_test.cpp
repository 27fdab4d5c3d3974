#include "engine/study/pareto.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

using namespace firebreak;

namespace {

constexpr BootstrapSettings kBootstrap{2000, 1};

std::vector<std::optional<double>> twenty(double value) { return std::vector<std::optional<double>>(20, value); }

/// Ten of one value and ten of another: the mean of a resample is above the middle as often as below it.
std::vector<std::optional<double>> halves(double one, double other) {
    std::vector<std::optional<double>> values(10, one);
    values.insert(values.end(), 10, other);
    return values;
}

}  // namespace

TEST_CASE("the front holds the branches that none beats on both damage and cost") {
    //                      cheap        middle       dear         dear and bad
    const BranchValues damage{twenty(9.0), twenty(5.0), twenty(2.0), twenty(6.0)};
    const BranchValues cost{twenty(1.0), twenty(4.0), twenty(8.0), twenty(7.0)};
    const auto front = pareto_front(damage, Direction::less_is_better, cost, kBootstrap);
    for (const std::size_t branch : {0U, 1U, 2U}) {
        CAPTURE(branch);
        CHECK(front[branch].is_on_front);
        CHECK_FALSE(front[branch].beaten_by.has_value());
        CHECK(*front[branch].share_on_front == 1.0);
    }
    CHECK_FALSE(front[3].is_on_front);
    CHECK(*front[3].beaten_by == 1);
    CHECK(*front[3].share_on_front == 0.0);
}

TEST_CASE("where more is better, the front turns round and values keep their sign") {
    const auto front = pareto_front({twenty(0.2), twenty(0.8)}, Direction::more_is_better, {twenty(5.0), twenty(5.0)}, kBootstrap);
    CHECK_FALSE(front[0].is_on_front);
    CHECK(front[1].is_on_front);
    CHECK(*front[1].damage == doctest::Approx(0.8));
    CHECK(front[1].damage_bounds->low == doctest::Approx(0.8));
}

// Same cost; the damage of the first is 0 or 2, of the second always 1: the means tie, and the first beats the second in the resamples that
// have more 0s than 2s. Of 20 draws with even odds a tie has probability C(20, 10) / 2^20 = .176; then both are on the front.
TEST_CASE("how sure a place on the front is follows from the spread over repetitions") {
    const auto front = pareto_front({halves(0.0, 2.0), twenty(1.0)}, Direction::less_is_better, {twenty(1.0), twenty(1.0)}, kBootstrap);
    const double expected = 0.5 + 0.5 * 0.1762;
    // Standard error sqrt(.25 / 2000) = .011.
    CHECK(std::abs(*front[0].share_on_front - expected) < 4.0 * 0.011);
    CHECK(std::abs(*front[1].share_on_front - expected) < 4.0 * 0.011);
}

TEST_CASE("identical branches are both on the front") {
    const auto front =
        pareto_front({halves(1.0, 3.0), halves(1.0, 3.0)}, Direction::less_is_better, {twenty(1.0), twenty(1.0)}, kBootstrap);
    CHECK(*front[0].share_on_front == 1.0);
    CHECK(*front[1].share_on_front == 1.0);
}

TEST_CASE("a branch without a cost is not judged and does not keep others from it") {
    BranchValues cost{twenty(1.0), std::vector<std::optional<double>>(20), twenty(3.0)};
    cost[2][4].reset();
    const auto front = pareto_front({twenty(1.0), twenty(1.0), twenty(0.5)}, Direction::less_is_better, cost, kBootstrap);
    CHECK(front[0].is_on_front);
    CHECK_FALSE(front[1].is_on_front);
    CHECK_FALSE(front[1].damage.has_value());
    CHECK_FALSE(front[1].share_on_front.has_value());
    CHECK(front[2].is_on_front);
    CHECK(pareto_front({}, Direction::less_is_better, {}, kBootstrap).empty());
}
