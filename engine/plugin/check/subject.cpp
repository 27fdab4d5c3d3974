#include "engine/plugin/check/subject.hpp"

#include "engine/plugin/shared_library.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace firebreak::check {
namespace {

std::string shortened(const std::string& line) {
    constexpr std::size_t kLongest = 120;
    return line.size() <= kLongest ? line : line.substr(0, kLongest) + "...";
}

}  // namespace

const firebreak_strategy& Subject::table() const { return twin_ != nullptr ? *twin_ : *load_strategy_file(file_).strategy; }

StrategyPlugin Subject::plugin() const { return twin_ != nullptr ? StrategyPlugin::from_table(twin_) : StrategyPlugin::from_file(file_); }

std::unique_ptr<Modifier> made(const StrategyPlugin& plugin, const std::vector<GivenValue>& values) {
    Diagnostics diagnostics;
    std::unique_ptr<Modifier> strategy = plugin.create_modifier(values, diagnostics);
    if (strategy) return strategy;
    std::string reasons;
    for (const Problem& problem : diagnostics.problems()) reasons += (reasons.empty() ? "" : ", ") + problem.message;
    throw StrategyError(plugin.name(), reasons.empty() ? "create refused its values and gave no reason" : reasons);
}

std::string first_difference(const std::vector<std::string>& got, const std::vector<std::string>& expected) {
    const auto [mine, theirs] = std::mismatch(got.begin(), got.end(), expected.begin(), expected.end());
    const auto words = [](auto place, auto end) { return place == end ? std::string{"nothing"} : fmt::format("'{}'", shortened(*place)); };
    return fmt::format("action {}: {} instead of {}", mine - got.begin() + 1, words(mine, got.end()), words(theirs, expected.end()));
}

}  // namespace firebreak::check
