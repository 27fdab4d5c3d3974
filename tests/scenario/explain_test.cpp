#include "engine/scenario/explain.hpp"
#include "engine/scenario/model_page.hpp"

#include "tests/scenario/read_helpers.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include <cstdlib>
#include <fstream>
#include <set>
#include <string>

using namespace firebreak;

TEST_CASE("a parameter is explained with its meaning, range, default, source and confidence") {
    const Explanation explanation = explain("platform.visibility");
    CHECK(explanation.is_found);
    CHECK(explanation.text ==
          "platform.visibility\n"
          "  Probability that a follower ever sees a post.\n"
          "  write       a number (a share, 0.3 or 30 %)\n"
          "  range       [0, 1]\n"
          "  default     0.1\n"
          "  source      5-7 % Twitter, 5-15 % Facebook (2011 industry figures), 8-12 % in the AMEC standards talk [V]\n"
          "  confidence  medium\n");
    CHECK(explain("visibility").text == explanation.text);
}

TEST_CASE("a bare key that stands in several sections is explained for each") {
    std::set<std::string> paths;
    for (const Parameter* parameter : find_parameters("duration")) paths.insert(parameter->path);
    CHECK(paths == std::set<std::string>{"incidents[].duration", "incidents[].aftershocks[].duration"});
    CHECK(find_parameters("seed").size() == 2);
}

TEST_CASE("a section is explained parameter by parameter, and list entries by number or id") {
    CHECK(find_parameters("company.desk").size() == DeskParams::fields().size());
    CHECK(find_parameters("company").size() > 20);
    for (const char* key : {"incidents[].affected", "incidents.affected", "incidents.0.affected", "incidents.outage.affected"}) {
        CAPTURE(key);
        const auto found = find_parameters(key);
        REQUIRE(found.size() == 1);
        CHECK(found[0]->path == "incidents[].affected");
    }
    CHECK(find_parameters("incidents.0.aftershocks.1.after").size() == 1);
    CHECK(find_parameters("incidents").size() > 10);
    CHECK(explain("strategy").is_found);
    CHECK(explain("firebreak").is_found);
}

TEST_CASE("an unknown key is answered with the one that was perhaps meant") {
    CHECK_FALSE(explain("visibilty").is_found);
    CHECK(explain("visibilty").text == "there is no parameter or section 'visibilty'; did you mean 'visibility'?\n");
    CHECK(explain("platform.visibilty").text ==
          "there is no parameter or section 'platform.visibilty'; did you mean 'platform.visibility'?\n");
    for (const char* key : {"", ".", "..", "[]", "incidents.", "qqqqqqqqqqqqqqqqqqqqqqqqq"}) {
        CAPTURE(key);
        CHECK_FALSE(explain(key).text.empty());
    }
    CHECK_FALSE(explain("").is_found);
}

TEST_CASE("as JSON, every parameter has its fields") {
    const auto all = nlohmann::json::parse(explain_json(""));
    CHECK(all.size() == scenario_parameters().size());
    for (const auto& item : all) {
        CAPTURE(item.dump());
        CHECK_FALSE(item.at("meaning").get<std::string>().empty());
        CHECK(item.contains("default"));
    }
    CHECK(nlohmann::json::parse(explain_json("company.desk.agents")).at(0).at("default") == "2");
    CHECK(nlohmann::json::parse(explain_json("nothing_like_it")).empty());
}

TEST_CASE("the reference manual in docs is what the program prints today") {
    const std::string written = content_of(source_folder() / "docs" / "reference" / "scenario-parameters.md");
    const bool is_fresh = written == parameter_manual();
    CHECK_MESSAGE(is_fresh, "run: firebreak explain --all --markdown > docs/reference/scenario-parameters.md");
}

TEST_CASE("every parameter is in the manual, and every number has a source or is a setting") {
    const std::string manual = parameter_manual();
    for (const Parameter& parameter : scenario_parameters()) {
        CAPTURE(parameter.path);
        CHECK(manual.find("| `" + std::string{parameter.field->info.key} + "` |") != std::string::npos);
        CHECK_FALSE(parameter.field->info.help.empty());
        const bool is_setting = parameter.field->info.confidence == Confidence::setting;
        CHECK((is_setting || !parameter.field->info.evidence.empty()));
    }
}

TEST_CASE("the tables on the model's page are the declarations of today, and every section has one") {
    const auto file = source_folder() / "docs" / "model.md";
    // FIREBREAK_UPDATE_DOCS=1 writes the tables anew instead.
    if (std::getenv("FIREBREAK_UPDATE_DOCS") != nullptr) {
        const std::string fresh = with_parameter_tables(content_of(file));
        std::ofstream{file} << fresh;
    }
    const std::string page = content_of(file);
    const bool is_fresh = page == with_parameter_tables(page);
    CHECK_MESSAGE(is_fresh, "run: FIREBREAK_UPDATE_DOCS=1 build/release/tests/test_scenario");
    for (const Section& section : scenario_sections()) {
        CAPTURE(section.path);
        CHECK(page.find("<!-- parameters: " + std::string{section.path} + " -->") != std::string::npos);
    }
}

TEST_CASE("the model's page keeps what is written by hand, and a table without an end is left alone") {
    CHECK(with_parameter_tables("words\n") == "words\n");
    CHECK(with_parameter_tables("<!-- parameters: costs -->\nwords\n") == "<!-- parameters: costs -->\nwords\n");
    const std::string page = with_parameter_tables("a\n<!-- parameters: costs -->\nold\n<!-- end -->\nb\n");
    CHECK(page == "a\n<!-- parameters: costs -->\n\n" + parameter_table("costs", KeyStyle::whole) + "\n<!-- end -->\nb\n");
    CHECK(page.find("| `costs.fix` |") != std::string::npos);
}
