#include "engine/measure/survey.hpp"
#include "tests/measure/made_up.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace firebreak;
using namespace firebreak::test;

namespace {

Case of(std::uint32_t account, Case record) {
    record.account = AccountId{account};
    return record;
}

Case satisfied(Case record) {
    record.is_satisfied = true;
    return record;
}

}  // namespace

TEST_CASE("a survey asks persons: who complained twice counts once, by the newest of his complaints") {
    // 1: answered in vain, then satisfied. 2: satisfied, then left waiting. 3: replied to, unsatisfied. 4: no reply.
    const std::vector<Case> cases{
        of(1, case_at(0.0, 1.0)), of(2, satisfied(case_at(0.0, 1.0))), of(3, case_at(0.0, 1.0)),
        of(4, case_at(0.0)),      of(1, satisfied(case_at(9.0, 9.5))), of(2, case_at(9.0)),
    };
    const Survey survey = survey_of(cases, at(100.0));
    CHECK(survey.complainers == 4);
    CHECK(*survey.satisfied == 0.25);
    // Replied to, on their newest complaint: 1 and 3.
    CHECK(*survey.satisfied_given_reply == 0.5);
    // Account 2 had seen a reply to the first.
    CHECK(*survey.no_reply == 0.25);
}

TEST_CASE("the newest complaint is the newest whatever issue it is about") {
    Case first = of(1, satisfied(case_at(5.0, 6.0)));
    first.issue = kBackgroundIssue;
    const Case second = of(1, case_at(7.0, 8.0));
    CHECK(*survey_of(std::vector<Case>{second, first}, at(100.0)).satisfied == 0.0);
    first.opened = at(7.5);
    first.first_reply = at(8.0);
    CHECK(*survey_of(std::vector<Case>{second, first}, at(100.0)).satisfied == 1.0);
}

TEST_CASE("a peer's answer counts as one that was seen, and not as the company's satisfying reply") {
    Case by_peer = of(1, case_at(0.0));
    by_peer.first_peer_answer = at(2.0);
    by_peer.is_peer_closed = true;
    const std::vector<Case> cases{by_peer, of(2, case_at(0.0))};
    const Survey survey = survey_of(cases, at(100.0));
    CHECK(*survey.no_reply == 0.5);
    CHECK(*survey.satisfied == 0.0);
    CHECK_FALSE(survey.satisfied_given_reply.has_value());
}

TEST_CASE("what comes on the day of the survey or later had not been seen") {
    const std::vector<Case> cases{of(1, case_at(0.0, 10.0)), of(2, case_at(0.0, 9.9))};
    CHECK(*survey_of(cases, at(10.0)).no_reply == 0.5);
}

TEST_CASE("questions and nobody make no survey") {
    CHECK(survey_of(std::vector<Case>{case_at(0.0, 1.0, CaseClass::question)}, at(10.0)).complainers == 0);
    const Survey empty = survey_of({}, at(10.0));
    CHECK_FALSE(empty.satisfied.has_value());
    CHECK_FALSE(empty.satisfied_given_reply.has_value());
    CHECK_FALSE(empty.no_reply.has_value());
    CHECK_FALSE(empty.repeated.has_value());
    CHECK_FALSE(empty.wants_speed.has_value());
    CHECK_FALSE(empty.counts_on_peers.has_value());
}

TEST_CASE("a complainer repeats himself when he opens two cases on one issue") {
    // Account 1: outage twice. 2: outage and background. 3: once. 4: asks twice, which is no complaint.
    std::vector<Case> cases(7, case_at(0.0));
    cases[0].account = cases[4].account = AccountId{1};
    cases[1].account = cases[3].account = AccountId{2};
    cases[3].issue = kBackgroundIssue;
    cases[2].account = AccountId{3};
    cases[5].account = cases[6].account = AccountId{4};
    cases[5].case_class = cases[6].case_class = CaseClass::question;
    CHECK(*survey_of(cases, at(10.0)).repeated == doctest::Approx(1.0 / 3.0));
}

TEST_CASE("what complainers want is a share of persons") {
    // Three persons; 1 wants speed in both of his cases, 2 counts on peers.
    std::vector<Case> cases{of(1, case_at(0.0)), of(1, case_at(1.0)), of(2, case_at(0.0)), of(3, case_at(0.0))};
    cases[0].wants_speed = cases[1].wants_speed = true;
    cases[2].counts_on_peers = true;
    const Survey survey = survey_of(cases, at(10.0));
    CHECK(*survey.wants_speed == doctest::Approx(1.0 / 3.0));
    CHECK(*survey.counts_on_peers == doctest::Approx(1.0 / 3.0));
}

TEST_CASE("a question is settled by a satisfying reply or by a peer") {
    std::vector<Case> cases(5, case_at(0.0, 1.0, CaseClass::question));
    cases[0].is_satisfied = true;
    cases[1].is_peer_closed = true;
    cases[2].first_reply = kNever;
    cases[4] = satisfied(case_at(0.0, 1.0));  // a complaint
    CHECK(*unsatisfied_questions(cases) == 0.5);
    CHECK_FALSE(unsatisfied_questions({}).has_value());
}
