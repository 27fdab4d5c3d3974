#include "plugins/rules/order_keys.hpp"

#include "engine/core/diagnostics.hpp"
#include "plugins/common/reply_and_fix_params.hpp"
#include "plugins/rules/scalar_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace firebreak::rules {
namespace {

constexpr double kYears = 10;
constexpr std::array<std::string_view, 3> kPresets{"canned", "reply_and_fix", "silent"};
constexpr std::array<std::string_view, kCaseClasses> kClassWords{"complaint", "me_too", "question"};

// An order that is one number of Orders.
template <auto Member>
constexpr void (*set_number)(Orders&, const OrderChange&) = [](Orders& orders, const OrderChange& change) {
    using T = std::remove_reference_t<decltype(orders.*Member)>;
    orders.*Member = static_cast<T>(change.number);
};
template <auto Member>
constexpr void (*set_duration)(Orders&, const OrderChange&) =
    [](Orders& orders, const OrderChange& change) { orders.*Member = change.duration; };
template <auto Member>
constexpr void (*set_reply)(Reply&, double) = [](Reply& reply, double number) { reply.*Member = number; };

void set_triage(Orders& orders, const OrderChange& change) { orders.triage = static_cast<Triage>(static_cast<int>(change.number)); }
void set_hours(Orders& orders, const OrderChange& change) {
    orders.keeps_desk_hours = change.keeps_desk_hours;
    orders.hours = change.hours;
}
void set_coverage(Orders& orders, const OrderChange& change) {
    for (std::size_t i = 0; i < kCaseClasses; ++i) {
        if (change.classes[i]) orders.classes[i].coverage = change.number;
    }
}
void set_reply_of_classes(Orders& orders, const OrderChange& change) {
    for (std::size_t i = 0; i < kCaseClasses; ++i) {
        if (change.classes[i]) change.apply_to_reply(orders.classes[i].reply, change.number);
    }
}

using K = OrderKind;
constexpr std::array kOrderKeys = {
    OrderKey{"monitoring", K::share, 0, 1, set_number<&Orders::monitoring>, "Share of tagged mentions that monitoring sees."},
    OrderKey{"detection_delay", K::duration, 0, 0, set_duration<&Orders::detection_delay>, "Median time until monitoring sees a mention."},
    OrderKey{"coverage", K::coverage, 0, 1, &set_coverage,
             "Share of the seen cases that get an answer; for all, or by class: {complaint: 1, question: 0.3}."},
    OrderKey{"reply", K::reply, 0, 0, &set_reply_of_classes,
             "What replies contain: keys of a reply; for all classes, or by class: {complaint: {empathy: 0.8}}."},
    OrderKey{"triage", K::triage, 0, 0, &set_triage,
             "Which case comes first: the oldest, the angriest, the most followed, the most overdue."},
    OrderKey{"hours", K::hours, 0, 0, &set_hours,
             "Opening hours: office (monday-friday 9-18), desk (the scenario's), extended (7-23), always, or days and full hours."},
    OrderKey{"staffing", K::number, 0, 1000, set_number<&Orders::staffing>, "The desk's agents are multiplied by this."},
    OrderKey{"approval_layers", K::whole, 0, 100, set_number<&Orders::approval_layers>,
             "Approvals that a drafted reply needs, one after the other."},
    OrderKey{"approval_delay", K::duration, 0, 0, set_duration<&Orders::approval_delay>,
             "Median time that one approval takes, in desk hours."},
    OrderKey{"approval_sigma", K::number, 0, 10, set_number<&Orders::approval_sigma>, "Spread of the approval time, in ln units."},
    OrderKey{"escalation", K::share, 0, 1, set_number<&Orders::escalation>,
             "Probability that a seen case is escalated to the department that owns its cause."},
    OrderKey{"information_flow", K::share, 0, 1, set_number<&Orders::information_flow>, "Probability that an escalation arrives there."},
    OrderKey{"hand_off_delay", K::duration, 0, 0, set_duration<&Orders::hand_off_delay>,
             "Median delay of one hand-off between departments."},
    OrderKey{"hand_off_sigma", K::number, 0, 10, set_number<&Orders::hand_off_sigma>, "Spread of the hand-off delay, in ln units."},
    OrderKey{"hand_off_hops", K::whole, 0, 100, set_number<&Orders::hand_off_hops>, "Hand-offs until a case reaches its owner."},
    OrderKey{"fix_threshold", K::whole, 1, 1e9, set_number<&Orders::fix_threshold>,
             "Escalated cases of one issue that start a root-cause fix."},
    OrderKey{"fix_duration", K::duration, 0, 0, set_duration<&Orders::fix_duration>, "Median duration of such a fix."},
    OrderKey{"posts_per_day", K::number, 0, 1000, set_number<&Orders::posts_per_day>,
             "The company's own posts per day, whatever is going on."},
    OrderKey{"deletion", K::share, 0, 1, set_number<&Orders::deletion>,
             "Probability that a seen complaint is deleted instead of answered."},
    OrderKey{"peer_answer", K::share, 0, 1, set_number<&Orders::peer_answer>,
             "Probability that an expert or advocate answers an open complaint; the crowd's own when not said."},
    OrderKey{"handling_factor", K::number, 0.01, 100, set_number<&Orders::handling_factor>, "Handling times are multiplied by this."},
};

constexpr std::array kReplyKeys = {
    ReplyKey{"empathy", 1, {}, set_reply<&Reply::empathy>, "Empathy."},
    ReplyKey{"explanation", 1, {}, set_reply<&Reply::explanation>, "Explanation or justification."},
    ReplyKey{"apology", 1, {}, set_reply<&Reply::apology>, "Apology."},
    ReplyKey{"private_channel", 1, {}, set_reply<&Reply::private_channel>, "How far it sends people to a private channel."},
    ReplyKey{"compensation", 1, {}, set_reply<&Reply::compensation>, "Compensation offered in public."},
    ReplyKey{"hostility", 2, {}, set_reply<&Reply::hostility>, "Tone: 0 neutral, 1 defensive, 2 aggressive."},
    ReplyKey{"remedy", 1, {}, set_reply<&Reply::remedy>, "Probability that it contains a real remedy."},
    ReplyKey{"department", 0, ChoiceWords<Department>::words,
             [](Reply& reply, double number) { reply.department = static_cast<Department>(static_cast<int>(number)); }, "Who replies."},
    ReplyKey{"backfire", 1, {}, set_reply<&Reply::backfire>, "Probability that its tone goes wrong."},
    ReplyKey{"backfire_hostility", 2, {}, set_reply<&Reply::backfire_hostility>, "The hostility that people then read in it."},
};

std::vector<std::string_view> names_of_replies(bool with_classes) {
    std::vector<std::string_view> names;
    for (const ReplyKey& one : kReplyKeys) names.push_back(one.key);
    if (with_classes) names.insert(names.end(), kClassWords.begin(), kClassWords.end());
    return names;
}

std::optional<std::size_t> class_in(std::string_view text) {
    const auto found = std::ranges::find(kClassWords, text);
    if (found == kClassWords.end()) return std::nullopt;
    return static_cast<std::size_t>(found - kClassWords.begin());
}

std::array<bool, kCaseClasses> only(std::size_t one) {
    std::array<bool, kCaseClasses> classes{};
    classes[one] = true;
    return classes;
}
constexpr std::array<bool, kCaseClasses> kAllClasses{true, true, true};

std::optional<std::size_t> hour_in(std::string_view text) {
    const std::optional<int> minute =
        minute_in(text.find(':') == std::string_view::npos ? fmt::format("{}:00", trimmed(text)) : std::string{text});
    if (!minute || *minute % 60 != 0) return std::nullopt;
    return static_cast<std::size_t>(*minute / 60);
}

// "monday-friday 08:00-20:00", "saturday 9-12", added to `week`.
bool add_hours(std::string_view text, WeekHours& week) {
    text = trimmed(text);
    const std::size_t blank = text.find(' ');
    if (blank == std::string_view::npos) return false;
    const std::string_view day_words = text.substr(0, blank);
    const std::optional<Span> day_hours = span_in(text.substr(blank + 1));
    Span ends{day_words, day_words};
    if (const std::optional<Span> several = span_in(day_words)) ends = *several;
    const std::optional<std::size_t> first = weekday_in(ends.from);
    const std::optional<std::size_t> last = weekday_in(ends.to);
    if (!first || !last || !day_hours) return false;
    const std::optional<std::size_t> open = hour_in(day_hours->from);
    const std::optional<std::size_t> close = hour_in(day_hours->to);
    if (!open || !close || *open >= *close) return false;
    for (std::size_t day = *first;; day = (day + 1) % 7) {
        for (std::size_t hour = *open; hour < *close; ++hour) week.open[day * 24 + hour] = true;
        if (day == *last) return true;
    }
}

void read_hours(TreeReader& tree, std::uint32_t place, const std::string& path, const OrderKey& key, std::vector<OrderChange>& changes) {
    constexpr std::string_view kWish = "office, desk, extended, always, or days and full hours such as 'monday-friday 08:00-20:00'";
    OrderChange change{.apply = key.apply};
    std::vector<std::uint32_t> places{place};
    if (tree.is_list(place)) places = tree.children(place);
    const std::string& word = tree.node(place).text;
    const auto preset_hours = std::ranges::find(ChoiceWords<OpeningHours>::words, word);
    if (tree.is_scalar(place) && preset_hours != ChoiceWords<OpeningHours>::words.end()) {
        Orders orders;
        open_desk(orders, static_cast<OpeningHours>(preset_hours - ChoiceWords<OpeningHours>::words.begin()));
        change.keeps_desk_hours = orders.keeps_desk_hours;
        change.hours = orders.hours;
        return changes.push_back(change);
    }
    bool is_right = !places.empty();
    for (const std::uint32_t one : places) {
        if (tree.is_scalar(one) && add_hours(tree.node(one).text, change.hours)) continue;
        is_right = false;
        const std::string said = tree.is_scalar(one) ? "is " + quoted(tree.node(one).text) : "is no text";
        tree.error(one, fmt::format("{} {}, but must be {}{}", path, said, kWish,
                                    tree.is_scalar(one) ? did_you_mean(tree.node(one).text, ChoiceWords<OpeningHours>::words) : ""));
    }
    if (places.empty()) tree.error(place, fmt::format("{} is an empty list, but must be {}", path, kWish));
    if (is_right) changes.push_back(change);
}

void read_coverage(TreeReader& tree, std::uint32_t place, const std::string& path, const OrderKey& key, std::vector<OrderChange>& changes) {
    if (!tree.is_map(place)) {
        if (const auto number = tree.number(place, path, 0, 1))
            changes.push_back({.apply = key.apply, .number = *number, .classes = kAllClasses});
        return;
    }
    for (const std::uint32_t entry : tree.children(place)) {
        const std::optional<std::size_t> one = class_in(tree.node(entry).key);
        if (!one) {
            tree.unknown_key(entry, "class of cases in " + path, kClassWords);
        } else if (const auto number = tree.number(entry, fmt::format("{}.{}", path, kClassWords[*one]), 0, 1)) {
            changes.push_back({.apply = key.apply, .number = *number, .classes = only(*one)});
        }
    }
}

void add_reply(const std::vector<ReplyChange>& replies, const std::array<bool, kCaseClasses>& classes, const OrderKey& key,
               std::vector<OrderChange>& changes) {
    for (const ReplyChange& one : replies)
        changes.push_back({.apply = key.apply, .number = one.number, .classes = classes, .apply_to_reply = one.apply});
}

void read_reply_entry(TreeReader& tree, std::uint32_t entry, const std::string& path, bool with_classes,
                      std::vector<ReplyChange>& changes) {
    const auto found = std::ranges::find(kReplyKeys, tree.node(entry).key, &ReplyKey::key);
    if (found == kReplyKeys.end()) return tree.unknown_key(entry, "key of a reply", names_of_replies(with_classes));
    const std::string where = fmt::format("{}.{}", path, found->key);
    if (!found->words.empty()) {
        if (const auto word = tree.word(entry, where, found->words)) changes.push_back({found->apply, static_cast<double>(*word)});
    } else if (const auto number = tree.number(entry, where, 0, found->max)) {
        changes.push_back({found->apply, *number});
    }
}

void read_replies(TreeReader& tree, std::uint32_t place, const std::string& path, const OrderKey& key, std::vector<OrderChange>& changes) {
    if (!tree.expect_map(place, path)) return;
    // What is said for all classes first, so that a class of its own may differ from it.
    std::vector<ReplyChange> common;
    for (const std::uint32_t entry : tree.children(place)) {
        if (!class_in(tree.node(entry).key)) read_reply_entry(tree, entry, path, true, common);
    }
    add_reply(common, kAllClasses, key, changes);
    for (const std::uint32_t entry : tree.children(place)) {
        const std::optional<std::size_t> one = class_in(tree.node(entry).key);
        if (!one) continue;
        std::vector<ReplyChange> own;
        read_reply(tree, entry, fmt::format("{}.{}", path, kClassWords[*one]), own);
        add_reply(own, only(*one), key, changes);
    }
}

}  // namespace

