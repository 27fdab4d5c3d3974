#include "engine/live/shared_snapshot.hpp"
#include "engine/core/diagnostics.hpp"
#include "engine/live/snapshot_bytes.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <csignal>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace firebreak;

TEST_CASE("nothing is taken before something was published, and nothing twice") {
    SharedSnapshot shared = SharedSnapshot::create(1000);
    std::uint64_t version = 0;
    CHECK_FALSE(shared.take(version));
    const std::vector<std::byte> bytes(10, std::byte{7});
    shared.publish(bytes);
    REQUIRE(shared.take(version).value() == bytes);
    CHECK(version == 1);
    CHECK_FALSE(shared.take(version));
    CHECK_THROWS_AS(shared.publish(std::vector<std::byte>(5000)), RunError);
}

TEST_CASE("what another process publishes is always whole, and stays when that process is killed") {
    constexpr std::size_t kBytes = 200'000;
    SharedSnapshot shared = SharedSnapshot::create(kBytes);
    const int descriptor = ::dup(shared.descriptor());
    const pid_t child = ::fork();
    if (child == 0) {
        std::vector<std::byte> bytes(kBytes);
        for (unsigned n = 1;; ++n) {
            // Every version is of one byte only, and of another length.
            bytes.assign(kBytes - n % 1000, static_cast<std::byte>(n % 251));
            shared.publish(bytes);
            ::usleep(n % 64);
        }
    }
    SharedSnapshot other = SharedSnapshot::open(descriptor);
    std::uint64_t version = 0;
    int taken = 0;
    int torn = 0;
    const auto begin = std::chrono::steady_clock::now();
    while (taken < 300 && std::chrono::steady_clock::now() - begin < std::chrono::seconds{20}) {
        const auto bytes = other.take(version);
        if (!bytes) continue;
        ++taken;
        torn += std::all_of(bytes->begin(), bytes->end(), [&](std::byte one) { return one == bytes->front(); }) ? 0 : 1;
    }
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    CHECK(taken == 300);
    CHECK(torn == 0);
    version = 0;
    // It may have died while writing the newest; then nothing, never half of it.
    if (const auto last = other.take(version))
        CHECK(std::all_of(last->begin(), last->end(), [&](std::byte one) { return one == last->front(); }));
}

TEST_CASE("a descriptor of anything else is refused") {
    CHECK_THROWS_AS(static_cast<void>(SharedSnapshot::open(-1)), RunError);
    const int null = ::open("/dev/null", O_RDWR);
    CHECK_THROWS_AS(static_cast<void>(SharedSnapshot::open(null)), RunError);
    ::close(null);
}

TEST_CASE("a snapshot comes back from its bytes, and damaged bytes are refused or read as another, never worse") {
    LiveSnapshot snapshot;
    snapshot.figures.now = kStart + hours{5};
    snapshot.series.resize(3);
    snapshot.series[1].volume = 42;
    snapshot.posts.resize(2);
    snapshot.posts[1].author = AccountId{9};
    snapshot.cases.resize(1);
    snapshot.decisions.resize(1);
    snapshot.account_flags = {1, 2, 3};
    snapshot.account_anger = {4, 5, 6};
    std::vector<std::byte> bytes = bytes_of(snapshot);
    CHECK(bytes.size() <= most_snapshot_bytes(3, 3));
    const LiveSnapshot back = snapshot_of(bytes);
    CHECK(back.figures.now == snapshot.figures.now);
    CHECK(back.series[1].volume == 42);
    CHECK(back.posts[1].author == AccountId{9});
    CHECK(back.account_anger == snapshot.account_anger);
    for (std::size_t length = 0; length < bytes.size(); length += 7)
        CHECK_THROWS_AS(static_cast<void>(snapshot_of(std::span{bytes}.first(length))), RunError);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::vector<std::byte> damaged = bytes;
        damaged[i] ^= std::byte{0xff};
        try {
            static_cast<void>(snapshot_of(damaged));
        } catch (const RunError&) {
        }
    }
}
