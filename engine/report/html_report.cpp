#include "engine/report/html_report.hpp"

#include "engine/core/hash.hpp"
#include "engine/report/csv.hpp"
#include "engine/report/html_escape.hpp"
#include "engine/report/report_catalogue.hpp"
#include "engine/report/report_model.hpp"
#include "engine/report/report_text.hpp"

#include <array>

namespace firebreak {
namespace {

// Both languages stand in the page; the style sheet hides the one that is not the page's.
std::string words(const Bilingual& text) {
    if (text.en == text.fr) return html_escaped(text.en);
    return fmt::format("<span lang=\"en\">{}</span><span lang=\"fr\">{}</span>", html_escaped(text.en), html_escaped(text.fr));
}

// An attribute can hold one language only; the script changes it.
std::string label(const Bilingual& text, Language language) {
    return fmt::format("aria-label=\"{}\" data-label-en=\"{}\" data-label-fr=\"{}\"", html_escaped(text.in(language)),
                       html_escaped(text.en), html_escaped(text.fr));
}

std::string table_html(const ReportTable& table, bool has_caption) {
    const bool is_list = table.columns.size() == 2 && !table.columns[1].is_number;
    std::string html = fmt::format("<div class=\"scroll\" tabindex=\"0\"><table{}>\n", is_list ? " class=\"facts\"" : "");
    if (has_caption) html += fmt::format("<caption>{}</caption>\n", words(table.caption));
    html += "<thead><tr>";
    for (const ReportColumn& column : table.columns)
        html += fmt::format("<th scope=\"col\"{}>{}</th>", column.is_number ? " class=\"number\"" : "", words(column.heading));
    html += "</tr></thead>\n<tbody>\n";
    for (const std::vector<Bilingual>& row : table.rows) {
        html += "<tr>";
        for (std::size_t i = 0; i < row.size(); ++i) {
            const bool is_number = i < table.columns.size() && table.columns[i].is_number;
            const std::string_view shape = is_number ? " class=\"number\"" : "";
            html += i == 0 ? fmt::format("<th scope=\"row\"{}>{}</th>", shape, words(row[i]))
                           : fmt::format("<td{}>{}</td>", shape, words(row[i]));
        }
        html += "</tr>\n";
    }
    return html + "</tbody></table></div>\n";
}

std::string choices_html(const ReportChart& chart, Language language) {
    if (chart.choices.size() < 2) return {};
    const std::string id = html_escaped("column-" + chart.id);
    std::string html = fmt::format("<label for=\"{}\">{}</label> <select id=\"{}\">", id, words(say("page.column")), id);
    for (const ReportChoice& choice : chart.choices) {
        html += fmt::format("<option value=\"{}\" data-en=\"{}\" data-fr=\"{}\">{}</option>", html_escaped(choice.key),
                            html_escaped(choice.name.en), html_escaped(choice.name.fr), html_escaped(choice.name.in(language)));
    }
    return html + "</select>\n";
}

// A run is mostly quiet; the page begins with the days that are not.
std::string whole_html(const ReportChart& chart) {
    if (chart.kind != "bands") return {};
    return fmt::format("<label class=\"whole\"><input type=\"checkbox\"> {}</label>\n", words(say("page.whole")));
}

class PageWriter {
  public:
    explicit PageWriter(Language language) : language_{language} {}

    [[nodiscard]] std::string html_of(const ReportSection& section, std::size_t number) const {
        std::string html = fmt::format(
            "<section id=\"{0}\" aria-labelledby=\"{0}-heading\">\n<h2 id=\"{0}-heading\"><span class=\"count\">{1}</span> {2}</h2>\n",
            html_escaped(section.id), number, words(section.heading));
        for (const ReportBlock& block : section.blocks) html += std::visit(*this, block);
        return html + "</section>\n";
    }

    std::string operator()(const Bilingual& paragraph) const { return fmt::format("<p>{}</p>\n", words(paragraph)); }
    std::string operator()(const ReportTable& table) const { return table_html(table, true); }
    std::string operator()(const ReportNote& note) const { return fmt::format("<p class=\"note\">{}</p>\n", words(note.text)); }
    std::string operator()(const ReportHeading& heading) const { return fmt::format("<h3>{}</h3>\n", words(heading.text)); }
    std::string operator()(const ReportList& list) const {
        std::string html = "<ul>\n";
        for (const Bilingual& item : list.items) html += fmt::format("<li>{}</li>\n", words(item));
        return html + "</ul>\n";
    }
    std::string operator()(const ReportFold& fold) const {
        return fmt::format("<details class=\"file\"><summary>{}</summary>\n<pre tabindex=\"0\"><code>{}</code></pre>\n</details>\n",
                           words(fold.summary), html_escaped(fold.text));
    }
    std::string operator()(const ReportChart& chart) const {
        const std::string id = html_escaped(chart.id);
        std::string html =
            fmt::format("<figure data-chart=\"{0}\">\n<figcaption><strong>{1}</strong> {2}{3}</figcaption>\n", id, words(chart.title),
                        words(chart.caption), chart.kind == "bands" ? " <span class=\"keys\">" + words(say("page.keys")) + "</span>" : "");
        const std::string buttons =
            fmt::format("<button type=\"button\" data-save=\"svg\">{}</button>\n<button type=\"button\" data-save=\"png\">{}</button>\n",
                        words(say("page.save_svg")), words(say("page.save_png")));
        html += fmt::format("<div class=\"tools\">{}<span class=\"gap\"></span>{}</div>\n",
                            choices_html(chart, language_) + whole_html(chart), buttons);
        html += fmt::format("<div class=\"chart\" role=\"img\" tabindex=\"0\" {}></div>\n", label(chart.alternative, language_));
        // Beside the figure, not in it: on paper a figure is never cut, a table may be.
        html += fmt::format("</figure>\n<details class=\"data\"><summary>{}</summary>\n{}</details>\n", words(say("page.table")),
                            table_html(chart.table, true));
        return html;
    }

