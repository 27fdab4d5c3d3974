// Finding strategies, and reading what a user set for them.
#include "tests/plugins/support.hpp"

#include <doctest/doctest.h>

#include <stdlib.h>

#include <array>
#include <cstdlib>
#include <fstream>

using namespace firebreak;
using namespace firebreak::test;

namespace {

std::filesystem::path fixture(const char* name) { return std::filesystem::path{FIREBREAK_PLUGIN_FIXTURES} / (std::string{name} + ".so"); }

std::vector<std::string> problems_with(const StrategyPlugin& plugin, const std::vector<GivenValue>& values) {
    Diagnostics diagnostics;
    CHECK(plugin.create(values, diagnostics) == nullptr);
    std::vector<std::string> texts;
    for (const Problem& problem : diagnostics.problems()) texts.push_back(problem.text());
    return texts;
}

std::string refusal_of(const StrategyLibrary& library, const char* name) {
    try {
        (void)library.open(name, {.file = "s.yaml", .line = 3, .column = 5});
    } catch (const InputError& error) {
        return error.what();
    }
    return "it was opened";
}

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a misspelt strategy is answered at its place with the closest name and all there are") {
    const std::string message = refusal_of(StrategyLibrary{default_plugin_folders()}, "defensife");
    CHECK(contains(message, "s.yaml:3:5"));
    CHECK(contains(message, "did you mean 'defensive'"));
    CHECK(contains(message, "reply_and_fix"));
}

TEST_CASE("a strategy's name is never taken for a path") {
    const StrategyLibrary library{{FIREBREAK_PLUGIN_FIXTURES}};
    CHECK(contains(refusal_of(library, "./troublemaker"), "no strategy"));
    CHECK(contains(refusal_of(library, fixture("troublemaker").c_str()), "no strategy"));
    CHECK(contains(refusal_of(library, ""), "no strategy"));
}

TEST_CASE("a named file goes before the folders, and is found under the strategy's name whatever the file is called") {
    const TemporaryFolder folder;
    const std::filesystem::path copy = folder.path() / "any_name.so";
    std::filesystem::copy_file(fixture("troublemaker"), copy);
    const std::array files = {copy};
    const StrategyLibrary library{{FIREBREAK_PLUGIN_FIXTURES}, files};
    CHECK(library.open("troublemaker").file() == copy);
    const std::array twice = {copy, fixture("troublemaker")};
    CHECK_THROWS_AS((StrategyLibrary{{}, twice}), InputError);
}

TEST_CASE("an earlier folder hides a later one, and what cannot be used in a folder is a warning that costs nobody else") {
    const TemporaryFolder folder;
    std::filesystem::copy_file(fixture("troublemaker"), folder.path() / "troublemaker.so");
    std::filesystem::copy_file(fixture("troublemaker"), folder.path() / "other_name.so");
    std::ofstream{folder.path() / "broken.so"} << "not a library";
    const TemporaryFolder later;
    std::filesystem::copy_file(fixture("troublemaker"), later.path() / "troublemaker.so");
    std::filesystem::copy_file(fixture("other_contract"), later.path() / "other_contract.so");
    const StrategyLibrary library{{folder.path(), later.path(), folder.path() / "absent"}};
    Diagnostics diagnostics;
    const std::vector<StrategyPlugin> plugins = library.list(diagnostics);
    REQUIRE(plugins.size() == 1);
    CHECK(plugins[0].file() == folder.path() / "troublemaker.so");
    CHECK_FALSE(diagnostics.has_errors());
    std::string warnings;
    for (const Problem& problem : diagnostics.problems()) warnings += problem.text() + '\n';
    CHECK(contains(warnings, "broken.so: warning: is not a shared library"));
    CHECK(contains(warnings, "other_name.so: warning: holds the strategy troublemaker"));
    CHECK(contains(warnings, "absent: warning: this plugin folder does not exist"));
    CHECK(contains(warnings, "other_contract.so"));
}

