#include "engine/report/report_sections.hpp"

#include <fmt/ranges.h>

namespace firebreak {
namespace {

Bilingual grade_words(const std::string& grade) {
    if (grade == "A") return say("question.grade_a");
    if (grade == "B") return say("question.grade_b");
    if (grade == "C") return say("question.grade_c");
    return say("question.grade_none");
}

std::string listed(const std::vector<Assignment>& changes) {
    std::vector<std::string> texts;
    for (const Assignment& change : changes) texts.push_back(change.text);
    return fmt::format("{}", fmt::join(texts, ", "));
}

ReportTable glance(const ReportContext& context) {
    const StudyResults& results = context.results;
    ReportTable table{say("question.table"), {{say("question.item"), false}, {say("question.value"), false}}, {}};
    if (!results.study.question.empty()) table.rows.push_back({say("question.question"), as_written(results.study.question)});
    table.rows.push_back({say("question.scenario"), as_written(results.scenario_title)});
    table.rows.push_back({say("question.evidence"), grade_words(results.evidence_grade)});
    table.rows.push_back(
        {say("question.network"), say("question.network_is", figure(FigureKind::count, static_cast<double>(results.accounts)),
                                      figure(FigureKind::count, static_cast<double>(results.follows)))});
    table.rows.push_back({say("question.runs"), figure(FigureKind::count, static_cast<double>(context.comparison.repetitions))});
    table.rows.push_back({say("question.baseline"), as_written(context.title(context.comparison.baseline))});
    return table;
}

ReportTable policies(const ReportContext& context) {
    ReportTable table{say("question.policies"), {{say("question.policy"), false}, {say("question.changes"), false}}, {}};
    for (const std::uint32_t branch : context.branches) {
        const bool is_baseline = branch == context.comparison.baseline;
        const Bilingual title = as_written(context.title(branch));
        const std::string changes =
            branch < context.results.study.branches.size() ? listed(context.results.study.branches[branch].changes) : "";
        table.rows.push_back(
            {is_baseline ? say("question.is_baseline", title) : title, changes.empty() ? say("question.no_change") : as_written(changes)});
    }
    return table;
}

}  // namespace

ReportSection question_section(const ReportContext& context) {
    ReportSection section{"question", say("question.heading"), {}};
    const std::string& description = context.results.study.description;
    if (!description.empty()) section.blocks.emplace_back(as_written(description));
    section.blocks.emplace_back(glance(context));
    section.blocks.emplace_back(policies(context));
    if (!context.results.study.changes.empty()) section.blocks.emplace_back(say("question.for_all", listed(context.results.study.changes)));
    return section;
}

}  // namespace firebreak
