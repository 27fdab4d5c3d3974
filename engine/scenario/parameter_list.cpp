#include "engine/scenario/parameter_list.hpp"

#include "engine/scenario/general_params.hpp"
#include "engine/scenario/scenario.hpp"
#include "engine/scenario/typed_reader.hpp"

#include <fmt/format.h>

namespace firebreak {
namespace {

// Entries of lists have no object in a scenario; their defaults are those of a new entry.
template <class Entry>
const void* new_entry() {
    static const Entry kEntry;
    return &kEntry;
}

const void* defaults_of(const Section& section, Scenario& scenario) {
    if (section.object != nullptr) return section.object(scenario);
    if (section.path == "incidents[]") return new_entry<IncidentParams>();
    if (section.path == "incidents[].aftershocks[]") return new_entry<Aftershock>();
    if (section.path == "survey_targets[]") return new_entry<SurveyTarget>();
    return new_entry<Command>();
}

void append(const std::string& section, const std::vector<Field>& fields, const void* defaults, std::vector<Parameter>& list) {
    for (const Field& field : fields) {
        std::string path = section.empty() ? std::string{field.info.key} : fmt::format("{}.{}", section, field.info.key);
        list.push_back({std::move(path), section, &field, field.get(defaults)});
    }
}

std::vector<Parameter> all_parameters() {
    Scenario scenario;
    std::vector<Parameter> list;
    append("", general_fields(), &scenario, list);
    for (const Section& section : scenario_sections())
        append(std::string{section.path}, *section.fields, defaults_of(section, scenario), list);
    return list;
}

}  // namespace

const std::vector<Parameter>& scenario_parameters() {
    static const std::vector<Parameter> kParameters = all_parameters();
    return kParameters;
}

std::string default_text(const Parameter& parameter) {
    const bool is_instant = parameter.field->info.unit == Unit::instant;
    if (is_instant) return instant_text(std::get<Duration>(parameter.default_value));
    const std::string text = value_text(parameter.default_value);
    return text.empty() ? "\"\"" : text;
}

std::string unit_words(const Field& field) {
    const bool is_said_by_type = field.info.unit == Unit::none || field.info.unit == Unit::duration;
    if (field.info.unit == Unit::instant) return "a point in time";
    if (field.info.unit == Unit::share) return "a share, 0.3 or 30 %";
    return is_said_by_type ? "" : std::string{text_of(field.info.unit)};
}

}  // namespace firebreak
