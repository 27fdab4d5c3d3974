#include "engine/report/chart_json.hpp"
#include "engine/report/report_sections.hpp"

#include <algorithm>

namespace firebreak {
namespace {

const CrisisOfBranch* crisis_of(const ReportContext& context, std::uint32_t branch) {
    const std::vector<CrisisOfBranch>& all = context.comparison.crisis;
    const auto found = std::find_if(all.begin(), all.end(), [branch](const CrisisOfBranch& crisis) { return crisis.branch == branch; });
    return found == all.end() ? nullptr : &*found;
}

Bilingual share_of(const Probability& probability) { return figure(FigureKind::share, probability.estimate); }
Bilingual interval_of(const Probability& probability) { return range(FigureKind::share, probability.low, probability.high); }

// In points, with its interval: "−31 (−42 to −20)".
Bilingual difference_of(const ProbabilityDifference& difference) {
    if (!difference.difference) return as_written("–");
    const Bilingual points = signed_figure(FigureKind::number, 100.0 * *difference.difference);
    if (!difference.bounds) return points;
    return filled({"", "{0} ({1})", "{0} ({1})"}, points,
                  signed_range(FigureKind::number, 100.0 * difference.bounds->low, 100.0 * difference.bounds->high));
}

ReportChart chart(const ReportContext& context) {
    ReportChart chart;
    chart.id = "crisis";
    chart.kind = "probability";
    chart.title = say("crisis.title");
    chart.caption = say("crisis.caption");
    chart.table = {chart.title,
                   {{say("question.policy"), false},
                    {say("crisis.share")},
                    {say("crisis.interval")},
                    {say("crisis.difference")},
                    {say("crisis.amplified")},
                    {say("crisis.interval")}},
                   {}};
    Json rows = Json::array();
    std::vector<Bilingual> told;
    for (const std::uint32_t branch : context.branches) {
        const CrisisOfBranch* crisis = crisis_of(context, branch);
        if (crisis == nullptr) continue;
        rows.push_back({{"policy", context.policy_of(branch)},
                        {"value", json_of(crisis->crisis.estimate)},
                        {"low", json_of(crisis->crisis.low)},
                        {"high", json_of(crisis->crisis.high)}});
        chart.table.rows.push_back(
            {as_written(context.title(branch)), share_of(crisis->crisis), interval_of(crisis->crisis),
             branch == context.comparison.baseline ? say("verdict.baseline") : difference_of(crisis->crisis_difference),
             share_of(crisis->amplified), interval_of(crisis->amplified)});
        told.push_back(say("crisis.alternative_one", context.title(branch), share_of(crisis->crisis), interval_of(crisis->crisis)));
    }
    chart.alternative = say("crisis.alternative", list_of(told));
    chart.data = data_text({{"rows", rows}});
    return chart;
}

}  // namespace

ReportSection crisis_section(const ReportContext& context) {
    ReportSection section{"crisis", say("crisis.heading"), {}};
    section.blocks.emplace_back(say("crisis.text"));
    const bool is_known = std::any_of(context.comparison.crisis.begin(), context.comparison.crisis.end(),
                                      [](const CrisisOfBranch& crisis) { return crisis.crisis.estimate.has_value(); });
    if (!is_known) {
        section.blocks.emplace_back(ReportNote{say("crisis.missing")});
        return section;
    }
    section.blocks.emplace_back(chart(context));
    section.blocks.emplace_back(ReportNote{say("crisis.amplified_note")});
    return section;
}

}  // namespace firebreak
