// What the tests of strategies share, beside the made-up company that they are watched with.
#pragma once

#include "engine/plugin/check/made_up_company.hpp"
#include "engine/plugin/loader.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace firebreak::test {

using check::played;
using check::RecordingActions;
using check::situation_at;
using check::text_of;

/// With these values; fails the test when the plugin has problems with them.
[[nodiscard]] std::unique_ptr<Strategy> created(const StrategyPlugin& plugin, const std::vector<GivenValue>& values = {});

/// The static twins of all bundled strategies and modifiers.
[[nodiscard]] std::vector<StrategyPlugin> bundled();
[[nodiscard]] StrategyPlugin bundled(const std::string& name);

/// A folder of the test's own, removed with it.
class TemporaryFolder {
  public:
    TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder();
    [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }

  private:
    std::filesystem::path path_;
};

}  // namespace firebreak::test
