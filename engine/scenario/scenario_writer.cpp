#include "engine/scenario/scenario_writer.hpp"

#include "engine/scenario/general_params.hpp"
#include "engine/scenario/typed_reader.hpp"
#include "engine/scenario/yaml_tree.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace firebreak {
namespace {

// What a file makes meaningless; see drop_unused_generator_keys.
bool is_generator_key(std::string_view key) { return key != "file" && key != "edges" && key != "strict"; }

std::string parameter_text(const ParamValue& value, const Field* field) {
    if (const auto* real = std::get_if<double>(&value)) return real_text(*real);
    if (const auto* duration = std::get_if<Duration>(&value)) {
        return field != nullptr && field->info.unit == Unit::instant ? instant_text(*duration) : duration_text(*duration);
    }
    const bool is_choice = field != nullptr && field->kind == Kind::choice;
    if (const auto* text = std::get_if<std::string>(&value); text != nullptr && !is_choice) return quoted_yaml(*text);
    return value_text(value);
}

void write_field(const Field& field, const void* object, std::string_view indentation, std::string& yaml) {
    yaml += fmt::format("{}{}: {}\n", indentation, field.info.key, parameter_text(field.get(object), &field));
}

void write_texts(std::string_view key, const std::vector<std::string>& texts, std::string& yaml) {
    if (texts.empty()) return;
    yaml += fmt::format("{}:\n", key);
    for (const std::string& text : texts) yaml += fmt::format("  - {}\n", quoted_yaml(text));
}

// A file's text in pieces that a YAML value may be long.
constexpr std::size_t kPieceBytes = kMaxYamlScalarBytes / 2;

std::string file_lines(const TextFile& file, const std::string& indentation) {
    std::string yaml = fmt::format("\n{0}name: {1}\n{0}text:\n", indentation, quoted_yaml(file.name));
    std::string_view rest = file.text;
    while (!rest.empty()) {
        std::size_t end = std::min(kPieceBytes, rest.size());
        // Not within a character.
        while (end < rest.size() && (static_cast<unsigned char>(rest[end]) & 0xC0U) == 0x80U) --end;
        yaml += fmt::format("{}  - {}\n", indentation, quoted_yaml(rest.substr(0, end)));
        rest.remove_prefix(end);
    }
    return file.text.empty() ? fmt::format("\n{0}name: {1}\n{0}text: \"\"\n", indentation, quoted_yaml(file.name)) : yaml;
}

void write_param(const StrategyParam& param, const std::string& indentation, std::string& yaml) {
    const std::string deeper = indentation + "  ";
    yaml += indentation + quoted_yaml(param.key) + ":";
    if (const auto* file = std::get_if<TextFile>(&param.value)) {
        yaml += file_lines(*file, deeper);
    } else if (const auto* tree = std::get_if<ConfigTree>(&param.value)) {
        yaml += tree->is_given() ? "\n" + yaml_of(*tree, deeper.size()) : "\n";
    } else {
        yaml += " " + parameter_text(param.value, nullptr) + "\n";
    }
}

void write_strategy(const StrategyChoice& strategy, std::string& yaml) {
    yaml += fmt::format("strategy:\n  name: {}\n", quoted_yaml(strategy.name));
    for (const StrategyParam& param : strategy.params) write_param(param, "  ", yaml);
    if (!strategy.modifiers.empty()) yaml += "  modifiers:\n";
    for (const ModifierChoice& modifier : strategy.modifiers) {
        yaml += fmt::format("    - name: {}\n", quoted_yaml(modifier.name));
        for (const StrategyParam& param : modifier.params) write_param(param, "      ", yaml);
    }
}

void write_incident(const IncidentParams& incident, std::string& yaml) {
    std::string_view indentation = "  - ";
    for (const Field& field : IncidentParams::fields()) {
        write_field(field, &incident, indentation, yaml);
        indentation = "    ";
    }
    if (incident.aftershocks.empty()) return;
    yaml += "    aftershocks:\n";
    for (const Aftershock& aftershock : incident.aftershocks) {
        yaml +=
            fmt::format("      - after: {}\n        duration: {}\n", duration_text(aftershock.after), duration_text(aftershock.duration));
    }
}

void write_command(const Command& command, const std::string& indentation, std::string& yaml) {
    yaml += fmt::format("{}- at: {}\n", indentation, instant_text(command.at));
    const std::string deeper = indentation + "  ";
    const std::span<const std::string_view> keys = keys_of(command.kind);
    for (const Field& field : Command::fields()) {
        const bool is_read = field.info.key == "do" || std::find(keys.begin(), keys.end(), field.info.key) != keys.end();
        if (is_read) write_field(field, &command, deeper, yaml);
    }
}

void write_target(const SurveyTarget& target, std::string& yaml) {
    std::string_view indentation = "  - ";
    for (const Field& field : SurveyTarget::fields()) {
        write_field(field, &target, indentation, yaml);
        indentation = "    ";
    }
}

void write_section(const Section& section, Scenario& scenario, std::string& yaml) {
    const bool is_desk = section.path == "company.desk";
    const std::string_view indentation = is_desk ? "    " : "  ";
    yaml += is_desk ? "  desk:\n" : fmt::format("{}:\n", section.path);
    const bool has_file = section.path == "network" && !scenario.network.file.empty();
    for (const Field& field : *section.fields) {
        if (!has_file || !is_generator_key(field.info.key)) write_field(field, section.object(scenario), indentation, yaml);
    }
}

}  // namespace

std::string to_yaml(const Scenario& scenario) {
    Scenario copy = scenario;  // sections hand out mutable objects
    std::string yaml = fmt::format("firebreak: {}\n", kScenarioFormat);
    for (const Field& field : general_fields()) {
        const bool is_absent = field.kind == Kind::text && std::get<std::string>(field.get(&copy)).empty();
        if (!is_absent) write_field(field, &copy, "", yaml);
    }
    for (const TextList& list : text_lists()) write_texts(list.key, copy.*list.texts, yaml);
    for (const Section& section : scenario_sections()) {
        if (section.object != nullptr) write_section(section, copy, yaml);
    }
    write_strategy(copy.strategy, yaml);
    if (!copy.incidents.empty()) yaml += "incidents:\n";
    for (const IncidentParams& incident : copy.incidents) write_incident(incident, yaml);
    if (!copy.timeline.empty()) yaml += "timeline:\n";
    for (const Command& command : copy.timeline) write_command(command, "  ", yaml);
    if (!copy.survey_targets.empty()) yaml += "survey_targets:\n";
    for (const SurveyTarget& target : copy.survey_targets) write_target(target, yaml);
    return yaml;
}

std::string commands_to_yaml(std::span<const Command> commands) {
    std::string yaml;
    for (const Command& command : commands) write_command(command, "", yaml);
    return commands.empty() ? "[]\n" : yaml;
}

}  // namespace firebreak
