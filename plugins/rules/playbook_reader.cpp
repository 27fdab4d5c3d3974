#include "plugins/rules/playbook_reader.hpp"

#include "engine/core/diagnostics.hpp"
#include "plugins/rules/condition_reader.hpp"
#include "plugins/rules/order_keys.hpp"
#include "plugins/rules/rule_checks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace firebreak::rules {
namespace {

constexpr std::size_t kMostRules = 1000;

constexpr std::array kPlaybookKeys = {
    KeyHelp{"name", "What the playbook is called, for its readers."},
    KeyHelp{"description", "What it is for, for its readers."},
    KeyHelp{"standing_orders", "Orders in force from the start: `like` and any order."},
    KeyHelp{"rules", "The list of rules."},
};
constexpr std::array kRuleKeys = {
    KeyHelp{"name", "What the rule is called in reasons, in `fired` and in `active`. Needed, and no other rule may have it."},
    KeyHelp{"when", "Conditions on the company. Without them they always hold. The rule fires when they begin to hold."},
    KeyHelp{"case",
            "Conditions on single cases. The rule then fires at every policy tick at which a new or changed case fits, and acts on each "
            "that does."},
    KeyHelp{"do", "What is done: orders that change, and actions. Needed."},
    KeyHelp{"until", "Conditions that end the changes of orders that the rule has made. While they hold, it does not fire."},
    KeyHelp{"priority", "Rules are tried from the highest to the lowest, equal ones as written; 0 when not said."},
    KeyHelp{"cooldown", "After it fired, the rule rests for this long; then it fires again even if its conditions have held throughout."},
    KeyHelp{"once", "true: it fires once in a run."},
    KeyHelp{"enabled", "false: it is left out."},
};
constexpr std::array kActionKeys = {
    KeyHelp{
        "answer",
        "Answers each case that fits, whatever the coverage: `standing` for the standing reply, or keys of a reply that differ from it."},
    KeyHelp{"ignore", "true: takes each case that fits out of the queue."},
    KeyHelp{"prioritise", "true: puts each case that fits before the others."},
    KeyHelp{"escalate", "true: escalates each case that fits."},
    KeyHelp{"remove", "true: deletes the newest seen post of each case that fits from the company's own pages. People may notice."},
    KeyHelp{"statement",
            "Publishes a statement: deny, diminish or rebuild; or a section with type, empathy, hostility, announces_fix and delay."},
    KeyHelp{"fix", "Starts a root-cause fix of every live issue that has none, with this median duration."},
    KeyHelp{"supporters", "Asks disclosed supporters to post: how many; or a section with count, choice, arousal and delay."},
    KeyHelp{"note", "Writes a line into the decision log."},
};

template <std::size_t N>
std::vector<std::string_view> keys_of(const std::array<KeyHelp, N>& keys) {
    std::vector<std::string_view> names;
    for (const KeyHelp& one : keys) names.push_back(one.key);
    return names;
}

class PlaybookReader {
  public:
    PlaybookReader(const ConfigTree& tree, std::vector<Finding>& findings) : tree_{tree, findings} {}

    Playbook read() {
        playbook_.standing = preset(0);
        if (!tree_.expect_map(0, "a playbook")) return std::move(playbook_);
        for (const std::uint32_t entry : tree_.children(0)) {
            const std::string& key = tree_.node(entry).key;
            if (key == "standing_orders") read_standing_orders(entry);
            else if (key == "name" || key == "description") static_cast<void>(tree_.text(entry, key));
            else if (key != "rules") tree_.unknown_key(entry, "key of a playbook", keys_of(kPlaybookKeys));
        }
        if (const std::uint32_t rules = tree_.find(0, "rules"); rules != kNoNode) read_rules(rules);
        check_rules(playbook_, places_, nevers_, tree_);
        return std::move(playbook_);
    }

  private:
    void read_standing_orders(std::uint32_t place) {
        if (tree_.node(place).kind == ConfigNode::Kind::nothing || !tree_.expect_map(place, "standing_orders")) return;
        if (const std::uint32_t like = tree_.find(place, "like"); like != kNoNode) {
            if (const auto word = tree_.word(like, "standing_orders.like", preset_words())) playbook_.standing = preset(*word);
        }
        std::vector<OrderChange> changes;
        for (const std::uint32_t entry : tree_.children(place)) {
            if (tree_.node(entry).key == "like" || read_order(tree_, entry, "standing_orders.", changes)) continue;
            std::vector<std::string_view> allowed{"like"};
            for (const OrderKey& one : order_keys()) allowed.push_back(one.key);
            tree_.unknown_key(entry, "order", allowed);
        }
        for (const OrderChange& change : changes) change.apply(playbook_.standing, change);
    }

