// A strategy whose reasons are written down: why it did what it did at a policy tick, beside what it did. It acts as it would alone;
// without this wrapper nobody listens, and no reason is worked out.
#pragma once

#include "engine/plugin/orders.hpp"

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace firebreak {

/// One reason, and in words what was done on its account: "answers 12, orders changed".
struct Explanation {
    Time time;
    std::string reason;
    std::string done;
    friend bool operator==(const Explanation&, const Explanation&) = default;
};

/// Collects the reasons of the strategy within. [serial]
class ExplainedStrategy final : public Strategy {
  public:
    explicit ExplainedStrategy(std::unique_ptr<Strategy> strategy) : strategy_{std::move(strategy)} {}

    [[nodiscard]] Orders initial_orders() override { return strategy_->initial_orders(); }
    void act(const Situation& situation, Actions& actions) override;
    [[nodiscard]] std::vector<std::byte> snapshot() const override { return strategy_->snapshot(); }
    void restore(std::span<const std::byte> bytes) override { strategy_->restore(bytes); }

    /// In the order in which they were given; those from before a checkpoint that was resumed are not among them.
    [[nodiscard]] const std::vector<Explanation>& explanations() const noexcept { return explanations_; }

  private:
    std::unique_ptr<Strategy> strategy_;
    std::vector<Explanation> explanations_;
};

}  // namespace firebreak
