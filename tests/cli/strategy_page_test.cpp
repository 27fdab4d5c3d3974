// docs/reference/strategies.md is made from the plugins' declarations.
#include "tests/cli/program.hpp"

#include <doctest/doctest.h>

#include <cstdlib>

using firebreak::test::call_firebreak;
using firebreak::test::Said;

TEST_CASE("the reference of strategies is what the plugins declare today") {
    const Said said = call_firebreak("plugins --markdown", "FIREBREAK_PLUGIN_PATH=");
    CHECK(said.exit_code == 0);
    CHECK(said.err.empty());
    const auto page = firebreak::test::source_folder() / "docs" / "reference" / "strategies.md";
    // FIREBREAK_UPDATE_DOCS=1 writes the page anew instead.
    if (std::getenv("FIREBREAK_UPDATE_DOCS") != nullptr) firebreak::test::write(page, said.out);
    const bool is_fresh = firebreak::test::text_of(page) == said.out;
    CHECK_MESSAGE(is_fresh, "run: firebreak plugins --markdown > docs/reference/strategies.md");
    for (const char* part : {"### `canned`", "In the model: S3,", "In the model: S16,", "## Modifiers", "| `coverage` |"}) {
        CAPTURE(part);
        CHECK(said.out.find(part) != std::string::npos);
    }
}
