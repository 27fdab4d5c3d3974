#include "engine/scenario/csv_table.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

using namespace firebreak;

namespace {

CsvTable table_of(std::string_view text) {
    Diagnostics problems;
    const CsvTable table = read_csv_text(text, "t.csv", problems);
    REQUIRE_FALSE(problems.has_errors());
    return table;
}

std::vector<std::string> problems_of(std::string_view text) {
    Diagnostics problems;
    static_cast<void>(read_csv_text(text, "t.csv", problems));
    std::vector<std::string> texts;
    for (const Problem& problem : problems.problems()) texts.push_back(problem.text());
    return texts;
}

}  // namespace

TEST_CASE("a table reads the same with commas, semicolons or tabs, a byte order mark, Windows lines, comments and empty lines") {
    for (const char* text : {"a,b\n1,x\n2,y\n",
                             "\xEF\xBB\xBF"
                             "a;b\r\n1;x\r\n2;y\r\n",
                             "# from a system\n\na\tb\n1\tx\n# half time\n\n2\ty", "\"a\", b \n 1 , \"x\"\n2,y\r\n"}) {
        CAPTURE(text);
        const CsvTable table = table_of(text);
        REQUIRE(table.header.size() == 2);
        CHECK(table.header[1].text == "b");
        REQUIRE(table.rows.size() == 2);
        CHECK(table.rows[0][0].text == "1");
        CHECK(table.rows[0][1].text == "x");
        CHECK(table.rows[1][1].text == "y");
    }
}

TEST_CASE("a quoted field keeps separators, line ends and quotes, and the cells after it know their place") {
    const CsvTable table = table_of("a,b\n\"Dupont, \"\"P.\"\"\nParis\",é2\né,x\n");
    CHECK(table.rows[0][0].text == "Dupont, \"P.\"\nParis");
    CHECK(table.mark(table.rows[0][1]).text() == "t.csv:3:8");
    CHECK(table.mark(table.rows[1][1]).text() == "t.csv:4:3");
}

TEST_CASE("an uneven row, an open quote and words behind a quote are named with their place") {
    CHECK(problems_of("a,b\n1,2\n1,2,3\n") ==
          std::vector<std::string>{"t.csv:3:1: has 3 fields, but the header has 2; a field with ',' in it must stand in quotes"});
    CHECK(problems_of("a,b\n1,\"2\n").front() == "t.csv:2:3: the quote that opens here is never closed");
    CHECK(problems_of("a,b\n\"1\" or 2,3\n").front() ==
          "t.csv:2:5: 'or 2' stands behind a closing quote; write a quote inside quotes twice, as \"\"");
}

TEST_CASE("an empty file and one in UTF-16 are refused") {
    CHECK(problems_of("# nothing\n") == std::vector<std::string>{"t.csv: has no line of column names"});
    CHECK(problems_of(std::string_view{"\xFF\xFE"
                                       "a\0,\0",
                                       6})
              .front() == "t.csv: holds zero bytes, so it is no CSV in UTF-8; export it as 'CSV UTF-8'");
}

TEST_CASE("of many wrong cells the first twenty are named and the others counted") {
    Diagnostics problems;
    const CsvTable table = table_of("a\n1\n");
    {
        CellProblems wrong{table, problems};
        for (int i = 0; i < 25; ++i) wrong.error(table.rows[0][0], "is wrong");
    }
    REQUIRE(problems.problems().size() == 21);
    CHECK(problems.problems().back().text() == "t.csv: has 5 more such problems");
}

TEST_CASE("columns are compared by small letters and digits") {
    CHECK(column_key("First reply (min)") == "first_reply_min");
    CHECK(column_key(" Created-At ") == "created_at");
}

TEST_CASE("numbers may have a decimal comma only where it separates no fields") {
    CHECK(read_cell_number("12,5", true) == 12.5);
    CHECK_FALSE(read_cell_number("12,5", false));
    for (const char* text : {"", "x", "1e999", "nan", "1 min"}) {
        CAPTURE(text);
        CHECK_FALSE(read_cell_number(text, true));
    }
}

TEST_CASE("a first line 'sep=;' decides, and a table of people's making may have a column '#' and rows of any length") {
    CHECK(table_of("sep=;\r\na,b;c\n1;2\n").header.front().text == "a,b");
    Diagnostics problems;
    const CsvTable table = read_csv_text("#,b,c\n1,2\n\n3,4,5,,\n", "t.csv", problems, {.has_comments = false, .evens_rows = true});
    REQUIRE_FALSE(problems.has_errors());
    REQUIRE(table.rows.size() == 2);
    CHECK(table.header.front().text == "#");
    CHECK(table.rows[0][2].text.empty());
    CHECK(table.rows[1].size() == 3);
    static_cast<void>(read_csv_text("a,b\n1,2,lost\n", "t.csv", problems, {.has_comments = false, .evens_rows = true}));
    CHECK(problems.problems().size() == 1);
}
