#include "engine/report/study_tables.hpp"

#include "engine/measure/measures.hpp"
#include "engine/study/assignments.hpp"

#include <array>
#include <string_view>

namespace firebreak {
namespace {

RunLabel label_of(const StudyResults& results, const StudyRun& run) {
    return {static_cast<std::int64_t>(run.run), results.study.branches[run.branch].name, run.repetition, run.seed};
}

WrittenFile write_summary_rows(const std::filesystem::path& folder, const StudyResults& results) {
    CsvFile file{folder / "summary.csv"};
    std::vector<std::string_view> names{"point"};
    for (const MeasureInfo& info : measure_infos()) names.push_back(info.key);
    file.header(names);
    for (const StudyRun& run : results.runs) {
        if (!run.failure.empty()) continue;
        file.label(label_of(results, run), run.end_hours).integer(run.point);
        for (const std::optional<double>& value : run.measures) file.number(value);
        file.end_row();
    }
    return file.commit();
}

WrittenFile write_series_rows(const std::filesystem::path& folder, const StudyResults& results) {
    CsvFile file{folder / "timeseries.csv"};
    const std::vector<std::string>& columns = results.study.series;
    file.header(std::vector<std::string_view>{columns.begin(), columns.end()});
    for (const StudyRun& run : results.runs) {
        const std::size_t rows = columns.empty() ? 0 : run.series.size() / columns.size();
        for (std::size_t row = 0; row < rows; ++row) {
            file.label(label_of(results, run), results.series_hours[row]);
            for (std::size_t i = 0; i < columns.size(); ++i) file.number(run.series[row * columns.size() + i]);
            file.end_row();
        }
    }
    return file.commit();
}

WrittenFile write_points(const std::filesystem::path& folder, const StudyResults& results) {
    CsvFile file{folder / "points.csv"};
    file.text("point").text("kind").text("parameter").text("value").end_row();
    for (std::size_t i = 0; i < results.points.size(); ++i) {
        const StudyPoint& point = results.points[i];
        const auto number = static_cast<std::int64_t>(i);
        if (point.changes.empty()) file.integer(number).text(text_of(point.kind)).empty().empty().end_row();
        for (const Assignment& change : point.changes)
            file.integer(number).text(text_of(point.kind)).text(key_of(change)).text(value_of(change)).end_row();
    }
    return file.commit();
}

WrittenFile write_roots(const std::filesystem::path& folder, const StudyResults& results) {
    constexpr std::array<std::string_view, 7> kColumns{"point", "rank", "post", "type", "author", "answered_after", "shares"};
    CsvFile file{folder / "roots.csv"};
    file.header(kColumns);
    for (const StudyRun& run : results.runs) {
        for (const AttributedRoot& root : run.roots) {
            file.label(label_of(results, run), root.posted_hours).integer(run.point).integer(root.rank).key(root.post);
            file.text(root.type).text(root.author).number(root.answered_after_hours).integer(root.shares).end_row();
        }
    }
    return file.commit();
}

WrittenFile write_failures(const std::filesystem::path& folder, const StudyResults& results) {
    constexpr std::array<std::string_view, 3> kColumns{"point", "strategy", "reason"};
    CsvFile file{folder / "failures.csv"};
    file.header(kColumns);
    for (const StudyRun& run : results.runs) {
        if (run.failure.empty()) continue;
        file.label(label_of(results, run), run.end_hours).integer(run.point).text(run.guilty_strategy).text(run.failure).end_row();
    }
    return file.commit();
}

}  // namespace

std::vector<WrittenFile> write_study_tables(const std::filesystem::path& folder, const StudyResults& results) {
    return {write_summary_rows(folder, results), write_series_rows(folder, results), write_points(folder, results),
            write_roots(folder, results), write_failures(folder, results)};
}

}  // namespace firebreak
