// The scenario of each branch under each circumstance: the study's scenario file with the changes of study, branch and point, in this
// order, read by the rules that hold for every scenario.
#pragma once

#include "engine/scenario/scenario.hpp"
#include "engine/study/study_results.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace firebreak {

/// A scenario file as text, and what it is called in messages; its folder is where a relative network.file starts.
struct ScenarioSource {
    std::string text;
    std::string file;
};

/// All changes of a cell, those that go before others first; without a branch or a point where they are nullptr.
[[nodiscard]] std::vector<Assignment> changes_of(const Study& study, const StudyBranch* branch, const StudyPoint* point);

/// Reads that scenario. A problem of a change stands at the place in the study where the change is written. [setup]
[[nodiscard]] Scenario read_changed(const Study& study, const ScenarioSource& source, const StudyBranch* branch, const StudyPoint* point,
                                    Diagnostics& problems);

/// "branch aggressive", "branch canned at point 3 (platform.visibility=0.2)".
[[nodiscard]] std::string cell_text(const StudyBranch* branch, std::uint32_t number, const StudyPoint* point);

}  // namespace firebreak
