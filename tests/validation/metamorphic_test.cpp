// Relations that hold whatever the numbers are (M1, M2, M5, M7, M8, M11). All exact but M8, whose expectation is enumerated.
#include "engine/crowd/reaction_kernel.hpp"
#include "tests/core/statistics.hpp"
#include "tests/determinism/random_scenario.hpp"
#include "tests/validation/policies.hpp"
#include "tests/validation/record.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <set>
#include <span>
#include <string>
#include <vector>

using namespace firebreak;

namespace {

std::set<std::uint32_t> sharers(const Simulation& simulation) {
    std::set<std::uint32_t> accounts;
    for (const Post& post : simulation.book().posts) accounts.insert(index(post.author));
    return accounts;
}

bool contains(const std::set<std::uint32_t>& larger, const std::set<std::uint32_t>& smaller) {
    return std::includes(larger.begin(), larger.end(), smaller.begin(), smaller.end());
}

// One comparison of all that people posted; where they differ, the first difference is told.
void check_posts(test::ExactRelation& relation, const Simulation& a, const Simulation& b) {
    if (!relation.check(test::user_posts(a) == test::user_posts(b))) test::check_same_posts(a, b);
}

// What accounts did and met, the company's statements left out.
void check_same_user_side(test::ExactRelation& relation, const Simulation& a, const Simulation& b) {
    check_posts(relation, a, b);
    const Tally of_a = test::total(a);
    const Tally of_b = test::total(b);
    relation.check(of_a.negative_impressions == of_b.negative_impressions);
    relation.check(of_a.reached == of_b.reached);
    relation.check(of_a.failures == of_b.failures);
    relation.check(of_a.private_attempts == of_b.private_attempts);
    relation.check(of_a.private_resolved == of_b.private_resolved);
    relation.check(of_a.article_readers == of_b.article_readers);
    relation.check(of_a.offered == of_b.offered);
    relation.check(of_a.peer_answers == of_b.peer_answers);
    relation.check(of_a.peer_closed == of_b.peer_closed);
    relation.check(of_a.positive_impressions == of_b.positive_impressions);
    relation.check(of_a.extra_complaints == of_b.extra_complaints);
    relation.check(a.articles() == b.articles());
    relation.check(a.buzz_by_hour() == b.buzz_by_hour());
}

}  // namespace

TEST_CASE("M1 in pure contagion a higher visibility or share probability never loses a single sharer") {
    test::ExactRelation relation{"M1", "sharers or reach lost by raising visibility or share probability"};
    for (const NetworkModel model : {NetworkModel::erdos_renyi, NetworkModel::configuration}) {
        for (const KernelLaw kernel : {KernelLaw::seismic, KernelLaw::exponential, KernelLaw::fixed}) {
            Scenario scenario = test::pure_contagion(0.1);
            scenario.network.model = model;
            scenario.network.accounts = 4000;
            scenario.network.mean_follows = 12;
            scenario.platform.kernel = kernel;
            scenario.platform.kernel_mean = hours{2};
            scenario.platform.activity = ActivityProfile::france;
            scenario.horizon = days{4};
            scenario.incidents[0].seeds_at_start = 5;
            const auto graph = test::shared_graph(scenario.network);
            for (std::uint64_t repetition = 0; repetition < 8; ++repetition) {
                CAPTURE(static_cast<int>(model));
                CAPTURE(static_cast<int>(kernel));
                CAPTURE(repetition);
                std::set<std::uint32_t> before;
                std::int64_t reached = 0;
                for (const double visibility : {0.1, 0.3, 0.31, 0.6, 1.0}) {
                    scenario.platform.visibility = visibility;
                    scenario.platform.share_probability = 0.3;
                    const test::Run run = test::finished(scenario, graph, std::make_unique<test::ScriptedStrategy>(), repetition);
                    const std::set<std::uint32_t> now = sharers(*run);
                    relation.check(contains(now, before));
                    relation.check(test::total(*run).reached >= reached);
                    reached = test::total(*run).reached;
                    before = now;
                }
                before.clear();
                reached = 0;
                scenario.platform.visibility = 0.5;
                for (const double p0 : {0.02, 0.1, 0.11, 0.3, 2.0}) {
                    scenario.platform.share_probability = p0;
                    const test::Run run = test::finished(scenario, graph, std::make_unique<test::ScriptedStrategy>(), repetition);
                    const std::set<std::uint32_t> now = sharers(*run);
                    relation.check(contains(now, before));
                    relation.check(test::total(*run).reached >= reached);
                    reached = test::total(*run).reached;
                    before = now;
                }
            }
        }
    }
    relation.record();
}

