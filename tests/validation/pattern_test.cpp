// Ordinal patterns of the articles and the literature (MODEL: 3.3), each by paired runs in the hot regime: a pattern holds when the 95 %
// interval of the paired difference leaves out 0 on the side that the pattern says. Trending lists and media are off unless said.
#include "tests/validation/counts.hpp"
#include "tests/validation/policies.hpp"
#include "tests/validation/record.hpp"

#include <array>
#include <cmath>

using namespace firebreak;

namespace {

constexpr std::int64_t kAccounts = test::kHasFullCounts ? 50'000 : 10'000;
constexpr std::uint64_t kPairs = test::kHasFullCounts ? 200 : 40;

struct World {
    Scenario scenario = test::hot_regime(kAccounts);
    std::shared_ptr<const FollowerGraph> graph = test::shared_graph(scenario.network);

    [[nodiscard]] std::vector<RunMeasures> with(const test::MakeStrategy& make, std::uint64_t pairs = kPairs) const {
        return test::outcomes(scenario, graph, make, pairs);
    }
};

void record_lower(const char* id, const std::string& what, const PairedDifference& found, std::size_t pairs) {
    test::record_below_zero(id, what, *found.low, *found.mean, *found.high, static_cast<double>(pairs));
}

// `what` says which is which: "ours less baseline".
void check_lower(const char* id, const std::string& what, const std::vector<RunMeasures>& ours, const std::vector<RunMeasures>& baseline,
                 const char* key) {
    record_lower(id, std::string{key} + ": " + what, test::difference(ours, baseline, key), ours.size());
}

Orders with_fix(Orders orders) {
    orders.escalation = 1.0;
    orders.information_flow = 0.9;
    orders.fix_duration = std::chrono::hours{48};
    return orders;
}

/// So many supporters speak up a day after the outbreak, and again every hour until they have done so `times` times.
test::MakeStrategy with_supporters(std::int64_t count, SupporterChoice choice, int times) {
    return test::ordered({}, [=](const Situation& seen, Actions& actions) {
        const Duration age = seen.now - (kStart + std::chrono::hours{24});
        const bool is_hour = age >= Duration{0} && age % std::chrono::hours{1} == Duration{0};
        if (is_hour && age < std::chrono::hours{times}) actions.mobilise({static_cast<std::uint32_t>(count), choice, 0.3}, Duration{0});
    });
}

/// Attitude lost between the start and the end of each run.
std::vector<double> attitude_lost(const World& world, const test::MakeStrategy& make, std::uint64_t pairs) {
    std::vector<double> losses;
    for (std::uint64_t repetition = 0; repetition < pairs; ++repetition) {
        const test::Run run = test::finished(world.scenario, world.graph, make(), repetition);
        losses.push_back(run->attitude_samples().front().mean - run->attitude_samples().back().mean);
    }
    return losses;
}

void check_less_lost(const char* id, const std::string& what, const std::vector<double>& ours, const std::vector<double>& baseline) {
    std::vector<std::optional<double>> a(ours.begin(), ours.end());
    std::vector<std::optional<double>> b(baseline.begin(), baseline.end());
    record_lower(id, "attitude lost: " + what, paired_difference(a, b), ours.size());
}

}  // namespace

TEST_CASE("P1 silence means more posts, more reach and a worse Buzz than a fast empathic answer") {
    const World world;
    const auto silence = world.with(test::bundled("dead_account"));
    const auto fast = world.with(test::ordered(test::fast_replies(test::kEmpathic)));
    check_lower("P1", "fast empathic answer less silence", fast, silence, "volume");
    check_lower("P1", "fast empathic answer less silence", fast, silence, "reach");
    check_lower("P1", "silence less fast empathic answer", silence, fast, "buzz_mean");
}

