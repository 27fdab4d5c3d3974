// The page docs/scenario-format.md shows YAML; this test reads all of it, so that no example can go stale.
#include "tests/scenario/read_helpers.hpp"

#include <doctest/doctest.h>

#include <sstream>
#include <string>
#include <vector>

using namespace firebreak;

namespace {

struct Block {
    std::string language;  // what stands behind the opening ```
    std::string text;
};

std::vector<Block> blocks_of(const std::string& page) {
    std::vector<Block> blocks;
    bool is_inside = false;
    std::istringstream lines{page};
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("```")) {
            is_inside = !is_inside;
            if (is_inside) blocks.push_back({line.substr(3), ""});
        } else if (is_inside) {
            blocks.back().text += line + "\n";
        }
    }
    return blocks;
}

// A block without the first line is a piece of a scenario; the line stands before it without moving its lines.
std::string problems_in(const std::string& text) {
    Diagnostics problems;
    const bool is_whole = text.find("firebreak: 1") != std::string::npos;
    if (is_whole) {
        (void)read_scenario_text(text, "telecom.yaml", {}, problems);
        return text_of_all(problems);
    }
    (void)read_scenario_text("firebreak: 1\n" + text, "telecom.yaml", {}, problems);
    return text_of_all(problems);
}

}  // namespace

TEST_CASE("every example on the page about the format is right, and every wrong one gives the messages shown below it") {
    const std::vector<Block> blocks = blocks_of(content_of(source_folder() / "docs" / "scenario-format.md"));
    std::size_t right = 0;
    std::size_t wrong = 0;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        CAPTURE(blocks[i].text);
        if (blocks[i].language == "yaml") {
            CHECK(problems_in(blocks[i].text) == "");
            ++right;
        } else if (blocks[i].language == "yaml wrong") {
            REQUIRE(i + 1 < blocks.size());
            CHECK(problems_in(blocks[i].text) + "\n" == blocks[i + 1].text);
            ++wrong;
        } else if (blocks[i].language == "yaml journal") {
            Diagnostics problems;
            (void)read_commands_text(blocks[i].text, "journal.yaml", Scenario{}, problems);
            CHECK(text_of_all(problems) == "");
            ++right;
        }
    }
    CHECK(right >= 8);
    CHECK(wrong >= 2);
}