    void read_rules(std::uint32_t place) {
        if (tree_.node(place).kind == ConfigNode::Kind::nothing) return;
        if (!tree_.is_list(place)) return tree_.error(place, "rules must be a list ('- ' before each rule)");
        std::vector<std::uint32_t> items = tree_.children(place);
        if (items.size() > kMostRules)
            return tree_.error(place, fmt::format("there are {} rules, but may be {}", items.size(), kMostRules));
        std::erase_if(items, [&](std::uint32_t item) { return !tree_.expect_map(item, "a rule"); });
        // The names first: conditions may speak of rules that stand further down.
        for (const std::uint32_t item : items) read_name(item);
        for (std::size_t i = 0; i < items.size(); ++i) read_rule(items[i], i);
    }

    void read_name(std::uint32_t item) {
        const std::uint32_t name = tree_.find(item, "name");
        std::string text;
        if (name == kNoNode) tree_.error(item, "a rule needs a name");
        else text = tree_.text(name, "a rule's name");
        const bool is_taken = !text.empty() && std::ranges::find(names_, text) != names_.end();
        if (is_taken) tree_.error(name, fmt::format("there is already a rule {}", quoted(text)));
        names_.push_back(is_taken ? std::string{} : std::move(text));
    }

    void read_rule(std::uint32_t item, std::size_t number) {
        Rule rule;
        rule.name = names_[number].empty() ? fmt::format("number {}", number + 1) : names_[number];
        const std::string path = fmt::format("rule '{}'", rule.name);
        bool is_never = false;
        for (const std::uint32_t entry : tree_.children(item)) {
            const std::string& key = tree_.node(entry).key;
            ConditionReader of_company{tree_, company_columns(), &names_};
            if (key == "when") {
                rule.when = of_company.read(entry, path);
                is_never = is_never || of_company.is_never();
            } else if (key == "until") {
                rule.until = of_company.read(entry, path + ", until");
                rule.has_until = true;
            } else if (key == "case") {
                ConditionReader of_cases{tree_, case_columns(), nullptr};
                rule.one_case = of_cases.read(entry, path + ", case");
                is_never = is_never || of_cases.is_never();
                rule.has_case = true;
            } else if (key == "do") {
                read_actions(entry, path, rule);
            } else if (key != "name") {
                read_setting(entry, path, rule);
            }
        }
        if (tree_.find(item, "do") == kNoNode) tree_.error(item, path + " does nothing: 'do' is missing");
        to_whole_cases(rule.one_case);
        playbook_.rules.push_back(std::move(rule));
        places_.push_back(item);
        nevers_.push_back(is_never);
    }

    void read_setting(std::uint32_t entry, const std::string& path, Rule& rule) {
        const std::string& key = tree_.node(entry).key;
        const std::string where = path + ": " + key;
        if (key == "priority") rule.priority = tree_.number(entry, where, -1e6, 1e6).value_or(0.0);
        else if (key == "cooldown") rule.cooldown = tree_.duration(entry, where);
        else if (key == "once") rule.is_once = tree_.flag(entry, where).value_or(false);
        else if (key == "enabled") rule.is_enabled = tree_.flag(entry, where).value_or(true);
        else tree_.unknown_key(entry, "key of a rule", keys_of(kRuleKeys));
    }

    void read_actions(std::uint32_t place, const std::string& path, Rule& rule) {
        std::vector<std::uint32_t> sections{place};
        if (tree_.is_list(place)) sections = tree_.children(place);
        std::size_t actions = 0;
        for (const std::uint32_t section : sections) {
            if (!tree_.expect_map(section, path + ": do")) continue;
            for (const std::uint32_t entry : tree_.children(section)) {
                ++actions;
                if (read_order(tree_, entry, path + ": ", rule.changes) || read_case_verb(entry, path, rule.verbs) ||
                    read_company_action(entry, path, rule))
                    continue;
                std::vector<std::string_view> allowed = keys_of(kActionKeys);
                for (const OrderKey& one : order_keys()) allowed.push_back(one.key);
                tree_.key_error(entry, fmt::format("{}: unknown action {}{}", path, quoted(tree_.node(entry).key),
                                                   did_you_mean(tree_.node(entry).key, allowed)));
            }
            if (tree_.children(section).empty()) tree_.error(section, path + " does nothing");
        }
        if (sections.empty()) tree_.error(place, path + " does nothing");
    }

    bool read_case_verb(std::uint32_t entry, const std::string& path, CaseVerbs& verbs) {
        const std::string& key = tree_.node(entry).key;
        const auto flag = [&] { return tree_.flag(entry, path + ": " + key).value_or(false); };
        if (key == "prioritise") verbs.prioritises = flag();
        else if (key == "escalate") verbs.escalates = flag();
        else if (key == "remove") verbs.removes = flag();
        else if (key == "ignore") verbs.ignores = flag();
        else if (key == "answer") read_answer(entry, path + ": answer", verbs);
        else return false;
        if (verbs.ignores && verbs.answers) tree_.key_error(entry, path + " both answers and ignores the same cases");
        return true;
    }

    void read_answer(std::uint32_t entry, const std::string& path, CaseVerbs& verbs) {
        verbs.answers = true;
        if (tree_.is_scalar(entry) && tree_.node(entry).text == "standing") return;
        if (!tree_.is_map(entry)) return tree_.error(entry, path + " must be 'standing', or a section with the keys of a reply");
        read_reply(tree_, entry, path, verbs.reply);
    }

