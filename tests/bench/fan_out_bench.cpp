// The fan-out as a run executes it (coins, delays, scheduling), without what its exposures lead to, beside what bounds it: the bare
// traversal of the same rows.
#include "tests/bench/networks.hpp"
#include "tests/bench/peers/cascade_peers.hpp"
#include "tests/bench/sections.hpp"

#include "engine/sim/event_wheel.hpp"
#include "engine/sim/fan_out.hpp"

#include <fmt/format.h>

#include <algorithm>

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

void measure(Session& session, const FollowerGraph& graph, const std::vector<AccountId>& authors, const std::string& id,
             const std::string& whose) {
    double follows = 0.0;
    for (const AccountId author : authors) follows += static_cast<double>(graph.followers_count(author));
    session.tell(fmt::format("The fan-out by itself, authors: {}", whose),
                 fmt::format("{} posts, {:.1f} M follows, v = 0.1, 1 thread: coins, delays and the wheel, without handling.",
                             authors.size(), follows / 1e6));
    Scenario scenario;
    const ActivityClock activity{scenario.platform.activity};
    const auto spread_all = [&](DrawMode mode) {
        scenario.platform.draws = mode;
        const FanOut fan_out{scenario, graph, activity, Draws{1, 0}};
        EventWheel wheel{scenario.platform.min_reaction, 1};
        std::vector<Event> drained;
        std::uint64_t seen = 0;
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
                seen += drained.size();
            }
            if (wheel.current() < window) wheel.advance(window);
            fan_out.spread(fan_out.start(PostId{i}, post), graph.followers(post.author), {}, everybody,
                           [&](const Event& event) { wheel.add(0, event); });
        }
        look_at(seen);
    };
    const auto read_all = [&] {
        std::uint64_t sum = 0;
        for (const AccountId author : authors) {
            for (const AccountId follower : graph.followers(author)) sum += index(follower);
        }
        look_at(sum);
    };
    const auto contender = [&](const std::string& name, const std::string& what, std::function<void()> work) {
        return Contender{id + name, what, "M follows/s", [follows, work] { return follows / seconds_of(work) / 1e6; }};
    };
    session.compete({contender(".rows", "bare traversal of the same rows", read_all),
                     contender(".per_follow", "fan-out, a coin per follow", [&] { spread_all(DrawMode::per_follow); }),
                     contender(".skip", "fan-out, geometric skips", [&] { spread_all(DrawMode::skip); })});
}

}  // namespace

void measure_fan_out(Session& session) {
    const FollowerGraph graph = rmat_network(session.options().is_quick);
    measure(session, graph, anybody(graph), "fan_out.anybody", "anybody");
    measure(session, graph, the_followed(graph), "fan_out.followed", "by their followers");
}

}  // namespace firebreak::bench
