#include "tests/bench/session.hpp"

#include "tests/bench/goals.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cstdio>
#include <fstream>
#include <utility>

namespace firebreak::bench {
namespace {

std::string spread_text(const Samples& samples) {
    if (samples.size() == 1) return fmt::format("{:.4g}", samples[0]);
    return fmt::format("{:.4g} ({:.4g} - {:.4g})", median_of(samples), least_of(samples), most_of(samples));
}

}  // namespace

Session::Session(Options options, std::string section) : options_{std::move(options)}, section_{std::move(section)} {}

void Session::write(const std::string& line) {
    if (!options_.record.empty()) std::ofstream{options_.record, std::ios::app} << line + "\n" << std::flush;
}

void Session::tell(const std::string& title, const std::string& words) {
    fmt::print("\n{}\n{}\n", title, words);
    write(nlohmann::json{{"kind", "heading"}, {"section", section_}, {"title", title}, {"words", words}}.dump());
    std::fflush(stdout);
}

void Session::keep(const std::string& id, const std::string& what, const std::string& unit, const Samples& samples) {
    figures_[id] = samples;
    fmt::print("  {:<58} {} {}\n", what, spread_text(samples), unit);
    write(
        nlohmann::json{{"kind", "figure"}, {"section", section_}, {"id", id}, {"what", what}, {"unit", unit}, {"rounds", samples}}.dump());
    std::fflush(stdout);
}

void Session::lack(const std::string& id, const std::string& what, const std::string& why) {
    fmt::print("  {:<58} not in this run: {}\n", what, why);
    write(nlohmann::json{{"kind", "figure"}, {"section", section_}, {"id", id}, {"what", what}, {"unit", ""}, {"why", why}}.dump());
}

void Session::compete(std::vector<Contender> contenders) {
    std::vector<Samples> samples(contenders.size());
    for (int round = 0; round < options_.rounds; ++round) {
        for (std::size_t i = 0; i < contenders.size(); ++i) samples[i].push_back(contenders[i].round());
    }
    for (std::size_t i = 0; i < contenders.size(); ++i) {
        const Contender& contender = contenders[i];
        if (least_of(samples[i]) < 0.0) lack(contender.id, contender.what, "it is not installed or failed");
        else keep(contender.id, contender.what, contender.unit, samples[i]);
    }
}

Samples Session::figure(const std::string& id) const {
    const auto found = figures_.find(id);
    return found == figures_.end() ? Samples{} : found->second;
}

void Session::point(const std::string& figure, double x, const std::string& what, const Samples& samples) {
    fmt::print("  {:<14.0f} {:<43} {}\n", x, what, spread_text(samples));
    write(nlohmann::json{{"kind", "point"}, {"figure", figure}, {"x", x}, {"what", what}, {"rounds", samples}}.dump());
    std::fflush(stdout);
}

void Session::state_goals() {
    for (const Goal& goal : goals()) {
        write(nlohmann::json{{"kind", "asked"},
                             {"subject", goal.subject},
                             {"measure", goal.measure},
                             {"required", goal.required},
                             {"is_at_least", goal.is_at_least}}
                  .dump());
    }
}

void Session::judge() {
    bool has_title = false;
    for (const Goal& goal : goals()) {
        const auto figure = figures_.find(std::string{goal.figure});
        if (figure == figures_.end()) continue;
        Samples measured = figure->second;
        bool is_elsewhere = false;
        if (!goal.denominator.empty()) {
            const auto denominator = figures_.find(std::string{goal.denominator});
            is_elsewhere = denominator == figures_.end() && goal.elsewhere > 0.0;
            if (denominator != figures_.end()) measured = ratio_of(measured, denominator->second);
            else if (is_elsewhere) measured = ratio_of(measured, Samples(measured.size(), goal.elsewhere));
            else measured.clear();
        }
        if (!std::exchange(has_title, true)) fmt::print("\nGoals\n");
        const char* sign = goal.is_at_least ? ">=" : "<=";
        const std::string name = fmt::format("{}: {} {} {}", goal.subject, sign, goal.required, goal.measure);
        fmt::print("  {:<86} {}\n", name, measured.empty() ? "not in this run" : spread_text(measured));
        nlohmann::json line{{"kind", "goal"},
                            {"subject", goal.subject},
                            {"measure", goal.measure},
                            {"required", goal.required},
                            {"is_at_least", goal.is_at_least},
                            {"rounds", measured}};
        if (is_elsewhere) line["elsewhere"] = goal.elsewhere;
        write(line.dump());
    }
}

std::filesystem::path source_folder() { return FIREBREAK_SOURCE_DIR; }
std::filesystem::path firebreak_program() { return std::filesystem::read_symlink("/proc/self/exe").parent_path() / "firebreak"; }

}  // namespace firebreak::bench
