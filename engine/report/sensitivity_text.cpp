#include "engine/report/sensitivity_text.hpp"

#include "engine/report/measure_words.hpp"
#include "engine/report/text_columns.hpp"
#include "engine/report/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <vector>

namespace firebreak {
namespace {

constexpr std::string_view kBold = "1";
using Rows = std::vector<std::vector<std::string>>;

std::string amount(std::optional<double> value) { return value ? fmt::format("{:.3g}", *value) : std::string{kDash}; }

std::string range(const std::optional<Bounds>& bounds) {
    return bounds ? fmt::format("{:.3g} to {:.3g}", bounds->low, bounds->high) : std::string{kDash};
}

/// Places of the parameters, the most important first; those without a value last.
std::vector<std::size_t> by_importance(const std::vector<std::optional<double>>& importance) {
    std::vector<std::size_t> order(importance.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return importance[a].value_or(-1.0) > importance[b].value_or(-1.0); });
    return order;
}

std::string morris_table(const SensitivityFindings& findings, const SensitivityOfOutcome& outcome) {
    std::vector<std::optional<double>> importance;
    for (const MorrisEffect& effect : outcome.morris) importance.push_back(effect.mu_star);
    Rows rows{{"", "mu*", "95 % interval", "mu", "sigma", "95 % interval", "effects"}};
    for (const std::size_t i : by_importance(importance)) {
        const MorrisEffect& effect = outcome.morris[i];
        rows.push_back({findings.parameters[i].key, amount(effect.mu_star), range(effect.mu_star_bounds), amount(effect.mu),
                        amount(effect.sigma), range(effect.sigma_bounds), fmt::format("{}", effect.effects)});
    }
    return text_columns(rows);
}

std::string sobol_table(const SensitivityFindings& findings, const SensitivityOfOutcome& outcome) {
    if (!outcome.sobol.refused_because.empty()) return fmt::format("  none: {}\n", outcome.sobol.refused_because);
    std::vector<std::optional<double>> importance;
    for (const SobolIndex& index : outcome.sobol.parameters) importance.push_back(index.total);
    Rows rows{{"", "total", "95 % interval", "first order", "95 % interval"}};
    for (const std::size_t i : by_importance(importance)) {
        const SobolIndex& index = outcome.sobol.parameters[i];
        rows.push_back(
            {findings.parameters[i].key, amount(index.total), range(index.total_bounds), amount(index.first), range(index.first_bounds)});
    }
    return text_columns(rows);
}

std::string title_of(const StudyResults& results, const SensitivityFindings& findings, const SensitivityOfOutcome& outcome) {
    const std::string& name = results.study.branches[outcome.branch].name;
    const std::string base =
        outcome.is_difference ? difference_words(outcome.base, findings.info->unit) : value_words(outcome.base, findings.info->unit);
    const std::string less = outcome.is_difference ? fmt::format(", less that of '{}'", results.study.baseline) : "";
    return fmt::format("{} under '{}'{} (as the scenario is: {})", findings.info->key, name, less, base);
}

}  // namespace

std::string sensitivity_text(const StudyResults& results, const SensitivityFindings& findings, const SummaryStyle& style) {
    const bool is_morris = findings.method == SensitivityMethod::morris;
    const auto bold = [&](const std::string& words) { return style.use_colour ? fmt::format("\x1b[{}m{}\x1b[0m", kBold, words) : words; };
    std::string text = bold(results.study.title.empty() ? results.study.name : results.study.title) + "\n";
    text += fmt::format("{} of {} ({}): {} parameters, {} points, {} repetitions\n",
                        is_morris ? "Elementary effects (Morris)" : "Shares of the variance (Sobol)", findings.info->key,
                        findings.info->unit, findings.parameters.size(), findings.points, results.study.repetitions);
    if (results.missing_runs > 0) text += fmt::format("{} runs are not done yet\n", count_words(static_cast<double>(results.missing_runs)));
    for (const SensitivityOfOutcome& outcome : findings.outcomes) {
        text += "\n" + bold(title_of(results, findings, outcome)) + "\n";
        if (static_cast<std::size_t>(outcome.points) < findings.points)
            text += fmt::format("  only {} of {} points have a value\n", outcome.points, findings.points);
        text += is_morris ? morris_table(findings, outcome) : sobol_table(findings, outcome);
    }
    text += is_morris ? "\nmu*: how far the whole range of the parameter moves the measure, on average; mu: the same with its sign;\n"
                        "sigma: large where the effect bends or depends on other parameters\n"
                      : "\ntotal: share of the variance that stays when all other parameters are known; first order: share that\n"
                        "goes when this one is known\n";
    return text;
}

WrittenFile write_sensitivity_table(const std::filesystem::path& path, const StudyResults& results, const SensitivityFindings& findings) {
    CsvFile file{path};
    const auto add = [&file](std::optional<double> value, const std::optional<Bounds>& interval) {
        file.number(value);
        file.number(interval ? std::optional<double>{interval->low} : std::nullopt);
        file.number(interval ? std::optional<double>{interval->high} : std::nullopt);
    };
    const bool is_morris = findings.method == SensitivityMethod::morris;
    file.text("branch").text("baseline").text("measure").text("parameter").text("low").text("high");
    for (const char* name : {"mu_star", "mu", "sigma"}) {
        if (is_morris) file.text(name).text(fmt::format("{}_low", name)).text(fmt::format("{}_high", name));
    }
    for (const char* name : {"total", "first"}) {
        if (!is_morris) file.text(name).text(fmt::format("{}_low", name)).text(fmt::format("{}_high", name));
    }
    file.end_row();
    for (const SensitivityOfOutcome& outcome : findings.outcomes) {
        for (std::size_t i = 0; i < findings.parameters.size(); ++i) {
            const SweptParameter& parameter = findings.parameters[i];
            file.text(results.study.branches[outcome.branch].name).text(outcome.is_difference ? results.study.baseline : "");
            file.text(findings.info->key).text(parameter.key).number(parameter.low).number(parameter.high);
            if (is_morris) {
                const MorrisEffect& effect = outcome.morris[i];
                add(effect.mu_star, effect.mu_star_bounds);
                add(effect.mu, effect.mu_bounds);
                add(effect.sigma, effect.sigma_bounds);
            } else {
                const SobolIndex index = i < outcome.sobol.parameters.size() ? outcome.sobol.parameters[i] : SobolIndex{};
                add(index.total, index.total_bounds);
                add(index.first, index.first_bounds);
            }
            file.end_row();
        }
    }
    return file.commit();
}

}  // namespace firebreak
