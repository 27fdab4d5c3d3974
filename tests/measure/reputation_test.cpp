#include "engine/measure/reputation.hpp"
#include "tests/measure/made_up.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace firebreak;
using namespace firebreak::test;

namespace {

using Line = std::vector<AttitudeSample>;

/// 0 at 0 and 24 h, .4 below at 48 h, .2 above from 72 to 120 h.
const Line kReference{{at(0.0), 0.3}, {at(120.0), 0.3}};
const Line kRun{{at(0.0), 0.3}, {at(24.0), 0.3}, {at(48.0), -0.1}, {at(72.0), 0.5}, {at(120.0), 0.5}};

}  // namespace

TEST_CASE("the damage index is the mean of the positive drop, a straight line being cut where it crosses") {
    // Up to 48 h a triangle of .4 x 24 / 2 = 4.8; the line back crosses after 2/3 of a day: .4 x 16 / 2 = 3.2. Over 96 h, halved.
    const ReputationDamage damage = reputation_damage(kRun, kReference, at(24.0), at(120.0));
    CHECK(*damage.index == doctest::Approx(100.0 * 8.0 / 96.0 / 2.0));
    CHECK(*damage.greatest_drop == doctest::Approx(0.4));
}

TEST_CASE("the damage index of an outbreak between two samples starts on the line between them") {
    // From 36 h on, where the drop is .2: (.2 + .4) / 2 x 12 + 3.2 = 6.8 over 84 h.
    CHECK(*reputation_damage(kRun, kReference, at(36.0), at(120.0)).index == doctest::Approx(100.0 * 6.8 / 84.0 / 2.0));
    // Cut at 60 h, where the drop is .1: 3.6 + (.4 + .1) / 2 x 12 = 6.6 over 24 h.
    CHECK(*reputation_damage(kRun, kReference, at(36.0), at(60.0)).index == doctest::Approx(100.0 * 6.6 / 24.0 / 2.0));
}

TEST_CASE("what happens to the reference itself is no damage of the incident") {
    // Both fall alike; the samples stand at other times, and the run is .1 below throughout.
    const Line reference{{at(0.0), 0.4}, {at(10.0), 0.2}, {at(100.0), 0.2}};
    const Line run{{at(0.0), 0.3}, {at(5.0), 0.2}, {at(10.0), 0.1}, {at(50.0), 0.1}, {at(100.0), 0.1}};
    const ReputationDamage damage = reputation_damage(run, reference, at(0.0), at(100.0));
    CHECK(*damage.index == doctest::Approx(5.0));
    CHECK(*damage.greatest_drop == doctest::Approx(0.1));
}

TEST_CASE("the damage index looks at 28 days, the greatest drop at the whole run") {
    // .2 below for 28 days, then 1 below.
    const double end_of_window = 24.0 + 28.0 * 24.0;
    const Line reference{{at(0.0), 0.5}, {at(2000.0), 0.5}};
    const Line run{{at(0.0), 0.3}, {at(end_of_window), 0.3}, {at(end_of_window + 1.0), -0.5}, {at(2000.0), -0.5}};
    const ReputationDamage damage = reputation_damage(run, reference, at(24.0), at(2000.0));
    CHECK(*damage.index == doctest::Approx(10.0));
    CHECK(*damage.greatest_drop == doctest::Approx(1.0));
}

TEST_CASE("recovered is who has a tenth of the drop left, for 48 hours") {
    // A tenth of .4 is passed .36 / .6 of a day after 48 h: at 62.4 h, 38.4 h after the outbreak.
    CHECK(*reputation_damage(kRun, kReference, at(24.0), at(120.0)).recovery_hours == doctest::Approx(38.4));
    // Held from 62.4 to 110.4 h: known at 110.4 h, not before.
    CHECK(reputation_damage(kRun, kReference, at(24.0), at(110.5)).recovery_hours.has_value());
    CHECK_FALSE(reputation_damage(kRun, kReference, at(24.0), at(110.3)).recovery_hours.has_value());
}

TEST_CASE("a relapse within 48 hours is no recovery, one after them is") {
    // Down to .5 at 10 h, back at 20 h, .1 below at 40 h, back at 50 h to stay. A tenth: .05.
    const Line reference{{at(0.0), 0.0}, {at(400.0), 0.0}};
    const Line run{{at(0.0), 0.0}, {at(10.0), -0.5}, {at(20.0), 0.0}, {at(40.0), -0.1}, {at(50.0), 0.0}, {at(400.0), 0.0}};
    CHECK(*reputation_damage(run, reference, at(0.0), at(400.0)).recovery_hours == doctest::Approx(45.0));
    // The same relapse at 100 h comes after 19 + 48 h.
    const Line late{{at(0.0), 0.0}, {at(10.0), -0.5}, {at(20.0), 0.0}, {at(80.0), 0.0}, {at(100.0), -0.1}, {at(400.0), -0.1}};
    CHECK(*reputation_damage(late, reference, at(0.0), at(400.0)).recovery_hours == doctest::Approx(19.0));
}

TEST_CASE("who never fell has no damage and nothing to recover from") {
    const Line reference{{at(0.0), 0.1}, {at(100.0), 0.1}};
    const Line run{{at(0.0), 0.1}, {at(100.0), 0.2}};
    const ReputationDamage damage = reputation_damage(run, reference, at(0.0), at(100.0));
    CHECK(*damage.index == 0.0);
    CHECK(*damage.greatest_drop == doctest::Approx(0.0));
    CHECK_FALSE(damage.recovery_hours.has_value());
}

TEST_CASE("without samples on both sides there is no damage to tell") {
    CHECK_FALSE(reputation_damage({}, kReference, at(24.0), at(120.0)).index.has_value());
    CHECK_FALSE(reputation_damage(kRun, {}, at(24.0), at(120.0)).index.has_value());
    CHECK_FALSE(reputation_damage(kRun, kReference, at(130.0), at(140.0)).index.has_value());
    // One instant in common has a drop, but no length.
    const ReputationDamage instant = reputation_damage(kRun, kReference, at(48.0), at(48.0));
    CHECK_FALSE(instant.index.has_value());
    CHECK(*instant.greatest_drop == doctest::Approx(0.4));
}
