// Scripts for tests: loaded by the plugin lua as users' scripts are.
#pragma once

#include "tests/plugins/support.hpp"

#include <memory>
#include <string>
#include <vector>

namespace firebreak::test {

/// A strategy that is this script, in a file that messages call my.lua.
[[nodiscard]] std::unique_ptr<Strategy> scripted(const std::string& source, std::vector<GivenValue> values = {});
/// Every problem that loading it meets, one a line.
[[nodiscard]] std::string problems_of(const std::string& source, std::vector<GivenValue> values = {});
/// A script whose decide is `body`, which begins on line 2.
[[nodiscard]] std::string deciding(const std::string& body);

/// Shows the strategy two cases (7, calm, 40 followers; 9, angry, 2,000 followers) once, and gives back what it did; a failure is the
/// last line.
[[nodiscard]] std::vector<std::string> acted(Strategy& strategy);
/// The same for a script with this decide.
[[nodiscard]] std::vector<std::string> acted(const std::string& body, std::vector<GivenValue> values = {});
/// Only the failure, or "".
[[nodiscard]] std::string failure_of(const std::string& body, std::vector<GivenValue> values = {});

/// `params:` of a scenario with these lines "key: value".
[[nodiscard]] GivenValue params_of(const std::vector<std::string>& keys, const std::vector<std::string>& values);

}  // namespace firebreak::test
