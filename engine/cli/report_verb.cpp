#include "engine/cli/report_verb.hpp"

#include "engine/report/chart_files.hpp"
#include "engine/report/csv.hpp"
#include "engine/report/html_report.hpp"
#include "engine/report/report_model.hpp"
#include "engine/report/report_provenance.hpp"
#include "engine/study/comparison.hpp"
#include "engine/study/result_store.hpp"
#include "engine/study/study_folder.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace firebreak {
namespace {

namespace fs = std::filesystem;

constexpr int kPartlyDone = 4;

struct Options {
    std::string folder;
    std::string output;
    std::string charts;
    std::string baseline;
    std::string language = "en";
};

// What `firebreak sensitivity` left in the study's folder, if it was run.
std::optional<SensitivityReport> read_sensitivity(const StudyFolder& folder) {
    if (!fs::exists(folder.plan())) return std::nullopt;
    const StudyResults results = read_study(folder.path);
    SensitivityReport report{sensitivity_findings(results), {}, results.study.baseline, results.study.repetitions, results.missing_runs};
    for (const StudyBranch& branch : results.study.branches) report.branches.push_back(branch.name);
    return report;
}

int report(const Options& options) {
    const Language language = options.language == "fr" ? Language::french : Language::english;
    // Asked for first: who has to fetch them should not wait for the statistics.
    const ReportAssets assets = read_report_assets(report_assets_folder());
    const StudyResults results = read_study(options.folder);
    ComparisonOptions comparison;
    comparison.baseline = options.baseline;
    const std::optional<SensitivityReport> sensitivity = read_sensitivity({fs::path{options.folder} / "sensitivity"});
    const ReportDocument document = report_document(results, compare_branches(results, comparison), read_provenance(options.folder),
                                                    sensitivity ? &*sensitivity : nullptr);
    const fs::path output = options.output.empty() ? fs::path{options.folder} / "report.html" : fs::path{options.output};
    const WrittenFile written = write_text_file(output, html_report(document, assets, language));
    fmt::print("{}\n", output.string());
    fmt::print(stderr, "{}\nreport: {} kB, nothing in it is loaded from elsewhere\n", document.headline.in(language), written.bytes / 1000);
    if (options.charts.empty()) return 0;
    const ChartFiles charts = write_chart_files(document, assets, options.charts, language);
    for (const std::string& problem : charts.problems) fmt::print(stderr, "{}\n", problem);
    fmt::print(stderr, "charts: {} files in {}\n", charts.written.size(), options.charts);
    return charts.problems.empty() ? 0 : kPartlyDone;
}

}  // namespace

void register_report_verb(CLI::App& app, int& exit_code) {
    auto options = std::make_shared<Options>();
    CLI::App* verb =
        app.add_subcommand("report", "Write a study's results as one HTML file, in English and French, that a board can read.");
    verb->add_option("DIR", options->folder, "Folder that 'firebreak study … --out' wrote.")->required();
    verb->add_option("-o,--output", options->output, "The file to write; DIR/report.html if not given.");
    verb->add_option("--language", options->language, "Language that the page begins with; the reader can change it.")
        ->check(CLI::IsMember({"en", "fr"}));
    verb->add_option("--charts", options->charts, "Also write every chart to this folder, as SVG and PNG.");
    verb->add_option("--baseline", options->baseline, "Policy that the others are compared with, in place of the study's.");
    verb->footer(
        "Example:\n"
        "  firebreak report out/bank -o report.html --charts charts\n"
        "The file holds everything it needs: it can be mailed, and opens without a network.\n"
        "Exit code: 0 done, 2 something in what was given is wrong or the charts' script is not built, 4 some charts could not be "
        "written.");
    verb->callback([options, &exit_code] { exit_code = report(*options); });
}

}  // namespace firebreak