  private:
    Language language_;
};

std::string head_html(const ReportDocument& document, const ReportAssets& assets, const std::string& nonce) {
    std::string html = "<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
    // The page can reach nothing, and runs no script but the two of its own: text that slipped through could not act.
    html += fmt::format(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'nonce-{}'; style-src 'unsafe-inline'; "
        "img-src "
        "data: blob:; base-uri 'none'; form-action 'none'\">\n",
        nonce);
    html += "<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"generator\" content=\"firebreak " +
            html_escaped(document.program_version) + "\">\n<link rel=\"icon\" href=\"data:,\">\n";
    html += fmt::format("<title>{}</title>\n<style>\n{}</style>\n", html_escaped(document.title), assets.style);
    return html;
}

std::string top_html(const ReportDocument& document, Language language) {
    std::string html = fmt::format("<header>\n<div class=\"bar\"><p class=\"kicker\">{}</p>\n<div class=\"languages\" role=\"group\" {}>",
                                   words(say("page.kicker")), label(say("page.language"), language));
    for (const Language one : {Language::english, Language::french}) {
        const bool is_french = one == Language::french;
        html += fmt::format("<button type=\"button\" data-language=\"{0}\" lang=\"{0}\" class=\"always\" aria-pressed=\"{1}\">{2}</button>",
                            is_french ? "fr" : "en", one == language, is_french ? "Français" : "English");
    }
    html += fmt::format("</div></div>\n<h1>{}</h1>\n", html_escaped(document.title));
    if (!document.question.empty()) html += fmt::format("<p class=\"question\">{}</p>\n", html_escaped(document.question));
    html += fmt::format("</header>\n<section class=\"answer\" aria-labelledby=\"answer\">\n<h2 id=\"answer\">{}</h2>\n",
                        words(document.headline));
    html += "<dl class=\"key-figures\">\n";
    for (const KeyFigure& key : document.key_figures)
        html += fmt::format("<div><dt>{}</dt><dd>{}</dd></div>\n", words(capitalised(key.label)), words(key.value));
    html += "</dl>\n";
    for (const Bilingual& sentence : document.below_headline) html += fmt::format("<p>{}</p>\n", words(sentence));
    return html + "</section>\n";
}

std::string contents_html(const ReportDocument& document, Language language) {
    std::string html = fmt::format("<nav class=\"contents\" {}>\n<ol>\n", label(say("page.contents"), language));
    for (const ReportSection& section : document.sections)
        html += fmt::format("<li><a href=\"#{}\">{}</a></li>\n", html_escaped(section.id), words(section.heading));
    return html + "</ol>\n</nav>\n";
}

}  // namespace

std::string html_report(const ReportDocument& document, const ReportAssets& assets, Language first) {
    const std::string_view language = first == Language::french ? "fr" : "en";
    const std::string data = script_escaped(report_json(document, first));
    const std::string nonce = hex_text(hash_text(data, hash_text(assets.script)));
    std::string html =
        fmt::format("<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n{}</head>\n<body>\n", language, head_html(document, assets, nonce));
    html += fmt::format("<a class=\"skip\" href=\"#answer\">{}</a>\n<div class=\"page\">\n", words(say("page.skip")));
    html += contents_html(document, first);
    html += "<main>\n" + top_html(document, first);
    html += fmt::format("<noscript><p class=\"note\">{}</p></noscript>\n", words(say("page.no_script")));
    const PageWriter writer{first};
    for (std::size_t i = 0; i < document.sections.size(); ++i) html += writer.html_of(document.sections[i], i + 1);
    html += fmt::format("<footer><p>{}</p></footer>\n</main>\n</div>\n", words(say("page.made_with", document.program_version)));
    html += fmt::format(
        "<script type=\"application/json\" id=\"report-data\" nonce=\"{0}\">{1}</script>\n<script "
        "nonce=\"{0}\">{2}</script>\n</body>\n</html>\n",
        nonce, data, assets.script);
    return html;
}

}  // namespace firebreak
