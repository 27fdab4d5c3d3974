// Hands a look to ImGui's own widgets.
#pragma once

#include "viewer/ui/look.hpp"

namespace firebreak::viewer {

/// Colours, paddings and roundings of ImGui's present context.
void apply_look(const Look& look);

}  // namespace firebreak::viewer
