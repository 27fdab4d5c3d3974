// The independent cascade, p = 0.1, ten replicates from ten seeds: the engine with everything but sharing switched off, beside other
// programs on the same graph. Rate: the follower counts of all who shared, over the time of all ten.
#include "tests/bench/engine_run.hpp"
#include "tests/bench/networks.hpp"
#include "tests/bench/peers/cascade_peers.hpp"
#include "tests/bench/peers/graph_on_disk.hpp"
#include "tests/bench/process.hpp"
#include "tests/bench/sections.hpp"

#include "engine/core/hash.hpp"
#include "engine/sim/parallel.hpp"

#include <fmt/format.h>

#include <memory>

namespace firebreak::bench {
namespace {

constexpr double kP = 0.1;
constexpr std::size_t kReplicates = 10;
/// A replicate counts as one that caught on from this share of the accounts.
constexpr double kCaughtOn = 0.01;

// Whoever sees a post shares it, and a tenth of the followers see it, one window later, so that a window is a generation.
Scenario cascade(std::string_view draws, bool has_weights) {
    std::vector<std::string> changes{fmt::format("platform.visibility={}", kP),
                                     "platform.share_probability=100",
                                     "platform.kernel=fixed",
                                     "platform.kernel_mean=10 s",
                                     fmt::format("platform.draws={}", draws),
                                     "company.policy_tick=1 d",
                                     "horizon=2 h"};
    if (has_parameter("sim", "exposures")) changes.push_back("sim.exposures=shares_only");
    Scenario scenario = scenario_of("scenarios/small/pure_contagion.yaml", changes);
    // The file names a generator, and weights are asked for where a graph comes from a file; here it comes from memory.
    scenario.platform.follow_weights = has_weights;
    return scenario;
}

FollowerGraph with_weights(const FollowerGraph& graph) {
    GraphArrays arrays;
    arrays.offsets = Buffer<std::uint64_t>(graph.all_offsets().size());
    arrays.followers = Buffer<AccountId>(graph.follows());
    arrays.weights = Buffer<float>(graph.follows());
    std::copy(graph.all_offsets().begin(), graph.all_offsets().end(), arrays.offsets.begin());
    std::copy(graph.all_followers().begin(), graph.all_followers().end(), arrays.followers.begin());
    // Each follow its own probability, half to one and a half times p. A graph's weights stand in for visibility.
    for (std::uint64_t follow = 0; follow < graph.follows(); ++follow)
        arrays.weights[follow] = static_cast<float>(kP) * (0.5F + static_cast<float>(mix(follow) >> 40) * 0x1.0p-24F);
    return FollowerGraph::stored(std::move(arrays));
}

std::uint64_t crossed_by(const Simulation& simulation) {
    std::uint64_t crossed = 0;
    for (const Post& post : simulation.book().posts) crossed += post.followers;
    return crossed;
}

/// Ten replicates that do not die out at once, and who begins in them.
struct Seeds {
    std::vector<std::uint64_t> repetitions;
    std::vector<AccountId> starts;
};
Seeds seeds_that_catch_on(const Runs& runs, const FollowerGraph& graph) {
    Seeds seeds;
    for (std::uint64_t repetition = 0; seeds.repetitions.size() < kReplicates && repetition < 1000; ++repetition) {
        runs.run(repetition, 1, [&](const Simulation& simulation) {
            if (static_cast<double>(simulation.book().posts.size()) < kCaughtOn * graph.accounts()) return;
            seeds.repetitions.push_back(repetition);
            seeds.starts.push_back(simulation.book().posts[0].author);
        });
    }
    return seeds;
}

// Million follows crossed per second by all replicates; one after the other with `inside` threads each, or `beside` of them at once.
double engine_round(const Runs& runs, const Seeds& seeds, int inside, int beside) {
    std::vector<std::uint64_t> crossed(seeds.repetitions.size());
    Workers workers{beside};
    const double seconds = seconds_of([&] {
        workers.for_each(crossed.size(), [&](int, std::size_t i) {
            runs.run(seeds.repetitions[i], inside, [&](const Simulation& simulation) { crossed[i] = crossed_by(simulation); });
        });
    });
    std::uint64_t sum = 0;
    for (const std::uint64_t part : crossed) sum += part;
    return static_cast<double>(sum) / seconds / 1e6;
}

double share_identical(const Runs& runs, const Seeds& seeds) {
    double same = 0.0;
    for (const std::uint64_t repetition : seeds.repetitions) {
        std::uint64_t digests[2] = {};
        for (int threads = 1; threads <= 2; ++threads)
            runs.run(repetition, threads, [&](const Simulation& simulation) { digests[threads - 1] = simulation.digest(); });
        if (digests[0] == digests[1]) same += 1.0;
    }
    return same / static_cast<double>(seeds.repetitions.size());
}

double rate_of(const std::function<std::uint64_t()>& crossing) {
    std::uint64_t crossed = 0;
    const double seconds = seconds_of([&] { crossed = crossing(); });
    look_at(crossed);
    return static_cast<double>(crossed) / seconds / 1e6;
}

void measure_on(Session& session, const std::string& name, const FollowerGraph& graph, bool has_all_variants) {
    const Scenario by_author = cascade("skip", false);
    const Scenario by_follow = cascade("per_follow", false);
    const Scenario by_weight = cascade("per_follow", true);
    const FollowerGraph weighted = with_weights(graph);
    const Runs author{by_author, graph};
    const Runs follow{by_follow, graph};
    const Runs weight{by_weight, weighted};
    const Seeds seeds = seeds_that_catch_on(author, graph);
    const BoostCascade boost{graph};
    const std::filesystem::path folder = session.scratch() / name;
    write_for_peers(graph, weighted.all_weights(), seeds.starts, folder);
    const std::string scripts = (source_folder() / "tests/bench/peers").string();
    std::vector<std::shared_ptr<WaitingPeer>> waiting;

    std::vector<Contender> contenders;
    const auto add = [&](const std::string& id, const std::string& what, std::function<double()> round) {
        contenders.push_back({name + "." + id, what, "M follows/s", std::move(round)});
    };
    const auto add_script = [&](const std::string& id, const std::string& what, const std::string& script, std::vector<std::string> more) {
        std::vector<std::string> words{"/usr/bin/python3", scripts + "/" + script, folder.string(), fmt::format("{}", kP)};
        words.insert(words.end(), more.begin(), more.end());
        waiting.push_back(std::make_shared<WaitingPeer>(words));
        add(id, what, [peer = waiting.back()] { return peer->round(); });
    };
    add("author", "engine, a probability per author, 1 thread", [&] { return engine_round(author, seeds, 1, 1); });
    add("follow", "engine, a coin per follow, 1 thread", [&] { return engine_round(follow, seeds, 1, 1); });
    if (has_all_variants) {
        add("weights", "engine, each follow its own probability, 1 thread", [&] { return engine_round(weight, seeds, 1, 1); });
        add("inside", "engine, a probability per author, 2 threads inside a run", [&] { return engine_round(author, seeds, 2, 1); });
    }
    add("replicates", "engine, a probability per author, 2 threads over replicates", [&] { return engine_round(author, seeds, 1, 2); });
    add_script("graph_tool", "graph-tool, one rate, 1 thread", "graph_tool_cascade.py", {"one-rate", "1"});
    if (has_all_variants) {
        add_script("graph_tool_edges", "graph-tool, a rate per edge, 1 thread", "graph_tool_cascade.py", {"rate-per-edge", "1"});
        add_script("graph_tool_2", "graph-tool, one rate, 2 threads", "graph_tool_cascade.py", {"one-rate", "2"});
    }
    add_script("numpy", "numpy, 1 thread", "numpy_cascade.py", {});
    add("boost", "Boost.Graph CSR, a hash per follow, 1 thread", [&] { return rate_of([&] { return boost.run(kP, seeds.starts); }); });
    add("arrays", "plain arrays, a hash per follow, 1 thread",
        [&] { return rate_of([&] { return cascade_over_arrays(graph, kP, seeds.starts); }); });
    add("breadth_first", "top-down breadth-first search, 1 thread",
        [&] { return rate_of([&] { return breadth_first(graph, seeds.starts); }); });
    add("rows", "bare reading of all rows, 1 thread", [&] {
        return rate_of([&] {
            look_at(read_rows(graph));
            return graph.follows();
        });
    });
    session.tell(fmt::format("{}: the independent cascade, p = {}", name == "w1" ? "W1" : "W2", kP),
                 fmt::format("{} accounts, {:.2f} M follows; {} replicates from as many first accounts that the others start from too. "
                             "Million follows crossed per second{}.",
                             graph.accounts(), static_cast<double>(graph.follows()) / 1e6, seeds.starts.size(),
                             has_parameter("sim", "exposures") ? ", only shares scheduled" : ", all exposures scheduled"));
    session.compete(std::move(contenders));
    if (has_all_variants)
        session.keep(name + ".identical", "2 threads give the same digest as 1", "of the runs", {share_identical(author, seeds)});
    else {
        session.lack(name + ".ndlib", "NDlib", "no Debian package");
        session.lack(name + ".eon", "EoN", "no Debian package");
    }
}

}  // namespace

void measure_cascades(Session& session) {
    measure_on(session, "w1", rmat_network(session.options().is_quick), true);
    measure_on(session, "w2", tied_network(), false);
}

}  // namespace firebreak::bench