TEST_CASE("P2 replies without a fix satisfy more people but leave the inflow; with a fix the inflow falls") {
    const World world;
    const auto silence = world.with(test::bundled("dead_account"));
    const auto leak = world.with(test::ordered(test::fast_replies(test::kEmpathic)));
    const auto fixed = world.with(test::ordered(with_fix(test::fast_replies(test::kEmpathic))));
    check_lower("P2", "silence less replies without a fix", silence, leak, "satisfaction_all");
    check_lower("P2", "with a fix less without", fixed, leak, "volume_complaint");
    check_lower("P2", "with a fix less without", fixed, leak, "failures");
    // The failures themselves do not hear the words: the same in every pair.
    test::ExactRelation same_failures{"P2", "pairs in which replies without a fix changed the number of failures"};
    for (std::size_t pair = 0; pair < leak.size(); ++pair)
        same_failures.check(value_of(leak[pair], "failures") == value_of(silence[pair], "failures"));
    same_failures.record();
}

TEST_CASE("P3 accommodative replies mean fewer posts than silence, defensive ones more, aggressive ones most") {
    const World world;
    const auto silence = world.with(test::bundled("dead_account"));
    const auto kind = world.with(test::ordered(test::fast_replies(test::kEmpathic)));
    const auto defensive = world.with(test::ordered(test::fast_replies({.explanation = 0.5, .hostility = 1.0, .remedy = 0.14})));
    const auto aggressive = world.with(test::ordered(test::fast_replies({.hostility = 2.0, .remedy = 0.05})));
    check_lower("P3", "accommodative less silence", kind, silence, "volume");
    check_lower("P3", "silence less defensive", silence, defensive, "volume");
    check_lower("P3", "defensive less aggressive", defensive, aggressive, "volume");
}

TEST_CASE("P4 a better message an hour later beats a poor one at once") {
    const World world;
    const auto poor = world.with(test::ordered(test::fast_replies({.explanation = 0.1, .remedy = 0.05})));
    const auto better = world.with(test::ordered(test::fast_replies(test::kEmpathic, std::chrono::hours{1})));
    check_lower("P4", "a better message an hour later less a poor one at once", better, poor, "volume");
}

TEST_CASE("P4 P6 a few supporters mean fewer shares than none, and far too many mean more") {
    const World world;
    const auto none = world.with(test::ordered({}));
    const auto few = world.with(with_supporters(kAccounts / 20, SupporterChoice::anybody, 1));
    const auto many = world.with(with_supporters(kAccounts / 5, SupporterChoice::anybody, 12));
    check_lower("P6", "a few supporters less none", few, none, "volume_share");
    check_lower("P4", "no supporters less far too many", none, many, "volume_share");
}

TEST_CASE("P5 a collaborating style is generally best, and a credible defence wins in some cells") {
    // Hauser et al. name what it depends on; the factorial is ours: credibility x moderators x aggressors x prior opinion, in a matter in
    // which the company is a victim. The competing style gives hard facts and no sympathy.
    const auto collaborating = test::ordered(test::fast_replies(test::kEmpathic));
    const auto competing = test::ordered(test::fast_replies({.explanation = 1.0, .hostility = 1.0, .remedy = test::kEmpathic.remedy}));
    // How far a defence persuades bystanders has never been measured: not at all, by default; as much as it would provoke; fully.
    struct Credibility {
        bool is_credible;
        double size;
    };
    const std::array<Credibility, 3> credibilities{{{false, 0.28}, {true, 0.28}, {true, 1.0}}};
    constexpr std::uint64_t kRuns = kPairs;
    int cells = 0;
    int collaborating_wins = 0;
    int competing_wins = 0;
    for (const std::int64_t aggressors : {0, 2}) {
        for (const double moderators : {0.0, 0.1}) {
            for (const double opinion : {-0.5, 0.5}) {
                World world;
                world.scenario.incidents[0].cluster = Cluster::victim;
                world.scenario.attitude.initial_mean = opinion;
                world.scenario.crowd.peer_answer = moderators;
                if (aggressors > 0) {
                    IncidentParams attack = world.scenario.incidents[0];
                    attack.id = "attack";
                    attack.incident_class = IncidentClass::rumour;
                    attack.seeds_per_hour = static_cast<double>(aggressors);
                    attack.seed_arousal = 1.0;
                    world.scenario.incidents.push_back(attack);
                }
                const auto kind = world.with(collaborating, kRuns);
                for (const Credibility& credibility : credibilities) {
                    world.scenario.company.credible_defence = credibility.is_credible;
                    world.scenario.company.observer_hostility = credibility.size;
                    const PairedDifference shares = test::difference(world.with(competing, kRuns), kind, "volume_share");
                    ++cells;
                    collaborating_wins += *shares.low > 0.0 ? 1 : 0;
                    competing_wins += *shares.high < 0.0 ? 1 : 0;
                    MESSAGE("competing less collaborating, shares: ", *shares.mean, " (", *shares.low, " to ", *shares.high, "); credible ",
                            credibility.is_credible, " by ", credibility.size, ", aggressors ", aggressors, ", moderators ", moderators,
                            ", opinion ", opinion);
                }
            }
        }
    }
    const double most = static_cast<double>(cells);
    test::record("P5", "cells of 24 in which the collaborating style has fewer shares, more than half", 0.75 * most, collaborating_wins,
                 0.25 * most - 1.0, most);
    test::record("P5", "cells of 24 in which the competing style has fewer shares, one or more and less than half", 0.25 * most,
                 competing_wins, 0.25 * most - 1.0, most);
}

