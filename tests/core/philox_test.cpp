#include "engine/core/philox.hpp"

#include <doctest/doctest.h>

using namespace firebreak;

// The known-answer vectors that Random123 publishes for philox4x32-10 (kat_vectors).
TEST_CASE("Philox gives the answers that its authors publish") {
    CHECK(philox4x32({0, 0, 0, 0}, {0, 0}) == PhiloxCounter{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
    CHECK(philox4x32({0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff}, {0xffffffff, 0xffffffff}) ==
          PhiloxCounter{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
    CHECK(philox4x32({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}) ==
          PhiloxCounter{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1});
}

TEST_CASE("Philox gives the same answers at compile time") {
    static_assert(philox4x32({0, 0, 0, 0}, {0, 0})[0] == 0x6627e8d5);
    CHECK(philox4x32({1, 2, 3, 4}, {5, 6}) == [] {
        constexpr PhiloxCounter kBlock = philox4x32({1, 2, 3, 4}, {5, 6});
        return kBlock;
    }());
}
