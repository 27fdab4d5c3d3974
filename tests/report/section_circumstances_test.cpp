// What a sweep says, as a report tells it: the policies compared under each circumstance.
#include "engine/measure/over_runs.hpp"
#include "engine/report/figures.hpp"
#include "engine/report/report_model.hpp"
#include "tests/report/made_up_study.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <string>

using namespace firebreak;
using firebreak::test::made_up_results;

namespace {

// The points that vary the desk vary the sector instead: a bank first, five others after it.
StudyResults by_sector() {
    StudyResults results = made_up_results();
    int number = 0;
    for (StudyPoint& point : results.points) {
        if (point.kind == PointKind::sweep)
            point.changes = {{number++ == 0 ? "crowd.sector=bank" : "crowd.sector=other" + std::to_string(number), {}}};
    }
    return results;
}

ReportDocument document_of(const StudyResults& results) {
    return report_document(results, compare_branches(results, firebreak::test::quick_comparison()), {});
}

const ReportSection* find(const ReportDocument& document) {
    for (const ReportSection& section : document.sections) {
        if (section.id == "circumstances") return &section;
    }
    return nullptr;
}

}  // namespace

TEST_CASE("a sweep is told circumstance by circumstance, with the paired differences of its own runs") {
    const StudyResults results = by_sector();
    const ReportDocument document = document_of(results);
    const ReportSection* section = find(document);
    REQUIRE(section != nullptr);
    REQUIRE(section->blocks.size() == 3);
    const auto& chart = std::get<ReportChart>(section->blocks[1]);
    CHECK(chart.id == "circumstances-reach");
    CHECK(std::get<ReportChart>(section->blocks[2]).id == "circumstances-cost_total");
    const nlohmann::json data = nlohmann::json::parse(chart.data);
    REQUIRE(data["panels"].size() == 6);
    CHECK(data["panels"][0]["title"]["fr"] == "crowd.sector=bank");
    CHECK(data["panels"][0]["rows"].size() == 3);
    // Point 17 is the first of the sweep, with 12 repetitions.
    const PairedDifference expected = paired_difference(results.values(2, 17, "reach", 12), results.values(0, 17, "reach", 12));
    CHECK(data["panels"][0]["rows"][1]["mean"].get<double>() == doctest::Approx(*expected.mean).epsilon(1e-4));
    CHECK(data["panels"][0]["rows"][1]["high"].get<double>() == doctest::Approx(*expected.high).epsilon(1e-4));
    // Four policies in each of six circumstances.
    CHECK(chart.table.rows.size() == 24);
    CHECK(chart.alternative.fr.find("crowd.sector=bank") != std::string::npos);
    CHECK(chart.alternative.en.find("Crisis plan") != std::string::npos);
}

TEST_CASE("mixtures are told for the scenario as it is and for every circumstance, weighted by the shares that the study gives") {
    StudyResults results = by_sector();
    results.study.mixes = {{"most", "Most companies", {0.5, 0.0, 0.5, 0.0}}};
    const ReportDocument document = document_of(results);
    const auto section =
        std::find_if(document.sections.begin(), document.sections.end(), [](const ReportSection& one) { return one.id == "mixes"; });
    REQUIRE(section != document.sections.end());
    // What it says, the shares, and a table for each leading measure.
    REQUIRE(section->blocks.size() == 2 + results.study.measures.size());
    const auto& volume = std::get<ReportTable>(section->blocks[3]);
    REQUIRE(volume.rows.size() == 1 + 6);
    CHECK(volume.rows[0][0].fr == "le scénario tel quel");
    CHECK(volume.rows[1][0].en == "crowd.sector=bank");
    double sum = 0.0;
    for (std::uint64_t i = 0; i < 12; ++i)
        sum += 0.5 * *results.values(0, 17, "volume", 12)[i] + 0.5 * *results.values(2, 17, "volume", 12)[i];
    CHECK(volume.rows[1][1].en.starts_with(figure(FigureKind::count, sum / 12.0).en));
}

TEST_CASE("a study without a sweep has no such section, nor has one whose sweep is of the desk") {
    CHECK(find(document_of(made_up_results())) == nullptr);
    StudyResults results = by_sector();
    std::erase_if(results.runs, [](const StudyRun& run) { return run.point > 16; });
    results.points.resize(17);
    CHECK(find(document_of(results)) == nullptr);
}
