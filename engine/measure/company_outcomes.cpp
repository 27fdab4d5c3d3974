#include "engine/measure/company_outcomes.hpp"

#include "engine/measure/quantile.hpp"

namespace firebreak {

CompanySpread spread_of(std::span<const CompanyOutcome> outcomes, std::size_t column, std::optional<CompanyType> type) {
    std::vector<double> values;
    CompanySpread spread;
    for (const CompanyOutcome& outcome : outcomes) {
        if (type && outcome.type != *type) continue;
        ++spread.companies;
        if (const std::optional<double> value = outcome.values[column]) values.push_back(*value);
    }
    spread.mean = mean(values);
    spread.median = quantile(values, 0.5);
    spread.low = quantile(values, 0.05);
    spread.high = quantile(values, 0.95);
    return spread;
}

std::array<std::int64_t, kCompanyTypes> count_types(std::span<const CompanyOutcome> outcomes) noexcept {
    std::array<std::int64_t, kCompanyTypes> counts{};
    for (const CompanyOutcome& outcome : outcomes) ++counts[static_cast<std::size_t>(outcome.type)];
    return counts;
}

ReplyRecord replies_of(std::span<const CompanyOutcome> outcomes, bool are_answering) noexcept {
    ReplyRecord sum;
    for (const CompanyOutcome& outcome : outcomes) {
        if (follows_up(archetype_of(outcome.type)) != are_answering) continue;
        sum.complainers += outcome.replies.complainers;
        sum.replied += outcome.replies.replied;
    }
    return sum;
}

std::optional<double> replied_share(std::span<const CompanyOutcome> outcomes, double weight) noexcept {
    const ReplyRecord answering = replies_of(outcomes, true);
    const ReplyRecord others = replies_of(outcomes, false);
    return ratio(weight * answering.replied + others.replied, weight * answering.complainers + others.complainers);
}

}  // namespace firebreak
