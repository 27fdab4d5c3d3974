// A company that does not exist, for strategies to be watched with: it writes down everything that is asked of it, and shows situations
// from a history of its own. `firebreak plugin-check` and the contract tests judge strategies by it.
#pragma once

#include "engine/core/draw.hpp"
#include "engine/plugin/orders.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace firebreak::check {

/// Every field of the orders, as text that differs when one of them does.
[[nodiscard]] std::string text_of(const Orders& orders);
[[nodiscard]] std::string text_of(const Reply& reply);

/// Keeps one line per action.
class RecordingActions final : public Actions {
  public:
    std::vector<std::string> log;
    std::vector<Orders> orders;
    std::vector<Duration> fixes;
    struct Published {
        Statement statement;
        Duration delay{0};
    };
    std::vector<Published> published;

    /// Runs with different seeds draw differently.
    explicit RecordingActions(std::uint64_t seed = 7) : draws_{seed, 0} {}

    void set_orders(const Orders& given) override;
    void answer(std::uint32_t case_id, const Reply& reply) override;
    void ignore(std::uint32_t case_id) override;
    void prioritise(std::uint32_t case_id) override;
    void escalate(std::uint32_t case_id) override;
    void remove(std::uint32_t case_id) override;
    void mobilise(const Supporters& supporters, Duration delay) override;
    void publish(const Statement& statement, Duration delay) override;
    void start_fix(Duration median_duration) override;
    void note(std::string_view text) override;
    [[nodiscard]] double draw(std::uint32_t purpose, std::uint64_t entity, std::uint32_t n) const override;

  private:
    Draws draws_;
};

/// Tick number `n` of a made-up history with two crises: a few cases, some seen before, and a queue that comes and goes. `cases` holds what
/// the situation points to.
[[nodiscard]] Situation situation_at(std::uint32_t n, std::uint64_t history, std::vector<CaseView>& cases);

/// Shows ticks [first, last) of a history; what the strategy did, line by line.
[[nodiscard]] std::vector<std::string> played(Strategy& strategy, std::uint32_t first, std::uint32_t last, std::uint64_t history = 1);

}  // namespace firebreak::check
