// The fan-out as a run executes it (coins, delays, scheduling), beside what bounds it: the bare traversal of the same rows, and a
// top-down breadth-first search of the same graph.
#include "tests/bench/bench.hpp"

#include "engine/sim/event_wheel.hpp"
#include "engine/sim/fan_out.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace firebreak::bench {
namespace {

constexpr std::size_t kPosts = 40'000;
constexpr double kFollowsOfStars = 2e7;

// Authors in a keyed order that has nothing to do with where their rows lie, as posts come in a run: anybody, most of whom have few
// followers, so that the cost per post shows.
std::vector<AccountId> anybody(const FollowerGraph& graph) {
    std::vector<AccountId> authors;
    for (std::uint64_t i = 0; authors.size() < kPosts; ++i)
        authors.push_back(AccountId{static_cast<std::uint32_t>(mix(i) % graph.accounts())});
    return authors;
}

// Authors drawn in proportion to their followers, so that the cost per follow shows.
std::vector<AccountId> the_followed(const FollowerGraph& graph) {
    std::vector<AccountId> authors;
    const auto offsets = graph.all_offsets();
    double follows = 0.0;
    for (std::uint64_t i = 0; follows < kFollowsOfStars; ++i) {
        const auto row = std::upper_bound(offsets.begin(), offsets.end(), mix(i) % graph.follows()) - offsets.begin() - 1;
        authors.push_back(AccountId{static_cast<std::uint32_t>(row)});
        follows += static_cast<double>(graph.followers_count(authors.back()));
    }
    return authors;
}

std::uint64_t breadth_first(const FollowerGraph& graph, AccountId start) {
    std::vector<bool> seen(graph.accounts());
    std::vector<AccountId> frontier{start};
    std::vector<AccountId> next;
    seen[index(start)] = true;
    std::uint64_t crossed = 0;
    while (!frontier.empty()) {
        next.clear();
        for (const AccountId author : frontier) {
            for (const AccountId follower : graph.followers(author)) {
                ++crossed;
                if (seen[index(follower)]) continue;
                seen[index(follower)] = true;
                next.push_back(follower);
            }
        }
        frontier.swap(next);
    }
    return crossed;
}

void measure(const FollowerGraph& graph, const std::vector<AccountId>& authors, const char* whose, int rounds) {
    double follows = 0.0;
    for (const AccountId author : authors) follows += static_cast<double>(graph.followers_count(author));
    fmt::print("\nFan-out: {} posts by {}, {:.1f} M follows crossed, 1 thread, median (least - most) of {}\n", authors.size(), whose,
               follows / 1e6, rounds);

    std::uint64_t sink = 0;
    print_rate("bare traversal of the rows", follows, time_of(rounds, [&] {
                   for (const AccountId author : authors) {
                       for (const AccountId follower : graph.followers(author)) sink += index(follower);
                   }
               }));

    const AccountId hub = *std::max_element(authors.begin(), authors.end(),
                                            [&](AccountId a, AccountId b) { return graph.followers_count(a) < graph.followers_count(b); });
    const double crossed = static_cast<double>(breadth_first(graph, hub));
    print_rate("top-down breadth-first search", crossed, time_of(rounds, [&] { sink += breadth_first(graph, hub); }));

    Scenario scenario;
    const ActivityClock activity{scenario.platform.activity};
    const auto spread_all = [&](DrawMode mode) {
        scenario.platform.draws = mode;
        const FanOut fan_out{scenario, graph, activity, Draws{1, 0}};
        EventWheel wheel{scenario.platform.min_reaction, 1};
        std::vector<Event> drained;
        for (std::uint32_t i = 0; i < authors.size(); ++i) {
            Post post;
            post.key = mix(i);
            post.author = authors[i];
            // Four posts per window: the wheel is emptied as it turns, as in a run.
            post.time = kStart + scenario.platform.min_reaction * (i / 4);
            const Window window = wheel.window_of(post.time);
            while (wheel.next_window() < window) {
                wheel.advance(wheel.next_window());
                drained.clear();
                wheel.drain(drained);
                sink += drained.size();
            }
            if (wheel.current() < window) wheel.advance(window);
            fan_out.spread(fan_out.start(PostId{i}, post), graph.followers(post.author), {},
                           [&](const Event& event) { wheel.add(0, event); });
        }
    };
    print_rate("fan-out, a coin per follow, v = 0.1", follows, time_of(rounds, [&] { spread_all(DrawMode::per_follow); }));
    print_rate("fan-out, geometric skips, v = 0.1", follows, time_of(rounds, [&] { spread_all(DrawMode::skip); }));
    if (sink == 0) fmt::print("nothing was crossed\n");
}

}  // namespace

void run_fan_out(const FollowerGraph& graph, int rounds) {
    measure(graph, anybody(graph), "anybody", rounds);
    measure(graph, the_followed(graph), "authors drawn by followers", rounds);
}

}  // namespace firebreak::bench
