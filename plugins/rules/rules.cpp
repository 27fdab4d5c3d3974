// A response strategy that is written in YAML: standing orders, and rules that change them and act. docs/strategies/rules.md tells how.
//
// At a policy tick, rules are tried from the highest priority to the lowest:
//   1. A rule whose `until` holds is ended: its changes of orders are withdrawn. It does not fire.
//   2. A rule whose `when` begins to hold (or still holds, once its cooldown is over) fires: its changes of orders take effect, and its
//      actions are carried out. One that looks at cases fires whenever a new or changed case fits.
// Orders in force are the standing orders and the changes of all rules that have fired and not ended, the latest last.
#include "plugins/rules/case_filter.hpp"
#include "plugins/rules/company_view.hpp"
#include "plugins/rules/playbook_reader.hpp"
#include "plugins/rules/reasons.hpp"

#include "engine/plugin/strategy.hpp"

#include <algorithm>

namespace {

using namespace firebreak;
using namespace firebreak::rules;

struct Rules {
    struct Params {
        ConfigTree playbook;
    };
    static constexpr std::array kParams = {
        field<&Params::playbook>({.key = "playbook",
                                  .help = "Standing orders and rules; written out in the scenario, or the path of a YAML file.",
                                  .evidence = "[A] the user's own",
                                  .confidence = Confidence::low}),
    };

    static void check(const Params& params, ParameterProblems& problems) {
        std::vector<Finding> findings;
        static_cast<void>(read_playbook(params.playbook, findings));
        if (!params.playbook.is_given())
            problems.report_node("playbook", FIREBREAK_NO_NODE, false, true,
                                 "the strategy rules has no playbook: it holds the orders of canned and never acts");
        std::ranges::stable_sort(findings, {}, &Finding::node);
        for (const Finding& one : findings) problems.report_node("playbook", one.node, one.at_key, one.is_warning, one.text);
    }

    explicit Rules(const Params& params) {
        std::vector<Finding> checked;
        playbook = read_playbook(params.playbook, checked);
        for (const Rule& rule : playbook.rules) filters.emplace_back(rule.one_case);
        memory.rules.resize(playbook.rules.size());
        in_force = playbook.standing;
    }

    [[nodiscard]] Orders initial_orders() const { return playbook.standing; }

    void decide(const Situation& seen, Actions& actions) {
        const CompanyValues values = look(seen, memory);
        has_table = false;
        is_decided.assign(seen.cases.size(), false);
        for (const std::uint32_t number : playbook.order) attempt(number, values, seen, actions);
    }

    void attempt(std::uint32_t number, const CompanyValues& values, const Situation& seen, Actions& actions) {
        const Rule& rule = playbook.rules[number];
        RuleMemory& own = memory.rules[number];
        if (rule.has_until && holds(rule.until, values)) {
            own.held = false;
            if (own.in_force == 0) return;
            own.in_force = 0;
            if (actions.wants_reasons()) actions.because(ending_reason(rule, values));
            return send_orders(actions);
        }
        const bool does_hold = holds(rule.when, values);
        const bool begins = does_hold && !own.held;
        own.held = does_hold;
        if (!does_hold || (rule.is_once && own.fired > 0) || is_resting(rule, own, seen.now)) return;
        if (!rule.is_about_cases() && !begins && !rule.cooldown) return;
        rows.clear();
        if (rule.is_about_cases()) {
            find_rows(number, seen);
            if (rows.empty()) return;
        }
        if (actions.wants_reasons()) actions.because(firing_reason(rule, values, rows, seen.cases));
        fire(rule, own, seen, actions);
    }

    [[nodiscard]] static bool is_resting(const Rule& rule, const RuleMemory& own, Time now) {
        if (!rule.cooldown || own.fired == 0) return false;
        const double passed = static_cast<double>(microseconds_of(now)) - static_cast<double>(microseconds_of(own.last_fired));
        return passed < static_cast<double>(rule.cooldown->count());
    }

    void find_rows(std::uint32_t number, const Situation& seen) {
        if (!has_table) table.fill(seen.cases, seen.now, playbook.uses_column);
        has_table = true;
        filters[number].rows(table, rows);
        // A case that a rule before has answered or ignored leaves nothing to decide.
        const CaseVerbs& verbs = playbook.rules[number].verbs;
        if (!verbs.decides()) return;
        std::erase_if(rows, [&](std::uint32_t row) { return is_decided[row]; });
        for (const std::uint32_t row : rows) is_decided[row] = true;
    }

