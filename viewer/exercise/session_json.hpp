// The parts of a session as JSON, and back with every type checked: a file may hold anything.
#pragma once

#include "viewer/exercise/session_file.hpp"

#include <nlohmann/json.hpp>

#include <string>

namespace firebreak::viewer {

/// Everything but the format and the digest.
[[nodiscard]] nlohmann::ordered_json json_of(const SavedSession& session);

/// Fills `session`; what is wrong, with its place ("injects/3/at"), or empty. Keys that are not known are passed over.
[[nodiscard]] std::string read_json(const nlohmann::ordered_json& json, SavedSession& session);

}  // namespace firebreak::viewer
