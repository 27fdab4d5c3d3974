// What must differ does: a run depends on its seed, its repetition and nothing else.
#include "tests/determinism/random_scenario.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace firebreak;

TEST_CASE("another seed or another repetition is another run, the same ones are the same") {
    Scenario scenario = test::random_scenario(3);
    const auto graph = test::shared_graph(scenario.network);
    std::set<std::uint64_t> digests;
    for (const std::uint64_t seed : {1ULL, 2ULL, 3ULL}) {
        scenario.seed = seed;
        for (std::uint64_t repetition = 0; repetition < 3; ++repetition) {
            const std::uint64_t digest = test::finished(scenario, graph, nullptr, repetition)->digest();
            CHECK(digests.insert(digest).second);
            CHECK(test::finished(scenario, graph, nullptr, repetition)->digest() == digest);
        }
    }
}

TEST_CASE("a digest notices any post that is missing") {
    Scenario scenario = test::random_scenario(4);
    const auto graph = test::shared_graph(scenario.network);
    test::Run run = test::set_up(scenario, graph);
    std::set<std::uint64_t> digests;
    std::size_t posts = 0;
    std::size_t changes = 0;
    for (int hour = 1; hour < 20; ++hour) {
        run->run_until(kStart + hours{hour});
        if (run->book().posts.size() == posts) continue;
        posts = run->book().posts.size();
        ++changes;
        CHECK(digests.insert(run->digest()).second);
    }
    CHECK(changes > 0);
}
