// The fan-out of one post at a time: who sees it, when, and how often over many posts.
#include "engine/sim/fan_out.hpp"
#include "engine/graph/generators.hpp"
#include "tests/core/statistics.hpp"
#include "tests/sim/run_support.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numeric>
#include <vector>

using namespace firebreak;

namespace {

struct Fan {
    Fan(Scenario given, FollowerGraph of)
        : scenario{std::move(given)},
          graph{std::move(of)},
          activity{scenario.platform.activity},
          fan_out{scenario, graph, activity, Draws{scenario.seed, 0}} {}

    [[nodiscard]] std::vector<Event> seen(std::uint64_t key, Time posted, std::uint32_t author = 0) const {
        Post post;
        post.key = key;
        post.time = posted;
        post.author = AccountId{author};
        const Spreading spreading = fan_out.start(PostId{3}, post);
        std::vector<Event> events;
        const auto put = [&](const Event& event) { events.push_back(event); };
        if (graph.kind() == FollowerGraph::Kind::complete) fan_out.spread_to_all(spreading, post.author, graph.accounts(), everybody, put);
        else fan_out.spread(spreading, graph.followers(post.author), {}, everybody, put);
        return events;
    }

    Scenario scenario;
    FollowerGraph graph;
    ActivityClock activity;
    FanOut fan_out;
};

FollowerGraph star(std::uint32_t followers) {
    std::vector<std::uint32_t> degrees(followers + 1, 0);
    degrees[0] = followers;
    return uniform_targets(degrees, Draws{1, 0});
}

Scenario platform_of(double visibility, DrawMode draws, KernelLaw kernel = KernelLaw::seismic) {
    Scenario scenario = test::quiet_scenario();
    scenario.platform.visibility = visibility;
    scenario.platform.draws = draws;
    scenario.platform.kernel = kernel;
    return scenario;
}

}  // namespace

TEST_CASE("how many followers see a post is binomial, coin by coin and by skips, on a star and on a complete network") {
    constexpr std::uint32_t kFollowers = 200;
    constexpr std::uint64_t kPosts = 5000;
    for (const DrawMode mode : {DrawMode::per_follow, DrawMode::skip}) {
        for (const bool is_complete : {false, true}) {
            for (const double visibility : {0.01, 0.1, 0.7}) {
                Scenario scenario = platform_of(visibility, mode, KernelLaw::exponential);
                scenario.platform.kernel_mean = minutes{1};  // nobody is left over at the horizon
                const Fan fan{scenario, is_complete ? FollowerGraph::complete(kFollowers + 1) : star(kFollowers)};
                std::vector<std::uint64_t> counts(kFollowers + 1);
                std::vector<std::uint64_t> by_follower(kFollowers + 1);
                for (std::uint64_t key = 0; key < kPosts; ++key) {
                    const std::vector<Event> events = fan.seen(mix(key), kStart);
                    ++counts[events.size()];
                    for (const Event& event : events) ++by_follower[index(event.account)];
                }
                std::vector<double> expected(kFollowers + 1);
                for (std::uint32_t k = 0; k <= kFollowers; ++k) {
                    expected[k] =
                        kPosts * std::exp(std::lgamma(kFollowers + 1.0) - std::lgamma(k + 1.0) - std::lgamma(kFollowers - k + 1.0) +
                                          k * std::log(visibility) + (kFollowers - k) * std::log1p(-visibility));
                }
                CAPTURE(static_cast<int>(mode));
                CAPTURE(is_complete);
                CAPTURE(visibility);
                CHECK(std::abs(test::chi_square(counts, expected).standardised()) < test::kStandardErrors);
                // No follower is luckier than another. Cells of a Bernoulli count vary by p (1 - p), not p.
                CHECK(by_follower[0] == 0);
                double statistic = 0.0;
                for (std::uint32_t i = 1; i <= kFollowers; ++i) {
                    const double off = static_cast<double>(by_follower[i]) - kPosts * visibility;
                    statistic += off * off / (kPosts * visibility * (1.0 - visibility));
                }
                CHECK(std::abs((test::ChiSquare{statistic, kFollowers}.standardised())) < test::kStandardErrors);
            }
        }
    }
}

