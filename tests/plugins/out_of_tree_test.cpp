// The pages about compiled strategies, followed to the letter: their files are taken from docs/strategies, built by a foreign CMake project
// that knows nothing but find_package(firebreak), and loaded. Once against the build folder, once against an installation.
#include "engine/plugin/modified_strategy.hpp"
#include "tests/plugins/support.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>

using namespace firebreak;
using namespace firebreak::test;

namespace fs = std::filesystem;

namespace {

/// The code blocks whose first line names a file ("// NAME", and perhaps ": words"), by that name.
void add_files_of(const char* name, std::map<std::string, std::string>& files) {
    std::ifstream page{fs::path{FIREBREAK_STRATEGY_DOCS} / name};
    std::string block;
    bool is_inside = false;
    for (std::string line; std::getline(page, line);) {
        if (!line.starts_with("```")) {
            if (is_inside) block += line + '\n';
            continue;
        }
        const std::string first = block.substr(0, block.find('\n'));
        const std::size_t begin = first.find(' ') + 1;
        if (is_inside && (first.starts_with("// ") || first.starts_with("# "))) files[first.substr(begin, first.find(':') - begin)] = block;
        is_inside = !is_inside;
        block.clear();
    }
}

std::map<std::string, std::string> files_of_tutorial() {
    std::map<std::string, std::string> files;
    add_files_of("cpp.md", files);
    add_files_of("contract.md", files);
    return files;
}

std::string text_of_file(const fs::path& file) {
    std::ostringstream text;
    text << std::ifstream{file}.rdbuf();
    return text.str();
}

/// Runs a command; its output is shown when it fails.
bool runs(const std::string& command, const fs::path& log) {
    const bool is_good = std::system(fmt::format("{} > '{}' 2>&1", command, log.string()).c_str()) == 0;
    if (!is_good) MESSAGE(command, "\n", text_of_file(log));
    return is_good;
}

/// Builds the tutorial's files against the firebreak in `prefix`, and plays with what comes out.
void follow_tutorial(const fs::path& prefix, const fs::path& place) {
    std::map<std::string, std::string> files = files_of_tutorial();
    REQUIRE(files.size() == 6);
    // The page builds its first file; the others that it shows are added here, in the same way.
    std::string& project = files.at("CMakeLists.txt");
    project.replace(project.find("LANGUAGES CXX"), 13, "LANGUAGES C CXX");
    project.insert(project.find("find_package"), "add_compile_options(-Wall -Wextra -pedantic -Wconversion -Wshadow -Werror)\n");
    project += "firebreak_add_strategy(third_time third_time.cpp)\nfirebreak_add_strategy(listener listener.c)\n";
    project += "firebreak_add_strategy(clean_page clean_page.cpp)\nfirebreak_add_strategy(second_look second_look.cpp)\n";
    fs::create_directories(place);
    for (const auto& [name, text] : files) std::ofstream{place / name} << text;
    REQUIRE(runs(fmt::format("'{}' -S '{}' -B '{}' -DCMAKE_PREFIX_PATH='{}' -DCMAKE_CXX_COMPILER='{}' -DCMAKE_C_FLAGS=-std=c99",
                             FIREBREAK_CMAKE, place.string(), (place / "build").string(), prefix.string(), FIREBREAK_CXX),
                 place / "configure.log"));
    REQUIRE(runs(fmt::format("'{}' --build '{}'", FIREBREAK_CMAKE, (place / "build").string()), place / "build.log"));

    const StrategyLibrary library{{place / "build"}};
    Diagnostics diagnostics;
    CHECK(library.list(diagnostics).size() == 5);
    CHECK(diagnostics.problems().empty());
    for (const StrategyPlugin& plugin : library.list()) {
        CAPTURE(plugin.name());
        const auto whole = created(plugin);
        const auto resumed = created(plugin);
        CHECK((plugin.role() == PluginRole::modifier) == (plugin.name() == "second_look"));
        CHECK(whole->initial_orders().monitoring >= (plugin.role() == PluginRole::strategy ? 0.9 : 0.0));
        const std::vector<std::string> log = played(*whole, 0, 100);
        CHECK(log.empty() == (plugin.name() == "listener"));
        resumed->restore(whole->snapshot());
        CHECK(played(*resumed, 100, 200) == played(*whole, 100, 200));
    }
    ModifiedStrategy wary{created(bundled("canned"))};
    wary.add("second_look", library.open("second_look").create_modifier({}, diagnostics));
    CHECK(wary.initial_orders().approval_layers == 1);
    Situation crisis;
    crisis.is_crisis = true;
    RecordingActions actions;
    wary.act(crisis, actions);
    REQUIRE(actions.orders.size() == 1);
    CHECK(actions.orders[0].approval_layers == 2);
    const std::vector<GivenValue> crossed = {{"calm_share", 1.0, {.file = "s.yaml", .line = 4, .column = 2}}};
    CHECK(library.open("third_time").create(crossed, diagnostics) == nullptr);
    CHECK(diagnostics.problems().at(0).text() == "s.yaml:4:2: calm_share must not exceed angry_share");
}

}  // namespace

TEST_CASE("the strategy that the tutorial begins with is the one that new-strategy writes") {
    std::string written = text_of_file(fs::path{FIREBREAK_STRATEGY_DOCS} / "../../plugins/template/strategy.cpp.in");
    const auto fill = [&](const std::string& placeholder, const std::string& word) {
        for (std::size_t at = written.find(placeholder); at != std::string::npos; at = written.find(placeholder))
            written.replace(at, placeholder.size(), word);
    };
    fill("@name@", "my_strategy");
    fill("@Class@", "MyStrategy");
    CHECK(files_of_tutorial().at("my_strategy.cpp") == written);
}

TEST_CASE("the tutorial's strategies build and work against the build folder") {
    const TemporaryFolder folder;
    follow_tutorial(FIREBREAK_BUILD_FOLDER, folder.path() / "project");
}

TEST_CASE("the tutorial's strategies build and work against an installation that holds nothing but what strategies need") {
    const TemporaryFolder folder;
    const fs::path prefix = folder.path() / "prefix";
    REQUIRE(runs(fmt::format("'{}' --install '{}' --component strategy_development --prefix '{}'", FIREBREAK_CMAKE, FIREBREAK_BUILD_FOLDER,
                             prefix.string()),
                 folder.path() / "install.log"));
    follow_tutorial(prefix, folder.path() / "project");
}
