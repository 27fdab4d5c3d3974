#include "engine/report/after_action.hpp"

#include "engine/report/after_action_words.hpp"
#include "engine/report/base64.hpp"
#include "tests/report/temporary_folder.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <limits>
#include <set>
#include <string>
#include <string_view>
#include <vector>

using namespace firebreak;

namespace {

constexpr std::string_view kEvil = "<script>alert(1)</script> \"quoted\" 'single' & <img src=x onerror=alert(2)>";

Time at(int day, int hour, int minute = 0) { return Time{days{day} + hours{hour} + minutes{minute}}; }

// A PNG of one black point, made by hand.
std::string png() {
    static constexpr unsigned char kBytes[] = {
        0x89, 'P',  'N',  'G',  '\r', '\n', 0x1a, '\n', 0,    0,    0, 13, 'I', 'H', 'D', 'R', 0,   0,   0,    1,    0,    0,    0,
        1,    8,    6,    0,    0,    0,    0x1f, 0x15, 0xc4, 0x89, 0, 0,  0,   11,  'I', 'D', 'A', 'T', 0x78, 0x9c, 0x63, 0x60, 0x00,
        0x02, 0x00, 0x00, 0x05, 0x00, 0x01, 0x7a, 0x5e, 0xab, 0x3f, 0, 0,  0,   0,   'I', 'E', 'N', 'D', 0xae, 0x42, 0x60, 0x82};
    return {reinterpret_cast<const char*>(kBytes), sizeof kBytes};
}

AfterActionCourse course(std::string name, double factor, Time from) {
    AfterActionCourse course{std::move(name), from, {}};
    for (int hour = 0; hour < 60; ++hour) {
        const double rise = hour < 10 ? hour * 30.0 : 300.0 / (1.0 + 0.15 * (hour - 10));
        course.points.push_back({at(7, hour), factor * rise, factor * rise / 8.0, 2.0 - factor * rise / 60.0, 900.0 * hour * factor});
    }
    return course;
}

AfterAction sample() {
    AfterAction exercise;
    exercise.title = "Crisis exercise: bank outage";
    exercise.subtitle = "Paris, four participants";
    exercise.scenario = {{{"Scenario", "Scénario"}, {"A bank's cards fail", "Les cartes d’une banque tombent en panne"}}};
    exercise.from = at(7, 0);
    exercise.to = at(9, 0);
    exercise.outbreak = at(7, 7);
    exercise.courses = {course("", 0.6, at(7, 0)), course("without a statement", 1.0, at(7, 9))};
    exercise.injects = {{"1",
                         at(7, 8),
                         at(7, 8),
                         "AFP",
                         "Press office",
                         {"press", "presse"},
                         "Your comment?",
                         "Call back",
                         AfterActionStatus::published,
                         4,
                         "calm"},
                        {"2",
                         at(7, 10),
                         at(7, 10, 20),
                         "Customers",
                         "Desk",
                         {"social", "réseaux sociaux"},
                         "Again!",
                         "Answer",
                         AfterActionStatus::published,
                         1,
                         ""},
                        {"R1", kNever, {}, "Deputy", "Board", {"press", "presse"}, "Reserve", "", AfterActionStatus::reserve, {}, ""}};
    AfterActionDecision decision;
    decision.time = at(7, 9);
    decision.question = "Do you publish a statement?";
    decision.answer = "Statement: we are sorry";
    decision.time_taken = seconds{200};
    decision.time_limit = minutes{5};
    decision.expected_action = "Within 30 minutes, no promise";
    decision.score = 4;
    decision.alternative = "no statement";
    decision.differences = {{{"accounts reached", "comptes atteints"}, FigureKind::count, -1200.0, -1800.0, -650.0, 20},
                            {{"cost", "coût"}, FigureKind::euro, 300.0, -50.0, 700.0, 20},
                            {{"buzz", "buzz"}, FigureKind::number, {}, {}, {}, 1}};
    exercise.decisions = {decision, decision};
    exercise.decisions[1].time = at(7, 14);
    exercise.decisions[1].answer.clear();
    exercise.decisions[1].is_late = true;
    exercise.decisions[1].differences.clear();
    exercise.articles = {at(7, 15)};
    exercise.causes = {{at(7, 8, 12), {"One complaint was shared 300 times", "Une réclamation a été partagée 300 fois"}, 0.42}};
    exercise.measures = {{{"accounts reached", "comptes atteints"}, FigureKind::count, 12345.0, 15000.0}};
    exercise.pictures = {{png(), "The network at noon"}};
    exercise.notes = {{at(7, 9), {"observer", "observateur"}, "They talk at the same time"}};
    exercise.provenance = {{{"Seed", "Graine"}, as_written("2012")}};
    exercise.scenario_yaml = "firebreak: 1\n";
    exercise.journal_yaml = "[]\n";
    exercise.program_version = "0.1.0";
    return exercise;
}

std::size_t count(std::string_view text, std::string_view part) {
    std::size_t found = 0;
    for (std::size_t place = text.find(part); place != std::string_view::npos; place = text.find(part, place + 1)) ++found;
    return found;
}
bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

// Every tag that is opened is closed in its turn.
std::string unbalanced(std::string_view html) {
    static const std::set<std::string, std::less<>> kVoid{"meta", "link", "img", "br", "!DOCTYPE"};
    std::vector<std::string> open;
    for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at + 1)) {
        const std::size_t end = html.find('>', at);
        if (end == std::string_view::npos) return "a tag is never closed";
        const bool is_closing = html[at + 1] == '/';
        const std::size_t begin = at + (is_closing ? 2 : 1);
        const std::string name{html.substr(begin, html.find_first_of(" />\n", begin) - begin)};
        if (is_closing) {
            if (open.empty() || open.back() != name) return "</" + name + "> closes " + (open.empty() ? "nothing" : open.back());
            open.pop_back();
        } else if (html[end - 1] != '/' && !kVoid.contains(name)) {
            open.push_back(name);
        }
    }
    return open.empty() ? "" : open.back() + " stays open";
}

}  // namespace

