#include "engine/plugin/order_checks.hpp"

#include "engine/plugin/convert.hpp"
#include "engine/plugin/strategy_plugin.hpp"

#include <fmt/format.h>

#include <iterator>

namespace firebreak {
namespace {

constexpr Duration kLongest = days{3650};
constexpr CheckedThing kOrders{"orders"};
constexpr CheckedThing kStatement{"statement"};
constexpr CheckedThing kSupporters{"supporters"};
constexpr std::array<CheckedThing, kCaseClasses> kClasses = {
    {{"orders.classes[complaint]"}, {"orders.classes[me_too]"}, {"orders.classes[question]"}}};

template <class Number>
std::string out_of_range(CheckedThing thing, const char* field, Number value, Number min, Number max) {
    const std::string number = thing.number >= 0 ? fmt::format(" {}", thing.number) : "";
    return fmt::format("{}{}.{} is {}, but must lie in [{}, {}]", thing.what, number, field, value, min, max);
}

}  // namespace

void OrderChecks::fail(const std::string& text) const { throw StrategyError(strategy_, text); }

void OrderChecks::whole(std::size_t size, std::size_t least, CheckedThing thing) const {
    if (size < least) fail(fmt::format("{} came incomplete: {} bytes of at least {}", thing.what, size, least));
}

double OrderChecks::within(double value, double min, double max, CheckedThing thing, const char* field) const {
    // Written so that NaN fails.
    if (!(value >= min && value <= max)) fail(out_of_range(thing, field, value, min, max));
    return value;
}

int OrderChecks::whole_within(std::int64_t value, std::int64_t min, std::int64_t max, CheckedThing thing, const char* field) const {
    if (value < min || value > max) fail(out_of_range(thing, field, value, min, max));
    return static_cast<int>(value);
}

Duration OrderChecks::duration(std::int64_t microseconds, const char* field, Duration least) const {
    const Duration value{microseconds};
    if (value < least || value > kLongest) {
        fail(fmt::format("{} is {} us, but must lie in [{}, {}]", field, microseconds, duration_text(least), duration_text(kLongest)));
    }
    return value;
}

Reply OrderChecks::reply(const firebreak_reply& from, CheckedThing thing) const {
    within(from.empathy, 0, 1, thing, "empathy");
    within(from.explanation, 0, 1, thing, "explanation");
    within(from.apology, 0, 1, thing, "apology");
    within(from.private_channel, 0, 1, thing, "private_channel");
    within(from.compensation, 0, 1, thing, "compensation");
    within(from.hostility, 0, 2, thing, "hostility");
    within(from.remedy, 0, 1, thing, "remedy");
    within(from.backfire, 0, 1, thing, "backfire");
    within(from.backfire_hostility, 0, 2, thing, "backfire_hostility");
    whole_within(from.department, 0, FIREBREAK_OTHER, thing, "department");
    return detail::from_c(from);
}

Statement OrderChecks::statement(const firebreak_statement& from) const {
    whole_within(from.type, 0, FIREBREAK_REBUILD, kStatement, "type");
    return {.type = static_cast<StatementType>(from.type),
            .empathy = within(from.empathy, 0, 1, kStatement, "empathy"),
            .hostility = within(from.hostility, 0, 2, kStatement, "hostility"),
            .announces_fix = from.announces_fix != 0};
}

Supporters OrderChecks::supporters(const firebreak_supporters& from) const {
    whole_within(from.choice, 0, FIREBREAK_NEAR_COMPLAINTS, kSupporters, "choice");
    return {.count = static_cast<std::uint32_t>(whole_within(from.count, 0, 1'000'000, kSupporters, "count")),
            .choice = static_cast<SupporterChoice>(from.choice),
            .arousal = within(from.arousal, 0, 1, kSupporters, "arousal")};
}

void OrderChecks::classes(const firebreak_orders& from) const {
    if (from.classes == nullptr || from.class_count != kCaseClasses || from.class_stride < detail::kFirstClassOrders) {
        fail(fmt::format("orders.classes has {} entries of {} bytes, but needs {} of at least {}", from.class_count, from.class_stride,
                         kCaseClasses, detail::kFirstClassOrders));
    }
    for (std::size_t i = 0; i < kCaseClasses; ++i) {
        const auto entry = detail::element<firebreak_class_orders>(from.classes, i, from.class_stride);
        whole(entry.size, detail::kFirstClassOrders, kClasses[i]);
        within(entry.coverage, 0, 1, kClasses[i], "coverage");
        static_cast<void>(reply(entry.reply, kClasses[i]));
    }
}

Orders OrderChecks::orders(const firebreak_orders& sent) const {
    whole(sent.size, detail::kFirstOrders, kOrders);
    const auto from = detail::element<firebreak_orders>(&sent, 0, sent.size);
    classes(from);
    within(from.monitoring, 0, 1, kOrders, "monitoring");
    if (from.detection_delay >= 0) static_cast<void>(duration(from.detection_delay, "orders.detection_delay"));
    whole_within(from.triage, 0, FIREBREAK_SLA, kOrders, "triage");
    for (std::size_t hour = 0; hour < std::size(from.hours); ++hour)
        whole_within(from.hours[hour], 0, 1, {"orders.hours, hour", static_cast<std::int64_t>(hour)}, "is_open");
    static_cast<void>(duration(from.approval_delay, "orders.approval_delay"));
    within(from.approval_sigma, 0, 10, kOrders, "approval_sigma");
    whole_within(from.approval_layers, 0, 100, kOrders, "approval_layers");
    within(from.escalation, 0, 1, kOrders, "escalation");
    within(from.information_flow, 0, 1, kOrders, "information_flow");
    static_cast<void>(duration(from.hand_off_delay, "orders.hand_off_delay"));
    within(from.hand_off_sigma, 0, 10, kOrders, "hand_off_sigma");
    whole_within(from.hand_off_hops, 0, 100, kOrders, "hand_off_hops");
    whole_within(from.fix_threshold, 1, 1'000'000'000, kOrders, "fix_threshold");
    static_cast<void>(duration(from.fix_duration, "orders.fix_duration", Duration{1}));
    within(from.staffing, 0, 1000, kOrders, "staffing");
    within(from.posts_per_day, 0, 1000, kOrders, "posts_per_day");
    within(from.deletion, 0, 1, kOrders, "deletion");
    if (!(from.peer_answer < 0)) within(from.peer_answer, 0, 1, kOrders, "peer_answer");
    within(from.handling_factor, 0.01, 100, kOrders, "handling_factor");
    return detail::from_c(from);
}

}  // namespace firebreak
