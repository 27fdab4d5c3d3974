#include "engine/measure/response.hpp"

#include "engine/measure/quantile.hpp"
#include "engine/measure/survival.hpp"

#include <algorithm>
#include <vector>

namespace firebreak {
namespace {

constexpr double kNinetyPercent = 0.9;

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
        counts.peer_closed += record.is_peer_closed ? 1 : 0;
        counts.withdrawn += record.withdrawn != kNever ? 1 : 0;
        counts.removed += record.removed != kNever ? 1 : 0;
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

std::optional<double> unanswered_complaints(std::span<const Case> cases) {
    std::int64_t complaints = 0;
    std::int64_t unanswered = 0;
    for (const Case& record : cases) {
        if (!is_complaint(record)) continue;
        ++complaints;
        unanswered += is_answered(record) ? 0 : 1;
    }
    return ratio(unanswered, complaints);
}

std::optional<double> peer_answer_share(std::span<const Case> cases) {
    std::int64_t answered = 0;
    std::int64_t by_peer = 0;
    for (const Case& record : cases) {
        if (std::min(record.first_reply, record.first_peer_answer) == kNever) continue;
        ++answered;
        by_peer += record.first_peer_answer < record.first_reply ? 1 : 0;
    }
    return ratio(by_peer, answered);
}

}  // namespace firebreak
