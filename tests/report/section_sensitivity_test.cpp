// What decides the result, as a report tells it: from a sensitivity analysis, or from the robustness check's own points.
#include "engine/report/report_model.hpp"
#include "engine/study/parameter_effects.hpp"
#include "tests/report/made_up_study.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <optional>
#include <string>

using namespace firebreak;
using firebreak::test::made_up_results;

namespace {

const ReportSection* find(const ReportDocument& document) {
    for (const ReportSection& section : document.sections) {
        if (section.id == "sensitivity") return &section;
    }
    return nullptr;
}

std::vector<const ReportChart*> charts_of(const ReportSection& section) {
    std::vector<const ReportChart*> charts;
    for (const ReportBlock& block : section.blocks) {
        if (const auto* chart = std::get_if<ReportChart>(&block)) charts.push_back(chart);
    }
    return charts;
}

bool says(const ReportSection& section, const std::string& part) {
    for (const ReportBlock& block : section.blocks) {
        if (const auto* note = std::get_if<ReportNote>(&block); note != nullptr && note->text.en.find(part) != std::string::npos)
            return true;
        if (const auto* text = std::get_if<Bilingual>(&block); text != nullptr && text->en.find(part) != std::string::npos) return true;
    }
    return false;
}

ReportDocument document_of(const StudyResults& results, const SensitivityReport* sensitivity) {
    return report_document(results, compare_branches(results, firebreak::test::quick_comparison()), {}, sensitivity);
}

const MeasureInfo* info_of(std::string_view key) {
    for (const MeasureInfo& info : measure_infos()) {
        if (info.key == key) return &info;
    }
    return nullptr;
}

/// Two parameters; the second matters more, but acts now one way, now the other.
SensitivityReport morris_report() {
    SensitivityReport report;
    report.branches = {"policy0", "policy1", "policy2", "policy3"};
    report.baseline = "policy0";
    report.repetitions = 4;
    report.findings.method = SensitivityMethod::morris;
    report.findings.info = info_of("volume");
    report.findings.parameters = {{"platform.visibility", {}, 0.02, 0.2, true, {}}, {"crowd.patience", {}, 0.5, 8.0, false, {}}};
    report.findings.points = 60;
    const std::vector<MorrisEffect> effects{{20, 300.0, -300.0, 50.0, Bounds{250.0, 350.0}, Bounds{-350.0, -250.0}, Bounds{40.0, 60.0}},
                                            {20, 900.0, 12.0, 800.0, Bounds{700.0, 1100.0}, Bounds{-80.0, 90.0}, Bounds{600.0, 990.0}}};
    for (std::uint32_t branch = 0; branch < 4; ++branch) report.findings.outcomes.push_back({branch, false, 60, 4000.0, effects, {}});
    for (std::uint32_t branch = 1; branch < 4; ++branch)
        report.findings.outcomes.push_back({branch, true, 58, -100.0 * branch, effects, {}});
    return report;
}

}  // namespace

TEST_CASE("a sensitivity analysis becomes two charts with intervals: what moves the baseline, and what moves the best policy's gain") {
    const SensitivityReport report = morris_report();
    const StudyResults results = made_up_results();
    const ReportDocument document = document_of(results, &report);
    const ReportSection* section = find(document);
    REQUIRE(section != nullptr);
    CHECK(says(*section, "along 20 random paths"));
    const std::vector<const ReportChart*> charts = charts_of(*section);
    REQUIRE(charts.size() == 2);
    CHECK(charts[0]->id == "sensitivity");
    CHECK(charts[1]->id == "sensitivity-difference");
    CHECK(charts[0]->title.en.find("Standard replies") != std::string::npos);
    // The policy of the best mean, less the baseline.
    CHECK(charts[1]->title.en.find("Crisis plan") != std::string::npos);
    CHECK(charts[1]->title.fr.find("moins") != std::string::npos);
    const nlohmann::json data = nlohmann::json::parse(charts[0]->data);
    REQUIRE(data["rows"].size() == 2);
    // By the mean size of the effects, not by the mean effect.
    CHECK(data["rows"][0]["key"] == "crowd.patience");
    CHECK(data["rows"][0]["value"] == 12.0);
    CHECK(data["rows"][1]["low"] == -350.0);
    CHECK(data["rows"][1]["high"] == -250.0);
    // The table has what the bars leave out, in both languages.
    REQUIRE(charts[0]->table.rows.size() == 2);
    CHECK(charts[0]->table.rows[0][5].en == "900");
    CHECK(charts[0]->table.rows[0][1].fr == "0,5");
    for (const auto& row : charts[0]->table.rows) CHECK(row.size() == charts[0]->table.columns.size());
    CHECK(says(*section, "Only 58 of 60 points"));
}

TEST_CASE("differences from another baseline than the report's are left out, and runs that are missing are told") {
    SensitivityReport report = morris_report();
    report.baseline = "policy1";
    report.missing_runs = 7;
    const ReportDocument document = document_of(made_up_results(), &report);
    CHECK(charts_of(*find(document)).size() == 1);
    CHECK(says(*find(document), "7 runs"));
}

TEST_CASE("Sobol's indices are told as shares, and where there are none the reason stands in their place") {
    SensitivityReport report = morris_report();
    report.findings.method = SensitivityMethod::sobol;
    for (SensitivityOfOutcome& outcome : report.findings.outcomes) {
        outcome.sobol.parameters = {{0.1, 0.25, Bounds{0.0, 0.2}, Bounds{0.2, 0.3}}, {0.6, 0.75, Bounds{0.5, 0.7}, Bounds{0.7, 0.8}}};
        if (outcome.is_difference) outcome.sobol = {0, {}, {}, {}, "the outcome is the same everywhere"};
    }
    const ReportDocument document = document_of(made_up_results(), &report);
    const std::vector<const ReportChart*> charts = charts_of(*find(document));
    REQUIRE(charts.size() == 1);
    const nlohmann::json data = nlohmann::json::parse(charts[0]->data);
    CHECK(data["format"] == "share");
    CHECK(data["rows"][0]["key"] == "crowd.patience");
    CHECK(data["rows"][0]["high"] == 0.8);
    CHECK(says(*find(document), "no shares"));
}

TEST_CASE("without a sensitivity analysis the robustness check's points say it; without either there is no such section") {
    StudyResults results = made_up_results();
    const ReportDocument document = document_of(results, nullptr);
    const ReportSection* section = find(document);
    REQUIRE(section != nullptr);
    const std::vector<const ReportChart*> charts = charts_of(*section);
    REQUIRE(charts.size() == 2);
    CHECK(says(*section, "vary 2 weakly supported parameters together"));
    const ParameterEffect strongest = parameter_effects(results, "reach", 2, 0).front();
    const nlohmann::json row = nlohmann::json::parse(charts[1]->data)["rows"][0];
    CHECK(row["key"] == strongest.key);
    CHECK(row["low"].get<double>() == doctest::Approx(strongest.bounds->low).epsilon(1e-4));
    std::erase_if(results.runs, [](const StudyRun& run) { return run.point > 0 && run.point <= 16; });
    CHECK(find(document_of(results, nullptr)) == nullptr);
}
