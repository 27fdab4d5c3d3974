#include "tests/plugins/support.hpp"

#include "plugins/common/static_strategies.hpp"

#include <doctest/doctest.h>
#include <stdlib.h>

#include <algorithm>
#include <cstdlib>
#include <stdexcept>

namespace firebreak::test {

std::unique_ptr<Strategy> created(const StrategyPlugin& plugin, const std::vector<GivenValue>& values) {
    Diagnostics diagnostics;
    std::unique_ptr<Strategy> strategy = plugin.create(values, diagnostics);
    diagnostics.throw_if_errors();
    REQUIRE(strategy != nullptr);
    return strategy;
}

std::vector<StrategyPlugin> bundled() {
    std::vector<StrategyPlugin> plugins;
    for (const firebreak_strategy* table : static_strategies()) plugins.push_back(StrategyPlugin::from_table(table));
    return plugins;
}

StrategyPlugin bundled(const std::string& name) {
    for (StrategyPlugin& plugin : bundled()) {
        if (plugin.name() == name) return std::move(plugin);
    }
    throw std::runtime_error("no bundled strategy is called " + name);
}

TemporaryFolder::TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "firebreak_plugins_XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make a temporary folder");
    path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

}  // namespace firebreak::test
