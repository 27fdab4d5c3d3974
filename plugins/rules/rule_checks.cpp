#include "plugins/rules/rule_checks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace firebreak::rules {
namespace {

// Answers or ignores every case there is, at every tick.
bool takes_all_cases(const Rule& rule) {
    return rule.is_enabled && rule.verbs.decides() && rule.when.steps.empty() && rule.one_case.steps.empty() && !rule.has_until &&
           !rule.is_once && !rule.cooldown;
}

bool does_only_decide(const Rule& rule) {
    const CaseVerbs& verbs = rule.verbs;
    return verbs.decides() && !verbs.prioritises && !verbs.escalates && !verbs.removes && rule.changes.empty() && !rule.statement &&
           !rule.supporters && !rule.fix && rule.note.empty();
}

bool is_tried_before(const Playbook& playbook, std::size_t a, std::size_t b) {
    const double first = playbook.rules[a].priority;
    const double second = playbook.rules[b].priority;
    return first > second || (first == second && a < b);
}

// Waits, in all its alternatives, for a rule that never fires.
std::optional<std::size_t> waits_in_vain(const Playbook& playbook, const Rule& rule, const std::vector<bool>& nevers) {
    for (const Step& step : rule.when.steps) {
        if (step.op == Step::Op::any || step.op == Step::Op::negate) return std::nullopt;
    }
    for (const Step& step : rule.when.steps) {
        const bool is_about_rule = step.op == Step::Op::fired || step.op == Step::Op::active;
        if (is_about_rule && (!playbook.rules[step.number].is_enabled || nevers[step.number])) return step.number;
    }
    return std::nullopt;
}

}  // namespace

void check_rules(const Playbook& playbook, std::span<const std::uint32_t> places, const std::vector<bool>& nevers, TreeReader& tree) {
    for (std::size_t i = 0; i < playbook.rules.size(); ++i) {
        const Rule& rule = playbook.rules[i];
        if (!rule.is_enabled) continue;
        if (nevers[i]) {
            tree.warning(places[i], fmt::format("rule '{}' can never fire: its conditions never hold", rule.name));
            continue;
        }
        if (const auto other = waits_in_vain(playbook, rule, nevers))
            tree.warning(places[i], fmt::format("rule '{}' can never fire: it waits for '{}', which never does", rule.name,
                                                playbook.rules[*other].name));
        if (rule.has_until && rule.changes.empty())
            tree.warning(places[i], fmt::format("rule '{}' has 'until' but changes no orders, so there is nothing to end", rule.name));
        if (!does_only_decide(rule)) continue;
        for (std::size_t j = 0; j < playbook.rules.size(); ++j) {
            if (i == j || !takes_all_cases(playbook.rules[j]) || !is_tried_before(playbook, j, i)) continue;
            tree.warning(places[i], fmt::format("rule '{}' is never reached: '{}' is tried first and answers or ignores every case",
                                                rule.name, playbook.rules[j].name));
            break;
        }
    }
}

}  // namespace firebreak::rules
