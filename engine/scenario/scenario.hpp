// A scenario as a plain value: what was written in YAML plus every default, and nothing else. Two equal values give equal results.
// The defaults stand in the groups' own headers, one per section of the file, each with the table that declares its parameters.
#pragma once

#include "engine/core/diagnostics.hpp"
#include "engine/core/time.hpp"
#include "engine/params/field.hpp"
#include "engine/scenario/attitude_params.hpp"
#include "engine/scenario/command.hpp"
#include "engine/scenario/company_mix.hpp"
#include "engine/scenario/company_params.hpp"
#include "engine/scenario/cost_params.hpp"
#include "engine/scenario/crowd_params.hpp"
#include "engine/scenario/incident_params.hpp"
#include "engine/scenario/media_params.hpp"
#include "engine/scenario/network_params.hpp"
#include "engine/scenario/platform_params.hpp"
#include "engine/scenario/survey_params.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace firebreak {

enum class Loop : std::uint8_t { windowed, serial };
template <>
struct ChoiceWords<Loop> {
    static constexpr std::array<std::string_view, 2> words{"windowed", "serial"};
};

/// all: whoever is shown a post is looked at. shares_only: only those who will pass it on, where an exposure can have no other effect.
enum class Exposures : std::uint8_t { all, shares_only };
template <>
struct ChoiceWords<Exposures> {
    static constexpr std::array<std::string_view, 2> words{"all", "shares_only"};
};

/// How a run is carried out. `loop` changes no result; `metrics_tick` sets the rows of the time series.
struct SimParams {
    Loop loop = Loop::windowed;
    Exposures exposures = Exposures::all;
    Duration metrics_tick = hours{1};

    static const std::vector<Field>& fields();
};

/// A strategy's parameter as the scenario gives it; the strategy's own table validates it.
struct StrategyParam {
    std::string key;
    ParamValue value;
    Mark mark;
};

/// A change to whatever the strategy orders: `slow_approval`, `silo`; applied in their order.
struct ModifierChoice {
    std::string name;
    std::vector<StrategyParam> params;
    Mark mark;
};

struct StrategyChoice {
    std::string name = "canned";
    std::vector<StrategyParam> params;
    std::vector<ModifierChoice> modifiers;
    Mark mark;
};

struct Scenario {
    std::string name;
    std::string title;
    std::string description;
    /// What it is for, in one line.
    std::string question;
    /// Sources of facts, and what to expect, as the file states them; carried into the manifest.
    std::vector<std::string> sources;
    std::vector<std::string> expect;
    /// What is documented about the case; which of it set parameters, and which is only compared with; what the file corrects.
    std::vector<std::string> documented;
    std::vector<std::string> calibration;
    std::vector<std::string> held_out;
    std::vector<std::string> myths;
    /// How far the scenario's numbers are documented: A, B or C; empty when not stated.
    std::string evidence_grade;

    std::uint64_t seed = 1;
    Duration horizon = days{28};
    /// Calendar date of day 0, "2012-07-02"; empty: an unnamed Monday.
    std::string start_date;
    /// Weekday of day 0, 0 = Monday; follows from `start_date`.
    int start_weekday = 0;

    NetworkParams network;
    PlatformParams platform;
    CrowdParams crowd;
    CompanyParams company;
    DeskParams desk;
    AttitudeParams attitude;
    MediaParams media;
    CostParams costs;
    SurveyParams survey;
    CompaniesParams companies;
    StrategyChoice strategy;
    SimParams sim;
    std::vector<IncidentParams> incidents;
    std::vector<Command> timeline;
    /// What surveys have published, to be compared with; decides no result.
    std::vector<SurveyTarget> survey_targets;

    /// The file it was read from, for messages; no part of the value.
    std::string file;
};

/// One section of a scenario and the table of its parameters, for whoever reads them all (schema, explain, manifest, viewer).
struct Section {
    /// "platform", "company.desk"; "incidents[]" for the entries of the list.
    std::string_view path;
    std::string_view help;
    const std::vector<Field>* fields;
    /// The section's object in a scenario; nullptr for list entries.
    void* (*object)(Scenario& scenario);
};

/// All sections in the order of the manual.
[[nodiscard]] const std::vector<Section>& scenario_sections();

/// A digest of everything in the scenario that decides results, but for the graph in a file: that has FollowerGraph::content_hash().
[[nodiscard]] std::uint64_t content_hash(const Scenario& scenario);

}  // namespace firebreak
