#include "engine/study/attribution.hpp"
#include "tests/study/made_up_results.hpp"

#include <doctest/doctest.h>

using namespace firebreak;
using namespace firebreak::test;

namespace {

AttributedRoot root_of(std::string type, std::int64_t shares, std::optional<double> answered_after_hours) {
    AttributedRoot root;
    root.type = std::move(type);
    root.shares = shares;
    root.answered_after_hours = answered_after_hours;
    return root;
}

const AttributionClass& of(const BranchAttribution& attribution, AnswerClass answer) {
    return attribution.classes[static_cast<std::size_t>(answer)];
}

}  // namespace

TEST_CASE("shares are laid to roots by how soon these were answered") {
    StudyResults results = results_of({"silence", "answer"});
    set(results, 0, "volume_share", {200.0, 50.0});
    run_at(results, 0, 0, 0).roots = {root_of("complaint", 60, std::nullopt), root_of("me_too", 20, 0.5),
                                      root_of("article", 10, std::nullopt)};
    run_at(results, 0, 0, 1).roots = {root_of("complaint", 6, 4.0), root_of("question", 4, 4.1)};
    const auto all = attribution(results);
    REQUIRE(all.size() == 2);
    CHECK(all[0].runs == 2);
    CHECK(*of(all[0], AnswerClass::never).share_of_shares == doctest::Approx(0.6));
    CHECK(*of(all[0], AnswerClass::within_1_hour).share_of_shares == doctest::Approx(0.2));
    CHECK(of(all[0], AnswerClass::within_4_hours).shares == 6);
    CHECK(of(all[0], AnswerClass::later).roots == 1);
    CHECK(of(all[0], AnswerClass::not_answerable).shares == 10);
    CHECK(*all[0].share_recorded == doctest::Approx(100.0 / 250.0));
    REQUIRE(all[0].largest.has_value());
    CHECK(all[0].largest->root.shares == 60);
    CHECK(all[0].largest->repetition == 0);
}

TEST_CASE("a branch without recorded roots has no attribution") {
    StudyResults results = results_of({"silence"});
    set(results, 0, "volume_share", {0.0});
    const auto all = attribution(results);
    CHECK(all[0].runs == 0);
    CHECK_FALSE(of(all[0], AnswerClass::never).share_of_shares.has_value());
    CHECK_FALSE(all[0].largest.has_value());
    CHECK_FALSE(all[0].share_recorded.has_value());
}