TEST_CASE("P6 in a small community one supporter helps, and need not be an opinion leader") {
    World world;
    world.scenario = test::hot_regime(500);
    world.graph = test::shared_graph(world.scenario.network);
    constexpr std::uint64_t kRuns = 1000;
    const auto none = world.with(test::ordered({}), kRuns);
    for (const auto& [choice, words] : {std::pair{SupporterChoice::anybody, "one supporter, anybody, less none"},
                                        std::pair{SupporterChoice::most_followers, "one supporter, the most followed, less none"}}) {
        const auto one = world.with(with_supporters(1, choice, 1), kRuns);
        check_lower("P6", words, one, none, "volume_share");
        check_lower("P6", words, one, none, "negative_impressions");
    }
}

TEST_CASE("P8 answering influential people first lowers the peak a little and the shares more, and leaves the inflow") {
    // Only a desk that cannot keep up has a choice to make: two hours of work on each case, two agents. A desk that is further behind still
    // (eighty times the handling time instead of twenty) shows the shares but no difference in the peak.
    const World world;
    Orders orders = test::fast_replies(test::kEmpathic);
    orders.staffing = 1.0;
    orders.handling_factor = 20.0;
    Orders by_influence = orders;
    by_influence.triage = Triage::influence;
    constexpr std::uint64_t kRuns = 400;
    const auto in_turn = world.with(test::ordered(orders), kRuns);
    const auto influential_first = world.with(test::ordered(by_influence), kRuns);
    check_lower("P8", "influential people first less in turn", influential_first, in_turn, "volume_share");
    check_lower("P8", "influential people first less in turn", influential_first, in_turn, "reach");
    // Peaks differ by factors from world to world: their ratio is what a policy changes.
    const auto log_of_peaks = [](const std::vector<RunMeasures>& runs) {
        std::vector<std::optional<double>> logs;
        for (const RunMeasures& run : runs) logs.emplace_back(std::log(1.0 + *value_of(run, "peak_volume")));
        return logs;
    };
    record_lower("P8", "log of peak_volume: influential people first less in turn",
                 paired_difference(log_of_peaks(influential_first), log_of_peaks(in_turn)), kRuns);
    const PairedDifference inflow = test::difference(influential_first, in_turn, "volume_complaint");
    test::record("P8", "volume_complaint: influential people first less in turn, within one percent", 0.0, *inflow.mean,
                 0.01 * test::mean_of(in_turn, "volume_complaint"), kRuns);
}

