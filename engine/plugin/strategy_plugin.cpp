#include "engine/plugin/strategy_plugin.hpp"

#include "engine/plugin/convert.hpp"
#include "engine/plugin/foreign_strategy.hpp"
#include "engine/plugin/shared_library.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace firebreak {
namespace {

constexpr std::uint32_t kMostParameters = 10'000;

bool is_name(std::string_view text) {
    const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
    const auto is_allowed = [&](char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '_'; };
    return !text.empty() && text.size() <= 64 && is_letter(text.front()) && std::ranges::all_of(text, is_allowed);
}

ParamValue default_of(const firebreak_parameter& from, Kind kind) {
    switch (kind) {
        case Kind::boolean: return from.default_integer != 0;
        case Kind::integer: return from.default_integer;
        case Kind::real: return from.default_real;
        case Kind::duration: return Duration{from.default_integer};
        case Kind::file: return TextFile{};
        case Kind::tree: return ConfigTree{};
        case Kind::text:
        case Kind::choice: break;
    }
    return std::string{from.default_text != nullptr ? from.default_text : ""};
}

bool is_within(const StrategyParameter& parameter, double number) { return number >= parameter.min && number <= parameter.max; }

std::string range_of(const StrategyParameter& parameter) {
    const Field field{.info = {.key = parameter.key, .min = parameter.min, .max = parameter.max, .help = parameter.help},
                      .kind = parameter.kind,
                      .choices = {}};
    return range_text(field);
}

/// What is wrong with `value`, as the end of a sentence that begins with the key; nothing when it is right. A whole number that stands
/// for a real one is converted.
std::optional<std::string> flaw_of(const StrategyParameter& parameter, ParamValue& value) {
    if (parameter.kind == Kind::real && std::holds_alternative<std::int64_t>(value))
        value = static_cast<double>(std::get<std::int64_t>(value));
    if (std::holds_alternative<ConfigTree>(value) && parameter.kind != Kind::tree) return "must be a single value";
    if (value.index() != parameter.default_value.index())
        return fmt::format("is {}, but must be {}", value_text(value), text_of(parameter.kind));
    if (parameter.kind == Kind::choice) {
        const std::vector<std::string_view> words(parameter.choices.begin(), parameter.choices.end());
        const std::string& word = std::get<std::string>(value);
        if (std::ranges::find(words, word) == words.end())
            return fmt::format("is '{}', but must be {}{}", word, listed(words), did_you_mean(word, words));
    }
    std::optional<double> number;
    if (const auto* whole = std::get_if<std::int64_t>(&value)) number = static_cast<double>(*whole);
    if (const auto* real = std::get_if<double>(&value)) number = *real;
    if (const auto* duration = std::get_if<Duration>(&value)) number = hours_of(*duration);
    if (number && !std::isfinite(*number)) return fmt::format("is {}, but must be a finite number", value_text(value));
    if (number && !is_within(parameter, *number)) return fmt::format("is {}, but must lie in {}", value_text(value), range_of(parameter));
    return std::nullopt;
}

StrategyParameter parameter_from(const firebreak_parameter& from) {
    const auto text = [](const char* words) { return std::string{words != nullptr ? words : ""}; };
    StrategyParameter parameter{.key = text(from.key),
                                .kind = static_cast<Kind>(from.kind),
                                .unit = static_cast<Unit>(from.unit),
                                .min = from.min,
                                .max = from.max,
                                .default_value = {},
                                .choices = {},
                                .help = text(from.help),
                                .evidence = text(from.evidence),
                                .confidence = static_cast<Confidence>(from.confidence)};
    parameter.default_value = default_of(from, parameter.kind);
    for (std::uint32_t i = 0; from.choices != nullptr && i < from.choice_count; ++i) parameter.choices.push_back(text(from.choices[i]));
    return parameter;
}

std::vector<StrategyParameter> parameters_from(const firebreak_strategy& table, const Mark& mark) {
    std::vector<StrategyParameter> parameters;
    Diagnostics diagnostics;
    if (table.parameter_count > kMostParameters ||
        (table.parameter_count > 0 && (table.parameters == nullptr || table.parameter_stride < sizeof(firebreak_parameter)))) {
        throw InputError(mark, "its parameter table is damaged");
    }
    for (std::uint32_t i = 0; i < table.parameter_count; ++i) {
        const auto from = detail::element<firebreak_parameter>(table.parameters, i, table.parameter_stride);
        if (from.size < sizeof from) throw InputError(mark, "its parameter table is damaged");
        if (from.kind > FIREBREAK_TREE || from.unit > FIREBREAK_UNIT_LOG_UNITS || from.confidence > FIREBREAK_CONFIDENCE_SETTING) {
            throw InputError(mark, fmt::format("parameter {} of its table has an unknown kind, unit or confidence", i + 1));
        }
        StrategyParameter parameter = parameter_from(from);
        const auto is_same = [&](const StrategyParameter& other) { return other.key == parameter.key; };
        if (!is_name(parameter.key))
            diagnostics.error(mark, fmt::format("'{}' is no name for a parameter: small letters, digits and _", parameter.key));
        // Scenarios use these words themselves.
        if (parameter.key == "name" || parameter.key == "modifiers")
            diagnostics.error(mark, fmt::format("a parameter may not be called '{}'", parameter.key));
        if (std::ranges::any_of(parameters, is_same))
            diagnostics.error(mark, fmt::format("the parameter {} is declared twice", parameter.key));
        ParamValue value = parameter.default_value;
        if (const auto flaw = flaw_of(parameter, value)) diagnostics.error(mark, fmt::format("the default of {} {}", parameter.key, *flaw));
        parameters.push_back(std::move(parameter));
    }
    diagnostics.throw_if_errors();
    return parameters;
}

}  // namespace

