#include "engine/report/after_action_charts.hpp"

#include "engine/report/after_action_words.hpp"
#include "engine/report/html_escape.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

namespace firebreak {
namespace {

constexpr double kWidth = 960.0;
constexpr double kHeight = 300.0;
constexpr double kLeft = 72.0;
constexpr double kRight = 16.0;
constexpr double kTop = 44.0;
constexpr double kBottom = 34.0;
/// Rows of the table under a chart; longer courses are told at longer steps.
constexpr std::size_t kMostRows = 48;
constexpr std::size_t kMostCourses = 6;

struct Frame {
    Time from{};
    Time to{};
    double low = 0.0;
    double high = 1.0;

    [[nodiscard]] double x(Time time) const {
        const double span = std::max(1.0, hours_of(to - from));
        return kLeft + (kWidth - kLeft - kRight) * hours_of(time - from) / span;
    }
    [[nodiscard]] double y(double value) const { return kHeight - kBottom - (kHeight - kTop - kBottom) * (value - low) / (high - low); }
    [[nodiscard]] bool has(Time time) const { return time >= from && time <= to; }
};

// 1, 2 or 5 times a power of ten, so that about four steps fill `span`.
double nice_step(double span) {
    const double rough = span / 4.0;
    double power = 1.0;
    while (power * 10.0 <= rough) power *= 10.0;
    while (power > rough) power /= 10.0;
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (factor * power >= rough) return factor * power;
    }
    return 10.0 * power;
}

bool is_in_view(const AfterAction& exercise, const AfterActionPoint& point) {
    return point.start >= exercise.from && point.start <= exercise.to;
}

std::size_t shown_courses(const AfterAction& exercise) { return std::min(kMostCourses, exercise.courses.size()); }

template <class Visit>
void each_value(const AfterAction& exercise, const AfterActionCourse& course, const AfterActionCurve& curve, const Visit& visit) {
    for (const AfterActionPoint& point : course.points) {
        const double value = curve.value(point);
        if (is_in_view(exercise, point) && std::isfinite(value)) visit(point.start, value);
    }
}

struct Extreme {
    bool is_known = false;
    Time time{};
    double highest = 0.0;
    double last = 0.0;
};

Extreme extreme_of(const AfterAction& exercise, const AfterActionCourse& course, const AfterActionCurve& curve) {
    Extreme extreme;
    each_value(exercise, course, curve, [&](Time time, double value) {
        if (!extreme.is_known || value > extreme.highest) {
            extreme.highest = value;
            extreme.time = time;
        }
        extreme.is_known = true;
        extreme.last = value;
    });
    return extreme;
}

Frame frame_of(const AfterAction& exercise, const AfterActionCurve& curve) {
    Frame frame{exercise.from, exercise.to, 0.0, 0.0};
    bool is_first = !curve.begins_at_zero;
    for (std::size_t i = 0; i < shown_courses(exercise); ++i) {
        each_value(exercise, exercise.courses[i], curve, [&](Time, double value) {
            frame.low = is_first ? value : std::min(frame.low, value);
            frame.high = is_first ? value : std::max(frame.high, value);
            is_first = false;
        });
    }
    if (frame.high - frame.low < 1e-9) frame.high = frame.low + 1.0;
    const double step = nice_step(frame.high - frame.low);
    frame.low = step * std::floor(frame.low / step);
    frame.high = step * std::ceil(frame.high / step);
    return frame;
}

std::string shown(double value, Language language) { return figure(FigureKind::number, value).in(language); }

std::string grid(const Frame& frame, Language language) {
    std::string svg;
    const double step = nice_step(frame.high - frame.low);
    const auto ticks = static_cast<int>(std::lround((frame.high - frame.low) / step));
    for (int i = 0; i <= ticks; ++i) {
        const double value = frame.low + step * i;
        const double y = frame.y(value);
        svg += fmt::format("<line class=\"grid\" x1=\"{:.1f}\" x2=\"{:.1f}\" y1=\"{:.1f}\" y2=\"{:.1f}\"/>", kLeft, kWidth - kRight, y, y);
        svg += fmt::format("<text class=\"tick\" x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"end\">{}</text>", kLeft - 8.0, y + 4.0,
                           html_escaped(shown(std::fabs(value) < step * 1e-9 ? 0.0 : value, language)));
    }
    // Whole hours, as many as fit beside each other.
    const double hours_in_view = std::max(1.0, hours_of(frame.to - frame.from));
    std::int64_t every = 1;
    for (const std::int64_t candidate : {1, 2, 3, 6, 12, 24, 48, 96, 168, 336, 672}) {
        every = candidate;
        if (hours_in_view / static_cast<double>(candidate) <= 9.0) break;
    }
    const Duration between = hours{every};
    const std::int64_t first = (frame.from.time_since_epoch() + between - Duration{1}) / between;
    for (Time time{between * first}; time <= frame.to; time += between) {
        const double x = frame.x(time);
        svg += fmt::format("<line class=\"grid\" x1=\"{0:.1f}\" x2=\"{0:.1f}\" y1=\"{1:.1f}\" y2=\"{2:.1f}\"/>", x, kHeight - kBottom,
                           kHeight - kBottom + 5.0);
        const bool is_at_end = x > kWidth - kRight - 30.0;
        svg += fmt::format("<text class=\"tick\" x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\">{}</text>", is_at_end ? kWidth - kRight : x,
                           kHeight - 10.0, is_at_end ? "end" : "middle", html_escaped(after_action_instant(time, language)));
    }
    return svg;
}

std::string line_of(const AfterAction& exercise, const AfterActionCourse& course, const AfterActionCurve& curve, const Frame& frame,
                    std::size_t number) {
    std::string path;
    // A value that is missing breaks the line.
    bool is_drawing = false;
    for (const AfterActionPoint& point : course.points) {
        const double value = curve.value(point);
        const bool is_there = is_in_view(exercise, point) && std::isfinite(value) && (number == 0 || point.start >= course.from);
        if (is_there) path += fmt::format("{}{:.1f} {:.1f}", is_drawing ? 'L' : 'M', frame.x(point.start), frame.y(value));
        is_drawing = is_there;
    }
    if (path.empty()) return {};
    return fmt::format("<path class=\"course c{}\" d=\"{}\"/>", number, path);
}

std::string mark_title(const std::string& text) { return "<title>" + html_escaped(text) + "</title>"; }

std::string marks(const AfterAction& exercise, const Frame& frame, Language language) {
    std::string svg;
    if (exercise.outbreak < kNever && frame.has(exercise.outbreak)) {
        const double x = frame.x(exercise.outbreak);
        svg += fmt::format("<line class=\"outbreak\" x1=\"{0:.1f}\" x2=\"{0:.1f}\" y1=\"{1:.1f}\" y2=\"{2:.1f}\">{3}</line>", x, kTop,
                           kHeight - kBottom, mark_title(after_action_words(language, "course.outbreak")));
    }
    for (const AfterActionInject& inject : exercise.injects) {
        if (!inject.published || !frame.has(*inject.published)) continue;
        const double x = frame.x(*inject.published);
        svg += fmt::format("<path class=\"inject\" d=\"M{:.1f} 38l-6 -10h12z\">{}</path>", x,
                           mark_title(after_action_instant(*inject.published, language) + " " + inject.number + " " + inject.message));
        svg += fmt::format("<text class=\"mark\" x=\"{:.1f}\" y=\"24\" text-anchor=\"middle\">{}</text>", x, html_escaped(inject.number));
    }
    for (const AfterActionDecision& decision : exercise.decisions) {
        if (!frame.has(decision.time)) continue;
        svg += fmt::format("<rect class=\"decision\" x=\"{:.1f}\" y=\"2\" width=\"9\" height=\"9\">{}</rect>", frame.x(decision.time) - 4.5,
                           mark_title(after_action_instant(decision.time, language) + " " + decision.answer));
    }
    for (const Time article : exercise.articles) {
        if (!frame.has(article)) continue;
        svg += fmt::format("<circle class=\"article\" cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"4\">{}</circle>", frame.x(article), kTop,
                           mark_title(after_action_instant(article, language)));
    }
    return svg;
}

std::string name_of(const AfterAction& exercise, std::size_t number, Language language) {
    const std::string& name = exercise.courses[number].name;
    return number == 0 && name.empty() ? after_action_words(language, "course.run") : name;
}

std::string alternative(const AfterAction& exercise, const AfterActionCurve& curve, Language language) {
    std::string text;
    for (std::size_t i = 0; i < shown_courses(exercise); ++i) {
        const Extreme extreme = extreme_of(exercise, exercise.courses[i], curve);
        if (!extreme.is_known) continue;
        const std::string highest = shown(extreme.highest, language);
        const std::string when = after_action_instant(extreme.time, language);
        const std::string last = shown(extreme.last, language);
        if (!text.empty()) text += ' ';
        text += i == 0 ? after_action_words(language, "course.alternative", curve.title, after_action_instant(exercise.from, language),
                                            after_action_instant(exercise.to, language), highest, when, last)
                       : after_action_words(language, "course.alternative_other", name_of(exercise, i, language), highest, when, last);
    }
    return text;
}

std::string legend(const AfterAction& exercise, Language language) {
    std::string html = "<p class=\"legend\">";
    for (std::size_t i = 0; i < shown_courses(exercise); ++i) {
        html += fmt::format(
            "<span><svg class=\"swatch\" viewBox=\"0 0 34 8\" aria-hidden=\"true\"><path class=\"course c{}\" d=\"M0 4H34\"/></svg> "
            "{}</span> ",
            i, html_escaped(name_of(exercise, i, language)));
    }
    return html + "</p>\n";
}

// The value of a course at the last point up to `time`, within half a step before it nothing else is known.
std::string value_at(const AfterActionCourse& course, const AfterActionCurve& curve, Time time, bool is_run, Language language) {
    const auto point = std::lower_bound(course.points.begin(), course.points.end(), time,
                                        [](const AfterActionPoint& one, Time when) { return one.start < when; });
    const bool is_there = point != course.points.end() && point->start == time && (is_run || point->start >= course.from);
    return is_there && std::isfinite(curve.value(*point)) ? shown(curve.value(*point), language) : "–";
}

std::string table(const AfterAction& exercise, const AfterActionCurve& curve, Language language) {
    std::vector<Time> times;
    for (const AfterActionPoint& point : exercise.courses.front().points) {
        if (is_in_view(exercise, point)) times.push_back(point.start);
    }
    const std::size_t every = std::max<std::size_t>(1, (times.size() + kMostRows - 1) / kMostRows);
    std::string html =
        fmt::format("<details><summary>{}</summary><div class=\"scroll\"><table><caption>{}</caption><thead><tr><th scope=\"col\">{}</th>",
                    html_escaped(after_action_words(language, "course.table")), html_escaped(curve.title),
                    html_escaped(after_action_words(language, "time")));
    for (std::size_t i = 0; i < shown_courses(exercise); ++i)
        html += fmt::format("<th scope=\"col\" class=\"number\">{}</th>", html_escaped(name_of(exercise, i, language)));
    html += "</tr></thead><tbody>\n";
    for (std::size_t row = 0; row < times.size(); row += every) {
        html += fmt::format("<tr><th scope=\"row\">{}</th>", html_escaped(after_action_instant(times[row], language)));
        for (std::size_t i = 0; i < shown_courses(exercise); ++i)
            html += fmt::format("<td class=\"number\">{}</td>",
                                html_escaped(value_at(exercise.courses[i], curve, times[row], i == 0, language)));
        html += "</tr>\n";
    }
    return html + "</tbody></table></div></details>\n";
}

}  // namespace