TEST_CASE("P6 one supporter is heard by others and calms them, whoever he is") {
    World world;
    const auto heard = [&](SupporterChoice choice) {
        std::int64_t displays = 0;
        for (std::uint64_t repetition = 0; repetition < kPairs / 2; ++repetition) {
            const test::Run run = test::finished(world.scenario, world.graph, with_supporters(1, choice, 1)(), repetition);
            for (const Tally& tally : run->tallies()) displays += tally.positive_impressions;
        }
        return displays;
    };
    CHECK(heard(SupporterChoice::anybody) > 0);
    CHECK(heard(SupporterChoice::most_followers) > heard(SupporterChoice::anybody));
}

TEST_CASE("P7 answering makes customers complain more often, while what they think of the company improves") {
    World world;
    // A strong form of the effect (it is .10 by default), or chance hides it in so small a world.
    world.scenario.crowd.squeaky_effect = 1.0;
    world.scenario.platform.share_probability = 0.0;
    Reply content = test::kEmpathic;
    content.remedy = 0.85;
    const auto silence = world.with(test::bundled("dead_account"));
    const auto answered = world.with(test::ordered(test::fast_replies(content)));
    check_lower("P7", "silence less answers", silence, answered, "volume_complaint");
    check_less_lost("P7", "answers less silence", attitude_lost(world, test::ordered(test::fast_replies(content)), kPairs),
                    attitude_lost(world, test::bundled("dead_account"), kPairs));
}

TEST_CASE("P9 supporters next to the complaints calm more than as many of the most followed") {
    const World world;
    const auto near = world.with(with_supporters(kAccounts / 50, SupporterChoice::near_complaints, 1));
    const auto central = world.with(with_supporters(kAccounts / 50, SupporterChoice::most_followers, 1));
    check_lower("P9", "supporters near the complaints less the most followed", near, central, "volume_share");
}

TEST_CASE("P10 the 3.3 % of negative posts that went viral lie between those shared at all and those shared more than twice") {
    // Herhausen et al. count above a threshold of each community's own, which is not known: so only the range can be held to it.
    Scenario scenario;
    scenario.horizon = days{28};
    scenario.crowd.background_failures = 30.0;
    scenario.platform.trending_rate = 0.0;
    scenario.media.rate = 0.0;
    const auto graph = test::shared_graph(scenario.network);
    std::int64_t roots = 0;
    std::int64_t shared = 0;
    std::int64_t often = 0;
    for (std::uint64_t repetition = 0; repetition < test::runs<std::uint64_t>(4, 40); ++repetition) {
        const test::Run run = test::finished(scenario, graph, test::bundled_strategy("dead_account"), repetition);
        for (const Post& post : run->book().posts) {
            if (!is_negative(post.type)) continue;
            ++roots;
            shared += post.shares > 0 ? 1 : 0;
            often += post.shares > 2 ? 1 : 0;
        }
    }
    const double at_all = static_cast<double>(shared) / static_cast<double>(roots);
    const double more_than_twice = static_cast<double>(often) / static_cast<double>(roots);
    MESSAGE("negative posts shared at all: ", 100.0 * at_all, " %, more than twice: ", 100.0 * more_than_twice, " % of ", roots);
    // Sysomos 2010: 94 % of posts are never shared.
    test::record("P10", "negative posts shared at all, between 3.3 % and 8 %", 0.0565, at_all, 0.0235, static_cast<double>(roots));
    test::record("P10", "negative posts shared more than twice, between 0 and 3.3 %", 0.0165, more_than_twice, 0.0165,
                 static_cast<double>(roots));
}

TEST_CASE("P11 a vivid trigger and a larger failure cost more attitude") {
    World mild;
    mild.scenario.incidents[0].vividness = 1.0;
    World vivid;
    World wide;
    wide.scenario.incidents[0].affected = 0.9;
    const auto silent = test::bundled("dead_account");
    const std::vector<double> mild_loss = attitude_lost(mild, silent, kPairs / 2);
    const std::vector<double> vivid_loss = attitude_lost(vivid, silent, kPairs / 2);
    check_less_lost("P11", "a dull trigger less a vivid one", mild_loss, vivid_loss);
    check_less_lost("P11", "a small failure less a wide one", vivid_loss, attitude_lost(wide, silent, kPairs / 2));
}

