#include "engine/report/calibration_text.hpp"

#include "engine/report/text_columns.hpp"
#include "engine/report/words.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstddef>
#include <vector>

namespace firebreak {
namespace {

constexpr std::string_view kBold = "1";
/// Weaker ties are not worth a line.
constexpr double kTold = 0.3;
/// A prediction that misses by more is a finding about the model.
constexpr double kMissed = 0.05;
using Rows = std::vector<std::vector<std::string>>;

std::string amount(std::optional<double> value) { return value ? fmt::format("{:.3g}", *value) : std::string{kDash}; }

std::string range(const std::optional<Bounds>& bounds) {
    return bounds ? fmt::format("{:.3g} to {:.3g}", bounds->low, bounds->high) : std::string{kDash};
}

std::string parameter_table(const CalibrationFindings& findings) {
    Rows rows{{"", "mean", "median", "95 % interval", "before", "spread left"}};
    for (std::size_t i = 0; i < findings.summary.parameters.size(); ++i) {
        const ParameterPosterior& own = findings.summary.parameters[i];
        const PriorRange& prior = findings.posterior.priors[i];
        rows.push_back({own.key, amount(own.mean), amount(own.median), range(own.bounds), range(Bounds{prior.low, prior.high}),
                        percent_words(own.spread_left)});
    }
    return text_columns(rows);
}

std::string correlation_table(const CalibrationFindings& findings) {
    Rows rows;
    for (const ParameterCorrelation& pair : findings.summary.correlations) {
        if (std::fabs(pair.correlation) < kTold) continue;
        rows.push_back({fmt::format("{} with {}{}", pair.first, pair.second, pair.is_of_logarithms ? " (logarithms)" : ""),
                        fmt::format("{:.2f}", pair.correlation)});
    }
    if (rows.empty()) return fmt::format("  none beyond {}\n", kTold);
    return text_columns(rows);
}

std::string prediction_table(const CalibrationFindings& findings, bool is_held_out) {
    Rows rows{{"", "observed", "sd", "predicted", "95 % interval", "p", ""}};
    for (const StatisticPrediction& own : findings.predictions) {
        if (own.is_held_out != is_held_out) continue;
        const auto all = static_cast<std::int64_t>(findings.posterior.particles.size());
        std::string remark = own.p && *own.p < kMissed ? "missed" : "";
        if (own.particles < all)
            remark += fmt::format("{}only {} of {} vectors have a value", remark.empty() ? "" : "; ", own.particles, all);
        rows.push_back({std::string{own.info->key}, amount(own.observed), amount(own.deviation), amount(own.median), range(own.bounds),
                        own.p ? fmt::format("{:.2f}", *own.p) : std::string{kDash}, remark});
    }
    return rows.size() == 1 ? "" : text_columns(rows, true);
}

std::string generation_table(const CalibrationFindings& findings) {
    Rows rows{{"generation", "tolerance", "runs of the model", "accepted", "worth"}};
    for (std::size_t i = 0; i < findings.posterior.generations.size(); ++i) {
        const AbcGeneration& own = findings.posterior.generations[i];
        rows.push_back({fmt::format("{}", i + 1), std::isfinite(own.tolerance) ? amount(own.tolerance) : "any",
                        fmt::format("{}", own.simulations), percent_words(own.acceptance), fmt::format("{:.0f}", own.effective_size)});
    }
    return text_columns(rows);
}

}  // namespace

std::string calibration_text(const Study& study, const CalibrationFindings& findings, const SummaryStyle& style) {
    const auto bold = [&](const std::string& words) { return style.use_colour ? fmt::format("\x1b[{}m{}\x1b[0m", kBold, words) : words; };
    std::string text = bold(study.title.empty() ? study.name : study.title) + "\n";
    text += fmt::format("calibration under '{}': {} vectors accepted of {} tried; {}\n", study.calibration.branch,
                        findings.posterior.particles.size(), findings.simulations, findings.posterior.stopped_because);
    text += "\n" + bold("What cannot be identified") + "\n";
    for (const std::string& warning : findings.summary.warnings) text += fmt::format("  {}\n", warning);
    if (findings.summary.warnings.empty()) text += "  nothing was found that cannot be\n";
    if (findings.posterior.particles.empty()) return text;
    text += "\n" + bold("Parameters") + " (durations in hours)\n" + parameter_table(findings);
    text += "\n" + bold("Ties between them") + "\n" + correlation_table(findings);
    text += "\n" + bold("Statistics that were fitted") + "\n" + prediction_table(findings, false);
    const std::string held_out = prediction_table(findings, true);
    text += "\n" + bold("Statistics that were held out") + "\n";
    text += held_out.empty() ? "  none: nothing says whether the fit predicts anything; keep one back with used_for: hold_out\n" : held_out;
    text += "\n" + bold("Generations") + "\n" + generation_table(findings);
    text += "\n" + bold("Keys for a scenario") + " (the accepted vector nearest to the mean; for `run --set` or a study's 'set')\n";
    for (const std::string& key : findings.keys) {
        const std::size_t equals = key.find('=');
        text += fmt::format("  {}: {}\n", key.substr(0, equals), key.substr(equals + 1));
    }
    return text;
}

WrittenFile write_posterior_table(const std::filesystem::path& path, const Study& study, const CalibrationFindings& findings) {
    CsvFile file{path};
    file.text("weight").text("distance");
    for (const PriorRange& prior : findings.posterior.priors) file.text(prior.key);
    for (const CalibrationStatistic& statistic : study.calibration.statistics) file.text(statistic.measure);
    file.end_row();
    for (std::size_t i = 0; i < findings.posterior.particles.size(); ++i) {
        const Particle& particle = findings.posterior.particles[i];
        file.number(particle.weight).number(particle.distance);
        for (const double value : particle.parameters) file.number(value);
        for (const std::optional<double>& value : findings.predicted[i]) file.number(value);
        file.end_row();
    }
    return file.commit();
}

}  // namespace firebreak
