#include "engine/study/plan_file.hpp"

#include "engine/core/disk_error.hpp"
#include "engine/core/hash.hpp"
#include "engine/graph/pending_file.hpp"
#include "engine/scenario/chosen_strategy.hpp"
#include "engine/study/process_mark.hpp"
#include "engine/study/study_reader.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <sstream>

#include <unistd.h>

namespace firebreak {
namespace {

using Json = nlohmann::ordered_json;
constexpr int kPlanFormat = 2;

std::string text_of(const PlanFile& plan) {
    Json strategies = Json::array();
    for (const UsedStrategy& used : plan.strategies)
        strategies.push_back(
            {{"name", used.name}, {"version", used.version}, {"file", used.file}, {"hash", fmt::format("{:016x}", used.hash)}});
    Json json = {{"format", kPlanFormat},
                 {"version", plan.program_version},
                 {"repetitions", plan.repetitions},
                 {"first_repetition", plan.first_repetition},
                 {"shard_runs", plan.shard_runs},
                 {"strategies", strategies},
                 {"plugins", plan.plugins},
                 {"study", {{"file", plan.study_file}, {"yaml", plan.study_yaml}}},
                 {"scenario", {{"file", plan.scenario_file}, {"yaml", plan.scenario_yaml}}}};
    if (!plan.design.is_empty())
        json["design"] = {{"branches", plan.design.branches}, {"keys", plan.design.keys}, {"points", plan.design.points}};
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

PlanFile plan_of(const Json& json) {
    PlanFile plan;
    plan.program_version = json.at("version").get<std::string>();
    plan.repetitions = json.at("repetitions").get<std::uint64_t>();
    plan.first_repetition = json.value("first_repetition", std::uint64_t{0});
    plan.shard_runs = json.at("shard_runs").get<std::uint64_t>();
    for (const Json& used : json.at("strategies")) {
        plan.strategies.push_back({used.at("name").get<std::string>(), used.at("version").get<std::string>(),
                                   used.at("file").get<std::string>(), std::stoull(used.at("hash").get<std::string>(), nullptr, 16)});
    }
    plan.plugins = json.at("plugins").get<std::vector<std::string>>();
    plan.study_file = json.at("study").at("file").get<std::string>();
    plan.study_yaml = json.at("study").at("yaml").get<std::string>();
    plan.scenario_file = json.at("scenario").at("file").get<std::string>();
    plan.scenario_yaml = json.at("scenario").at("yaml").get<std::string>();
    if (json.contains("design")) {
        const Json& design = json.at("design");
        plan.design.branches = design.at("branches").get<std::vector<std::string>>();
        plan.design.keys = design.at("keys").get<std::vector<std::string>>();
        plan.design.points = design.at("points").get<std::vector<std::vector<std::string>>>();
    }
    return plan;
}

void describe(const std::vector<Assignment>& changes, std::ostream& out) {
    for (const Assignment& change : changes) out << change.text << '\n';
}

void describe(const std::vector<SweptParameter>& parameters, std::ostream& out) {
    for (const SweptParameter& parameter : parameters) {
        out << fmt::format("{} {} {} {}\n", parameter.key, parameter.low, parameter.high, parameter.is_logarithmic);
        for (const std::string& value : parameter.values) out << value << '\n';
    }
}

void add_used(const StrategyPlugin& plugin, std::vector<UsedStrategy>& used) {
    const auto is_same = [&](const UsedStrategy& one) { return one.name == plugin.name(); };
    if (std::any_of(used.begin(), used.end(), is_same)) return;
    used.push_back({plugin.name(), plugin.version(), plugin.file().string(), plugin.file_hash()});
}

}  // namespace

void create_plan_file(const StudyFolder& folder, const PlanFile& plan) {
    // Written aside under a private name and linked: of two processes that begin at once, the first wins and neither sees half a file.
    const std::filesystem::path aside = folder.path / fmt::format(".plan-{}.json", own_process_mark());
    {
        PendingFile file{aside};
        file.write(std::string_view{text_of(plan)});
        file.commit();
    }
    const bool is_done = ::link(aside.c_str(), folder.plan().c_str()) == 0 || errno == EEXIST;
    const int error = errno;
    ::unlink(aside.c_str());
    if (!is_done) throw DiskError(fmt::format("{}: cannot be written: {}", folder.plan().string(), std::strerror(error)));
}

void replace_plan_file(const StudyFolder& folder, const PlanFile& plan) {
    PendingFile file{folder.plan()};
    file.write(std::string_view{text_of(plan)});
    file.commit();
}

std::optional<PlanFile> read_plan_file(const StudyFolder& folder) {
    std::ifstream stream{folder.plan(), std::ios::binary};
    if (!stream) return std::nullopt;
    const std::string text{std::istreambuf_iterator<char>{stream}, std::istreambuf_iterator<char>{}};
    const Json json = Json::parse(text, nullptr, false);
    const bool is_plan = json.is_object() && json.value("format", 0) == kPlanFormat && json.contains("study") &&
                         json.contains("scenario") && json.contains("strategies") && json.contains("plugins") &&
                         json.contains("repetitions") && json.contains("shard_runs") && json.contains("version");
    if (!is_plan) throw InputError({folder.plan().string()}, "is not the plan of a study that this program can go on with");
    return plan_of(json);
}

StudyPlan plan_from(const PlanFile& file) {
    Diagnostics problems;
    Study study = read_study_text(file.study_yaml, file.study_file, problems);
    problems.throw_if_errors();
    StudyPlan plan = make_plan(std::move(study), {file.scenario_yaml, file.scenario_file}, problems);
    problems.throw_if_errors();
    plan.study.repetitions = static_cast<std::int64_t>(file.repetitions);
    plan.first_repetition = file.first_repetition;
    return with_design(std::move(plan), file.design);
}

std::vector<UsedStrategy> strategies_of(const StudyPlan& plan, const StrategyLibrary& library) {
    std::vector<UsedStrategy> used;
    for (std::uint32_t b = 0; b < plan.study.branches.size(); ++b) {
        const Scenario scenario = cell_scenario(plan, b, 0);
        Diagnostics problems;
        const std::optional<ChosenPlugins> plugins = open_plugins(library, scenario.strategy, problems);
        problems.throw_if_errors();
        add_used(plugins->strategy, used);
        for (const StrategyPlugin& modifier : plugins->modifiers) add_used(modifier, used);
        for (const Command& command : scenario.timeline) {
            if (command.kind == CommandKind::strategy) add_used(library.open(command.strategy), used);
        }
    }
    std::sort(used.begin(), used.end(), [](const UsedStrategy& a, const UsedStrategy& b) { return a.name < b.name; });
    return used;
}

std::uint64_t results_hash(const Study& study) {
    std::ostringstream out;
    describe(study.changes, out);
    for (const StudyBranch& branch : study.branches) {
        out << "branch " << branch.name << '\n';
        describe(branch.changes, out);
    }
    out << "seed " << (study.seed ? fmt::format("{}", *study.seed) : "-") << '\n';
    out << fmt::format("sweep {} {} {}\n", static_cast<int>(study.sweep.design), study.sweep.points, study.sweep.repetitions);
    describe(study.sweep.parameters, out);
    out << fmt::format("robustness {} {}\n", study.robustness.points, study.robustness.repetitions);
    describe(study.robustness.parameters, out);
    for (const std::string& column : study.series) out << "column " << column << '\n';
    out << fmt::format("step {} reference {}\n", study.series_step.count(), study.has_reference);
    return hash_text(out.str());
}

std::string why_different(const PlanFile& theirs, const PlanFile& mine) {
    if (theirs.program_version != mine.program_version)
        return fmt::format("was made by version {} of this program, and this is {}", theirs.program_version, mine.program_version);
    if (theirs.scenario_yaml != mine.scenario_yaml) return fmt::format("was made for another scenario than {} is now", mine.scenario_file);
    Diagnostics ignored;
    Study their_study = read_study_text(theirs.study_yaml, theirs.study_file, ignored);
    Study my_study = read_study_text(mine.study_yaml, mine.study_file, ignored);
    if (theirs.design != mine.design) return fmt::format("was made for other points than {} asks for now", mine.study_file);
    // A design stands in place of these.
    if (!mine.design.is_empty()) {
        for (Study* study : {&their_study, &my_study}) {
            study->sweep = {};
            study->robustness = {};
        }
    }
    if (results_hash(their_study) != results_hash(my_study))
        return fmt::format("was made for another study than {} is now", mine.study_file);
    for (const UsedStrategy& used : mine.strategies) {
        for (const UsedStrategy& before : theirs.strategies) {
            if (before.name == used.name && before.hash != used.hash)
                return fmt::format("was made with another build of the strategy '{}'", used.name);
        }
    }
    return {};
}

}  // namespace firebreak
