#include "engine/cli/company_session.hpp"

#include "engine/cli/interrupt.hpp"
#include "engine/cli/many_runs.hpp"
#include "engine/cli/memory_limit.hpp"
#include "engine/measure/company_outcomes.hpp"
#include "engine/measure/interview.hpp"
#include "engine/measure/measures.hpp"
#include "engine/report/company_text.hpp"
#include "engine/scenario/chosen_strategy.hpp"
#include "engine/scenario/scenario_writer.hpp"
#include "engine/sim/network.hpp"
#include "engine/sim/without_incidents.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <string_view>
#include <vector>

namespace firebreak {
namespace {

constexpr int kInterrupted = 130;
/// What is told of each kind of company, as far as this build measures it.
constexpr std::array<std::string_view, 6> kDamage{"reputational_damage_index", "volume",   "crisis",
                                                  "satisfaction_all",          "no_reply", "failures_since_outbreak"};

// What is about one run is refused rather than ignored.
void refuse_single_run_options(const RunOptions& options) {
    Diagnostics problems;
    const auto refuse = [&](bool is_given, const char* name, const char* why) {
        if (is_given) problems.error({name}, fmt::format("does not go with companies.count: {}", why));
    };
    refuse(options.strategy.has_value(), "--strategy", "each company's type decides how it responds; set companies.count=0");
    refuse(options.explains_decisions, "--explain-decisions", "there are many runs");
    refuse(!options.resume.empty(), "--resume", "there are many runs");
    refuse(!options.checkpoint_every.empty(), "--checkpoint-every", "there are many runs");
    refuse(!options.events.empty(), "--events", "there are many runs");
    problems.throw_if_errors();
}

std::vector<MeasureInfo> damage_measures() {
    std::vector<MeasureInfo> found;
    for (const std::string_view key : kDamage) {
        const auto infos = measure_infos();
        const auto info = std::find_if(infos.begin(), infos.end(), [key](const MeasureInfo& i) { return i.key == key; });
        if (info != infos.end()) found.push_back(*info);
    }
    return found;
}

Scenario scenario_of(const Scenario& common, CompanyType type) {
    Scenario own = common;
    const TypeConduct conduct = conduct_of(type);
    own.strategy = {};
    own.strategy.name = conduct.strategy;
    own.company.listening_tool = conduct.has_listening_tool;
    if (type == CompanyType::follow_only)
        own.strategy.params.push_back({"detection_delay", own.company.detection_without_tool, {common.file}});
    if (common.companies.mix != CompanyMix::b2b) return own;
    own.crowd.customers = common.companies.customers_b2b;
    own.crowd.public_complaint = common.companies.public_complaint_b2b;
    return own;
}

CompanyOutcome outcome_of(CompanyType type, const Simulation& simulation, const Simulation& quiet,
                          const std::vector<MeasureInfo>& measures) {
    CompanyOutcome outcome;
    outcome.type = type;
    SurveyInput input = survey_input(simulation);
    input.customers.clear();  // only complainers are asked
    const SurveyCount replied = ask(input).counts[static_cast<std::size_t>(SurveyItem::replied)];
    outcome.replies = {static_cast<double>(replied.asked), static_cast<double>(replied.yes)};
    const RunRecord reference = record_of(quiet);
    const std::vector<MeasureValue> values = measure_run(simulation, &reference);
    for (const MeasureInfo& info : measures) outcome.values.push_back(value_of(values, info.key));
    return outcome;
}

void write_folder(const CompanyStory& story, const Scenario& scenario, const std::filesystem::path& folder) {
    make_folder(folder);
    static_cast<void>(write_companies(folder, story));
    static_cast<void>(write_text_file(folder / "scenario.yaml", to_yaml(scenario)));
    fmt::print(stderr, "results: {}\n", folder.string());
}

}  // namespace

int company_session(const Scenario& scenario, const RunOptions& options) {
    refuse_single_run_options(options);
    const CompaniesParams& companies = scenario.companies;
    const std::vector<CompanyType> types = drawn_companies(companies, Draws{scenario.seed, static_cast<std::uint64_t>(companies.drawing)});
    std::vector<Scenario> by_type;
    std::vector<Scenario> quiet_by_type;
    for (std::size_t i = 0; i < kCompanyTypes; ++i) {
        by_type.push_back(scenario_of(scenario, static_cast<CompanyType>(i)));
        // The same company without its trouble: what damage to its reputation is measured from.
        quiet_by_type.push_back(without_incidents(by_type.back()));
    }

    CompanyStory story{scenario.name,
                       scenario.title,
                       scenario.seed,
                       options.repetition * types.size(),
                       kStart + scenario.horizon,
                       companies,
                       damage_measures(),
                       {}};
    const StrategyLibrary library{default_plugin_folders(), options.plugins};
    Diagnostics problems;
    std::vector<PlannedRun> runs;
    std::vector<PlannedRun> quiet_runs;
    for (std::size_t i = 0; i < types.size(); ++i) {
        const auto type = static_cast<std::size_t>(types[i]);
        runs.push_back({&by_type[type], create_cast(library, by_type[type], problems), story.first_repetition + i});
        quiet_runs.push_back({&quiet_by_type[type], create_cast(library, quiet_by_type[type], problems), story.first_repetition + i});
    }
    problems.throw_if_errors();
    const Network network = make_network_within(options, scenario);
    fmt::print(stderr, "network: {}\nstrategy: by type of company\n", network.summary);
    catch_interrupts();
    story.outcomes.resize(types.size());
    const std::uint32_t influencers = influencer_threshold(network.graph);
    const bool is_whole = run_all(runs, network.graph, options.threads, [&](std::size_t place, const Simulation& simulation) {
        const PlannedRun& run = quiet_runs[place];
        Simulation quiet{{*run.scenario, network.graph, *run.cast.first, run.repetition, influencers, 1}};
        quiet.run();
        story.outcomes[place] = outcome_of(types[place], simulation, quiet, story.measures);
    });
    if (!is_whole) return kInterrupted;
    network.graph.require_sound();
    if (!options.out.empty()) write_folder(story, scenario, options.out);
    fmt::print("{}", options.is_json ? company_json(story) : company_text(story));
    if (std::fflush(stdout) != 0) throw RunError("the summary could not be printed");
    return 0;
}

}  // namespace firebreak
