#include "engine/report/html_report.hpp"
#include "engine/core/diagnostics.hpp"
#include "engine/report/html_escape.hpp"
#include "engine/report/report_model.hpp"
#include "tests/report/made_up_study.hpp"
#include "tests/report/temporary_folder.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <regex>
#include <set>
#include <string>

using namespace firebreak;
using firebreak::test::made_up_results;

namespace {

const std::string kHostile = R"html(</script><script>alert(1)</script><img src=x onerror="alert('2')">&amp;)html";

ReportDocument document_of(const StudyResults& results, const std::string& study_yaml = "study: 1\n") {
    return report_document(results, compare_branches(results, firebreak::test::quick_comparison()),
                           {{{as_written("graph"), "generated"}}, study_yaml});
}

std::size_t place_of(std::string_view measure) {
    const auto infos = measure_infos();
    return static_cast<std::size_t>(std::find_if(infos.begin(), infos.end(), [&](const MeasureInfo& info) { return info.key == measure; }) -
                                    infos.begin());
}

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++found;
    return found;
}

const ReportSection* section_of(const ReportDocument& document, const std::string& id) {
    for (const ReportSection& section : document.sections) {
        if (section.id == id) return &section;
    }
    return nullptr;
}

const ReportChart* chart_of(const ReportDocument& document, const std::string& id) {
    for (const ReportSection& section : document.sections) {
        for (const ReportBlock& block : section.blocks) {
            const auto* chart = std::get_if<ReportChart>(&block);
            if (chart != nullptr && chart->id == id) return chart;
        }
    }
    return nullptr;
}

}  // namespace

TEST_CASE("text of users can neither leave its place in the page nor end the script") {
    CHECK(html_escaped(kHostile).find('<') == std::string::npos);
    CHECK(html_escaped("a\x01\x7F\"b'\n") == "a&quot;b&#39;\n");
    CHECK(script_escaped(R"({"a":"</script>"})").find('<') == std::string::npos);
    CHECK(nlohmann::json::parse(script_escaped("{\"a\":\"</script>&\u2028\"}"))["a"] == "</script>&\u2028");
}

TEST_CASE("a study whose every name is an attack gives a page without a tag of its own") {
    StudyResults results = made_up_results({kHostile, "B" + kHostile});
    results.study.title = kHostile;
    results.study.question = kHostile;
    results.study.description = kHostile;
    results.scenario_title = kHostile;
    results.study.branches[1].changes[0].text = kHostile;
    results.program_version = kHostile;
    results.runs[0].failure = kHostile;
    results.runs[0].measures.clear();
    const std::string page = html_report(document_of(results, kHostile), {"", "0;", ""}, Language::english);
    CHECK(page.find("<img") == std::string::npos);
    CHECK(page.find("alert(1)</script>") == std::string::npos);
    // The data and the script, and nothing else.
    CHECK(count(page, "<script") == 2);
    CHECK(count(page, "</script>") == 2);
}

TEST_CASE("a report holds every part once, in the order in which a board reads") {
    const ReportDocument document = document_of(made_up_results());
    std::vector<std::string> ids;
    for (const ReportSection& section : document.sections) ids.push_back(section.id);
    CHECK(ids == std::vector<std::string>{"question", "crisis", "course", "differences", "ranking", "front", "staffing", "robustness",
                                          "sensitivity", "attribution", "cost", "method"});
    CHECK(document.policies.front().title == "Standard replies");
}

TEST_CASE("every chart has a caption, words for those who cannot see it, its figures as a table, and data that can be read") {
    const ReportDocument document = document_of(made_up_results());
    std::set<std::string> ids;
    for (const ReportSection& section : document.sections) {
        for (const ReportBlock& block : section.blocks) {
            const auto* chart = std::get_if<ReportChart>(&block);
            if (chart == nullptr) continue;
            CAPTURE(chart->id);
            CHECK(ids.insert(chart->id).second);
            CHECK_FALSE(chart->caption.fr.empty());
            CHECK_FALSE(chart->alternative.fr.empty());
            CHECK(nlohmann::json::accept(chart->data));
            REQUIRE_FALSE(chart->table.rows.empty());
            for (const std::vector<Bilingual>& row : chart->table.rows) CHECK(row.size() == chart->table.columns.size());
        }
    }
    CHECK(ids.size() >= 8);
}

