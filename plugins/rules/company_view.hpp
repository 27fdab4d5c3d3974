// The values of the company's columns at one policy tick.
#pragma once

#include "plugins/rules/memory.hpp"

namespace firebreak::rules {

/// Takes notice of what is new (crises, the cases' anger), then says what the columns hold.
[[nodiscard]] CompanyValues look(const Situation& seen, Memory& memory);

}  // namespace firebreak::rules
