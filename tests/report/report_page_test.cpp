// A report in a real browser, opened from disk. Without Chromium, node or the built script the test says so and counts as skipped.
#include "engine/report/chart_files.hpp"
#include "engine/report/csv.hpp"
#include "engine/report/html_report.hpp"
#include "engine/report/report_model.hpp"
#include "tests/report/made_up_study.hpp"
#include "tests/report/temporary_folder.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>

using namespace firebreak;
using firebreak::test::made_up_results;

namespace {

namespace fs = std::filesystem;

// Markup in names: it must be shown as text in sentences, tables, charts and tooltips.
const std::vector<std::string> kTitles{"Standard replies", "Answer within 30 min", "Crisis plan </script><img src=x onerror=alert(1)>",
                                       "Hostile replies"};

bool is_installed(const std::string& program) { return std::system(("command -v " + program + " >/dev/null 2>&1").c_str()) == 0; }

// What is missing, or nothing.
std::string missing() {
    for (const char* program : {"chromium", "node", "rsvg-convert"}) {
        if (!is_installed(program)) return std::string{program} + " is not installed";
    }
    const fs::path assets = fs::path{std::getenv("FIREBREAK_BINARY_DIR")} / "share/firebreak/report/report.js";
    return fs::exists(assets) ? "" : "the script of reports is not built (target report_assets)";
}

ReportAssets assets() { return read_report_assets(fs::path{std::getenv("FIREBREAK_BINARY_DIR")} / "share/firebreak/report"); }

ReportDocument document() {
    const StudyResults results = made_up_results(kTitles);
    return report_document(results, compare_branches(results, firebreak::test::quick_comparison()), {{}, "study: </script>\n"});
}

std::string output_of(const std::string& command) {
    std::string output;
    FILE* pipe = popen(command.c_str(), "r");
    REQUIRE(pipe != nullptr);
    std::array<char, 4096> block{};
    while (const std::size_t bytes = std::fread(block.data(), 1, block.size(), pipe)) output.append(block.data(), bytes);
    CHECK(pclose(pipe) == 0);
    return output;
}

}  // namespace

TEST_CASE("a report opened from disk draws all charts in both languages, asks nothing of the network and has no error") {
    if (const std::string reason = missing(); !reason.empty()) {
        MESSAGE("browser test skipped: ", reason);
        return;
    }
    const firebreak::test::TemporaryFolder temporary;
    // FIREBREAK_REPORT_PAGE keeps page and screenshots for whoever wants to look at them.
    const char* kept = std::getenv("FIREBREAK_REPORT_PAGE");
    const fs::path folder = kept != nullptr ? fs::path{kept} : temporary.path();
    fs::create_directories(folder);
    static_cast<void>(write_text_file(folder / "report.html", html_report(document(), assets(), Language::english)));
    const std::string check = std::string{std::getenv("FIREBREAK_SOURCE_DIR")} + "/tests/report/browser_check.cjs";
    const std::string output = output_of("node '" + check + "' '" + (folder / "report.html").string() + "' '" + folder.string() + "'");
    CAPTURE(output);
    const nlohmann::json seen = nlohmann::json::parse(output);
    CHECK(seen["errors"].empty());
    CHECK(seen["console"].empty());
    CHECK(seen["requests"].empty());
    for (const char* view : {"english", "french", "phone"}) {
        CAPTURE(view);
        CHECK(seen[view]["figures"] >= 8);
        CHECK(seen[view]["drawn"] == seen[view]["figures"]);
        CHECK(seen[view]["unnamed"] == 0);
        CHECK(seen[view]["unreachable"] == 0);
        // Nothing sticks out to the side: a phone shows the whole width.
        CHECK(seen[view]["overflow"] <= 0);
        CHECK(seen[view]["images"] == 0);
        CHECK(seen[view]["ids"] == 0);
    }
    CHECK(seen["english"]["heading"] == "1 What was asked");
    CHECK(seen["french"]["heading"] == "1 La question posée");
    // A day before the incident is d6 00:00; twenty steps of two hours later:
    CHECK(seen["walked"].get<std::string>().find("d7 14:00") != std::string::npos);
    CHECK(seen["columns"]["options"] == 3);
    CHECK(seen["columns"]["hasChanged"] == true);
    CHECK(seen["saved"] == nlohmann::json::array({"made_up-crisis.svg", "made_up-crisis.png"}));
    CHECK(seen["pdf"]["isPdf"] == true);
    CHECK(seen["pdf"]["bytes"] > 50'000);
}

TEST_CASE("every chart can be had as SVG and PNG files") {
    if (const std::string reason = missing(); !reason.empty()) {
        MESSAGE("browser test skipped: ", reason);
        return;
    }
    const firebreak::test::TemporaryFolder temporary;
    const ChartFiles files = write_chart_files(document(), assets(), temporary.path() / "charts", Language::french);
    CHECK(files.problems.empty());
    CHECK(files.written.size() >= 18);
    for (const std::string& name : files.written) {
        CAPTURE(name);
        const std::string content = firebreak::test::content_of(temporary.path() / "charts" / name);
        CHECK(content.size() > 1000);
        CHECK(content.find("<img") == std::string::npos);
    }
}
