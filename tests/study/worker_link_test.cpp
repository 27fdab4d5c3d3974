#include "engine/study/worker_link.hpp"

#include <doctest/doctest.h>

#include <optional>
#include <string>

#include <unistd.h>

using namespace firebreak;

TEST_CASE("what is longer than one message arrives in parts, in order") {
    LinkPair pair = make_link();
    std::vector<std::byte> sent(150'000);
    for (std::size_t i = 0; i < sent.size(); ++i) sent[i] = static_cast<std::byte>(i * 7 % 251);
    REQUIRE(pair.worker.send(LinkKind::begin, 5));
    REQUIRE(pair.worker.send(LinkKind::result, 5, sent));
    const auto first = pair.supervisor.receive(WorkerLink::Wait::no);
    REQUIRE(first);
    CHECK(first->kind == LinkKind::begin);
    CHECK(first->run == 5);
    std::vector<std::byte> received;
    int parts = 0;
    for (bool is_last = false; !is_last; ++parts) {
        const auto part = pair.supervisor.receive(WorkerLink::Wait::no);
        REQUIRE(part);
        CHECK(part->kind == LinkKind::result);
        received.insert(received.end(), part->bytes.begin(), part->bytes.end());
        is_last = part->is_last;
    }
    CHECK(parts > 1);
    CHECK(received == sent);
    CHECK_FALSE(pair.supervisor.receive(WorkerLink::Wait::no));
    CHECK_FALSE(pair.supervisor.is_over());
}

TEST_CASE("what was said before the other end went away is still heard") {
    std::optional<LinkPair> pair{make_link()};
    WorkerLink supervisor{std::move(pair->supervisor)};
    REQUIRE(pair->worker.send(LinkKind::broken, "the last words"));
    pair.reset();
    const auto last = supervisor.receive(WorkerLink::Wait::yes);
    REQUIRE(last);
    CHECK(last->text() == "the last words");
    CHECK_FALSE(supervisor.receive(WorkerLink::Wait::yes));
    CHECK(supervisor.is_over());
    CHECK_FALSE(supervisor.send(LinkKind::networks));
}
