// Which plugin's code a thread is in: a crash in there is the plugin's and can be told as such (crash_line.hpp), any other is ours.
#pragma once

namespace firebreak {

/// Stands around every call into a plugin, and around every call back out of it. Costs two writes to thread-local memory. [parallel]
class PluginCall {
  public:
    /// `plugin` (a name, or a file that is being loaded) and `function` outlive the call.
    PluginCall(const char* plugin, const char* function) noexcept : outer_{innermost_}, plugin_{plugin}, function_{function} {
        innermost_ = this;
    }
    /// Back in our own code, until the end of the scope.
    PluginCall() noexcept : PluginCall{nullptr, nullptr} {}
    PluginCall(const PluginCall&) = delete;
    PluginCall& operator=(const PluginCall&) = delete;
    ~PluginCall() { innermost_ = outer_; }

    /// The call that this thread is in; nullptr in our own code. May be asked in a signal handler.
    [[nodiscard]] static const PluginCall* current() noexcept {
        return innermost_ != nullptr && innermost_->plugin_ != nullptr ? innermost_ : nullptr;
    }
    [[nodiscard]] const char* plugin() const noexcept { return plugin_; }
    [[nodiscard]] const char* function() const noexcept { return function_; }

  private:
    static inline constinit thread_local const PluginCall* innermost_ = nullptr;
    const PluginCall* outer_;
    const char* plugin_;
    const char* function_;
};

}  // namespace firebreak
