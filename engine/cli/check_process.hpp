// One check of a plugin in a process of its own: what crashes, hangs, exits or eats memory there is a finding, and nothing else dies of it.
#pragma once

#include "engine/plugin/check/report.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace firebreak {

struct CheckLimits {
    int seconds = 10;
    std::uint64_t bytes = std::uint64_t{1} << 30;
};

struct CheckOutcome {
    check::Verdict verdict = check::Verdict::failed;
    std::string text;
    /// The process ended without a finding of its own: it crashed, hung, ate memory or called exit.
    bool has_died = false;
    /// What the plugin printed meanwhile, the beginning of it.
    std::string printed;
};

/// The descriptor to which the process writes what it found.
inline constexpr int kCheckReport = 3;

/// Runs `firebreak plugin-check FILE --here CHECK` and waits for it. Throws RunError when no process can be had.
[[nodiscard]] CheckOutcome check_in_process(const std::filesystem::path& plugin, std::string_view check, const CheckLimits& limits);

/// Prepares this process to be that one: it says what it dies of, and dies with its parent. [setup]
void become_check_process(const CheckLimits& limits);
/// Its last words.
void send_finding(const check::Report& report);

}  // namespace firebreak
