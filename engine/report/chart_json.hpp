// Small pieces of the data of charts: private to this room.
#pragma once

#include "engine/report/bilingual.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <optional>
#include <string>

namespace firebreak {

using Json = nlohmann::ordered_json;

[[nodiscard]] inline Json json_of(const Bilingual& text) { return {{"en", text.en}, {"fr", text.fr}}; }

/// Five digits are more than a chart can show, and a third of the bytes.
[[nodiscard]] inline Json json_of(std::optional<double> value) {
    if (!value) return nullptr;
    return std::stod(fmt::format("{:.5g}", *value));
}

/// The data as ReportChart keeps it.
[[nodiscard]] inline std::string data_text(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

}  // namespace firebreak
