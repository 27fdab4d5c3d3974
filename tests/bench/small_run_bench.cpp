// Replicates of a small run, as studies make them: what one costs after the first. Whole processes, so that nothing is left out.
#include "tests/bench/process.hpp"
#include "tests/bench/sections.hpp"

#include <fmt/format.h>

namespace firebreak::bench {
namespace {

constexpr int kMore = 40;

// Milliseconds per replicate: a process that runs 1 + kMore, less one that runs two on the way to none.
double per_replicate(const std::vector<std::string>& options) {
    const auto seconds = [&](int replicates) {
        std::vector<std::string> words{firebreak_program().string(),
                                       "run",
                                       (source_folder() / "scenarios/fr_bank_outage.yaml").string(),
                                       "--set",
                                       "network.accounts=50k",
                                       "--set",
                                       "horizon=21 d",
                                       "--no-gain",
                                       "--threads",
                                       "1",
                                       "--replicates",
                                       std::to_string(replicates)};
        words.insert(words.end(), options.begin(), options.end());
        const ProcessResult result = run_process(words);
        return result.exit_code == 0 ? result.seconds : -1e9;
    };
    return 1e3 * (seconds(2 + kMore) - seconds(2)) / kMore;
}

}  // namespace

void measure_small_run(Session& session) {
    session.tell(
        "A small run",
        fmt::format("firebreak run scenarios/fr_bank_outage.yaml --set network.accounts=50k --set \"horizon=21 d\" --no-gain --threads 1 "
                    "--replicates {}, less the same with 2, over {}: all measures included.",
                    2 + kMore, kMore));
    session.compete({{"small.replicate", "a replicate (--no-reference)", "ms", [] { return per_replicate({"--no-reference"}); }},
                     {"small.paired", "a replicate with its paired run without incidents", "ms", [] { return per_replicate({}); }}});
}

}  // namespace firebreak::bench
