#include "engine/scenario/schema.hpp"

#include "engine/scenario/command.hpp"
#include "engine/scenario/general_params.hpp"
#include "engine/scenario/parameter_list.hpp"
#include "engine/scenario/scenario.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cmath>

namespace firebreak {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kDurationPattern = R"(^\s*[0-9]*\.?[0-9]+ *(us|ms|s|min|h|d|w)( *[0-9]*\.?[0-9]+ *(us|ms|s|min|h|d|w))*\s*$)";
constexpr const char* kInstantPattern =
    R"(^(d[0-9]+( [0-9]{2}:[0-9]{2}(:[0-9]{2})?)?|[0-9]{4}-[0-9]{2}-[0-9]{2}([ T][0-9]{2}:[0-9]{2}(:[0-9]{2})?)?|([0-9]*\.?[0-9]+ *(us|ms|s|min|h|d|w) *)+)$)";
constexpr const char* kRelativePattern = R"(^t0(\([A-Za-z0-9_-]+\))?( *[+-] *([0-9]*\.?[0-9]+ *(us|ms|s|min|h|d|w) *)+)?$)";
constexpr const char* kIntegerPattern = "^-?[0-9][0-9_]*(\\.[0-9]+)?[kM]?$";
constexpr const char* kRealPattern = "^-?[0-9_]*\\.?[0-9]+( ?%|k|M)$";

Json pattern(const char* text) { return {{"type", "string"}, {"pattern", text}}; }

Json number(const char* type, const Field& field) {
    Json schema{{"type", type}};
    if (std::isfinite(field.info.min)) schema["minimum"] = field.info.min;
    if (std::isfinite(field.info.max)) schema["maximum"] = field.info.max;
    return schema;
}

Json either(Json first, Json second) { return {{"anyOf", Json::array({std::move(first), std::move(second)})}}; }

Json type_of(const Field& field) {
    switch (field.kind) {
        case Kind::boolean: return {{"type", "boolean"}};
        case Kind::integer: return either(number("integer", field), pattern(kIntegerPattern));
        case Kind::real: return either(number("number", field), pattern(kRealPattern));
        case Kind::duration: return either({{"const", 0}}, pattern(field.info.unit == Unit::instant ? kInstantPattern : kDurationPattern));
        case Kind::text: return {{"type", "string"}};
        case Kind::choice: return {{"enum", field.choices}};
        case Kind::file:
        case Kind::tree: break;  // strategies have such parameters, sections of a scenario do not
    }
    return {};
}

Json parameter_schema(const Parameter& parameter) {
    const ParamInfo& info = parameter.field->info;
    Json schema = type_of(*parameter.field);
    std::string description{info.help};
    const std::string unit = unit_words(*parameter.field);
    if (!unit.empty()) description += fmt::format(" Unit: {}.", unit);
    if (!info.evidence.empty()) description += fmt::format(" Source: {} ({} confidence).", info.evidence, text_of(info.confidence));
    schema["description"] = description;
    if (const auto* flag = std::get_if<bool>(&parameter.default_value)) schema["default"] = *flag;
    else if (const auto* whole = std::get_if<std::int64_t>(&parameter.default_value)) schema["default"] = *whole;
    else if (const auto* real = std::get_if<double>(&parameter.default_value)) schema["default"] = *real;
    else if (std::holds_alternative<Duration>(parameter.default_value)) schema["default"] = default_text(parameter);
    else schema["default"] = std::get<std::string>(parameter.default_value);
    return schema;
}

// A closed object with the parameters of one section; an empty section is null in YAML.
Json section_schema(std::string_view path, std::string_view help) {
    Json properties = Json::object();
    for (const Parameter& parameter : scenario_parameters()) {
        if (parameter.section == path) properties[std::string{parameter.field->info.key}] = parameter_schema(parameter);
    }
    return {{"description", help}, {"type", {"object", "null"}}, {"properties", std::move(properties)}, {"additionalProperties", false}};
}

Json entry_schema(std::string_view path, std::string_view help) {
    Json schema = section_schema(path, help);
    schema["type"] = "object";
    return schema;
}

Json list_of(Json entry, std::string_view help) {
    return {{"description", help}, {"type", {"array", "null"}}, {"items", std::move(entry)}};
}

Json texts(std::string_view help) {
    return {{"description", help},
            {"anyOf", Json::array({{{"type", "string"}}, {{"type", {"array", "null"}}, {"items", {{"type", "string"}}}}})}};
}

Json strategy_schema(std::string_view help) {
    // A section or a list where the strategy wants one, such as a playbook written out.
    const Json param{{"type", {"string", "number", "boolean", "object", "array"}}};
    Json modifier{{"type", "object"},
                  {"properties", {{"name", {{"type", "string"}}}}},
                  {"required", Json::array({"name"})},
                  {"additionalProperties", param}};
    Json modifiers = list_of(either({{"type", "string"}}, std::move(modifier)), "Changes to what the strategy orders, in their order.");
    modifiers["type"] = {"array", "string", "null"};
    const Json section{{"type", "object"},
                       {"properties", {{"name", {{"type", "string"}}}, {"modifiers", std::move(modifiers)}}},
                       {"additionalProperties", param}};
    return {{"description", help}, {"anyOf", Json::array({{{"type", "string"}}, section})}};
}

// Each kind of command allows only the keys that it reads.
Json timeline_schema(std::string_view help) {
    Json entry = entry_schema("timeline[]", help);
    entry["properties"]["at"] = either(pattern(kInstantPattern), pattern(kRelativePattern));
    entry["properties"]["at"]["description"] = "When: 'd7 07:00', a date, or 't0 + 3 h' after an incident's start.";
    entry["required"] = {"at", "do"};
    entry["allOf"] = Json::array();
    for (std::size_t i = 0; i < ChoiceWords<CommandKind>::words.size(); ++i) {
        Json names = Json::array({"at", "do"});
        for (const std::string_view key : keys_of(static_cast<CommandKind>(i))) names.push_back(key);
        const Json is_kind{{"properties", {{"do", {{"const", ChoiceWords<CommandKind>::words[i]}}}}}, {"required", {"do"}}};
        entry["allOf"].push_back({{"if", is_kind}, {"then", {{"propertyNames", {{"enum", std::move(names)}}}}}});
    }
    return list_of(std::move(entry), help);
}

std::string_view help_of(std::string_view path) {
    for (const Section& section : scenario_sections()) {
        if (section.path == path) return section.help;
    }
    return {};
}

std::string_view help_of_key(std::string_view key) {
    for (const TopLevelKey& top : structured_keys()) {
        if (top.key == key) return top.help;
    }
    return {};
}

}  // namespace

