// What the contract asks of every plugin, as a list of checks. The bundled strategies pass them in tests/plugins/contract_test.cpp; on
// anybody else's, `firebreak plugin-check` runs each in a process of its own, because some ways to fail end the process.
#pragma once

#include "engine/plugin/check/report.hpp"
#include "engine/plugin/check/subject.hpp"

#include <span>
#include <string_view>

namespace firebreak::check {

struct ContractCheck {
    /// One word, by which it is called.
    std::string_view name;
    /// What holds where it is passed.
    std::string_view promise;
    /// What an author does where it is not.
    std::string_view remedy;
    /// Where it fails, nothing behind it can be judged.
    bool is_gate = false;
    /// Run twice, in two processes, its figure must be the same.
    bool is_same_everywhere = false;
    void (*run)(const Subject& subject, Report& report) = nullptr;
};

/// All of them, in the order in which they make sense.
[[nodiscard]] std::span<const ContractCheck> contract_checks();

/// What `check` finds; an error that it meets is a failure. [setup]
[[nodiscard]] Report run_check(const ContractCheck& check, const Subject& subject);

}  // namespace firebreak::check
