#include "engine/study/shard_task.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace firebreak;
using Clock = ShardTask::Clock;

namespace {

std::vector<std::byte> bytes(const char* text) {
    const std::string letters = text;
    const auto view = std::as_bytes(std::span{letters.data(), letters.size()});
    return {view.begin(), view.end()};
}

}  // namespace

TEST_CASE("when a worker dies, the runs under way are retried each by itself and the rest together") {
    ShardTask task{{1, 2, 3, 4, 5}, std::nullopt};
    CHECK(task.take_batch() == std::vector<std::uint64_t>{1, 2, 3, 4, 5});
    const Clock::time_point now = Clock::now();
    task.begin(1, now);
    task.add_part(1, bytes("one"), true);
    task.begin(2, now);
    task.begin(3, now);
    task.add_part(3, bytes("half of it"), false);
    CHECK_FALSE(task.take_back());
    CHECK_FALSE(task.next_is_alone());
    CHECK(task.take_batch() == std::vector<std::uint64_t>{4, 5});
    task.keep(4, bytes("four"));
    task.keep(5, bytes("five"));
    CHECK_FALSE(task.is_done());
    CHECK(task.next_is_alone());
    CHECK(task.take_batch() == std::vector<std::uint64_t>{2});
    task.begin(2, now);
    // It was alone, so it is guilty.
    CHECK(task.take_back() == 2U);
    task.keep(2, bytes("failed"));
    CHECK(task.take_batch() == std::vector<std::uint64_t>{3});
    task.begin(3, now);
    task.add_part(3, bytes("th"), false);
    task.add_part(3, bytes("ree"), true);
    CHECK(task.is_done());
    const std::vector<ShardRecord> records = task.records();
    REQUIRE(records.size() == 5);
    CHECK(records[2].run == 3);
    CHECK(records[2].bytes == bytes("three"));  // nothing of the half that was lost
}

TEST_CASE("a run that waits for its turn is not under way") {
    ShardTask task{{1, 2}, std::nullopt};
    (void)task.take_batch();
    task.begin(1, Clock::now());
    task.pause(1);
    CHECK_FALSE(task.take_back());
    CHECK_FALSE(task.next_is_alone());
    CHECK(task.take_batch() == std::vector<std::uint64_t>{1, 2});
}

TEST_CASE("a run that takes too long is found, and its neighbours are asked for again together") {
    ShardTask task{{1, 2, 3}, std::nullopt};
    (void)task.take_batch();
    const Clock::time_point now = Clock::now();
    task.begin(1, now);
    task.begin(2, now - std::chrono::seconds{60});
    CHECK_FALSE(task.overdue(now, std::chrono::duration<double>{61.0}));
    CHECK(task.overdue(now, std::chrono::duration<double>{59.0}) == 2U);
    task.keep(2, bytes("too long"));
    task.put_back();
    CHECK_FALSE(task.next_is_alone());
    CHECK(task.take_batch() == std::vector<std::uint64_t>{1, 3});
}

TEST_CASE("runs that may not share a process never stand in one batch, also when they are tried again") {
    ShardTask task{std::vector<ShardTask::Batch>{{{1, 2}, false, 0}, {{3, 4}, false, 7}}, std::nullopt};
    CHECK(task.next_circle() == 0);
    CHECK(task.take_batch() == std::vector<std::uint64_t>{1, 2});
    task.keep(1, bytes("one"));
    task.keep(2, bytes("two"));
    CHECK(task.next_circle() == 7);
    CHECK(task.take_batch() == std::vector<std::uint64_t>{3, 4});
    task.begin(3, Clock::now());
    CHECK_FALSE(task.take_back());
    CHECK(task.next_circle() == 7);
    CHECK(task.take_batch() == std::vector<std::uint64_t>{4});
    task.put_back();
    CHECK(task.next_circle() == 7);
    CHECK(task.take_batch() == std::vector<std::uint64_t>{4});
    task.keep(4, bytes("four"));
    CHECK(task.next_is_alone());
    CHECK(task.next_circle() == 7);
}

TEST_CASE("want of memory is tried once more alone before it is held against a run") {
    ShardTask task{{1, 2}, std::nullopt};
    (void)task.take_batch();
    CHECK_FALSE(task.retry_alone(1));
    task.keep(2, bytes("two"));
    CHECK(task.is_batch_done());
    CHECK(task.next_is_alone());
    (void)task.take_batch();
    CHECK(task.retry_alone(1));
}
