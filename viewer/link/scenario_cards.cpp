#include "viewer/link/scenario_cards.hpp"

#include "engine/scenario/bundled_scenarios.hpp"
#include "engine/scenario/scenario_reader.hpp"
#include "engine/study/study_reader.hpp"

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

std::vector<ScenarioCard> scenario_cards(const fs::path& folder) {
    std::vector<ScenarioCard> cards;
    for (const fs::path& file : yaml_files_in(folder)) {
        if (!is_study_file(file)) cards.push_back(card_of(file));
    }
    return cards;
}

}  // namespace firebreak::viewer
