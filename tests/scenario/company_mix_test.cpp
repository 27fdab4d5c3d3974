#include "engine/scenario/company_mix.hpp"

#include "tests/scenario/read_helpers.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace firebreak;

namespace {

constexpr std::array kMixes{CompanyMix::article, CompanyMix::b2c, CompanyMix::b2b, CompanyMix::release_total};

CompaniesParams companies(CompanyMix mix, std::int64_t count) {
    CompaniesParams params;
    params.mix = mix;
    params.count = count;
    return params;
}

}  // namespace

TEST_CASE("the mixes are those of the survey, each summing to one") {
    CHECK(shares_of(CompanyMix::article)[0] == doctest::Approx(0.49));
    CHECK(shares_of(CompanyMix::article)[3] == doctest::Approx(0.28));
    CHECK(shares_of(CompanyMix::b2c)[0] == doctest::Approx(53.0 / 99.0));
    CHECK(shares_of(CompanyMix::b2b)[3] == doctest::Approx(47.0 / 101.0));
    CHECK(shares_of(CompanyMix::release_total)[2] == doctest::Approx(0.05));
    for (const CompanyMix mix : kMixes) {
        const ArchetypeShares shares = shares_of(mix);
        CHECK(std::accumulate(shares.begin(), shares.end(), 0.0) == doctest::Approx(1.0).epsilon(1e-12));
        const TypeShares types = type_shares(companies(mix, 0));
        CHECK(std::accumulate(types.begin(), types.end(), 0.0) == doctest::Approx(1.0).epsilon(1e-12));
    }
}

TEST_CASE("no mixture of the chart's two columns gives the article's 49 and 28 per cent") {
    // 49 needs (49 - 27) / (53 - 27) = 85 % consumer companies, 28 needs (47 - 28) / (47 - 17) = 63 %.
    const double by_first = (49.0 - 27.0) / (53.0 - 27.0);
    const double by_last = (47.0 - 28.0) / (47.0 - 17.0);
    CHECK(by_first == doctest::Approx(0.846).epsilon(0.01));
    CHECK(by_last == doctest::Approx(0.633).epsilon(0.01));
    CHECK(by_first - by_last > 0.2);
}

TEST_CASE("a million archetypes drawn one by one follow their mix (chi-square)") {
    constexpr std::uint64_t kDrawn = 1'000'000;
    // 99.9 % quantile of chi-square with 3 degrees of freedom.
    constexpr double kCritical = 16.27;
    for (const CompanyMix mix : kMixes) {
        const Draws draws{2012, static_cast<std::uint64_t>(mix)};
        std::array<double, kArchetypes> counts{};
        for (std::uint64_t i = 0; i < kDrawn; ++i)
            ++counts[static_cast<std::size_t>(archetype_of(mix, draws.uniform(Purpose::company_archetype, i)))];
        double chi_square = 0.0;
        for (std::size_t i = 0; i < kArchetypes; ++i) {
            const double expected = shares_of(mix)[i] * static_cast<double>(kDrawn);
            chi_square += (counts[i] - expected) * (counts[i] - expected) / expected;
        }
        CAPTURE(static_cast<int>(mix));
        CHECK(chi_square < kCritical);
    }
}

TEST_CASE("the ends of the unit interval belong to the first and the last archetype") {
    for (const CompanyMix mix : kMixes) {
        CHECK(archetype_of(mix, 0.0) == Archetype::track_and_follow);
        CHECK(archetype_of(mix, std::nextafter(1.0, 0.0)) == Archetype::none);
    }
}

TEST_CASE("two hundred companies are within one point of their mix, and each type within one company of its share inside") {
    for (const CompanyMix mix : kMixes) {
        CAPTURE(static_cast<int>(mix));
        const CompaniesParams params = companies(mix, 200);
        const std::vector<CompanyType> drawn = drawn_companies(params, Draws{1, 1});
        REQUIRE(drawn.size() == 200);
        std::array<double, kArchetypes> archetypes{};
        std::array<double, kCompanyTypes> types{};
        for (const CompanyType type : drawn) {
            ++archetypes[static_cast<std::size_t>(archetype_of(type))];
            ++types[static_cast<std::size_t>(type)];
        }
        for (std::size_t i = 0; i < kArchetypes; ++i) CHECK(std::abs(archetypes[i] / 200.0 - shares_of(mix)[i]) <= 0.01);
        const std::array inside{params.leak, params.defensive, params.aggressive, params.fix, params.plan};
        for (std::size_t i = 0; i < inside.size(); ++i) CHECK(std::abs(types[i] - archetypes[0] * inside[i]) < 1.0);
    }
}

