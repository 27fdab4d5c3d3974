// What the company decided, in words for people who never saw the journal.
#pragma once

#include "engine/scenario/command.hpp"
#include "viewer/ui/language.hpp"

#include <string>

namespace firebreak::viewer {

/// Such as "Agents at the desk: 5"; as the journal writes it where there are no better words.
[[nodiscard]] std::string decision_text(const Command& command, Language language);

}  // namespace firebreak::viewer
