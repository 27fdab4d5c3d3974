// A strategy that is written in Lua: the file, loaded and ready to be asked.
//
// A call, step by step: the script's function runs within its budget; then `state` must hold plain values only; then everything outside
// of `state` must be as it was when the file had been loaded. So whatever a snapshot leaves out never mattered.
#pragma once

#include "plugins/lua/declared_params.hpp"
#include "plugins/lua/hidden_memory.hpp"
#include "plugins/lua/machine.hpp"
#include "plugins/lua/source_guard.hpp"

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace firebreak::lua {

class Script {
  public:
    /// `file` is what messages call it. Throws std::runtime_error for a script that cannot be used.
    Script(const std::string& file, std::string_view source, std::span<const GivenParam> given, const Limits& limits);

    /// What is wrong with the given parameters; they keep their defaults.
    [[nodiscard]] const std::vector<ParamFlaw>& flaws() const noexcept { return flaws_; }

    [[nodiscard]] Orders initial_orders() const;
    void decide(const Situation& seen, Actions& actions);
    [[nodiscard]] std::vector<std::byte> snapshot() const;
    void restore(std::span<const std::byte> bytes);

  private:
    void load(lua_State* lua, std::string_view source, std::span<const GivenParam> given);
    void check_memory(lua_State* lua) const;

    std::unique_ptr<Machine> machine_;
    HiddenMemory hidden_;
    std::vector<ParamFlaw> flaws_;
    bool has_decide_ = false;
};

/// The line that `message`, an error of the script that messages call `file`, begins with, and the rest of it.
[[nodiscard]] SourceProblem placed(std::string_view message, const std::string& file);

}  // namespace firebreak::lua
