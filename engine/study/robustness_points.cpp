#include "engine/study/robustness_points.hpp"

#include "engine/study/assignments.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <string_view>

namespace firebreak {
namespace {

constexpr std::array<std::string_view, 6> kSections{"platform", "crowd", "attitude", "media", "company", "company.desk"};

double number_of(const ParamValue& value) {
    if (const auto* real = std::get_if<double>(&value)) return *real;
    if (const auto* whole = std::get_if<std::int64_t>(&value)) return static_cast<double>(*whole);
    if (const auto* duration = std::get_if<Duration>(&value)) return hours_of(*duration);
    return 0.0;
}

bool is_uncertain_number(const Field& field) {
    const bool is_number = field.kind == Kind::integer || field.kind == Kind::real || field.kind == Kind::duration;
    return is_number && field.info.confidence == Confidence::low && field.info.unit != Unit::instant && std::isfinite(field.info.min) &&
           std::isfinite(field.info.max);
}

bool is_set_by_branch(const Study& study, const std::string& key) {
    return std::any_of(study.branches.begin(), study.branches.end(), [&](const StudyBranch& branch) {
        return std::any_of(branch.changes.begin(), branch.changes.end(), [&](const Assignment& change) { return key_of(change) == key; });
    });
}

std::vector<SweptParameter> parameters_in(const Study& study, const std::string& path, const std::vector<Field>& fields,
                                          const void* object) {
    std::vector<SweptParameter> found;
    for (const Field& field : fields) {
        if (!is_uncertain_number(field)) continue;
        const double value = number_of(field.get(object));
        SweptParameter parameter;
        parameter.key = fmt::format("{}.{}", path, field.info.key);
        if (value <= 0.0 || is_set_by_branch(study, parameter.key)) continue;
        parameter.low = std::max(field.info.min, kRobustnessLow * value);
        parameter.high = std::min(field.info.max, kRobustnessHigh * value);
        if (field.kind == Kind::integer) {
            parameter.low = std::ceil(parameter.low);
            parameter.high = std::floor(parameter.high);
        }
        if (parameter.low < parameter.high) found.push_back(std::move(parameter));
    }
    return found;
}

}  // namespace

std::vector<SweptParameter> robustness_parameters(const Study& study, const Scenario& base) {
    Scenario scenario = base;
    std::vector<std::vector<SweptParameter>> groups;
    for (const std::string_view path : kSections) {
        for (const Section& section : scenario_sections()) {
            if (section.path == path && section.object != nullptr)
                groups.push_back(parameters_in(study, std::string{path}, *section.fields, section.object(scenario)));
        }
    }
    for (const IncidentParams& incident : scenario.incidents)
        groups.push_back(parameters_in(study, "incidents." + incident.id, IncidentParams::fields(), &incident));
    std::vector<SweptParameter> chosen;
    for (std::size_t turn = 0; chosen.size() < kMostRobustnessParameters; ++turn) {
        bool has_more = false;
        for (const std::vector<SweptParameter>& group : groups) {
            if (turn >= group.size()) continue;
            has_more = true;
            if (chosen.size() < kMostRobustnessParameters) chosen.push_back(group[turn]);
        }
        if (!has_more) break;
    }
    return chosen;
}

}  // namespace firebreak
