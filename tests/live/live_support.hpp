// What tests of steered runs share: a little crisis, and commands of every kind drawn by number.
#pragma once

#include "engine/live/steered_run.hpp"
#include "engine/scenario/live_settings.hpp"
#include "tests/determinism/random_scenario.hpp"

#include <memory>
#include <string>
#include <vector>

namespace firebreak::test {

/// Two days of an outage among a few thousand people, with enough to do for a desk.
[[nodiscard]] inline Scenario little_crisis(std::uint64_t n = 0) {
    Scenario scenario;
    scenario.name = "little";
    scenario.seed = 77 + n;
    scenario.horizon = days{2};
    scenario.network.model = NetworkModel::configuration;
    scenario.network.accounts = 4000;
    scenario.network.mean_follows = 15;
    scenario.crowd.customers = 0.5;
    scenario.crowd.public_complaint = 0.3;
    scenario.crowd.uses_per_day = 6.0;
    scenario.strategy.name = n % 2 == 0 ? "canned" : "monitor_silent";
    scenario.desk.hours_open = DeskHours::always;
    IncidentParams outage;
    outage.id = "outage";
    outage.incident_class = IncidentClass::outage;
    outage.start = hours{6};
    outage.duration = hours{8};
    outage.affected = 0.5;
    outage.anger = 0.8;
    scenario.incidents.push_back(outage);
    return scenario;
}

inline const StrategyLibrary& strategies() {
    static const StrategyLibrary kLibrary{default_plugin_folders()};
    return kLibrary;
}

inline constexpr std::size_t kCommandKinds = ChoiceWords<CommandKind>::words.size();

/// A command of kind `kind`, drawn by `choose`; cases may or may not exist.
[[nodiscard]] inline Command some_command(CommandKind kind, Chooser& choose) {
    Command command;
    command.kind = kind;
    command.number = static_cast<double>(choose.whole(1, 6));
    if (kind == CommandKind::coverage || kind == CommandKind::compensation) command.number = choose.between(0.0, 1.0);
    command.delay = choose.duration(0.1, 3.0);
    command.empathy = choose.between(0.0, 1.0);
    command.hostility = choose.chance(0.3) ? 1.0 : 0.0;
    command.remedy = choose.between(0.0, 1.0);
    command.case_number = choose.whole(0, 200);
    command.announces_fix = choose.chance(0.5);
    command.strategy = choose.one_of(std::array<std::string, 4>{"crisis_plan", "reply_and_fix", "defensive", "canned"});
    command.text = "a note";
    if (kind == CommandKind::order) {
        command.key = choose.one_of(std::array<std::string, 4>{"monitoring", "complaint.coverage", "me_too.remedy", "staffing"});
        command.value = choose.one_of(std::array<std::string, 3>{"0.9", "30 %", "0"});
    }
    if (kind == CommandKind::set) {
        command.key = choose.one_of(
            std::array<std::string, 4>{"platform.visibility", "platform.share_probability", "crowd.me_too", "company.tagged_share"});
        command.value = choose.one_of(std::array<std::string, 3>{"0.2", "5 %", "0.4"});
    }
    return command;
}

}  // namespace firebreak::test
