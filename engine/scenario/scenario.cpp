#include "engine/scenario/scenario.hpp"

#include "engine/core/hash.hpp"

namespace firebreak {
namespace {

std::uint64_t hash_fields(const std::vector<Field>& fields, const void* object, std::uint64_t state) {
    for (const Field& field : fields) {
        // Where the graph lies does not matter, what is in it has a hash of its own.
        if (field.info.key == "file") continue;
        state = hash_text(field.info.key, state);
        state = hash_text(value_text(field.get(object)), state);
    }
    return state;
}

}  // namespace

const std::vector<Field>& SimParams::fields() {
    using P = SimParams;
    static const std::vector<Field> kFields = {
        field<&P::loop>(
            {.key = "loop",
             .help = "'windowed' runs in parallel; 'serial' is the plain loop with the same results, needed when min_reaction is 0."}),
        field<&P::exposures>({.key = "exposures",
                              .help =
                                  "'shares_only' leaves out all exposures but those that lead to a share: much faster, the same shares in "
                                  "law. Needs a run in which an exposure has no other effect; reach and displays are then not counted."}),
        field<&P::metrics_tick>({.key = "metrics_tick",
                                 .unit = Unit::duration,
                                 .min = 300.0 / 3600,
                                 .max = 24 * 30,
                                 .help = "Step of the time series, a multiple of 5 min; changes no event."}),
    };
    return kFields;
}

const std::vector<Section>& scenario_sections() {
    // clang-format off
    static const std::vector<Section> kSections = {
        {"network", "A real follower graph from a file, or a generated one.", &NetworkParams::fields(), [](Scenario& s) -> void* { return &s.network; }},
        {"platform", "Who sees a post, when, and how it is passed on.", &PlatformParams::fields(), [](Scenario& s) -> void* { return &s.platform; }},
        {"crowd", "Customers, their failures, anger, complaints and patience.", &CrowdParams::fields(), [](Scenario& s) -> void* { return &s.crowd; }},
        {"company", "Monitoring, and what replies and statements do.", &CompanyParams::fields(), [](Scenario& s) -> void* { return &s.company; }},
        {"company.desk", "The desk as a service system: staff, hours, handling.", &DeskParams::fields(), [](Scenario& s) -> void* { return &s.desk; }},
        {"attitude", "What people think of the company, what they last heard, and whether they stay.", &AttitudeParams::fields(), [](Scenario& s) -> void* { return &s.attitude; }},
        {"media", "When newspapers and channels take an issue up, and whom they reach.", &MediaParams::fields(), [](Scenario& s) -> void* { return &s.media; }},
        {"costs", "What the company's doing, and what it loses, costs.", &CostParams::fields(), [](Scenario& s) -> void* { return &s.costs; }},
        {"survey", "What people would report of their complaints if they were asked.", &SurveyParams::fields(), [](Scenario& s) -> void* { return &s.survey; }},
        {"companies", "Many companies in place of one: how many, and how they treat complaints.", &CompaniesParams::fields(), [](Scenario& s) -> void* { return &s.companies; }},
        {"sim", "How a run is carried out.", &SimParams::fields(), [](Scenario& s) -> void* { return &s.sim; }},
        {"incidents[]", "What goes wrong, when, for whom.", &IncidentParams::fields(), nullptr},
        {"incidents[].aftershocks[]", "The same trouble again.", &Aftershock::fields(), nullptr},
        {"timeline[]", "What the company or the facilitator does at a stated time.", &Command::fields(), nullptr},
        {"survey_targets[]", "What a survey has published, for `firebreak survey` to compare with.", &SurveyTarget::fields(), nullptr},
    };
    // clang-format on
    return kSections;
}

std::uint64_t content_hash(const Scenario& scenario) {
    Scenario copy = scenario;        // sections hand out mutable objects
    copy.sim.loop = Loop::windowed;  // execution only: changes no result
    std::uint64_t state =
        hash_of(copy.seed, static_cast<std::uint64_t>(copy.horizon.count()), static_cast<std::uint64_t>(copy.start_weekday));
    for (const Section& section : scenario_sections()) {
        if (section.object != nullptr) state = hash_fields(*section.fields, section.object(copy), state);
    }
    state = hash_text(copy.strategy.name, state);
    for (const StrategyParam& param : copy.strategy.params) state = hash_text(param.key + "=" + value_text(param.value), state);
    for (const ModifierChoice& modifier : copy.strategy.modifiers) {
        state = hash_text("+" + modifier.name, state);
        for (const StrategyParam& param : modifier.params) state = hash_text(param.key + "=" + value_text(param.value), state);
    }
    for (const IncidentParams& incident : copy.incidents) {
        state = hash_fields(IncidentParams::fields(), &incident, state);
        for (const Aftershock& aftershock : incident.aftershocks) state = hash_fields(Aftershock::fields(), &aftershock, state);
    }
    for (const Command& command : copy.timeline) {
        state = hash_of(state, static_cast<std::uint64_t>(command.at.count()));
        state = hash_fields(Command::fields(), &command, state);
    }
    return state;
}

}  // namespace firebreak
