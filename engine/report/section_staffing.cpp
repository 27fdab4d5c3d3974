#include "engine/report/chart_json.hpp"
#include "engine/report/report_sections.hpp"

#include <algorithm>

namespace firebreak {
namespace {

/// Points that differ in nothing but the number of agents.
struct Line {
    std::uint32_t branch = 0;
    std::string hours;
    std::string others;
    std::vector<const StaffingPoint*> points;
};

std::vector<Line> lines_of(const StaffingFrontier& staffing) {
    std::vector<Line> lines;
    for (const StaffingPoint& point : staffing.points) {
        if (!point.agents || !point.damage) continue;
        auto found = std::find_if(lines.begin(), lines.end(), [&point](const Line& line) {
            return line.branch == point.branch && line.hours == point.hours && line.others == point.others;
        });
        if (found == lines.end()) found = lines.insert(lines.end(), {point.branch, point.hours, point.others, {}});
        found->points.push_back(&point);
    }
    for (Line& line : lines) {
        std::sort(line.points.begin(), line.points.end(),
                  [](const StaffingPoint* one, const StaffingPoint* other) { return *one->agents < *other->agents; });
    }
    return lines;
}

std::string name_of(const ReportContext& context, const Line& line) {
    std::string name = context.title(line.branch);
    for (const std::string& more : {line.hours, line.others}) {
        if (!more.empty()) name += ", " + more;
    }
    return name;
}

Json json_of(const ReportContext& context, const Line& line, std::size_t style) {
    Json points = Json::array();
    for (const StaffingPoint* point : line.points) {
        points.push_back(
            {{"x", *point->agents},
             {"y", firebreak::json_of(point->damage)},
             {"low", point->damage_bounds ? firebreak::json_of(std::optional<double>{point->damage_bounds->low}) : Json(nullptr)},
             {"high", point->damage_bounds ? firebreak::json_of(std::optional<double>{point->damage_bounds->high}) : Json(nullptr)}});
    }
    return {{"name", name_of(context, line)}, {"style", style}, {"points", points}};
}

Bilingual bounds_words(FigureKind kind, const std::optional<Bounds>& bounds) {
    return bounds ? range(kind, bounds->low, bounds->high) : as_written("–");
}

ReportTable table_of(const ReportContext& context, const Bilingual& title, const MeasureWords& damage, const MeasureWords& cost) {
    const std::vector<StaffingPoint>& points = context.comparison.staffing.points;
    ReportTable table{title,
                      {{say("question.policy"), false},
                       {say("staffing.agents")},
                       {say("staffing.hours"), false},
                       {say("staffing.others"), false},
                       {capitalised(damage.name)},
                       {say("crisis.interval")},
                       {capitalised(cost.name)},
                       {say("staffing.front"), false}},
                      {}};
    for (const StaffingPoint& point : points) {
        table.rows.push_back({as_written(context.title(point.branch)), figure(FigureKind::count, point.agents),
                              as_written(point.hours.empty() ? "–" : point.hours), as_written(point.others.empty() ? "–" : point.others),
                              figure(damage.kind, point.damage), bounds_words(damage.kind, point.damage_bounds),
                              figure(cost.kind, point.cost), point.is_on_front ? say("front.yes") : say("front.no")});
    }
    return table;
}

Bilingual target_sentence(const ReportContext& context) {
    const StaffingFrontier& staffing = context.comparison.staffing;
    const MeasureWords words = words_of_measure(staffing.target->measure);
    std::vector<Bilingual> found;
    for (const CheapestStaffing& cheapest : staffing.cheapest) {
        const std::optional<std::size_t> place = cheapest.cheapest;
        const Bilingual what =
            place ? say("staffing.so_many", figure(FigureKind::count, staffing.points[*place].agents)) : say("staffing.none_attains");
        found.push_back(
            say("crisis.alternative_one", context.title(cheapest.branch), what, as_written(cheapest.hours.empty() ? "–" : cheapest.hours)));
    }
    const bool is_more = direction_of(staffing.target->measure) == Direction::more_is_better;
    return say("staffing.target", words.name, is_more ? say("staffing.at_least") : say("staffing.at_most"),
               figure(words.kind, staffing.target->value), list_of(found));
}

}  // namespace

std::optional<ReportSection> staffing_section(const ReportContext& context) {
    const StaffingFrontier& staffing = context.comparison.staffing;
    const std::vector<Line> lines = lines_of(staffing);
    if (!staffing.refused_because.empty() || lines.empty()) return std::nullopt;
    const MeasureWords damage = words_of_measure(lead_measure(context.comparison));
    const MeasureWords cost = words_of_measure(context.comparison.cost_measure);
    ReportChart chart;
    chart.id = "staffing";
    chart.kind = "lines";
    chart.title = say("staffing.title", capitalised(damage.name));
    chart.caption = say("staffing.caption");
    Json drawn = Json::array();
    std::vector<Bilingual> told;
    double fewest = *lines.front().points.front()->agents;
    double most = fewest;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        // Lines of one policy alone share its style; more of them are told apart by styles of their own.
        const bool is_one_each = lines.size() <= context.branches.size();
        drawn.push_back(json_of(context, lines[i], is_one_each ? context.policy_of(lines[i].branch) : i));
        const StaffingPoint& first = *lines[i].points.front();
        const StaffingPoint& last = *lines[i].points.back();
        told.push_back(say("staffing.alternative_one", name_of(context, lines[i]), figure(damage.kind, first.damage),
                           figure(damage.kind, last.damage)));
        fewest = std::min(fewest, *first.agents);
        most = std::max(most, *last.agents);
    }
    chart.alternative = say("staffing.alternative", capitalised(damage.name), figure(FigureKind::count, fewest),
                            figure(FigureKind::count, most), list_of(told));
    const Json x = {{"title", firebreak::json_of(say("staffing.agents"))}, {"format", "count"}};
    const Json y = {{"title", firebreak::json_of(capitalised(damage.name))}, {"format", text_of(damage.kind)}};
    chart.data = data_text({{"x", x}, {"y", y}, {"lines", drawn}});
    chart.table = table_of(context, chart.title, damage, cost);
    ReportSection section{"staffing", say("staffing.heading"), {}};
    section.blocks.emplace_back(std::move(chart));
    section.blocks.emplace_back(ReportNote{say("staffing.front_note")});
    if (staffing.target && !staffing.cheapest.empty()) section.blocks.emplace_back(target_sentence(context));
    return section;
}

}  // namespace firebreak
