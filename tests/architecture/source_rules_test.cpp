#include "tests/architecture/source_rules.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace firebreak::test;

TEST_CASE("no decision depends on the C library's exp, log and pow") {
    for (const SourceFile& file :
         source_files({"engine/core", "engine/crowd", "engine/world", "engine/company", "engine/sim", "engine/plugin", "plugins"})) {
        for (const std::string& call : libm_calls(file)) FAIL_CHECK(call, ": use engine/core/elementary.hpp");
    }
}

TEST_CASE("only cli, report and viewer print") {
    for (const SourceFile& file : source_files({"engine", "plugins"})) {
        if (file.path.starts_with("engine/cli/") || file.path.starts_with("engine/report/")) continue;
        for (const std::string& print : prints(file)) FAIL_CHECK(print);
    }
}

TEST_CASE("a call of the C library is found however it is written") {
    const auto calls = [](const std::string& line) { return libm_calls({"x.cpp", "\n" + line + "\n"}); };
    CHECK(calls("y = std::exp(x);") == std::vector<std::string>{"x.cpp:2: std::exp"});
    for (const char* line :
         {"y = exp(x);", "y = ::log(x);", "y = 2*std::pow (x, 3);", "return std::log1p(x);", "f(std::expf(x));", "y=-std::sin(x);"}) {
        CAPTURE(line);
        CHECK(calls(line).size() == 1);
    }
    for (const char* line : {"y = exp_exact(x);", "// std::exp(x)", "/* std::log(x) */", "t = \"std::pow(x, y)\";", "journal.log(x);",
                             "journal->log(x);", "journal::log(x);", "y = std::sqrt(x);", "int exp = 3;", "my_log(x);"}) {
        CAPTURE(line);
        CHECK(calls(line).empty());
    }
}

TEST_CASE("a print is found however it is written") {
    const auto found = [](const std::string& line) { return prints({"x.cpp", line}); };
    for (const char* line :
         {"std::cout << x;", "std::cerr << x;", "printf(\"x\");", "std::printf(\"x\");", "fprintf(stderr, \"x\");", "fmt::print(\"x\");"}) {
        CAPTURE(line);
        CHECK(found(line).size() == 1);
    }
    for (const char* line :
         {"// std::cout << x", "text = \"stderr\";", "snprintf(buffer, 3, \"x\");", "bool prints = true;", "out.print(x);"}) {
        CAPTURE(line);
        CHECK(found(line).empty());
    }
}

TEST_CASE("comments and literals are blanked out, and code is not") {
    CHECK(code_only("a // b\nc") == "a     \nc");
    CHECK(code_only("a /* b\n */ c") == "a     \n    c");
    CHECK(code_only("a \"b\\\"c\" d") == "a        d");
    CHECK(code_only("n = 1'000'000; c = 'x';") == "n = 1'000'000; c =    ;");
    CHECK(code_only("R\"(\"b\")\" c") == "         c");
}
