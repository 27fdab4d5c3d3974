#include "engine/study/analysis_reader.hpp"

#include "engine/measure/measures.hpp"
#include "engine/scenario/typed_reader.hpp"
#include "engine/study/study_fields.hpp"
#include "engine/study/sweep_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace firebreak {
namespace {

constexpr std::array<std::string_view, 2> kSensitivityParts{"parameters", "branches"};
constexpr std::array<std::string_view, 2> kCalibrationParts{"parameters", "statistics"};
constexpr std::array<std::string_view, 3> kStatisticKeys{"observed", "sd", "used_for"};
constexpr std::array<std::string_view, 2> kUses{"calibration", "hold_out"};

bool is_measure(std::string_view key) {
    const auto infos = measure_infos();
    return std::any_of(infos.begin(), infos.end(), [key](const MeasureInfo& info) { return info.key == key; });
}

std::string no_such_measure(std::string_view key) {
    std::vector<std::string_view> keys;
    for (const MeasureInfo& info : measure_infos()) keys.push_back(info.key);
    return fmt::format("there is no measure '{}'{}", shortened(key), did_you_mean(key, keys));
}

bool has_branch(const Study& study, std::string_view name) {
    return std::any_of(study.branches.begin(), study.branches.end(), [name](const StudyBranch& branch) { return branch.name == name; });
}

std::string no_such_branch(const Study& study, std::string_view name) {
    std::vector<std::string_view> names;
    for (const StudyBranch& branch : study.branches) names.push_back(branch.name);
    return fmt::format("there is no branch '{}'{}", shortened(name), did_you_mean(name, names));
}

// A range of one value would leave nothing to vary.
void check_width(const std::vector<SweptParameter>& parameters, const std::string& path, ReadContext& context) {
    for (const SweptParameter& parameter : parameters) {
        if (parameter.low == parameter.high)
            context.problems.error(parameter.mark, fmt::format("{}.parameters.{} has the same 'low' and 'high'; leave it out, or fix it "
                                                               "with 'set'",
                                                               path, parameter.key));
    }
}

void read_branches(const YamlNode& list, const Study& study, Sensitivity& sensitivity, ReadContext& context) {
    if (!is_list(list, "sensitivity.branches", context)) return;
    for (const YamlNode& item : list.items) {
        std::vector<std::string>& names = sensitivity.branches;
        if (!has_branch(study, item.text)) context.problems.error(item.mark, "sensitivity.branches: " + no_such_branch(study, item.text));
        else if (std::find(names.begin(), names.end(), item.text) == names.end()) names.push_back(item.text);
    }
}

// In the measure's unit; hours may be written as a duration.
std::optional<double> read_amount(const YamlNode& statistic, const char* key, const std::string& path, ReadContext& context) {
    const YamlEntry* entry = statistic.find(key);
    if (entry == nullptr) {
        context.problems.error(statistic.mark, fmt::format("{} has no '{}'", path, key));
        return std::nullopt;
    }
    if (const Reading<double> number = read_real(entry->value.text); number.value) return number.value;
    if (const Reading<Duration> duration = read_duration(entry->value.text); duration.value) return hours_of(*duration.value);
    context.problems.error(entry->value.mark, fmt::format("{}.{} is '{}', but must be a number in the measure's unit", path, key,
                                                          shortened(entry->value.text)));
    return std::nullopt;
}

bool read_use(const YamlNode& statistic, const std::string& path, ReadContext& context) {
    const YamlEntry* use = statistic.find("used_for");
    if (use == nullptr) return false;
    if (std::find(kUses.begin(), kUses.end(), use->value.text) == kUses.end())
        context.problems.error(use->value.mark, fmt::format("{}.used_for is '{}', but must be calibration or hold_out{}", path,
                                                            shortened(use->value.text), did_you_mean(use->value.text, kUses)));
    return use->value.text == "hold_out";
}

void read_statistic(const YamlEntry& entry, Calibration& calibration, ReadContext& context) {
    const std::string path = fmt::format("calibration.statistics.{}", shortened(entry.key));
    if (!is_measure(entry.key)) return context.problems.error(entry.key_mark, "calibration.statistics: " + no_such_measure(entry.key));
    if (entry.value.kind != YamlNode::Kind::map)
        return context.problems.error(entry.value.mark, fmt::format("{} must be an entry, as in {{observed: 200, sd: 30}}", path));
    for (const YamlEntry& part : entry.value.entries) {
        if (std::find(kStatisticKeys.begin(), kStatisticKeys.end(), part.key) == kStatisticKeys.end())
            context.problems.error(
                part.key_mark, fmt::format("unknown key '{}' in {}{}", shortened(part.key), path, did_you_mean(part.key, kStatisticKeys)));
    }
    CalibrationStatistic statistic;
    statistic.measure = entry.key;
    statistic.is_held_out = read_use(entry.value, path, context);
    if (const std::optional<double> observed = read_amount(entry.value, "observed", path, context)) statistic.observed = *observed;
    if (const std::optional<double> deviation = read_amount(entry.value, "sd", path, context)) {
        statistic.deviation = *deviation;
        if (*deviation <= 0.0)
            context.problems.error(entry.value.find("sd")->value.mark, fmt::format("{}.sd must be greater than 0", path));
    }
    calibration.statistics.push_back(std::move(statistic));
}

}  // namespace

