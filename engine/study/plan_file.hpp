// plan.json: what a study folder was made for, and how far it is to go. With it alone, any machine can go on with the study.
#pragma once

#include "engine/plugin/loader.hpp"
#include "engine/study/plan.hpp"
#include "engine/study/plan_design.hpp"
#include "engine/study/study_folder.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace firebreak {

/// A strategy that a branch uses.
struct UsedStrategy {
    std::string name;
    std::string version;
    std::string file;
    std::uint64_t hash = 0;
};

struct PlanFile {
    std::string program_version;
    std::string study_file;
    std::string study_yaml;
    std::string scenario_file;
    std::string scenario_yaml;
    std::vector<UsedStrategy> strategies;
    /// Strategies in files of the user's own.
    std::vector<std::string> plugins;
    std::uint64_t repetitions = 0;
    /// StudyPlan::first_repetition.
    std::uint64_t first_repetition = 0;
    /// How many run numbers a shard spans; 0 until it has been measured.
    std::uint64_t shard_runs = 0;
    /// Empty for the study's own points.
    PlanDesign design;
};

/// Writes it if there is none; else changes nothing. Throws DiskError.
void create_plan_file(const StudyFolder& folder, const PlanFile& plan);
/// Puts it in place of what is there.
void replace_plan_file(const StudyFolder& folder, const PlanFile& plan);
/// Nothing where there is no such file. Throws InputError for one that is none.
[[nodiscard]] std::optional<PlanFile> read_plan_file(const StudyFolder& folder);

/// The plan that the texts in the file stand for. Throws InputError.
[[nodiscard]] StudyPlan plan_from(const PlanFile& file);

/// Every strategy and modifier that the plan's branches name, each once. [setup]
[[nodiscard]] std::vector<UsedStrategy> strategies_of(const StudyPlan& plan, const StrategyLibrary& library);

/// A digest of all that decides results: title, description, measures, repetitions and the stopping rule do not.
[[nodiscard]] std::uint64_t results_hash(const Study& study);

/// In one plain sentence, why results of `mine` cannot go into a folder made for `theirs`; empty when they can.
[[nodiscard]] std::string why_different(const PlanFile& theirs, const PlanFile& mine);

}  // namespace firebreak
