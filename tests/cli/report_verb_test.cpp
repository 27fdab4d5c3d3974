// firebreak report, end to end: a small study, its page, and what is said when something is missing. The assets are stand-ins, so that
// the test needs no npm; the page in a browser is tests/report's affair.
#include "tests/cli/program.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using firebreak::test::call_firebreak;
using firebreak::test::Folder;
using firebreak::test::Said;
using firebreak::test::source_folder;
using firebreak::test::text_of;
using firebreak::test::write;

namespace {

std::size_t lines_of(const std::string& text) { return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')); }

// Three policies, four repetitions of a small case.
void write_study(const Folder& folder) {
    write(folder / "small.yaml", "firebreak: 1\ntitle: A <small> study\nquestion: Which?\nscenario: " +
                                     (source_folder() / "scenarios/small/tiny_outage.yaml").string() +
                                     "\nrepetitions: 4\nmeasures: [volume, cost_total]\nseries: [volume]\nrobustness: {points: 0}\n"
                                     "branches:\n  - {name: silence, strategy: dead_account}\n  - {name: canned, strategy: canned}\n");
}

}  // namespace

TEST_CASE("a study becomes one page in both languages, which says what it was made from") {
    const Folder folder;
    write_study(folder);
    REQUIRE(call_firebreak("study '" + (folder / "small.yaml") + "' --out '" + (folder / "out") + "'").exit_code == 0);
    write(folder / "report.css", "body {}\n");
    write(folder / "report.js", "0;\n");
    const std::string assets = "FIREBREAK_REPORT_ASSETS='" + folder.path().string() + "'";
    const Said said =
        call_firebreak("report '" + (folder / "out") + "' -o '" + (folder / "r.html") + "' --language fr --baseline canned", assets);
    CAPTURE(said.err);
    REQUIRE(said.exit_code == 0);
    CHECK(said.out == (folder / "r.html") + "\n");
    const std::string page = text_of(folder / "r.html");
    CHECK(page.find("<html lang=\"fr\">") != std::string::npos);
    CHECK(page.find("A &lt;small&gt; study") != std::string::npos);
    CHECK(page.find("Politique de référence") != std::string::npos);
    CHECK(page.find("Compared with") != std::string::npos);
    // The texts of study and scenario are in it.
    CHECK(page.find("robustness: {points: 0}") != std::string::npos);
    CHECK(page.find("horizon:") != std::string::npos);
    const Said unknown = call_firebreak("report '" + (folder / "out") + "' --baseline nobody", assets);
    CHECK(unknown.exit_code == 2);
}

TEST_CASE("a report without its script, or of a folder that holds no study, is refused in one line") {
    const Folder folder;
    const Said no_script = call_firebreak("report '" + folder.path().string() + "'", "FIREBREAK_REPORT_ASSETS=/nowhere");
    CHECK(no_script.exit_code == 2);
    CHECK(no_script.err.find("report_assets") != std::string::npos);
    CHECK(lines_of(no_script.err) == 1);
    write(folder / "report.css", "body {}\n");
    write(folder / "report.js", "0;\n");
    const Said no_study =
        call_firebreak("report '" + folder.path().string() + "'", "FIREBREAK_REPORT_ASSETS='" + folder.path().string() + "'");
    CHECK(no_study.exit_code == 2);
    CHECK(no_study.out.empty());
}