TEST_CASE("every follower sees a post at visibility 1, once, and nobody at 0") {
    for (const DrawMode mode : {DrawMode::per_follow, DrawMode::skip}) {
        for (const bool is_complete : {false, true}) {
            Scenario scenario = platform_of(1.0, mode, KernelLaw::fixed);
            const Fan all{scenario, is_complete ? FollowerGraph::complete(101) : star(100)};
            const std::uint32_t author = is_complete ? 40 : 0;
            std::vector<int> seen(101);
            for (const Event& event : all.seen(7, kStart, author)) ++seen[index(event.account)];
            for (std::uint32_t i = 0; i < 101; ++i) CHECK(seen[i] == (i == author ? 0 : 1));
            scenario.platform.visibility = 0.0;
            const Fan nobody{scenario, is_complete ? FollowerGraph::complete(101) : star(100)};
            CHECK(nobody.seen(7, kStart, author).empty());
        }
    }
}

TEST_CASE("nobody reacts before the reaction time, at or after the horizon, or after a post's life") {
    for (const KernelLaw kernel : {KernelLaw::seismic, KernelLaw::exponential, KernelLaw::fixed}) {
        for (const Duration lifetime : {Duration{0}, Duration{hours{2}}}) {
            for (const std::int64_t reaction_seconds : {0, 10, 300}) {
                for (const ActivityProfile profile : {ActivityProfile::flat, ActivityProfile::france}) {
                    Scenario scenario = platform_of(0.5, DrawMode::per_follow, kernel);
                    scenario.platform.min_reaction = seconds{reaction_seconds};
                    scenario.platform.post_lifetime = lifetime;
                    scenario.platform.activity = profile;
                    scenario.horizon = days{2};
                    const Fan fan{scenario, star(50)};
                    const Time horizon = kStart + scenario.horizon;
                    for (std::uint64_t key = 1; key <= 600; ++key) {
                        // Some are posted in the last seconds.
                        const Time posted = key % 3 == 0 ? horizon - Duration{static_cast<std::int64_t>(key) * 1'000'003}
                                                         : kStart + minutes{static_cast<std::int64_t>(4 * key)};
                        for (const Event& event : fan.seen(key, posted)) {
                            if (event.time() < posted + scenario.platform.min_reaction || event.time() >= horizon) FAIL_CHECK("key ", key);
                            CHECK(event.subject == 3);
                            CHECK(event.kind() == EventKind::exposure);
                        }
                    }
                }
            }
        }
    }
}

TEST_CASE("a post that lives for an exponential time is seen as often as the race between life and reaction says") {
    Scenario scenario = platform_of(1.0, DrawMode::skip, KernelLaw::exponential);
    scenario.platform.min_reaction = Duration{0};
    scenario.platform.kernel_mean = hours{3};
    scenario.platform.post_lifetime = hours{1};
    scenario.horizon = days{300};
    constexpr std::uint32_t kFollowers = 50;
    constexpr std::uint64_t kPosts = 20'000;
    const Fan fan{scenario, FollowerGraph::complete(kFollowers + 1)};
    std::vector<std::uint64_t> counts(kFollowers + 1);
    for (std::uint64_t key = 0; key < kPosts; ++key) ++counts[fan.seen(mix(key), kStart).size()];
    // Followers share the life L: P(k) = C(n,k) E[(1 - e^-L/3)^k e^-(n-k)L/3], by quadrature over u = e^-L.
    std::vector<double> expected(kFollowers + 1);
    constexpr int kSteps = 20'000;
    for (std::uint32_t k = 0; k <= kFollowers; ++k) {
        const double choose = std::lgamma(kFollowers + 1.0) - std::lgamma(k + 1.0) - std::lgamma(kFollowers - k + 1.0);
        double sum = 0.0;
        for (int step = 0; step < kSteps; ++step) {
            const double life = -std::log((step + 0.5) / kSteps);
            sum += std::exp(choose + k * std::log(-std::expm1(-life / 3.0)) - (kFollowers - k) * life / 3.0);
        }
        expected[k] = kPosts * sum / kSteps;
    }
    CHECK(std::abs(test::chi_square(counts, expected).standardised()) < test::kStandardErrors);
}

