// What one policy costs per open case as rules, in Lua and in C++ (tests/plugins/fixtures/twin_policy.*), each a whole policy tick through
// the C contract; and the same tick of a strategy that has none, which is the way through the contract alone.
#include "engine/core/hash.hpp"
#include "engine/plugin/check/forgetful_actions.hpp"
#include "engine/plugin/strategy_plugin.hpp"
#include "engine/scenario/strategy_files.hpp"
#include "engine/scenario/yaml_tree.hpp"
#include "plugins/common/static_strategies.hpp"

#include <benchmark/benchmark.h>

#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace firebreak::bench {
namespace {

std::string text_of_fixture(const char* name) {
    std::ifstream stream{std::string{FIREBREAK_SOURCE_DIR} + "/tests/plugins/fixtures/" + name};
    return {std::istreambuf_iterator<char>{stream}, std::istreambuf_iterator<char>{}};
}

StrategyPlugin bundled(std::string_view name) {
    for (const firebreak_strategy* table : static_strategies()) {
        if (std::string_view{table->name} == name) return StrategyPlugin::from_table(table);
    }
    throw std::runtime_error("built without this strategy");
}

std::unique_ptr<Strategy> made(const StrategyPlugin& plugin, std::vector<GivenValue> values) {
    Diagnostics problems;
    std::unique_ptr<Strategy> strategy = plugin.create(values, problems);
    problems.throw_if_errors();
    return strategy;
}

std::unique_ptr<Strategy> as_nothing() { return made(bundled("dead_account"), {}); }

std::unique_ptr<Strategy> in_cpp() { return made(StrategyPlugin::from_file(FIREBREAK_TWIN_POLICY), {}); }

std::unique_ptr<Strategy> as_rules() {
    Diagnostics problems;
    const auto root = parse_yaml(text_of_fixture("twin_policy.yaml"), "twin_policy.yaml", problems);
    problems.throw_if_errors();
    return made(bundled("rules"), {{"playbook", config_tree_of(*root), {}}});
}

#ifdef FIREBREAK_HAS_LUA
std::unique_ptr<Strategy> in_lua() {
    return made(bundled("lua"), {{"script", TextFile{"twin_policy.lua", text_of_fixture("twin_policy.lua")}, {}}});
}
#endif

// One case in a hundred is angry: the cost is that of looking, not of acting.
std::vector<CaseView> cases(std::size_t count) {
    std::vector<CaseView> all(count);
    for (std::uint32_t i = 0; i < count; ++i) {
        const std::uint64_t chance = hash_of(1, i);
        all[i] = {.id = i,
                  .case_class = static_cast<CaseClass>(chance % 3),
                  .opened = kStart + minutes{static_cast<std::int64_t>(chance / 64 % 1000)},
                  .detected = kStart + minutes{static_cast<std::int64_t>(chance / 64 % 1000 + 10)},
                  .followers = static_cast<std::uint32_t>(chance / 4096 % 60'100),
                  .arousal_class = static_cast<std::uint8_t>(chance / 128 % 100 == 0 ? 2 : 0)};
    }
    return all;
}

void same_policy(benchmark::State& state, std::unique_ptr<Strategy> (*make)()) {
    const std::unique_ptr<Strategy> strategy = make();
    const std::vector<CaseView> all = cases(static_cast<std::size_t>(state.range(0)));
    Situation seen;
    seen.now = kStart + days{1};
    seen.cases = all;
    check::ForgetfulActions actions;
    for (auto _ : state) strategy->act(seen, actions);
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

BENCHMARK_CAPTURE(same_policy, contract_alone, as_nothing)->Arg(10'000);
BENCHMARK_CAPTURE(same_policy, cpp, in_cpp)->Arg(10'000);
BENCHMARK_CAPTURE(same_policy, rules, as_rules)->Arg(10'000);
#ifdef FIREBREAK_HAS_LUA
BENCHMARK_CAPTURE(same_policy, lua, in_lua)->Arg(10'000);
#endif

}  // namespace
}  // namespace firebreak::bench
