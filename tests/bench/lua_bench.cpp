// What a script in Lua costs: per case, with one field of each case read and with three; and per call, when there is nothing new. All of it
// through the C contract and within a budget, as in a run.
#include "engine/core/hash.hpp"
#include "engine/plugin/check/forgetful_actions.hpp"
#include "engine/plugin/strategy_plugin.hpp"
#include "plugins/common/static_strategies.hpp"

#include <benchmark/benchmark.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace firebreak::bench {
namespace {

std::unique_ptr<Strategy> scripted(const std::string& decide) {
    for (const firebreak_strategy* table : static_strategies()) {
        if (std::string_view{table->name} != "lua") continue;
        Diagnostics problems;
        const std::string source =
            "state = {loud = 0}\nfunction initial_orders() return {} end\nfunction decide(seen, actions)\n" + decide + "\nend";
        std::vector<GivenValue> values;
        values.push_back({"script", TextFile{"bench.lua", source}, {}});
        std::unique_ptr<Strategy> strategy = StrategyPlugin::from_table(table).create(values, problems);
        problems.throw_if_errors();
        return strategy;
    }
    throw std::runtime_error("built without Lua");
}

void lua_tick(benchmark::State& state, const char* decide) {
    const std::unique_ptr<Strategy> strategy = scripted(decide);
    std::vector<CaseView> cases(static_cast<std::size_t>(state.range(0)));
    for (std::uint32_t i = 0; i < cases.size(); ++i) {
        const std::uint64_t chance = hash_of(1, i);
        cases[i] = {.id = i,
                    .is_answered = chance % 2 == 0,
                    .followers = static_cast<std::uint32_t>(chance / 4096 % 1000),
                    .arousal_class = static_cast<std::uint8_t>(chance / 128 % 3)};
    }
    Situation seen;
    seen.cases = cases;
    check::ForgetfulActions actions;
    for (auto _ : state) strategy->act(seen, actions);
    if (state.range(0) > 0) state.SetItemsProcessed(state.iterations() * state.range(0));
}

constexpr const char* kNothing = "if seen.is_crisis then state.loud = 1 end";
constexpr const char* kOneField =
    "local n = 0 for _, case in ipairs(seen.cases) do if case.followers > 900 then n = n + 1 end end state.loud = n";
constexpr const char* kThreeFields =
    "local n = 0 for _, case in ipairs(seen.cases) do "
    "if case.arousal_class == 2 and case.followers > 500 and not case.is_answered then n = n + 1 end end state.loud = n";

BENCHMARK_CAPTURE(lua_tick, nothing_new, kNothing)->Arg(0);
BENCHMARK_CAPTURE(lua_tick, one_field, kOneField)->Arg(100)->Arg(10'000);
BENCHMARK_CAPTURE(lua_tick, three_fields, kThreeFields)->Arg(100)->Arg(10'000);

}  // namespace
}  // namespace firebreak::bench
