#include "viewer/exercise/session_file.hpp"
#include "engine/scenario/scenario_reader.hpp"
#include "engine/scenario/scenario_writer.hpp"
#include "tests/viewer/exercise/sample_events.hpp"
#include "viewer/exercise/events_list.hpp"

#include <doctest/doctest.h>

#include <sys/resource.h>

#include <algorithm>
#include <csignal>
#include <limits>
#include <string>

using namespace firebreak;
using namespace firebreak::viewer;
using viewer::test::at;
using viewer::test::TemporaryFolder;

namespace {

SavedSession sample_session() {
    SavedSession session;
    session.scenario_yaml = to_yaml(viewer::test::sample_scenario());
    session.scenario_file = "/somewhere/œuvre.yaml";
    for (const Inject& inject : viewer::test::sample_events()) {
        const std::vector<Command> commands = commands_of(inject, at(7, 9));
        session.journal.insert(session.journal.end(), commands.begin(), commands.end());
    }
    Command statement;
    statement.kind = CommandKind::statement;
    statement.at = days{7} + hours{10} + Duration{123'457};
    statement.empathy = 0.1 + 0.2;
    session.journal.push_back(statement);
    session.now = at(8, 3);
    session.timing = viewer::test::sample_timing();
    session.injects = EventsList{viewer::test::sample_events()}.injects();
    Prompt prompt;
    prompt.id = 3;
    prompt.inject = 2;
    prompt.question = "Statement?\nOr not?";
    prompt.opened = at(7, 9);
    prompt.opened_at = WallTime{std::chrono::milliseconds{1'700'000'000'123}};
    prompt.time_limit = minutes{5};
    prompt.status = PromptStatus::answered;
    prompt.closed = at(7, 9, 20);
    prompt.closed_at = prompt.opened_at + std::chrono::seconds{71};
    prompt.answer = statement;
    prompt.answer_text = "Yes";
    session.prompts.push_back(prompt);
    session.notes.push_back({at(7, 9), prompt.opened_at, NoteAuthor::observer, "Léa", "« bien »", 2});
    session.view = {{"theme", "light"}, {"tab", "desk"}};
    SessionBranch branch;
    branch.name = "silence";
    branch.from = at(7, 12);
    branch.journal = {statement};
    branch.series.resize(2);
    branch.series[0].start = at(7, 12);
    branch.series[0].volume = 12;
    branch.series[0].buzz = -1.0 / 3.0;
    branch.series[1].start = at(7, 13);
    branch.series[1].spent = std::numeric_limits<double>::quiet_NaN();
    session.branches.push_back(branch);
    return session;
}

std::string replaced(std::string text, std::string_view what, std::string_view with) {
    const std::size_t place = text.find(what);
    REQUIRE(place != std::string::npos);
    return text.replace(place, what.size(), with);
}

bool is_one_sentence(const std::string& text) { return !text.empty() && text.ends_with('.') && text.find('\n') == std::string::npos; }

}  // namespace

TEST_CASE("a session that is saved, opened and saved again has the same bytes") {
    const TemporaryFolder folder;
    const std::filesystem::path file = folder.path() / "one.session";
    CHECK(save_session(sample_session(), file).empty());
    const ReadSession read = read_session(file);
    CHECK(read.message.empty());
    REQUIRE(read.session);
    CHECK(save_session(*read.session, folder.path() / "two.session").empty());
    CHECK(viewer::test::content_of(file) == viewer::test::content_of(folder.path() / "two.session"));
    CHECK(read.session->scenario_yaml == sample_session().scenario_yaml);
    CHECK(commands_to_yaml(read.session->journal) == commands_to_yaml(sample_session().journal));
    CHECK(viewer::test::are_same_but_ids(read.session->injects, viewer::test::sample_events()));
    CHECK(read.session->branches.front().series.front().buzz == -1.0 / 3.0);
    CHECK(read.session->prompts.front().answer->at == sample_session().journal.back().at);
    const std::string empty = session_text(SavedSession{});
    const ReadSession nothing = read_session_text(empty, "e");
    CHECK(nothing.message.empty());
    REQUIRE(nothing.session);
    CHECK(session_text(*nothing.session) == empty);
}

TEST_CASE("the journal of a session is what a run without a window reads") {
    const TemporaryFolder folder;
    const std::filesystem::path file = folder.path() / "journal.yaml";
    const SavedSession session = sample_session();
    CHECK(export_journal(session.journal, file).empty());
    Diagnostics problems;
    const Scenario scenario = read_scenario_text(session.scenario_yaml, "s", {}, problems);
    const std::vector<Command> commands = read_commands(file, scenario, problems);
    CHECK_FALSE(problems.has_errors());
    CHECK(commands_to_yaml(commands) == commands_to_yaml(session.journal));
    CHECK_FALSE(export_journal(session.journal, folder.path() / "no/such/file").empty());
}

TEST_CASE("a session cut at any byte is refused in one sentence") {
    const std::string text = session_text(sample_session());
    for (std::size_t size = 0; size + 1 < text.size(); size += std::max<std::size_t>(1, text.size() / 400)) {
        CAPTURE(size);
        const ReadSession read = read_session_text(text.substr(0, size), "cut.session");
        CHECK_FALSE(read.session);
        CHECK(is_one_sentence(read.message));
    }
}

TEST_CASE("what is no session, newer or damaged is refused in one sentence that names the place") {
    const std::string text = session_text(sample_session());
    struct Case {
        std::string text;
        const char* told;
    };
    for (const Case& one :
         std::vector<Case>{{"", "no session"},
                           {"# YAML", "no session"},
                           {"[]", "no session"},
                           {"{\"a\": 1}", "no session"},
                           {"{\"firebreak_session\": \"1\"}", "no session"},
                           {replaced(text, "\"firebreak_session\": 1", "\"firebreak_session\": 2"), "newer firebreak (format 2"},
                           {replaced(text, "\"status\": \"published\"", "\"status\": \"public\""), "injects/2/status"},
                           {replaced(text, "\"at\": \"e0", "\"at\": \"z0"), "injects/2/at"},
                           {replaced(text, "\"score\": 4", "\"score\": 44"), "injects/2/score"},
                           {replaced(text, "\"score\": 4", "\"score\": \"4\""), "injects/2/score"},
                           {replaced(text, "\"is_reserve\": true", "\"is_reserve\": null"), "injects/3/is_reserve"},
                           {replaced(text, "do: seeds", "do: sow"), "journal cannot be carried out"},
                           {replaced(text, "\"journal\"", "\"diary\""), "journal is missing"},
                           {replaced(text, "firebreak: ", "icebreak: "), "scenario cannot be used"},
                           {replaced(text, "\"volume\": [", "\"volume\": [1,"), "volume is no list of the same length"},
                           {replaced(text, "\"now\": ", "\"now\": 99999999999"), "now"}}) {
        CAPTURE(one.told);
        const ReadSession read = read_session_text(one.text, "bad.session");
        CAPTURE(read.message);
        CHECK_FALSE(read.session);
        CHECK(is_one_sentence(read.message));
        CHECK(read.message.find(one.told) != std::string::npos);
    }
}

TEST_CASE("a session whose content was changed by hand opens with a warning") {
    const ReadSession read = read_session_text(replaced(session_text(sample_session()), "« bien »", "« mal »"), "hand.session");
    CHECK(read.session);
    CHECK(read.message.find("changed after it was saved") != std::string::npos);
}

TEST_CASE("a file that is not there, a folder and a place that cannot be written are one sentence each") {
    const TemporaryFolder folder;
    for (const std::filesystem::path& file : {folder.path() / "none.session", folder.path()}) {
        const ReadSession read = read_session(file);
        CHECK_FALSE(read.session);
        CHECK(is_one_sentence(read.message));
    }
    CHECK_FALSE(save_session(sample_session(), folder.path()).empty());
    CHECK_FALSE(save_session(sample_session(), "/proc/nowhere/x.session").empty());
}

TEST_CASE("on a full disk there is one message, and the old file is kept whole") {
    const TemporaryFolder folder;
    const std::filesystem::path file = folder.path() / "one.session";
    REQUIRE(save_session(SavedSession{}, file).empty());
    const std::string before = viewer::test::content_of(file);
    // A process that may not write files longer than this meets what a full disk does, but for the reason's words.
    rlimit old_limit{};
    REQUIRE(getrlimit(RLIMIT_FSIZE, &old_limit) == 0);
    const auto old_handler = std::signal(SIGXFSZ, SIG_IGN);
    rlimit limit = old_limit;
    limit.rlim_cur = 512;
    REQUIRE(setrlimit(RLIMIT_FSIZE, &limit) == 0);
    const std::string trouble = save_session(sample_session(), file);
    REQUIRE(setrlimit(RLIMIT_FSIZE, &old_limit) == 0);
    std::signal(SIGXFSZ, old_handler);
    CHECK(trouble.find("cannot be written") != std::string::npos);
    CHECK(trouble.find('\n') == std::string::npos);
    CHECK(viewer::test::content_of(file) == before);
    CHECK(viewer::test::files_in(folder.path()) == 1);
    CHECK(save_session(sample_session(), file).empty());
}
