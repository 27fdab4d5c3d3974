// Texts and trees on their way to a plugin, and what it finds wrong with them on its way back, each problem at its place.
#include "tests/plugins/support.hpp"

#include "engine/plugin/convert.hpp"
#include "engine/plugin/explained_strategy.hpp"
#include "engine/plugin/parameter_table.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace firebreak;
using namespace firebreak::test;

namespace {

StrategyPlugin reads_files() { return StrategyPlugin::from_file(std::filesystem::path{FIREBREAK_PLUGIN_FIXTURES} / "reads_files.so"); }

// A map of these keys, each on its line, all with the same value.
ConfigTree tree_of(const std::vector<std::string>& keys, const std::string& value) {
    ConfigTree tree;
    tree.files = {"tree.yaml"};
    tree.nodes.push_back({.kind = ConfigNode::Kind::map, .line = 1, .column = 1, .key = {}, .text = {}});
    for (const std::string& key : keys) {
        const auto place = static_cast<std::uint32_t>(tree.nodes.size());
        if (place == 1) tree.nodes[0].first_child = 1;
        else tree.nodes.back().next_sibling = place;
        tree.nodes.push_back({.kind = ConfigNode::Kind::scalar,
                              .line = place,
                              .column = 8,
                              .key_line = place,
                              .key_column = 1,
                              .file = 0,
                              .key = key,
                              .text = value});
    }
    return tree;
}

std::string problems_with(const std::vector<GivenValue>& values) {
    Diagnostics diagnostics;
    const bool is_made = reads_files().create(values, diagnostics) != nullptr;
    CHECK(is_made == !diagnostics.has_errors());
    std::string text;
    for (const Problem& problem : diagnostics.problems()) text += problem.text() + "\n";
    return text;
}

const Mark kWritten{.file = "s.yaml", .line = 7, .column = 3};

}  // namespace

TEST_CASE("a file's text and a tree arrive whole, and one that is not given arrives as nothing") {
    const auto orders_with = [](const std::vector<GivenValue>& values) { return created(reads_files(), values)->initial_orders(); };
    CHECK(orders_with({}).fix_threshold == 1);
    CHECK(orders_with({}).hand_off_hops == 0);
    const Orders both =
        orders_with({{"script", TextFile{"a.txt", "twelve bytes"}, kWritten}, {"tree", tree_of({"a", "b"}, "1"), kWritten}});
    CHECK(both.fix_threshold == 13);
    CHECK(both.hand_off_hops == 3);
}

TEST_CASE("a plugin's problems with a file or a tree stand at their own lines, all of them, and warnings stop nothing") {
    CHECK(problems_with({{"script", TextFile{"a.txt", "fine\n!bad\nfine\n?odd\n!worse\n"}, kWritten},
                         {"tree", tree_of({"a", "wrong", "odd"}, "wrong"), kWritten},
                         {"coverage", 0.75, kWritten}}) ==
          "a.txt:2:1: this line is wrong\n"
          "a.txt:4:1: warning: this line is odd\n"
          "a.txt:5:1: this line is wrong\n"
          "tree.yaml:1:8: this value is wrong\n"
          "tree.yaml:2:1: this key is wrong\n"
          "tree.yaml:2:8: this value is wrong\n"
          "tree.yaml:3:1: warning: this key is odd\n"
          "tree.yaml:3:8: this value is wrong\n"
          "s.yaml:7:3: coverage is a number that nobody likes\n");
    CHECK(problems_with({{"tree", tree_of({"odd"}, "1"), kWritten}}) == "tree.yaml:1:1: warning: this key is odd\n");
    CHECK(problems_with({{"coverage", tree_of({"a"}, "1"), kWritten}}) == "s.yaml:7:3: coverage must be a single value\n");
    CHECK(problems_with({{"tree", std::int64_t{12}, kWritten}}) ==
          "s.yaml:7:3: tree is 12, but must be a section of keys and values, or the path of a YAML file\n");
}

TEST_CASE("in a host that knows no places inside a value, errors still arrive and warnings are dropped") {
    const StrategyPlugin plugin = reads_files();
    std::string told;
    firebreak_host host{.size = detail::kFirstHost,
                        .abi_version = FIREBREAK_STRATEGY_ABI,
                        .context = &told,
                        .problem = [](void* context, std::size_t, const char* text) { *static_cast<std::string*>(context) += text; },
                        .failed = [](void*, const char*) {},
                        .problem_at = [](void*, const firebreak_problem*) { FAIL("it lies behind the end of this host's table"); }};
    const std::array<Field, 1> fields = {Field{.info = {.key = "tree", .help = "…"}, .choices = {}}};
    ParameterProblems problems{host, fields};
    problems.report_node("tree", 0, true, true, "odd");
    CHECK(!problems.has_any());
    problems.report_node("tree", 0, true, false, "wrong");
    problems.report_line("tree", 3, 1, false, ", worse");
    CHECK(problems.has_any());
    CHECK(told == "wrong, worse");
}

TEST_CASE("reasons are kept with what was done on their account, and whether anybody listens changes no action") {
    const std::vector<CaseView> cases = {{.id = 1}, {.id = 2}};
    Situation situation;
    situation.cases = cases;
    situation.queue_length = 5;
    RecordingActions heard;
    RecordingActions unheard;
    ExplainedStrategy explained{created(reads_files())};
    explained.act(situation, heard);
    created(reads_files())->act(situation, unheard);
    CHECK(heard.log == unheard.log);
    CHECK(explained.explanations() == std::vector<Explanation>{{situation.now, "the queue holds 5", "orders changed, prioritised 2"}});
}
