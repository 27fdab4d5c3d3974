// What a playbook costs per open case, with Google Benchmark: the filter by itself, and a whole policy tick through the C contract, beside
// that of a strategy in C++ that looks at no case: what remains is the way through the contract.
#include "engine/core/hash.hpp"
#include "engine/plugin/check/forgetful_actions.hpp"
#include "engine/plugin/strategy_plugin.hpp"
#include "engine/scenario/strategy_files.hpp"
#include "engine/scenario/yaml_tree.hpp"
#include "plugins/common/static_strategies.hpp"
#include "plugins/rules/case_filter.hpp"
#include "plugins/rules/playbook_reader.hpp"

#include <benchmark/benchmark.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace firebreak::bench {
namespace {

// Three rules on cases, of which few fit, as playbooks have them.
constexpr const char* kPlaybook = R"(rules:
  - {name: loud, case: {anger: ">= annoyed", followers: ">= 60000", closed: false}, do: {prioritise: true}}
  - {name: second, case: {round: ">= 4", answered: false, class: complaint}, do: {answer: {empathy: 1}}}
  - {name: old, case: {any: [{waiting: "> 25 h"}, {age: "> 60 h", anger: angry}]}, do: {escalate: true}}
)";

ConfigTree tree_of(const char* yaml) {
    Diagnostics problems;
    const auto root = parse_yaml(yaml, "bench.yaml", problems);
    problems.throw_if_errors();
    return config_tree_of(*root);
}

std::vector<CaseView> cases(std::size_t count) {
    std::vector<CaseView> all(count);
    for (std::uint32_t i = 0; i < count; ++i) {
        const std::uint64_t chance = hash_of(1, i);
        all[i] = {.id = i,
                  .case_class = static_cast<CaseClass>(chance % 3),
                  .round = static_cast<std::uint8_t>(1 + chance / 4 % 3),
                  .is_answered = chance / 16 % 2 == 0,
                  .is_closed = chance / 32 % 2 == 0,
                  .opened = kStart + minutes{static_cast<std::int64_t>(chance / 64 % 1000)},
                  .detected = kStart + minutes{static_cast<std::int64_t>(chance / 64 % 1000 + 10)},
                  .followers = static_cast<std::uint32_t>(chance / 4096 % 60'100),
                  .arousal_class = static_cast<std::uint8_t>(chance / 128 % 3)};
    }
    return all;
}

void filter_per_case(benchmark::State& state) {
    std::vector<rules::Finding> findings;
    const rules::Playbook playbook = rules::read_playbook(tree_of(kPlaybook), findings);
    std::vector<rules::CaseFilter> filters;
    for (const rules::Rule& rule : playbook.rules) filters.emplace_back(rule.one_case);
    const std::vector<CaseView> all = cases(static_cast<std::size_t>(state.range(0)));
    rules::CaseTable table;
    std::vector<std::uint32_t> rows;
    for (auto _ : state) {
        table.fill(all, kStart + days{1}, playbook.uses_column);
        for (rules::CaseFilter& filter : filters) {
            rows.clear();
            filter.rows(table, rows);
            benchmark::DoNotOptimize(rows.data());
        }
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

void tick_per_case(benchmark::State& state, const char* name, bool has_playbook) {
    const StrategyPlugin plugin = [&] {
        for (const firebreak_strategy* table : static_strategies()) {
            if (std::string_view{table->name} == name) return StrategyPlugin::from_table(table);
        }
        throw std::runtime_error("no such strategy");
    }();
    Diagnostics problems;
    std::vector<GivenValue> values;
    if (has_playbook) values.push_back({"playbook", tree_of(kPlaybook), {}});
    const std::unique_ptr<Strategy> strategy = plugin.create(values, problems);
    problems.throw_if_errors();
    const std::vector<CaseView> all = cases(static_cast<std::size_t>(state.range(0)));
    Situation seen;
    seen.now = kStart + days{1};
    seen.cases = all;
    check::ForgetfulActions actions;
    for (auto _ : state) strategy->act(seen, actions);
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

BENCHMARK(filter_per_case)->Arg(1'000)->Arg(100'000);
BENCHMARK_CAPTURE(tick_per_case, rules, "rules", true)->Arg(1'000)->Arg(100'000);
BENCHMARK_CAPTURE(tick_per_case, crisis_plan, "crisis_plan", false)->Arg(1'000)->Arg(100'000);

}  // namespace
}  // namespace firebreak::bench