TEST_CASE("the debrief has every part in its language, with closed tags and headings that links reach") {
    for (const Language language : {Language::english, Language::french}) {
        const std::string html = after_action_html(sample(), language);
        CHECK(unbalanced(html) == "");
        CHECK(count(html, "<section ") == 10);
        for (const char* id :
             {"brief", "scenario", "course", "decisions", "injects", "causes", "measures", "pictures", "notes", "method"}) {
            CAPTURE(id);
            CHECK(count(html, std::string{" id=\""} + id + "\"") == 1);
            CHECK(count(html, std::string{"href=\"#"} + id + "\"") >= 1);
        }
        CHECK(html == after_action_html(sample(), language));
    }
    const std::string english = after_action_html(sample(), Language::english);
    const std::string french = after_action_html(sample(), Language::french);
    CHECK(has(english, "<html lang=\"en\">"));
    CHECK(has(french, "<html lang=\"fr\">"));
    CHECK(has(french, "Retour d’expérience"));
    CHECK(has(french, "réseaux sociaux"));
    CHECK(has(french, "J7 09:00"));
    CHECK(has(english, "d7 09:00"));
    CHECK_FALSE(has(french, "d7 09:00"));
    CHECK_FALSE(has(french, "After-action"));
}

TEST_CASE("times taken, scores and what a decision changed are told as they are") {
    const std::string html = after_action_html(sample(), Language::english);
    CHECK(has(html, "3\u00a0min\u00a020\u00a0s of 5\u00a0min"));
    CHECK(has(html, "<dd>1 of 2</dd>"));  // questions answered in time
    CHECK(has(html, "<dd>2 of 3</dd>"));  // injects
    CHECK(has(html, "<dd>2.5</dd>"));     // (4 + 1) / 2
    CHECK(has(html, "compared with: no statement"));
    CHECK(count(html, "<span class=\"beyond\">beyond chance</span>") == 1);
    CHECK(count(html, ">may be chance<") == 1);
    CHECK(count(html, ">too few runs<") == 1);
    CHECK(has(html, "no answer"));
    // The only effect beyond chance leads the page.
    const std::string_view brief =
        std::string_view{html}.substr(html.find("id=\"brief\""), html.find("id=\"scenario\"") - html.find("id=\"brief\""));
    CHECK(count(brief, "<li>") == 1);
    CHECK(has(brief, "accounts reached"));
}

