#include "engine/measure/reference.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

using namespace firebreak;

TEST_CASE("the manual's page on measures says what the program computes") {
    const auto file = std::filesystem::path{std::getenv("FIREBREAK_SOURCE_DIR")} / "docs/reference/measures.md";
    // FIREBREAK_UPDATE_DOCS=1 writes the page anew instead.
    if (std::getenv("FIREBREAK_UPDATE_DOCS") != nullptr) {
        std::filesystem::create_directories(file.parent_path());
        std::ofstream{file} << measures_markdown();
    }
    std::ifstream in{file};
    std::stringstream text;
    text << in.rdbuf();
    CHECK(text.str() == measures_markdown());
}
