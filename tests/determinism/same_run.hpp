// Whether two runs are the same run, in everything that a run leaves behind.
#pragma once

#include "tests/sim/run_support.hpp"

#include <cstddef>
#include <cstdint>

namespace firebreak::test {

inline bool is_same_case(const Case& a, const Case& b) {
    return a.key == b.key && a.account == b.account && a.followers == b.followers && a.issue == b.issue && a.case_class == b.case_class &&
           a.round == b.round && a.replies == b.replies && a.is_seed == b.is_seed && a.is_satisfied == b.is_satisfied &&
           a.is_patience_expired == b.is_patience_expired && a.is_word_of_mouth == b.is_word_of_mouth && a.is_judged == b.is_judged &&
           a.opened == b.opened && a.first_reply == b.first_reply && a.first_detection == b.first_detection && a.remedied == b.remedied &&
           a.satisfied == b.satisfied;
}

/// Posts, cases, replies, statements, decisions, counts, desk series and the digest of all state.
inline void check_same_run(const Simulation& a, const Simulation& b) {
    check_same_posts(a, b);
    CHECK(a.book().posts.size() == b.book().posts.size());
    REQUIRE(a.cases().size() == b.cases().size());
    std::size_t different_cases = 0;
    for (std::size_t i = 0; i < a.cases().size(); ++i) different_cases += is_same_case(a.cases()[i], b.cases()[i]) ? 0U : 1U;
    CHECK(different_cases == 0);
    REQUIRE(a.book().replies.size() == b.book().replies.size());
    for (std::size_t i = 0; i < a.book().replies.size(); ++i) {
        if (a.book().replies[i].key != b.book().replies[i].key || a.book().replies[i].published != b.book().replies[i].published)
            FAIL_CHECK("reply ", i);
    }
    REQUIRE(a.company().decisions().size() == b.company().decisions().size());
    for (std::size_t i = 0; i < a.company().decisions().size(); ++i) {
        CHECK(a.company().decisions()[i].time == b.company().decisions()[i].time);
        CHECK(a.company().decisions()[i].what == b.company().decisions()[i].what);
    }
    CHECK(a.tallies() == b.tallies());
    CHECK(a.company().series() == b.company().series());
    CHECK(a.company().seen_per_hour() == b.company().seen_per_hour());
    for (std::size_t i = 0; i < a.issues().size(); ++i) {
        CHECK(a.issues()[i].fixed == b.issues()[i].fixed);
        CHECK(a.issues()[i].news == b.issues()[i].news);
    }
    CHECK(a.follows_crossed() == b.follows_crossed());
    CHECK(a.crowd().digest() == b.crowd().digest());
    CHECK(a.company().digest() == b.company().digest());
    CHECK(a.digest() == b.digest());
}

}  // namespace firebreak::test
