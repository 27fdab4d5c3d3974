#include "engine/report/sensitivity_text.hpp"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <optional>

namespace firebreak {
namespace {

using Json = nlohmann::ordered_json;

Json number(std::optional<double> value) { return value ? Json(*value) : Json(nullptr); }
Json interval(const std::optional<Bounds>& bounds) { return bounds ? Json{bounds->low, bounds->high} : Json(nullptr); }

Json parameter_json(const SensitivityFindings& findings, const SensitivityOfOutcome& outcome, std::size_t i) {
    const SweptParameter& parameter = findings.parameters[i];
    Json json{{"key", parameter.key}, {"low", parameter.low}, {"high", parameter.high}, {"is_logarithmic", parameter.is_logarithmic}};
    if (findings.method == SensitivityMethod::morris) {
        const MorrisEffect& effect = outcome.morris[i];
        json["effects"] = effect.effects;
        json["mu_star"] = number(effect.mu_star);
        json["mu_star_interval"] = interval(effect.mu_star_bounds);
        json["mu"] = number(effect.mu);
        json["mu_interval"] = interval(effect.mu_bounds);
        json["sigma"] = number(effect.sigma);
        json["sigma_interval"] = interval(effect.sigma_bounds);
        return json;
    }
    const SobolIndex index = i < outcome.sobol.parameters.size() ? outcome.sobol.parameters[i] : SobolIndex{};
    json["first"] = number(index.first);
    json["first_interval"] = interval(index.first_bounds);
    json["total"] = number(index.total);
    json["total_interval"] = interval(index.total_bounds);
    return json;
}

}  // namespace

std::string sensitivity_json(const StudyResults& results, const SensitivityFindings& findings) {
    Json json{{"study", results.study.name},         {"method", findings.method == SensitivityMethod::morris ? "morris" : "sobol"},
              {"measure", findings.info->key},       {"unit", findings.info->unit},
              {"points", findings.points},           {"repetitions", results.study.repetitions},
              {"missing_runs", results.missing_runs}};
    json["outcomes"] = Json::array();
    for (const SensitivityOfOutcome& outcome : findings.outcomes) {
        Json entry{{"branch", results.study.branches[outcome.branch].name},
                   {"baseline", outcome.is_difference ? Json(results.study.baseline) : Json(nullptr)},
                   {"base", number(outcome.base)},
                   {"points", outcome.points}};
        if (findings.method == SensitivityMethod::sobol) {
            entry["mean"] = number(outcome.sobol.mean);
            entry["variance"] = number(outcome.sobol.variance);
            entry["refused_because"] = outcome.sobol.refused_because.empty() ? Json(nullptr) : Json(outcome.sobol.refused_because);
        }
        entry["parameters"] = Json::array();
        for (std::size_t i = 0; i < findings.parameters.size(); ++i) entry["parameters"].push_back(parameter_json(findings, outcome, i));
        json["outcomes"].push_back(std::move(entry));
    }
    return json.dump(2);
}

}  // namespace firebreak
