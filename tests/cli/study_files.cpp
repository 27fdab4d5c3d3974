#include "tests/cli/study_files.hpp"

#include "engine/core/hash.hpp"

#include <csignal>
#include <cstdlib>
#include <ctime>
#include <stdexcept>

#include <sys/wait.h>
#include <unistd.h>

namespace firebreak::test {

std::string tiny_study(int repetitions, const std::string& more) {
    return "firebreak: 1\nname: tiny\nscenario: " + (source_folder() / "scenarios/small/tiny_outage.yaml").string() +
           "\nrepetitions: " + std::to_string(repetitions) +
           "\nbaseline: canned\nbranches:\n  - {name: silence, strategy: dead_account}\n  - {name: canned, strategy: canned}\n"
           "  - {name: fix, strategy: reply_and_fix}\n" +
           more;
}

std::string study_tables(const std::string& folder) {
    std::string all;
    for (const char* table : {"summary", "timeseries", "points", "roots", "failures"}) {
        const std::string text = text_of(folder + "/tables/" + table + ".csv");
        if (text.empty()) throw std::runtime_error(std::string{"there is no table "} + table);
        // Whoever compares wants to know which table differs, not to read all of them.
        all += std::string{table} + " " + std::to_string(text.size()) + " " + std::to_string(hash_text(text)) + "\n";
    }
    return all;
}

std::set<std::string> rows_of(const std::string& folder, const std::string& table, const std::string& branch) {
    std::set<std::string> rows;
    const std::string text = text_of(folder + "/tables/" + table + ".csv");
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t end = text.find('\n', from);
        const std::string row = text.substr(from, end - from);
        const std::string rest = row.substr(row.find(',') + 1);
        if (rest.starts_with(branch + ",")) rows.insert(rest);
        from = end + 1;
    }
    return rows;
}

Group::Group(const std::string& arguments) {
    const std::string program = std::string{std::getenv("FIREBREAK_BINARY_DIR")} + "/bin/firebreak";
    const std::string command = "exec '" + program + "' " + arguments + " >/dev/null 2>&1";
    process_ = ::fork();
    if (process_ < 0) throw std::runtime_error("no process");
    if (process_ == 0) {
        ::setpgid(0, 0);
        ::execl("/bin/sh", "sh", "-c", command.c_str(), nullptr);
        ::_exit(127);
    }
    ::setpgid(process_, process_);
}

Group::~Group() {
    if (process_ < 0) return;
    signal_all(SIGKILL);
    ::waitpid(process_, nullptr, 0);
}

void Group::signal(int number) const { ::kill(process_, number); }
void Group::signal_all(int number) const { ::kill(-process_, number); }

int Group::wait() {
    int status = 0;
    ::waitpid(process_, &status, 0);
    process_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

void sleep_for(std::chrono::milliseconds time) {
    const timespec wanted{time.count() / 1000, time.count() % 1000 * 1'000'000};
    ::nanosleep(&wanted, nullptr);
}

}  // namespace firebreak::test