TEST_CASE("P12 of cascades of one size the shape differs little, while infectiousness moves their sizes") {
    const auto shape = [](double share_probability) {
        World world;
        world.scenario.platform.share_probability = share_probability;
        const auto runs = world.with(test::bundled("dead_account"), kPairs / 2);
        return std::pair{test::mean_of(runs, "structural_virality_large"), test::mean_of(runs, "largest_cascade")};
    };
    const auto [calm_shape, calm_size] = shape(0.01);
    const auto [hot_shape, hot_size] = shape(0.02);
    CAPTURE(calm_shape);
    CAPTURE(hot_shape);
    CAPTURE(calm_size);
    CAPTURE(hot_size);
    CHECK(hot_size > 1.4 * calm_size);
    test::record("P12", "structural virality of cascades above 100 posts at share probability .02, over that at .01", 1.0,
                 hot_shape / calm_shape, 0.25, static_cast<double>(kPairs / 2));
}

TEST_CASE("an ordinary incident rarely becomes a crisis with default parameters; the network alone makes few of a large one") {
    // Ordinary: a fault that one customer in fifty meets for three days.
    Scenario ordinary;
    ordinary.name = "ordinary";
    ordinary.horizon = days{14};
    ordinary.network.accounts = test::kHasFullCounts ? 100'000 : 50'000;
    IncidentParams fault;
    fault.id = "fault";
    fault.incident_class = IncidentClass::chronic;
    fault.start = days{4};
    fault.duration = days{3};
    fault.affected = 0.02;
    ordinary.incidents.push_back(fault);
    const auto graph = test::shared_graph(ordinary.network);
    const std::uint64_t runs = test::kHasFullCounts ? 400 : 100;
    const auto found = test::outcomes(ordinary, graph, test::bundled("canned"), runs);
    const Probability crisis = probability_of(found, "crisis");
    const Probability amplified = probability_of(found, "amplified_crisis");
    MESSAGE("ordinary incident: crisis in ", 100.0 * *crisis.estimate, " % (", 100.0 * *crisis.low, " to ", 100.0 * *crisis.high,
            " %), amplified crisis in ", 100.0 * *amplified.estimate, " % of ", runs, " runs");
    // "Rarely" is read as the study's own range for its larger incident, 3 to 15 %, at most.
    test::record("F1", "share of ordinary incidents that become a crisis, up to 15 %", 0.075, *crisis.estimate, 0.075,
                 static_cast<double>(runs));

    // The feasibility study's incident with default values: 3 to 15 % there, at its floor of 20 posts an hour among 50,000 accounts, and
    // without trending lists and media, which it did not have.
    Scenario large = test::hot_regime(50'000);
    large.platform.damping = PlatformParams{}.damping;
    large.platform.visibility = PlatformParams{}.visibility;
    large.crowd.me_too = CrowdParams{}.me_too;
    large.crowd.public_complaint = CrowdParams{}.public_complaint;
    large.crowd.initial_grievances = CrowdParams{}.initial_grievances;
    large.incidents[0].vividness = 1.0;
    large.company.crisis_floor = 40.0;
    const auto network_alone = test::outcomes(large, test::shared_graph(large.network), test::bundled("dead_account"), runs);
    const Probability alone = probability_of(network_alone, "crisis");
    MESSAGE("the study's incident, network alone: crisis in ", 100.0 * *alone.estimate, " % (", 100.0 * *alone.low, " to ",
            100.0 * *alone.high, " %)");
    CHECK(*alone.low < 0.15);
    CHECK(*alone.high > 0.03);
    test::record("F1", "share of the study's incident that becomes a crisis in the network alone, up to 15 %", 0.075, *alone.estimate,
                 0.075, static_cast<double>(runs));
}
