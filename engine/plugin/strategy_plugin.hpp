// A strategy that has been found: who it is, what can be set, and how to make one from what a user wrote.
#pragma once

#include "engine/core/diagnostics.hpp"
#include "engine/params/field.hpp"
#include "engine/plugin/orders.hpp"
#include "engine/plugin/strategy.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace firebreak {

/// A strategy broke its contract or failed during a run; it costs the replicate, not the study.
class StrategyError : public RunError {
  public:
    StrategyError(const std::string& strategy, const std::string& text)
        : RunError("strategy '" + strategy + "': " + text), strategy_{strategy} {}
    [[nodiscard]] const std::string& strategy() const noexcept { return strategy_; }

  private:
    std::string strategy_;
};

enum class PluginRole : std::uint8_t { strategy, modifier };
template <>
struct ChoiceWords<PluginRole> {
    static constexpr std::array<std::string_view, 2> words{"strategy", "modifier"};
};

/// One parameter of a strategy, as its plugin describes it.
struct StrategyParameter {
    std::string key;
    Kind kind = Kind::real;
    Unit unit = Unit::none;
    /// Both bounds are allowed; hours for a duration.
    double min = 0.0;
    double max = 0.0;
    ParamValue default_value;
    std::vector<std::string> choices;
    std::string help;
    std::string evidence;
    Confidence confidence = Confidence::setting;
};

/// What a user set, and where. A whole number may stand for a real one.
struct GivenValue {
    std::string key;
    ParamValue value;
    Mark mark;
};

/// A strategy or a modifier ready to be created, any number of times. A value; the library behind it stays loaded.
class StrategyPlugin {
  public:
    /// Loads the file. Throws InputError. [setup]
    [[nodiscard]] static StrategyPlugin from_file(const std::filesystem::path& file);
    /// A static twin, which stands in the program itself. Throws InputError. [setup]
    [[nodiscard]] static StrategyPlugin from_table(const firebreak_strategy* table);

    [[nodiscard]] const std::string& name() const noexcept { return name_; }
    [[nodiscard]] const std::string& version() const noexcept { return version_; }
    [[nodiscard]] const std::string& summary() const noexcept { return summary_; }
    /// What it can be used for.
    [[nodiscard]] PluginRole role() const noexcept { return role_; }
    /// Empty for a static twin.
    [[nodiscard]] const std::filesystem::path& file() const noexcept { return file_; }
    /// Digest of the file's bytes, for manifests; 0 for a static twin.
    [[nodiscard]] std::uint64_t file_hash() const noexcept { return file_hash_; }
    [[nodiscard]] const std::vector<StrategyParameter>& parameters() const noexcept { return parameters_; }
    /// The parameter of this key, or nullptr.
    [[nodiscard]] const StrategyParameter* find_parameter(std::string_view key) const noexcept;

    /// One value per parameter, in the order of parameters(): the given one, or the default with an empty mark. Unknown or repeated keys,
    /// wrong types, values out of range and unknown words go into `diagnostics`.
    [[nodiscard]] std::vector<GivenValue> resolve(std::span<const GivenValue> values, Diagnostics& diagnostics) const;
    /// A strategy with these values, or nullptr when `diagnostics` got an error. Throws StrategyError when the plugin fails otherwise.
    /// A modifier created alone changes the default orders. [setup]
    [[nodiscard]] std::unique_ptr<Strategy> create(std::span<const GivenValue> values, Diagnostics& diagnostics) const;
    /// The same for a plugin in the role of a modifier. [setup]
    [[nodiscard]] std::unique_ptr<Modifier> create_modifier(std::span<const GivenValue> values, Diagnostics& diagnostics) const;

  private:
    StrategyPlugin(const firebreak_strategy* table, std::filesystem::path file, std::uint64_t file_hash);
    const firebreak_strategy* table_;
    std::filesystem::path file_;
    std::uint64_t file_hash_;
    PluginRole role_ = PluginRole::strategy;
    std::string name_;
    std::string version_;
    std::string summary_;
    std::vector<StrategyParameter> parameters_;
};

}  // namespace firebreak
