#include "viewer/window/options.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace firebreak;
using namespace firebreak::viewer;

namespace {

ProgramOptions read(const std::vector<const char*>& arguments) { return read_options(arguments); }

}  // namespace

TEST_CASE("the command line of the viewer is read as its usage says") {
    const ProgramOptions options = read({"bank.yaml", "--lang", "fr", "--theme=contrast", "--scale", "1.5", "--size", "1280x720",
                                         "--screenshot", "a.png", "--at", "d7 09:30"});
    CHECK(options.trouble == "");
    CHECK(options.file == "bank.yaml");
    CHECK(options.language == Language::french);
    CHECK(options.theme == ThemeName::contrast);
    CHECK(options.scale == 1.5F);
    CHECK(options.width == 1280);
    CHECK(options.height == 720);
    CHECK(options.screenshot == "a.png");
    CHECK(options.at == kStart + days{7} + hours{9} + minutes{30});
}

TEST_CASE("what is wrong on the command line of the viewer is told with the word that is wrong") {
    struct Case {
        std::vector<const char*> arguments;
        const char* told;
    };
    for (const Case& tried :
         {Case{{"--lang", "de"}, "de"}, Case{{"--theme", "pink"}, "pink"}, Case{{"--scale", "9"}, "9"}, Case{{"--scale", "nan"}, "nan"},
          Case{{"--size", "1600"}, "1600"}, Case{{"--size", "10x10"}, "10x10"}, Case{{"--at", "noon"}, "noon"},
          Case{{"--speed", "3"}, "--speed"}, Case{{"--lang"}, "--lang"}, Case{{"a.yaml", "b.yaml"}, "b.yaml"}}) {
        CAPTURE(tried.told);
        CHECK(read(tried.arguments).trouble.find(tried.told) != std::string::npos);
    }
}
