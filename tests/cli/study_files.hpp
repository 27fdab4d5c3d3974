// A small study for end-to-end tests, its tables as one text, and a process that can be killed with all its children.
#pragma once

#include "tests/cli/program.hpp"

#include <chrono>
#include <set>
#include <string>

namespace firebreak::test {

/// "name: tiny", three policies on scenarios/small/tiny_outage.yaml; `more` is added at the end.
[[nodiscard]] std::string tiny_study(int repetitions, const std::string& more = "robustness: {points: 0}\n");

/// A line for each table of a study's folder: its size and a digest of its bytes.
[[nodiscard]] std::string study_tables(const std::string& folder);

/// The rows of one branch in a table, without the run's number, which depends on how many branches there are.
[[nodiscard]] std::set<std::string> rows_of(const std::string& folder, const std::string& table, const std::string& branch);

/// `firebreak ARGUMENTS` in a process group of its own.
class Group {
  public:
    explicit Group(const std::string& arguments);
    ~Group();
    Group(const Group&) = delete;
    Group& operator=(const Group&) = delete;

    /// Sends a signal to the program, or to the whole group at once.
    void signal(int number) const;
    void signal_all(int number) const;
    /// Waits for the end: the exit code, or -1 for a death by signal.
    int wait();

  private:
    int process_ = -1;
};

void sleep_for(std::chrono::milliseconds time);

}  // namespace firebreak::test