TEST_CASE("M2 a company that listens and keeps silent is a dead account to everybody") {
    test::ExactRelation relation{"M2", "user-side differences between a listening and a dead account"};
    for (std::uint64_t n = 0; n < 14; ++n) {
        CAPTURE(n);
        Scenario scenario = test::random_scenario(n);
        // An order of the timeline to answer would break the silence.
        std::erase_if(scenario.timeline, [](const Command& command) { return command.kind == CommandKind::coverage; });
        const auto graph = test::shared_graph(scenario.network);
        const test::Run dead = test::finished(scenario, graph, test::bundled_strategy("dead_account"));
        const test::Run silent = test::finished(scenario, graph, test::bundled_strategy("monitor_silent"));
        check_posts(relation, *dead, *silent);
        relation.check(dead->tallies() == silent->tallies());
        relation.check(dead->crowd().digest() == silent->crowd().digest());
        REQUIRE(dead->cases().size() == silent->cases().size());
        for (std::size_t i = 0; i < dead->cases().size(); ++i) {
            const Case& a = dead->cases()[i];
            const Case& b = silent->cases()[i];
            CAPTURE(i);
            relation.check(a.key == b.key && a.round == b.round && a.opened == b.opened && a.replies == b.replies &&
                           a.is_patience_expired == b.is_patience_expired);
        }
    }
    relation.record();
}

TEST_CASE("M5 where nothing that a company does has an effect, every strategy leaves the same trace") {
    test::ExactRelation relation{"M5", "user-side differences between strategies without effect"};
    for (std::uint64_t n = 0; n < 9; ++n) {
        CAPTURE(n);
        Scenario scenario = test::random_scenario(n);
        CrowdParams& crowd = scenario.crowd;
        CompanyParams& company = scenario.company;
        // Replies: nobody is satisfied, angered, moved or quicker to complain by one, and nobody follows up.
        company.outcome_base = -5000.0;
        crowd.unsatisfied_anger = crowd.hostility_anger = crowd.squeaky_effect = 0.0;
        crowd.max_rounds = 1;
        // Nobody is satisfied, so nobody praises or withdraws; but a reply's tone would still be heard.
        crowd.praise = crowd.withdrawal = 0.0;
        company.observer_empathy = company.observer_explanation = company.observer_apology = company.observer_channel = 0.0;
        company.observer_compensation = company.observer_hostility = 0.0;
        company.mismatch_factor = 1.0;
        // An answer ends patience: patience must not matter.
        crowd.patience_anger = crowd.patience_follow_up = 0.0;
        // Statements and fixes.
        company.statement_fix = company.statement_empathic = company.statement_defensive = 1.0;
        scenario.platform.novelty_half_life = Duration{0};
        for (IncidentParams& incident : scenario.incidents) incident.residual = 1.0;
        // The company's own posts draw no complaints, and articles that quote it carry no statement with an effect.
        crowd.broadcast_comment = 0.0;
        const auto graph = test::shared_graph(scenario.network);
        const test::Run reference = test::finished(scenario, graph, test::bundled_strategy("dead_account"));
        for (const std::string& name : std::span{test::bundled_names()}.first(test::kRepliesAlone)) {
            CAPTURE(name);
            const test::Run run = test::finished(scenario, graph, test::bundled_strategy(name));
            check_same_user_side(relation, *reference, *run);
        }
    }
    relation.record();
}

TEST_CASE("M7 a cause that is mended when it breaks out makes nobody complain") {
    test::ExactRelation relation{"M7", "incidents with complaints although mended at once"};
    for (const IncidentClass incident_class : {IncidentClass::chronic, IncidentClass::outage}) {
        Scenario scenario = test::quiet_scenario();
        scenario.network.accounts = 5000;
        scenario.sim.loop = Loop::serial;
        scenario.platform.min_reaction = Duration{0};
        scenario.crowd.customers = 0.8;
        scenario.crowd.public_complaint = 1.0;
        scenario.crowd.background_failures = 10.0;
        scenario.crowd.uses_per_day = 20.0;
        IncidentParams incident;
        incident.id = "fault";
        incident.incident_class = incident_class;
        incident.start = days{2};
        incident.duration = days{3};
        incident.affected = 1.0;
        incident.hazard_per_day = 2.0;
        incident.residual = 0.0;
        scenario.incidents.push_back(incident);
        const auto incident_posts = [&] {
            const test::Run run = test::finished(scenario, nullptr, std::make_unique<test::ScriptedStrategy>());
            std::size_t background = 0;
            std::size_t incidents = 0;
            for (const Post& post : run->book().posts) ++(post.issue == kBackgroundIssue ? background : incidents);
            CHECK(background > 100);
            return incidents;
        };
        CHECK(incident_posts() > 1000);
        Command fix;
        fix.kind = CommandKind::fix;
        fix.at = days{2};
        scenario.timeline.push_back(fix);
        relation.check(incident_posts() == 0);
    }
    relation.record();
}

