// The zoo of plugins that misbehave (tests/plugins/fixtures/zoo): each is named for what it does, none takes the program with it.
#include "tests/cli/program.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>

using firebreak::test::call_firebreak;
using firebreak::test::Said;

namespace {

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::string file_of(const std::string& animal) {
    const std::filesystem::path fixtures{FIREBREAK_PLUGIN_FIXTURES};
    const std::filesystem::path in_zoo = fixtures / "zoo" / (animal + ".so");
    return "'" + (std::filesystem::exists(in_zoo) ? in_zoo : fixtures / (animal + ".so")).string() + "'";
}

// A leak that is meant is not to be reported by a sanitizer.
constexpr const char* kEnvironment = "ASAN_OPTIONS=detect_leaks=0";

/// What one check says of an animal, as (verdict, text); `options` go to the command.
nlohmann::json row_of(const std::string& animal, const std::string& check, const std::string& options = {}) {
    const Said said = call_firebreak("plugin-check " + file_of(animal) + " --json --only " + check + " " + options, kEnvironment);
    CAPTURE(said.err);
    const nlohmann::json all = nlohmann::json::parse(said.out, nullptr, false);
    REQUIRE(!all.is_discarded());
    CHECK(said.exit_code == (all["failed"] == 0 ? 0 : 4));
    REQUIRE(!all["checks"].empty());
    return all["checks"].front();
}

struct Fault {
    const char* animal;
    const char* check;
    const char* words;
};

void is_named(const Fault& fault, const char* verdict = "failed", const std::string& options = {}) {
    CAPTURE(fault.animal);
    const nlohmann::json row = row_of(fault.animal, fault.check, options);
    const std::string text = row["text"];
    CAPTURE(text);
    CHECK(row["verdict"] == verdict);
    CHECK(has(text, fault.words));
    CHECK(!row["remedy"].get<std::string>().empty());
}

}  // namespace

TEST_CASE("a bundled strategy passes every check, and so does an animal of the zoo that does nothing wrong") {
    for (const std::string& plugin :
         {file_of("tame"), std::string{"'"} + FIREBREAK_PLUGIN_FIXTURES + "/../../../lib/firebreak/plugins/crisis_plan.so'"}) {
        CAPTURE(plugin);
        const Said said = call_firebreak("plugin-check " + plugin, kEnvironment);
        CAPTURE(said.out);
        CHECK(said.exit_code == 0);
        CHECK(has(said.out, "17 checks: 17 ok, 0 failed, 0 not run, 0 warnings\n"));
        CHECK(said.err.empty());
    }
}

TEST_CASE("a plugin that crashes, gives up, exits or lets an exception out is told by what it did, and in which function") {
    for (const Fault& fault : {
             Fault{"segfaults", "acts", "act crashed: it touched memory that is not its own (segmentation fault)"},
             Fault{"aborts", "acts", "act crashed: it called abort"},
             Fault{"divides_by_zero", "acts", "act crashed: an arithmetic error"},
             Fault{"overflows_stack", "acts", "act crashed: it touched memory that is not its own"},
             Fault{"exits", "acts", "act ended the process: it called exit"},
             Fault{"exits_at_once", "acts", "ended the process with exit code 0: it called exit or _exit"},
             Fault{"throws_across", "acts", "act let an exception out, which may not cross C: the net has a hole"},
             Fault{"crashes_at_load", "loads", "loading crashed: it touched memory"},
             Fault{"crashes_at_exit", "loads", "all went well, but when the process ended, it"},
         })
        is_named(fault);
}

TEST_CASE("a plugin that never comes back or takes all memory is ended, and told which of the two it was") {
    is_named({"loops", "acts", "act did not come back in time"}, "failed", "--timeout 1");
    is_named({"eats_memory", "acts", "took more than 300 MiB of memory"}, "failed", "--memory 300");
}

TEST_CASE("a plugin that asks for what cannot be is told the field and the value") {
    for (const Fault& fault : {
             Fault{"sends_nan", "creates", "orders.monitoring is nan"},
             Fault{"sends_infinity", "acts", ".remedy is inf"},
             Fault{"publishes_yesterday", "acts", "statement.delay is -3600000000 us"},
             Fault{"answers_strangers", "acts", "acts on case 4000000001, which it was never shown"},
             Fault{"forgets_sizes", "acts", "orders came incomplete: 0 bytes"},
         })
        is_named(fault);
}

