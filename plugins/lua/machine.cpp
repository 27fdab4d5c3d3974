#include "plugins/lua/machine.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <stdexcept>
#include <utility>

namespace firebreak::lua {
namespace {

// Instructions between two looks at the budget.
constexpr int kStride = 1000;
// Functions that may wait for each other. Lua's own bound would cost more memory than a script has by default, and running out of memory
// cannot be caught, while a recursion without an end is a mistake like any other.
constexpr int kDeepestCall = 10'000;
// Bytes that are allocated, and copied or cleared, in about the time of one instruction.
constexpr std::size_t kBytesPerStep = 64;
// Bytes of texts that are compared in less than the time of one instruction.
constexpr std::size_t kComparedPerStep = 1024;
// Lua cuts longer names of files in its own messages: all messages shall call the file alike.
constexpr std::size_t kLongestName = 50;

std::string shortened(const std::string& file) {
    return file.size() <= kLongestName ? file : "..." + file.substr(file.size() - kLongestName + 3);
}

}  // namespace

Machine::Machine(const std::string& file, const Limits& limits) : file_{shortened(file)}, limits_{limits}, steps_left_{limits.steps} {
    lua_ = lua_newstate(&allocate, this);
    if (lua_ == nullptr) throw std::runtime_error(fmt::format("Lua cannot start within {} bytes", limits.memory));
    *static_cast<Machine**>(lua_getextraspace(lua_)) = this;
}

Machine::~Machine() { lua_close(lua_); }

void Machine::run(const char* entry, const std::function<void(lua_State*)>& body) {
    if (!stopped_.empty()) throw std::runtime_error(stopped_);
    entry_ = entry;
    steps_left_ = limits_.steps;
    lua_sethook(lua_, &on_count, LUA_MASKCOUNT, kStride);
    lua_settop(lua_, 0);
    lua_pushcfunction(lua_, &describe_error);
    lua_pushcfunction(lua_, &call_body);
    // Only call_body sees it, and gives it back its const.
    lua_pushlightuserdata(lua_, const_cast<std::function<void(lua_State*)>*>(&body));
    const int status = lua_pcall(lua_, 1, 0, 1);
    if (escaped_) {
        try {
            std::rethrow_exception(std::exchange(escaped_, nullptr));
        } catch (const std::exception& error) {
            stopped_ = error.what();
            throw;
        }
    }
    if (stopped_.empty() && status == LUA_ERRMEM) stopped_ = out_of_memory();
    if (!stopped_.empty()) throw std::runtime_error(stopped_);
    if (status == LUA_OK) return;
    std::size_t length = 0;
    const char* text = lua_type(lua_, -1) == LUA_TSTRING ? lua_tolstring(lua_, -1, &length) : nullptr;
    throw std::runtime_error(text != nullptr ? std::string{text, length} : file_ + ": failed without a message");
}

int Machine::call_body(lua_State* lua) {
    const auto& body = *static_cast<const std::function<void(lua_State*)>*>(lua_touserdata(lua, 1));
    lua_settop(lua, 0);
    guarded(lua, [&] { body(lua); });
    return 0;
}

// What a user reads: the message, and the function that the line stands in.
int Machine::describe_error(lua_State* lua) {
    const Machine& self = of(lua);
    if (self.has_stopped()) return 1;
    std::size_t length = 0;
    std::string text;
    if (lua_type(lua, 1) == LUA_TSTRING) {
        const char* words = lua_tolstring(lua, 1, &length);
        text.assign(words, length);
        // error() without a place: with level 0, or in a function that another one called.
        if (!text.starts_with(self.file_)) text = self.place() + text;
    } else {
        text = fmt::format("{}raised an error that is a {}, not a text", self.place(), luaL_typename(lua, 1));
    }
    text += self.function_name(lua);
    lua_pushlstring(lua, text.data(), std::min(text.size(), kLongestText));
    return 1;
}

std::string Machine::function_name(lua_State* lua) const {
    lua_Debug found{};
    bool is_found = false;
    bool is_outermost = true;
    lua_Debug frame{};
    for (int level = 0; level < 200 && lua_getstack(lua, level, &frame) != 0; ++level) {
        lua_getinfo(lua, "Sn", &frame);
        if (std::string_view{frame.what} == "C") continue;
        if (is_found) {
            is_outermost = false;
            break;
        }
        found = frame;
        is_found = true;
    }
    if (!is_found || std::string_view{found.what} == "main") return "";
    if (found.name != nullptr) return fmt::format(" (in function '{}')", found.name);
    if (is_outermost) return fmt::format(" (in function '{}')", entry_);
    return fmt::format(" (in the function at line {})", found.linedefined);
}

std::string Machine::place() const {
    lua_Debug frame{};
    for (int level = 0; level < 200 && lua_getstack(lua_, level, &frame) != 0; ++level) {
        lua_getinfo(lua_, "Sl", &frame);
        if (frame.currentline > 0) return fmt::format("{}:{}: ", file_, frame.currentline);
    }
    return file_ + ": ";
}

std::string Machine::out_of_steps() const {
    return fmt::format("{}used up the {} instructions that one call may take", place(), limits_.steps);
}

std::string Machine::out_of_memory() const {
    return fmt::format("{}needs more than the {} MB of memory that a script may use", refused_at_, limits_.memory >> 20);
}

void Machine::stop_for_memory(lua_State* lua) {
    Machine& self = of(lua);
    if (self.stopped_.empty()) self.stopped_ = self.out_of_memory();
    lua_pushnil(lua);
    lua_error(lua);
    std::abort();  // as below
}

void Machine::charge(lua_State* lua, std::size_t steps) {
    Machine& self = of(lua);
    self.steps_left_ -= static_cast<std::int64_t>(std::min<std::size_t>(steps, std::size_t{1} << 40));
    if (self.steps_left_ >= 0) return;
    if (self.stopped_.empty()) self.stopped_ = self.out_of_steps();
    lua_pushnil(lua);
    lua_error(lua);
    std::abort();  // lua_error does not return; its declaration does not say so
}

void Machine::stop(lua_State* lua, std::string_view text) {
    Machine& self = of(lua);
    if (self.stopped_.empty() && !self.escaped_) self.stopped_ = self.place() + std::string{text};
    lua_pushnil(lua);
    lua_error(lua);
    std::abort();  // as above
}

void Machine::raise(lua_State* lua, std::string_view text) {
    {
        const std::string message = of(lua).place() + std::string{text.substr(0, 2000)};
        lua_pushlstring(lua, message.data(), message.size());
    }
    lua_error(lua);
    std::abort();  // as above
}

void Machine::on_count(lua_State* lua, lua_Debug* where) {
    charge(lua, kStride * (1 + of(lua).longest_text_ / kComparedPerStep));
    // Walks down the stack, for as long as it is deep: that is work, too, and paid for where it is done.
    lua_Debug deep{};
    if (lua_getstack(lua, kDeepestCall / 10, &deep) != 0) {
        charge(lua, kStride);
        if (lua_getstack(lua, kDeepestCall, &deep) != 0)
            raise(lua, fmt::format("stack overflow: more than {} functions wait for each other", kDeepestCall));
    }
    // A function may pass its arguments on and add one, again and again.
    if (lua_getlocal(lua, where, -(kMostValues + 1)) != nullptr) stop(lua, fmt::format("a function got more than {} values", kMostValues));
}

bool Machine::may_grow(std::size_t growth, bool is_text, std::size_t size) {
    steps_left_ -= static_cast<std::int64_t>(1 + growth / kBytesPerStep);
    if (steps_left_ < 0) {
        if (stopped_.empty()) stopped_ = out_of_steps();
        return false;
    }
    if (is_text && size > kLongestText + 64) {
        if (stopped_.empty()) stopped_ = fmt::format("{}makes a text longer than {} bytes", place(), kLongestText);
        return false;
    }
    if (is_text) longest_text_ = std::max(longest_text_, size);
    if (memory_used_ + growth <= limits_.memory) return true;
    // Lua collects its garbage and asks again: that is work, too.
    steps_left_ -= static_cast<std::int64_t>(memory_used_ / 16);
    refused_at_ = place();
    return false;
}

void* Machine::allocate(void* context, void* block, std::size_t old_size, std::size_t new_size) noexcept {
    auto& self = *static_cast<Machine*>(context);
    // Without a block, the old size is the type of what Lua is about to make.
    const std::size_t held = block != nullptr ? old_size : 0;
    if (new_size == 0) {
        std::free(block);
        self.memory_used_ -= held;
        return nullptr;
    }
    const bool is_text = block == nullptr && old_size == LUA_TSTRING;
    // While Lua starts there is nothing to look at; and what shrinks is never refused.
    if (new_size > held && self.lua_ != nullptr && !self.may_grow(new_size - held, is_text, new_size)) return nullptr;
    void* moved = std::realloc(block, new_size);
    if (moved != nullptr) self.memory_used_ = self.memory_used_ - held + new_size;
    return moved;
}

}  // namespace firebreak::lua