TEST_CASE("which company is of which type is drawn, and drawn again the same") {
    const CompaniesParams params = companies(CompanyMix::b2c, 200);
    const std::vector<CompanyType> drawn = drawn_companies(params, Draws{1, 1});
    CHECK(drawn == drawn_companies(params, Draws{1, 1}));
    std::vector<CompanyType> other = drawn_companies(params, Draws{1, 2});
    CHECK(drawn != other);
    std::vector<CompanyType> sorted = drawn;
    std::sort(sorted.begin(), sorted.end());
    std::sort(other.begin(), other.end());
    CHECK(sorted == other);
    CHECK(sorted != drawn);
    CHECK(drawn_companies(companies(CompanyMix::b2c, 0), Draws{1, 1}).empty());
    CHECK(drawn_companies(companies(CompanyMix::b2c, 1), Draws{1, 1}).size() == 1);
}

TEST_CASE("companies that answer must draw 3.6 times the complaints of the others, 6.0 times with the release's totals") {
    // By hand: f answer, c of their complainers get a reply, R of all do: w = R (1 - f) / (f (c - R)).
    const auto by_hand = [](double f) { return 0.79 * (1.0 - f) / (f * (0.95 - 0.79)); };
    const auto b2c = consistent_size_weight(shares_of(CompanyMix::b2c), 0.95, 0.79);
    const auto total = consistent_size_weight(shares_of(CompanyMix::release_total), 0.95, 0.79);
    REQUIRE(b2c);
    REQUIRE(total);
    CHECK(*b2c == doctest::Approx(by_hand(57.0 / 99.0)).epsilon(1e-12));
    CHECK(*total == doctest::Approx(by_hand(0.45)).epsilon(1e-12));
    // As the model's page rounds them.
    CHECK(std::round(*b2c * 10.0) == 36.0);
    CHECK(std::round(*total * 10.0) == 60.0);
}

TEST_CASE("the size weight gives the share that it was solved for, and none is found where none exists") {
    const ReplyRecord answering{300.0, 255.0};
    const auto weight = size_weight(answering, 500.0, 0.6);
    REQUIRE(weight);
    CHECK(*weight * answering.replied / (*weight * answering.complainers + 500.0) == doctest::Approx(0.6).epsilon(1e-12));
    CHECK_FALSE(size_weight(answering, 500.0, 0.85));
    CHECK_FALSE(size_weight({0.0, 0.0}, 500.0, 0.5));
    CHECK(size_weight(answering, 0.0, 0.6).value() == 0.0);
}

TEST_CASE("a company's archetype follows from its type") {
    CHECK(archetype_of(CompanyType::leak) == Archetype::track_and_follow);
    CHECK(archetype_of(CompanyType::plan) == Archetype::track_and_follow);
    CHECK(archetype_of(CompanyType::track_only) == Archetype::track_only);
    CHECK(archetype_of(CompanyType::follow_only) == Archetype::follow_only);
    CHECK(archetype_of(CompanyType::none) == Archetype::none);
    CHECK(follows_up(Archetype::follow_only));
    CHECK_FALSE(follows_up(Archetype::track_only));
    CHECK_FALSE(conduct_of(CompanyType::follow_only).has_listening_tool);
    CHECK(conduct_of(CompanyType::track_only).strategy == "monitor_silent");
}

TEST_CASE("the inside shares of a mix must sum to one") {
    CHECK(problems_of("companies:\n  leak: 50 %\n") ==
          "s.yaml:3:3: companies.leak + defensive + aggressive + fix + plan is 0.95, but must be 1");
    CHECK(problems_of("companies:\n  leak: 50 %\n  fix: 28 %\n").empty());
    CHECK(problems_of("companies: {mix: everybody}\n").find("must be article, b2c, b2b or release_total") != std::string::npos);
}
