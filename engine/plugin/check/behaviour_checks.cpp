// What a plugin does, alone, twice, beside another, and after an interruption.
#include "engine/core/hash.hpp"
#include "engine/plugin/check/checks.hpp"
#include "engine/plugin/check/made_up_company.hpp"

#include <fmt/format.h>

#include <array>
#include <limits>
#include <string>
#include <vector>

namespace firebreak::check {
namespace {

constexpr std::uint32_t kTicks = 250;
constexpr int kLives = 100;
// Before anything, in the middle of the first crisis, shortly before and after its end, and in the second.
constexpr std::array kMoments{0U, 21U, 25U, 62U, 155U};

std::string in_one_line(const std::vector<std::string>& log) {
    std::string all;
    for (const std::string& line : log) all += line + '\n';
    return all;
}

void require_same(const std::vector<std::string>& got, const std::vector<std::string>& expected, const std::string& what, Report& report) {
    if (got != expected) report.failed(fmt::format("{}, {}", what, first_difference(got, expected)));
}

void interrupt_at(const StrategyPlugin& plugin, std::uint32_t moment, Report& report) {
    const auto whole = made(plugin);
    static_cast<void>(played(*whole, 0, moment));
    const std::vector<std::byte> memory = whole->snapshot();
    if (whole->snapshot() != memory) report.failed(fmt::format("two snapshots in a row differ, after tick {}", moment));
    const auto resumed = made(plugin);
    resumed->restore(memory);
    if (resumed->snapshot() != memory)
        report.failed(fmt::format("what is restored from a snapshot gives another one, after tick {}", moment));
    // Into an instance that has a past of its own: rewinding does that.
    const auto rewound = made(plugin);
    static_cast<void>(played(*rewound, 0, 40, 3));
    rewound->restore(memory);
    const std::vector<std::string> expected = played(*whole, moment, kTicks);
    require_same(played(*resumed, moment, kTicks), expected, fmt::format("restored after tick {}", moment), report);
    require_same(played(*rewound, moment, kTicks), expected, fmt::format("rewound to tick {}", moment), report);
    if (resumed->snapshot() != whole->snapshot()) report.failed(fmt::format("restored after tick {}, it ends with another memory", moment));
}

}  // namespace

void check_creates(const Subject& subject, Report& report) {
    const StrategyPlugin plugin = subject.plugin();
    const std::string orders = text_of(made(plugin)->initial_orders());
    for (int life = 0; life < kLives; ++life) {
        if (text_of(made(plugin)->initial_orders()) != orders) return report.failed("gives other orders when it is made once more");
    }
    // Giving a default back is the same as giving nothing.
    for (const StrategyParameter& parameter : plugin.parameters()) {
        report.attempt(fmt::format("with {} = its default", parameter.key), [&] {
            if (text_of(made(plugin, {{parameter.key, parameter.default_value, {}}})->initial_orders()) != orders)
                report.failed(fmt::format("gives other orders when {} is set to its default", parameter.key));
        });
    }
}

void check_acts(const Subject& subject, Report& report) {
    const StrategyPlugin plugin = subject.plugin();
    std::size_t actions = 0;
    for (const std::uint64_t history : {1U, 2U}) {
        const auto strategy = made(plugin);
        static_cast<void>(strategy->initial_orders());
        actions += played(*strategy, 0, kTicks, history).size();
    }
    report.figure(fmt::format("{} actions", actions));
}

void check_oddities(const Subject& subject, Report& report) {
    const StrategyPlugin plugin = subject.plugin();
    const auto strategy = made(plugin);
    RecordingActions actions;
    const auto show = [&](const char* words, const Situation& situation) {
        try {
            strategy->act(situation, actions);
        } catch (const StrategyError& error) {
            report.warning(fmt::format("{} ends the run: {}", words, error.what()));
        }
    };
    show("a situation without anything in it", {});
    Situation absurd;
    absurd.now = kNever;
    absurd.seen_last_hour = std::numeric_limits<double>::quiet_NaN();
    absurd.expected_last_hour = -std::numeric_limits<double>::infinity();
    absurd.is_crisis = true;
    absurd.queue_length = std::numeric_limits<std::uint32_t>::max();
    absurd.oldest_wait = Duration::max();
    show("an absurd situation", absurd);
    Situation past = absurd;
    past.now = kStart - days{1};
    past.is_crisis = false;
    show("a situation from the past", past);
    const std::vector<CaseView> crowd(100'000, CaseView{.id = 4'000'000'000U});
    Situation crowded;
    crowded.cases = crowd;
    show("a hundred thousand cases at once", crowded);
}

void check_repeats(const Subject& subject, Report& report) {
    const StrategyPlugin plugin = subject.plugin();
    const auto first = made(plugin);
    const std::string orders = text_of(first->initial_orders());
    const std::vector<std::string> log = played(*first, 0, kTicks);
    const auto second = made(plugin);
    if (text_of(second->initial_orders()) != orders) report.failed("the second run begins with other orders");
    require_same(played(*second, 0, kTicks), log, "in the second run", report);
    report.figure(fmt::format("digest {:016x}", hash_text(orders + in_one_line(log))));
}

void check_instances(const Subject& subject, Report& report) {
    const StrategyPlugin plugin = subject.plugin();
    const std::vector<std::string> first_alone = played(*made(plugin), 0, kTicks, 1);
    const std::vector<std::string> second_alone = played(*made(plugin), 0, kTicks, 2);
    const auto first = made(plugin);
    const auto second = made(plugin);
    std::vector<std::string> first_log;
    std::vector<std::string> second_log;
    for (std::uint32_t n = 0; n < kTicks; ++n) {
        for (const std::string& line : played(*first, n, n + 1, 1)) first_log.push_back(line);
        for (const std::string& line : played(*second, n, n + 1, 2)) second_log.push_back(line);
    }
    require_same(first_log, first_alone, "beside another instance", report);
    require_same(second_log, second_alone, "beside another instance", report);
}

void check_snapshot(const Subject& subject, Report& report) {
    const StrategyPlugin plugin = subject.plugin();
    for (const std::uint32_t moment : kMoments) interrupt_at(plugin, moment, report);
    report.figure(fmt::format("{} bytes of memory", [&] {
        const auto strategy = made(plugin);
        static_cast<void>(played(*strategy, 0, kTicks));
        return strategy->memory().size();
    }()));
}

}  // namespace firebreak::check
