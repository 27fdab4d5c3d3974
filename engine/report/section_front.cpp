#include "engine/report/chart_json.hpp"
#include "engine/report/report_sections.hpp"

#include <algorithm>

namespace firebreak {
namespace {

Json bound(const std::optional<Bounds>& bounds, double Bounds::*end) {
    return bounds ? json_of(std::optional<double>{(*bounds).*end}) : Json(nullptr);
}

Bilingual range_of(FigureKind kind, const std::optional<Bounds>& bounds) {
    return bounds ? range(kind, bounds->low, bounds->high) : as_written("–");
}

Json axis_of(const MeasureWords& words) {
    const Bilingual name = capitalised(words.name);
    const Bilingual title = words.unit.en.empty() ? name : filled({"", "{0} ({1})", "{0} ({1})"}, name, words.unit);
    return {{"title", json_of(title)}, {"format", text_of(words.kind)}};
}

Json point_of(const ReportContext& context, const ParetoBranch& branch) {
    return {{"policy", context.policy_of(branch.branch)},
            {"x", json_of(branch.cost)},
            {"x_low", bound(branch.cost_bounds, &Bounds::low)},
            {"x_high", bound(branch.cost_bounds, &Bounds::high)},
            {"y", json_of(branch.damage)},
            {"y_low", bound(branch.damage_bounds, &Bounds::low)},
            {"y_high", bound(branch.damage_bounds, &Bounds::high)},
            {"is_on_front", branch.is_on_front}};
}

std::vector<Bilingual> row_of(const ReportContext& context, const ParetoBranch& branch, FigureKind damage, FigureKind cost) {
    return {as_written(context.title(branch.branch)),
            figure(damage, branch.damage),
            range_of(damage, branch.damage_bounds),
            figure(cost, branch.cost),
            range_of(cost, branch.cost_bounds),
            branch.is_on_front ? say("front.yes") : say("front.no"),
            figure(FigureKind::share, branch.share_on_front),
            as_written(branch.beaten_by ? context.title(*branch.beaten_by) : "–")};
}

ReportChart chart_of(const ReportContext& context) {
    const MeasureWords damage = words_of_measure(lead_measure(context.comparison));
    const MeasureWords cost = words_of_measure(context.comparison.cost_measure);
    ReportChart chart;
    chart.id = "front";
    chart.kind = "scatter";
    chart.title = say("front.title", capitalised(damage.name), cost.name);
    chart.caption = say("front.caption");
    chart.table = {chart.title,
                   {{say("question.policy"), false},
                    {capitalised(damage.name)},
                    {say("crisis.interval")},
                    {capitalised(cost.name)},
                    {say("crisis.interval")},
                    {say("front.on_front"), false},
                    {say("front.share")},
                    {say("front.beaten_by"), false}},
                   {}};
    Json points = Json::array();
    std::vector<Bilingual> winners;
    for (const std::uint32_t number : context.branches) {
        for (const ParetoBranch& branch : context.comparison.front) {
            if (branch.branch != number || !branch.damage || !branch.cost) continue;
            points.push_back(point_of(context, branch));
            chart.table.rows.push_back(row_of(context, branch, damage.kind, cost.kind));
            if (branch.is_on_front) winners.push_back(as_written(context.title(number)));
        }
    }
    chart.alternative = say("front.alternative", list_of(winners));
    chart.data = data_text({{"x", axis_of(cost)}, {"y", axis_of(damage)}, {"points", points}});
    return chart;
}

}  // namespace

ReportSection front_section(const ReportContext& context) {
    ReportSection section{"front", say("front.heading"), {}};
    const auto known = std::count_if(context.comparison.front.begin(), context.comparison.front.end(),
                                     [](const ParetoBranch& branch) { return branch.damage && branch.cost; });
    if (known < 2 || context.comparison.cost_measure == lead_measure(context.comparison)) {
        section.blocks.emplace_back(ReportNote{say("front.missing")});
        return section;
    }
    section.blocks.emplace_back(chart_of(context));
    return section;
}

}  // namespace firebreak
