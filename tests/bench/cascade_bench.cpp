// The independent cascade, p = 0.1, ten replicates from ten seeds: the engine with everything but sharing switched off, beside other
// programs on the same graph. Rate: the follower counts of all who shared, over the time of all ten.
#include "tests/bench/cascade_engine.hpp"
#include "tests/bench/networks.hpp"
#include "tests/bench/peers/cascade_peers.hpp"
#include "tests/bench/peers/graph_on_disk.hpp"
#include "tests/bench/process.hpp"
#include "tests/bench/sections.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <utility>

namespace firebreak::bench {
namespace {

double rate_of(const std::function<std::uint64_t()>& crossing) {
    std::uint64_t crossed = 0;
    const double seconds = seconds_of([&] { crossed = crossing(); });
    look_at(crossed);
    return static_cast<double>(crossed) / seconds / 1e6;
}

// Several processes at once, each with its part of the first accounts.
double rate_of(const std::vector<std::shared_ptr<WaitingPeer>>& peers) {
    double crossed = 0.0;
    bool has_failed = false;
    const double seconds = seconds_of([&] {
        for (const auto& peer : peers) peer->begin();
        for (const auto& peer : peers) {
            const double part = peer->finish();
            has_failed = has_failed || part < 0.0;
            crossed += part;
        }
    });
    return has_failed ? -1.0 : crossed / seconds / 1e6;
}

/// Everybody on one graph, under ids that begin with its name.
class Contest {
  public:
    Contest(Session& session, std::string name, FollowerGraph graph)
        : session_{session}, name_{std::move(name)}, graph_{std::move(graph)}, weighted_{with_own_probabilities(graph_)} {
        write_for_peers(graph_, weighted_.all_weights(), seeds_.starts, session.scratch() / name_);
    }

    void add_engine(bool has_all_variants) {
        add("author", "engine, a probability per author, 1 thread", [&] { return cascade_round(author_, seeds_, 1, 1); });
        add("follow", "engine, a coin per follow, 1 thread", [&] { return cascade_round(follow_, seeds_, 1, 1); });
        add("replicates", "engine, a probability per author, 2 threads over replicates",
            [&] { return cascade_round(author_, seeds_, 1, 2); });
        if (!has_all_variants) return;
        add("weights", "engine, each follow its own probability, 1 thread", [&] { return cascade_round(weight_, seeds_, 1, 1); });
        add("inside", "engine, a probability per author, 2 threads inside a run", [&] { return cascade_round(author_, seeds_, 2, 1); });
    }

    void add_scripts(bool has_all_variants) {
        const std::string script = "graph_tool_cascade.py";
        add_script("graph_tool", "graph-tool, one rate, 1 thread", script, {{"one-rate", "1", "1/1"}});
        if (has_all_variants) {
            add_script("graph_tool_edges", "graph-tool, a rate per edge, 1 thread", script, {{"rate-per-edge", "1", "1/1"}});
            add_script("graph_tool_inside", "graph-tool, one rate, 2 threads in one process", script, {{"one-rate", "2", "1/1"}});
            add_script("graph_tool_beside", "graph-tool, one rate, 2 processes", script,
                       {{"one-rate", "1", "1/2"}, {"one-rate", "1", "2/2"}});
        }
        add_script("numpy", "numpy, 1 thread", "numpy_cascade.py", {{}});
    }

    void add_loops() {
        add("boost", "Boost.Graph CSR, a hash per follow, 1 thread",
            [&] { return rate_of([&] { return boost_.run(kCascadeP, seeds_.starts); }); });
        add("arrays", "plain arrays, a hash per follow, 1 thread",
            [&] { return rate_of([&] { return cascade_over_arrays(graph_, kCascadeP, seeds_.starts); }); });
        add("breadth_first", "top-down breadth-first search, 1 thread",
            [&] { return rate_of([&] { return breadth_first(graph_, seeds_.starts); }); });
        add("rows", "bare reading of all rows, 1 thread", [&] {
            return rate_of([&] {
                look_at(read_rows(graph_));
                return graph_.follows();
            });
        });
    }

    void hold(const std::string& title) {
        session_.tell(title,
                      fmt::format("{} accounts, {:.2f} M follows; {} replicates, {:.2f} M follows crossed in each, from as many first "
                                  "accounts that the others start from too. In the engine, {} scheduled.",
                                  graph_.accounts(), static_cast<double>(graph_.follows()) / 1e6, seeds_.starts.size(),
                                  seeds_.follows_crossed / static_cast<double>(seeds_.starts.size()) / 1e6,
                                  has_parameter("sim", "exposures") ? "only shares are" : "every exposure is"));
        session_.compete(std::move(contenders_));
    }

    void compare_threads() {
        session_.keep(name_ + ".identical", "engine: 2 threads give the same digest as 1", "of the runs",
                      {share_identical(author_, seeds_)});
        const Samples inside = session_.figure(name_ + ".graph_tool_inside");
        Samples better = session_.figure(name_ + ".graph_tool_beside");
        if (better.size() != inside.size() || better.empty()) return;
        for (std::size_t i = 0; i < better.size(); ++i) better[i] = std::max(better[i], inside[i]);
        session_.keep(name_ + ".graph_tool_2", "graph-tool on 2 threads, the better of both", "M follows/s", better);
    }

  private:
    void add(const std::string& id, const std::string& what, std::function<double()> round) {
        contenders_.push_back({name_ + "." + id, what, "M follows/s", std::move(round)});
    }

    // A process for each list of arguments.
    void add_script(const std::string& id, const std::string& what, const std::string& script,
                    const std::vector<std::vector<std::string>>& processes) {
        std::vector<std::shared_ptr<WaitingPeer>> peers;
        for (const std::vector<std::string>& more : processes) {
            std::vector<std::string> words{"/usr/bin/python3", (source_folder() / "tests/bench/peers" / script).string(),
                                           (session_.scratch() / name_).string(), fmt::format("{}", kCascadeP)};
            words.insert(words.end(), more.begin(), more.end());
            peers.push_back(std::make_shared<WaitingPeer>(words));
        }
        add(id, what, [peers] { return rate_of(peers); });
    }

    Session& session_;
    std::string name_;
    FollowerGraph graph_;
    FollowerGraph weighted_;
    Scenario by_author_ = cascade_scenario("skip", false);
    Scenario by_follow_ = cascade_scenario("per_follow", false);
    Scenario by_weight_ = cascade_scenario("per_follow", true);
    Runs author_{by_author_, graph_};
    Runs follow_{by_follow_, graph_};
    Runs weight_{by_weight_, weighted_};
    CascadeSeeds seeds_ = seeds_that_catch_on(author_, graph_);
    BoostCascade boost_{graph_};
    std::vector<Contender> contenders_;
};

}  // namespace

void measure_cascades(Session& session) {
    {
        Contest contest{session, "w1", rmat_network(session.options().is_quick)};
        contest.add_engine(true);
        contest.add_scripts(true);
        contest.add_loops();
        contest.hold("W1: the independent cascade on R-MAT");
        contest.compare_threads();
    }
    Contest contest{session, "w2", tied_network()};
    contest.add_engine(false);
    contest.add_scripts(false);
    contest.add_loops();
    contest.hold("W2: the independent cascade on Barabasi-Albert");
    session.lack("w2.ndlib", "NDlib", "no Debian package");
    session.lack("w2.eon", "EoN", "no Debian package");
}

}  // namespace firebreak::bench
