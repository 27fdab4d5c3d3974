// Lines of the decision log in the language of the screen. The simulation writes them in English; what it does not know by heart, notes
// and what strategies say, stays as it was written.
#pragma once

#include "viewer/ui/language.hpp"

#include <string>
#include <string_view>

namespace firebreak::viewer {

[[nodiscard]] std::string decision_words(std::string_view text, Language language);

}  // namespace firebreak::viewer
