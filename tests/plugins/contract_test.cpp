// What holds for every bundled strategy and modifier (which alone changes the default orders), seen as a static twin and as a shared
// library alike.
#include "tests/plugins/support.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <set>

using namespace firebreak;
using namespace firebreak::test;

TEST_CASE("every bundled strategy stands in the plugin folder, and its file and its twin describe the same strategy") {
    Diagnostics diagnostics;
    const StrategyLibrary library{default_plugin_folders()};
    const std::vector<StrategyPlugin> twins = bundled();
    CHECK(twins.size() == 19);
    for (const StrategyPlugin& twin : twins) {
        CAPTURE(twin.name());
        const StrategyPlugin plugin = library.open(twin.name());
        CHECK(plugin.version() == twin.version());
        CHECK(plugin.summary() == twin.summary());
        CHECK(plugin.role() == twin.role());
        CHECK(plugin.file_hash() != 0);
        CHECK(plugin.parameters().size() == twin.parameters().size());
        const auto from_file = created(plugin);
        const auto from_twin = created(twin);
        CHECK(text_of(from_file->initial_orders()) == text_of(from_twin->initial_orders()));
        CHECK(played(*from_file, 0, 250) == played(*from_twin, 0, 250));
    }
}

TEST_CASE("every parameter of a bundled strategy has a key of its own, help, and a default within its range") {
    for (const StrategyPlugin& plugin : bundled()) {
        CAPTURE(plugin.name());
        CHECK(!plugin.summary().empty());
        CHECK(!plugin.version().empty());
        std::set<std::string> keys;
        for (const StrategyParameter& parameter : plugin.parameters()) {
            CAPTURE(parameter.key);
            CHECK(keys.insert(parameter.key).second);
            CHECK(parameter.help.size() > 10);
            CHECK(!parameter.evidence.empty());
            CHECK(parameter.confidence != Confidence::setting);
            CHECK(parameter.min <= parameter.max);
            CHECK((parameter.kind == Kind::choice) == !parameter.choices.empty());
            // Giving the default back must be accepted: it is the same as giving nothing.
            const auto same = created(plugin, {{parameter.key, parameter.default_value, {}}});
            CHECK(text_of(same->initial_orders()) == text_of(created(plugin)->initial_orders()));
        }
    }
}

TEST_CASE("every number of a bundled strategy may be set to either end of its range") {
    for (const StrategyPlugin& plugin : bundled()) {
        CAPTURE(plugin.name());
        for (const StrategyParameter& parameter : plugin.parameters()) {
            CAPTURE(parameter.key);
            for (const double end : {parameter.min, parameter.max}) {
                if (!std::isfinite(end)) continue;
                ParamValue value = end;
                if (parameter.kind == Kind::integer) value = static_cast<std::int64_t>(end);
                if (parameter.kind == Kind::duration) value = clamped_hours(end, days{3650});
                const auto strategy = created(plugin, {{parameter.key, value, {}}});
                (void)strategy->initial_orders();
                (void)played(*strategy, 0, 200);
            }
            for (const std::string& word : parameter.choices) (void)created(plugin, {{parameter.key, word, {}}})->initial_orders();
        }
    }
}

TEST_CASE("a strategy restored from a snapshot continues as if it had never been interrupted") {
    for (const StrategyPlugin& plugin : bundled()) {
        CAPTURE(plugin.name());
        for (const std::uint32_t moment : {0U, 21U, 25U, 62U, 155U}) {
            CAPTURE(moment);
            const auto whole = created(plugin);
            (void)played(*whole, 0, moment);
            const std::vector<std::byte> memory = whole->snapshot();
            const auto resumed = created(plugin);
            resumed->restore(memory);
            CHECK(resumed->snapshot() == memory);
            CHECK(played(*resumed, moment, 250) == played(*whole, moment, 250));
            CHECK(resumed->snapshot() == whole->snapshot());
        }
    }
}

TEST_CASE("two instances of a strategy that take turns each behave as they do alone") {
    for (const StrategyPlugin& plugin : bundled()) {
        CAPTURE(plugin.name());
        const std::vector<std::string> first_alone = played(*created(plugin), 0, 250, 1);
        const std::vector<std::string> second_alone = played(*created(plugin), 0, 250, 2);
        const auto first = created(plugin);
        const auto second = created(plugin);
        std::vector<std::string> first_log;
        std::vector<std::string> second_log;
        for (std::uint32_t n = 0; n < 250; ++n) {
            for (const std::string& line : played(*first, n, n + 1, 1)) first_log.push_back(line);
            for (const std::string& line : played(*second, n, n + 1, 2)) second_log.push_back(line);
        }
        CHECK(first_log == first_alone);
        CHECK(second_log == second_alone);
    }
}

TEST_CASE("a bundled strategy survives a situation that cannot be") {
    for (const StrategyPlugin& plugin : bundled()) {
        CAPTURE(plugin.name());
        const auto strategy = created(plugin);
        RecordingActions actions;
        Situation nothing;
        strategy->act(nothing, actions);
        Situation absurd;
        absurd.now = kNever;
        absurd.seen_last_hour = std::numeric_limits<double>::quiet_NaN();
        absurd.expected_last_hour = -std::numeric_limits<double>::infinity();
        absurd.is_crisis = true;
        absurd.queue_length = std::numeric_limits<std::uint32_t>::max();
        absurd.oldest_wait = Duration::max();
        strategy->act(absurd, actions);
        Situation past = absurd;
        past.now = kStart - days{1};
        past.is_crisis = false;
        strategy->act(past, actions);
        const std::vector<CaseView> crowd(1'000'000, CaseView{.id = 4'000'000'000U});
        Situation crowded;
        crowded.cases = crowd;
        strategy->act(crowded, actions);
        CHECK(actions.log.size() < 100);
    }
}
