// What people would report in one or several scenarios beside what surveys published, and whether the surveys can both be right.
#pragma once

#include "engine/measure/interview.hpp"
#include "engine/scenario/company_mix.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace firebreak {

/// A scenario whose people were asked, its replicates taken together.
struct SurveyedScenario {
    std::string name;
    std::string title;
    std::string strategy;
    std::int64_t replicates = 0;
    std::vector<SurveyTarget> targets;
    SurveyResult result;
};

/// Item by item, one line per scenario: published with tolerance, reported with one standard error, inside or outside.
[[nodiscard]] std::string survey_text(std::span<const SurveyedScenario> scenarios);

/// For each mix of companies: how much more complaint volume companies that answer must attract, if `replied` of all complainers get a
/// reply and `coverage` of those that complain to such a company.
[[nodiscard]] std::string consistency_text(double coverage, double replied);

/// Both as JSON; null where nobody could be asked, or no weight does.
[[nodiscard]] std::string survey_json(std::span<const SurveyedScenario> scenarios, double coverage, double replied);

}  // namespace firebreak
