#include "engine/measure/survey.hpp"

#include "engine/measure/quantile.hpp"
#include "engine/measure/response.hpp"

#include <algorithm>
#include <vector>

namespace firebreak {
namespace {

/// What one person's complaints come to.
struct Answers {
    bool is_replied = false;
    bool is_satisfied = false;
    bool has_seen_answer = false;
    bool has_repeated = false;
    bool wants_speed = false;
    bool counts_on_peers = false;
};

/// `own` are all of one person's complaints, by (issue, opening).
Answers answers_of(std::span<const Case* const> own, Time survey) {
    Answers answers;
    const Case* newest = own.front();
    for (std::size_t i = 0; i < own.size(); ++i) {
        const Case& record = *own[i];
        if (record.opened > newest->opened) newest = &record;
        answers.has_seen_answer = answers.has_seen_answer || std::min(record.first_reply, record.first_peer_answer) < survey;
        answers.has_repeated = answers.has_repeated || (i > 0 && own[i - 1]->issue == record.issue);
        answers.wants_speed = answers.wants_speed || record.wants_speed;
        answers.counts_on_peers = answers.counts_on_peers || record.counts_on_peers;
    }
    answers.is_replied = is_answered(*newest);
    answers.is_satisfied = is_satisfied_by_reply(*newest);
    return answers;
}

}  // namespace

Survey survey_of(std::span<const Case> cases, Time survey) {
    std::vector<const Case*> complaints;
    for (const Case& record : cases) {
        if (is_complaint(record)) complaints.push_back(&record);
    }
    std::stable_sort(complaints.begin(), complaints.end(), [](const Case* a, const Case* b) {
        if (a->account != b->account) return a->account < b->account;
        return a->issue != b->issue ? a->issue < b->issue : a->opened < b->opened;
    });
    std::int64_t complainers = 0;
    std::int64_t replied = 0;
    std::int64_t satisfied = 0;
    std::int64_t answered = 0;
    std::int64_t repeated = 0;
    std::int64_t hurried = 0;
    std::int64_t count_on_peers = 0;
    for (auto first = complaints.begin(); first != complaints.end();) {
        const auto last = std::find_if(first, complaints.end(), [&](const Case* other) { return other->account != (*first)->account; });
        const Answers answers = answers_of({first, last}, survey);
        ++complainers;
        replied += answers.is_replied ? 1 : 0;
        satisfied += answers.is_satisfied ? 1 : 0;
        answered += answers.has_seen_answer ? 1 : 0;
        repeated += answers.has_repeated ? 1 : 0;
        hurried += answers.wants_speed ? 1 : 0;
        count_on_peers += answers.counts_on_peers ? 1 : 0;
        first = last;
    }
    return {complainers,
            ratio(satisfied, complainers),
            ratio(satisfied, replied),
            ratio(complainers - answered, complainers),
            ratio(repeated, complainers),
            ratio(hurried, complainers),
            ratio(count_on_peers, complainers)};
}

std::optional<double> unsatisfied_questions(std::span<const Case> cases) {
    std::int64_t questions = 0;
    std::int64_t settled = 0;
    for (const Case& record : cases) {
        if (is_complaint(record)) continue;
        ++questions;
        settled += is_satisfied_by_reply(record) || record.is_peer_closed ? 1 : 0;
    }
    return ratio(questions - settled, questions);
}

}  // namespace firebreak
