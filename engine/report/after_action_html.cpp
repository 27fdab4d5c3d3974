#include "engine/report/after_action.hpp"

#include "engine/report/after_action_charts.hpp"
#include "engine/report/after_action_style.hpp"
#include "engine/report/after_action_words.hpp"
#include "engine/report/base64.hpp"
#include "engine/report/html_escape.hpp"
#include "engine/scenario/text_guard.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string_view>

namespace firebreak {
namespace {

// Texts of people, from files of anybody's making: a byte that is no character of UTF-8 becomes the sign for one.
std::string clean(std::string_view text) {
    std::string result;
    for (;;) {
        const std::size_t unfit = find_unfit_byte(text);
        result += html_escaped(text.substr(0, unfit));
        if (unfit == std::string_view::npos) return result;
        const bool is_broken = static_cast<unsigned char>(text[unfit]) >= 0x80;
        result += is_broken ? "\uFFFD" : " ";
        text.remove_prefix(unfit + 1);
    }
}

/// One column of a table; `shape` is a class, or nothing.
struct Column {
    std::string heading;
    std::string_view shape;
};

struct Section {
    std::string id;
    std::string heading;
    std::string html;
};

class Writer {
  public:
    Writer(const AfterAction& exercise, Language language) : exercise_{exercise}, language_{language} {}

    std::vector<Section> sections() {
        std::vector<Section> all;
        const auto add = [&](std::string id, AfterActionKey heading, std::string html) {
            if (!html.empty()) all.push_back({std::move(id), say(heading), std::move(html)});
        };
        add("brief", "brief", brief());
        add("scenario", "scenario", facts(exercise_.scenario));
        add("course", "course", course());
        add("decisions", "decisions", decisions());
        add("injects", "injects", injects());
        add("causes", "causes", causes());
        add("measures", "measures", measures());
        add("pictures", "pictures", pictures());
        add("notes", "notes", notes());
        add("method", "method", method());
        return all;
    }

    template <class... Values>
    [[nodiscard]] std::string say(AfterActionKey key, const Values&... values) const {
        return after_action_words(language_, key, values...);
    }

  private:
    [[nodiscard]] std::string escaped(AfterActionKey key) const { return html_escaped(say(key)); }
    [[nodiscard]] std::string instant(Time time) const { return html_escaped(after_action_instant(time, language_)); }
    [[nodiscard]] std::string score(std::optional<int> points) const { return points ? say("score.of", *points) : std::string{"–"}; }
    // English and French alike keep the line breaks of what people typed.
    [[nodiscard]] static std::string lines(const std::string& text) { return "<span class=\"text\">" + clean(text) + "</span>"; }

    [[nodiscard]] static std::string table(const std::vector<Column>& columns, const std::vector<std::vector<std::string>>& rows,
                                           std::string_view caption = {}, std::string_view shape = {}) {
        if (rows.empty()) return {};
        std::string html =
            fmt::format("<div class=\"scroll\"><table{}>", shape.empty() ? std::string{} : fmt::format(" class=\"{}\"", shape));
        if (!caption.empty()) html += fmt::format("<caption>{}</caption>", caption);
        html += "<thead><tr>";
        const auto attribute = [](const Column& column) {
            return column.shape.empty() ? std::string{} : fmt::format(" class=\"{}\"", column.shape);
        };
        for (const Column& column : columns) html += fmt::format("<th scope=\"col\"{}>{}</th>", attribute(column), column.heading);
        html += "</tr></thead>\n<tbody>\n";
        for (const std::vector<std::string>& row : rows) {
            html += "<tr>";
            for (std::size_t i = 0; i < row.size(); ++i)
                html += i == 0 ? fmt::format("<th scope=\"row\"{}>{}</th>", attribute(columns[i]), row[i])
                               : fmt::format("<td{}>{}</td>", attribute(columns[i]), row[i]);
            html += "</tr>\n";
        }
        return html + "</tbody></table></div>\n";
    }

    [[nodiscard]] std::string facts(const std::vector<AfterActionFact>& list) const {
        std::vector<std::vector<std::string>> rows;
        for (const AfterActionFact& fact : list) rows.push_back({clean(fact.name.in(language_)), lines(fact.value.in(language_))});
        return table({{escaped("item"), {}}, {escaped("value"), {}}}, rows, {}, "facts");
    }

    static void key_figure(std::string& html, const std::string& value, const std::string& label) {
        html += fmt::format("<div><dt>{}</dt><dd>{}</dd></div>", html_escaped(label), html_escaped(value));
    }

