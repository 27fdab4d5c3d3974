// The dead account: it exists, sees nothing, answers nothing and passes nothing on. The baseline of every comparison.
#include "engine/plugin/strategy.hpp"

namespace {

struct DeadAccount {
    [[nodiscard]] firebreak::Orders initial_orders() const { return {}; }
};

}  // namespace

FIREBREAK_STRATEGY(DeadAccount, "dead_account", "1.0.0", "Sees nothing, answers nothing.");
