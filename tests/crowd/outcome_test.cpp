// What a reply does to the person who gets it, by hand: relief, further anger, a grievance settled, a kind word, a complaint taken back.
#include "tests/crowd/crowd_support.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace firebreak;

namespace {

/// One customer who complains about his first failure, and what the company's reply then does.
struct Complainer {
    explicit Complainer(double outcome_base) : world{scenario(outcome_base)} {
        world.happens(kStart, EventKind::failure, 0, failure_subject(kBackgroundIssue, 0, false));
        world.happens(kStart + hours{1}, EventKind::private_end, 0, failure_subject(kBackgroundIssue, 0, false));
        REQUIRE(world.count(PostType::complaint) == 1);
        world.out.drafts.clear();
    }

    static Scenario scenario(double outcome_base) {
        Scenario one = test::quiet_scenario();
        one.network.accounts = 1;
        one.crowd.customers = 1.0;
        one.crowd.public_complaint = 1.0;
        one.crowd.private_resolution = 0.0;
        one.crowd.anger_gain_sigma = 0.0;
        one.crowd.praise = 1.0;
        one.crowd.withdrawal = 1.0;
        one.company.outcome_base = outcome_base;
        return one;
    }

    /// A reply two hours after the complaint; returns anger just before and just after it.
    struct Change {
        double before = 0.0;
        double after = 0.0;
    };
    Change is_answered(double hostility) {
        const Time now = kStart + hours{3};
        PublishedReply reply{
            .key = 7, .published = now - world.scenario.platform.min_reaction, .complainer = AccountId{0}, .local_case = 0};
        reply.content.hostility = hostility;
        world.book.replies.push_back(reply);
        Change change;
        change.before = world.crowd.mean_customer_anger(now);
        world.happens(now, EventKind::visible, 0, 0);
        change.after = world.crowd.mean_customer_anger(now);
        return change;
    }

    test::HandDrivenCrowd world;
};

}  // namespace

TEST_CASE("satisfaction leaves 35 % of the anger, brings a kind word and takes the complaint back") {
    Complainer person{50.0};
    const auto change = person.is_answered(0.0);
    CHECK(change.before > 0.5);
    CHECK(change.after == doctest::Approx(0.35 * change.before).epsilon(1e-12));
    CHECK(person.world.count(PostType::praise) == 1);
    REQUIRE(person.world.out.notes.size() == 1);
    CHECK(person.world.out.notes[0].news == CaseNews::satisfied);
    CHECK(person.world.out.notes[0].is_withdrawn);
    CHECK(person.world.out.tally.satisfied == 1);
}

TEST_CASE("a reply that does not satisfy adds .10 of what is left to anger, and .20 more per step of hostility") {
    for (const double hostility : {0.0, 1.0, 2.0}) {
        CAPTURE(hostility);
        Complainer person{-50.0};
        const auto change = person.is_answered(hostility);
        CHECK(change.after == doctest::Approx(change.before + (0.10 + 0.20 * hostility) * (1.0 - change.before)).epsilon(1e-12));
        CHECK(person.world.count(PostType::praise) == 0);
        CHECK(person.world.out.tally.unsatisfied == 1);
    }
}
