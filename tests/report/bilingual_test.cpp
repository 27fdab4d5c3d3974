#include "engine/report/bilingual.hpp"
#include "engine/measure/measures.hpp"
#include "engine/measure/time_series.hpp"
#include "engine/report/figures.hpp"
#include "engine/report/measure_names.hpp"
#include "engine/report/report_catalogue.hpp"

#include <doctest/doctest.h>

#include <regex>
#include <set>
#include <string>

using namespace firebreak;

namespace {

std::set<std::string> places_of(std::string_view text) {
    static const std::regex place{R"(\{\d\})"};
    const std::string copy{text};
    std::set<std::string> places;
    for (std::sregex_iterator found{copy.begin(), copy.end(), place}, end; found != end; ++found) places.insert(found->str());
    return places;
}

}  // namespace

TEST_CASE("every sentence of a report has both languages, with the same places") {
    std::set<std::string_view> keys;
    for (const Phrase& phrase : kReportPhrases) {
        CAPTURE(phrase.key);
        CHECK(keys.insert(phrase.key).second);
        CHECK_FALSE(phrase.en.empty());
        CHECK_FALSE(phrase.fr.empty());
        CHECK(places_of(phrase.en) == places_of(phrase.fr));
    }
}

TEST_CASE("French is set with its own spaces, quotation marks and apostrophes") {
    // What must not stand in French: a sign that needs a hard space before or after it but has none, straight quotes and apostrophes.
    static const std::regex bad{R"( (:|;|!|\?|%|€|»)|« |"|')"};
    for (const Phrase& phrase : kReportPhrases) {
        CAPTURE(phrase.key);
        CHECK_FALSE(std::regex_search(french_spaces(phrase.fr), bad));
        CHECK_FALSE(phrase.en.find('\'') != std::string_view::npos);
    }
    CHECK(french_spaces("Pourquoi ? Ceci : « cela » ; 5 %") == "Pourquoi\u202f? Ceci\u00a0: «\u00a0cela\u00a0»\u202f; 5\u00a0%");
    CHECK(english_spaces("Why? 5 % of this") == "Why? 5\u00a0% of this");
}

TEST_CASE("numbers have a decimal comma in French, a point in English, and narrow spaces between thousands in both") {
    CHECK(figure(FigureKind::share, 0.0423) == Bilingual{"4.2\u00a0%", "4,2\u00a0%"});
    CHECK(figure(FigureKind::share, 0.384) == Bilingual{"38\u00a0%", "38\u00a0%"});
    CHECK(figure(FigureKind::euro, 1234567.4) == Bilingual{"1\u202f234\u202f567\u00a0€", "1\u202f234\u202f567\u00a0€"});
    CHECK(figure(FigureKind::number, -3.25) == Bilingual{"−3.2", "−3,2"});
    CHECK(figure(FigureKind::time_span, 12.0) == Bilingual{"12\u00a0h", "12\u00a0h"});
    CHECK(figure(FigureKind::number, -0.0001).en == "0");
    CHECK(figure(FigureKind::count, std::nullopt).en == "–");
    CHECK(signed_figure(FigureKind::share, 0.12).en == "+12\u00a0%");
    CHECK(range(FigureKind::share, 0.5, 0.75) == Bilingual{"50\u00a0% to 75\u00a0%", "50\u00a0% à 75\u00a0%"});
    CHECK(share_with_interval(0.0062, 0.0041, 0.0083) ==
          Bilingual{"0.6\u00a0%\u00a0±\u00a00.2\u00a0%", "0,6\u00a0%\u00a0±\u00a00,2\u00a0%"});
    CHECK(instant(7 * 24 + 7.5) == Bilingual{"d7 07:30", "j7 07:30"});
}

TEST_CASE("every measure and every column of the time series has a name in both languages") {
    for (const MeasureInfo& info : measure_infos()) {
        CAPTURE(info.key);
        CHECK(has_measure_words(info.key));
        const MeasureWords words = words_of_measure(info.key);
        CHECK_FALSE(words.of.fr.empty());
        const bool is_in_figure = words.kind == FigureKind::share || words.kind == FigureKind::time_span || words.kind == FigureKind::euro;
        CHECK(words.unit.fr.empty() == is_in_figure);
    }
    for (const SeriesColumn& column : series_columns()) {
        CAPTURE(column.key);
        CHECK(has_measure_words(column.key));
    }
    CHECK(words_of_measure("reach").of == Bilingual{"of the reach", "de la portée"});
    CHECK(words_of_measure("peak_hour").with_article.fr == "l’heure de pointe");
}

TEST_CASE("what a user wrote is not mended when it fills a place") { CHECK(quoted("a : b % c").fr == "«\u00a0a : b % c\u00a0»"); }
