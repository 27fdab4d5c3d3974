#include "engine/study/study_schema.hpp"

#include "engine/measure/measures.hpp"
#include "engine/measure/time_series.hpp"
#include "engine/scenario/general_params.hpp"
#include "engine/study/study_fields.hpp"

#include <nlohmann/json.hpp>

#include <cmath>

namespace firebreak {
namespace {

using Json = nlohmann::ordered_json;

Json value_schema(const Field& field) {
    Json schema{{"description", field.info.help}};
    switch (field.kind) {
        case Kind::boolean: schema["type"] = "boolean"; break;
        case Kind::integer: schema["type"] = "integer"; break;
        case Kind::real: schema["type"] = "number"; break;
        case Kind::duration:
        case Kind::text: schema["type"] = "string"; break;
        case Kind::choice: schema["enum"] = std::vector<std::string>{field.choices.begin(), field.choices.end()}; break;
        case Kind::file:
        case Kind::tree: break;  // strategies have such parameters, a study does not
    }
    const bool is_number = field.kind == Kind::integer || field.kind == Kind::real;
    if (is_number && std::isfinite(field.info.min)) schema["minimum"] = field.info.min;
    if (is_number && std::isfinite(field.info.max)) schema["maximum"] = field.info.max;
    return schema;
}

Json section_schema(std::string_view help, const std::vector<Field>& fields) {
    Json schema{{"description", help}, {"type", "object"}, {"additionalProperties", false}, {"properties", Json::object()}};
    for (const Field& field : fields) schema["properties"][std::string{field.info.key}] = value_schema(field);
    return schema;
}

template <class Infos>
Json words_schema(const Infos& infos) {
    Json words = Json::array();
    for (const auto& info : infos) words.push_back(info.key);
    return {{"type", "array"}, {"items", {{"enum", words}}}};
}

Json changes_schema() { return {{"type", {"object", "array"}}}; }

Json parameters_schema() {
    const Json range{{"type", "object"},
                     {"required", {"low", "high"}},
                     {"additionalProperties", false},
                     {"properties", {{"low", Json::object()}, {"high", Json::object()}, {"log", {{"type", "boolean"}}}}}};
    return {{"type", "object"}, {"additionalProperties", {{"oneOf", {Json{{"type", "array"}}, range}}}}};
}

Json statistics_schema() {
    const Json one{
        {"type", "object"},
        {"required", {"observed", "sd"}},
        {"additionalProperties", false},
        {"properties", {{"observed", Json::object()}, {"sd", Json::object()}, {"used_for", {{"enum", {"calibration", "hold_out"}}}}}}};
    Json statistics{{"type", "object"}, {"additionalProperties", false}, {"properties", Json::object()}};
    for (const MeasureInfo& info : measure_infos()) statistics["properties"][std::string{info.key}] = one;
    return statistics;
}

Json branches_schema() {
    const Json text{{"type", "string"}};
    return {{"type", "array"},
            {"minItems", 1},
            {"items",
             {{"type", "object"},
              {"required", {"name"}},
              {"additionalProperties", false},
              {"properties", {{"name", text}, {"title", text}, {"strategy", text}, {"set", changes_schema()}}}}}};
}

Json mixes_schema() {
    const Json text{{"type", "string"}};
    const Json shares{{"type", "object"}, {"additionalProperties", {{"type", {"number", "string"}}}}};
    return {{"type", "array"},
            {"items",
             {{"type", "object"},
              {"required", {"name", "shares"}},
              {"additionalProperties", false},
              {"properties", {{"name", text}, {"title", text}, {"shares", shares}}}}}};
}

Json structured_schema(std::string_view key) {
    if (key == "firebreak") return {{"const", kScenarioFormat}};
    if (key == "set") return changes_schema();
    if (key == "branches") return branches_schema();
    if (key == "mixes") return mixes_schema();
    if (key == "seed") return {{"type", "integer"}, {"minimum", 0}};
    if (key == "measures") return words_schema(measure_infos());
    if (key == "series") return words_schema(series_columns());
    if (key == "stopping") return section_schema("", stopping_fields());
    if (key == "sweep" || key == "robustness") {
        Json schema = section_schema("", key == "sweep" ? sweep_fields() : robustness_fields());
        schema["properties"]["parameters"] = parameters_schema();
        return schema;
    }
    if (key == "sensitivity") {
        Json schema = section_schema("", sensitivity_fields());
        schema["properties"]["parameters"] = parameters_schema();
        schema["properties"]["branches"] = {{"type", "array"}, {"items", {{"type", "string"}}}};
        return schema;
    }
    if (key == "calibration") {
        Json schema = section_schema("", calibration_fields());
        schema["properties"]["parameters"] = parameters_schema();
        schema["properties"]["statistics"] = statistics_schema();
        return schema;
    }
    return {{"type", "string"}};
}

}  // namespace

std::string study_schema() {
    Json schema = section_schema("A study of firebreak.", study_fields());
    for (const StudyKey& known : structured_study_keys()) {
        Json one = structured_schema(known.key);
        one["description"] = known.help;
        schema["properties"][std::string{known.key}] = std::move(one);
    }
    schema["required"] = {"firebreak", "scenario", "branches"};
    Json result{{"$schema", "https://json-schema.org/draft/2020-12/schema"}, {"title", "firebreak study"}};
    result.update(schema);
    return result.dump(2) + "\n";
}

}  // namespace firebreak
