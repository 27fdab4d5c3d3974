// T24: Buzz is what was last heard within two weeks. It is back where it was two weeks after the last bad word, to the microsecond, however
// slowly attitudes recover.
#include "tests/sim/run_support.hpp"
#include "tests/validation/record.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <vector>

using namespace firebreak;

TEST_CASE("T24 Buzz returns to its baseline exactly two weeks after the last negative exposure") {
    test::ExactRelation relation{"T24", "hours at which Buzz is not what was last heard in 14 days"};
    for (const Duration delay : {Duration{hours{2}}, Duration{minutes{137}}, Duration{hours{3} + Duration{1}}}) {
        CAPTURE(delay.count());
        Scenario scenario = test::quiet_scenario();
        scenario.network.model = NetworkModel::erdos_renyi;
        scenario.network.accounts = 5'000;
        scenario.network.mean_follows = 10.0;
        scenario.platform.visibility = 0.5;
        scenario.platform.kernel = KernelLaw::fixed;
        scenario.platform.kernel_mean = delay;
        scenario.crowd.customers = 0.5;
        scenario.horizon = days{30};
        // The second wave meets some of those whom the first has reached, and others.
        for (const Duration start : {Duration{days{1}}, Duration{days{4}}}) {
            scenario.incidents.push_back(test::gaffe(60, start));
            scenario.incidents.back().id += std::to_string(scenario.incidents.size());
        }
        const auto graph = test::shared_graph(scenario.network);
        const test::Run run = test::finished(scenario, graph, std::make_unique<test::ScriptedStrategy>());
        // Who was reached last when, from the posts and what was displayed: the waves come one fixed delay after their posts.
        const Time first = kStart + days{1} + delay;
        const Time last = kStart + days{4} + delay;
        const Tally all = test::total(*run);
        const std::vector<Tally>& steps = run->tallies();
        std::int64_t reached_by_first = 0;
        for (std::size_t hour = 0; hour < 3 * 24; ++hour) reached_by_first += steps[hour].reached;
        REQUIRE(reached_by_first > 0);
        REQUIRE(all.reached > reached_by_first);
        const std::vector<std::int64_t> buzz = run->buzz_by_hour();
        std::int64_t heard_last = 0;
        for (std::size_t hour = 0; hour < buzz.size(); ++hour) {
            CAPTURE(hour);
            const Time now = kStart + hours{static_cast<std::int64_t>(hour)};
            if (now < first || now >= last + days{14}) relation.check(buzz[hour] == 0);
            else if (now < last) relation.check(buzz[hour] == -reached_by_first);
            else if (now < first + days{14}) relation.check(buzz[hour] == -all.reached);
            else heard_last = std::min(heard_last, buzz[hour]), relation.check(buzz[hour] < 0 && buzz[hour] > -all.reached);
        }
        // Once the first wave alone is forgotten, those remain who met the second.
        relation.check(heard_last < 0);
    }
    relation.record();
}