TEST_CASE("the plugin path lists folders by colon, and the program's own folder comes last") {
    const char* variable = std::getenv("FIREBREAK_PLUGIN_PATH");
    const std::string before = variable != nullptr ? variable : "";
    ::setenv("FIREBREAK_PLUGIN_PATH", "/first::/second", 1);
    const std::vector<std::filesystem::path> folders = default_plugin_folders();
    ::setenv("FIREBREAK_PLUGIN_PATH", before.c_str(), 1);
    REQUIRE(folders.size() >= 3);
    CHECK(folders[0] == "/first");
    CHECK(folders[1] == "/second");
    CHECK(folders[2] == std::filesystem::read_symlink("/proc/self/exe").parent_path().parent_path() / "lib/firebreak/plugins");
}

TEST_CASE("all that a user got wrong in a strategy's values is reported at once, each at its place") {
    const auto mark = [](std::size_t line) { return Mark{.file = "s.yaml", .line = line, .column = 3}; };
    const std::vector<std::string> texts = problems_with(bundled("canned"), {
                                                                                {"coverge", 0.5, mark(1)},
                                                                                {"coverage", 1.5, mark(2)},
                                                                                {"remedy", std::string{"high"}, mark(3)},
                                                                                {"hours", std::string{"offices"}, mark(4)},
                                                                                {"detection_delay", 5.0, mark(5)},
                                                                                {"approval_layers", 2.5, mark(6)},
                                                                                {"empathy", 0.1, mark(7)},
                                                                                {"empathy", 0.2, mark(8)},
                                                                                {"fix_threshold", std::int64_t{0}, mark(9)},
                                                                            });
    REQUIRE(texts.size() == 8);
    CHECK(texts[0] == "s.yaml:1:3: the strategy canned has no parameter 'coverge'; did you mean 'coverage'?");
    CHECK(texts[1] == "s.yaml:2:3: coverage is 1.5, but must lie in [0, 1]");
    CHECK(texts[2] == "s.yaml:3:3: remedy is high, but must be a number");
    CHECK(contains(texts[3], "s.yaml:4:3: hours is 'offices', but must be office, desk, extended or always; did you mean 'office'?"));
    CHECK(contains(texts[4], "s.yaml:5:3: detection_delay is 5, but must be a duration"));
    CHECK(contains(texts[5], "s.yaml:6:3: approval_layers is 2.5, but must be a whole number"));
    CHECK(texts[6] == "s.yaml:8:3: empathy is set twice");
    CHECK(contains(texts[7], "s.yaml:9:3: fix_threshold is 0"));
}

TEST_CASE("a whole number may stand for a real one, and what is not set is filled in") {
    Diagnostics diagnostics;
    const StrategyPlugin plugin = bundled("canned");
    const std::vector<GivenValue> given = {{"coverage", std::int64_t{1}, {.file = "s.yaml", .line = 1}}};
    const std::vector<GivenValue> resolved = plugin.resolve(given, diagnostics);
    CHECK(diagnostics.problems().empty());
    REQUIRE(resolved.size() == plugin.parameters().size());
    CHECK(std::get<double>(resolved[2].value) == 1.0);
    CHECK(resolved[2].mark.line == 1);
    CHECK(std::get<double>(resolved[0].value) == 0.97);
    CHECK(resolved[0].mark.line == 0);
}

TEST_CASE("values of every kind arrive in the strategy as they were given") {
    const StrategyPlugin plugin = StrategyPlugin::from_file(fixture("troublemaker"));
    const auto strategy =
        created(plugin, {{"motto", std::string{"été; 100 %"}, {}}, {"pause", Duration{minutes{90}}, {}}, {"is_loud", true, {}}});
    RecordingActions actions;
    strategy->act({}, actions);
    CHECK(actions.log == std::vector<std::string>{"note été; 100 %"});
}
