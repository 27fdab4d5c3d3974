// One section of the benchmark: what it was asked for, and the record it writes, a JSON object a line, from which
// tests/bench/write_page.py makes docs/performance.md.
#pragma once

#include "tests/bench/samples.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace firebreak::bench {

struct Options {
    /// Smaller graphs and fewer rounds, to try the benchmark itself out; the figures mean little.
    bool is_quick = false;
    int rounds = 5;
    /// The largest network of the section `growth`.
    double most_accounts = 1e6;
    std::filesystem::path record;
    /// A folder for what peers read; the caller removes it.
    std::filesystem::path scratch;
};

class Session {
  public:
    Session(Options options, std::string section);

    [[nodiscard]] const Options& options() const noexcept { return options_; }
    [[nodiscard]] const std::filesystem::path& scratch() const noexcept { return options_.scratch; }

    /// A heading for what follows, with a sentence on what is done.
    void tell(const std::string& title, const std::string& words);
    /// Keeps a figure, prints it and writes it down.
    void keep(const std::string& id, const std::string& what, const std::string& unit, const Samples& samples);
    /// A figure that there is none of in this run, and why.
    void lack(const std::string& id, const std::string& what, const std::string& why);
    /// Lets them take turns for as many rounds as were asked for, and keeps what they return.
    void compete(std::vector<Contender> contenders);
    /// What was kept under this id; empty when nothing was.
    [[nodiscard]] Samples figure(const std::string& id) const;
    /// A point of a curve: of the curve `figure`, at `x`.
    void point(const std::string& figure, double x, const std::string& what, const Samples& samples);
    /// Writes all goals down, met or not, so that none is passed over in silence.
    void state_goals();
    /// Judges those goals (tests/bench/goals.hpp) whose figure was measured in this section.
    void judge();

  private:
    void write(const std::string& line);
    Options options_;
    std::string section_;
    std::map<std::string, Samples> figures_;
};

/// Where the repository lies, and the program that users run, which stands beside this one.
[[nodiscard]] std::filesystem::path source_folder();
[[nodiscard]] std::filesystem::path firebreak_program();

}  // namespace firebreak::bench