std::string after_action_figure(const AfterAction& exercise, const AfterActionCurve& curve, Language language) {
    if (exercise.courses.empty() || !extreme_of(exercise, exercise.courses.front(), curve).is_known) return {};
    const Frame frame = frame_of(exercise, curve);
    const std::string words = alternative(exercise, curve, language);
    std::string html = fmt::format("<figure>\n<figcaption id=\"{}-caption\">{}</figcaption>\n", curve.id, html_escaped(curve.title));
    html += fmt::format("<svg class=\"chart\" viewBox=\"0 0 {} {}\" role=\"img\" aria-labelledby=\"{}-caption {}-words\">", kWidth, kHeight,
                        curve.id, curve.id);
    html += fmt::format("<desc id=\"{}-words\">{}</desc>", curve.id, html_escaped(words));
    html += grid(frame, language);
    // The run last, over all others.
    for (std::size_t i = shown_courses(exercise); i-- > 0;) html += line_of(exercise, exercise.courses[i], curve, frame, i);
    html += marks(exercise, frame, language) + "</svg>\n";
    if (exercise.courses.size() > 1) html += legend(exercise, language);
    html += "</figure>\n" + table(exercise, curve, language);
    return html;
}

std::string after_action_figures(const AfterAction& exercise, Language language) {
    const std::string step = exercise.step == hours{1}
                                 ? after_action_words(language, "course.hour")
                                 : after_action_words(language, "course.step", after_action_span(exercise.step, language));
    const std::array<AfterActionCurve, 4> curves{{
        {"volume", after_action_words(language, "course.volume", step), [](const AfterActionPoint& point) { return point.volume; }},
        {"backlog", after_action_words(language, "course.backlog"), [](const AfterActionPoint& point) { return point.backlog; }},
        {"buzz", after_action_words(language, "course.buzz"), [](const AfterActionPoint& point) { return point.buzz; }},
        {"reach", after_action_words(language, "course.reach"), [](const AfterActionPoint& point) { return point.reach; }},
    }};
    std::string html;
    for (const AfterActionCurve& curve : curves) html += after_action_figure(exercise, curve, language);
    return html;
}

