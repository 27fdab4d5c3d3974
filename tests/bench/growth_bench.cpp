// How time and memory grow: with the accounts (whole processes), with what happens and with threads (the hot day).
#include "tests/bench/engine_run.hpp"
#include "tests/bench/networks.hpp"
#include "tests/bench/process.hpp"
#include "tests/bench/sections.hpp"

#include "engine/sim/parallel.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <system_error>

namespace firebreak::bench {
namespace {

// Curves need fewer rounds than what is judged.
constexpr int kMostRounds = 3;
constexpr double kTwitterAccounts = 41.7e6;
constexpr double kTwitterFollows = 1.47e9;

int rounds_of(const Session& session) { return std::min(kMostRounds, session.options().rounds); }

ProcessResult run_outage(double accounts, double mean_follows) {
    return run_process({firebreak_program().string(), "run", (source_folder() / "scenarios/fr_bank_outage.yaml").string(), "--set",
                        fmt::format("network.accounts={:.0f}", accounts), "--set", fmt::format("network.mean_follows={}", mean_follows),
                        "--no-reference", "--no-gain", "--threads", "0"});
}

// The network goes to a file, as one keeps what takes minutes to make; the run then holds what it touches of it, not what making it took.
void grow_to_twitter(Session& session) {
    session.tell("The size of Twitter in 2010",
                 "41.7 M accounts, 1.47 G follows, configuration model, written to a file; "
                 "then firebreak run scenarios/fr_bank_outage.yaml on it.");
    const std::filesystem::path file = session.scratch() / "twitter.fbgraph";
    const ProcessResult made = run_process({firebreak_program().string(), "graph", "generate", "configuration", "--accounts",
                                            fmt::format("{:.0f}", kTwitterAccounts), "--mean-follows",
                                            fmt::format("{}", kTwitterFollows / kTwitterAccounts), "-o", file.string()});
    if (made.exit_code == 0) {
        session.keep("growth.twitter_made", "making it", "s", {made.seconds});
        session.keep("growth.twitter_made_peak", "making it", "GiB at the peak", {made.peak_bytes / (1 << 30)});
        const ProcessResult run =
            run_process({firebreak_program().string(), "run", (source_folder() / "scenarios/fr_bank_outage.yaml").string(), "--set",
                         "network.file=" + file.string(), "--no-reference", "--no-gain", "--threads", "0"});
        if (run.exit_code == 0) {
            session.keep("growth.twitter_seconds", "one replicate", "s", {run.seconds});
            session.keep("growth.twitter", "one replicate", "GiB at the peak", {run.peak_bytes / (1 << 30)});
        }
    }
    std::error_code ignored;
    std::filesystem::remove(file, ignored);
}

void grow_accounts(Session& session) {
    session.tell("Growth with the accounts",
                 "firebreak run scenarios/fr_bank_outage.yaml with 16 follows per account, network made anew, without the paired run.");
    const double most = session.options().is_quick ? 1e5 : session.options().most_accounts;
    for (double accounts = 1e4; accounts <= most * 1.01; accounts *= std::sqrt(10.0)) {
        Samples seconds;
        Samples megabytes;
        // Those that take long are told by one.
        for (int round = 0; round < rounds_of(session) && (round == 0 || seconds[0] < 5.0); ++round) {
            const ProcessResult result = run_outage(accounts, 16.0);
            if (result.exit_code != 0) break;
            seconds.push_back(result.seconds);
            megabytes.push_back(result.peak_bytes / 1e6);
        }
        if (seconds.empty()) break;
        session.point("accounts", accounts, "s", seconds);
        session.point("accounts", accounts, "MB", megabytes);
    }
    if (most >= 4e7) grow_to_twitter(session);
}

void grow_activity_and_threads(Session& session) {
    const FollowerGraph graph = rmat_network(session.options().is_quick);
    const auto measure = [&](double posts_per_hour, int threads) {
        const Scenario scenario = scenario_of("tests/bench/hot_day.yaml", {fmt::format("incidents.news.seeds_per_hour={}", posts_per_hour),
                                                                           "incidents.news.seeds_at_start=100"});
        const Runs runs{scenario, graph};
        Samples seconds;
        double exposures = 0.0;
        for (int round = 0; round < rounds_of(session); ++round) {
            seconds.push_back(seconds_of(
                [&] { runs.run(0, threads, [&](const Simulation& done) { exposures = static_cast<double>(done.exposures_handled()); }); }));
        }
        return std::pair{exposures, seconds};
    };
    session.tell("Growth with what happens", "The hot day with 100 to 5,000 first posts an hour: seconds against exposures, 1 thread.");
    for (const double posts : {100.0, 300.0, 1000.0, 3000.0, 5000.0}) {
        if (session.options().is_quick && posts > 1000.0) break;
        const auto [exposures, seconds] = measure(posts, 1);
        session.point("activity", exposures, "s", seconds);
    }
    session.tell("Growth with threads", "The hot day with 3,000 first posts an hour: seconds against threads.");
    const int most = std::max(2, Workers::available());
    for (int threads = 1; threads <= most; threads *= 2) session.point("threads", threads, "s", measure(3000.0, threads).second);
}

}  // namespace

void measure_growth(Session& session) {
    grow_accounts(session);
    grow_activity_and_threads(session);
}

}  // namespace firebreak::bench
