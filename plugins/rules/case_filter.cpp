#include "plugins/rules/case_filter.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace firebreak::rules {
namespace {

// Followers fill all 32 bits: they are moved down by half of that, and what they are compared with too.
constexpr std::uint32_t kFollowersBias = 0x8000'0000U;
constexpr double kLeast = std::numeric_limits<std::int32_t>::min();
constexpr double kMost = std::numeric_limits<std::int32_t>::max();

// Reckoned in doubles: times may be as absurd as a host likes.
std::int32_t seconds_between(Time from, Time to) {
    const double passed = (static_cast<double>(microseconds_of(to)) - static_cast<double>(microseconds_of(from))) / 1e6;
    return static_cast<std::int32_t>(std::clamp(std::floor(passed), kLeast, kMost));
}

template <class Value>
void fill_column(std::vector<std::int32_t>& column, std::span<const CaseView> cases, bool is_wanted, Value&& value) {
    if (!is_wanted) return;
    column.resize(cases.size());
    for (std::size_t i = 0; i < cases.size(); ++i) column[i] = value(cases[i]);
}

}  // namespace

void CaseTable::fill(std::span<const CaseView> cases, Time now, const std::array<bool, kCaseColumnCount>& wanted) {
    size_ = cases.size();
    const auto fill = [&](CaseColumn column, auto&& value) {
        const auto number = static_cast<std::size_t>(column);
        fill_column(columns_[number], cases, wanted[number], value);
    };
    fill(CaseColumn::case_class, [](const CaseView& one) { return static_cast<std::int32_t>(one.case_class); });
    fill(CaseColumn::anger, [](const CaseView& one) { return static_cast<std::int32_t>(one.arousal_class); });
    fill(CaseColumn::followers, [](const CaseView& one) { return static_cast<std::int32_t>(one.followers - kFollowersBias); });
    fill(CaseColumn::age, [&](const CaseView& one) { return seconds_between(one.opened, now); });
    fill(CaseColumn::waiting, [&](const CaseView& one) { return seconds_between(one.detected, now); });
    fill(CaseColumn::round, [](const CaseView& one) { return static_cast<std::int32_t>(one.round); });
    fill(CaseColumn::answered, [](const CaseView& one) { return static_cast<std::int32_t>(one.is_answered); });
    fill(CaseColumn::closed, [](const CaseView& one) { return static_cast<std::int32_t>(one.is_closed); });
    fill(CaseColumn::issue, [](const CaseView& one) { return static_cast<std::int32_t>(one.issue); });
}

CaseFilter::CaseFilter(const Condition& condition) : steps_{condition.steps} {
    for (const Leaf& leaf : condition.leaves) {
        // The ends rounded inwards to whole numbers that are included.
        Interval from = leaf.interval;
        if (leaf.column == static_cast<std::uint16_t>(CaseColumn::followers)) {
            from.low -= kFollowersBias;
            from.high -= kFollowersBias;
        }
        double low = std::ceil(std::clamp(from.low, kLeast, kMost));
        double high = std::floor(std::clamp(from.high, kLeast, kMost));
        if (!from.includes_low && low == from.low) low += 1.0;
        if (!from.includes_high && high == from.high) high -= 1.0;
        const bool is_empty = low > high || from.low > kMost || from.high < kLeast;
        leaves_.push_back({leaf.column, is_empty ? 0 : static_cast<std::int32_t>(low),
                           is_empty ? 0U : static_cast<std::uint32_t>(static_cast<std::int64_t>(high) - static_cast<std::int64_t>(low)),
                           is_empty});
    }
    std::size_t depth = 0;
    std::size_t deepest = 1;
    for (const Step& step : steps_) {
        if (step.op == Step::Op::all || step.op == Step::Op::any) depth -= step.number - 1;
        else if (step.op != Step::Op::negate) ++depth;
        deepest = std::max(deepest, depth);
    }
    masks_.resize(deepest);
}

void CaseFilter::evaluate(const CaseTable& table, std::size_t first, std::size_t count) {
    std::size_t depth = 0;
    for (const Step& step : steps_) {
        if (step.op == Step::Op::leaf) {
            const WholeLeaf& leaf = leaves_[step.number];
            const std::int32_t* values = table.column(leaf.column).data() + first;
            std::uint8_t* mask = masks_[depth++].data();
            const auto low = static_cast<std::uint32_t>(leaf.low);
            // One comparison for both ends: below `low` the difference wraps around to a large number.
            for (std::size_t i = 0; i < count; ++i)
                mask[i] = static_cast<std::uint8_t>(static_cast<std::uint32_t>(values[i]) - low <= leaf.span);
            if (leaf.is_empty) std::fill_n(mask, count, std::uint8_t{0});
        } else if (step.op == Step::Op::negate) {
            std::uint8_t* mask = masks_[depth - 1].data();
            for (std::size_t i = 0; i < count; ++i) mask[i] = static_cast<std::uint8_t>(mask[i] ^ 1U);
        } else {
            const bool is_all = step.op == Step::Op::all;
            depth -= step.number - 1;
            std::uint8_t* into = masks_[depth - 1].data();
            for (std::size_t operand = 0; operand + 1 < step.number; ++operand) {
                const std::uint8_t* other = masks_[depth + operand].data();
                for (std::size_t i = 0; i < count; ++i)
                    into[i] = static_cast<std::uint8_t>(is_all ? into[i] & other[i] : into[i] | other[i]);
            }
        }
    }
    if (steps_.empty()) std::fill_n(masks_[0].data(), count, std::uint8_t{1});
}

void CaseFilter::rows(const CaseTable& table, std::vector<std::uint32_t>& fitting) {
    for (std::size_t first = 0; first < table.size(); first += kBlock) {
        const std::size_t count = std::min(kBlock, table.size() - first);
        evaluate(table, first, count);
        const Mask& mask = masks_[0];
        for (std::size_t i = 0; i < count; ++i) {
            if (mask[i] != 0) fitting.push_back(static_cast<std::uint32_t>(first + i));
        }
    }
}

}  // namespace firebreak::rules
