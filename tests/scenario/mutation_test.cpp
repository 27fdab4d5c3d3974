// A damaged file must end in messages or in a sound scenario, never in a crash and never in a value that its table forbids.
#include "engine/core/draw.hpp"
#include "engine/scenario/field_reader.hpp"
#include "engine/scenario/scenario_writer.hpp"
#include "tests/scenario/read_helpers.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <string>

using namespace firebreak;

namespace {

bool is_sound(const Field& field, const void* object) {
    const ParamValue value = field.get(object);
    if (const auto* real = std::get_if<double>(&value)) return std::isfinite(*real) && *real >= field.info.min && *real <= field.info.max;
    if (const auto* whole = std::get_if<std::int64_t>(&value)) {
        return static_cast<double>(*whole) >= field.info.min && static_cast<double>(*whole) <= field.info.max;
    }
    if (const auto* duration = std::get_if<Duration>(&value)) {
        return !std::isfinite(field.info.min) ||
               (*duration >= duration_bound(field.info.min) && *duration <= duration_bound(field.info.max));
    }
    return true;
}

bool is_sound(Scenario& scenario) {
    bool sound = scenario.horizon > Duration{0} && scenario.horizon <= days{3650};
    for (const Section& section : scenario_sections()) {
        if (section.object == nullptr) continue;
        for (const Field& field : *section.fields) sound = sound && is_sound(field, section.object(scenario));
    }
    for (const IncidentParams& incident : scenario.incidents) {
        for (const Field& field : IncidentParams::fields()) sound = sound && is_sound(field, &incident);
        sound = sound && !incident.id.empty();
    }
    for (const Command& command : scenario.timeline) {
        for (const Field& field : Command::fields()) sound = sound && is_sound(field, &command);
        sound = sound && command.at >= Duration{0} && command.at <= days{36'500};
    }
    return sound;
}

constexpr std::string_view kLetters = "\n\n  :-#[]{}'\"\\|>&*!%@,.0123456789eEkMdhmins_abc~\t\r\xc3\xa9\xff";

// One to four bytes flipped, put in, taken out, or a stretch repeated; all by keyed draws, so that a failure can be met again.
std::string mutated(std::string text, const Draws& draws, std::uint64_t number) {
    std::uint32_t n = 0;
    const auto pick = [&](std::size_t count) {
        return static_cast<std::size_t>(draws.uniform(Purpose::bootstrap, number, n++) * static_cast<double>(count));
    };
    for (std::size_t change = 0; change <= pick(4); ++change) {
        const std::size_t at = pick(text.size() + 1);
        const std::size_t kind = pick(4);
        if (kind == 0 && at < text.size()) text[at] = kLetters[pick(kLetters.size())];
        if (kind == 1) text.insert(at, 1, kLetters[pick(kLetters.size())]);
        if (kind == 2 && at < text.size()) text.erase(at, 1 + pick(12));
        if (kind == 3) text.insert(pick(text.size() + 1), text.substr(at, pick(40)));
    }
    return text;
}

}  // namespace

TEST_CASE("damaged scenarios end in messages or in sound scenarios") {
    constexpr std::uint64_t kRounds = 800;
    const Draws draws{2012, 0};
    std::uint64_t number = 0;
    std::size_t accepted = 0;
    std::size_t refused = 0;
    for (const std::filesystem::path& file : bundled_scenarios()) {
        const std::string original = content_of(file);
        for (std::uint64_t round = 0; round < kRounds; ++round) {
            const std::string text = mutated(original, draws, number++);
            Diagnostics problems;
            Scenario scenario = read_scenario_text(text, "damaged.yaml", {}, problems);
            refused += problems.has_errors() ? 1U : 0U;
            if (problems.has_errors()) continue;
            ++accepted;
            CAPTURE(text);
            REQUIRE(is_sound(scenario));
            Diagnostics again;
            const Scenario same = read_scenario_text(to_yaml(scenario), "resolved.yaml", {}, again);
            REQUIRE_FALSE(again.has_errors());
            REQUIRE(content_hash(same) == content_hash(scenario));
        }
    }
    // Most of a file is comments and words, so a good part of the damage is harmless; but both ends must have been met often.
    CHECK(accepted > 500);
    CHECK(refused > 500);
}
