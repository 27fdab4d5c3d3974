// The parameters that a script declares, and the values that a scenario gives them.
#pragma once

#include "plugins/lua/machine.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace firebreak::lua {

/// One value of `params:` in a scenario, as text.
struct GivenParam {
    std::string key;
    std::string text;
    bool is_quoted = false;
    bool is_single = true;
};

/// What is wrong with one of them; `place` counts in the list of the given ones.
struct ParamFlaw {
    std::size_t place;
    bool at_key;
    std::string text;
};

/// Reads the declarations in the table on top of the stack, puts the values into their place, and seals the table. Raises an error for a
/// declaration that cannot be; flaws of the given values go into the list.
void settle_params(lua_State* lua, std::span<const GivenParam> given, std::vector<ParamFlaw>& flaws);

}  // namespace firebreak::lua
