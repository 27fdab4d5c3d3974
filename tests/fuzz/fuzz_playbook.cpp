// libFuzzer: whatever the bytes, reading them as a playbook ends in messages or in a strategy that acts, and that continues from a snapshot
// as if it had never stopped.
#include "engine/plugin/check/forgetful_actions.hpp"
#include "engine/plugin/strategy_plugin.hpp"
#include "engine/scenario/strategy_files.hpp"
#include "engine/scenario/yaml_tree.hpp"
#include "plugins/common/static_strategies.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <stdexcept>
#include <string_view>
#include <vector>

namespace {

using namespace firebreak;

const StrategyPlugin& rules() {
    static const StrategyPlugin kRules = [] {
        for (const firebreak_strategy* table : static_strategies()) {
            if (std::string_view{table->name} == "rules") return StrategyPlugin::from_table(table);
        }
        throw std::runtime_error("the strategy rules is missing");
    }();
    return kRules;
}

class Silence final : public check::ForgetfulActions {
  public:
    [[nodiscard]] bool wants_reasons() const override { return true; }
};

std::unique_ptr<Strategy> made(const ConfigTree& tree) {
    Diagnostics problems;
    return rules().create(std::vector<GivenValue>{{"playbook", tree, {}}}, problems);
}

void act(Strategy& strategy, std::int64_t tick) {
    const std::array<CaseView, 3> cases = {
        {{.id = 1, .arousal_class = 2}, {.id = 2, .case_class = CaseClass::question, .round = 3}, {.id = 3, .followers = 9'000}}};
    Silence actions;
    Situation seen;
    seen.now = kStart + minutes{15 * tick};
    seen.cases = cases;
    seen.queue_length = static_cast<std::uint32_t>(tick % 2 * 100);
    seen.is_crisis = tick % 4 > 1;
    seen.seen_last_hour = 50.0;
    strategy.act(seen, actions);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    Diagnostics problems;
    const auto root = parse_yaml({reinterpret_cast<const char*>(data), size}, "fuzz.yaml", problems);
    if (!root || problems.has_errors()) return 0;
    const ConfigTree tree = config_tree_of(*root);
    const std::unique_ptr<Strategy> strategy = made(tree);
    if (!strategy) return 0;
    for (std::int64_t tick = 0; tick < 4; ++tick) act(*strategy, tick);
    const std::unique_ptr<Strategy> resumed = made(tree);
    resumed->restore(strategy->snapshot());
    act(*strategy, 4);
    act(*resumed, 4);
    if (resumed->snapshot() != strategy->snapshot()) std::abort();
    return 0;
}
