// Prints the digest of each of some runs, one a line: what processor_test.cpp compares between processors.
#define DOCTEST_CONFIG_IMPLEMENT
#include "tests/determinism/random_scenario.hpp"

#include <cinttypes>
#include <cstdio>

int main() {
    for (const std::uint64_t n : {0U, 1U, 2U, 3U, 4U, 6U, 8U, 10U, 13U, 17U}) {
        const firebreak::test::Run run = firebreak::test::finished(firebreak::test::random_scenario(n));
        std::printf("%" PRIx64 " %zu\n", run->digest(), run->book().posts.size());
    }
    return 0;
}
