#include "engine/report/calibration_text.hpp"

#include <nlohmann/json.hpp>

#include <cmath>
#include <cstddef>
#include <optional>

namespace firebreak {
namespace {

using Json = nlohmann::ordered_json;

Json number(std::optional<double> value) { return value && std::isfinite(*value) ? Json(*value) : Json(nullptr); }
Json interval(const std::optional<Bounds>& bounds) { return bounds ? Json{bounds->low, bounds->high} : Json(nullptr); }

Json parameters_json(const CalibrationFindings& findings) {
    Json all = Json::array();
    for (std::size_t i = 0; i < findings.summary.parameters.size(); ++i) {
        const ParameterPosterior& own = findings.summary.parameters[i];
        const PriorRange& prior = findings.posterior.priors[i];
        all.push_back({{"key", own.key},
                       {"low", prior.low},
                       {"high", prior.high},
                       {"is_logarithmic", prior.is_logarithmic},
                       {"mean", own.mean},
                       {"deviation", own.deviation},
                       {"median", own.median},
                       {"interval", interval(own.bounds)},
                       {"spread_left", own.spread_left}});
    }
    return all;
}

Json predictions_json(const CalibrationFindings& findings) {
    Json all = Json::array();
    for (const StatisticPrediction& own : findings.predictions) {
        all.push_back({{"measure", own.info->key},
                       {"used_for", own.is_held_out ? "hold_out" : "calibration"},
                       {"observed", own.observed},
                       {"sd", own.deviation},
                       {"vectors_with_value", own.particles},
                       {"median", number(own.median)},
                       {"interval", interval(own.bounds)},
                       {"p", number(own.p)}});
    }
    return all;
}

Json ties_json(const PosteriorSummary& summary) {
    Json all = Json::array();
    for (const ParameterCorrelation& pair : summary.correlations)
        all.push_back({{"first", pair.first},
                       {"second", pair.second},
                       {"correlation", pair.correlation},
                       {"is_of_logarithms", pair.is_of_logarithms}});
    return all;
}

Json products_json(const PosteriorSummary& summary) {
    Json all = Json::array();
    for (const IdentifiedProduct& product : summary.products)
        all.push_back(
            {{"product", product.text()}, {"factors", product.factors}, {"signs", product.signs}, {"spread_ratio", product.spread_ratio}});
    return all;
}

Json generations_json(const AbcPosterior& posterior) {
    Json all = Json::array();
    for (const AbcGeneration& own : posterior.generations)
        all.push_back({{"tolerance", number(own.tolerance)},
                       {"simulations", own.simulations},
                       {"acceptance", own.acceptance},
                       {"effective_size", own.effective_size}});
    return all;
}

}  // namespace

std::string calibration_json(const Study& study, const CalibrationFindings& findings) {
    Json json{{"study", study.name},
              {"branch", study.calibration.branch},
              {"vectors", findings.posterior.particles.size()},
              {"simulations", findings.simulations},
              {"repetitions", study.calibration.repetitions},
              {"stopped_because", findings.posterior.stopped_because},
              {"warnings", findings.summary.warnings}};
    json["parameters"] = parameters_json(findings);
    json["correlations"] = ties_json(findings.summary);
    json["products"] = products_json(findings.summary);
    json["predictions"] = predictions_json(findings);
    json["generations"] = generations_json(findings.posterior);
    json["keys"] = Json::object();
    for (const std::string& key : findings.keys) {
        const std::size_t equals = key.find('=');
        json["keys"][key.substr(0, equals)] = key.substr(equals + 1);
    }
    return json.dump(2);
}

}  // namespace firebreak