    void fire(const Rule& rule, RuleMemory& own, const Situation& seen, Actions& actions) {
        ++own.fired;
        own.last_fired = seen.now;
        if (!rule.note.empty()) actions.note(rule.note);
        if (!rule.changes.empty()) {
            own.in_force = ++memory.changes;
            send_orders(actions);
        }
        if (rule.fix) {
            ++memory.fixes;
            memory.last_fix = seen.now;
            actions.start_fix(*rule.fix);
        }
        if (rule.statement) {
            ++memory.statements;
            memory.last_statement = seen.now;
            actions.publish(rule.statement->statement, rule.statement->delay);
        }
        if (rule.supporters) {
            memory.supporters += rule.supporters->supporters.count;
            actions.mobilise(rule.supporters->supporters, rule.supporters->delay);
        }
        for (const std::uint32_t row : rows) act_on(rule.verbs, seen.cases[row], actions);
    }

    void act_on(const CaseVerbs& verbs, const CaseView& one, Actions& actions) const {
        if (verbs.answers) {
            Reply reply = in_force.classes[static_cast<std::size_t>(one.case_class)].reply;
            for (const ReplyChange& change : verbs.reply) change.apply(reply, change.number);
            actions.answer(one.id, reply);
        }
        if (verbs.ignores) actions.ignore(one.id);
        if (verbs.prioritises) actions.prioritise(one.id);
        if (verbs.escalates) actions.escalate(one.id);
        if (verbs.removes) actions.remove(one.id);
    }

    /// A function of the memory alone, so that nothing else need be saved.
    [[nodiscard]] Orders orders_now() const {
        std::vector<std::uint32_t> changed;
        for (std::uint32_t i = 0; i < memory.rules.size(); ++i) {
            if (memory.rules[i].in_force > 0) changed.push_back(i);
        }
        std::ranges::sort(changed, {}, [&](std::uint32_t i) { return memory.rules[i].in_force; });
        Orders orders = playbook.standing;
        for (const std::uint32_t i : changed) {
            for (const OrderChange& change : playbook.rules[i].changes) change.apply(orders, change);
        }
        return orders;
    }

    void send_orders(Actions& actions) {
        const Orders orders = orders_now();
        if (orders == in_force) return;
        in_force = orders;
        actions.set_orders(in_force);
    }

    [[nodiscard]] bool holds(const Condition& condition, const CompanyValues& values) {
        stack.clear();
        for (const Step& step : condition.steps) {
            switch (step.op) {
                case Step::Op::leaf: {
                    const Leaf& leaf = condition.leaves[step.number];
                    stack.push_back(leaf.interval.contains(values[leaf.column]));
                    break;
                }
                case Step::Op::fired: stack.push_back(memory.rules[step.number].fired > 0); break;
                case Step::Op::active: stack.push_back(memory.rules[step.number].in_force > 0); break;
                case Step::Op::negate: stack.back() = stack.back() == 0; break;
                case Step::Op::all:
                case Step::Op::any: {
                    const auto operands = static_cast<std::ptrdiff_t>(step.number);
                    const auto is_true = [](std::uint8_t result) { return result != 0; };
                    const bool result = step.op == Step::Op::all ? std::all_of(stack.end() - operands, stack.end(), is_true)
                                                                 : std::any_of(stack.end() - operands, stack.end(), is_true);
                    stack.erase(stack.end() - operands, stack.end());
                    stack.push_back(result);
                    break;
                }
            }
        }
        return stack.empty() || stack.back() != 0;
    }

    [[nodiscard]] std::vector<std::byte> snapshot() const { return memory.bytes(); }
    void restore(std::span<const std::byte> bytes) {
        memory.restore(bytes);
        in_force = orders_now();
    }

    Playbook playbook;
    Memory memory;
    /// What the host was last told.
    Orders in_force;

    // Of one tick alone; kept for their room.
    std::vector<CaseFilter> filters;
    CaseTable table;
    bool has_table = false;
    std::vector<std::uint32_t> rows;
    std::vector<bool> is_decided;
    std::vector<std::uint8_t> stack;
};

}  // namespace

FIREBREAK_STRATEGY(Rules, "rules", "1.0.0", "Follows a playbook in YAML: standing orders, and rules of conditions and actions.");