TEST_CASE("a file that is no strategy of this contract is told what is missing") {
    for (const Fault& fault : {
             Fault{"other_contract", "loads", "version 99"},
             Fault{"no_symbol", "loads", "firebreak_strategy_entry"},
             Fault{"short_table", "loads", "its table of functions is incomplete"},
             Fault{"half_a_memory", "loads", "snapshot only with restore"},
             Fault{"explains_nothing", "described", "share has no help"},
             Fault{"explains_nothing", "described", "claims high confidence without a source"},
             Fault{"refuses_silently", "values", "share = 0: strategy 'refuses_silently': create failed: status 2, and no reason given"},
         })
        is_named(fault);
}

TEST_CASE("a memory that is shared, lost, overrun or not its own is noticed") {
    for (const Fault& fault : {
             Fault{"shares_memory", "instances", "beside another instance, action"},
             Fault{"shares_memory", "repeats", "in the second run, action"},
             Fault{"lies_in_snapshot", "snapshot", "rewound to tick 21, action 1: "},
             Fault{"overruns_snapshot", "snapshot", "snapshot wrote past the 8 bytes that it asked for"},
             Fault{"writes_what_it_sees", "reads_only", "act crashed: it touched memory that is not its own"},
         })
        is_named(fault);
}

TEST_CASE("a plugin that acts by a real clock or by its process is not repeatable") {
    is_named({"reads_clock", "repeats", "in the second run, action"});
    is_named({"knows_its_process", "repeats", "two processes come to different ends: digest"});
}

TEST_CASE("what a plugin does to the process it is a guest in is noticed") {
    for (const Fault& fault : {
             Fault{"starts_thread", "threads", "leaves 1 thread running"},
             Fault{"opens_file", "files", "opens /dev/zero"},
             Fault{"rounds_up", "process", "changed how numbers are rounded"},
             Fault{"changes_folder", "process", "changed the current folder to /"},
             Fault{"ignores_ctrl_c", "process", "changed what signal 2 does"},
         })
        is_named(fault);
}

TEST_CASE("a plugin that is slow is warned of") { is_named({"dawdles", "time", "ms a policy tick"}, "warning"); }

// A sanitizer brings an allocator of its own, which these figures know nothing of.
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
TEST_CASE("a plugin that leaks fails, and one that only grows is warned of") {
    is_named({"leaks", "leaks", "bytes behind when it is taken down"});
    is_named({"hoards", "growth", "its memory grows by"}, "warning");
}
#endif

TEST_CASE("a plugin that prints is warned of, with what it printed") {
    const Said said = call_firebreak("plugin-check " + file_of("prints") + " --only acts", kEnvironment);
    CHECK(said.exit_code == 0);
    CHECK(has(said.out, "warning  quiet      prints: ten ticks have passed\n"));
}

TEST_CASE("where a check has shown that nothing behind it can be judged, the others are not run, and it is said") {
    const Said said = call_firebreak("plugin-check " + file_of("segfaults"), kEnvironment);
    CHECK(said.exit_code == 4);
    CHECK(has(said.out, "failed   acts       act crashed"));
    CHECK(has(said.out, "not run  run        because acts failed\n"));
    CHECK(has(said.out, "17 checks: 3 ok, 1 failed, 13 not run, 0 warnings\n"));
}

TEST_CASE("a check can be run in the program's own process, for a debugger") {
    const Said good = call_firebreak("plugin-check " + file_of("tame") + " --here acts", kEnvironment);
    CHECK(good.exit_code == 0);
    CHECK(has(good.out, "ok       acts"));
    const Said bad = call_firebreak("plugin-check " + file_of("segfaults") + " --here acts", kEnvironment);
    CHECK(bad.exit_code == 3);
    CHECK(has(bad.err, "firebreak: strategy 'segfaults': act crashed"));
}

TEST_CASE("an unknown check and a file that is not there are bad input") {
    const Said check = call_firebreak("plugin-check " + file_of("tame") + " --only act");
    CHECK(check.exit_code == 2);
    CHECK(has(check.err, "did you mean 'acts'?"));
    CHECK(call_firebreak("plugin-check nowhere.so").exit_code == 2);
}
