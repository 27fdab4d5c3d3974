// From the C structs of strategy.h to the C++ ones of orders.hpp and back. Whoever receives a struct may know less or more of it than
// whoever wrote it, hence copies of what both know. Ranges are checked by the host (foreign_strategy.cpp), not here.
#pragma once

#include "engine/plugin/orders.hpp"
#include "engine/plugin/strategy.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <type_traits>
#include <vector>

namespace firebreak::detail {

template <class E>
[[nodiscard]] constexpr std::uint32_t number_of(E value) noexcept {
    return static_cast<std::uint32_t>(value);
}

// Both headers count their enumerations alike; these are the last ones of each.
static_assert(number_of(Unit::log_units) == FIREBREAK_UNIT_LOG_UNITS && number_of(Confidence::setting) == FIREBREAK_CONFIDENCE_SETTING);
static_assert(number_of(Kind::tree) == FIREBREAK_TREE && number_of(ConfigNode::Kind::map) == FIREBREAK_NODE_MAP &&
              kNoNode == FIREBREAK_NO_NODE);
static_assert(number_of(Kind::choice) == FIREBREAK_CHOICE && number_of(Department::other) == FIREBREAK_OTHER);
static_assert(number_of(Triage::sla) == FIREBREAK_SLA && number_of(CaseClass::question) == FIREBREAK_QUESTION);
static_assert(number_of(StatementType::rebuild) == FIREBREAK_REBUILD && kCaseClasses == FIREBREAK_CASE_CLASSES);
static_assert(number_of(SupporterChoice::near_complaints) == FIREBREAK_NEAR_COMPLAINTS);

// How long each struct was when the contract began: whoever sends less sends rubbish, whoever sends as much was built for an older
// header and is welcome.
inline constexpr std::size_t kFirstReply = offsetof(firebreak_reply, backfire);
inline constexpr std::size_t kFirstClassOrders = offsetof(firebreak_class_orders, reply) + kFirstReply;
inline constexpr std::size_t kFirstCaseAction = offsetof(firebreak_case_action, reply) + kFirstReply;
inline constexpr std::size_t kFirstOrders = offsetof(firebreak_orders, posts_per_day);
inline constexpr std::size_t kFirstStrategy = offsetof(firebreak_strategy, role);
inline constexpr std::size_t kFirstValue = offsetof(firebreak_value, name);
inline constexpr std::size_t kFirstHost = offsetof(firebreak_host, problem_at);
// Where a struct ended in padding, its growth would have taken the padding's place.
static_assert(kFirstReply == 64 && kFirstClassOrders == 80 && kFirstCaseAction == 80 && kFirstOrders == 288 && kFirstStrategy == 96 &&
              kFirstValue == 48 && kFirstHost == 32);

/// What a struct holds where its sender, built for an older header, says nothing: zero, or the field's default.
template <class T>
[[nodiscard]] constexpr T unsaid() noexcept {
    T item{};
    if constexpr (std::is_same_v<T, firebreak_orders>) {
        item.peer_answer = Orders{}.peer_answer;
        item.handling_factor = Orders{}.handling_factor;
    }
    return item;
}

/// Element `i` of an array whose elements lie `stride` bytes apart, as far as both sides know it.
template <class T>
[[nodiscard]] T element(const void* array, std::size_t i, std::size_t stride) noexcept {
    const std::byte* place = static_cast<const std::byte*>(array) + i * stride;
    decltype(T::size) size = 0;
    std::memcpy(&size, place + offsetof(T, size), sizeof size);
    const std::size_t known = std::min<std::size_t>(stride, size);
    auto item = unsaid<T>();
    // The usual case on its own: a copy of constant size is a few moves, one of variable size a call.
    if (known >= sizeof(T)) std::memcpy(&item, place, sizeof(T));
    else std::memcpy(&item, place, known);
    return item;
}

/// Writes `item` into `to`, which may be shorter or longer than T, and keeps the size that stands there.
template <class T>
void copy_into(void* to, T item) noexcept {
    std::memcpy(&item.size, to, sizeof item.size);
    std::memcpy(to, &item, std::min<std::size_t>(sizeof(T), item.size));
}

[[nodiscard]] inline firebreak_reply to_c(const Reply& reply) noexcept {
    return {.size = sizeof(firebreak_reply),
            .department = number_of(reply.department),
            .empathy = reply.empathy,
            .explanation = reply.explanation,
            .apology = reply.apology,
            .private_channel = reply.private_channel,
            .compensation = reply.compensation,
            .hostility = reply.hostility,
            .remedy = reply.remedy,
            .backfire = reply.backfire,
            .backfire_hostility = reply.backfire_hostility};
}

[[nodiscard]] inline Reply from_c(const firebreak_reply& reply) noexcept {
    return {.empathy = reply.empathy,
            .explanation = reply.explanation,
            .apology = reply.apology,
            .private_channel = reply.private_channel,
            .compensation = reply.compensation,
            .hostility = reply.hostility,
            .remedy = reply.remedy,
            .department = static_cast<Department>(reply.department),
            .backfire = reply.backfire,
            .backfire_hostility = reply.backfire_hostility};
}

/// Writes `orders` into `to`, whose class entries already have their place.
inline void write_orders(const Orders& orders, firebreak_orders& to) noexcept {
    firebreak_orders written{.size = 0,
                             .triage = number_of(orders.triage),
                             .classes = to.classes,
                             .class_count = to.class_count,
                             .class_stride = to.class_stride,
                             .monitoring = orders.monitoring,
                             .detection_delay = orders.detection_delay.count(),
                             .keeps_desk_hours = orders.keeps_desk_hours,
                             .approval_layers = orders.approval_layers,
                             .approval_delay = orders.approval_delay.count(),
                             .approval_sigma = orders.approval_sigma,
                             .escalation = orders.escalation,
                             .information_flow = orders.information_flow,
                             .hand_off_delay = orders.hand_off_delay.count(),
                             .hand_off_sigma = orders.hand_off_sigma,
                             .hand_off_hops = orders.hand_off_hops,
                             .fix_threshold = orders.fix_threshold,
                             .fix_duration = orders.fix_duration.count(),
                             .staffing = orders.staffing,
                             .hours = {},
                             .posts_per_day = orders.posts_per_day,
                             .deletion = orders.deletion,
                             .peer_answer = orders.peer_answer,
                             .handling_factor = orders.handling_factor};
    for (std::size_t hour = 0; hour < orders.hours.open.size(); ++hour) written.hours[hour] = orders.hours.open[hour];
    copy_into(&to, written);
    for (std::size_t i = 0; i < std::min<std::size_t>(kCaseClasses, to.class_count); ++i) {
        std::byte* place = reinterpret_cast<std::byte*>(to.classes) + i * to.class_stride;
        std::memcpy(place + offsetof(firebreak_class_orders, coverage), &orders.classes[i].coverage, sizeof(double));
        copy_into(place + offsetof(firebreak_class_orders, reply), to_c(orders.classes[i].reply));
    }
}

/// What stands in `from`, which may be shorter or longer than this header knows it.
[[nodiscard]] inline Orders from_c(const firebreak_orders& from) noexcept {
    const auto known = element<firebreak_orders>(&from, 0, from.size);
    Orders orders{.monitoring = known.monitoring,
                  .detection_delay = Duration{std::max<std::int64_t>(known.detection_delay, -1)},
                  .classes = {},
                  .triage = static_cast<Triage>(known.triage),
                  .keeps_desk_hours = known.keeps_desk_hours != 0,
                  .hours = {},
                  .approval_delay = Duration{known.approval_delay},
                  .approval_sigma = known.approval_sigma,
                  .approval_layers = known.approval_layers,
                  .escalation = known.escalation,
                  .information_flow = known.information_flow,
                  .hand_off_delay = Duration{known.hand_off_delay},
                  .hand_off_sigma = known.hand_off_sigma,
                  .hand_off_hops = known.hand_off_hops,
                  .fix_threshold = known.fix_threshold,
                  .fix_duration = Duration{known.fix_duration},
                  .staffing = known.staffing,
                  .posts_per_day = known.posts_per_day,
                  .deletion = known.deletion,
                  .peer_answer = known.peer_answer,
                  .handling_factor = known.handling_factor};
    for (std::size_t hour = 0; hour < orders.hours.open.size(); ++hour) orders.hours.open[hour] = known.hours[hour] != 0;
    for (std::size_t i = 0; i < std::min<std::size_t>(kCaseClasses, known.class_count); ++i) {
        const auto entry = element<firebreak_class_orders>(known.classes, i, known.class_stride);
        orders.classes[i] = {.coverage = entry.coverage, .reply = from_c(entry.reply)};
    }
    return orders;
}

/// The structs that hold standing orders on their way through C.
struct OrdersInC {
    std::array<firebreak_class_orders, kCaseClasses> classes{};
    firebreak_orders orders{};

