// firebreak new-strategy: what it writes, and what it refuses. That it builds and runs is shown by foreign_project_test.cpp.
#include "tests/cli/program.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>

using firebreak::test::call_firebreak;
using firebreak::test::Folder;
using firebreak::test::Said;
using firebreak::test::text_of;

namespace {

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a new strategy's folder holds its source, its project, its scenario and a page, and no placeholder is left") {
    const Folder folder;
    for (const std::string language : {"cpp", "c"}) {
        CAPTURE(language);
        const std::filesystem::path place = folder.path() / language;
        const Said said = call_firebreak("new-strategy fast_reply_2 --language " + language + " --out '" + place.string() + "'");
        CHECK(said.exit_code == 0);
        CHECK(has(said.out, "ctest --test-dir build"));
        std::size_t files = 0;
        for (const auto& entry : std::filesystem::directory_iterator{place}) {
            ++files;
            CAPTURE(entry.path());
            const std::string text = text_of(entry.path());
            CHECK(has(text, "fast_reply_2"));
            CHECK_FALSE(has(text, "@"));
        }
        CHECK(files == 4);
        CHECK(std::filesystem::exists(place / ("fast_reply_2." + language)));
    }
    CHECK(has(text_of(folder / "cpp/fast_reply_2.cpp"), "struct FastReply2 {"));
}

TEST_CASE("the scenario of a new strategy is right but for the strategy, which the plugin brings") {
    const Folder folder;
    CHECK(call_firebreak("new-strategy fast_reply --out '" + folder / "it" + "'").exit_code == 0);
    CHECK(call_firebreak("check '" + folder / "it/small_outage.yaml" + "' --set strategy=canned").exit_code == 0);
}

TEST_CASE("a bad name is refused with a good one") {
    struct Case {
        const char* name;
        const char* suggestion;
    };
    for (const Case& tried : {Case{"Fast-Reply", "did you mean 'fast_reply'?"}, Case{"'my strategy!'", "did you mean 'my_strategy'?"},
                              Case{"2fast", "did you mean 'my_2fast'?"}, Case{"'***'", "did you mean 'my_strategy'?"},
                              Case{"test", "how about 'my_test'?"}, Case{"canned", "how about 'my_canned'?"}}) {
        CAPTURE(tried.name);
        const Folder folder;
        const Said said = call_firebreak(std::string{"new-strategy "} + tried.name + " --out '" + folder / "it" + "'");
        CHECK(said.exit_code == 2);
        CHECK(has(said.err, tried.suggestion));
        CHECK_FALSE(std::filesystem::exists(folder.path() / "it"));
    }
}

TEST_CASE("what is there already is never written over") {
    const Folder folder;
    firebreak::test::write(folder / "CMakeLists.txt", "mine");
    const Said said = call_firebreak("new-strategy fast_reply --out '" + folder.path().string() + "'");
    CHECK(said.exit_code == 2);
    CHECK(has(said.err, "is there already"));
    CHECK(text_of(folder / "CMakeLists.txt") == "mine");
    CHECK(call_firebreak("new-strategy fast_reply --language rust").exit_code == 2);
}
