#include "viewer/exercise/events_csv.hpp"
#include "tests/viewer/exercise/sample_events.hpp"
#include "viewer/exercise/problem_words.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace firebreak;
using namespace firebreak::viewer;
using viewer::test::sample_events;

namespace {

const Scenario kScenario = viewer::test::sample_scenario();
const EventsContext kContext{&kScenario, viewer::test::sample_timing()};

ImportedEvents import(std::string_view text) { return import_events_text(text, "list.csv", kContext); }

std::vector<std::string> texts(const ImportedEvents& imported) {
    std::vector<std::string> all;
    for (const Problem& problem : imported.problems) all.push_back(problem.text());
    return all;
}

InjectTime absolute(int day, int hour, int minute = 0) { return {TimeBase::day_zero, days{day} + hours{hour} + minutes{minute}}; }

}  // namespace

TEST_CASE("a list that is exported reads back letter by letter in either language") {
    for (const Language language : {Language::english, Language::french}) {
        const std::string csv = events_csv(sample_events(), language);
        CAPTURE(csv);
        const ImportedEvents imported = import(csv);
        CHECK(texts(imported).empty());
        CHECK(viewer::test::are_same_but_ids(imported.injects, sample_events()));
        CHECK(events_csv(imported.injects, language) == csv);
        CHECK(csv.starts_with("\xEF\xBB\xBF"));
    }
    CHECK(events_csv({}, Language::english).find("Number,Time,From,To,Channel") != std::string::npos);
    CHECK(events_csv({}, Language::french).find("Numéro;Heure;De;À;Canal") != std::string::npos);
}

TEST_CASE("no cell of an export begins with a sign that a spreadsheet would work out") {
    const std::string signs = "=+-@\t\r";
    std::vector<Inject> injects(1);
    for (const char sign : signs) {
        for (const std::string& text :
             {std::string{sign} + "1+1", "'" + std::string{sign} + "x", "''" + std::string{sign}, std::string{sign}}) {
            if (sign == '\r') continue;  // line ends become one kind
            injects[0].message = text;
            injects[0].from = text;
            injects[0].number = text;
            const std::string csv = events_csv(injects, Language::english);
            const std::string row = csv.substr(csv.find("\r\n") + 2);
            CAPTURE(row);
            CHECK(signs.find(row.front() == '"' ? row[1] : row.front()) == std::string::npos);
            const ImportedEvents imported = import(csv);
            REQUIRE(imported.injects.size() == 1);
            CHECK(imported.injects[0].message == text);
            CHECK(imported.injects[0].number == text);
        }
    }
    // An apostrophe of the text's own stays alone.
    injects[0].message = "'tis";
    CHECK(events_csv(injects, Language::english).find(",'tis,") != std::string::npos);
}

TEST_CASE("the same list comes out of whatever a spreadsheet makes of it") {
    const std::string comma =
        "No,Time,From,To,Channel,Message,Expected action\r\n1,d7 09:30,AFP,Press office,Press,\"Is it true, that\r\n\"\"nobody\"\" can "
        "pay?\",Call back\r\n";
    const std::string semicolon =
        "\xEF\xBB\xBFMessage;HEURE;Émetteur;Destinataire;Canal;Réactions attendues;N°\n\"Is it true, that\n\"\"nobody\"\" can pay?\";J7 "
        "9h30;AFP;Press "
        "office;presse;Call back;1\n";
    const std::string tab =
        "#\tDay\tTime\tSource\tRole\tMedium\tInject\tMessage\tExpected response\n\t\t\t\t\t\t\t\t\n"
        "1\t7\t9:30 AM\tAFP\tPress office\tmedia\t\t\"Is it true, that\n\"\"nobody\"\" can pay?\"\tCall back\t\t\t\n";
    const std::string stated = "sep=;\r\n" + semicolon.substr(3);
    std::string old_mac =
        "No;Time;From;To;Channel;Message;Expected action\r1;d7 09:30;AFP;Press office;press;\"Is it true, that\r\"\"nobody\"\" can "
        "pay?\";Call back\r";
    for (const std::string& text : {comma, semicolon, tab, stated, old_mac}) {
        CAPTURE(text);
        const ImportedEvents imported = import(text);
        CHECK_FALSE(imported.has_errors());
        REQUIRE(imported.injects.size() == 1);
        const Inject& inject = imported.injects.front();
        CHECK(inject.at == absolute(7, 9, 30));
        CHECK(inject.from == "AFP");
        CHECK(inject.to == "Press office");
        CHECK(inject.channel == "press");
        CHECK(inject.message == "Is it true, that\n\"nobody\" can pay?");
        CHECK(inject.expected_action == "Call back");
    }
}

