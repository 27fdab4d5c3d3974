// The keys at the top of a scenario file that belong to no section, and the words that describe its lists.
#pragma once

#include "engine/params/field.hpp"
#include "engine/scenario/scenario.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace firebreak {

/// The format that this program reads: `firebreak: 1`, the first line of every scenario.
inline constexpr int kScenarioFormat = 1;

/// name, title, description, evidence_grade, seed, horizon, start_date: parameters of a Scenario itself.
[[nodiscard]] const std::vector<Field>& general_fields();

/// A top-level key that is not a plain parameter: the format version, the lists, the strategy, and each section.
struct TopLevelKey {
    std::string_view key;
    std::string_view help;
};
[[nodiscard]] std::span<const TopLevelKey> structured_keys() noexcept;

/// The lists of texts for people, in the order in which a file is written: each is a text, or a list of texts.
struct TextList {
    std::string_view key;
    std::vector<std::string> Scenario::*texts;
};
[[nodiscard]] std::span<const TextList> text_lists() noexcept;

}  // namespace firebreak
