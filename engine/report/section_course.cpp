#include "engine/measure/quantile.hpp"
#include "engine/report/chart_json.hpp"
#include "engine/report/report_sections.hpp"
#include "engine/scenario/scenario_reader.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace firebreak {
namespace {

/// As many steps as a screen can show; longer series are averaged over whole numbers of steps.
constexpr std::size_t kMostSteps = 360;
/// Rows of the table under the chart.
constexpr std::size_t kMostRows = 28;
constexpr std::array kOrders{0.10, 0.25, 0.50, 0.75, 0.90};
constexpr std::size_t kMedian = 2;

using Values = std::vector<std::optional<double>>;

/// Quantiles by order and step.
using Bands = std::array<Values, kOrders.size()>;

struct Course {
    std::size_t steps_together = 1;
    std::vector<double> hours;
    /// By column, then by policy number.
    std::vector<std::vector<Bands>> bands;
};

// The mean of the steps that are shown as one, within a run; nothing where one of them is missing.
std::optional<double> merged(const StudyRun& run, std::size_t columns, std::size_t column, std::size_t first, std::size_t last) {
    double sum = 0.0;
    for (std::size_t step = first; step < last; ++step) {
        const std::size_t place = step * columns + column;
        if (place >= run.series.size() || !run.series[place]) return std::nullopt;
        sum += *run.series[place];
    }
    return sum / static_cast<double>(last - first);
}

Bands bands_of(std::span<const StudyRun> runs, const Course& course, std::size_t columns, std::size_t column, std::size_t all_steps) {
    Bands bands;
    for (std::size_t step = 0; step < course.hours.size(); ++step) {
        const std::size_t first = step * course.steps_together;
        const std::size_t last = std::min(all_steps, first + course.steps_together);
        std::vector<double> values;
        for (const StudyRun& run : runs) {
            if (const std::optional<double> value = merged(run, columns, column, first, last)) values.push_back(*value);
        }
        for (std::size_t order = 0; order < kOrders.size(); ++order) bands[order].push_back(quantile(values, kOrders[order]));
    }
    return bands;
}

Course course_of(const ReportContext& context) {
    const StudyResults& results = context.results;
    const std::size_t all_steps = results.series_hours.size();
    const std::size_t columns = results.study.series.size();
    Course course;
    course.steps_together = std::max<std::size_t>(1, (all_steps + kMostSteps - 1) / kMostSteps);
    for (std::size_t step = 0; step < all_steps; step += course.steps_together) course.hours.push_back(results.series_hours[step]);
    for (std::size_t column = 0; column < columns; ++column) {
        course.bands.emplace_back();
        for (const std::uint32_t branch : context.branches)
            course.bands.back().push_back(bands_of(results.runs_of(branch), course, columns, column, all_steps));
    }
    return course;
}

Json json_of(const Bands& bands) {
    Json json = Json::array();
    for (const Values& values : bands) {
        Json row = Json::array();
        for (const std::optional<double> value : values) row.push_back(firebreak::json_of(value));
        json.push_back(row);
    }
    return json;
}

Json marks_json(const ReportContext& context) {
    Json marks = Json::array();
    for (const IncidentMark& mark : incident_marks(context.results))
        marks.push_back({{"hour", firebreak::json_of(mark.hour)}, {"kind", mark.is_aftershock ? "aftershock" : "incident"}});
    return marks;
}

std::string data_of(const ReportContext& context, const Course& course) {
    Json columns = Json::array();
    for (std::size_t column = 0; column < course.bands.size(); ++column) {
        const std::string& key = context.results.study.series[column];
        const MeasureWords words = words_of_column(key);
        Json bands = Json::array();
        for (const Bands& policy : course.bands[column]) bands.push_back(json_of(policy));
        columns.push_back(
            {{"key", key}, {"title", firebreak::json_of(capitalised(words.name))}, {"format", text_of(words.kind)}, {"bands", bands}});
    }
    Json policies = Json::array();
    for (std::size_t policy = 0; policy < context.branches.size(); ++policy) policies.push_back(policy);
    Json hours = Json::array();
    for (const double hour : course.hours) hours.push_back(firebreak::json_of(hour));
    return data_text({{"hours", hours}, {"policies", policies}, {"baseline", 0}, {"marks", marks_json(context)}, {"columns", columns}});
}

// "d7 12:00": where the median is highest.
Bilingual alternative(const ReportContext& context, const Course& course) {
    std::vector<Bilingual> told;
    const MeasureWords words = words_of_column(context.results.study.series.front());
    for (std::size_t policy = 0; policy < context.branches.size(); ++policy) {
        const Values& medians = course.bands.front()[policy][kMedian];
        const auto highest = std::max_element(medians.begin(), medians.end());
        if (highest == medians.end() || !*highest) continue;
        told.push_back(say("course.alternative_one", context.title(context.branches[policy]), figure(words.kind, *highest),
                           instant(course.hours[static_cast<std::size_t>(highest - medians.begin())])));
    }
    return say("course.alternative", context.branches.size(), words.with_article, list_of(told));
}

// The first column, in rows that a person can read: from shortly before the outbreak on, at steps of equal length.
ReportTable table_of(const ReportContext& context, const Course& course) {
    const MeasureWords words = words_of_column(context.results.study.series.front());
    const std::size_t every = std::max<std::size_t>(1, (course.hours.size() + kMostRows - 1) / kMostRows);
    const double hours_between = course.hours.size() > every ? course.hours[every] - course.hours[0] : 0.0;
    ReportTable table{say("course.table", capitalised(words.name), say("course.table_step", figure(FigureKind::number, hours_between))),
                      {{say("course.time"), false}},
                      {}};
    for (const std::uint32_t branch : context.branches) table.columns.push_back({as_written(context.title(branch))});
    for (std::size_t step = 0; step < course.hours.size(); step += every) {
        std::vector<Bilingual> row{instant(course.hours[step])};
        for (std::size_t policy = 0; policy < context.branches.size(); ++policy) {
            const Bands& bands = course.bands.front()[policy];
            row.push_back(filled({"", "{0} ({1})", "{0} ({1})"}, figure(words.kind, bands[kMedian][step]),
                                 range(words.kind, bands.front()[step], bands.back()[step])));
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace

std::vector<IncidentMark> incident_marks(const StudyResults& results) {
    std::vector<IncidentMark> marks;
    const auto hours_of = [](Duration duration) { return std::chrono::duration<double, std::ratio<3600>>(duration).count(); };
    Diagnostics problems;
    if (!results.scenario_yaml.empty()) {
        const Scenario scenario = read_scenario_text(results.scenario_yaml, "scenario", {}, problems);
        if (!problems.has_errors()) {
            for (const IncidentParams& incident : scenario.incidents) {
                marks.push_back({hours_of(incident.start), false});
                for (const Aftershock& aftershock : incident.aftershocks)
                    marks.push_back({hours_of(incident.start + aftershock.after), true});
            }
            return marks;
        }
    }
    if (results.outbreak_hours) marks.push_back({*results.outbreak_hours, false});
    return marks;
}

ReportSection course_section(const ReportContext& context) {
    ReportSection section{"course", say("course.heading"), {}};
    if (context.results.study.series.empty() || context.results.series_hours.empty()) {
        section.blocks.emplace_back(ReportNote{say("course.missing")});
        return section;
    }
    const Course course = course_of(context);
    ReportChart chart;
    chart.id = "course";
    chart.kind = "bands";
    chart.title = say("course.title");
    const double step = course.hours.size() > 1 ? course.hours[1] - course.hours[0] : 0.0;
    chart.caption = say("course.caption", context.quoted_title(context.comparison.baseline), figure(FigureKind::number, step));
    chart.alternative = alternative(context, course);
    chart.data = data_of(context, course);
    chart.table = table_of(context, course);
    for (const std::string& key : context.results.study.series) {
        const MeasureWords words = words_of_column(key);
        const Bilingual name = capitalised(words.name);
        chart.choices.push_back({key, name});
    }
    section.blocks.emplace_back(std::move(chart));
    return section;
}

}  // namespace firebreak
