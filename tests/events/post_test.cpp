#include "engine/events/post.hpp"
#include "engine/events/event.hpp"

#include <doctest/doctest.h>

using namespace firebreak;

TEST_CASE("a share repeats its root, however far down it stands") {
    PostBook book;
    PostDraft draft{.key = 1,
                    .author = AccountId{5},
                    .arousal = 0.75F,
                    .valence = -0.75F,
                    .vividness = 3.0F,
                    .credibility = 1.5F,
                    .issue = IssueId{2},
                    .type = PostType::me_too};
    PostId last = book.add(draft, CaseId{0}, 10);
    const PostId root = last;
    for (std::uint64_t depth = 1; depth <= 4; ++depth) {
        last = book.add({.key = 10 + depth, .author = AccountId{20}, .parent = last, .credibility = 0.5F, .type = PostType::share}, kNoCase,
                        3);
        const Post& share = book[last];
        CAPTURE(depth);
        CHECK(share.depth == depth);
        CHECK(share.root == root);
        CHECK(share.arousal == 0.75F);
        CHECK(share.valence == -0.75F);
        CHECK(share.vividness == 3.0F);
        CHECK(share.issue == IssueId{2});
        CHECK(share.root_type == PostType::me_too);
        CHECK(share.credibility == 0.5F);
    }
}

TEST_CASE("replies stand under their own root, newest first") {
    PostBook book;
    const PostId one = book.add({.key = 1, .author = AccountId{1}}, CaseId{0}, 0);
    const PostId two = book.add({.key = 2, .author = AccountId{2}}, CaseId{1}, 0);
    PublishedReply reply;
    for (const PostId root : {one, two, one, one}) {
        reply.root = root;
        static_cast<void>(book.add(reply));
    }
    CHECK(book[one].newest_reply == 3);
    CHECK(book.replies[3].previous == 2);
    CHECK(book.replies[2].previous == 0);
    CHECK(book.replies[0].previous == kNoReply);
    CHECK(book[two].newest_reply == 1);
    CHECK(book.replies[1].previous == kNoReply);
}

TEST_CASE("an event keeps its time, kind and subject in sixteen bytes, as far as time goes") {
    for (const std::int64_t microseconds : {std::int64_t{0}, std::int64_t{1}, std::int64_t{3650} * 86'400'000'000}) {
        const Event event{Time{Duration{microseconds}}, EventKind::follow_up, AccountId{77}, 0xffff'fffeU};
        CHECK(microseconds_of(event.time()) == microseconds);
        CHECK(event.kind() == EventKind::follow_up);
    }
    CHECK(Event{Time{Duration{5}}, EventKind::metrics_tick, AccountId{}, 0}.when <
          Event{Time{Duration{6}}, EventKind::command, AccountId{}, 0}.when);
}

TEST_CASE("a failure's name unpacks into what was packed") {
    for (const std::uint16_t issue : {std::uint16_t{0}, std::uint16_t{1}, std::uint16_t{4095}}) {
        for (const std::uint32_t number : {0U, 1U, 0x7'ffffU}) {
            for (const bool is_stretched : {false, true}) {
                const std::uint32_t subject = failure_subject(IssueId{issue}, number, is_stretched);
                CHECK(issue_of_failure(subject) == IssueId{issue});
                CHECK(number_of_failure(subject) == number);
                CHECK(is_stretched_failure(subject) == is_stretched);
            }
        }
    }
}