    std::string brief() const {
        std::string html = "<dl class=\"figures\">";
        brief_injects(html);
        brief_decisions(html);
        brief_scores(html);
        brief_peak(html);
        return html + "</dl>\n" + brief_effects();
    }
    void brief_injects(std::string& html) const {
        if (exercise_.injects.empty()) return;
        const auto published = std::count_if(exercise_.injects.begin(), exercise_.injects.end(),
                                             [](const AfterActionInject& inject) { return inject.status == AfterActionStatus::published; });
        key_figure(html, say("brief.of", published, exercise_.injects.size()), say("brief.injects"));
    }
    void brief_decisions(std::string& html) const {
        std::size_t asked = 0;
        std::size_t in_time = 0;
        std::vector<Duration> taken;
        for (const AfterActionDecision& decision : exercise_.decisions) {
            if (decision.question.empty()) continue;
            ++asked;
            if (!decision.answer.empty() && !decision.is_late) ++in_time;
            if (!decision.answer.empty() && decision.time_taken) taken.push_back(*decision.time_taken);
        }
        if (asked == 0) return;
        key_figure(html, say("brief.of", in_time, asked), say("brief.decisions"));
        if (taken.empty()) return;
        std::sort(taken.begin(), taken.end());
        const Duration median = (taken[(taken.size() - 1) / 2] + taken[taken.size() / 2]) / 2;
        key_figure(html, after_action_span(median, language_), say("brief.taken"));
    }
    void brief_scores(std::string& html) const {
        double sum = 0.0;
        int count = 0;
        for (const AfterActionInject& inject : exercise_.injects) {
            if (!inject.score) continue;
            sum += *inject.score;
            ++count;
        }
        if (count > 0) key_figure(html, figure(FigureKind::number, sum / count).in(language_), say("brief.score"));
    }
    void brief_peak(std::string& html) const {
        if (exercise_.courses.empty()) return;
        const AfterActionPoint* highest = nullptr;
        for (const AfterActionPoint& point : exercise_.courses.front().points) {
            const bool is_in_view = point.start >= exercise_.from && point.start <= exercise_.to && std::isfinite(point.volume);
            if (is_in_view && (highest == nullptr || point.volume > highest->volume)) highest = &point;
        }
        if (highest == nullptr) return;
        key_figure(html, figure(FigureKind::count, highest->volume).in(language_),
                   say("brief.peak", after_action_instant(highest->start, language_)));
    }
    std::string brief_effects() const {
        std::string list;
        bool has_any = false;
        for (const AfterActionDecision& decision : exercise_.decisions) {
            for (const AfterActionDifference& difference : decision.differences) {
                has_any = true;
                if (!is_beyond_chance(difference)) continue;
                list +=
                    fmt::format("<li>{}</li>\n", clean(say("brief.effect", after_action_instant(decision.time, language_), decision.answer,
                                                           difference.measure, signed_mean(difference), interval(difference))));
            }
        }
        if (!has_any) return {};
        if (list.empty()) return fmt::format("<p>{}</p>\n", escaped("brief.no_effect"));
        return fmt::format("<p>{}</p>\n<ul>\n{}</ul>\n", escaped("brief.effects"), list);
    }

    std::string course() const {
        const std::string figures = after_action_figures(exercise_, language_);
        return figures.empty() ? figures : fmt::format("<p>{}</p>\n{}", escaped("course.text"), figures);
    }

    static bool is_known(const AfterActionDifference& difference) {
        return difference.mean && difference.low && difference.high && difference.replicates > 1;
    }
    static bool is_beyond_chance(const AfterActionDifference& difference) {
        return is_known(difference) && (*difference.low > 0.0 || *difference.high < 0.0);
    }
    [[nodiscard]] std::string signed_mean(const AfterActionDifference& difference) const {
        return signed_figure(kind_of_difference(difference.kind), difference.mean).in(language_);
    }
    [[nodiscard]] std::string interval(const AfterActionDifference& difference) const {
        return signed_range(kind_of_difference(difference.kind), difference.low, difference.high).in(language_);
    }

