#include "engine/plugin/order_fields.hpp"

#include <vector>

namespace firebreak {
namespace {

// A field whose value lies somewhere inside the orders: `Where` leads from the orders to it.
template <auto Where>
Field order(ParamInfo info) {
    using T = std::remove_cvref_t<decltype(Where(std::declval<Orders&>()))>;
    struct Holder {
        T value;
    };
    // The conversions of an ordinary member's field, on a copy of the value.
    static constexpr Field kPlain = field<&Holder::value>({});
    Field result = kPlain;
    result.info = info;
    result.get = [](const void* object) {
        Orders copy = *static_cast<const Orders*>(object);
        const Holder holder{Where(copy)};
        return kPlain.get(&holder);
    };
    result.set = [](void* object, const ParamValue& value) {
        Orders& orders = *static_cast<Orders*>(object);
        Holder holder{Where(orders)};
        kPlain.set(&holder, value);
        Where(orders) = holder.value;
    };
    return result;
}

template <std::size_t Class>
void add_class(std::array<std::string_view, 8> keys, std::vector<Field>& fields) {
    // clang-format off
    fields.push_back(order<[](Orders& o) -> double& { return o.classes[Class].coverage; }>({.key = keys[0], .unit = Unit::share, .min = 0, .max = 1, .help = "Share of the seen cases of this class that get an answer."}));
    fields.push_back(order<[](Orders& o) -> double& { return o.classes[Class].reply.empathy; }>({.key = keys[1], .unit = Unit::share, .min = 0, .max = 1, .help = "Empathy of the answers."}));
    fields.push_back(order<[](Orders& o) -> double& { return o.classes[Class].reply.explanation; }>({.key = keys[2], .unit = Unit::share, .min = 0, .max = 1, .help = "How much the answers explain."}));
    fields.push_back(order<[](Orders& o) -> double& { return o.classes[Class].reply.apology; }>({.key = keys[3], .unit = Unit::share, .min = 0, .max = 1, .help = "How far the answers apologise."}));
    fields.push_back(order<[](Orders& o) -> double& { return o.classes[Class].reply.private_channel; }>({.key = keys[4], .unit = Unit::share, .min = 0, .max = 1, .help = "How far the answers ask to write privately."}));
    fields.push_back(order<[](Orders& o) -> double& { return o.classes[Class].reply.compensation; }>({.key = keys[5], .unit = Unit::share, .min = 0, .max = 1, .help = "Compensation offered in public."}));
    fields.push_back(order<[](Orders& o) -> double& { return o.classes[Class].reply.hostility; }>({.key = keys[6], .min = 0, .max = 2, .help = "0 neutral, 1 defensive, 2 aggressive."}));
    fields.push_back(order<[](Orders& o) -> double& { return o.classes[Class].reply.remedy; }>({.key = keys[7], .unit = Unit::share, .min = 0, .max = 1, .help = "Probability that an answer holds a real remedy."}));
    // clang-format on
}

std::vector<Field> make_fields() {
    std::vector<Field> fields;
    // clang-format off
    fields.push_back(order<[](Orders& o) -> double& { return o.monitoring; }>({.key = "monitoring", .unit = Unit::share, .min = 0, .max = 1, .help = "Share of tagged mentions that monitoring sees."}));
    fields.push_back(order<[](Orders& o) -> Duration& { return o.detection_delay; }>({.key = "detection_delay", .unit = Unit::duration, .min = 0, .max = 1000, .help = "Median delay until a mention is seen."}));
    fields.push_back(order<[](Orders& o) -> Triage& { return o.triage; }>({.key = "triage", .help = "Which case comes first."}));
    fields.push_back(order<[](Orders& o) -> double& { return o.staffing; }>({.key = "staffing", .min = 0, .max = 1000, .help = "The desk's agents are multiplied by this."}));
    fields.push_back(order<[](Orders& o) -> double& { return o.handling_factor; }>({.key = "handling_factor", .min = 0, .max = 1000, .help = "Handling times are multiplied by this."}));
    fields.push_back(order<[](Orders& o) -> int& { return o.approval_layers; }>({.key = "approval_layers", .min = 0, .max = 100, .help = "Layers of approval before a reply goes out."}));
    fields.push_back(order<[](Orders& o) -> Duration& { return o.approval_delay; }>({.key = "approval_delay", .unit = Unit::duration, .min = 0, .max = 1000, .help = "Median time of one approval layer."}));
    fields.push_back(order<[](Orders& o) -> double& { return o.escalation; }>({.key = "escalation", .unit = Unit::share, .min = 0, .max = 1, .help = "Probability that a detected case is escalated."}));
    fields.push_back(order<[](Orders& o) -> double& { return o.information_flow; }>({.key = "information_flow", .unit = Unit::share, .min = 0, .max = 1, .help = "Probability that an escalation arrives."}));
    fields.push_back(order<[](Orders& o) -> Duration& { return o.hand_off_delay; }>({.key = "hand_off_delay", .unit = Unit::duration, .min = 0, .max = 1000, .help = "Median delay of a hand-off between departments."}));
    fields.push_back(order<[](Orders& o) -> int& { return o.hand_off_hops; }>({.key = "hand_off_hops", .min = 0, .max = 20, .help = "Hand-offs until the department that owns the cause."}));
    fields.push_back(order<[](Orders& o) -> int& { return o.fix_threshold; }>({.key = "fix_threshold", .min = 1, .max = 1e6, .help = "Escalated cases of one issue that start mending its cause."}));
    fields.push_back(order<[](Orders& o) -> Duration& { return o.fix_duration; }>({.key = "fix_duration", .unit = Unit::duration, .min = 0, .max = 10000, .help = "Median time that mending the cause takes."}));
    fields.push_back(order<[](Orders& o) -> double& { return o.posts_per_day; }>({.key = "posts_per_day", .unit = Unit::per_day, .min = 0, .max = 1000, .help = "The company's own posts, whatever is going on."}));
    fields.push_back(order<[](Orders& o) -> double& { return o.deletion; }>({.key = "deletion", .unit = Unit::share, .min = 0, .max = 1, .help = "Probability that a seen complaint is deleted instead of answered."}));
    // clang-format on
    add_class<0>({"complaint.coverage", "complaint.empathy", "complaint.explanation", "complaint.apology", "complaint.private_channel",
                  "complaint.compensation", "complaint.hostility", "complaint.remedy"},
                 fields);
    add_class<1>({"me_too.coverage", "me_too.empathy", "me_too.explanation", "me_too.apology", "me_too.private_channel",
                  "me_too.compensation", "me_too.hostility", "me_too.remedy"},
                 fields);
    add_class<2>({"question.coverage", "question.empathy", "question.explanation", "question.apology", "question.private_channel",
                  "question.compensation", "question.hostility", "question.remedy"},
                 fields);
    return fields;
}

}  // namespace

std::span<const Field> order_fields() {
    static const std::vector<Field> kFields = make_fields();
    return kFields;
}

}  // namespace firebreak
