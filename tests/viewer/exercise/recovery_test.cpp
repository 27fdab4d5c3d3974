#include "viewer/exercise/recovery.hpp"
#include "engine/study/process_mark.hpp"
#include "tests/viewer/exercise/sample_events.hpp"

#include <doctest/doctest.h>

#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <optional>
#include <string>

using namespace firebreak;
using namespace firebreak::viewer;
using viewer::test::TemporaryFolder;

namespace {

SavedSession named(const std::string& name) {
    SavedSession session;
    session.view["name"] = name;
    return session;
}

// The mark of a process that is gone.
std::string dead_mark() {
    const pid_t child = fork();
    if (child == 0) _exit(0);
    REQUIRE(child > 0);
    REQUIRE(waitpid(child, nullptr, 0) == child);
    const std::string own = own_process_mark();
    return own.substr(0, own.rfind(':') + 1) + std::to_string(child);
}

}  // namespace

TEST_CASE("a session is kept when the interval is over and something changed, and leaves nothing when all ends well") {
    const TemporaryFolder folder;
    {
        Autosave autosave{folder.path() / "autosave", std::chrono::seconds{30}};
        CHECK(autosave.is_time(0.0));
        CHECK(autosave.keep(named("a"), 0.0).empty());
        CHECK_FALSE(autosave.is_time(29.0));
        CHECK(autosave.is_time(30.0));
        const auto first = std::filesystem::last_write_time(autosave.file());
        std::filesystem::last_write_time(autosave.file(), first - std::chrono::hours{1});
        CHECK(autosave.keep(named("a"), 30.0).empty());
        CHECK(std::filesystem::last_write_time(autosave.file()) < first);  // nothing new, nothing written
        CHECK(autosave.keep(named("b"), 60.0).empty());
        CHECK(read_session(autosave.file()).session->view.at("name") == "b");
        CHECK(find_leftovers(folder.path() / "autosave").empty());  // its owner lives
    }
    CHECK(viewer::test::files_in(folder.path() / "autosave") == 0);
}

TEST_CASE("what a process that is gone has left is offered, and gone once it is discarded") {
    const TemporaryFolder folder;
    const std::string text = session_text(named("lost"));
    viewer::test::write_file(folder.path() / "autosave-1-0.session", text);
    viewer::test::write_file(folder.path() / "autosave-1-0.session.lock", dead_mark() + "\n");
    viewer::test::write_file(folder.path() / "autosave-2-0.session", text);  // its lock was lost with the machine
    viewer::test::write_file(folder.path() / "autosave-3-0.session", text);
    viewer::test::write_file(folder.path() / "autosave-3-0.session.lock", "another-machine:1\n");
    viewer::test::write_file(folder.path() / "notes.txt", "x");
    const std::vector<Leftover> leftovers = find_leftovers(folder.path());
    REQUIRE(leftovers.size() == 2);
    CHECK(read_session(leftovers.front().session).session->view.at("name") == "lost");
    for (const Leftover& leftover : leftovers) discard(leftover);
    CHECK(find_leftovers(folder.path()).empty());
    CHECK(viewer::test::files_in(folder.path()) == 3);
    CHECK(find_leftovers(folder.path() / "none").empty());
}

TEST_CASE("a process killed while it keeps its session leaves one that can be recovered") {
    const TemporaryFolder folder;
    const pid_t child = fork();
    if (child == 0) {
        Autosave autosave{folder.path(), std::chrono::seconds{1}};
        const bool is_kept = autosave.keep(named("killed"), 0.0).empty();
        _exit(is_kept ? 7 : 1);  // no destructor, as in a crash
    }
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    REQUIRE(WEXITSTATUS(status) == 7);
    const std::vector<Leftover> leftovers = find_leftovers(folder.path());
    REQUIRE(leftovers.size() == 1);
    CHECK(read_session(leftovers.front().session).session->view.at("name") == "killed");
}

TEST_CASE("a number that another process has by now does not keep a session from being recovered") {
    const TemporaryFolder folder;
    viewer::test::write_file(folder.path() / "autosave-4-0.session", session_text(named("old")));
    // This very process runs, but began at another time than the one that left the lock.
    viewer::test::write_file(folder.path() / "autosave-4-0.session.lock", own_process_mark() + "\nbefore-the-restart 123\n");
    CHECK(find_leftovers(folder.path()).size() == 1);
}

TEST_CASE("a place that cannot be written is told once, and again only when it is another trouble") {
    const TemporaryFolder folder;
    viewer::test::write_file(folder.path() / "file", "x");
    Autosave autosave{folder.path() / "file/below", std::chrono::seconds{1}};
    CHECK_FALSE(autosave.keep(named("a"), 0.0).empty());
    CHECK_FALSE(autosave.is_kept());
    CHECK(autosave.keep(named("b"), 1.0).empty());
    std::filesystem::remove(folder.path() / "file");
    CHECK(autosave.keep(named("c"), 2.0).empty());
    CHECK(autosave.is_kept());
}

TEST_CASE("sessions are kept in the state folder of the desktop's rules") {
    const char* before = std::getenv("XDG_STATE_HOME");
    const std::optional<std::string> old = before == nullptr ? std::nullopt : std::optional<std::string>{before};
    setenv("XDG_STATE_HOME", "/tmp/state", 1);
    CHECK(autosave_folder() == "/tmp/state/firebreak/autosave");
    setenv("XDG_STATE_HOME", "relative", 1);
    CHECK(autosave_folder().string().ends_with("/.local/state/firebreak/autosave"));
    if (old) setenv("XDG_STATE_HOME", old->c_str(), 1);
    else unsetenv("XDG_STATE_HOME");
}