std::string scenario_schema() {
    Json schema = section_schema("", "A scenario of firebreak.");
    schema["type"] = "object";
    schema["required"] = {"firebreak"};
    Json& properties = schema["properties"];
    properties["firebreak"] = {{"description", help_of_key("firebreak")}, {"const", kScenarioFormat}};
    for (const TextList& list : text_lists()) properties[std::string{list.key}] = texts(help_of_key(list.key));
    properties["strategy"] = strategy_schema(help_of_key("strategy"));
    for (const Section& section : scenario_sections()) {
        const bool is_at_the_top = section.object != nullptr && section.path.find('.') == std::string_view::npos;
        if (is_at_the_top) properties[std::string{section.path}] = section_schema(section.path, section.help);
    }
    properties["company"]["properties"]["desk"] = section_schema("company.desk", help_of("company.desk"));
    Json incident = entry_schema("incidents[]", help_of("incidents[]"));
    incident["required"] = {"id"};
    Json aftershock = entry_schema("incidents[].aftershocks[]", help_of("incidents[].aftershocks[]"));
    aftershock["required"] = {"after", "duration"};
    incident["properties"]["aftershocks"] = list_of(std::move(aftershock), help_of("incidents[].aftershocks[]"));
    properties["incidents"] = list_of(std::move(incident), help_of("incidents[]"));
    properties["timeline"] = timeline_schema(help_of("timeline[]"));
    Json target = entry_schema("survey_targets[]", help_of("survey_targets[]"));
    target["required"] = {"what", "published", "source"};
    properties["survey_targets"] = list_of(std::move(target), help_of_key("survey_targets"));
    Json result{{"$schema", "https://json-schema.org/draft/2020-12/schema"}, {"title", "firebreak scenario"}};
    result.update(schema);
    return result.dump(2) + "\n";
}

}  // namespace firebreak
