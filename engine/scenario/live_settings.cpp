#include "engine/scenario/live_settings.hpp"

#include "engine/plugin/order_fields.hpp"
#include "engine/scenario/field_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

namespace firebreak {
namespace {

constexpr std::array<std::string_view, 34> kLive{"platform.visibility",
                                                 "platform.share_probability",
                                                 "platform.arousal_effect",
                                                 "platform.anger_effect",
                                                 "platform.reinforcement",
                                                 "platform.novelty_half_life",
                                                 "platform.thread_seen",
                                                 "crowd.public_complaint",
                                                 "crowd.me_too",
                                                 "crowd.patience_follow_up",
                                                 "crowd.word_of_mouth",
                                                 "crowd.complaint_anger_effect",
                                                 "crowd.herd_effect",
                                                 "company.listening_tool",
                                                 "company.tagged_share",
                                                 "company.detection_with_tool",
                                                 "company.detection_without_tool",
                                                 "company.outcome_base",
                                                 "company.outcome_remedy",
                                                 "company.outcome_empathy",
                                                 "company.outcome_speed",
                                                 "company.outcome_leak",
                                                 "company.outcome_hostility",
                                                 "company.observer_empathy",
                                                 "company.observer_explanation",
                                                 "company.observer_apology",
                                                 "company.observer_hostility",
                                                 "company.statement_fix",
                                                 "company.statement_empathic",
                                                 "company.statement_defensive",
                                                 "company.crisis_history",
                                                 "company.desk.hours",
                                                 "company.desk.handling",
                                                 "company.desk.handling_cv"};

// A value as a file would hold it, and what reading it needs.
void read_value(const Field& field, void* object, std::string_view key, const std::string& value, const Mark& mark, Diagnostics& problems) {
    YamlNode node;
    node.kind = YamlNode::Kind::scalar;
    node.mark = mark;
    node.text = value;
    ReadContext context{problems, KeyMarks{mark}, std::nullopt};
    read_field(field, object, node, std::string{key}, context);
}

}  // namespace

std::span<const std::string_view> live_parameters() noexcept { return kLive; }

void apply_setting(Scenario& scenario, std::string_view key, const std::string& value, const Mark& mark, Diagnostics& problems) {
    if (std::find(kLive.begin(), kLive.end(), key) == kLive.end()) {
        problems.error(mark, fmt::format("'{}' cannot change while a run goes on{}", shortened(key), did_you_mean(key, kLive)));
        return;
    }
    const std::size_t dot = key.rfind('.');
    for (const Section& section : scenario_sections()) {
        if (section.object == nullptr || section.path != key.substr(0, dot)) continue;
        const Field* field = find_field(*section.fields, key.substr(dot + 1));
        if (field != nullptr) return read_value(*field, section.object(scenario), key, value, mark, problems);
    }
    problems.error(mark, fmt::format("there is no parameter '{}'", shortened(key)));
}

void apply_order(Orders& orders, std::string_view key, const std::string& value, const Mark& mark, Diagnostics& problems) {
    if (const Field* field = find_field(order_fields(), key)) return read_value(*field, &orders, key, value, mark, problems);
    std::vector<std::string_view> known;
    for (const Field& field : order_fields()) known.push_back(field.info.key);
    problems.error(mark, fmt::format("there is no standing order '{}'{}", shortened(key), did_you_mean(key, known)));
}

}  // namespace firebreak