TEST_CASE("M8 without sharing and joining in, posts are complaints and questions, and reach is what their authors' followers give") {
    test::ExactRelation relation{"M8", "posts other than complaints and questions where nobody shares or joins in"};
    for (std::uint64_t n = 0; n < 12; ++n) {
        Scenario scenario = test::random_scenario(n);
        if (scenario.network.model == NetworkModel::complete) continue;
        CAPTURE(n);
        scenario.platform.share_probability = 0.0;
        scenario.platform.post_lifetime = Duration{0};
        // Who posts must not depend on who saw what.
        scenario.crowd.me_too = scenario.crowd.anger_transfer = scenario.crowd.herd_effect = 0.0;
        // And posts reach nobody but followers, by the kernel.
        scenario.platform.contagion = Contagion::simple;
        scenario.platform.feed = FeedRule::kernel;
        scenario.platform.tempo = 1.0;
        scenario.platform.trending_rate = 0.0;
        scenario.platform.search = 0.0;
        scenario.media.rate = 0.0;
        scenario.crowd.peer_answer = 0.0;
        std::erase_if(scenario.timeline, [](const Command& command) { return command.kind == CommandKind::removal; });
        for (IncidentParams& incident : scenario.incidents) {
            if (incident.incident_class == IncidentClass::latent_defect) incident.incident_class = IncidentClass::outage;
        }
        const auto graph = test::shared_graph(scenario.network);
        const test::Run run = test::finished(scenario, graph, std::make_unique<test::ScriptedStrategy>());
        const ActivityClock clock{scenario.platform.activity};
        const ReactionKernel kernel{scenario.platform};
        const Time horizon = kStart + scenario.horizon;
        std::vector<double> missed(graph->accounts(), 1.0);
        for (const Post& post : run->book().posts) {
            relation.check(post.type == PostType::complaint || post.type == PostType::follow_up || post.type == PostType::question ||
                           post.author == kCompanyAccount);
            if (!is_negative(post.root_type)) continue;
            double seen = scenario.platform.visibility;
            const auto mass = [&](Time time) {
                return kernel.cdf(static_cast<double>(clock.activity_at(time) - clock.activity_at(post.time)) / 1000.0);
            };
            if (kernel.is_fixed()) {
                const Time when = clock.after(post.time, kernel.fixed_delay(), horizon);
                if (std::max(when, post.time + scenario.platform.min_reaction) >= horizon) seen = 0.0;
            } else if (post.time + scenario.platform.min_reaction >= horizon) {
                seen = 0.0;
            } else {
                const double early = mass(post.time + scenario.platform.min_reaction);
                seen *= (mass(horizon) - early) / (1.0 - early);
            }
            for (const AccountId follower : graph->followers(post.author)) missed[index(follower)] *= 1.0 - seen;
        }
        double expected = 0.0;
        double variance = 0.0;
        for (const double miss : missed) {
            expected += 1.0 - miss;
            variance += miss * (1.0 - miss);
        }
        const auto reached = static_cast<double>(test::total(*run).reached);
        test::record("M8", "accounts reached in random scenario " + std::to_string(n), expected, reached,
                     test::kStandardErrors * std::sqrt(variance) + 1e-6);
    }
    relation.record();
}

TEST_CASE("M11 how often the series is written changes no event") {
    test::ExactRelation relation{"M11", "differences between runs whose series are written more or less often"};
    for (const std::uint64_t n : {0U, 1U, 4U, 6U, 7U}) {
        CAPTURE(n);
        Scenario scenario = test::random_scenario(n);
        const auto graph = test::shared_graph(scenario.network);
        const test::Run hourly = test::finished(scenario, graph);
        for (const Duration tick : {Duration{minutes{5}}, Duration{minutes{55}}, Duration{days{2}}}) {
            scenario.sim.metrics_tick = tick;
            const test::Run run = test::finished(scenario, graph);
            check_posts(relation, *hourly, *run);
            relation.check(hourly->crowd().digest() == run->crowd().digest());
            relation.check(test::total(*hourly) == test::total(*run));
            relation.check(hourly->company().decisions().size() == run->company().decisions().size());
        }
    }
    relation.record();
}

TEST_CASE("M6 with unlimited agents, response time is detection, handling and approval") {
    Scenario scenario = test::hot_regime(5'000);
    scenario.desk.handling_law = HandlingLaw::constant;
    scenario.desk.handling = minutes{6};
    Orders orders = test::fast_replies(test::kEmpathic, hours{1});
    orders.staffing = 10'000.0;
    test::ExactRelation relation{"M6", "answered cases whose first reply does not come detection, handling and approval after the post"};
    const auto graph = test::shared_graph(scenario.network);
    for (std::uint64_t repetition = 0; repetition < 5; ++repetition) {
        const test::Run run = test::finished(scenario, graph, std::make_unique<test::ScriptedStrategy>(orders), repetition);
        for (const Case& one : run->cases()) {
            if (one.first_reply == kNever) continue;
            CAPTURE((one.first_reply - one.first_detection).count());
            relation.check(one.first_reply - one.opened == (one.first_detection - one.opened) + minutes{6} + hours{1});
        }
    }
    relation.record();
}
