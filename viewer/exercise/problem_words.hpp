// What is wrong with an events list, in the language of the screen. Readers say it in English, as the command line does.
#pragma once

#include "engine/core/diagnostics.hpp"
#include "viewer/ui/language.hpp"

#include <string>
#include <string_view>

namespace firebreak::viewer {

/// A message of the readers of events lists and of their cells. What is not known stays in English: effects are checked by the scenario's
/// own reader.
[[nodiscard]] std::string problem_words(std::string_view message, Language language);

/// With its place, as Problem::text has it.
[[nodiscard]] std::string problem_text(const Problem& problem, Language language);

}  // namespace firebreak::viewer
