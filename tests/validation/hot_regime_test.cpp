// The feasibility study's figures once more, in sign and order: eight policies and the presets in the hot regime, by paired differences
// whose 95 % t interval leaves out 0.
#include "tests/validation/counts.hpp"
#include "tests/validation/policies.hpp"
#include "tests/validation/record.hpp"

#include <cstdio>
#include <map>

using namespace firebreak;

namespace {

constexpr std::int64_t kAccounts = test::kHasFullCounts ? 50'000 : 10'000;
constexpr std::uint64_t kPairs = test::kHasFullCounts ? 400 : 40;

std::vector<RunMeasures> hot(const test::MakeStrategy& make) {
    static const auto kGraph = test::shared_graph(test::hot_regime(kAccounts).network);
    return test::outcomes(test::hot_regime(kAccounts), kGraph, make, kPairs);
}

void check_fewer(const std::vector<RunMeasures>& ours, const std::vector<RunMeasures>& baseline, const char* what) {
    const PairedDifference posts = test::difference(ours, baseline, "volume");
    test::record_below_zero("F2", std::string{"posts: "} + what, *posts.low, *posts.mean, *posts.high, static_cast<double>(ours.size()));
}

void tell(const char* name, const std::vector<RunMeasures>& runs, const std::vector<RunMeasures>& silence) {
    const PairedDifference posts = test::difference(runs, silence, "volume");
    if (test::kHasFullCounts)
        std::printf("%-28s %8.0f posts, %+7.0f against silence (%+.0f to %+.0f)\n", name, test::mean_of(runs, "volume"), *posts.mean,
                    *posts.low, *posts.high);
}

}  // namespace

TEST_CASE("hot regime: an answer in minutes means fewer posts than silence, and approval takes the gain away again") {
    const auto silence = hot(test::bundled("dead_account"));
    const auto fast = hot(test::ordered(test::fast_replies(test::kEmpathic)));
    const auto approved = hot(test::ordered(test::fast_replies(test::kEmpathic, std::chrono::hours{4})));
    const auto late = hot(test::ordered(test::fast_replies(test::kEmpathic, std::chrono::hours{24})));
    tell("fast empathic", fast, silence);
    tell("the same, approved in 4 h", approved, silence);
    tell("the same, approved in 24 h", late, silence);
    check_fewer(fast, silence, "fast empathic less silence");
    check_fewer(fast, approved, "fast less the same content after 4 h of approval");
    check_fewer(approved, late, "4 h of approval less 24 h");
}

TEST_CASE("hot regime: a fast defensive reply is worse than silence, an aggressive one worse still") {
    const auto silence = hot(test::bundled("dead_account"));
    const auto defensive = hot(test::ordered(test::fast_replies({.explanation = 0.5, .hostility = 1.0, .remedy = 0.14})));
    const auto aggressive = hot(test::ordered(test::fast_replies({.hostility = 2.0, .remedy = 0.05})));
    tell("fast defensive", defensive, silence);
    tell("fast aggressive", aggressive, silence);
    check_fewer(silence, defensive, "silence less defensive");
    check_fewer(defensive, aggressive, "defensive less aggressive");
}

TEST_CASE("hot regime: mending the cause without a word does more than words, and the crisis plan more than either") {
    const auto silence = hot(test::bundled("dead_account"));
    const auto fast = hot(test::ordered(test::fast_replies(test::kEmpathic)));
    Orders mending;
    mending.monitoring = 0.97;
    mending.detection_delay = minutes{15};
    mending.escalation = 1.0;
    mending.information_flow = 0.9;
    mending.fix_duration = std::chrono::hours{48};
    const auto fix = hot(test::ordered(mending));
    const auto leak = hot(test::bundled("reply_leak"));
    const auto reply_and_fix = hot(test::bundled("reply_and_fix"));
    const auto plan = hot(test::bundled("crisis_plan"));
    tell("fix without talk", fix, silence);
    tell("reply_leak", leak, silence);
    tell("reply_and_fix", reply_and_fix, silence);
    tell("crisis_plan", plan, silence);
    check_fewer(fix, fast, "a silent fix less fast words");
    check_fewer(reply_and_fix, leak, "with a fix less the leak");
    check_fewer(plan, reply_and_fix, "the plan less reply and fix");
}
