#include "engine/report/report_sections.hpp"

#include <algorithm>

namespace firebreak {
namespace {

// Whichever branches cannot be told from this one, pair by pair.
Bilingual not_told_from(const ReportContext& context, std::uint32_t branch) {
    std::vector<Bilingual> titles;
    for (const RankedPair& pair : context.comparison.ranking.pairs) {
        if (pair.is_distinguishable || (pair.first != branch && pair.second != branch)) continue;
        titles.push_back(as_written(context.title(pair.first == branch ? pair.second : pair.first)));
    }
    return titles.empty() ? say("ranking.none") : list_of(titles);
}

const BranchRegret* regret_of(const ReportContext& context, std::uint32_t branch) {
    const std::vector<BranchRegret>& all = context.comparison.regret;
    const auto found = std::find_if(all.begin(), all.end(), [branch](const BranchRegret& regret) { return regret.branch == branch; });
    return found == all.end() ? nullptr : &*found;
}

// Why there is no ranking, by the rules under which the comparison refuses one.
Bilingual reason(const ReportContext& context) {
    const Ranking& ranking = context.comparison.ranking;
    if (ranking.info != nullptr && ranking.direction == Direction::none) return say("reason.no_direction");
    const auto has_values = [&](std::uint32_t branch) {
        const BranchMeasure* measure = context.find(lead_measure(context.comparison), branch);
        return measure != nullptr && measure->spread.runs >= 2;
    };
    return std::count_if(context.branches.begin(), context.branches.end(), has_values) < 2 ? say("reason.too_few")
                                                                                           : say("reason.identical");
}

ReportTable table_of(const ReportContext& context, const MeasureWords& words) {
    ReportTable table{
        say("ranking.table", words.with_article),
        {{say("ranking.group"), false},
         {say("question.policy"), false},
         {words.unit.en.empty() ? say("ranking.mean") : filled({"", "{0} ({1})", "{0} ({1})"}, say("ranking.mean"), words.unit)},
         {say("crisis.interval")},
         {say("ranking.best")},
         {say("ranking.regret")},
         {say("ranking.not_from"), false}},
        {}};
    for (const RankedBranch& ranked : context.comparison.ranking.order) {
        const BranchMeasure* measure = context.find(lead_measure(context.comparison), ranked.branch);
        const std::optional<Bounds> bounds = measure == nullptr ? std::nullopt : measure->mean_bounds;
        const BranchRegret* regret = regret_of(context, ranked.branch);
        const Bilingual title = as_written(context.title(ranked.branch));
        table.rows.push_back({figure(FigureKind::count, ranked.group),
                              ranked.branch == context.comparison.baseline ? say("question.is_baseline", title) : title,
                              figure(words.kind, ranked.mean), bounds ? range(words.kind, bounds->low, bounds->high) : as_written("–"),
                              figure(FigureKind::share, regret == nullptr ? std::nullopt : regret->probability_of_best),
                              figure(words.kind, regret == nullptr ? std::nullopt : regret->mean), not_told_from(context, ranked.branch)});
    }
    return table;
}

}  // namespace

ReportSection ranking_section(const ReportContext& context) {
    ReportSection section{"ranking", say("ranking.heading"), {}};
    if (context.comparison.ranking.order.empty()) {
        section.blocks.emplace_back(ReportNote{say("ranking.refused", reason(context))});
        return section;
    }
    const MeasureWords words = words_of_measure(lead_measure(context.comparison));
    section.blocks.emplace_back(say("ranking.text", words.with_article));
    section.blocks.emplace_back(table_of(context, words));
    section.blocks.emplace_back(ReportNote{say("ranking.regret_note")});
    return section;
}

}  // namespace firebreak