Sensitivity read_sensitivity(const YamlNode& node, const Study& study, ReadContext& context) {
    Sensitivity sensitivity;
    read_section(node, "sensitivity", sensitivity_fields(), &sensitivity, kSensitivityParts, context);
    if (node.kind != YamlNode::Kind::map) return sensitivity;
    if (!sensitivity.measure.empty() && !is_measure(sensitivity.measure))
        context.problems.error(context.marks.of("sensitivity.measure"), "sensitivity.measure: " + no_such_measure(sensitivity.measure));
    sensitivity.parameters = read_ranges(node, "sensitivity", context);
    check_width(sensitivity.parameters, "sensitivity", context);
    if (const YamlEntry* branches = node.find("branches")) read_branches(branches->value, study, sensitivity, context);
    const bool is_morris = sensitivity.method == SensitivityMethod::morris;
    if (const char* other = is_morris ? "samples" : "trajectories"; node.find(other) != nullptr)
        context.problems.error(context.marks.of(fmt::format("sensitivity.{}", other)),
                               fmt::format("sensitivity.{} goes with method: {}; say '{}' for {}", other, is_morris ? "sobol" : "morris",
                                           is_morris ? "trajectories" : "samples", is_morris ? "morris" : "sobol"));
    return sensitivity;
}

Calibration read_calibration(const YamlNode& node, const Study& study, ReadContext& context) {
    Calibration calibration;
    read_section(node, "calibration", calibration_fields(), &calibration, kCalibrationParts, context);
    if (node.kind != YamlNode::Kind::map) return calibration;
    calibration.parameters = read_ranges(node, "calibration", context);
    check_width(calibration.parameters, "calibration", context);
    if (calibration.parameters.empty())
        context.problems.error(node.mark, "calibration has no 'parameters': name those that are to be found");
    if (!calibration.branch.empty() && !has_branch(study, calibration.branch))
        context.problems.error(context.marks.of("calibration.branch"), "calibration.branch: " + no_such_branch(study, calibration.branch));
    const YamlEntry* statistics = node.find("statistics");
    if (statistics != nullptr && is_section(statistics->value, "calibration.statistics", context)) {
        for (const YamlEntry& entry : statistics->value.entries) read_statistic(entry, calibration, context);
    }
    const bool has_used = std::any_of(calibration.statistics.begin(), calibration.statistics.end(),
                                      [](const CalibrationStatistic& statistic) { return !statistic.is_held_out; });
    const bool is_written = statistics != nullptr && !statistics->value.entries.empty();
    if (!has_used && (!is_written || !calibration.statistics.empty()))
        context.problems.error(node.mark, "calibration has no statistic to fit: give one that is used_for: calibration");
    return calibration;
}

}  // namespace firebreak
