#include "engine/live/checkpoints.hpp"

#include <doctest/doctest.h>

using namespace firebreak;

namespace {

MemoryCheckpoint at_hour(int hour, std::size_t entries = 0, std::size_t bytes = 100) {
    return {kStart + hours{hour}, entries, std::vector<std::byte>(bytes)};
}

}  // namespace

TEST_CASE("checkpoints stay within their budget, the newest among them, and thin out evenly") {
    Checkpoints checkpoints{1000};
    for (int hour = 0; hour < 500; ++hour) {
        checkpoints.keep(at_hour(hour));
        CHECK(checkpoints.bytes() <= 1000);
        REQUIRE(checkpoints.before(kStart + hours{hour}, 0) != nullptr);
        CHECK(checkpoints.before(kStart + hours{hour}, 0)->time == kStart + hours{hour});
    }
    CHECK(checkpoints.count() >= 4);
    CHECK(checkpoints.bytes() == checkpoints.count() * 100);
}

TEST_CASE("a state larger than the budget is kept alone") {
    Checkpoints checkpoints{10};
    checkpoints.keep(at_hour(1));
    checkpoints.keep(at_hour(2));
    CHECK(checkpoints.count() == 1);
    CHECK(checkpoints.before(kStart + hours{3}, 0)->time == kStart + hours{2});
    CHECK(checkpoints.before(kStart + hours{1}, 0) == nullptr);
}

TEST_CASE("the state before a moment knows nothing that was commanded later") {
    Checkpoints checkpoints{10'000};
    checkpoints.keep(at_hour(1, 0));
    checkpoints.keep(at_hour(2, 1));
    checkpoints.keep(at_hour(2, 2));
    CHECK(checkpoints.before(kStart + hours{2}, 1)->journal_entries == 1);
    CHECK(checkpoints.before(kStart + hours{2}, 0)->time == kStart + hours{1});
    checkpoints.drop_after(kStart + hours{2}, 1);
    CHECK(checkpoints.count() == 2);
    checkpoints.drop_after(kStart + hours{1}, 5);
    CHECK(checkpoints.count() == 1);
    CHECK(checkpoints.bytes() == 100);
}
