#include "engine/measure/company_outcomes.hpp"

#include <doctest/doctest.h>

using namespace firebreak;

namespace {

const std::vector<CompanyOutcome> kOutcomes{
    {CompanyType::fix, {100.0, 80.0}, {1.0, std::nullopt}},       {CompanyType::fix, {60.0, 40.0}, {3.0, 0.5}},
    {CompanyType::follow_only, {40.0, 20.0}, {11.0, 0.25}},       {CompanyType::none, {300.0, 0.0}, {5.0, std::nullopt}},
    {CompanyType::track_only, {100.0, 0.0}, {5.0, std::nullopt}},
};

}  // namespace

TEST_CASE("a measure is spread over the companies of a type, and over all") {
    const CompanySpread fix = spread_of(kOutcomes, 0, CompanyType::fix);
    CHECK(fix.companies == 2);
    CHECK(fix.mean == 2.0);
    CHECK(fix.median == 2.0);
    // Type 7 between 1 and 3: 1 + .05 x 2.
    CHECK(fix.low.value() == doctest::Approx(1.1));
    CHECK(fix.high.value() == doctest::Approx(2.9));
    const CompanySpread all = spread_of(kOutcomes, 0, std::nullopt);
    CHECK(all.companies == 5);
    CHECK(all.mean == 5.0);
    CHECK(all.median == 5.0);
}

TEST_CASE("companies without a value are counted but do not weigh") {
    const CompanySpread fix = spread_of(kOutcomes, 1, CompanyType::fix);
    CHECK(fix.companies == 2);
    CHECK(fix.mean == 0.5);
    CHECK_FALSE(spread_of(kOutcomes, 1, CompanyType::none).mean);
    CHECK(spread_of(kOutcomes, 1, CompanyType::plan).companies == 0);
}

TEST_CASE("replies are summed by whether companies answer, and weighed by their size") {
    CHECK(replies_of(kOutcomes, true).complainers == 200.0);
    CHECK(replies_of(kOutcomes, true).replied == 140.0);
    CHECK(replies_of(kOutcomes, false).complainers == 400.0);
    CHECK(replied_share(kOutcomes, 1.0).value() == doctest::Approx(140.0 / 600.0));
    // At the weight solved for half: .5 x 400 / (140 - .5 x 200) = 5.
    const auto weight = size_weight(replies_of(kOutcomes, true), replies_of(kOutcomes, false).complainers, 0.5);
    CHECK(weight.value() == doctest::Approx(5.0));
    CHECK(replied_share(kOutcomes, *weight).value() == doctest::Approx(0.5));
    CHECK_FALSE(replied_share({}, 1.0));
    CHECK(count_types(kOutcomes)[static_cast<std::size_t>(CompanyType::fix)] == 2);
}
