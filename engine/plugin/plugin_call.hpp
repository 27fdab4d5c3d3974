// Which plugin's code a thread is in: a crash in there is the plugin's and can be told as such (crash_line.hpp), any other is ours.
#pragma once

#include "engine/plugin/call_board.hpp"

namespace firebreak {

/// Stands around every call into a plugin, and around every call back out of it. Costs two writes to thread-local memory, and where
/// somebody watches the process (call_board.hpp) the copy of two names. [parallel]
class PluginCall {
  public:
    /// `plugin` (a name, or a file that is being loaded) and `function` outlive the call.
    PluginCall(const char* plugin, const char* function) noexcept : outer_{innermost_}, plugin_{plugin}, function_{function} {
        innermost_ = this;
        show();
    }
    /// Back in our own code, until the end of the scope.
    PluginCall() noexcept : PluginCall{nullptr, nullptr} {}
    PluginCall(const PluginCall&) = delete;
    PluginCall& operator=(const PluginCall&) = delete;
    ~PluginCall() {
        innermost_ = outer_;
        show();
    }

    /// The call that this thread is in; nullptr in our own code. May be asked in a signal handler.
    [[nodiscard]] static const PluginCall* current() noexcept {
        return innermost_ != nullptr && innermost_->plugin_ != nullptr ? innermost_ : nullptr;
    }
    [[nodiscard]] const char* plugin() const noexcept { return plugin_; }
    [[nodiscard]] const char* function() const noexcept { return function_; }

  private:
    static void show() noexcept {
        if (detail::call_board_in_use == nullptr) return;
        const PluginCall* call = current();
        detail::show_call(call != nullptr ? call->plugin_ : nullptr, call != nullptr ? call->function_ : nullptr);
    }

    static inline constinit thread_local const PluginCall* innermost_ = nullptr;
    const PluginCall* outer_;
    const char* plugin_;
    const char* function_;
};

}  // namespace firebreak
