// A crowd driven by hand, event by event, with a book of posts that the test writes itself.
#pragma once

#include "engine/crowd/crowd.hpp"
#include "engine/world/incidents.hpp"
#include "tests/sim/run_support.hpp"

namespace firebreak::test {

struct HandDrivenCrowd {
    explicit HandDrivenCrowd(Scenario given, std::uint64_t repetition = 0)
        : scenario{std::move(given)},
          graph{FollowerGraph::empty(static_cast<std::uint32_t>(scenario.network.accounts))},
          activity{scenario.platform.activity},
          draws{scenario.seed, repetition},
          issues{Incidents{scenario, activity, draws}.initial_issues()},
          crowd{{scenario, graph, book, issues, activity, conditions, {}}, 0xffff'ffffU, draws} {}

    /// A negative root by `author`, with its appeal worked out.
    PostId write(std::uint64_t key, std::uint32_t author, Time time, float arousal = 0.7F, IssueId issue = kBackgroundIssue) {
        const PostId id = book.add(
            {.key = key, .time = time, .author = AccountId{author}, .arousal = arousal, .valence = -arousal, .issue = issue}, kNoCase, 0);
        book.posts.back().appeal = crowd.appeal(book.posts.back());
        return id;
    }
    void happens(Time time, EventKind kind, std::uint32_t account, std::uint32_t subject) {
        crowd.handle(Event{time, kind, AccountId{account}, subject}, out);
    }
    void sees(Time time, std::uint32_t account, PostId post) { happens(time, EventKind::exposure, account, index(post)); }
    /// Drafts of this type so far.
    [[nodiscard]] std::size_t count(PostType type) const {
        return static_cast<std::size_t>(
            std::count_if(out.drafts.begin(), out.drafts.end(), [type](const OrderedDraft& one) { return one.draft.type == type; }));
    }

    Scenario scenario;
    FollowerGraph graph;
    ActivityClock activity;
    Draws draws;
    Issues issues;
    PostBook book;
    Conditions conditions;
    Crowd crowd;
    Outbox out;
};

}  // namespace firebreak::test
