#include "engine/core/ids.hpp"

#include <doctest/doctest.h>

#include <type_traits>

using namespace firebreak;

TEST_CASE("one kind of id is never taken for another, or for a number") {
    static_assert(!std::is_convertible_v<AccountId, PostId>);
    static_assert(!std::is_convertible_v<AccountId, std::uint32_t>);
    static_assert(!std::is_convertible_v<std::uint32_t, AccountId>);
    static_assert(std::is_same_v<decltype(index(AccountId{7})), std::uint32_t>);
    CHECK(index(AccountId{7}) == 7);
    CHECK(index(IssueId{3}) == 3);
}

TEST_CASE("the company is an author of its own, not the absence of one") {
    CHECK(kCompanyAccount != kNoAccount);
    CHECK(index(kBackgroundIssue) == 0);
}
