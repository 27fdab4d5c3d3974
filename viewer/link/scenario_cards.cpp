#include "viewer/link/scenario_cards.hpp"

#include "engine/scenario/scenario_reader.hpp"
#include "engine/study/study_reader.hpp"

#include <algorithm>
#include <cstdlib>

namespace firebreak::viewer {
namespace {

namespace fs = std::filesystem;

ScenarioCard card_of(const fs::path& file) {
    ScenarioCard card;
    card.file = file;
    Diagnostics problems;
    const Scenario scenario = read_scenario(file, {}, problems);
    card.title = scenario.title.empty() ? file.stem().string() : scenario.title;
    card.description = scenario.description;
    card.question = scenario.question;
    card.grade = scenario.evidence_grade;
    if (problems.has_errors()) {
        for (const Problem& problem : problems.problems()) card.trouble += (card.trouble.empty() ? "" : "\n") + problem.text();
    } else if (scenario.companies.count > 0) {
        card.trouble = "many companies: for `firebreak run` and `firebreak survey` only";
    }
    return card;
}

}  // namespace

std::optional<fs::path> scenario_folder() {
    std::error_code error;
    if (const char* variable = std::getenv("FIREBREAK_SCENARIO_PATH"); variable != nullptr) return fs::path{variable};
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    if (error) return std::nullopt;
    return program.parent_path().parent_path() / "share/firebreak/scenarios";
}

std::vector<ScenarioCard> scenario_cards(const fs::path& folder) {
    std::error_code error;
    std::vector<fs::path> files;
    const fs::path real = fs::canonical(folder, error);
    if (error) return {};
    for (fs::directory_iterator entry{real, error}, end; !error && entry != end; entry.increment(error)) {
        if (entry->path().extension() == ".yaml" && !is_study_file(entry->path())) files.push_back(entry->path());
    }
    std::sort(files.begin(), files.end());
    std::vector<ScenarioCard> cards;
    for (const fs::path& file : files) cards.push_back(card_of(file));
    return cards;
}

}  // namespace firebreak::viewer
