// firebreak calibrate-desk and compare-stream as a user calls them: on tickets that the engine's own desk made, on lists of all kinds, and
// on streams of the real world where they are at hand (they are no part of the project: FIREBREAK_STREAMS, or ../shared/data/streams).
#include "engine/measure/desk_fit.hpp"
#include "engine/scenario/csv_table.hpp"
#include "tests/cli/program.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

using namespace firebreak;
using firebreak::test::call_firebreak;
using firebreak::test::Folder;
using firebreak::test::Said;
using firebreak::test::text_of;
using nlohmann::json;

namespace {

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

std::filesystem::path stream(const std::string& name) {
    const char* folder = std::getenv("FIREBREAK_STREAMS");
    const std::filesystem::path streams =
        folder != nullptr ? std::filesystem::path{folder} : test::source_folder() / ".." / "shared" / "data" / "streams";
    return std::filesystem::exists(streams / name) ? streams / name : std::filesystem::path{};
}

/// Cases of a run as tickets that end with the run.
TicketList tickets_of_run(const std::filesystem::path& cases_csv, Time end) {
    Diagnostics problems;
    const CsvTable table = read_csv(cases_csv, problems);
    REQUIRE_FALSE(problems.has_errors());
    const auto column = [&](std::string_view name) { return find_column(table, std::array{name}).value(); };
    const auto time = [&](const CsvCell& cell) { return kStart + Duration{std::stoll(cell.text)}; };
    TicketList list;
    list.end = end;
    for (const std::vector<CsvCell>& row : table.rows) {
        Ticket ticket{time(row[column("time_us")]), {}, {}, {}};
        const CsvCell& replied = row[column("replied_us")];
        if (!replied.text.empty()) ticket.first_reply = time(replied) - ticket.opened;
        list.tickets.push_back(ticket);
    }
    return list;
}

// All cases tagged, seen and answered, and never an agent short.
constexpr const char* kPlainDesk =
    "--strategy canned --set network.accounts=20000 --set horizon='10 d' --set company.tagged_share=1 --set company.desk.agents=10000 "
    "--set strategy.monitoring=1 --set strategy.coverage=1 --set strategy.detection_delay='30 min' --set strategy.approval_delay='2 h' "
    "--set strategy.approval_sigma=1.2 ";

// chi-square of the planted delays over the cases of a run whose desk keeps these hours; and the cells that are free.
void check_planted(DeskHours open, const char* word, bool by_hours, double limit) {
    const Folder folder;
    const Said said =
        call_firebreak(fmt::format("run scenarios/small/tiny_outage.yaml {} --set strategy.hours={} --events cases --out '{}'", kPlainDesk,
                                   word, folder.path().string()));
    CAPTURE(said.err);
    REQUIRE(said.exit_code == 0);
    const TicketList list = tickets_of_run(folder / "cases.csv", kStart + days{10});
    REQUIRE(list.tickets.size() > 500);
    std::vector<Time> opened;
    for (const Ticket& ticket : list.tickets) opened.push_back(ticket.opened);
    const DeskDelayModel model{opened, DeskLaw{}, 4096};
    const DeskMisfit misfit{list, model, by_hours};
    CHECK(misfit.chi_square(model.delays({0.5, 2.0, 1.2, open})) < limit);
    // Half the approval is another desk.
    CHECK(misfit.chi_square(model.delays({0.5, 1.0, 1.2, open})) > 2.0 * limit);
}

}  // namespace

TEST_CASE("the delays of the calibration are those of the engine's own desk") {
    // The .9999 quantile of chi-square with 5 degrees of freedom; nothing is fitted.
    check_planted(DeskHours::always, "always", false, 25.74);
}

TEST_CASE("the calibration waits for opening hours as the engine's own desk does") {
    // At most 15 degrees of freedom.
    check_planted(DeskHours::extended, "extended", true, 44.26);
}

TEST_CASE("calibrate-desk takes an export as it is and writes keys that a scenario accepts") {
    const Folder folder;
    std::string list = "\xEF\xBB\xBF# our tickets\r\nCreated at;Answered at;Text\r\n";
    for (int i = 0; i < 60; ++i) {
        list += fmt::format("2012-07-{:02} 10:{:02};{};\"a; b\"\r\n", 1 + i % 28, i,
                            i % 10 == 9 ? "" : fmt::format("2012-07-{:02} 11:{:02}", 1 + i % 28, (7 * i) % 60));
    }
    test::write(folder / "tickets.csv", list);
    const Said said = call_firebreak("calibrate-desk '" + folder / "tickets.csv" + "' --out '" + folder / "desk.yaml" + "'");
    CHECK(said.exit_code == 0);
    CHECK(has(said.out, "all together: 60 messages, 54 answered (90 %)"));
    CHECK(has(said.out, "identified: the sum"));
    test::write(folder / "pasted.yaml", "firebreak: 1\nname: pasted\n" + text_of(folder / "desk.yaml"));
    const Said checked = call_firebreak("check '" + folder / "pasted.yaml" + "'");
    CHECK(checked.out == "1 file, 0 problems\n");
    CHECK(json::parse(call_firebreak("calibrate-desk '" + folder / "tickets.csv" + "' --json").out)["fits"][0]["sample"]["days"] == 28);
}