StrategyPlugin StrategyPlugin::from_file(const std::filesystem::path& file) {
    const SharedLibrary library = load_strategy_file(file);
    return {library.strategy, file, library.file_hash};
}

StrategyPlugin StrategyPlugin::from_table(const firebreak_strategy* table) { return {table, {}, 0}; }

StrategyPlugin::StrategyPlugin(const firebreak_strategy* table, std::filesystem::path file, std::uint64_t file_hash)
    : table_{table}, file_{std::move(file)}, file_hash_{file_hash} {
    const Mark mark{.file = file_.string()};
    if (table == nullptr || table->abi_version != FIREBREAK_STRATEGY_ABI)
        throw InputError(mark, "is not a strategy of this contract version");
    if (table->size < detail::kFirstStrategy || table->name == nullptr || table->create == nullptr || table->destroy == nullptr ||
        table->initial_orders == nullptr || (table->snapshot == nullptr) != (table->restore == nullptr)) {
        throw InputError(
            mark, "its table of functions is incomplete: name, create, destroy and initial_orders are needed, snapshot only with restore");
    }
    if (!is_name(table->name))
        throw InputError(mark, fmt::format("'{}' is no name for a strategy: small letters, digits and _", table->name));
    const auto known = detail::element<firebreak_strategy>(table, 0, table->size);
    if (known.role > FIREBREAK_ROLE_MODIFIER)
        throw InputError(mark, fmt::format("has role number {}, which this program does not know", known.role));
    role_ = static_cast<PluginRole>(known.role);
    name_ = table->name;
    version_ = table->version != nullptr ? table->version : "";
    summary_ = table->summary != nullptr ? table->summary : "";
    parameters_ = parameters_from(*table, mark);
}

const StrategyParameter* StrategyPlugin::find_parameter(std::string_view key) const noexcept {
    const auto found = std::ranges::find(parameters_, key, &StrategyParameter::key);
    return found != parameters_.end() ? &*found : nullptr;
}

std::vector<GivenValue> StrategyPlugin::resolve(std::span<const GivenValue> values, Diagnostics& diagnostics) const {
    std::vector<GivenValue> resolved;
    for (const StrategyParameter& parameter : parameters_) resolved.push_back({parameter.key, parameter.default_value, {}});
    std::vector<bool> is_given(parameters_.size(), false);
    for (const GivenValue& given : values) {
        const StrategyParameter* parameter = find_parameter(given.key);
        if (parameter == nullptr) {
            std::vector<std::string_view> keys;
            for (const StrategyParameter& known : parameters_) keys.push_back(known.key);
            diagnostics.error(
                given.mark, fmt::format("the {} {} has no parameter '{}'{}", role_ == PluginRole::modifier ? "modifier" : "strategy", name_,
                                        given.key, did_you_mean(given.key, keys)));
            continue;
        }
        const auto place = static_cast<std::size_t>(parameter - parameters_.data());
        ParamValue value = given.value;
        if (is_given[place]) diagnostics.error(given.mark, fmt::format("{} is set twice", given.key));
        else if (const auto flaw = flaw_of(*parameter, value)) diagnostics.error(given.mark, fmt::format("{} {}", given.key, *flaw));
        else resolved[place] = {given.key, std::move(value), given.mark};
        is_given[place] = true;
    }
    return resolved;
}

std::unique_ptr<Strategy> StrategyPlugin::create(std::span<const GivenValue> values, Diagnostics& diagnostics) const {
    return create_modifier(values, diagnostics);
}

std::unique_ptr<Modifier> StrategyPlugin::create_modifier(std::span<const GivenValue> values, Diagnostics& diagnostics) const {
    Diagnostics own;
    const std::vector<GivenValue> resolved = resolve(values, own);
    std::unique_ptr<Modifier> strategy;
    if (!own.has_errors()) strategy = make_foreign_strategy(*table_, name_, parameters_, resolved, own);
    for (const Problem& problem : own.problems()) {
        if (problem.severity == Severity::warning) diagnostics.warning(problem.mark, problem.message);
        else diagnostics.error(problem.mark, problem.message);
    }
    return strategy;
}

}  // namespace firebreak
