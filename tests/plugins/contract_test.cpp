// What holds for every bundled strategy and modifier (which alone changes the default orders), seen as a static twin and as a shared
// library alike. The checks are those of `firebreak plugin-check`; tests/cli/plugin_check_test.cpp shows that each can fail.
#include "engine/plugin/check/contract_checks.hpp"
#include "plugins/common/static_strategies.hpp"
#include "tests/plugins/support.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string_view>

using namespace firebreak;
using namespace firebreak::test;

namespace {

/// Holds every bundled strategy to one check of the contract; a warning is as bad as a failure here.
void all_pass(std::string_view name) {
    const auto checks = check::contract_checks();
    const auto found = std::ranges::find(checks, name, &check::ContractCheck::name);
    REQUIRE(found != checks.end());
    for (const firebreak_strategy* twin : static_strategies()) {
        CAPTURE(twin->name);
        const check::Report report = check::run_check(*found, check::Subject{twin});
        CHECK_MESSAGE(report.verdict() == check::Verdict::ok, report.text());
    }
}

}  // namespace

TEST_CASE("every bundled strategy stands in the plugin folder, and its file and its twin describe the same strategy") {
    Diagnostics diagnostics;
    const StrategyLibrary library{default_plugin_folders()};
    const std::vector<StrategyPlugin> twins = bundled();
    CHECK(twins.size() == 20 + FIREBREAK_HAS_LUA);
    for (const StrategyPlugin& twin : twins) {
        CAPTURE(twin.name());
        const StrategyPlugin plugin = library.open(twin.name());
        CHECK(plugin.version() == twin.version());
        CHECK(plugin.summary() == twin.summary());
        CHECK(plugin.role() == twin.role());
        CHECK(plugin.file_hash() != 0);
        CHECK(plugin.parameters().size() == twin.parameters().size());
        const auto from_file = created(plugin);
        const auto from_twin = created(twin);
        CHECK(text_of(from_file->initial_orders()) == text_of(from_twin->initial_orders()));
        CHECK(played(*from_file, 0, 250) == played(*from_twin, 0, 250));
    }
}

TEST_CASE("every bundled strategy describes itself, and every parameter has a key of its own, help, and a default within its range") {
    all_pass("loads");
    all_pass("described");
}

TEST_CASE("no parameter of a bundled strategy is a bare setting: each number has a source or is called an assumption") {
    for (const StrategyPlugin& plugin : bundled()) {
        CAPTURE(plugin.name());
        for (const StrategyParameter& parameter : plugin.parameters()) {
            CAPTURE(parameter.key);
            CHECK(!parameter.evidence.empty());
            CHECK(parameter.confidence != Confidence::setting);
        }
    }
}

TEST_CASE("every bundled strategy can be made again and again, and a default that is given back changes nothing") { all_pass("creates"); }

TEST_CASE("every bundled strategy acts within its ranges, in two runs alike") {
    all_pass("acts");
    all_pass("repeats");
}

TEST_CASE("every value of a bundled strategy may be set to either end of its range") { all_pass("values"); }

TEST_CASE("a strategy restored from a snapshot continues as if it had never been interrupted") { all_pass("snapshot"); }

TEST_CASE("two instances of a strategy that take turns each behave as they do alone") { all_pass("instances"); }

TEST_CASE("a bundled strategy survives a situation that cannot be") { all_pass("oddities"); }

TEST_CASE("a bundled strategy does not answer one case a hundred times because it is shown ten thousand times") {
    const std::vector<CaseView> crowd(10'000, CaseView{.id = 4'000'000'000U});
    for (const StrategyPlugin& plugin : bundled()) {
        CAPTURE(plugin.name());
        RecordingActions actions;
        Situation crowded;
        crowded.cases = crowd;
        created(plugin)->act(crowded, actions);
        CHECK(actions.log.size() < 100);
    }
}

TEST_CASE("a bundled strategy leaves the process alone: what it is shown, threads, files, signals, rounding") {
    for (const char* name : {"reads_only", "threads", "files", "process"}) all_pass(name);
}

TEST_CASE("a bundled strategy gives back what it takes, and does not grow with the length of a run") {
    all_pass("leaks");
    all_pass("growth");
}
