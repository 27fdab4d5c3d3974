// A strategy and the modifiers that change what it orders, seen as one strategy.
//
// At a policy tick, in this order:
//   1. The strategy acts. Orders that it sets, and replies that it gives to single cases, pass through the modifiers, first to last.
//   2. The modifiers act, first to last. What one of them sets takes the place of the strategy's orders, until the strategy or an earlier
//      modifier sets orders again; it passes through the later modifiers only. All other actions go out as they are.
//   3. Where a modifier's memory has changed, the orders are formed anew, and go out if they differ from the last.
#pragma once

#include "engine/plugin/orders.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace firebreak {

class ModifiedStrategy final : public Strategy {
  public:
    explicit ModifiedStrategy(std::unique_ptr<Strategy> strategy);
    ModifiedStrategy(const ModifiedStrategy&) = delete;
    ModifiedStrategy& operator=(const ModifiedStrategy&) = delete;

    /// Puts `modifier` behind those there are. Its draws depend on `name` (and on how many of that name stand before it), not on what else
    /// stands in the list. [setup]
    void add(std::string_view name, std::unique_ptr<Modifier> modifier);

    [[nodiscard]] Orders initial_orders() override;
    void act(const Situation& situation, Actions& actions) override;
    [[nodiscard]] std::vector<std::byte> snapshot() const override;
    void restore(std::span<const std::byte> bytes) override;

  private:
    class PartActions;
    struct Part {
        std::string name;
        std::unique_ptr<Modifier> modifier;
        /// Keeps its draws apart from those of the strategy and of other modifiers.
        std::uint64_t draw_key;
        /// As it was when the orders were last formed for it. Looking at it takes a tenth of the time that forming orders at every tick
        /// would.
        std::vector<std::byte> memory;
    };
    /// Orders as somebody gave them, and the first modifier that they have yet to pass.
    struct Given {
        Orders orders;
        std::size_t first_modifier;
    };

    [[nodiscard]] Orders formed(Given given) const;
    [[nodiscard]] Reply formed(const Reply& reply, std::size_t first_modifier) const;

    std::unique_ptr<Strategy> strategy_;
    std::vector<Part> parts_;
    /// What is in force, before and after the modifiers; nothing until the first orders are known.
    std::optional<Given> given_;
    Orders sent_;
};

}  // namespace firebreak
