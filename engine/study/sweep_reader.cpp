#include "engine/study/sweep_reader.hpp"

#include "engine/scenario/explain.hpp"
#include "engine/scenario/strategy_reader.hpp"
#include "engine/scenario/typed_reader.hpp"
#include "engine/study/study_fields.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace firebreak {
namespace {

constexpr std::array<std::string_view, 1> kParameters{"parameters"};
constexpr std::array<std::string_view, 3> kRangeKeys{"low", "high", "log"};

bool is_spread(SweepDesign design) noexcept { return design == SweepDesign::latin_hypercube || design == SweepDesign::sobol; }

// A bound as a number: durations in hours.
std::optional<double> read_bound(const YamlNode& node, const Field* field) {
    if (node.kind != YamlNode::Kind::scalar) return std::nullopt;
    const bool may_be_duration = field == nullptr || field->kind == Kind::duration;
    const bool may_be_number = field == nullptr || field->kind == Kind::integer || field->kind == Kind::real;
    if (may_be_number) {
        if (const Reading<double> real = read_real(node.text); real.value) return real.value;
    }
    if (may_be_duration) {
        if (const Reading<Duration> duration = read_duration(node.text); duration.value) return hours_of(*duration.value);
    }
    return std::nullopt;
}

void read_range(const YamlNode& node, const std::string& path, SweptParameter& parameter, ReadContext& context) {
    const Field* field = swept_field(parameter.key);
    for (const YamlEntry& entry : node.entries) {
        if (std::find(kRangeKeys.begin(), kRangeKeys.end(), entry.key) == kRangeKeys.end())
            context.problems.error(
                entry.key_mark, fmt::format("unknown key '{}' in {}{}", shortened(entry.key), path, did_you_mean(entry.key, kRangeKeys)));
    }
    const auto bound = [&](const char* key, double& target) {
        const YamlEntry* entry = node.find(key);
        if (entry == nullptr) return context.problems.error(node.mark, fmt::format("{} has no '{}'", path, key));
        const std::optional<double> value = read_bound(entry->value, field);
        if (!value)
            return context.problems.error(entry->value.mark,
                                          fmt::format("{}.{} must be a value of {}, {}", path, key, parameter.key,
                                                      field == nullptr ? "a number or a duration" : text_of(field->kind)));
        target = *value;
    };
    bound("low", parameter.low);
    bound("high", parameter.high);
    if (const YamlEntry* entry = node.find("log")) {
        const Reading<bool> reading = read_boolean(entry->value.text);
        if (!reading.value) context.problems.error(entry->value.mark, fmt::format("{}.log must {}", path, reading.wish));
        parameter.is_logarithmic = reading.value.value_or(false);
    }
    if (parameter.low > parameter.high) context.problems.error(node.mark, fmt::format("{}.low must not exceed its 'high'", path));
    if (parameter.is_logarithmic && parameter.low <= 0.0)
        context.problems.error(node.mark, fmt::format("{}.low must be greater than 0 where 'log' is true", path));
}

void read_values(const YamlNode& node, const std::string& path, SweptParameter& parameter, ReadContext& context) {
    for (const YamlNode& item : node.items) {
        if (item.kind == YamlNode::Kind::scalar) parameter.values.push_back(item.text);
        else context.problems.error(item.mark, fmt::format("an entry of {} must be a single value", path));
    }
    if (node.items.empty()) context.problems.error(node.mark, fmt::format("{} has no values", path));
}

std::vector<SweptParameter> read_parameters(const YamlNode& section, const std::string& above, bool wants_ranges, ReadContext& context) {
    std::vector<SweptParameter> parameters;
    const YamlEntry* map = section.find("parameters");
    const std::string path = above + ".parameters";
    if (map == nullptr || !is_section(map->value, path, context)) return parameters;
    for (const YamlEntry& entry : map->value.entries) {
        SweptParameter parameter;
        parameter.key = entry.key;
        parameter.mark = entry.key_mark;
        const std::string name = fmt::format("{}.{}", path, shortened(entry.key));
        const bool is_range = entry.value.kind == YamlNode::Kind::map;
        const bool is_list = entry.value.kind == YamlNode::Kind::list;
        if (is_range && wants_ranges) read_range(entry.value, name, parameter, context);
        else if (is_list && !wants_ranges) read_values(entry.value, name, parameter, context);
        else
            context.problems.error(entry.value.mark, fmt::format("{} must be {}", name,
                                                                 wants_ranges ? "a range, as in {low: 0.1, high: 0.3}"
                                                                              : "a list of values, as in [0.1, 0.2]; ranges go with "
                                                                                "design: latin_hypercube or sobol"));
        parameters.push_back(std::move(parameter));
    }
    return parameters;
}

}  // namespace

const Field* swept_field(std::string_view key) {
    const std::vector<const Parameter*> found = find_parameters(key);
    // A bare word may name several; with a section, one.
    const bool is_one = found.size() == 1 && (key.find('.') != std::string_view::npos || found.front()->section.empty());
    return is_one ? found.front()->field : nullptr;
}

std::vector<SweptParameter> read_ranges(const YamlNode& section, const std::string& above, ReadContext& context) {
    return read_parameters(section, above, true, context);
}

Sweep read_sweep(const YamlNode& node, ReadContext& context) {
    Sweep sweep;
    read_section(node, "sweep", sweep_fields(), &sweep, kParameters, context);
    if (node.kind != YamlNode::Kind::map) return sweep;
    sweep.parameters = read_parameters(node, "sweep", is_spread(sweep.design), context);
    const Mark mark = node.mark;
    if (sweep.parameters.empty()) context.problems.error(mark, "sweep has no 'parameters'");
    if (is_spread(sweep.design) && sweep.points == 0)
        context.problems.error(mark, "sweep has no 'points': say how many a hypercube or a sequence is to have");
    if (!is_spread(sweep.design) && sweep.points != 0)
        context.problems.error(context.marks.of("sweep.points"),
                               "sweep.points goes with design: latin_hypercube or sobol; the points of a "
                               "list or a grid follow from its values");
    if (sweep.design == SweepDesign::list) {
        for (const SweptParameter& parameter : sweep.parameters) {
            if (parameter.values.size() != sweep.parameters.front().values.size())
                context.problems.error(parameter.mark, fmt::format("{} has {} values, but {} has {}; in a list they go together",
                                                                   parameter.key, parameter.values.size(), sweep.parameters.front().key,
                                                                   sweep.parameters.front().values.size()));
        }
    }
    return sweep;
}

Robustness read_robustness(const YamlNode& node, ReadContext& context) {
    Robustness robustness;
    read_section(node, "robustness", robustness_fields(), &robustness, kParameters, context);
    if (node.kind == YamlNode::Kind::map) robustness.parameters = read_parameters(node, "robustness", true, context);
    return robustness;
}

}  // namespace firebreak
