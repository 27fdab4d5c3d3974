// Every scenario that we ship: windowed with any number of threads equals the serial loop.
#include "engine/scenario/scenario_reader.hpp"
#include "tests/determinism/same_run.hpp"

#include <doctest/doctest.h>
#include <tbb/global_control.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

using namespace firebreak;

namespace {

// Studies stand beside the scenarios that they change.
bool is_study(const std::filesystem::path& path) {
    std::ifstream file{path};
    const std::string text{std::istreambuf_iterator<char>{file}, std::istreambuf_iterator<char>{}};
    return text.find("\nbranches:") != std::string::npos;
}

std::vector<std::filesystem::path> scenario_files() {
    const std::filesystem::path root = std::filesystem::path{std::getenv("FIREBREAK_SOURCE_DIR")} / "scenarios";
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
        if (entry.path().extension() == ".yaml" && !is_study(entry.path())) files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace

TEST_CASE("every bundled scenario is the same run with 1, 2, 3, 8 and 16 threads as in the serial loop") {
    // Real threads, whatever the machine has.
    const tbb::global_control allowed{tbb::global_control::max_allowed_parallelism, 16};
    for (const std::filesystem::path& file : scenario_files()) {
        const bool is_small = file.parent_path().filename() == "small";
        ReadOptions options;
        // The large ones shrunk, or the serial loop would take minutes.
        if (!is_small) options.overrides = {"network.accounts=10000"};
        Diagnostics problems;
        Scenario scenario = read_scenario(file, options, problems);
        problems.throw_if_errors();
        CAPTURE(file.filename().string());
        scenario.horizon = std::min<Duration>(scenario.horizon, days{28});
        const auto graph = test::shared_graph(scenario.network);
        Scenario serial = scenario;
        serial.sim.loop = Loop::serial;
        const test::Run reference = test::finished(serial, graph);
        scenario.sim.loop = Loop::windowed;
        for (const int threads : {1, 2, 3, 8, 16}) {
            CAPTURE(threads);
            const test::Run run = test::finished(scenario, graph, nullptr, 0, threads);
            test::check_same_run(*reference, *run);
        }
    }
}