TEST_CASE("a weight is the follower's own probability of seeing a post") {
    Scenario scenario = platform_of(0.1, DrawMode::per_follow, KernelLaw::exponential);
    scenario.platform.follow_weights = true;
    scenario.platform.kernel_mean = minutes{1};
    GraphArrays arrays;
    const std::vector<float> weights{0.0F, 0.05F, 0.3F, 0.9F, 1.0F};
    arrays.offsets = Buffer<std::uint64_t>{weights.size() + 2};
    arrays.followers = Buffer<AccountId>{weights.size()};
    arrays.weights = Buffer<float>{weights.size()};
    arrays.offsets[0] = 0;
    for (std::uint32_t i = 0; i < weights.size(); ++i) {
        arrays.offsets[i + 1] = arrays.offsets[i + 2] = weights.size();
        arrays.followers[i] = AccountId{i + 1};
        arrays.weights[i] = weights[i];
    }
    const FollowerGraph graph = FollowerGraph::stored(std::move(arrays));
    const ActivityClock activity{ActivityProfile::flat};
    const FanOut fan_out{scenario, graph, activity, Draws{1, 0}};
    constexpr std::uint64_t kPosts = 50'000;
    std::vector<double> seen(weights.size());
    for (std::uint64_t key = 0; key < kPosts; ++key) {
        Post post;
        post.key = mix(key);
        fan_out.spread(fan_out.start(PostId{0}, post), graph.followers(AccountId{0}), graph.weights(AccountId{0}), everybody,
                       [&](const Event& event) { seen[index(event.account) - 1] += 1.0; });
    }
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const auto p = static_cast<double>(weights[i]);
        CAPTURE(p);
        CHECK(std::abs(seen[i] / kPosts - p) <= test::kStandardErrors * std::sqrt(p * (1.0 - p) / kPosts));
    }
}

TEST_CASE("the coin of a pair of accounts does not depend on who else follows") {
    const Scenario scenario = platform_of(0.3, DrawMode::per_follow);
    const Fan few{scenario, star(40)};
    const Fan many{scenario, star(400)};
    for (std::uint64_t key = 0; key < 500; ++key) {
        std::vector<Event> of_few = few.seen(key, kStart);
        std::vector<Event> of_many = many.seen(key, kStart);
        std::erase_if(of_many, [](const Event& event) { return index(event.account) > 40; });
        REQUIRE(of_few.size() == of_many.size());
        for (std::size_t i = 0; i < of_few.size(); ++i) {
            CHECK(of_few[i].when == of_many[i].when);
            CHECK(of_few[i].account == of_many[i].account);
        }
    }
}

TEST_CASE("a higher visibility shows a post to everybody who saw it at a lower one, at the same time") {
    for (std::uint64_t key = 0; key < 300; ++key) {
        std::vector<Event> before;
        for (const double visibility : {0.0, 0.05, 0.1, 0.5, 0.9, 1.0}) {
            const Fan fan{platform_of(visibility, DrawMode::per_follow), star(60)};
            const std::vector<Event> events = fan.seen(key, kStart + hours{3});
            for (const Event& event : before) {
                CHECK(std::any_of(events.begin(), events.end(),
                                  [&](const Event& other) { return other.when == event.when && other.account == event.account; }));
            }
            before = events;
        }
    }
}

TEST_CASE("where weights stand in for visibility, a statement still has the platform's") {
    Scenario scenario = platform_of(0.25, DrawMode::per_follow, KernelLaw::fixed);
    scenario.platform.follow_weights = true;
    scenario.platform.kernel_mean = minutes{1};
    const std::vector<std::uint64_t> offsets{0, 1, 1};
    GraphArrays arrays;
    arrays.offsets = Buffer<std::uint64_t>(3);
    std::copy(offsets.begin(), offsets.end(), arrays.offsets.data());
    arrays.followers = Buffer<AccountId>(1);
    arrays.followers.data()[0] = AccountId{1};
    arrays.weights = Buffer<float>(1);
    arrays.weights.data()[0] = 0.5F;
    const Fan fan{scenario, FollowerGraph::stored(std::move(arrays))};
    Post post;
    post.author = kCompanyAccount;
    CHECK(fan.fan_out.start(PostId{0}, post).visibility == 0.25);
    post.author = AccountId{0};
    CHECK(fan.fan_out.start(PostId{0}, post).visibility == 1.0);
}