TEST_CASE("nothing in the page runs, and nothing is loaded from anywhere") {
    AfterAction exercise = sample();
    exercise.notes.push_back({at(7, 9), {"a", "a"}, "see https://example.org/x.png and //example.org"});
    const std::string html = after_action_html(exercise, Language::english);
    CHECK_FALSE(has(html, "<script"));
    CHECK(has(html, "default-src 'none'"));
    for (const char* attribute : {" src=\"", " href=\"", " xlink:href=\"", "url(", "@import", " action=\"", " srcset=\""}) {
        CAPTURE(attribute);
        for (std::size_t place = html.find(attribute); place != std::string::npos; place = html.find(attribute, place + 1)) {
            const std::string_view value = std::string_view{html}.substr(place + std::string_view{attribute}.size(), 30);
            CAPTURE(value);
            CHECK((value.starts_with('#') || value.starts_with("data:image/png;base64,") || value.starts_with("data:,")));
        }
    }
}

TEST_CASE("whatever people typed stands there as text, in every place that takes text") {
    const std::string evil{kEvil};
    AfterAction exercise = sample();
    exercise.title = exercise.subtitle = evil;
    exercise.scenario = {{as_written(evil), as_written(evil)}};
    exercise.courses[0].name = exercise.courses[1].name = evil;
    for (AfterActionInject& inject : exercise.injects) {
        inject.number = inject.from = inject.to = inject.message = inject.expected_action = inject.notes = evil;
        inject.channel = as_written(evil);
    }
    for (AfterActionDecision& decision : exercise.decisions) {
        decision.question = decision.answer = decision.expected_action = decision.alternative = evil;
        for (AfterActionDifference& difference : decision.differences) difference.measure = as_written(evil);
    }
    exercise.causes[0].text = exercise.measures[0].name = exercise.notes[0].author = as_written(evil);
    exercise.pictures[0].caption = exercise.notes[0].text = exercise.scenario_yaml = exercise.journal_yaml = exercise.program_version =
        evil;
    exercise.pictures.push_back({"no picture", evil});
    exercise.method = {as_written(evil)};
    exercise.provenance = {{as_written(evil), as_written(evil)}};
    const std::string html = after_action_html(exercise, Language::english);
    CHECK_FALSE(has(html, "<script"));
    CHECK_FALSE(has(html, "<img src=x"));
    CHECK_FALSE(has(html, "\"quoted\""));
    CHECK(count(html, "&lt;script&gt;alert(1)") > 30);
    CHECK(unbalanced(html) == "");
}

TEST_CASE("bytes that are no letters become signs, and the page stays whole") {
    AfterAction exercise = sample();
    exercise.title = "broken \xC3 \xFF\x01 end";
    const std::string html = after_action_html(exercise, Language::english);
    CHECK(has(html, "broken \uFFFD \uFFFD  end"));
    CHECK_FALSE(has(html, "\xFF"));
}

TEST_CASE("an empty exercise is a page, not a crash, and says that there was no decision") {
    const std::string html = after_action_html(AfterAction{}, Language::french);
    CHECK(unbalanced(html) == "");
    CHECK(has(html, "Aucune décision"));
    CHECK_FALSE(has(html, "<svg"));
}

