// T26: the same independent cascade on the same edge list, in networkx and in graph-tool. Where these are not installed, the test says so
// and counts as skipped.
#include "engine/graph/graph_export.hpp"
#include "tests/validation/outbreaks.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cmath>
#include <cstdio>
#include <sstream>
#include <string>
#include <vector>

using namespace firebreak;

namespace {

constexpr double kP = 0.1;
constexpr std::int64_t kAccounts = 4096;
constexpr std::uint64_t kRuns = 1000;

std::string output_of(const std::string& command) {
    std::string text;
    std::FILE* pipe = ::popen(command.c_str(), "r");
    REQUIRE(pipe != nullptr);
    char part[256];
    while (std::fgets(part, sizeof part, pipe) != nullptr) text += part;
    ::pclose(pipe);
    return text;
}

void check_means(const std::string& what, const std::vector<double>& theirs, const std::vector<double>& ours) {
    REQUIRE(theirs.size() > 1);
    REQUIRE(ours.size() > 1);
    const test::Moments expected = test::moments_of(theirs);
    const test::Moments obtained = test::moments_of(ours);
    const double error =
        std::sqrt(expected.variance / static_cast<double>(theirs.size()) + obtained.variance / static_cast<double>(ours.size()));
    test::record("T26", what, expected.mean, obtained.mean, 3.0 * error, static_cast<double>(ours.size()));
}

// Final sizes of as many runs in both, small ones too, from the same graph and a random first account each.
void check_peer(const std::string& peer, const std::string& package) {
    Scenario scenario = test::percolation(kP, kAccounts);
    scenario.network.model = NetworkModel::rmat;
    scenario.network.mean_follows = 16.0;
    const auto graph = test::shared_graph(scenario.network);
    REQUIRE(graph->accounts() == kAccounts);
    const test::ScratchFolder folder;
    export_graph(*graph, folder / "graph.txt");
    // Debian's python, the one that Debian's packages are installed for.
    const std::string text =
        output_of(fmt::format("/usr/bin/python3 '{}/tests/validation/peers.py' {} '{}' {} {} {} 2>&1", std::getenv("FIREBREAK_SOURCE_DIR"),
                              peer, (folder / "graph.txt").string(), kAccounts, kP, kRuns));
    if (text.find("missing") == 0 || text.find("python3: not found") != std::string::npos) {
        MESSAGE("T26 skipped: ", package, " is not installed");
        return;
    }
    CAPTURE(text);
    std::vector<double> theirs;
    std::istringstream words{text};
    for (double size = 0.0; words >> size;) theirs.push_back(size);
    REQUIRE(words.eof());
    REQUIRE(theirs.size() == kRuns);
    std::vector<double> ours;
    for (std::uint64_t repetition = 0; repetition < kRuns; ++repetition) {
        const test::Run run = test::finished(scenario, graph, std::make_unique<test::ScriptedStrategy>(), repetition);
        ours.push_back(static_cast<double>(run->book().posts.size()));
    }
    check_means("mean final size, against " + peer, theirs, ours);
    // Small cascades apart, a much sharper comparison.
    const auto is_small = [](double size) { return size <= 0.1 * static_cast<double>(kAccounts); };
    std::erase_if(theirs, is_small);
    std::erase_if(ours, is_small);
    check_means("mean size of outbreaks, against " + peer, theirs, ours);
}

}  // namespace

TEST_CASE("T26 cascades are as large as those that percolation in networkx gives") { check_peer("networkx", "python3-networkx"); }
TEST_CASE("T26 cascades are as large as those of graph-tool's discrete SIR") { check_peer("graph-tool", "python3-graph-tool"); }