TEST_CASE("what Windows saves in its own letters is read as such") {
    const ImportedEvents imported = import("Num\xE9ro;Heure;\xC0;Message\r\n1;09:30;Pr\xE9sidente;D\xE9j\xE0 40\xA0\x80 ?\r\n");
    CHECK(texts(imported).empty());
    REQUIRE(imported.injects.size() == 1);
    CHECK(imported.injects[0].to == "Présidente");
    CHECK(imported.injects[0].message == "Déjà 40\u00a0€ ?");
}

TEST_CASE("a time of day belongs to the day of the row above, and in the first row to the first day of the exercise") {
    const ImportedEvents imported = import("Time,Message\n06:30,a\nd8 09:00,b\n10:00,c\nt0 + 1 h,d\n11:00,e\n");
    CHECK(texts(imported).empty());
    REQUIRE(imported.injects.size() == 5);
    CHECK(imported.injects[0].at == absolute(7, 6, 30));
    CHECK(imported.injects[2].at == absolute(8, 10));
    CHECK(imported.injects[4].at == absolute(8, 11));
}

TEST_CASE("everything that is wrong is told at once with its place, and every text is kept") {
    const std::string text =
        "Number;Time;Message;Effect;Status;Reserve;Score;Time limit;Weather\n"
        "1;soon;a;;;;;;sunny\n"
        "1;09:00;b;seed number=3;;;;;\n"
        "2;;c;;half done;perhaps;7;a while;\n"
        "3;10:00;d;;;;;;\n";
    const ImportedEvents imported = import(text);
    const std::vector<std::string> told = texts(imported);
    CAPTURE(told);
    CHECK(imported.has_errors());
    REQUIRE(told.size() == 9);
    const auto is_told = [&](std::string_view part) {
        return std::count_if(told.begin(), told.end(), [&](const std::string& one) { return one.find(part) != std::string::npos; }) == 1;
    };
    CHECK(is_told("list.csv:1:60: warning: the column 'Weather' is not known"));
    CHECK(is_told("list.csv:2:3: the time is 'soon'"));
    CHECK(is_told("list.csv:3:1: warning: number '1' is there twice"));
    CHECK(is_told("list.csv:3:11: the effect 'seed number=3' must begin with one of"));
    CHECK(is_told("list.csv:4:3: there is no time"));
    CHECK(is_told("list.csv:4:7: the status is 'half done'"));
    CHECK(is_told("list.csv:4:17: the reserve is 'perhaps'"));
    CHECK(is_told("list.csv:4:25: the score is '7'"));
    CHECK(is_told("list.csv:4:27: the time limit is 'a while'"));
    for (const std::string& one : told) CHECK(one.find('\n') == std::string::npos);
    REQUIRE(imported.injects.size() == 4);
    CHECK(imported.injects[0].notes == "Weather: sunny\nTime: soon");
    CHECK(imported.injects[0].is_reserve);
    CHECK(imported.injects[1].notes == "Effect: seed number=3");
    CHECK(imported.injects[2].notes == "Reserve: perhaps\nStatus: half done\nScore: 7\nTime limit: a while");
    CHECK(imported.injects[3].notes.empty());
}

