#include "engine/measure/response.hpp"
#include "tests/measure/made_up.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace firebreak;
using namespace firebreak::test;

TEST_CASE("the response rate counts cases that had the full time to be answered") {
    // Within 48 h, the run ends at 100 h: cases of 0, 10, 20 and 52 h are old enough; the one of 60 h is not, answered or not.
    const std::vector<Case> cases{case_at(0.0, 5.0), case_at(10.0), case_at(20.0, 90.0), case_at(52.0, 100.0), case_at(60.0, 61.0)};
    CHECK(*response_rate(cases, at(100.0), hours{48}) == 0.5);
}

TEST_CASE("a run too short for the horizon of the response rate has none") {
    const std::vector<Case> cases{case_at(1.0, 2.0)};
    CHECK_FALSE(response_rate(cases, at(100.0), kResponseWithin).has_value());
    CHECK(*response_rate(cases, at(24.0 * 7.0 + 1.0), kResponseWithin) == 1.0);
    CHECK_FALSE(response_rate({}, at(1000.0), kResponseWithin).has_value());
}

TEST_CASE("a company that answers nothing has a response rate of 0 and no response time") {
    const std::vector<Case> cases{case_at(0.0), case_at(1.0)};
    CHECK(*response_rate(cases, at(10.0), hours{2}) == 0.0);
    CHECK(*sla_attainment(cases, kServiceLevel) == 0.0);
    const FirstResponse response = first_response(cases, at(10.0));
    CHECK_FALSE(response.median.has_value());
    CHECK_FALSE(response.mean.has_value());
    CHECK_FALSE(response.p90.has_value());
    CHECK_FALSE(response.kaplan_meier_median.has_value());
}

TEST_CASE("the time to first response of answered cases hides the unanswered, its Kaplan-Meier companion does not") {
    // Waits 1, 2, 6 h answered; 20 and 18 h unanswered at the end of the run (30 h). Answered only: median 2, mean 3, p90 at place 1.8
    // between 2 and 6, 5.2. Kaplan-Meier: 4/5, 3/5, 2/5: median 6.
    const std::vector<Case> cases{case_at(0.0, 1.0), case_at(3.0, 5.0), case_at(4.0, 10.0), case_at(10.0), case_at(12.0)};
    const FirstResponse response = first_response(cases, at(30.0));
    CHECK(*response.median == doctest::Approx(2.0));
    CHECK(*response.mean == doctest::Approx(3.0));
    CHECK(*response.p90 == doctest::Approx(5.2));
    CHECK(*response.kaplan_meier_median == doctest::Approx(6.0));
}

TEST_CASE("a reply after exactly an hour keeps the promise of an hour") {
    const std::vector<Case> cases{case_at(0.0, 1.0), case_at(0.0, 1.01), case_at(0.0, 0.2, CaseClass::question), case_at(0.0)};
    CHECK(*sla_attainment(cases, kServiceLevel) == 0.5);
    CHECK_FALSE(sla_attainment({}, kServiceLevel).has_value());
}

TEST_CASE("a case is resolved when its root was remedied, satisfied or not") {
    std::vector<Case> cases{case_at(0.0, 1.0), case_at(2.0, 3.0), case_at(4.0), case_at(5.0)};
    cases[0].remedied = at(1.0);
    cases[1].remedied = at(7.0);
    cases[2].is_satisfied = true;
    // 2 of 4; after 1 and 5 h.
    CHECK(*resolution(cases).rate == 0.5);
    CHECK(*resolution(cases).median == doctest::Approx(3.0));
    CHECK(*resolution(cases).mean == doctest::Approx(3.0));
    CHECK_FALSE(resolution({}).rate.has_value());
    CHECK(*resolution(std::vector<Case>{case_at(0.0)}).rate == 0.0);
    CHECK_FALSE(resolution(std::vector<Case>{case_at(0.0)}).median.has_value());
}

TEST_CASE("complaints never replied to are a share of complaints, and questions are none") {
    const std::vector<Case> cases{case_at(0.0, 1.0), case_at(0.0, -1.0, CaseClass::me_too), case_at(0.0), case_at(0.0),
                                  case_at(0.0, 1.0, CaseClass::question)};
    CHECK(*unanswered_complaints(cases) == 0.75);
    CHECK_FALSE(unanswered_complaints(std::vector<Case>{case_at(0.0, 1.0, CaseClass::question)}).has_value());
}

TEST_CASE("a peer answers a case when he comes before the company, or alone") {
    // Peer first, company first, peer alone, company alone, both at once (the company's), neither.
    std::vector<Case> cases{case_at(0.0, 2.0), case_at(0.0, 1.0), case_at(0.0), case_at(0.0, 1.0), case_at(0.0, 1.0), case_at(0.0)};
    cases[0].first_peer_answer = at(1.0);
    cases[1].first_peer_answer = at(2.0);
    cases[2].first_peer_answer = at(3.0);
    cases[4].first_peer_answer = at(1.0);
    CHECK(*peer_answer_share(cases) == 0.4);
    CHECK_FALSE(peer_answer_share(std::vector<Case>{case_at(0.0)}).has_value());
}

TEST_CASE("a deleted complaint still waits for its first reply") {
    // Waits of 1 and 3 h; two deleted ones at an age of an hour: 3/4 left after 1 h, 1/2 after 3 h.
    std::vector<Case> cases{case_at(0.0, 1.0), case_at(0.0, 3.0), case_at(0.0), case_at(0.0)};
    cases[2].removed = cases[3].removed = at(1.0);
    CHECK(*first_response(cases, at(30.0)).kaplan_meier_median == doctest::Approx(3.0));
}

TEST_CASE("only the company's own reply satisfies in the company's name") {
    Case record = case_at(0.0, 1.0);
    record.is_satisfied = true;
    CHECK(is_satisfied_by_reply(record));
    record.is_peer_closed = true;
    CHECK_FALSE(is_satisfied_by_reply(record));
    record = case_at(0.0);
    record.is_satisfied = true;
    CHECK_FALSE(is_satisfied_by_reply(record));
}

TEST_CASE("cases are counted whether the company saw them or not") {
    std::vector<Case> cases{case_at(0.0, 2.0), case_at(0.0), case_at(0.0, -1.0, CaseClass::question)};
    cases[0].first_detection = at(0.5);
    cases[1].is_patience_expired = true;
    cases[1].is_word_of_mouth = true;
    cases[1].removed = at(4.0);
    cases[0].withdrawn = at(3.0);
    cases[2].is_peer_closed = true;
    const CaseCounts counts = count_cases(cases);
    CHECK(counts.cases == 3);
    CHECK(counts.complaints == 2);
    CHECK(counts.detected == 1);
    CHECK(counts.answered == 1);
    CHECK(counts.patience_expired == 1);
    CHECK(counts.word_of_mouth == 1);
    CHECK(counts.peer_closed == 1);
    CHECK(counts.withdrawn == 1);
    CHECK(counts.removed == 1);
}
