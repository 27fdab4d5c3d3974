#include "engine/scenario/ticket_list.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

using namespace firebreak;

namespace {

TicketList list_of(std::string_view text) {
    Diagnostics problems;
    TicketList list = read_tickets_text(text, "t.csv", Duration{0}, problems);
    REQUIRE_FALSE(problems.has_errors());
    return list;
}

std::vector<std::string> problems_of(std::string_view text) {
    Diagnostics problems;
    static_cast<void>(read_tickets_text(text, "t.csv", Duration{0}, problems));
    std::vector<std::string> texts;
    for (const Problem& problem : problems.problems()) texts.push_back(problem.text());
    return texts;
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("minutes and moments of the answer say the same, whatever the columns are called") {
    for (const char* text : {"opened,answered\n2012-07-09 08:12,2012-07-09 09:42\n2012-07-09 08:15,\n",
                             "company,posted_utc,first_reply_minutes\nA,2012-07-09T08:12:00Z,90\nA,2012-07-09T08:15:00Z,\n",
                             "Minutes to first reply;Text;Created at\n90,0;\"Bonjour; ça va ?\";2012-07-09 08:12\n;;2012-07-09 08:15\n"}) {
        CAPTURE(text);
        const TicketList list = list_of(text);
        REQUIRE(list.tickets.size() == 2);
        CHECK(list.tickets[0].first_reply == Duration{minutes{90}});
        CHECK_FALSE(list.tickets[1].first_reply);
        CHECK(list.tickets[1].opened - list.tickets[0].opened == Duration{minutes{3}});
        CHECK(list.end == list.tickets[0].opened + Duration{minutes{90}});
    }
}

TEST_CASE("one company or channel can be looked at, as long as the whole list looks") {
    const TicketList list = list_of(
        "opened,answered,company,channel\n2012-07-09 08:00,2012-07-09 09:00,B,mail\n2012-07-09 08:00,,A,twitter\n"
        "2012-07-10 08:00,,B,twitter\n");
    CHECK(companies_of(list) == std::vector<std::string>{"A", "B"});
    CHECK(channels_of(list) == std::vector<std::string>{"mail", "twitter"});
    CHECK(tickets_of(list, "B", "").tickets.size() == 2);
    CHECK(tickets_of(list, "B", "twitter").tickets.size() == 1);
    CHECK(tickets_of(list, "A", "").end == list.end);
}

TEST_CASE("every wrong cell is named with its place, what was found and what is allowed") {
    const std::vector<std::string> problems = problems_of(
        "opened,minutes_to_first_reply\nyesterday,3\n2012-07-09 08:00,-1\n2012-07-09 08:00,soon\n09/07/2012 08:00,1\n2012-07-09 08:00,1\n");
    REQUIRE(problems.size() == 4);
    CHECK(has(problems[0], "t.csv:2:1: opened is 'yesterday', but must be a moment such as"));
    CHECK(has(problems[1], "t.csv:3:18: minutes_to_first_reply is '-1', but must be a number of minutes from 0"));
    CHECK(has(problems[2], "t.csv:4:18: "));
    CHECK(has(problems[3], "with slashes nobody can tell the day from the month"));
    CHECK(has(problems_of("opened,answered\n2012-07-09 08:00,2012-07-09 07:00\n").front(), "t.csv:2:18: answered at"));
}

TEST_CASE("missing columns are named with what is there and what was meant") {
    const std::vector<std::string> problems = problems_of("openned,reply_minute\n2012-07-09 08:00,1\n");
    REQUIRE(problems.size() == 2);
    CHECK(has(problems[0], "t.csv:1:1: no column says when a message came: found openned, reply_minute; allowed are opened"));
    CHECK(has(problems[0], "column 'openned' did you mean 'opened'?"));
    CHECK(has(problems[1], "did you mean 'reply_minutes'?"));
    CHECK(problems_of("opened,answered\n").front() == "t.csv: has column names, but no messages");
}

TEST_CASE("a second column for the answer is left alone, and that is said") {
    Diagnostics problems;
    const TicketList list =
        read_tickets_text("opened,answered,reply_minutes\n2012-07-09 08:00,2012-07-09 09:00,1\n", "t.csv", Duration{0}, problems);
    CHECK_FALSE(problems.has_errors());
    REQUIRE(problems.problems().size() == 1);
    CHECK(list.tickets[0].first_reply == Duration{hours{1}});
}

TEST_CASE("a company's name in another encoding is refused, other text is left alone") {
    CHECK(
        has(problems_of("opened,answered,company\n2012-07-09 08:00,,Caf\xE9\n").front(), "t.csv:2:19: company is no plain text in UTF-8"));
    CHECK(problems_of("opened,answered,text\n2012-07-09 08:00,,Caf\xE9\n").empty());
}