TEST_CASE("no file of any content is taken without a word or throws") {
    struct Case {
        std::string text;
        const char* told;
    };
    const std::string zeros("Time\0Message\0", 13);
    for (const Case& one : std::vector<Case>{{"", "has no line of column names"},
                                             {"\n\n\n", "has no line of column names"},
                                             {"\xEF\xBB\xBF", "has no line of column names"},
                                             {zeros, "zero bytes"},
                                             {"\xFF\xFET\x01i\x01", "no column of times"},
                                             {"a,b\n1,2\n", "no column of messages"},
                                             {"Message\nx\n", "no column of times"},
                                             {"Time,Message\n09:00,\"open\n", "never closed"},
                                             {"Time,Message\n09:00,\"a\" b\n", "behind a closing quote"},
                                             {"Time,Message\n09:00,a,b\n", "must stand in quotes"},
                                             {"Time,Message\n9,a\n", "the time is '9'"},
                                             {"Time,Message\n25:61,a\n", "the time is '25:61'"},
                                             {"Time,Message\nd7 09:00 h,a\n", "the time is"},
                                             {"Time,Message,Message\n09:00,a,b\n", "second column"},
                                             {"Time,Message,Effect\n09:00,a,boom\n", "begin with one of"},
                                             {"Time,Message,Effect\n09:00,a,seeds number=1 incident=x\n", "there is no incident 'x'"},
                                             {"Time,Message,Score\n09:00,a,six\n", "the score is 'six'"},
                                             {"Time,Message,Score\n09:00,a,-1\n", "the score is '-1'"},
                                             {"Time,Message,Published at\n09:00,a,t0\n", "time of publication"}}) {
        CAPTURE(one.text);
        const std::vector<std::string> told = texts(import(one.text));
        CAPTURE(told);
        CHECK(std::any_of(told.begin(), told.end(), [&](const std::string& line) { return line.find(one.told) != std::string::npos; }));
    }
}

TEST_CASE("in French every problem of a list is told in French, with its place and what was typed") {
    const std::string text =
        "Number;Time;Message;Message;Effect;Status;Reserve;Score;Time limit;Published at;Weather\n"
        "1;soon;a;b;;;;;;;sunny\n"
        "1;d99999 09:00;b;;seeds 3;half done;perhaps;7;a while;t0;\n"
        "2;;c;;seeds \"x;;;;;;\n"
        "3;31/02/2026 09:00;d;;number=3;;;;;;\n"
        "4;d7 27:00;d;;;;;;;;\n"
        "5;01/03/2026 09:00;d;;;;;;;;\n"
        "6;t0 + 1 h;d;;;;;;;;\n";
    ImportedEvents imported = import(text);
    for (const char* broken :
         {"", "Time,Message\n09:00,\"open\n", "Time,Message\n09:00,\"a\" b\n", "Time,Message\n09:00,a,b\n", "x\n1\n"}) {
        const ImportedEvents more = import(broken);
        imported.problems.insert(imported.problems.end(), more.problems.begin(), more.problems.end());
    }
    REQUIRE(imported.problems.size() > 15);
    for (const Problem& problem : imported.problems) {
        const std::string french = problem_text(problem, Language::french);
        CAPTURE(problem.text());
        CAPTURE(french);
        CHECK(problem_text(problem, Language::english) == problem.text());
        CHECK(french != problem.text());
        CHECK(french.starts_with(problem.mark.text()));
        // Words that no French sentence has.
        for (const char* english : {" the ", " must ", " but ", " row ", "warning", " is ", " have ", " be "}) {
            CAPTURE(english);
            CHECK(french.find(english) == std::string::npos);
        }
    }
    CHECK(problem_words("the time is 'soon', but must be a time such as 'd7 09:00', '09:30', 't0 + 30 min' or 'e0 + 15 min'; the row was "
                        "put into the reserve",
                        Language::french) ==
          "l’heure est « soon », mais doit être une heure comme « J7 09:00 », « 09:30 », « t0 + 30 min » ou « e0 + 15 min » ; la ligne est "
          "mise en réserve");
}

TEST_CASE("a list that is cut at any byte is read or refused, and never more rows come out than went in") {
    const std::string csv = events_csv(sample_events(), Language::french);
    for (std::size_t size = 0; size < csv.size(); ++size) {
        const ImportedEvents imported = import(csv.substr(0, size));
        CHECK(imported.injects.size() <= sample_events().size());
        CHECK((imported.injects.size() == sample_events().size() || size < csv.size()));
    }
}

TEST_CASE("a file that cannot be read is one problem, and one that cannot be written stays as it was") {
    const viewer::test::TemporaryFolder folder;
    CHECK(texts(import_events(folder.path() / "none.csv", kContext)).size() == 1);
    CHECK(texts(import_events(folder.path(), kContext)).front().find("is a folder") != std::string::npos);
    const std::filesystem::path file = folder.path() / "list.csv";
    export_events(sample_events(), Language::french, file);
    CHECK(viewer::test::are_same_but_ids(import_events(file, kContext).injects, sample_events()));
    CHECK_THROWS_AS(export_events(sample_events(), Language::french, folder.path() / "no/such/folder.csv"), InputError);
    CHECK(viewer::test::files_in(folder.path()) == 1);
}
