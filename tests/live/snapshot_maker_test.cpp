// The figures of a snapshot are followed step by step; the measures count them again from the whole record.
#include "engine/live/snapshot_maker.hpp"

#include "engine/core/cut_text.hpp"
#include "engine/measure/time_series.hpp"
#include "tests/live/live_support.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace firebreak;

namespace {

struct Watched {
    Scenario scenario;
    Network network;
    SteeredRun run;
    explicit Watched(std::uint64_t n = 0)
        : scenario{test::little_crisis(n)}, network{make_network(scenario.network)}, run{{scenario, network.graph, test::strategies()}} {}
};

}  // namespace

TEST_CASE("at any moment a snapshot's series says what the measures say") {
    for (const std::uint64_t n : {0U, 1U}) {
        Watched watched{n};
        SnapshotMaker maker{watched.run.simulation()};
        for (const std::int64_t minute : {0, 10, 400, 421, 600, 1111, 1500, 2879, 2880}) {
            CAPTURE(minute);
            watched.run.run_until(kStart + minutes{minute});
            const LiveSnapshot live = maker.make();
            const RunRecord record = record_of(watched.run.simulation());
            const std::vector<SeriesRow> rows = time_series(record);
            REQUIRE(live.series.size() == rows.size());
            for (std::size_t i = 0; i < rows.size(); ++i) {
                CAPTURE(i);
                const auto of = [&](PostType type) { return rows[i].items[static_cast<std::size_t>(type)]; };
                CHECK(live.series[i].start == rows[i].start);
                CHECK(live.series[i].volume == rows[i].volume);
                CHECK(live.series[i].shares == of(PostType::share));
                CHECK(live.series[i].complaints == of(PostType::complaint) + of(PostType::follow_up) + of(PostType::me_too));
                CHECK(live.series[i].questions == of(PostType::question));
                CHECK(live.series[i].articles == of(PostType::article));
                if (rows[i].desk) {
                    CHECK(live.series[i].replies == rows[i].desk->replies);
                    CHECK(live.series[i].backlog == rows[i].desk->queue_length);
                }
                if (rows[i].buzz) CHECK(live.series[i].buzz == doctest::Approx(*rows[i].buzz));
            }
            CHECK(live.figures.is_crisis ==
                  (crisis_of(record).crises > 0 && crisis_of(record).first.has_value() && crisis_of(record).first->is_censored));
        }
    }
}

TEST_CASE("figures of the desk and of the crowd are those of the run") {
    Watched watched;
    SnapshotMaker maker{watched.run.simulation()};
    watched.run.run_until(kStart + hours{20});
    maker.look_at_accounts();
    const LiveSnapshot live = maker.make();
    const Simulation& simulation = watched.run.simulation();
    CHECK(live.figures.posts == static_cast<std::int64_t>(simulation.book().posts.size()));
    CHECK(live.figures.cases == static_cast<std::int64_t>(simulation.cases().size()));
    CHECK(live.figures.queue_length == static_cast<std::int64_t>(simulation.company().queue_length()));
    std::int64_t reached = 0;
    std::int64_t complained = 0;
    std::int64_t customers = 0;
    for (std::uint32_t i = 0; i < simulation.graph().accounts(); ++i) {
        reached += (live.account_flags[i] & kLiveReached) != 0 ? 1 : 0;
        complained += (live.account_flags[i] & kLiveComplained) != 0 ? 1 : 0;
        customers += (live.account_flags[i] & kLiveCustomer) != 0 ? 1 : 0;
    }
    CHECK(reached == live.figures.reached);
    CHECK(customers == static_cast<std::int64_t>(live.figures.customers));
    std::vector<bool> has_complained(simulation.graph().accounts());
    for (const Post& post : simulation.book().posts) {
        if (post.type == PostType::complaint || post.type == PostType::follow_up || post.type == PostType::me_too)
            has_complained[index(post.author)] = true;
    }
    CHECK(complained == std::count(has_complained.begin(), has_complained.end(), true));
    REQUIRE_FALSE(live.series.empty());
    CHECK(live.series.back().cumulative_reach == live.figures.reached);
    CHECK(live.series.back().spent == doctest::Approx(live.figures.spent));
}

TEST_CASE("a snapshot travels with the newest posts and decisions, and with every case that waits") {
    Watched watched;
    SnapshotMaker maker{watched.run.simulation()};
    watched.run.run_until(kStart + hours{14});
    Command note;
    note.kind = CommandKind::note;
    // Its last word would be cut in two.
    while (note.text.size() < kLiveTextBytes) note.text += "réclamations ";
    watched.run.issue(note);
    watched.run.run_until(kStart + hours{14} + minutes{1});
    const LiveSnapshot live = maker.make();
    const Simulation& simulation = watched.run.simulation();
    REQUIRE(live.posts.size() == std::min(kLivePosts, simulation.book().posts.size()));
    CHECK(index(live.posts.front().id) == simulation.book().posts.size() - 1);
    std::int64_t waiting = 0;
    for (const LiveCase& one : live.cases) waiting += one.status == LiveCaseStatus::waiting ? 1 : 0;
    CHECK(waiting == std::min<std::int64_t>(200, live.figures.queue_length));
    CHECK(live.cases.size() <= kLiveCases);
    const std::string told = live.decisions.front().text.data();
    CHECK(told == cut_text(note.text, kLiveTextBytes - 1));
    CHECK(told.ends_with("réclamations…"));
}
