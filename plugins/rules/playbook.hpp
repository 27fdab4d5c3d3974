// A playbook as the strategy carries it out: compiled once to flat arrays, so that a tick costs comparisons and nothing else.
#pragma once

#include "engine/plugin/strategy.hpp"
#include "plugins/rules/columns.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace firebreak::rules {

/// `low` <= value <= `high`, each end included or not. A value that is not known (NaN) never lies within.
struct Interval {
    double low = -kUnbounded;
    double high = kUnbounded;
    bool includes_low = true;
    bool includes_high = true;

    [[nodiscard]] bool contains(double value) const noexcept {
        return (includes_low ? value >= low : value > low) && (includes_high ? value <= high : value < high);
    }
    [[nodiscard]] bool is_empty() const noexcept { return low > high || (low == high && !(includes_low && includes_high)); }
    [[nodiscard]] Interval within(const Interval& other) const noexcept;
};

/// One comparison: a column and where its value must lie. Cases hold whole numbers: their ends are rounded inwards and included.
struct Leaf {
    std::uint16_t column = 0;
    Interval interval;
    /// As it was written, for reasons: "queue_length >= 50".
    std::string text;
};

/// One step of a condition in postfix order.
struct Step {
    enum class Op : std::uint8_t { leaf, fired, active, all, any, negate };
    Op op = Op::leaf;
    /// A leaf's place, a rule's place, or how many results `all` and `any` take.
    std::uint32_t number = 0;
};

/// Steps over a stack of results; without any, it holds.
struct Condition {
    std::vector<Step> steps;
    std::vector<Leaf> leaves;
};

/// One change to the standing orders.
struct OrderChange {
    void (*apply)(Orders& orders, const OrderChange& change) = nullptr;
    double number = 0.0;
    Duration duration{0};
    /// Which classes of case a coverage or a reply is for.
    std::array<bool, kCaseClasses> classes{};
    WeekHours hours{};
    bool keeps_desk_hours = false;
    void (*apply_to_reply)(Reply& reply, double number) = nullptr;
};

/// What an answer differs in from the standing reply.
struct ReplyChange {
    void (*apply)(Reply& reply, double number) = nullptr;
    double number = 0.0;
};

struct StatementPlan {
    Statement statement;
    Duration delay{0};
};
struct SupporterPlan {
    Supporters supporters;
    Duration delay{0};
};

/// What is done with every case that fits.
struct CaseVerbs {
    bool prioritises = false;
    bool escalates = false;
    bool removes = false;
    bool ignores = false;
    bool answers = false;
    std::vector<ReplyChange> reply;

    /// Leaves nothing for later rules to decide about the case.
    [[nodiscard]] bool decides() const noexcept { return ignores || answers; }
    [[nodiscard]] bool has_any() const noexcept { return prioritises || escalates || removes || decides(); }
};

struct Rule {
    std::string name;
    Condition when;
    Condition one_case;
    Condition until;
    bool has_case = false;
    bool has_until = false;
    bool is_enabled = true;
    bool is_once = false;
    std::optional<Duration> cooldown;
    double priority = 0.0;

    std::vector<OrderChange> changes;
    CaseVerbs verbs;
    std::optional<StatementPlan> statement;
    std::optional<SupporterPlan> supporters;
    std::optional<Duration> fix;
    std::string note;

    /// It looks at single cases.
    [[nodiscard]] bool is_about_cases() const noexcept { return has_case || verbs.has_any(); }
};

struct Playbook {
    Orders standing;
    /// In the order of the file.
    std::vector<Rule> rules;
    /// Places of the enabled rules, in the order in which they are tried: by priority, then as written.
    std::vector<std::uint32_t> order;
    /// Columns of cases that some rule looks at.
    std::array<bool, kCaseColumnCount> uses_column{};
};

}  // namespace firebreak::rules
