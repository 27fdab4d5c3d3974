// Who people are, against the shares that were asked for.
#include "engine/crowd/population.hpp"
#include "tests/core/statistics.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>

using namespace firebreak;

namespace {

constexpr std::uint32_t kAccounts = 400'000;

void check_share(double found, double of, double expected) {
    CHECK(std::abs(found / of - expected) < test::kStandardErrors * std::sqrt(expected * (1.0 - expected) / of));
}

Population population(const CrowdParams& crowd = {}, std::uint32_t influencer_followers = 1000) {
    return {crowd, kAccounts, influencer_followers, Draws{5, 0}};
}

double normal_cdf(double z) { return 0.5 * std::erfc(-z / std::sqrt(2.0)); }

}  // namespace

TEST_CASE("customers are the stated share, and are counted and visited as they are told apart") {
    for (const double share : {0.0, 0.002, 0.4, 1.0}) {
        CAPTURE(share);
        CrowdParams crowd;
        crowd.customers = share;
        const Population people = population(crowd);
        std::uint64_t told = 0;
        for (std::uint32_t i = 0; i < kAccounts; ++i) told += people.is_customer(AccountId{i});
        std::uint64_t visited = 0;
        std::int64_t before = -1;
        people.for_each_customer([&](AccountId id) {
            ++visited;
            if (static_cast<std::int64_t>(index(id)) <= before || !people.is_customer(id)) FAIL_CHECK("account ", index(id));
            before = static_cast<std::int64_t>(index(id));
        });
        CHECK(told == people.customers());
        CHECK(visited == people.customers());
        if (share == 0.0 || share == 1.0) CHECK(static_cast<double>(told) == share * kAccounts);
        else check_share(static_cast<double>(told), kAccounts, share);
    }
}

TEST_CASE("motives, departments, roles and grievances have their shares") {
    const Population people = population();
    std::array<double, 4> motives{};
    std::array<double, 3> departments{};
    std::array<double, 6> roles{};
    double followers_among_customers = 0.0;
    double followers_among_others = 0.0;
    double grievances = 0.0;
    const auto customers = static_cast<double>(people.customers());
    for (std::uint32_t i = 0; i < kAccounts; ++i) {
        const AccountId id{i};
        ++motives[static_cast<std::size_t>(people.motive(id))];
        ++departments[static_cast<std::size_t>(people.expected_department(id))];
        ++roles[static_cast<std::size_t>(people.role(id, 10))];
        (people.is_customer(id) ? followers_among_customers : followers_among_others) += people.follows_company(id);
        grievances += people.has_initial_grievance(id);
        if (!people.is_customer(id)) CHECK_FALSE(people.has_initial_grievance(id));
    }
    const std::array<double, 4> motive_shares{0.25, 0.45, 0.15, 0.15};
    for (std::size_t i = 0; i < 4; ++i) check_share(motives[i], kAccounts, motive_shares[i]);
    const std::array<double, 3> department_shares{0.667, 0.136, 0.197};
    for (std::size_t i = 0; i < 3; ++i) check_share(departments[i], kAccounts, department_shares[i]);
    // journalist, expert, advocate, troll; the influencers are those with many followers.
    const std::array<double, 6> role_shares{1.0 - 0.0355, 0.0, 0.0005, 0.01, 0.02, 0.005};
    for (std::size_t i = 0; i < 6; ++i) {
        CAPTURE(i);
        if (role_shares[i] == 0.0) CHECK(roles[i] == 0.0);
        else check_share(roles[i], kAccounts, role_shares[i]);
    }
    check_share(followers_among_customers, customers, 0.10);
    check_share(followers_among_others, kAccounts - customers, 0.005);
    check_share(grievances, customers, 0.08);
}

TEST_CASE("whoever has the followers of the top thousandth is an influencer, whatever else he might have been") {
    const Population people = population({}, 500);
    for (std::uint32_t i = 0; i < 5000; ++i) {
        CHECK(people.role(AccountId{i}, 500) == Role::influencer);
        CHECK(people.role(AccountId{i}, 499) != Role::influencer);
    }
    CHECK(credibility_of(Role::ordinary) == 1.0);
    CHECK(credibility_of(Role::influencer) == 1.2);
    CHECK(credibility_of(Role::journalist) == 1.5);
    CHECK(credibility_of(Role::expert) == 1.3);
    CHECK(credibility_of(Role::advocate) == 0.9);
    CHECK(credibility_of(Role::troll) == 0.5);
}

TEST_CASE("interest and anger gain are lognormal with mean one, the gain within a quarter and four") {
    CrowdParams crowd;
    crowd.anger_gain_sigma = 1.0;  // wide enough for both bounds to bite
    const Population people = population(crowd);
    std::vector<double> interests;
    double clamped_low = 0.0;
    double clamped_high = 0.0;
    for (std::uint32_t i = 0; i < kAccounts / 4; ++i) {
        interests.push_back(people.interest(AccountId{i}));
        const double gain = people.anger_gain(AccountId{i});
        REQUIRE(gain >= 0.25);
        REQUIRE(gain <= 4.0);
        clamped_low += gain == 0.25;
        clamped_high += gain == 4.0;
    }
    CHECK(test::ks_statistic(interests, [](double x) { return normal_cdf((std::log(x) + 0.125) / 0.5); }) < test::kKsLimit);
    check_share(clamped_low, kAccounts / 4, normal_cdf(std::log(0.25) + 0.5));
    check_share(clamped_high, kAccounts / 4, 1.0 - normal_cdf(std::log(4.0) + 0.5));
}

TEST_CASE("patience is lognormal about 102 minutes, a third of that for those in a hurry") {
    const Population people = population();
    std::vector<double> patient;
    std::vector<double> hurried;
    for (std::uint32_t i = 0; i < kAccounts / 4; ++i) {
        (people.motive(AccountId{i}) == Motive::speed ? hurried : patient).push_back(people.patience_hours(AccountId{i}));
    }
    CHECK(test::ks_statistic(patient, [](double x) { return normal_cdf(std::log(x / 1.7) / 2.6); }) < test::kKsLimit);
    CHECK(test::ks_statistic(hurried, [](double x) { return normal_cdf(std::log(3.0 * x / 1.7) / 2.6); }) < test::kKsLimit);
}

TEST_CASE("attributes do not go together unless they are meant to") {
    const Population people = population();
    std::vector<double> customer;
    std::vector<double> interest;
    std::vector<double> gain;
    std::vector<double> patience;
    for (std::uint32_t i = 0; i < kAccounts / 4; ++i) {
        customer.push_back(people.is_customer(AccountId{i}));
        interest.push_back(std::log(people.interest(AccountId{i})));
        gain.push_back(people.anger_gain(AccountId{i}));
        patience.push_back(std::log(people.patience_hours(AccountId{i})));
    }
    const double limit = test::kStandardErrors / std::sqrt(kAccounts / 4.0);
    CHECK(std::abs(test::correlation(customer, interest)) < limit);
    CHECK(std::abs(test::correlation(interest, gain)) < limit);
    CHECK(std::abs(test::correlation(gain, patience)) < limit);
    CHECK(std::abs(test::correlation(interest, patience)) < limit);
}