    std::string decisions() const {
        if (exercise_.decisions.empty()) return fmt::format("<p>{}</p>\n", escaped("decisions.none"));
        std::string html;
        for (const AfterActionDecision& decision : exercise_.decisions) html += one_decision(decision);
        return html;
    }
    std::string one_decision(const AfterActionDecision& decision) const {
        const std::string question = decision.question.empty() ? escaped("decisions.own") : clean(decision.question);
        std::string html = fmt::format("<article>\n<h3>{} · {}</h3>\n<dl>\n", instant(decision.time), question);
        const auto row = [&](AfterActionKey name, const std::string& value) {
            html += fmt::format("<dt>{}</dt><dd>{}</dd>\n", escaped(name), value);
        };
        row("decisions.answer", decision.answer.empty() ? fmt::format("<span class=\"missing\">{}</span>", escaped("decisions.no_answer"))
                                                        : lines(decision.answer));
        if (decision.time_taken) row("decisions.taken", taken(decision));
        if (!decision.expected_action.empty()) row("injects.expected", lines(decision.expected_action));
        if (decision.score) row("injects.score", html_escaped(score(decision.score)));
        html += "</dl>\n" + differences(decision) + "</article>\n";
        return html;
    }
    std::string taken(const AfterActionDecision& decision) const {
        const std::string span = after_action_span(*decision.time_taken, language_);
        if (!decision.time_limit) return html_escaped(span);
        const std::string limit = after_action_span(*decision.time_limit, language_);
        if (!decision.is_late) return html_escaped(say("decisions.taken_of", span, limit));
        return fmt::format("<span class=\"late\">{}</span>", html_escaped(say("decisions.late", span, limit)));
    }
    std::string differences(const AfterActionDecision& decision) const {
        if (decision.answer.empty()) return {};
        if (decision.differences.empty()) return fmt::format("<p class=\"note\">{}</p>\n", escaped("decisions.not_run"));
        std::vector<std::vector<std::string>> rows;
        for (const AfterActionDifference& difference : decision.differences) {
            const bool is_beyond = is_beyond_chance(difference);
            const std::string reading = !is_known(difference)
                                            ? escaped("decisions.unknown")
                                            : escaped(is_beyond ? AfterActionKey{"decisions.beyond"} : AfterActionKey{"decisions.chance"});
            rows.push_back({clean(difference.measure.in(language_)), html_escaped(signed_mean(difference)),
                            html_escaped(interval(difference)), std::to_string(difference.replicates),
                            is_beyond ? fmt::format("<span class=\"beyond\">{}</span>", reading) : reading});
        }
        const std::string other = decision.alternative.empty() ? say("decisions.otherwise") : decision.alternative;
        return table({{escaped("decisions.measure"), {}},
                      {escaped("decisions.difference"), "number"},
                      {escaped("decisions.interval"), "number"},
                      {escaped("decisions.runs"), "number"},
                      {escaped("decisions.reading"), {}}},
                     rows, clean(say("decisions.changed", other)));
    }

    [[nodiscard]] std::string status(const AfterActionInject& inject) const {
        switch (inject.status) {
            case AfterActionStatus::published: return inject.published ? instant(*inject.published) : escaped("status.published");
            case AfterActionStatus::skipped: return escaped("status.skipped");
            case AfterActionStatus::delayed: return escaped("status.delayed");
            case AfterActionStatus::reserve: return escaped("status.reserve");
            case AfterActionStatus::planned: break;
        }
        return escaped("status.planned");
    }
    // Who speaks to whom over what: one cell, for the messages need the width.
    [[nodiscard]] std::string way(const AfterActionInject& inject) const {
        const std::string channel = clean(inject.channel.in(language_));
        std::string html = clean(inject.from + " → " + inject.to);
        if (!channel.empty()) html += fmt::format("<br><span class=\"note\">{}</span>", channel);
        return html;
    }
    std::string injects() const {
        const bool has_notes = std::any_of(exercise_.injects.begin(), exercise_.injects.end(),
                                           [](const AfterActionInject& inject) { return !inject.notes.empty(); });
        std::vector<Column> columns{{escaped("injects.number"), {}},        {escaped("injects.planned"), "when"},
                                    {escaped("injects.published"), "when"}, {escaped("injects.from_to"), {}},
                                    {escaped("injects.message"), {}},       {escaped("injects.expected"), {}},
                                    {escaped("injects.score"), "number"}};
        if (has_notes) columns.push_back({escaped("injects.notes"), {}});
        std::vector<std::vector<std::string>> rows;
        for (const AfterActionInject& inject : exercise_.injects) {
            rows.push_back({clean(inject.number), instant(inject.planned), status(inject), way(inject), lines(inject.message),
                            lines(inject.expected_action), html_escaped(score(inject.score))});
            if (has_notes) rows.back().push_back(lines(inject.notes));
        }
        return table(columns, rows);
    }

    std::string causes() const {
        std::vector<std::vector<std::string>> rows;
        for (const AfterActionCause& cause : exercise_.causes) {
            rows.push_back({cause.time ? instant(*cause.time) : "–", lines(cause.text.in(language_)),
                            html_escaped(figure(FigureKind::share, cause.share).in(language_))});
        }
        return table({{escaped("time"), "when"}, {escaped("causes.text"), {}}, {escaped("causes.share"), "number"}}, rows);
    }

