// What a parameter means, in words: for `firebreak explain` and for the reference manual, both from the parameters' own tables.
#pragma once

#include "engine/scenario/parameter_list.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace firebreak {

struct Explanation {
    /// Some key matched; otherwise `text` says what was perhaps meant.
    bool is_found = false;
    std::string text;
};

/// The parameters that `key` names: a full key ("platform.visibility"), a bare one ("visibility"), a section ("company.desk"), or a
/// key as --set writes it ("incidents.0.affected", "incidents.outage.affected").
[[nodiscard]] std::vector<const Parameter*> find_parameters(std::string_view key);

/// Meaning, unit, range, default, source and confidence of whatever `key` names; several matches are all explained.
[[nodiscard]] Explanation explain(std::string_view key);

/// The same as JSON, a list of objects; an empty list when nothing matches. An empty key means all parameters.
[[nodiscard]] std::string explain_json(std::string_view key);

/// Every parameter as plain text.
[[nodiscard]] std::string explain_all();

/// How a table names its parameters: "visibility", or "platform.visibility".
enum class KeyStyle : std::uint8_t { bare, whole };

/// The parameters of one section as a Markdown table; empty below its head for a section that does not exist.
[[nodiscard]] std::string parameter_table(std::string_view section, KeyStyle style);

/// The reference manual in Markdown, docs/reference/scenario-parameters.md.
[[nodiscard]] std::string parameter_manual();

}  // namespace firebreak
