// Every misbehaving plugin that the tests know, each as one branch of a study: it costs its own replicates, recorded with plugin and
// reason, and the rows of the others are the bytes that they are without it.
#include "tests/cli/study_files.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <utility>
#include <vector>

using namespace firebreak::test;

namespace {

/// A branch that does wrong, and what the table of failures must say of it.
struct Guilty {
    std::string branch;
    std::string reason;
    /// Of the troublemaker, which has many ways; an animal of the zoo has one, and its own name.
    bool is_troublemaker = false;
};

// Die, in the middle of a run.
const std::vector<Guilty> kDying{
    {"segfaults", "strategy 'segfaults': act crashed: it touched memory that is not its own (segmentation fault)"},
    {"overflows_stack", "strategy 'overflows_stack': act crashed: it touched memory that is not its own (segmentation fault)"},
    {"aborts", "strategy 'aborts': act crashed: it called abort, or let an exception go where none may"},
    {"divides_by_zero", "strategy 'divides_by_zero': act crashed: an arithmetic error, such as a whole number divided by 0"},
    {"exits", "strategy 'exits': act ended the process: it called exit"},
    {"exits_at_once", "its process left with exit code 0"},
    {"exits_in_thread", "its process left with exit code 0"},
    {"hangs_up", "its process was ended by signal 9 (Killed)"},
    {"crashes", "strategy 'troublemaker': act crashed: it touched memory that is not its own (segmentation fault)", true},
};

// Break the contract; without the part behind the name of the strategy.
const std::vector<Guilty> kBreaking{
    {"answers_strangers", "acts on case 4000000001, which it was never shown"},
    {"forgets_sizes", "orders came incomplete: 0 bytes of at least 288"},
    {"publishes_yesterday", "statement.delay"},
    {"sends_infinity", "remedy is inf"},
    {"sends_nan", "orders.monitoring is nan"},
    {"throws_across", "act let an exception out, which may not cross C: the net has a hole"},
    {"throws", "the coffee ran out", true},
    {"throws_int", "act failed", true},
    {"throws_in_orders", "no orders today", true},
    {"nan_orders", "orders.monitoring is nan", true},
    {"coverage", "orders.classes[me_too].coverage is 1.7", true},
    {"delay", "statement.delay", true},
    {"unknown_case", "case 123456", true},
    {"null_note", "note", true},
    {"posts", "orders.posts_per_day is 1001", true},
    {"deletion", "orders.deletion is 1.5", true},
    {"peers", "orders.peer_answer is 1.5", true},
    {"handling", "orders.handling_factor is 0", true},
    {"backfire", "orders.classes[question].backfire_hostility is 2.5", true},
    {"supporters", "supporters.count is 2000000", true},
    {"arousal", "supporters.arousal is -0.5", true},
    {"removes_unknown", "case 77", true},
};

// Do not come back.
const std::vector<Guilty> kHanging{
    {"loops", "took longer than the limit of 1 s"},
    {"hangs", "took longer than the limit of 1 s", true},
};

// Want all the memory there is. The first never comes back from it.
const std::vector<Guilty> kGreedy{
    {"eats_memory", "took longer than the limit of 1 s"},
    {"devours", "", true},
};

// Finish their runs and do harm that nobody notices: to their process, or to what later calls find there.
const std::vector<std::string> kQuiet{"changes_folder",
                                      "dawdles",
                                      "explains_nothing",
                                      "hoards",
                                      "ignores_ctrl_c",
                                      "knows_its_process",
                                      "leaks",
                                      "lies_in_snapshot",
                                      "opens_file",
                                      "overruns_snapshot",
                                      "prints",
                                      "reads_clock",
                                      "refuses_silently",
                                      "rounds_up",
                                      "shares_memory",
                                      "starts_thread",
                                      "tame",
                                      "writes_what_it_sees"};

// Are no strategies of this contract.
const std::vector<std::string> kUnusable{"other_contract", "no_symbol", "short_table", "half_a_memory"};

std::string file_of(const std::string& plugin) {
    const std::filesystem::path fixtures{FIREBREAK_PLUGIN_FIXTURES};
    const std::filesystem::path in_zoo = fixtures / "zoo" / (plugin + ".so");
    return (std::filesystem::exists(in_zoo) ? in_zoo : fixtures / (plugin + ".so")).string();
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::size_t lines_in(const std::string& text) { return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')); }

class Bench {
  public:
    explicit Bench(int repetitions) : repetitions_{repetitions} {
        write(folder_ / "decent.yaml", tiny_study(repetitions));
        const Said said = call_firebreak("study '" + folder_ / "decent.yaml" + "' --out '" + folder_ / "decent" + "'");
        REQUIRE(said.exit_code == 0);
    }

    [[nodiscard]] std::string out() const { return folder_ / "out"; }
    [[nodiscard]] std::string failures() const { return text_of(out() + "/tables/failures.csv"); }

    /// A study of the decent branches with these between them.
    [[nodiscard]] Said run(const std::vector<Guilty>& guilty, const std::string& more, const std::string& options = {}) const {
        std::string text = tiny_study(repetitions_, "robustness: {points: 0}\n" + more);
        std::string branches;
        std::set<std::string> plugins;
        for (const Guilty& one : guilty) {
            plugins.insert(one.is_troublemaker ? "troublemaker" : one.branch);
            branches += "  - {name: " + one.branch + ", strategy: " + (one.is_troublemaker ? "troublemaker" : one.branch) +
                        (one.is_troublemaker ? ", set: {strategy.misdeed: " + one.branch + "}}\n" : "}\n");
        }
        text.insert(text.find("  - {name: fix"), branches);
        write(folder_ / "study.yaml", text);
        std::string arguments = "study '" + folder_ / "study.yaml" + "' --out '" + out() + "' " + options;
        for (const std::string& plugin : plugins) arguments += " --plugin '" + file_of(plugin) + "'";
        return call_firebreak(arguments);
    }

    /// All that the decent branches came to is what it is without the others.
    void check_the_decent() const {
        for (const std::string branch : {"silence", "canned", "fix"}) {
            for (const std::string table : {"summary", "timeseries", "roots"}) {
                CAPTURE(branch);
                CAPTURE(table);
                CHECK_FALSE(rows_of(folder_ / "decent", table, branch).empty());
                CHECK(rows_of(out(), table, branch) == rows_of(folder_ / "decent", table, branch));
            }
        }
    }

    void check_the_guilty(const Said& said, const std::vector<Guilty>& guilty) const {
        CAPTURE(said.err);
        CHECK(said.exit_code == 4);
        const std::string table = failures();
        CAPTURE(table);
        CHECK(lines_in(table) == 1 + guilty.size() * static_cast<std::size_t>(repetitions_));
        for (const Guilty& one : guilty) {
            CAPTURE(one.branch);
            const std::string strategy = one.is_troublemaker ? "troublemaker" : one.branch;
            const std::set<std::string> rows = rows_of(out(), "failures", one.branch);
            CHECK(rows.size() == static_cast<std::size_t>(repetitions_));
            for (const std::string& row : rows) {
                CHECK(has(row, ",7,72,0," + strategy + ","));
                CHECK(has(row, one.reason));
            }
            CHECK(rows_of(out(), "summary", one.branch).empty());
            // The terminal names the same.
            CHECK(has(said.err, "branch " + one.branch + ": " + std::to_string(repetitions_) + " failed, strategy " + strategy +
                                    "; the first is replicate 0: "));
            CHECK(has(said.err, one.reason));
        }
    }

  private:
    int repetitions_;
    Folder folder_;
};

}  // namespace

TEST_CASE("strategies that crash or end their process lose their own replicates and nobody else's") {
    const Bench bench{2};
    const Said said = bench.run(kDying, "", "--threads 2");
    bench.check_the_guilty(said, kDying);
    bench.check_the_decent();
    // Once failed is failed: nothing is tried for ever.
    const std::string before = bench.failures();
    CHECK(bench.run(kDying, "", "--threads 2").exit_code == 4);
    CHECK(bench.failures() == before);
}

TEST_CASE("strategies that break their contract lose their own replicates and nobody else's") {
    const Bench bench{2};
    bench.check_the_guilty(bench.run(kBreaking, "", "--workers 2"), kBreaking);
    bench.check_the_decent();
}

TEST_CASE("strategies that do not come back are given up at the limit, and nobody else waits for them") {
    const Bench bench{1};
    bench.check_the_guilty(bench.run(kHanging, "replicate_limit: 1 s\n", "--workers 2 --threads 1"), kHanging);
    bench.check_the_decent();
}

#ifndef __SANITIZE_ADDRESS__  // which reserves more address space than any limit leaves
TEST_CASE("strategies that want all memory get as much as a worker may have, and nobody else has less") {
    const Bench bench{1};
    bench.check_the_guilty(bench.run(kGreedy, "replicate_limit: 1 s\n", "--workers 2 --threads 1 --memory '700 MB'"), kGreedy);
    bench.check_the_decent();
}
#endif

TEST_CASE("strategies that quietly change their process change nothing for the others") {
    const Bench bench{2};
    std::vector<Guilty> quiet;
    for (const std::string& animal : kQuiet) quiet.push_back({animal, ""});
    const Said said = bench.run(quiet, "", "--workers 2 --threads 1");
    CAPTURE(said.err);
    CHECK(said.exit_code == 0);
    bench.check_the_decent();
    // Standard output is for the results.
    CHECK_FALSE(has(said.out, "ten ticks have passed"));
}

TEST_CASE("a strategy that falls over when the program ends has lost nothing: all tables are whole by then") {
    const Bench bench{1};
    const Said said = bench.run({{"crashes_at_exit", ""}}, "");
    CHECK(said.exit_code != 0);
    CHECK(lines_in(bench.failures()) == 1);
    CHECK(rows_of(bench.out(), "summary", "crashes_at_exit").size() == 1);
    CHECK(std::filesystem::exists(bench.out() + "/manifest.json"));
    bench.check_the_decent();
}

TEST_CASE("a plugin that cannot be loaded is refused before anything is run") {
    for (const std::string& plugin : kUnusable) {
        CAPTURE(plugin);
        const Bench bench{1};
        const Said said = bench.run({{plugin, ""}}, "");
        CHECK(said.exit_code == 2);
        CHECK(has(said.err, plugin + ".so"));
        CHECK_FALSE(std::filesystem::exists(bench.out()));
    }
}

TEST_CASE("a plugin that crashes, ends the process or hangs when it is loaded or created is named before anything is run") {
    const std::vector<std::pair<Guilty, std::string>> early{
        {{"crashes_at_load", ""}, "crashes_at_load.so': loading crashed: it touched memory that is not its own"},
        {{"crashes_at_start", "", true}, "strategy 'troublemaker': create crashed: it touched memory that is not its own"},
        {{"throws_at_start", "", true}, "no desk to stand on"},
        {{"exits_at_start", ""}, "strategy 'exits_at_start': create ended the process: it called _exit"},
        {{"hangs_at_start", ""}, "strategy 'hangs_at_start': create did not come back within 1 s"}};
    for (const auto& [guilty, words] : early) {
        CAPTURE(guilty.branch);
        const Bench bench{1};
        const Said said = bench.run({guilty}, "replicate_limit: 1 s\n");
        CAPTURE(said.err);
        CHECK(said.exit_code == 3);
        CHECK(has(said.err, words));
        CHECK_FALSE(std::filesystem::exists(bench.out()));
    }
}

TEST_CASE("no animal of the zoo is left out of these tests") {
    std::set<std::string> known(kQuiet.begin(), kQuiet.end());
    known.insert(kUnusable.begin(), kUnusable.end());
    known.insert({"crashes_at_load", "crashes_at_exit", "exits_at_start", "hangs_at_start"});
    for (const auto* group : {&kDying, &kBreaking, &kHanging, &kGreedy}) {
        for (const Guilty& one : *group) known.insert(one.branch);
    }
    for (const auto& entry : std::filesystem::directory_iterator{source_folder() / "tests/plugins/fixtures/zoo"}) {
        if (entry.path().extension() == ".c") CHECK_MESSAGE(known.contains(entry.path().stem()), entry.path().string());
    }
}