    std::string measures() const {
        const bool has_other = std::any_of(exercise_.measures.begin(), exercise_.measures.end(),
                                           [](const AfterActionMeasure& one) { return one.other.has_value(); });
        std::vector<Column> columns{{escaped("decisions.measure"), {}}, {escaped("measures.run"), "number"}};
        if (has_other) columns.push_back({escaped("measures.other"), "number"});
        std::vector<std::vector<std::string>> rows;
        for (const AfterActionMeasure& measure : exercise_.measures) {
            rows.push_back({clean(measure.name.in(language_)), html_escaped(figure(measure.kind, measure.value).in(language_))});
            if (has_other) rows.back().push_back(html_escaped(figure(measure.kind, measure.other).in(language_)));
        }
        return table(columns, rows);
    }

    std::string pictures() const {
        std::string html;
        for (const AfterActionPicture& picture : exercise_.pictures) {
            const std::optional<PictureSize> size = png_size(picture.png);
            if (!size) {
                html += fmt::format("<p class=\"note\">{}</p>\n", clean(say("pictures.broken", picture.caption)));
                continue;
            }
            html += fmt::format(
                "<figure><img src=\"data:image/png;base64,{}\" width=\"{}\" height=\"{}\" "
                "alt=\"{}\">\n<figcaption>{}</figcaption></figure>\n",
                base64(picture.png), size->width, size->height, clean(picture.caption), clean(picture.caption));
        }
        return html;
    }

    std::string notes() const {
        std::vector<std::vector<std::string>> rows;
        for (const AfterActionNote& note : exercise_.notes)
            rows.push_back({instant(note.time), clean(note.author.in(language_)), lines(note.text)});
        return table({{escaped("time"), "when"}, {escaped("notes.author"), {}}, {escaped("notes.text"), {}}}, rows);
    }

    std::string method() const {
        std::string html = fmt::format("<ul>\n<li>{}</li>\n<li>{}</li>\n<li>{}</li>\n", escaped("method.model"), escaped("method.interval"),
                                       escaped("method.score"));
        for (const Bilingual& line : exercise_.method) html += fmt::format("<li>{}</li>\n", clean(line.in(language_)));
        html += "</ul>\n" + facts(exercise_.provenance);
        const auto fold = [&](AfterActionKey summary, const std::string& text) {
            if (!text.empty())
                html += fmt::format("<details><summary>{}</summary><pre tabindex=\"0\"><code>{}</code></pre></details>\n", escaped(summary),
                                    clean(text));
        };
        fold("method.scenario", exercise_.scenario_yaml);
        fold("method.journal", exercise_.journal_yaml);
        return html;
    }

    const AfterAction& exercise_;
    Language language_;
};

}  // namespace

std::string after_action_html(const AfterAction& exercise, Language language) {
    Writer writer{exercise, language};
    std::string html =
        fmt::format("<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n", language == Language::french ? "fr" : "en");
    html += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
    // The page can reach nothing and run nothing: text that slipped through could not act.
    html +=
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri "
        "'none'; "
        "form-action 'none'\">\n<meta name=\"color-scheme\" content=\"light dark\">\n<link rel=\"icon\" href=\"data:,\">\n";
    html += fmt::format("<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n", clean(exercise.title), kAfterActionStyle);
    html += fmt::format("<a class=\"skip\" href=\"#brief\">{}</a>\n<main>\n<header>\n<p class=\"kicker\">{}</p>\n<h1>{}</h1>\n",
                        html_escaped(writer.say("skip")), html_escaped(writer.say("kicker")), clean(exercise.title));
    if (!exercise.subtitle.empty()) html += fmt::format("<p class=\"subtitle\">{}</p>\n", clean(exercise.subtitle));
    const std::vector<Section> sections = writer.sections();
    html += fmt::format("</header>\n<nav aria-label=\"{}\"><ol>\n", html_escaped(writer.say("contents")));
    for (const Section& section : sections)
        html += fmt::format("<li><a href=\"#{}\">{}</a></li>\n", section.id, html_escaped(section.heading));
    html += "</ol></nav>\n";
    for (const Section& section : sections) {
        html += fmt::format(
            "<section id=\"{0}\" class=\"{0}\" aria-labelledby=\"{0}-heading\">\n<h2 id=\"{0}-heading\">{1}</h2>\n{2}</section>\n",
            section.id, html_escaped(section.heading), section.html);
    }
    return html +
           fmt::format("<footer><p>{}</p></footer>\n</main>\n</body>\n</html>\n", clean(writer.say("made_with", exercise.program_version)));
}

}  // namespace firebreak