std::string after_action_instant(Time time, Language language) {
    if (time >= kNever) return "–";
    const std::int64_t whole = time.time_since_epoch() / minutes{1};
    const std::int64_t size = std::llabs(whole);
    return fmt::format("{}{}{} {:02}:{:02}", whole < 0 ? "−" : "", language == Language::french ? 'J' : 'd', size / 1440, size / 60 % 24,
                       size % 60);
}

std::string after_action_span(Duration span, Language language) {
    struct Unit {
        Duration length;
        const char* english;
        const char* french;
    };
    const std::array<Unit, 4> units{{{days{1}, "d", "j"}, {hours{1}, "h", "h"}, {minutes{1}, "min", "min"}, {seconds{1}, "s", "s"}}};
    for (std::size_t i = 0; i < units.size(); ++i) {
        const std::int64_t count = span / units[i].length;
        if (count == 0 && i + 1 < units.size()) continue;
        const auto word = [&](const Unit& unit) { return language == Language::french ? unit.french : unit.english; };
        std::string text = fmt::format("{}\u00a0{}", count, word(units[i]));
        const std::int64_t rest = i + 1 < units.size() ? (span % units[i].length) / units[i + 1].length : 0;
        if (rest != 0) text += fmt::format("\u00a0{}\u00a0{}", rest, word(units[i + 1]));
        return text;
    }
    return {};
}

}  // namespace firebreak
