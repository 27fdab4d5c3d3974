// What the contract tests share: a company that writes down everything a strategy asks for, and situations to show it.
#pragma once

#include "engine/core/draw.hpp"
#include "engine/plugin/loader.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace firebreak::test {

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

/// With these values; fails the test when the plugin has problems with them.
[[nodiscard]] std::unique_ptr<Strategy> created(const StrategyPlugin& plugin, const std::vector<GivenValue>& values = {});

/// The static twins of all bundled strategies and modifiers.
[[nodiscard]] std::vector<StrategyPlugin> bundled();
[[nodiscard]] StrategyPlugin bundled(const std::string& name);

/// A folder of the test's own, removed with it.
class TemporaryFolder {
  public:
    TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder();
    [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }

  private:
    std::filesystem::path path_;
};

}  // namespace firebreak::test