TEST_CASE("a chart has its words, its table and one line for each course, the run solid and drawn last") {
    const std::string html = after_action_html(sample(), Language::english);
    CHECK(count(html, "role=\"img\"") == 4);
    CHECK(count(html, "<desc id=") == 4);
    CHECK(has(html, "the highest value is 180 at d7 10:00"));
    CHECK(has(html, "without a statement: highest 300 at d7 10:00, last"));
    CHECK(html.find("class=\"course c1\"") < html.find("class=\"course c0\""));
    CHECK(count(html, "<path class=\"inject\"") == 8);  // two published, in four charts
    CHECK(count(html, "<rect class=\"decision\"") == 8);
    CHECK(count(html, "<circle class=\"article\"") == 4);
    CHECK(count(html, "<table><caption>Posts per hour</caption>") == 1);
}

TEST_CASE("charts of odd values have no number that is none, and stay inside their frame") {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    for (const std::vector<double>& values :
         std::vector<std::vector<double>>{{0, 0, 0}, {5}, {nan, nan}, {nan, 3, nan, 4}, {-1e12, 1e12}, {1e-9, 2e-9}, {}}) {
        AfterAction exercise = sample();
        exercise.courses = {{"", at(7, 0), {}}};
        for (std::size_t i = 0; i < values.size(); ++i)
            exercise.courses[0].points.push_back({at(7, static_cast<int>(i)), values[i], values[i], values[i], values[i]});
        const std::string html = after_action_html(exercise, Language::english);
        CAPTURE(values);
        const std::size_t begin = std::min(html.find("id=\"course\""), html.size());
        const std::string charts = html.substr(begin, html.find("id=\"decisions\"") - begin);
        CHECK_FALSE(has(charts, "nan"));
        CHECK_FALSE(has(charts, "inf"));
        CHECK(unbalanced(html) == "");
    }
    AfterAction backwards = sample();
    backwards.to = backwards.from;
    CHECK(unbalanced(after_action_html(backwards, Language::english)) == "");
}

TEST_CASE("base64 is that of RFC 4648, and only a PNG is taken for one") {
    CHECK(base64("") == "");
    CHECK(base64("f") == "Zg==");
    CHECK(base64("fo") == "Zm8=");
    CHECK(base64("foobar") == "Zm9vYmFy");
    CHECK(base64("\xff\xfe\xfd") == "//79");
    REQUIRE(png_size(png()));
    CHECK(png_size(png())->width == 1);
    CHECK_FALSE(png_size("GIF89a"));
    CHECK_FALSE(png_size(png().substr(0, 20)));
}

TEST_CASE("spans of time are told in their two largest units") {
    CHECK(after_action_span(seconds{0}, Language::english) == "0\u00a0s");
    CHECK(after_action_span(seconds{200}, Language::french) == "3\u00a0min\u00a020\u00a0s");
    CHECK(after_action_span(hours{50}, Language::french) == "2\u00a0j\u00a02\u00a0h");
    CHECK(after_action_instant(kNever, Language::english) == "–");
    CHECK(after_action_instant(at(8, 9, 5), Language::french) == "J8 09:05");
}

TEST_CASE("the sample page can be kept for whoever wants to look at it") {
    // FIREBREAK_REPORT_PAGE keeps the pages.
    const char* kept = std::getenv("FIREBREAK_REPORT_PAGE");
    const firebreak::test::TemporaryFolder temporary;
    const std::filesystem::path folder = kept != nullptr ? std::filesystem::path{kept} : temporary.path();
    for (const Language language : {Language::english, Language::french}) {
        const std::filesystem::path file = folder / (language == Language::french ? "after_action_fr.html" : "after_action_en.html");
        std::ofstream{file} << after_action_html(sample(), language);
        CHECK(firebreak::test::content_of(file) == after_action_html(sample(), language));
    }
}
