// A run whose strategy fails: one line that says which strategy, which replicate and what happened, and exit code 3.
#include "tests/cli/program.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using firebreak::test::call_firebreak;
using firebreak::test::Said;

namespace {

Said run_with(const std::string& animal, const std::string& options = "--replicate 3") {
    return call_firebreak("run scenarios/small/tiny_outage.yaml --no-gain --no-reference " + options + " --plugin '" +
                          FIREBREAK_PLUGIN_FIXTURES + "/zoo/" + animal + ".so' --strategy " + animal);
}

/// The lines that speak of a failure.
std::string failure_in(const std::string& words) {
    const std::size_t begin = words.find("firebreak: ");
    return begin == std::string::npos ? "no failure was told" : words.substr(begin);
}

void fails_with(const std::string& animal, const std::string& line) {
    CAPTURE(animal);
    const Said said = run_with(animal);
    CHECK(said.exit_code == 3);
    CHECK(failure_in(said.err) == "firebreak: replicate 3: strategy '" + animal + "': " + line + "\n");
    CHECK(said.out.empty());
}

}  // namespace

TEST_CASE("a strategy that crashes in a run is named with the replicate and the reason, in one line") {
    fails_with("segfaults", "act crashed: it touched memory that is not its own (segmentation fault)");
    fails_with("aborts", "act crashed: it called abort, or let an exception go where none may");
    fails_with("overflows_stack", "act crashed: it touched memory that is not its own (segmentation fault)");
}

TEST_CASE("a strategy that ends the program in a run is named: its exit code 0 is not taken for a result") {
    fails_with("exits", "act ended the process: it called exit");
}

TEST_CASE("a strategy that breaks its contract in a run is named with the replicate and the reason") {
    fails_with("throws_across", "act let an exception out, which may not cross C: the net has a hole");
    fails_with("forgets_sizes", "orders came incomplete: 0 bytes of at least 288");
}

TEST_CASE("a strategy that crashes while it is loaded is named by its file") {
    const Said said = run_with("crashes_at_load");
    CHECK(said.exit_code == 3);
    CHECK(failure_in(said.err).find("crashes_at_load.so': loading crashed: it touched memory") != std::string::npos);
}

TEST_CASE("among many replicates, the line names the one in which the strategy crashed") {
    const Said said = run_with("segfaults", "--replicates 4 --replicate 10 --threads 2");
    CHECK(said.exit_code == 3);
    const std::string line = failure_in(said.err);
    CAPTURE(line);
    CHECK((line.starts_with("firebreak: replicate 10: ") || line.starts_with("firebreak: replicate 11: ") ||
           line.starts_with("firebreak: replicate 12: ") || line.starts_with("firebreak: replicate 13: ")));
}
