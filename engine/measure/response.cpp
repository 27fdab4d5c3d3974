#include "engine/measure/response.hpp"

#include "engine/measure/quantile.hpp"
#include "engine/measure/survival.hpp"

#include <algorithm>
#include <vector>

namespace firebreak {
namespace {

constexpr double kNinetyPercent = 0.9;

struct Complaint {
    AccountId account;
    IssueId issue;
};

bool is_answered_within(const Case& record, Duration within) noexcept {
    return is_answered(record) && record.first_reply - record.opened <= within;
}

}  // namespace

CaseCounts count_cases(std::span<const Case> cases) {
    CaseCounts counts;
    for (const Case& record : cases) {
        ++counts.cases;
        counts.complaints += is_complaint(record) ? 1 : 0;
        counts.detected += record.first_detection != kNever ? 1 : 0;
        counts.answered += is_answered(record) ? 1 : 0;
        counts.patience_expired += record.is_patience_expired ? 1 : 0;
        counts.word_of_mouth += record.is_word_of_mouth ? 1 : 0;
    }
    return counts;
}

std::optional<double> response_rate(std::span<const Case> cases, Time end, Duration within) {
    std::int64_t old_enough = 0;
    std::int64_t answered = 0;
    for (const Case& record : cases) {
        if (end - record.opened < within) continue;
        ++old_enough;
        answered += is_answered_within(record, within) ? 1 : 0;
    }
    return ratio(answered, old_enough);
}

FirstResponse first_response(std::span<const Case> cases, Time end) {
    std::vector<double> waits;
    std::vector<Spell> spells;
    spells.reserve(cases.size());
    for (const Case& record : cases) {
        if (is_answered(record)) waits.push_back(hours_of(record.first_reply - record.opened));
        spells.push_back({(is_answered(record) ? record.first_reply : end) - record.opened, is_answered(record)});
    }
    FirstResponse result{quantile(waits, 0.5), mean(waits), quantile(waits, kNinetyPercent), std::nullopt};
    if (const auto median = median_of(kaplan_meier(std::move(spells)))) result.kaplan_meier_median = hours_of(*median);
    return result;
}

std::optional<double> sla_attainment(std::span<const Case> cases, Duration within) {
    const auto kept = std::count_if(cases.begin(), cases.end(), [&](const Case& record) { return is_answered_within(record, within); });
    return ratio(std::int64_t{kept}, static_cast<std::int64_t>(cases.size()));
}

Resolution resolution(std::span<const Case> cases) {
    std::vector<double> times;
    for (const Case& record : cases) {
        if (record.remedied != kNever) times.push_back(hours_of(record.remedied - record.opened));
    }
    return {ratio(static_cast<std::int64_t>(times.size()), static_cast<std::int64_t>(cases.size())), quantile(times, 0.5), mean(times)};
}

Satisfaction satisfaction(std::span<const Case> cases) {
    std::int64_t complaints = 0;
    std::int64_t answered = 0;
    std::int64_t satisfied = 0;
    for (const Case& record : cases) {
        if (!is_complaint(record)) continue;
        ++complaints;
        answered += is_answered(record) ? 1 : 0;
        satisfied += record.is_satisfied ? 1 : 0;
    }
    return {ratio(satisfied, complaints), ratio(satisfied, answered), ratio(complaints - answered, complaints)};
}

std::optional<double> repeat_complaint_rate(std::span<const Case> cases) {
    std::vector<Complaint> complaints;
    for (const Case& record : cases) {
        if (is_complaint(record)) complaints.push_back({record.account, record.issue});
    }
    std::sort(complaints.begin(), complaints.end(),
              [](const Complaint& a, const Complaint& b) { return a.account != b.account ? a.account < b.account : a.issue < b.issue; });
    std::int64_t complainers = 0;
    std::int64_t repeaters = 0;
    for (std::size_t i = 0; i < complaints.size();) {
        bool is_repeater = false;
        std::size_t next = i + 1;
        for (; next < complaints.size() && complaints[next].account == complaints[i].account; ++next) {
            is_repeater = is_repeater || complaints[next].issue == complaints[next - 1].issue;
        }
        ++complainers;
        repeaters += is_repeater ? 1 : 0;
        i = next;
    }
    return ratio(repeaters, complainers);
}

}  // namespace firebreak
