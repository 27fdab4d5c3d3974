// The full model where exposures dominate (tests/bench/hot_day.yaml): every exposure is drawn, delayed, scheduled and handled, with anger,
// attitude, contagion and all else at its defaults.
#include "tests/bench/engine_run.hpp"
#include "tests/bench/networks.hpp"
#include "tests/bench/peers/cascade_peers.hpp"
#include "tests/bench/sections.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace firebreak::bench {
namespace {

struct Measured {
    double seconds = 0.0;
    double exposures = 0.0;
    double follows = 0.0;
    double posts = 0.0;
    std::uint64_t digest = 0;
};

Measured run_once(const Runs& runs, int threads, bool wants_digest = false) {
    Measured measured;
    double looking = 0.0;
    measured.seconds = seconds_of([&] {
        runs.run(0, threads, [&](const Simulation& simulation) {
            measured.exposures = static_cast<double>(simulation.exposures_handled());
            measured.follows = static_cast<double>(simulation.follows_crossed());
            measured.posts = static_cast<double>(simulation.book().posts.size());
            if (wants_digest) looking = seconds_of([&] { measured.digest = simulation.digest(); });
        });
    });
    measured.seconds -= looking;
    return measured;
}

AccountId most_followed(const FollowerGraph& graph) {
    std::uint32_t most = 0;
    for (std::uint32_t i = 1; i < graph.accounts(); ++i) {
        if (graph.followers_count(AccountId{i}) > graph.followers_count(AccountId{most})) most = i;
    }
    return AccountId{most};
}

}  // namespace

void measure_hot_day(Session& session) {
    const bool is_quick = session.options().is_quick;
    const FollowerGraph graph = rmat_network(is_quick);
    const std::vector<std::string> smaller{"incidents.news.seeds_per_hour=500", "incidents.news.seeds_at_start=100"};
    const Scenario windowed = scenario_of("tests/bench/hot_day.yaml", is_quick ? smaller : std::vector<std::string>{});
    Scenario serial = windowed;
    serial.sim.loop = Loop::serial;
    const Runs runs{windowed, graph};
    const Runs heap{serial, graph};

    const Measured first = run_once(runs, 1, true);
    const double identical = run_once(runs, 2, true).digest == first.digest && run_once(heap, 1, true).digest == first.digest ? 1.0 : 0.0;
    session.tell(
        "The full model on a hot day",
        fmt::format("tests/bench/hot_day.yaml on W1's graph: {:.0f} k posts, {:.1f} M follows crossed, {:.1f} M exposures handled; set-up "
                    "included.",
                    first.posts / 1e3, first.follows / 1e6, first.exposures / 1e6));
    // Of one and the same run: the times are kept, and what was done in them gives the rates.
    Samples one;
    Samples two;
    Samples by_heap;
    Samples traversal;
    const AccountId start = most_followed(graph);
    for (int round = 0; round < session.options().rounds; ++round) {
        one.push_back(run_once(runs, 1).seconds);
        two.push_back(run_once(runs, 2).seconds);
        by_heap.push_back(run_once(heap, 1).seconds);
        std::uint64_t crossed = 0;
        const double seconds = seconds_of([&] { crossed = breadth_first(graph, std::span{&start, 1}); });
        traversal.push_back(static_cast<double>(crossed) / seconds / 1e6);
    }
    const auto rate = [](double amount, Samples seconds) {
        for (double& value : seconds) value = amount / value / 1e6;
        return seconds;
    };
    session.keep("full.exposures", "exposures handled, 1 thread", "M/s", rate(first.exposures, one));
    session.keep("full.exposures_2", "exposures handled, 2 threads", "M/s", rate(first.exposures, two));
    session.keep("full.heap", "exposures handled, the serial loop with its binary heap", "M/s", rate(first.exposures, by_heap));
    session.keep("full.follows", "follows crossed, 1 thread", "M/s", rate(first.follows, one));
    session.keep("full.follows_2", "follows crossed, 2 threads", "M/s", rate(first.follows, two));
    session.keep("full.breadth_first", "top-down breadth-first search of the same graph", "M/s", traversal);
    session.keep("full.posts", "posts made, 1 thread", "M/s", rate(first.posts, one));
    session.keep("full.identical", "2 threads and the serial loop give the same digest", "(1: yes)", {identical});
}

}  // namespace firebreak::bench
