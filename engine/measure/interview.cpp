#include "engine/measure/interview.hpp"

#include "engine/measure/quantile.hpp"
#include "engine/measure/response.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <set>

namespace firebreak {
namespace {

/// What a complainer has met, over all his complaints in the window.
struct Complainer {
    AccountId account = kNoAccount;
    bool has_company_reply = false;
    bool has_answer = false;
    bool is_satisfied = false;
    bool has_withdrawn = false;
};

/// Somebody who asked: satisfied by the answer to the last of his questions.
struct Asker {
    AccountId account = kNoAccount;
    bool is_satisfied = false;
};

SurveyCount& count_of(SurveyResult& result, SurveyItem item) { return result.counts[static_cast<std::size_t>(item)]; }

void tell(SurveyResult& result, SurveyItem item, bool says_yes) {
    SurveyCount& count = count_of(result, item);
    ++count.asked;
    count.yes += says_yes ? 1 : 0;
}

bool is_peer_closed(const Case& record, Time date) noexcept { return record.is_peer_closed && record.first_peer_answer < date; }

// The cases opened in the window by people about themselves, by account and then by time: first posters speak of nobody's own failure.
std::vector<const Case*> remembered(const SurveyInput& input) {
    std::vector<const Case*> cases;
    for (const Case& record : input.cases) {
        if (!record.is_seed && record.opened < input.date && record.opened >= input.date - input.recall) cases.push_back(&record);
    }
    std::sort(cases.begin(), cases.end(), [](const Case* a, const Case* b) {
        if (a->account != b->account) return a->account < b->account;
        return a->opened != b->opened ? a->opened < b->opened : a->key < b->key;
    });
    return cases;
}

std::vector<Complainer> complainers_of(std::span<const Case* const> cases, Time date) {
    std::vector<Complainer> people;
    for (const Case* record : cases) {
        if (!is_complaint(*record)) continue;
        if (people.empty() || people.back().account != record->account) people.push_back({.account = record->account});
        Complainer& person = people.back();
        const bool has_company_reply = record->first_reply < date;
        const bool has_answer = has_company_reply || record->first_peer_answer < date;
        person.has_company_reply = person.has_company_reply || has_company_reply;
        person.has_answer = person.has_answer || has_answer;
        person.has_withdrawn = person.has_withdrawn || record->withdrawn < date;
        if (has_answer) person.is_satisfied = record->satisfied < date || is_peer_closed(*record, date);
    }
    return people;
}

std::vector<Asker> askers_of(std::span<const Case* const> cases, Time date) {
    std::vector<Asker> people;
    for (const Case* record : cases) {
        if (is_complaint(*record)) continue;
        if (people.empty() || people.back().account != record->account) people.push_back({.account = record->account});
        people.back().is_satisfied = record->satisfied < date || is_peer_closed(*record, date);
    }
    return people;
}

// As many of them as are to be asked, each as likely as another; who is asked does not depend on what a company did to them.
template <class Person, class AccountOf>
void draw_respondents(std::vector<Person>& people, const SurveyInput& input, AccountOf account_of) {
    const auto wanted = static_cast<std::size_t>(input.respondents);
    if (wanted == 0 || people.size() <= wanted) return;
    std::sort(people.begin(), people.end(), [&](const Person& a, const Person& b) {
        const std::uint64_t of_a = input.draws.bits(Purpose::survey_sample, index(account_of(a)));
        const std::uint64_t of_b = input.draws.bits(Purpose::survey_sample, index(account_of(b)));
        return of_a != of_b ? of_a < of_b : account_of(a) < account_of(b);
    });
    people.resize(wanted);
}

void tell_traits(const RespondentTraits& traits, SurveyResult& result) {
    tell(result, SurveyItem::speed_motive, traits.wants_speed);
    tell(result, SurveyItem::counts_on_peers, traits.counts_on_peers);
    tell(result, SurveyItem::expects_service, traits.expects == Department::service);
    tell(result, SurveyItem::expects_marketing, traits.expects == Department::marketing);
    tell(result, SurveyItem::sector_bank, traits.sector == Sector::bank);
    tell(result, SurveyItem::sector_mobile, traits.sector == Sector::mobile);
    tell(result, SurveyItem::sector_fixed, traits.sector == Sector::fixed);
    tell(result, SurveyItem::sector_retail, traits.sector == Sector::retail);
    tell(result, SurveyItem::sector_other, traits.sector == Sector::other);
}

std::set<AccountId> praisers(const SurveyInput& input) {
    std::set<AccountId> people;
    for (const Post& post : input.posts) {
        if (post.type == PostType::praise && post.time < input.date && post.time >= input.date - input.recall) people.insert(post.author);
    }
    return people;
}

void ask_complainers(const SurveyInput& input, std::vector<Complainer> people, SurveyResult& result) {
    draw_respondents(people, input, [](const Complainer& person) { return person.account; });
    const std::set<AccountId> praising = praisers(input);
    for (const Complainer& person : people) {
        const bool forgets = input.draws.bernoulli(input.reporting_bias, Purpose::survey_report, index(person.account));
        const bool reports_reply = person.has_answer && !forgets;
        const bool reports_satisfied = reports_reply && person.is_satisfied;
        tell(result, SurveyItem::no_reply, !reports_reply);
        tell(result, SurveyItem::replied, reports_reply);
        tell(result, SurveyItem::no_company_reply, !(person.has_company_reply && !forgets));
        tell(result, SurveyItem::dissatisfied_all, !reports_satisfied);
        tell_traits(input.traits(person.account), result);
        if (!reports_reply) continue;
        tell(result, SurveyItem::dissatisfied, !reports_satisfied);
        tell(result, SurveyItem::satisfied, reports_satisfied);
        tell(result, SurveyItem::deleted, person.has_withdrawn);
        tell(result, SurveyItem::praised, praising.count(person.account) > 0);
    }
}

void ask_askers(const SurveyInput& input, std::vector<Asker> people, SurveyResult& result) {
    draw_respondents(people, input, [](const Asker& person) { return person.account; });
    for (const Asker& person : people) tell(result, SurveyItem::question_unsatisfied, !person.is_satisfied);
}

void ask_customers(const SurveyInput& input, SurveyResult& result) {
    std::vector<AccountId> people = input.customers;
    draw_respondents(people, input, [](AccountId account) { return account; });
    for (const AccountId account : people) tell(result, SurveyItem::complains_more, input.traits(account).complains_more);
}

void count_threads(const SurveyInput& input, std::span<const Case* const> cases, SurveyResult& result) {
    for (const Case* record : cases) {
        if (!is_complaint(*record)) continue;
        const bool is_answered = record->first_reply < input.date;
        tell(result, SurveyItem::thread_unanswered, !is_answered);
        if (is_answered) result.first_reply_hours.push_back(hours_of(record->first_reply - record->opened));
    }
}

std::optional<SurveyValue> mean_of(std::span<const double> values) {
    const std::optional<double> middle = mean(values);
    if (!middle) return std::nullopt;
    double squares = 0.0;
    for (const double value : values) squares += (value - *middle) * (value - *middle);
    const auto count = static_cast<double>(values.size());
    const double error = values.size() > 1 ? std::sqrt(squares / (count - 1.0) / count) : 0.0;
    return SurveyValue{*middle, error, static_cast<std::int64_t>(values.size())};
}

// The error by order statistics: the ranks n/2 +- sqrt(n)/2 lie one standard deviation of the binomial to either side.
std::optional<SurveyValue> median_of(const std::vector<double>& values) {
    const std::optional<double> middle = quantile(values, 0.5);
    if (!middle) return std::nullopt;
    const double reach = 0.5 / std::sqrt(static_cast<double>(values.size()));
    const double low = *quantile(values, std::max(0.0, 0.5 - reach));
    const double high = *quantile(values, std::min(1.0, 0.5 + reach));
    return SurveyValue{*middle, (high - low) / 2.0, static_cast<std::int64_t>(values.size())};
}

}  // namespace

SurveyResult& SurveyResult::operator+=(const SurveyResult& other) {
    for (std::size_t i = 0; i < counts.size(); ++i) {
        counts[i].yes += other.counts[i].yes;
        counts[i].asked += other.counts[i].asked;
    }
    first_reply_hours.insert(first_reply_hours.end(), other.first_reply_hours.begin(), other.first_reply_hours.end());
    return *this;
}

SurveyResult ask(const SurveyInput& input) {
    SurveyResult result;
    const std::vector<const Case*> cases = remembered(input);
    ask_complainers(input, complainers_of(cases, input.date), result);
    ask_askers(input, askers_of(cases, input.date), result);
    ask_customers(input, result);
    count_threads(input, cases, result);
    return result;
}

SurveyInput survey_input(const Simulation& simulation) {
    const Scenario& scenario = simulation.scenario();
    const SurveyParams& survey = scenario.survey;
    const Population& population = simulation.crowd().population();
    SurveyInput input;
    input.cases = simulation.cases();
    input.posts = simulation.book().posts;
    input.date = kStart + (survey.date > Duration{0} ? survey.date : scenario.horizon);
    input.recall = survey.recall;
    input.respondents = survey.respondents;
    input.reporting_bias = survey.reporting_bias;
    input.draws = Draws{scenario.seed, simulation.repetition()};
    population.for_each_customer([&](AccountId account) { input.customers.push_back(account); });
    input.traits = [&population](AccountId account) {
        return RespondentTraits{.wants_speed = population.motive(account) == Motive::speed,
                                .counts_on_peers = population.counts_on_peers(account),
                                .complains_more = population.complains_more(account),
                                .expects = population.expected_department(account),
                                .sector = population.sector(account)};
    };
    return input;
}

std::optional<SurveyValue> value_of(const SurveyResult& result, SurveyItem item) {
    if (item == SurveyItem::first_reply_mean) return mean_of(result.first_reply_hours);
    if (item == SurveyItem::first_reply_median) return median_of(result.first_reply_hours);
    const SurveyCount count = result.counts[static_cast<std::size_t>(item)];
    const std::optional<double> share = ratio(count.yes, count.asked);
    if (!share) return std::nullopt;
    return SurveyValue{*share, std::sqrt(*share * (1.0 - *share) / static_cast<double>(count.asked)), count.asked};
}

bool is_within(const SurveyTarget& target, double value) noexcept { return std::abs(value - target.published) <= target.tolerance; }

}  // namespace firebreak
