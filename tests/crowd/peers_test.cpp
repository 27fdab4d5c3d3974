// Other customers who answer: who they are, and what their answers settle.
#include "tests/core/statistics.hpp"
#include "tests/crowd/crowd_support.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <set>
#include <vector>

using namespace firebreak;

TEST_CASE("experts and advocates answer an open complaint, nobody else does, and nobody answers a settled one") {
    Scenario scenario = test::quiet_scenario();
    constexpr std::uint32_t kPeople = 20'000;
    scenario.network.accounts = kPeople;
    scenario.crowd.has_roles = true;
    scenario.crowd.peer_answer = 1.0;
    test::HandDrivenCrowd people{scenario};
    const PostId open = people.write(1, kPeople, kStart);
    const PostId settled = people.write(2, kPeople + 1, kStart);
    people.book.posts[index(settled)].settled = kStart + hours{1};
    std::set<std::uint32_t> expected;
    for (std::uint32_t i = 0; i < kPeople; ++i) {
        const Role role = people.crowd.population().role(AccountId{i}, 0);
        if (role == Role::expert || role == Role::advocate) expected.insert(i);
        people.sees(kStart + hours{2}, i, open);
        people.sees(kStart + hours{2}, i, settled);
    }
    std::set<std::uint32_t> found;
    for (const OrderedDraft& one : people.out.drafts) {
        CHECK(one.draft.parent == open);
        CHECK(one.draft.type == PostType::peer_answer);
        found.insert(index(one.draft.author));
    }
    CHECK(found == expected);
    // 1 % experts, 2 % advocates.
    CHECK(std::abs(static_cast<double>(found.size()) / kPeople - 0.03) < test::kStandardErrors * std::sqrt(0.03 * 0.97 / kPeople));
}

TEST_CASE("an answer by a peer closes the case of one who counts on peers with the stated probability, and nobody else's") {
    Scenario scenario = test::quiet_scenario();
    scenario.network.model = NetworkModel::complete;
    scenario.network.accounts = 4'000;
    scenario.horizon = days{1};
    scenario.platform.draws = DrawMode::skip;
    scenario.platform.visibility = 0.02;
    // All see a complaint at the same time, so that no answer comes after another has settled the matter.
    scenario.platform.kernel = KernelLaw::fixed;
    scenario.platform.kernel_mean = hours{1};
    scenario.crowd.has_roles = true;
    scenario.crowd.peer_answer = 0.8;
    scenario.incidents.push_back(test::gaffe(1500));
    const test::Run run = test::finished(scenario, nullptr, std::make_unique<test::ScriptedStrategy>());
    std::vector<int> answers(run->cases().size());
    for (const Post& post : run->book().posts) {
        if (post.type == PostType::peer_answer) ++answers[index(run->book()[post.parent].in_case)];
    }
    double expected = 0.0;
    double variance = 0.0;
    double closed = 0.0;
    double counting = 0.0;
    for (std::size_t i = 0; i < answers.size(); ++i) {
        const Case& record = run->cases()[i];
        counting += record.counts_on_peers;
        closed += record.is_peer_closed;
        if (record.is_peer_closed) CHECK((record.counts_on_peers && answers[i] > 0));
        const double p = record.counts_on_peers ? 1.0 - std::pow(1.0 - 0.35, answers[i]) : 0.0;
        expected += p;
        variance += p * (1.0 - p);
    }
    REQUIRE(expected > 50.0);
    const auto all = static_cast<double>(answers.size());
    CHECK(std::abs(counting / all - 0.25) < test::kStandardErrors * std::sqrt(0.25 * 0.75 / all) * 1.3);
    CHECK(std::abs(closed - expected) < test::kStandardErrors * std::sqrt(variance));
    CHECK(static_cast<double>(test::total(*run).peer_closed) == closed);
}