std::span<const OrderKey> order_keys() noexcept { return kOrderKeys; }
std::span<const ReplyKey> reply_keys() noexcept { return kReplyKeys; }
std::span<const std::string_view> preset_words() noexcept { return kPresets; }

Orders preset(std::size_t word) {
    if (word == 0) return to_orders(ReplyParams{});
    if (word == 1) return to_orders(ReplyAndFixParams{});
    return {};
}

std::string wish_of(const OrderKey& key) {
    switch (key.kind) {
        case K::share:
        case K::number: return fmt::format("a number in [{}, {}]", key.min, key.max);
        case K::whole: return fmt::format("a whole number in [{}, {}]", key.min, key.max);
        case K::duration: return "a duration";
        case K::triage: return listed(ChoiceWords<Triage>::words);
        case K::hours: return "a word, or days and hours";
        case K::coverage: return "a number in [0, 1], or one per class";
        case K::reply: return "a section";
    }
    return "";
}

void read_reply(TreeReader& tree, std::uint32_t place, const std::string& path, std::vector<ReplyChange>& changes) {
    if (!tree.expect_map(place, path)) return;
    for (const std::uint32_t entry : tree.children(place)) read_reply_entry(tree, entry, path, false, changes);
}

bool read_order(TreeReader& tree, std::uint32_t place, const std::string& path, std::vector<OrderChange>& changes) {
    const auto found = std::ranges::find(kOrderKeys, tree.node(place).key, &OrderKey::key);
    if (found == kOrderKeys.end()) return false;
    const std::string where = fmt::format("{}{}", path, found->key);
    switch (found->kind) {
        case K::share:
        case K::number:
        case K::whole:
            if (const auto value = tree.number(place, where, found->min, found->max, found->kind == K::whole))
                changes.push_back({.apply = found->apply, .number = *value});
            break;
        case K::duration:
            if (const auto value = tree.duration(place, where)) {
                const bool is_fix = found->key == "fix_duration";
                if (is_fix && value->count() == 0) tree.error(place, where + " must be longer than 0");
                changes.push_back({.apply = found->apply, .duration = *value});
            }
            break;
        case K::triage:
            if (const auto word = tree.word(place, where, ChoiceWords<Triage>::words))
                changes.push_back({.apply = found->apply, .number = static_cast<double>(*word)});
            break;
        case K::hours: read_hours(tree, place, where, *found, changes); break;
        case K::coverage: read_coverage(tree, place, where, *found, changes); break;
        case K::reply: read_replies(tree, place, where, *found, changes); break;
    }
    return true;
}

}  // namespace firebreak::rules
