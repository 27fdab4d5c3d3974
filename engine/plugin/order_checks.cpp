#include "engine/plugin/order_checks.hpp"

#include "engine/plugin/convert.hpp"
#include "engine/plugin/strategy_plugin.hpp"

#include <fmt/format.h>

namespace firebreak {
namespace {

constexpr Duration kLongest = days{3650};
constexpr CheckedThing kOrders{"orders"};
constexpr CheckedThing kStatement{"statement"};
constexpr std::array<CheckedThing, kCaseClasses> kClasses = {
    {{"orders.classes[complaint]"}, {"orders.classes[me_too]"}, {"orders.classes[question]"}}};

template <class Number>
std::string out_of_range(CheckedThing thing, const char* field, Number value, Number min, Number max) {
    const std::string number = thing.number >= 0 ? fmt::format(" {}", thing.number) : "";
    return fmt::format("{}{}.{} is {}, but must lie in [{}, {}]", thing.what, number, field, value, min, max);
}

}  // namespace

void OrderChecks::fail(const std::string& text) const { throw StrategyError(strategy_, text); }

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

Orders OrderChecks::orders(const firebreak_orders& from) const {
    Orders orders;
    orders.monitoring = within(from.monitoring, 0, 1, kOrders, "monitoring");
    orders.detection_delay = from.detection_delay < 0 ? Duration{-1} : duration(from.detection_delay, "orders.detection_delay");
    if (from.classes == nullptr || from.class_count != kCaseClasses || from.class_stride < sizeof(firebreak_class_orders)) {
        fail(fmt::format("orders.classes has {} entries of {} bytes, but needs {} of at least {}", from.class_count, from.class_stride,
                         kCaseClasses, sizeof(firebreak_class_orders)));
    }
    for (std::size_t i = 0; i < kCaseClasses; ++i) {
        const auto entry = detail::element<firebreak_class_orders>(from.classes, i, from.class_stride);
        orders.classes[i].coverage = within(entry.coverage, 0, 1, kClasses[i], "coverage");
        orders.classes[i].reply = reply(entry.reply, kClasses[i]);
    }
    orders.triage = static_cast<Triage>(whole_within(from.triage, 0, FIREBREAK_SLA, kOrders, "triage"));
    orders.keeps_desk_hours = from.keeps_desk_hours != 0;
    for (std::size_t hour = 0; hour < orders.hours.open.size(); ++hour) {
        const CheckedThing thing{"orders.hours, hour", static_cast<std::int64_t>(hour)};
        orders.hours.open[hour] = whole_within(from.hours[hour], 0, 1, thing, "is_open") != 0;
    }
    orders.approval_delay = duration(from.approval_delay, "orders.approval_delay");
    orders.approval_sigma = within(from.approval_sigma, 0, 10, kOrders, "approval_sigma");
    orders.approval_layers = whole_within(from.approval_layers, 0, 100, kOrders, "approval_layers");
    orders.escalation = within(from.escalation, 0, 1, kOrders, "escalation");
    orders.information_flow = within(from.information_flow, 0, 1, kOrders, "information_flow");
    orders.hand_off_delay = duration(from.hand_off_delay, "orders.hand_off_delay");
    orders.hand_off_sigma = within(from.hand_off_sigma, 0, 10, kOrders, "hand_off_sigma");
    orders.hand_off_hops = whole_within(from.hand_off_hops, 0, 100, kOrders, "hand_off_hops");
    orders.fix_threshold = whole_within(from.fix_threshold, 1, 1'000'000'000, kOrders, "fix_threshold");
    orders.fix_duration = duration(from.fix_duration, "orders.fix_duration", Duration{1});
    orders.staffing = within(from.staffing, 0, 1000, kOrders, "staffing");
    return orders;
}

}  // namespace firebreak
