// One Lua state within bounds: steps, memory, length of texts. Whoever exceeds them ends the call for good: no pcall of the script
// catches that, and the message says where it happened.
//
// Two things are counted as steps: instructions (by Lua's hook) and, for work that no instruction shows, what our own library functions
// and the allocator charge. So a script cannot spend an hour inside one instruction.
//
// Lua must be the build that throws C++ exceptions (liblua5.4-c++): with the C build, an error would jump over our destructors.
#pragma once

#include "engine/plugin/strategy.hpp"

#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <lua.hpp>
#include <string>
#include <string_view>

namespace firebreak::lua {

/// What one call of a script may use.
struct Limits {
    std::int64_t steps = 100'000'000;
    std::size_t memory = std::size_t{64} << 20;
};

/// Longer texts are refused: comparing or copying one is a single instruction, so its length bounds what an instruction can cost. Once a
/// script has made a text, an instruction counts as one step and one more for every whole kibibyte of the longest.
inline constexpr std::size_t kLongestText = std::size_t{16} << 10;
/// More arguments than these are refused, for the same reason.
inline constexpr int kMostValues = 1000;

class Machine {
  public:
    /// `file` is the script's name in messages.
    Machine(const std::string& file, const Limits& limits);
    Machine(const Machine&) = delete;
    Machine& operator=(const Machine&) = delete;
    ~Machine();

    [[nodiscard]] static Machine& of(lua_State* lua) noexcept { return **static_cast<Machine**>(lua_getextraspace(lua)); }

    /// Runs `body` with the whole budget. Nothing touches the Lua state outside. `entry` names the script's function that it calls, for
    /// messages. Throws std::runtime_error for an error of the script, or what an action threw.
    void run(const char* entry, const std::function<void(lua_State*)>& body);

    /// Takes `steps` off the budget, and ends the call when nothing is left.
    static void charge(lua_State* lua, std::size_t steps);
    /// Ends the call: no pcall catches it.
    [[noreturn]] static void stop(lua_State* lua, std::string_view text);
    /// The same, for whoever caught LUA_ERRMEM.
    [[noreturn]] static void stop_for_memory(lua_State* lua);
    /// An error at the line that is running, which a pcall of the script may catch.
    [[noreturn]] static void raise(lua_State* lua, std::string_view text);
    /// Calls into the host, whose exceptions must not run through Lua: the call ends, and `run` throws what was thrown.
    template <class Body>
    static void guarded(lua_State* lua, Body&& body) {
        Machine& self = of(lua);
        try {
            body();
            return;
        } catch (const std::exception&) {
            self.escaped_ = std::current_exception();
        }
        stop(lua, "an action was refused");
    }
    /// Whether the call has been ended: an error must then be passed on by whoever catches it.
    [[nodiscard]] bool has_stopped() const noexcept { return !stopped_.empty() || escaped_ != nullptr; }
    /// "my.lua:12: " for the line that is running, "my.lua: " outside of one.
    [[nodiscard]] std::string place() const;
    [[nodiscard]] const std::string& file() const noexcept { return file_; }

    /// What the script sees and may do, while its `decide` runs; null outside.
    const Situation* seen = nullptr;
    Actions* actions = nullptr;

  private:
    static void* allocate(void* context, void* block, std::size_t old_size, std::size_t new_size) noexcept;
    static void on_count(lua_State* lua, lua_Debug* where);
    static int call_body(lua_State* lua);
    static int describe_error(lua_State* lua);
    [[nodiscard]] bool may_grow(std::size_t growth, bool is_text, std::size_t size);
    [[nodiscard]] std::string function_name(lua_State* lua) const;
    [[nodiscard]] std::string out_of_steps() const;
    [[nodiscard]] std::string out_of_memory() const;

    std::string file_;
    Limits limits_;
    std::int64_t steps_left_;
    std::size_t memory_used_ = 0;
    /// Of all texts so far.
    std::size_t longest_text_ = 0;
    const char* entry_ = "";
    /// Why the call was ended; a script that was ended once stays ended.
    std::string stopped_;
    std::string refused_at_;
    std::exception_ptr escaped_;
    lua_State* lua_ = nullptr;
};

}  // namespace firebreak::lua
