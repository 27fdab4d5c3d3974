// What a plugin costs: memory that it keeps, and time.
#include "engine/plugin/check/checks.hpp"
#include "engine/plugin/check/forgetful_actions.hpp"
#include "engine/plugin/check/made_up_company.hpp"

#include <fmt/format.h>
#include <malloc.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace firebreak::check {
namespace {

constexpr std::size_t kLives = 1000;
constexpr std::size_t kLeakPerLife = 16;
constexpr std::uint32_t kTicks = 12'000;
constexpr std::size_t kGrowthPerTick = 256;
constexpr double kSlowTick = 1e-3;
constexpr std::uint32_t kTimedTicks = 300;

/// Bytes that malloc has given out; 0 under a sanitizer, whose own allocator keeps no such count.
std::size_t allocated() {
    const auto state = ::mallinfo2();
    return state.uordblks + state.hblkhd;
}

std::size_t grown(std::size_t before) {
    const std::size_t now = allocated();
    return now > before ? now - before : 0;
}

void play(Strategy& strategy, std::uint32_t first, std::uint32_t last) {
    ForgetfulActions actions;
    std::vector<CaseView> cases;
    for (std::uint32_t n = first; n < last; ++n) strategy.act(situation_at(n, 1, cases), actions);
}

}  // namespace

void check_leaks(const Subject& subject, Report& report) {
    const StrategyPlugin plugin = subject.plugin();
    const auto live = [&] {
        const auto strategy = made(plugin);
        play(*strategy, 0, 5);
    };
    for (std::size_t life = 0; life < 10; ++life) live();
    const std::size_t before = allocated();
    for (std::size_t life = 0; life < kLives; ++life) live();
    const std::size_t leak = grown(before) / kLives;
    if (leak >= kLeakPerLife) report.failed(fmt::format("each instance leaves {} bytes behind when it is taken down", leak));
    report.figure(fmt::format("{} made and taken down", kLives));
}

void check_growth(const Subject& subject, Report& report) {
    const StrategyPlugin plugin = subject.plugin();
    const auto strategy = made(plugin);
    play(*strategy, 0, kTicks / 4);
    const std::size_t before = allocated();
    play(*strategy, kTicks / 4, kTicks + kTicks / 4);
    const std::size_t growth = grown(before) / kTicks;
    if (growth > kGrowthPerTick)
        report.warning(
            fmt::format("its memory grows by {} bytes a policy tick with two new cases each, {} kB in four weeks of ticks every 15 "
                        "minutes",
                        growth, growth * 2688 / 1000));
    report.figure(fmt::format("{} bytes a tick", growth));
}

void check_time(const Subject& subject, Report& report) {
    const StrategyPlugin plugin = subject.plugin();
    const auto strategy = made(plugin);
    ForgetfulActions actions;
    std::vector<CaseView> cases;
    play(*strategy, 0, 100);
    std::chrono::steady_clock::duration spent{0};
    for (std::uint32_t n = 100; n < 100 + kTimedTicks; ++n) {
        const Situation situation = situation_at(n, 1, cases);
        const auto begun = std::chrono::steady_clock::now();
        strategy->act(situation, actions);
        spent += std::chrono::steady_clock::now() - begun;
    }
    const double seconds = std::chrono::duration<double>(spent).count() / kTimedTicks;
    if (seconds > kSlowTick)
        report.warning(
            fmt::format("takes {:.2g} ms a policy tick, {:.2g} s in four weeks of ticks every 15 minutes", seconds * 1e3, seconds * 2688));
    report.figure(fmt::format("{:.2g} us a tick", seconds * 1e6));
}

}  // namespace firebreak::check