    explicit OrdersInC(const Orders& from) noexcept {
        for (firebreak_class_orders& entry : classes) {
            entry.size = sizeof entry;
            entry.reply.size = sizeof entry.reply;
        }
        orders.size = sizeof orders;
        orders.classes = classes.data();
        orders.class_count = kCaseClasses;
        orders.class_stride = sizeof(firebreak_class_orders);
        write_orders(from, orders);
    }
    OrdersInC(const OrdersInC&) = delete;
    OrdersInC& operator=(const OrdersInC&) = delete;
};

[[nodiscard]] inline firebreak_case to_c(const CaseView& view) noexcept {
    return {.size = sizeof(firebreak_case),
            .id = view.id,
            .opened = microseconds_of(view.opened),
            .detected = microseconds_of(view.detected),
            .followers = view.followers,
            .issue = view.issue,
            .case_class = static_cast<std::uint8_t>(view.case_class),
            .round = view.round,
            .is_answered = view.is_answered,
            .is_closed = view.is_closed,
            .arousal_class = view.arousal_class,
            .reserved = {}};
}

[[nodiscard]] inline CaseView from_c(const firebreak_case& view) noexcept {
    return {.id = view.id,
            .case_class = static_cast<CaseClass>(view.case_class),
            .issue = view.issue,
            .round = view.round,
            .is_answered = view.is_answered != 0,
            .is_closed = view.is_closed != 0,
            .opened = Time{Duration{view.opened}},
            .detected = Time{Duration{view.detected}},
            .followers = view.followers,
            .arousal_class = view.arousal_class};
}

/// The nodes of `tree`, which must outlive them.
[[nodiscard]] inline std::vector<firebreak_node> nodes_in_c(const ConfigTree& tree) {
    std::vector<firebreak_node> nodes;
    nodes.reserve(tree.nodes.size());
    for (const ConfigNode& node : tree.nodes) {
        nodes.push_back({.size = sizeof(firebreak_node),
                         .kind = number_of(node.kind),
                         .is_quoted = node.is_quoted,
                         .first_child = node.first_child,
                         .next_sibling = node.next_sibling,
                         .line = node.line,
                         .column = node.column,
                         .key_line = node.key_line,
                         .key_column = node.key_column,
                         .reserved = 0,
                         .key = node.key.c_str(),
                         .text = node.text.c_str(),
                         .file = node.file < tree.files.size() ? tree.files[node.file].c_str() : ""});
    }
    return nodes;
}

/// Everything but the cases.
[[nodiscard]] inline Situation from_c(const firebreak_situation& from) noexcept {
    Situation situation;
    situation.now = Time{Duration{from.now}};
    situation.seen_last_hour = from.seen_last_hour;
    situation.expected_last_hour = from.expected_last_hour;
    situation.is_crisis = from.is_crisis != 0;
    situation.queue_length = from.queue_length;
    situation.oldest_wait = Duration{from.oldest_wait};
    situation.agents = from.agents;
    situation.busy_agents = from.busy_agents;
    situation.statements_published = from.statements_published;
    situation.escalations_arrived = from.escalations_arrived;
    situation.is_fix_running = from.is_fix_running != 0;
    situation.articles = from.articles;
    situation.net_sentiment = from.net_sentiment;
    situation.spent = from.spent;
    situation.weekday = from.weekday % 7;
    return situation;
}

[[nodiscard]] inline const char* text_or_empty(const char* text) noexcept { return text != nullptr ? text : ""; }

/// The tree of a value; none when it was not given.
[[nodiscard]] inline ConfigTree tree_from_c(const firebreak_value& value) {
    ConfigTree tree;
    for (std::uint32_t i = 0; value.nodes != nullptr && i < value.node_count; ++i) {
        const auto from = element<firebreak_node>(value.nodes, i, value.node_stride);
        const char* file = text_or_empty(from.file);
        // A tree has few files, one after another.
        if (tree.files.empty() || tree.files.back() != file) tree.files.emplace_back(file);
        tree.nodes.push_back({.kind = static_cast<ConfigNode::Kind>(from.kind),
                              .is_quoted = from.is_quoted != 0,
                              .first_child = from.first_child,
                              .next_sibling = from.next_sibling,
                              .line = from.line,
                              .column = from.column,
                              .key_line = from.key_line,
                              .key_column = from.key_column,
                              .file = static_cast<std::uint32_t>(tree.files.size() - 1),
                              .key = text_or_empty(from.key),
                              .text = text_or_empty(from.text)});
    }
    return tree;
}

/// The value as a parameter of this kind holds it.
[[nodiscard]] inline ParamValue from_c(const firebreak_value& value) {
    switch (static_cast<Kind>(value.kind)) {
        case Kind::boolean: return value.integer != 0;
        case Kind::integer: return value.integer;
        case Kind::real: return value.real;
        case Kind::duration: return Duration{value.integer};
        case Kind::file: return TextFile{text_or_empty(value.name), text_or_empty(value.text)};
        case Kind::tree: return tree_from_c(value);
        case Kind::text:
        case Kind::choice: break;
    }
    return std::string{value.text};
}

}  // namespace firebreak::detail
