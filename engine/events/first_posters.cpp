#include "engine/events/first_posters.hpp"

namespace firebreak {
namespace {

IssueId issue_named(const Scenario& scenario, const std::string& id) {
    for (std::size_t i = 0; i < scenario.incidents.size(); ++i) {
        if (id.empty() || scenario.incidents[i].id == id) return IssueId{static_cast<std::uint16_t>(i + 1)};
    }
    return kBackgroundIssue;
}

}  // namespace

std::vector<FirstPosters> first_posters_of_timeline(const Scenario& scenario) {
    std::vector<FirstPosters> all;
    std::uint32_t next_number = kMostFirstPosters;
    for (const Command& command : scenario.timeline) {
        if (command.kind != CommandKind::seeds) continue;
        const auto count = static_cast<std::uint32_t>(command.number);
        all.push_back(
            {issue_named(scenario, command.incident), next_number, count, kStart + command.at, static_cast<float>(command.arousal)});
        next_number += count;
    }
    return all;
}

}  // namespace firebreak
