#include "engine/report/report_sections.hpp"
#include "engine/study/mixes.hpp"

namespace firebreak {
namespace {

/// The scenario as it is, then the circumstances of the sweep.
std::vector<std::uint32_t> points_of(const StudyResults& results) {
    std::vector<std::uint32_t> points{0};
    for (std::uint32_t point = 1; point < results.points.size(); ++point) {
        if (results.points[point].kind == PointKind::sweep) points.push_back(point);
    }
    return points;
}

Bilingual name_of(const StudyPoint& point) {
    if (point.changes.empty()) return say("mixes.base");
    std::string name;
    for (const Assignment& change : point.changes) name += (name.empty() ? "" : ", ") + change.text;
    return as_written(name);
}

Bilingual outcome_words(FigureKind kind, const MixOutcome& outcome) {
    const Bilingual mean = figure(kind, outcome.mean);
    if (!outcome.bounds) return mean;
    return filled({"", "{0} ({1})", "{0} ({1})"}, mean, range(kind, outcome.bounds->low, outcome.bounds->high));
}

ReportTable shares_table(const ReportContext& context) {
    const Study& study = context.results.study;
    ReportTable table{say("mixes.shares"), {{say("question.policy"), false}}, {}};
    for (const StudyMix& mix : study.mixes) table.columns.push_back({as_written(mix.title)});
    for (const std::uint32_t branch : context.branches) {
        table.rows.push_back({as_written(context.title(branch))});
        for (const StudyMix& mix : study.mixes) table.rows.back().push_back(figure(FigureKind::share, mix.shares[branch]));
    }
    return table;
}

ReportTable outcome_table(const ReportContext& context, const std::string& measure) {
    const MeasureWords words = words_of_measure(measure);
    const Bilingual name =
        words.unit.en.empty() ? capitalised(words.name) : filled({"", "{0} ({1})", "{0} ({1})"}, capitalised(words.name), words.unit);
    ReportTable table{say("mixes.table", name), {{say("circumstances.circumstance"), false}}, {}};
    const std::vector<StudyMix>& mixes = context.results.study.mixes;
    for (const StudyMix& mix : mixes) table.columns.push_back({as_written(mix.title)});
    for (const std::uint32_t point : points_of(context.results)) {
        table.rows.push_back({name_of(context.results.points[point])});
        for (std::size_t mix = 0; mix < mixes.size(); ++mix)
            table.rows.back().push_back(outcome_words(words.kind, mix_outcome(context.results, mix, point, measure)));
    }
    return table;
}

}  // namespace

std::optional<ReportSection> mixes_section(const ReportContext& context) {
    if (context.results.study.mixes.empty()) return std::nullopt;
    ReportSection section{"mixes", say("mixes.heading"), {}};
    section.blocks.emplace_back(say("mixes.text"));
    section.blocks.emplace_back(shares_table(context));
    for (const std::string& measure : context.comparison.leading) section.blocks.emplace_back(outcome_table(context, measure));
    return section;
}

}  // namespace firebreak
