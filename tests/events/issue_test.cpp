#include "engine/events/issue.hpp"

#include <doctest/doctest.h>

using namespace firebreak;

namespace {

constexpr Time at(int hour) { return kStart + hours{hour}; }

}  // namespace

TEST_CASE("the age of an issue is that of its newest news, never of what is still to come") {
    Issue issue;
    issue.is_news_per_root = false;
    issue.add_news(at(10));
    issue.add_news(at(34));
    issue.add_news(at(20));
    CHECK(issue.age_of_news(at(10), at(1)) == hours{0});
    CHECK(issue.age_of_news(at(19), at(1)) == hours{9});
    CHECK(issue.age_of_news(at(20), at(1)) == hours{0});
    CHECK(issue.age_of_news(at(33), at(1)) == hours{13});
    CHECK(issue.age_of_news(at(100), at(1)) == hours{66});
}

TEST_CASE("before the first news an issue is as old as the post that speaks of it") {
    Issue issue;
    issue.is_news_per_root = false;
    issue.add_news(at(10));
    CHECK(issue.age_of_news(at(8), at(5)) == hours{3});
}

TEST_CASE("where every root is news, what the company says makes nothing younger") {
    Issue issue;
    CHECK(issue.is_news_per_root);
    issue.add_news(at(10));
    CHECK(issue.age_of_news(at(12), at(2)) == hours{10});
}

TEST_CASE("news keeps its order, whatever the order of its coming") {
    Issue issue;
    for (const int hour : {7, 3, 9, 3, 1}) issue.add_news(at(hour));
    CHECK(issue.news == std::vector<Time>{at(1), at(3), at(3), at(7), at(9)});
}