TEST_CASE("calibrate-desk names every problem of a list and of its options, and exits with 2") {
    const Folder folder;
    test::write(folder / "bad.csv", "opened,answered\nsoon,\n2012-07-09 08:00,2012-07-09 07:00\n");
    const Said bad = call_firebreak("calibrate-desk '" + folder / "bad.csv" + "'");
    CHECK(bad.exit_code == 2);
    CHECK(has(bad.err, "bad.csv:2:1: "));
    CHECK(has(bad.err, "bad.csv:3:18: "));
    CHECK(bad.out.empty());
    test::write(folder / "few.csv", "opened,answered,company\n2012-07-09 08:00,2012-07-09 09:00,Delta\n");
    const std::string few = "calibrate-desk '" + folder / "few.csv" + "' ";
    const Said one = call_firebreak(few);
    CHECK(one.exit_code == 2);
    CHECK(has(one.err, "fewer than 5 answered messages"));
    CHECK(has(call_firebreak(few + "--company Dleta").err, "did you mean 'Delta'?"));
    CHECK(has(call_firebreak(few + "--channel mail").err, "no column 'channel'"));
    CHECK(has(call_firebreak(few + "--handling 6").err, "--handling is '6', but must"));
    CHECK(has(call_firebreak(few + "--utc-offset '20 h'").err, "[-14 h, 14 h]"));
    CHECK(call_firebreak("calibrate-desk nowhere.csv").exit_code == 2);
    CHECK(call_firebreak("calibrate-desk '" + folder.path().string() + "'").exit_code == 2);
}

TEST_CASE("compare-stream lays a run over itself without a misfit, and draws it") {
    const Folder folder;
    REQUIRE(call_firebreak("run scenarios/small/tiny_outage.yaml --out '" + folder / "out" + "'").exit_code == 0);
    const std::string itself =
        "compare-stream '" + folder / "out/timeseries.csv" + "' '" + folder / "out" + "' --column volume --from 'd0' ";
    const Said said = call_firebreak(itself + "--json --svg '" + folder / "figure.svg" + "'");
    CAPTURE(said.err);
    REQUIRE(said.exit_code == 0);
    const json result = json::parse(said.out);
    CHECK(result["laid_over"]["curve_distance"] == 0.0);
    CHECK(result["rhythm"]["from_model"]["distance"] == 0.0);
    CHECK(has(text_of(folder / "figure.svg"), "<polyline"));
    CHECK(has(call_firebreak(itself).out, "x 1.00"));
    const Said wrong =
        call_firebreak("compare-stream '" + folder / "out/timeseries.csv" + "' '" + folder.path().string() + "' --column volum");
    CHECK(wrong.exit_code == 2);
    CHECK(has(wrong.err, "did you mean 'volume'?"));
    CHECK(has(wrong.err, "is no folder of results"));
    const Said over =
        call_firebreak("compare-stream '" + folder / "out/timeseries.csv" + "' '" + folder / "out" + "' --column volume --from d9");
    CHECK(over.exit_code == 2);
    CHECK(has(over.err, "the run is over before d9 00:00"));
}

TEST_CASE("the support stream of 2017 is fitted, and its opening hours are called not identified") {
    const std::filesystem::path file = stream("support-first-replies.csv");
    if (file.empty()) {
        MESSAGE("skipped: support-first-replies.csv is not here; set FIREBREAK_STREAMS to its folder");
        return;
    }
    Diagnostics problems;
    const TicketList list = read_tickets(file, Duration{0}, problems);
    REQUIRE_FALSE(problems.has_errors());
    const std::optional<DeskFit> all = fit_desk(list, {.law = {}, .points = 512, .open = {}});
    REQUIRE(all.has_value());
    CHECK(all->sample.messages == 649);
    CHECK(all->sample.answered == 627);
    CHECK(all->sample.on_busiest_day == 474);
    CHECK_FALSE(all->hours_were_fitted);
    const Said said = call_firebreak("calibrate-desk '" + file.string() + "' --company Delta --utc-offset '-5 h' --json");
    REQUIRE(said.exit_code == 0);
    const json delta = json::parse(said.out)["fits"][0];
    CHECK(delta["sample"]["messages"] == 45);
    CHECK(delta["identified"]["hours"] == false);
    CHECK(delta["shortest_detection"]["detection_hours"] <= delta["longest_detection"]["detection_hours"]);
}

TEST_CASE("the storm of 2017 and the airlines of 2015 can be laid beside a run") {
    const std::filesystem::path storm = stream("target-storm-hourly.csv");
    const std::filesystem::path airlines = stream("airline-complaints-hourly.csv");
    if (storm.empty() || airlines.empty()) {
        MESSAGE("skipped: target-storm-hourly.csv or airline-complaints-hourly.csv is not here; set FIREBREAK_STREAMS to their folder");
        return;
    }
    const Folder folder;
    REQUIRE(call_firebreak("run scenarios/small/tiny_outage.yaml --out '" + folder / "out" + "'").exit_code == 0);
    const json stormy = json::parse(
        call_firebreak("compare-stream '" + storm.string() + "' '" + folder / "out" + "' --column negative,positive,other --json").out);
    CHECK(stormy["observed_shape"]["hours_to_peak"].is_number());
    CHECK(stormy["laid_over"]["curve_distance"] > 0.0);
    const json daily = json::parse(call_firebreak("compare-stream '" + airlines.string() + "' --column negative --json").out);
    // A week of complaints in Pacific time, by people of whom most live up to three hours east of it.
    CHECK(daily["rhythm"]["from_profile"]["correlation"] > 0.3);
    CHECK(daily["autocorrelation"]["observed"]["24"] > 0.0);
}