    bool read_company_action(std::uint32_t entry, const std::string& path, Rule& rule) {
        const std::string& key = tree_.node(entry).key;
        const std::string where = path + ": " + key;
        if (key == "statement") {
            read_statement(entry, where, rule);
        } else if (key == "fix") {
            rule.fix = tree_.duration(entry, where);
            if (rule.fix && rule.fix->count() == 0) tree_.error(entry, where + " must be longer than 0");
        } else if (key == "supporters") {
            read_supporters(entry, where, rule);
        } else if (key == "note") {
            rule.note = tree_.text(entry, where);
        } else {
            return false;
        }
        return true;
    }

    void read_statement(std::uint32_t place, const std::string& path, Rule& rule) {
        StatementPlan plan;
        const auto type = [&](std::uint32_t node, const std::string& where) {
            if (const auto word = tree_.word(node, where, ChoiceWords<StatementType>::words))
                plan.statement.type = static_cast<StatementType>(*word);
        };
        if (!tree_.is_map(place)) {
            type(place, path);
        } else {
            constexpr std::array<std::string_view, 5> kKeys{"type", "empathy", "hostility", "announces_fix", "delay"};
            for (const std::uint32_t entry : tree_.children(place)) {
                const std::string& key = tree_.node(entry).key;
                const std::string where = path + "." + key;
                if (key == "type") type(entry, where);
                else if (key == "empathy") plan.statement.empathy = tree_.number(entry, where, 0, 1).value_or(0.0);
                else if (key == "hostility") plan.statement.hostility = tree_.number(entry, where, 0, 2).value_or(0.0);
                else if (key == "announces_fix") plan.statement.announces_fix = tree_.flag(entry, where).value_or(false);
                else if (key == "delay") plan.delay = tree_.duration(entry, where).value_or(Duration{0});
                else tree_.unknown_key(entry, "key of a statement", kKeys);
            }
            if (tree_.find(place, "type") == kNoNode) tree_.error(place, path + " needs a type: deny, diminish or rebuild");
        }
        rule.statement = plan;
    }

    void read_supporters(std::uint32_t place, const std::string& path, Rule& rule) {
        SupporterPlan plan;
        const auto count = [&](std::uint32_t node, const std::string& where) {
            plan.supporters.count = static_cast<std::uint32_t>(tree_.number(node, where, 1, 1e6, true).value_or(1.0));
        };
        if (!tree_.is_map(place)) {
            count(place, path);
        } else {
            constexpr std::array<std::string_view, 4> kKeys{"count", "choice", "arousal", "delay"};
            for (const std::uint32_t entry : tree_.children(place)) {
                const std::string& key = tree_.node(entry).key;
                const std::string where = path + "." + key;
                if (key == "count") count(entry, where);
                else if (key == "choice")
                    plan.supporters.choice =
                        static_cast<SupporterChoice>(tree_.word(entry, where, ChoiceWords<SupporterChoice>::words).value_or(0));
                else if (key == "arousal") plan.supporters.arousal = tree_.number(entry, where, 0, 1).value_or(0.0);
                else if (key == "delay") plan.delay = tree_.duration(entry, where).value_or(Duration{0});
                else tree_.unknown_key(entry, "key of supporters", kKeys);
            }
            if (tree_.find(place, "count") == kNoNode) tree_.error(place, path + " needs a count");
        }
        rule.supporters = plan;
    }

    // Durations of cases count seconds.
    static void to_whole_cases(Condition& condition) {
        for (Leaf& leaf : condition.leaves) {
            if (case_columns()[leaf.column].kind != ColumnKind::duration) continue;
            leaf.interval.low /= 1e6;
            leaf.interval.high /= 1e6;
        }
    }

    TreeReader tree_;
    Playbook playbook_;
    RuleNames names_;
    std::vector<std::uint32_t> places_;
    std::vector<bool> nevers_;
};

}  // namespace

std::span<const KeyHelp> playbook_keys() noexcept { return kPlaybookKeys; }
std::span<const KeyHelp> rule_keys() noexcept { return kRuleKeys; }
std::span<const KeyHelp> action_keys() noexcept { return kActionKeys; }

Playbook read_playbook(const ConfigTree& tree, std::vector<Finding>& findings) {
    Playbook playbook;
    playbook.standing = preset(0);
    if (tree.is_given()) playbook = PlaybookReader{tree, findings}.read();
    for (std::uint32_t i = 0; i < playbook.rules.size(); ++i) {
        const Rule& rule = playbook.rules[i];
        if (!rule.is_enabled) continue;
        playbook.order.push_back(i);
        for (const Leaf& leaf : rule.one_case.leaves) playbook.uses_column[leaf.column] = true;
    }
    std::ranges::stable_sort(playbook.order,
                             [&](std::uint32_t a, std::uint32_t b) { return playbook.rules[a].priority > playbook.rules[b].priority; });
    return playbook;
}

}  // namespace firebreak::rules
