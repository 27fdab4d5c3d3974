// What a plugin says about itself, and whether it stands by it.
#include "engine/core/hash.hpp"
#include "engine/plugin/check/checks.hpp"
#include "engine/plugin/check/made_up_company.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace firebreak::check {
namespace {

constexpr std::size_t kLeastHelp = 10;
constexpr std::uint32_t kMixtures = 30;
constexpr std::uint32_t kTicks = 200;
constexpr double kLargestNumber = 9e15;
constexpr double kLongestHours = 3650.0 * 24.0;

bool is_number(const StrategyParameter& parameter) {
    return parameter.kind == Kind::integer || parameter.kind == Kind::real || parameter.kind == Kind::duration;
}

void judge(const StrategyParameter& parameter, Report& report) {
    const std::string& key = parameter.key;
    if (parameter.help.size() < kLeastHelp) report.failed(fmt::format("{} has no help: say in a sentence what it means", key));
    if (parameter.confidence != Confidence::setting && parameter.evidence.empty())
        report.failed(fmt::format("{} claims {} confidence without a source; where there is none, write [A] with confidence low", key,
                                  text_of(parameter.confidence)));
    if (!(parameter.min <= parameter.max)) report.failed(fmt::format("{} has the range [{}, {}]", key, parameter.min, parameter.max));
    if (is_number(parameter) && !(std::isfinite(parameter.min) && std::isfinite(parameter.max)))
        report.warning(fmt::format("{} has no range: sweeps and sliders cannot offer it", key));
    if ((parameter.kind == Kind::choice) == parameter.choices.empty())
        report.failed(fmt::format("{} has choices or is none, not both", key));
    if (std::set<std::string>(parameter.choices.begin(), parameter.choices.end()).size() != parameter.choices.size())
        report.failed(fmt::format("{} offers a word twice", key));
}

/// The value at a share of its range: 0 is the least, 1 the greatest. Nothing for a kind that has no such thing.
std::optional<ParamValue> value_at(const StrategyParameter& parameter, double share) {
    const auto between = [&](double least, double most) {
        return share <= 0.0 ? least : share >= 1.0 ? most : least + share * (most - least);
    };
    const auto bounded = [](double bound, double instead) {
        return std::isfinite(bound) ? std::clamp(bound, -kLargestNumber, kLargestNumber) : instead;
    };
    switch (parameter.kind) {
        case Kind::boolean: return share >= 0.5;
        case Kind::integer: return static_cast<std::int64_t>(between(bounded(parameter.min, -1e9), bounded(parameter.max, 1e9)));
        case Kind::real: return between(bounded(parameter.min, -1e9), bounded(parameter.max, 1e9));
        case Kind::duration: return clamped_hours(between(bounded(parameter.min, 0.0), std::min(parameter.max, kLongestHours)), days{3650});
        case Kind::choice: {
            const auto last = static_cast<double>(parameter.choices.size() - 1);
            return parameter.choices.at(static_cast<std::size_t>(std::min(last, share * (last + 1.0))));
        }
        default: return std::nullopt;
    }
}

/// Everything that the table allows for one parameter and that is worth trying.
std::vector<ParamValue> tried(const StrategyParameter& parameter) {
    std::vector<ParamValue> values;
    if (parameter.kind == Kind::choice) {
        for (const std::string& word : parameter.choices) values.emplace_back(word);
    } else if (parameter.kind == Kind::text) {
        for (const std::string& text : {std::string{}, std::string{"\xc3\xa9\n\t'\"%s"}, std::string(10'000, 'x')})
            values.emplace_back(text);
    } else {
        for (const double share : {0.0, 1.0}) {
            if (const auto value = value_at(parameter, share)) values.push_back(*value);
        }
    }
    return values;
}

/// Makes one with `values` and lets it act. A refusal with a reason is the plugin's good right, and is returned.
std::optional<std::string> refusal_of(const StrategyPlugin& plugin, const std::vector<GivenValue>& values, const std::string& words,
                                      Report& report) {
    Diagnostics problems;
    report.attempt("with " + words, [&] {
        const std::unique_ptr<Strategy> strategy = plugin.create(values, problems);
        if (!strategy && !problems.has_errors()) throw StrategyError(plugin.name(), "create refused the value and gave no reason");
        if (!strategy) return;
        static_cast<void>(strategy->initial_orders());
        static_cast<void>(played(*strategy, 0, kTicks));
    });
    // A warning refuses nothing.
    const auto is_error = [](const Problem& problem) { return problem.severity == Severity::error; };
    const auto refusal = std::ranges::find_if(problems.problems(), is_error);
    if (refusal == problems.problems().end()) return std::nullopt;
    return fmt::format("{} is refused: {}", words, refusal->message);
}

std::string shown(const ParamValue& value) {
    const std::string text = value_text(value);
    return text.size() <= 40 ? text : fmt::format("a text of {} bytes", text.size());
}

}  // namespace

void check_loads(const Subject& subject, Report& report) {
    const StrategyPlugin plugin = subject.plugin();
    report.figure(fmt::format("{} {}, a {} with {} parameter{}", plugin.name(), plugin.version(),
                              plugin.role() == PluginRole::modifier ? "modifier" : "strategy", plugin.parameters().size(),
                              plugin.parameters().size() == 1 ? "" : "s"));
}

void check_described(const Subject& subject, Report& report) {
    const StrategyPlugin plugin = subject.plugin();
    if (plugin.summary().empty()) report.failed("has no summary, the line that lists show beside its name");
    if (plugin.summary().find('\n') != std::string::npos) report.failed("its summary is longer than one line");
    if (plugin.version().empty()) report.failed("has no version, which manifests would name");
    if (!plugin.file().empty() && plugin.file().stem().string() != plugin.name())
        report.warning(fmt::format("in a plugin folder the file must be called {}.so", plugin.name()));
    for (const StrategyParameter& parameter : plugin.parameters()) judge(parameter, report);
}

void check_values(const Subject& subject, Report& report) {
    const StrategyPlugin plugin = subject.plugin();
    const auto& parameters = plugin.parameters();
    std::size_t tries = 0;
    for (const StrategyParameter& parameter : parameters) {
        for (const ParamValue& value : tried(parameter)) {
            ++tries;
            const std::string words = fmt::format("{} = {}", parameter.key, shown(value));
            if (const auto refusal = refusal_of(plugin, {{parameter.key, value, {}}}, words, report))
                report.warning(*refusal + " (fine where values depend on one another)");
        }
    }
    // All together: at the least, at the greatest, and mixed.
    for (std::uint32_t n = 0; n < kMixtures + 2 && !parameters.empty(); ++n) {
        std::vector<GivenValue> values;
        for (std::size_t i = 0; i < parameters.size(); ++i) {
            const double share = n < 2 ? static_cast<double>(n) : unit_interval(hash_of(n, i));
            if (const auto value = value_at(parameters[i], share)) values.push_back({parameters[i].key, *value, {}});
        }
        ++tries;
        const std::string words = n == 0   ? "all values at their least"
                                  : n == 1 ? "all values at their greatest"
                                           : fmt::format("mixture {}", n);
        static_cast<void>(refusal_of(plugin, values, words, report));
    }
    report.figure(fmt::format("{} settings tried", tries));
}

}  // namespace firebreak::check
