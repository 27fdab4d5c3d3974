// What people decide, against the probabilities they are meant to decide by.
#include "engine/core/elementary.hpp"
#include "tests/core/statistics.hpp"
#include "tests/crowd/crowd_support.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>

using namespace firebreak;

namespace {

void check_share(double found, double of, double expected) {
    CAPTURE(found);
    CAPTURE(of);
    CAPTURE(expected);
    CHECK(std::abs(found / of - expected) < test::kStandardErrors * std::sqrt(expected * (1.0 - expected) / of));
}

constexpr std::uint32_t kAccounts = 50'000;

Scenario failing_customers(double public_complaint) {
    Scenario scenario = test::quiet_scenario();
    scenario.network.accounts = kAccounts;
    scenario.crowd.customers = 1.0;
    scenario.crowd.public_complaint = public_complaint;
    scenario.crowd.background_failures = 40.0;
    scenario.crowd.private_duration = Duration{0};
    return scenario;
}

double logistic_of(double x) { return 1.0 / (1.0 + std::exp(-x)); }

}  // namespace

TEST_CASE("nobody complains in public at probability 0, and everybody who decides at 1") {
    for (const double effects : {0.0, 1.0}) {
        Scenario scenario = failing_customers(0.0);
        scenario.crowd.complaint_anger_effect = effects;
        scenario.crowd.speed_effect = effects;
        scenario.crowd.herd_effect = effects;
        const test::Run silent = test::finished(scenario, nullptr, std::make_unique<test::ScriptedStrategy>());
        CHECK(test::total(*silent).failures > 10'000);
        CHECK(silent->book().posts.empty());
        scenario.crowd.public_complaint = 1.0;
        const test::Run loud = test::finished(scenario, nullptr, std::make_unique<test::ScriptedStrategy>());
        const Tally tally = test::total(*loud);
        CHECK(static_cast<std::int64_t>(loud->book().posts.size()) == tally.failures - tally.private_resolved);
        CHECK(tally.failures == test::total(*silent).failures);
    }
}

TEST_CASE("the share of complaints that follow a failed attempt is the stated one, whatever the private channel solves") {
    for (const double resolution : {0.0, 0.2, 0.6, 0.9}) {
        for (const double double_deviation : {0.5, 0.8, 0.96}) {
            CAPTURE(resolution);
            CAPTURE(double_deviation);
            Scenario scenario = failing_customers(1.0);
            scenario.crowd.private_resolution = resolution;
            scenario.crowd.double_deviation = double_deviation;
            const test::Run run = test::finished(scenario, nullptr, std::make_unique<test::ScriptedStrategy>());
            const Tally tally = test::total(*run);
            const auto complaints = static_cast<double>(run->book().posts.size());
            check_share(static_cast<double>(tally.private_attempts - tally.private_resolved), complaints, double_deviation);
            if (resolution > 0.0)
                check_share(static_cast<double>(tally.private_resolved), static_cast<double>(tally.private_attempts), resolution);
        }
    }
}

TEST_CASE("the public decision depends on anger and motive as the logit says") {
    for (const double anger : {0.6, 0.2, 1.0}) {
        CAPTURE(anger);
        Scenario scenario = failing_customers(0.15);
        scenario.crowd.background_anger = anger;
        scenario.crowd.complaint_anger_effect = 1.2;
        scenario.crowd.speed_effect = 0.5;
        scenario.crowd.double_deviation = 0.0;  // everybody decides at once, at the anger of a first failure
        test::HandDrivenCrowd world{scenario};
        std::array<double, 2> deciders{};
        std::array<double, 2> complainers{};
        for (std::uint32_t i = 0; i < kAccounts; ++i) {
            const std::size_t before = world.out.drafts.size();
            world.happens(kStart + hours{1}, EventKind::failure, i, failure_subject(kBackgroundIssue, 0, false));
            const bool is_hurried = world.crowd.population().motive(AccountId{i}) == Motive::speed;
            deciders[is_hurried] += 1.0;
            complainers[is_hurried] += static_cast<double>(world.out.drafts.size() - before);
        }
        const double score = std::log(0.15 / 0.85) + 1.2 * (anger - 0.6);
        check_share(complainers[0], deciders[0], logistic_of(score));
        check_share(complainers[1], deciders[1], logistic_of(score + 0.5));
    }
}

TEST_CASE("complaints seen in the last day raise the public decision by their logarithm") {
    Scenario scenario = failing_customers(0.15);
    scenario.crowd.herd_effect = 0.4;
    scenario.crowd.double_deviation = 0.0;
    test::HandDrivenCrowd world{scenario};
    std::vector<PostId> posts;
    for (std::uint32_t i = 0; i < 9; ++i) posts.push_back(world.write(i + 1, 900 + i, kStart));
    for (std::uint32_t i = 0; i < kAccounts; ++i) {
        for (const PostId post : posts) world.sees(kStart + hours{3}, i, post);
        world.happens(kStart + hours{5}, EventKind::failure, i, failure_subject(kBackgroundIssue, 0, false));
    }
    check_share(static_cast<double>(world.count(PostType::complaint)), kAccounts,
                logistic_of(std::log(0.15 / 0.85) + 0.4 * std::log(10.0)));
}

TEST_CASE("after n exposures to different posts 1 - (1 - p)^n have shared, and nobody twice") {
    for (const double p : {0.02, 0.3}) {
        Scenario scenario = test::quiet_scenario();
        scenario.network.accounts = kAccounts;
        scenario.platform.share_probability = -std::log1p(-p);
        test::HandDrivenCrowd world{scenario};
        for (std::uint32_t n = 1; n <= 6; ++n) {
            const PostId post = world.write(n, 100'000 + n, kStart);
            for (std::uint32_t i = 0; i < kAccounts; ++i) world.sees(kStart + hours{n}, i, post);
            CAPTURE(p);
            CAPTURE(n);
            check_share(static_cast<double>(world.count(PostType::share)), kAccounts, 1.0 - std::pow(1.0 - p, n));
        }
    }
}

TEST_CASE("whoever hears an issue from more people shares it sooner, by the logarithm of their number up to eight") {
    Scenario scenario = test::quiet_scenario();
    scenario.network.accounts = kAccounts;
    scenario.platform.contagion = Contagion::reinforced;
    scenario.platform.reinforcement = 0.8;
    scenario.platform.share_probability = 0.02;
    test::HandDrivenCrowd world{scenario};
    double not_yet = 1.0;
    double shared_before = 0.0;
    for (std::uint32_t n = 1; n <= 12; ++n) {
        // Every author speaks twice: only the first time is he new.
        for (int twice = 0; twice < 2; ++twice) {
            const PostId post = world.write(10 * n + static_cast<std::uint32_t>(twice), 100'000 + n, kStart);
            for (std::uint32_t i = 0; i < kAccounts; ++i) world.sees(kStart + hours{n}, i, post);
            const double p = 1.0 - std::exp(-0.02 * (1.0 + 0.8 * std::log(1.0 + std::min(n, 8U))));
            const auto shared = static_cast<double>(world.count(PostType::share));
            CAPTURE(n);
            check_share(shared - shared_before, kAccounts - shared_before, p);
            shared_before = shared;
            not_yet *= 1.0 - p;
        }
    }
    check_share(shared_before, kAccounts, 1.0 - not_yet);
}

TEST_CASE("a post's arousal, vividness, depth and age and a reader's anger multiply the hazard of sharing") {
    constexpr double kBase = 0.05;
    Scenario scenario = test::quiet_scenario();
    scenario.network.accounts = kAccounts;
    scenario.crowd.customers = 1.0;
    scenario.crowd.initial_grievances = 1.0;
    scenario.crowd.initial_anger = 0.8;
    scenario.crowd.anger_half_life = hours{10};
    PlatformParams& platform = scenario.platform;
    platform.share_probability = kBase;
    platform.arousal_effect = 1.2;
    platform.anger_effect = 0.9;
    platform.damping = 0.5;
    platform.novelty_half_life = hours{6};
    test::HandDrivenCrowd world{scenario};
    const PostId root = world.write(1, 100'001, kStart, 0.9F);
    const PostId share =
        world.book.add({.key = 2, .time = kStart, .author = AccountId{100'002}, .parent = root, .type = PostType::share}, kNoCase, 0);
    world.book.posts.back().appeal = world.crowd.appeal(world.book.posts.back());
    for (std::uint32_t i = 0; i < kAccounts; ++i) world.sees(kStart + hours{5}, i, share);
    const double anger = 0.8 * std::exp2(-0.5);
    const double hazard = kBase * std::exp(1.2 * (static_cast<double>(0.9F) - 0.5)) * std::exp(0.9 * anger) * 0.5 * std::exp2(-5.0 / 6.0);
    check_share(static_cast<double>(world.count(PostType::share)), kAccounts, 1.0 - std::exp(-hazard));
}

TEST_CASE("a customer with a grievance who sees a complaint joins in once, by his anger and number of grievances") {
    Scenario scenario = test::quiet_scenario();
    scenario.network.accounts = kAccounts;
    scenario.crowd.customers = 0.5;
    scenario.crowd.initial_grievances = 0.5;
    scenario.crowd.initial_anger = 0.4;
    scenario.crowd.me_too = 0.7;
    test::HandDrivenCrowd world{scenario};
    double aggrieved = 0.0;
    for (std::uint32_t i = 0; i < kAccounts; ++i) aggrieved += world.crowd.population().has_initial_grievance(AccountId{i});
    const double p = 1.0 - std::exp(-0.7 * 0.4);
    for (std::uint32_t n = 1; n <= 3; ++n) {
        const PostId post = world.write(n, 100'000 + n, kStart);
        for (std::uint32_t i = 0; i < kAccounts; ++i) world.sees(kStart, i, post);
        CAPTURE(n);
        check_share(static_cast<double>(world.count(PostType::me_too)), aggrieved, 1.0 - std::pow(1.0 - p, n));
    }
}

TEST_CASE("the author of a complaint neither shares the issue nor joins in, whoever else complains") {
    Scenario scenario = failing_customers(1.0);
    scenario.platform.share_probability = test::kCertain;
    scenario.crowd.me_too = 100.0;
    scenario.crowd.double_deviation = 0.0;
    test::HandDrivenCrowd world{scenario};
    for (std::uint32_t i = 0; i < 200; ++i) world.happens(kStart, EventKind::failure, i, failure_subject(kBackgroundIssue, 0, false));
    REQUIRE(world.count(PostType::complaint) == 200);
    const PostId post = world.write(1, 4000, kStart);
    for (std::uint32_t i = 0; i < 400; ++i) world.sees(kStart + hours{1}, i, post);
    CHECK(world.count(PostType::share) == 200);
    CHECK(world.count(PostType::me_too) == 0);
}

TEST_CASE("of two statements the newer one counts, whichever was read last") {
    Scenario scenario = test::quiet_scenario();
    scenario.platform.share_probability = test::kCertain;
    test::HandDrivenCrowd world{scenario};
    world.book.statements = {{kStart, 1.0F}, {kStart + hours{1}, 0.0F}};
    std::vector<PostId> statements;
    for (std::uint16_t number = 1; number <= 2; ++number) {
        statements.push_back(world.book.add({.key = number, .author = kCompanyAccount, .type = PostType::statement}, kNoCase, 0));
        world.book.posts.back().depth = number;
    }
    const PostId complaint = world.write(9, 900, kStart);
    for (const std::uint32_t first : {0U, 1U}) {
        world.sees(kStart + hours{2}, first, statements[first]);
        world.sees(kStart + hours{3}, first, statements[1 - first]);
        world.sees(kStart + hours{4}, first, complaint);
    }
    CHECK(world.count(PostType::share) == 0);
}

TEST_CASE("without the channel nobody complains under the company's posts, and with it everybody does who must") {
    for (const bool is_open : {false, true}) {
        CAPTURE(is_open);
        Scenario scenario = test::quiet_scenario();
        scenario.crowd.customers = 1.0;
        scenario.crowd.initial_grievances = 1.0;
        scenario.crowd.broadcast_comment = 1.0;
        scenario.crowd.social_channel = is_open;
        test::HandDrivenCrowd people{scenario};
        const PostId post = people.write(7, 999, kStart);
        people.book.posts[index(post)].type = PostType::brand_post;
        people.book.posts[index(post)].root_type = PostType::brand_post;
        people.sees(kStart + hours{1}, 0, post);
        CHECK(people.count(PostType::complaint) == (is_open ? 1 : 0));
    }
}

TEST_CASE("nobody is shown his own trending post") {
    Scenario scenario = test::quiet_scenario();
    test::HandDrivenCrowd people{scenario};
    const PostId post = people.write(7, 0, kStart);
    people.happens(kStart + hours{1}, EventKind::offered, 0, index(post));
    CHECK(people.out.tally.impressions == 0);
    people.happens(kStart + hours{1}, EventKind::offered, 1, index(post));
    CHECK(people.out.tally.impressions == 1);
}
