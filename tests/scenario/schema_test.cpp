#include "engine/scenario/schema.hpp"

#include "engine/scenario/command.hpp"
#include "engine/scenario/general_params.hpp"
#include "engine/scenario/parameter_list.hpp"
#include "tests/scenario/read_helpers.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include <regex>
#include <string>

using namespace firebreak;

namespace {

using Json = nlohmann::json;

Json schema() { return Json::parse(scenario_schema()); }

// The schema of a section by its path in the parameter list: "company.desk", "incidents[].aftershocks[]".
Json section_of(const Json& root, std::string path) {
    Json at = root;
    while (!path.empty()) {
        const std::size_t dot = path.find('.');
        std::string word = path.substr(0, dot);
        path = dot == std::string::npos ? "" : path.substr(dot + 1);
        const bool is_list = word.ends_with("[]");
        if (is_list) word.resize(word.size() - 2);
        at = at.at("properties").at(word);
        if (is_list) at = at.at("items");
    }
    return at;
}

}  // namespace

TEST_CASE("the schema knows every parameter with its default, and no section takes unknown keys") {
    const Json root = schema();
    CHECK(root.at("$schema") == "https://json-schema.org/draft/2020-12/schema");
    for (const Parameter& parameter : scenario_parameters()) {
        CAPTURE(parameter.path);
        const Json section = section_of(root, parameter.section);
        CHECK(section.at("additionalProperties") == false);
        const std::string key{parameter.field->info.key};
        CHECK(section.at("properties").contains(key));
        CHECK(section.at("properties").at(key).contains("description"));
    }
    for (const TopLevelKey& top : structured_keys()) CHECK(root.at("properties").contains(std::string{top.key}));
}

TEST_CASE("bounds and words of the schema are the table's") {
    const Json root = schema();
    const Json visibility = section_of(root, "platform").at("properties").at("visibility");
    CHECK(visibility.at("anyOf").at(0).at("minimum") == 0.0);
    CHECK(visibility.at("anyOf").at(0).at("maximum") == 1.0);
    CHECK(visibility.at("default") == 0.1);
    CHECK(section_of(root, "platform").at("properties").at("kernel").at("enum") == Json({"seismic", "exponential", "fixed"}));
    CHECK(section_of(root, "incidents[]").at("required") == Json({"id"}));
    CHECK(root.at("required") == Json({"firebreak"}));
}

TEST_CASE("the schema's patterns accept the forms that the reader accepts") {
    const Json root = schema();
    const auto matches = [](const Json& node, const char* text) {
        return std::regex_search(text, std::regex{node.at("anyOf").at(1).at("pattern").get<std::string>(), std::regex::ECMAScript});
    };
    const Json horizon = root.at("properties").at("horizon");
    const Json start = section_of(root, "incidents[]").at("properties").at("start");
    const Json share = section_of(root, "crowd").at("properties").at("customers");
    const Json count = section_of(root, "network").at("properties").at("accounts");
    const Json at = section_of(root, "timeline[]").at("properties").at("at");
    for (const char* text : {"90 min", "2.5 h", ".5 h", "1 d 12 h", "500ms", "1w"}) CHECK_MESSAGE(matches(horizon, text), text);
    for (const char* text : {"90", "h", "3 hours", ""}) CHECK_FALSE_MESSAGE(matches(horizon, text), text);
    for (const char* text : {"d7", "d7 07:00", "d7 07:00:30", "2012-07-06 15:10", "2012-07-06", "7 d 7 h"})
        CHECK_MESSAGE(matches(start, text), text);
    for (const char* text : {"30 %", "30%", "2.5k"}) CHECK_MESSAGE(matches(share, text), text);
    for (const char* text : {"200k", "1.5M", "200_000"}) CHECK_MESSAGE(matches(count, text), text);
    for (const char* text : {"t0", "t0 + 3 h 30 min", "t0(outage) - 1 h"}) CHECK_MESSAGE(matches(at, text), text);
}

TEST_CASE("the schema takes a strategy as a name or a section, and its modifiers as names or sections with parameters") {
    const Json section = schema().at("properties").at("strategy").at("anyOf").at(1);
    const Json modifiers = section.at("properties").at("modifiers");
    CHECK(modifiers.at("type") == Json({"array", "string", "null"}));
    CHECK(modifiers.at("items").at("anyOf").at(0).at("type") == "string");
    CHECK(modifiers.at("items").at("anyOf").at(1).at("required") == Json({"name"}));
}

TEST_CASE("each kind of timeline entry lists the keys that it reads") {
    const Json rules = section_of(schema(), "timeline[]").at("allOf");
    CHECK(rules.size() == ChoiceWords<CommandKind>::words.size());
    CHECK(rules.at(1).at("if").at("properties").at("do").at("const") == "agents");
    CHECK(rules.at(1).at("then").at("propertyNames").at("enum") == Json({"at", "do", "number"}));
}