TEST_CASE("parts that a study has no runs for say why, and draw no empty frame") {
    StudyResults results = made_up_results();
    std::erase_if(results.runs, [](const StudyRun& run) { return run.point != 0; });
    results.points.resize(1);
    results.study.series.clear();
    results.series_hours.clear();
    for (StudyRun& run : results.runs) {
        run.roots.clear();
        run.series.clear();
    }
    const ReportDocument document = document_of(results);
    CHECK(section_of(document, "staffing") == nullptr);
    for (const char* id : {"course", "robustness", "attribution"}) {
        CAPTURE(id);
        const ReportSection* section = section_of(document, id);
        REQUIRE(section != nullptr);
        REQUIRE(section->blocks.size() == 1);
        CHECK(std::holds_alternative<ReportNote>(section->blocks.front()));
    }
}

TEST_CASE("what must be known before the rest is believed is told in French as well") {
    StudyResults results = made_up_results();
    std::erase_if(results.runs, [](const StudyRun& run) { return run.repetition >= 20; });
    results.study.repetitions = 21;
    for (StudyRun& run : results.runs) {
        if (run.branch == 1 && run.point == 0 && run.repetition < 2) run.failure = "it threw";
    }
    std::erase_if(results.runs, [](const StudyRun& run) { return run.branch == 2 && run.point == 0 && run.repetition == 19; });
    for (StudyRun& run : results.runs) {
        if (run.branch == 3 && run.repetition == 5 && run.point == 0) run.measures[place_of("reach")].reset();
    }
    const ReportDocument document = document_of(results);
    const ReportSection* method = section_of(document, "method");
    std::string english;
    std::string french;
    for (std::size_t i = 0; i + 1 < method->blocks.size(); ++i) {
        const auto* heading = std::get_if<ReportHeading>(&method->blocks[i]);
        if (heading == nullptr || heading->text.en != "Notes on this study") continue;
        for (const Bilingual& item : std::get<ReportList>(method->blocks[i + 1]).items) {
            CHECK(item.en != item.fr);
            english += item.en + "\n";
            french += item.fr + "\n";
        }
    }
    CAPTURE(english);
    CAPTURE(french);
    CHECK(english.find("2 runs of “Answer within 30 min” failed") != std::string::npos);
    CHECK(french.find("ont échoué") != std::string::npos);
    CHECK(french.find("it threw") != std::string::npos);
    CHECK(french.find("la suite de l’étude") != std::string::npos);
    CHECK(french.find("Portée") != std::string::npos);
    CHECK(french.find("20 répétitions") != std::string::npos);
}

TEST_CASE("the course keeps at most as many steps as a screen can show, each the mean of whole hours") {
    const StudyResults results = made_up_results();
    const ReportDocument document = document_of(results);
    const ReportChart* chart = chart_of(document, "course");
    REQUIRE(chart != nullptr);
    const nlohmann::json data = nlohmann::json::parse(chart->data);
    // 672 hours by twos.
    CHECK(data["hours"].size() == 336);
    CHECK(data["hours"][1] == 2.0);
    CHECK(data["columns"].size() == 3);
    // The median of 60 runs' means over hours 180 and 181, by hand.
    std::vector<double> means;
    for (const StudyRun& run : results.runs_of(0)) means.push_back((*run.series[180 * 3] + *run.series[181 * 3]) / 2.0);
    std::sort(means.begin(), means.end());
    CHECK(data["columns"][0]["bands"][0][2][90] == doctest::Approx((means[29] + means[30]) / 2.0).epsilon(1e-4));
    // The incident of the scenario and its two aftershocks.
    REQUIRE(data["marks"].size() == 3);
    CHECK(data["marks"][0]["hour"] == 175.0);
    CHECK(data["marks"][2]["kind"] == "aftershock");
}

TEST_CASE("equal results give equal bytes, in either language first") {
    const StudyResults results = made_up_results();
    const ReportAssets assets{"body{}", "0;", ""};
    CHECK(html_report(document_of(results), assets, Language::french) == html_report(document_of(results), assets, Language::french));
    CHECK(html_report(document_of(results), assets, Language::french).find("<html lang=\"fr\">") != std::string::npos);
}

TEST_CASE("the page may load nothing, and only its own script may run") {
    const std::string page = html_report(document_of(made_up_results()), {"", "0;", ""}, Language::english);
    CHECK(page.find("default-src 'none'") != std::string::npos);
    static const std::regex outside{R"((src|href)="(https?:)?//)"};
    CHECK_FALSE(std::regex_search(page, outside));
}

TEST_CASE("without the built script a report says in one line how to get it") {
    const firebreak::test::TemporaryFolder folder;
    try {
        static_cast<void>(read_report_assets(folder.path()));
        FAIL("read what is not there");
    } catch (const InputError& error) {
        const std::string text = error.what();
        CHECK(text.find("report_assets") != std::string::npos);
        CHECK(text.find('\n') == std::string::npos);
    }
}
