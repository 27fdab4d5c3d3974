#include "engine/live/world_facts.hpp"

#include "engine/plugin/order_fields.hpp"
#include "engine/scenario/chosen_strategy.hpp"
#include "engine/scenario/live_settings.hpp"
#include "engine/scenario/scenario_writer.hpp"

#include <cmath>

namespace firebreak {
namespace {

using Json = nlohmann::ordered_json;

Json bound(double value) { return std::isfinite(value) ? Json(value) : Json{}; }

Json json_of(std::string_view key, const Field& field, const void* object) {
    Json choices = Json::array();
    for (const std::string_view choice : field.choices) choices.push_back(choice);
    return {{"key", key},
            {"kind", text_of(field.kind)},
            {"unit", text_of(field.info.unit)},
            {"min", bound(field.info.min)},
            {"max", bound(field.info.max)},
            {"choices", choices},
            {"help", field.info.help},
            {"value", value_text(field.get(object))}};
}

Json settings_of(const Scenario& given) {
    Scenario scenario = given;  // sections hand out mutable objects
    Json list = Json::array();
    for (const std::string_view key : live_parameters()) {
        const std::size_t dot = key.rfind('.');
        for (const Section& section : scenario_sections()) {
            if (section.object == nullptr || section.path != key.substr(0, dot)) continue;
            if (const Field* field = find_field(*section.fields, key.substr(dot + 1)))
                list.push_back(json_of(key, *field, section.object(scenario)));
        }
    }
    return list;
}

}  // namespace

Json world_facts(const Simulation& simulation, const StrategyLibrary& library) {
    const Scenario& scenario = simulation.scenario();
    Json incidents = Json::array();
    for (const IncidentParams& incident : scenario.incidents)
        incidents.push_back({{"id", incident.id}, {"start_us", incident.start.count()}, {"duration_us", incident.duration.count()}});
    Json strategies = Json::array();
    for (const StrategyPlugin& plugin : library.list()) {
        const bool is_strategy = plugin.role() == PluginRole::strategy;
        strategies.push_back({{"name", plugin.name()}, {"summary", plugin.summary()}, {"is_modifier", !is_strategy}});
    }
    Json orders = Json::array();
    for (const Field& field : order_fields()) orders.push_back(json_of(field.info.key, field, &simulation.company().orders()));
    return {{"say", "ready"},
            {"name", scenario.name},
            {"title", scenario.title},
            {"description", scenario.description},
            {"question", scenario.question},
            {"evidence_grade", scenario.evidence_grade},
            {"accounts", simulation.graph().accounts()},
            {"follows", simulation.graph().follows()},
            {"customers", simulation.crowd().population().customers()},
            {"horizon_us", scenario.horizon.count()},
            {"start_weekday", scenario.start_weekday},
            {"start_date", scenario.start_date},
            {"seed", scenario.seed},
            {"incidents", incidents},
            {"strategy", short_form(scenario.strategy)},
            {"strategies", strategies},
            {"settings", settings_of(scenario)},
            {"orders", orders},
            {"scenario_yaml", to_yaml(scenario)}};
}

}  // namespace firebreak
