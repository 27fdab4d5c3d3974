// Somebody else's projects, as `firebreak new-strategy` begins them: configured, built, tested and run against an installation in a folder
// of its own, which moves in between. One project speaks C++, the other plain C99 and knows of no C++ compiler.
#include "tests/cli/program.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <string>

using firebreak::test::Folder;
using firebreak::test::text_of;

namespace fs = std::filesystem;

namespace {

/// Runs a command that knows nothing of the build folder's plugins; its output is shown when it fails.
bool runs(const std::string& command, const fs::path& log) {
    const std::string whole =
        fmt::format("FIREBREAK_PLUGIN_PATH= CC='{}' CXX='{}' {} > '{}' 2>&1", FIREBREAK_CC, FIREBREAK_CXX, command, log.string());
    const bool is_good = std::system(whole.c_str()) == 0;
    if (!is_good) MESSAGE(command, "\n", text_of(log));
    return is_good;
}

fs::path build_folder() { return std::getenv("FIREBREAK_BINARY_DIR"); }

void install(const fs::path& prefix, const Folder& folder) {
    for (const char* component : {"program", "strategy_development"}) {
        REQUIRE(runs(fmt::format("'{}' --install '{}' --component {} --prefix '{}'", FIREBREAK_CMAKE, build_folder().string(), component,
                                 prefix.string()),
                     folder / "install.log"));
    }
}

/// Begins the project `name`, builds it, runs its tests, and runs a scenario with it.
void follow(const fs::path& prefix, const std::string& name, const std::string& language, const std::string& flags, const Folder& folder) {
    const std::string program = (prefix / "bin/firebreak").string();
    const std::string place = folder / name;
    const std::string log = folder / (name + ".log");
    REQUIRE(runs(fmt::format("'{}' new-strategy {} --language {} --out '{}'", program, name, language, place), log));
    REQUIRE(runs(fmt::format("'{}' -S '{}' -B '{}/build' {}", FIREBREAK_CMAKE, place, place, flags), log));
    CHECK(text_of(place + "/build/CMakeCache.txt").find("firebreak_DIR:PATH=" + prefix.string()) != std::string::npos);
    REQUIRE(runs(fmt::format("'{}' --build '{}/build'", FIREBREAK_CMAKE, place), log));
    CHECK(runs(fmt::format("ctest --test-dir '{}/build' --output-on-failure --no-tests=error", place), log));
    CHECK(text_of(log).find("100% tests passed, 0 tests failed out of 2") != std::string::npos);
    CHECK(runs(fmt::format("'{}' run '{}/small_outage.yaml' --plugin '{}/build/{}.so' --no-reference", program, place, place, name), log));
    CHECK(text_of(log).find(fmt::format("strategy: {} 0.1.0", name)) != std::string::npos);
    CHECK(runs(fmt::format("'{}' run '{}/share/firebreak/scenarios/small/tiny_outage.yaml' --strategy canned --no-reference", program,
                           prefix.string()),
               log));
}

}  // namespace

TEST_CASE("a foreign project in C++ and one in plain C build, pass and run against an installation that has been moved") {
    const Folder folder;
    const fs::path prefix = folder.path() / "first place";
    install(prefix, folder);
    follow(prefix, "in_cpp", "cpp", "-DCMAKE_CXX_FLAGS='-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror'", folder);
    const fs::path moved = folder.path() / "second";
    fs::rename(prefix, moved);
    follow(moved, "in_c", "c", "-DCMAKE_C_FLAGS='-std=c99 -Wall -Wextra -Wpedantic -Wstrict-prototypes -Wconversion -Werror'", folder);
    // The first project finds the moved one when it is told.
    CHECK(runs(fmt::format("'{}' -S '{}' -B '{}/again' -DCMAKE_PREFIX_PATH='{}'", FIREBREAK_CMAKE, folder / "in_cpp", folder / "in_cpp",
                           moved.string()),
               folder / "again.log"));
}

TEST_CASE("a project that asks for a version of firebreak that this is not is refused while it is configured") {
    const Folder folder;
    const std::string log = folder / "log";
    for (const char* version : {"0.0", "99.0"}) {
        CAPTURE(version);
        firebreak::test::write(
            folder / "CMakeLists.txt",
            fmt::format("cmake_minimum_required(VERSION 3.25)\nproject(x LANGUAGES NONE)\nfind_package(firebreak {} REQUIRED)\n", version));
        const std::string command = fmt::format("'{}' -S '{}' -B '{}' -DCMAKE_PREFIX_PATH='{}' > '{}' 2>&1", FIREBREAK_CMAKE,
                                                folder.path().string(), folder / "build", build_folder().string(), log);
        CHECK(std::system(command.c_str()) != 0);
        CHECK(text_of(log).find("compatible with requested version") != std::string::npos);
    }
}
