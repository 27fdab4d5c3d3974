#include "engine/report/report_text.hpp"

#include "engine/report/measure_names.hpp"
#include "engine/report/report_catalogue.hpp"

#include <algorithm>
#include <cmath>

namespace firebreak {
namespace {

const BranchMeasure* of_branch(const ComparedMeasure& measure, std::uint32_t branch) noexcept {
    const auto found = std::find_if(measure.branches.begin(), measure.branches.end(),
                                    [branch](const BranchMeasure& candidate) { return candidate.branch == branch; });
    return found == measure.branches.end() ? nullptr : &*found;
}

Bilingual title(const StudyComparison& comparison, std::uint32_t branch) { return quoted(comparison.titles[branch]); }

// Which way `difference` is good: positive is better after the sign is taken in.
double gain(const BranchMeasure& measure, Direction direction) {
    const double mean = measure.difference.mean.value_or(0.0);
    return direction == Direction::more_is_better ? mean : -mean;
}

// The branch of this verdict that differs most, in the direction of the verdict.
const BranchMeasure* foremost(const ComparedMeasure& measure, Verdict verdict) {
    const BranchMeasure* found = nullptr;
    const auto size = [&](const BranchMeasure& one) {
        return verdict == Verdict::better ? gain(one, measure.direction) : std::fabs(*one.difference.mean);
    };
    for (const BranchMeasure& branch : measure.branches) {
        if (branch.verdict != verdict || !branch.difference.mean) continue;
        if (found == nullptr || size(branch) > size(*found)) found = &branch;
    }
    return found;
}

Bilingual points(double share) { return figure(FigureKind::number, 100.0 * share); }

// A probability or a rate: from what to what, and by how many points.
Bilingual share_sentence(const StudyComparison& comparison, const ComparedMeasure& measure, const BranchMeasure& ours,
                         const MeasureWords& words) {
    const BranchMeasure* baseline = of_branch(measure, comparison.baseline);
    const double mean = *ours.difference.mean;
    const Bilingual interval =
        range(FigureKind::number, 100.0 * std::min(std::fabs(*ours.difference.low), std::fabs(*ours.difference.high)),
              100.0 * std::max(std::fabs(*ours.difference.low), std::fabs(*ours.difference.high)));
    const Bilingual from = figure(words.kind, baseline == nullptr ? std::nullopt : baseline->spread.mean);
    const Bilingual to = figure(words.kind, ours.spread.mean);
    const Bilingual ourselves = title(comparison, ours.branch);
    const Bilingual others = title(comparison, comparison.baseline);
    return mean < 0.0 ? say("headline.lowers_share", ourselves, others, words.with_article, from, to, points(std::fabs(mean)), interval)
                      : say("headline.raises_share", ourselves, others, words.with_article, from, to, points(mean), interval);
}

// Where a percentage has no meaning: in the measure's own unit.
Bilingual amount_sentence(const StudyComparison& comparison, const ComparedMeasure& measure, const BranchMeasure& ours,
                          const MeasureWords& words) {
    const Bilingual ourselves = title(comparison, ours.branch);
    const Bilingual others = title(comparison, comparison.baseline);
    const double mean = *ours.difference.mean;
    if (measure.direction == Direction::none) {
        return say("headline.changes", ourselves, others, words.with_article, signed_figure(words.kind, mean),
                   signed_range(words.kind, ours.difference.low, ours.difference.high));
    }
    const double low = std::min(std::fabs(*ours.difference.low), std::fabs(*ours.difference.high));
    const double high = std::max(std::fabs(*ours.difference.low), std::fabs(*ours.difference.high));
    const Bilingual size = figure_with_unit(words, std::fabs(mean));
    const Bilingual interval = range(words.kind, low, high);
    return mean < 0.0 ? say("headline.lowers_amount", ourselves, others, words.with_article, size, interval)
                      : say("headline.raises_amount", ourselves, others, words.with_article, size, interval);
}

Bilingual difference_sentence(const StudyComparison& comparison, const ComparedMeasure& measure, const BranchMeasure& ours) {
    const MeasureWords words = words_of_measure(measure.info->key);
    if (words.kind == FigureKind::share) return share_sentence(comparison, measure, ours, words);
    const RelativeChange& relative = ours.relative;
    if (!relative.change || !relative.bounds || measure.direction == Direction::none)
        return amount_sentence(comparison, measure, ours, words);
    const double change = *relative.change;
    const Bilingual size = change < 0.0 ? share_with_interval(-change, -relative.bounds->high, -relative.bounds->low)
                                        : share_with_interval(change, relative.bounds->low, relative.bounds->high);
    const Bilingual ourselves = title(comparison, ours.branch);
    const Bilingual others = title(comparison, comparison.baseline);
    if (measure.direction == Direction::less_is_better) {
        return change < 0.0 ? say("headline.avoids", ourselves, others, size, words.of)
                            : say("headline.adds", ourselves, others, size, words.with_article);
    }
    return change < 0.0 ? say("headline.lowers", ourselves, others, size, words.with_article)
                        : say("headline.raises", ourselves, others, size, words.with_article);
}

// Who cannot be told from the best: by the ranking's own pairs, which are corrected for looking at all of them.
std::vector<Bilingual> not_told_from(const StudyComparison& comparison, std::uint32_t branch) {
    std::vector<Bilingual> titles;
    for (const RankedPair& pair : comparison.ranking.pairs) {
        if (pair.is_distinguishable || (pair.first != branch && pair.second != branch)) continue;
        const std::uint32_t other = pair.first == branch ? pair.second : pair.first;
        if (other != comparison.baseline) titles.push_back(title(comparison, other));
    }
    return titles;
}

const CrisisOfBranch* crisis_of(const StudyComparison& comparison, std::uint32_t branch) noexcept {
    const auto found = std::find_if(comparison.crisis.begin(), comparison.crisis.end(),
                                    [branch](const CrisisOfBranch& candidate) { return candidate.branch == branch; });
    return found == comparison.crisis.end() || !found->crisis.estimate ? nullptr : &*found;
}

Bilingual share_of_runs(const Probability& probability) { return figure(FigureKind::share, probability.estimate); }
Bilingual interval_of(const Probability& probability) { return range(FigureKind::share, probability.low, probability.high); }

/// In exactly as many of the runs.
bool comes_as_often(const CrisisOfBranch& one, const CrisisOfBranch& other) noexcept {
    return *one.crisis.estimate == *other.crisis.estimate;
}

bool is_beyond_chance(const ProbabilityDifference& difference) noexcept { return difference.bounds && !difference.bounds->covers(0.0); }

void add_crisis(const StudyComparison& comparison, std::optional<std::uint32_t> branch, std::vector<Bilingual>& below) {
    const CrisisOfBranch* baseline = crisis_of(comparison, comparison.baseline);
    if (baseline == nullptr) return;
    const CrisisOfBranch* ours = branch ? crisis_of(comparison, *branch) : nullptr;
    if (ours == nullptr) {
        below.push_back(say("below.crisis_baseline", title(comparison, comparison.baseline), share_of_runs(baseline->crisis),
                            interval_of(baseline->crisis)));
        return;
    }
    if (*branch != comparison.baseline && comes_as_often(*ours, *baseline)) {
        below.push_back(
            say("below.crisis_same", share_of_runs(ours->crisis), interval_of(ours->crisis), title(comparison, comparison.baseline)));
        return;
    }
    const PhraseKey key = is_beyond_chance(ours->crisis_difference) ? PhraseKey{"below.crisis"} : PhraseKey{"below.crisis_chance"};
    below.push_back(
        say(key, share_of_runs(ours->crisis), interval_of(ours->crisis), share_of_runs(baseline->crisis), interval_of(baseline->crisis)));
}

bool is_winner(const StudyComparison& comparison, std::uint32_t branch) {
    return !comparison.ranking.order.empty() && comparison.ranking.order.front().branch == branch;
}

void add_standing(const StudyComparison& comparison, std::uint32_t branch, std::vector<Bilingual>& below) {
    const std::vector<Bilingual> tied = not_told_from(comparison, branch);
    if (tied.size() == 1) below.push_back(say("below.tied", tied.front(), title(comparison, branch)));
    else if (!tied.empty()) below.push_back(say("below.tied_many", list_of(tied), title(comparison, branch)));
    else if (comparison.names.size() > 2 && is_winner(comparison, branch)) below.push_back(say("below.apart"));
}

void add_robustness(const StudyComparison& comparison, std::uint32_t branch, std::vector<Bilingual>& below) {
    const RobustnessFindings& robustness = comparison.robustness;
    const std::int64_t judged = robustness.points - robustness.unjudged;
    if (!robustness.refused_because.empty() || judged <= 0 || !is_winner(comparison, branch)) return;
    below.push_back(say("below.robust", title(comparison, branch), robustness.winner_kept_at, judged));
}

void add_missing(const StudyComparison& comparison, std::vector<Bilingual>& below) {
    std::int64_t lost = 0;
    std::int64_t planned = 0;
    for (const BranchRuns& runs : comparison.runs) {
        lost += runs.failed + runs.missing;
        planned += runs.finished + runs.failed + runs.missing;
    }
    if (lost > 0) {
        below.push_back(say("below.preliminary", figure(FigureKind::count, static_cast<double>(lost)),
                            figure(FigureKind::count, static_cast<double>(planned))));
    }
}

Bilingual chance_sentence(const StudyComparison& comparison, const MeasureWords& words) {
    const Bilingual baseline = title(comparison, comparison.baseline);
    if (comparison.names.size() == 2)
        return say("headline.none_of_one", title(comparison, 1 - comparison.baseline), baseline, words.with_article);
    return say("headline.none", baseline, words.with_article);
}

// Kind, branch and sentence; the rest is added by headline().
Headline answer(const StudyComparison& comparison) {
    const MeasureWords words = words_of_measure(lead_measure(comparison));
    const Bilingual baseline = title(comparison, comparison.baseline);
    if (comparison.names.size() < 2) return {HeadlineKind::alone, std::nullopt, say("headline.alone", baseline), {}};
    const auto found = std::find_if(comparison.measures.begin(), comparison.measures.end(), [&](const ComparedMeasure& candidate) {
        return candidate.info != nullptr && candidate.info->key == lead_measure(comparison);
    });
    const Headline unknown{HeadlineKind::unknown, std::nullopt, say("headline.unknown", words.with_article, baseline), {}};
    if (found == comparison.measures.end()) return unknown;
    const ComparedMeasure& measure = *found;
    if (const BranchMeasure* best = foremost(measure, Verdict::better))
        return {HeadlineKind::better, best->branch, difference_sentence(comparison, measure, *best), {}};
    if (const BranchMeasure* worst = foremost(measure, Verdict::worse)) {
        return {HeadlineKind::worse,
                worst->branch,
                joined(say("headline.none_better", baseline), difference_sentence(comparison, measure, *worst)),
                {}};
    }
    if (const BranchMeasure* other = foremost(measure, Verdict::different))
        return {HeadlineKind::different, other->branch, difference_sentence(comparison, measure, *other), {}};
    const auto has = [&measure](Verdict verdict) {
        return std::any_of(measure.branches.begin(), measure.branches.end(),
                           [verdict](const BranchMeasure& branch) { return branch.verdict == verdict; });
    };
    if (has(Verdict::not_distinguishable)) return {HeadlineKind::chance, std::nullopt, chance_sentence(comparison, words), {}};
    if (has(Verdict::identical))
        return {HeadlineKind::identical, std::nullopt, say("headline.identical", words.with_article, baseline), {}};
    return unknown;
}

KeyFigure change_figure(const StudyComparison& comparison, const ComparedMeasure& measure, const BranchMeasure& ours) {
    const MeasureWords words = words_of_measure(measure.info->key);
    const bool is_relative = ours.relative.change && words.kind != FigureKind::share;
    const Bilingual value = is_relative ? signed_figure(FigureKind::share, ours.relative.change)
                                        : signed_figure(kind_of_difference(words.kind), ours.difference.mean);
    return {value, say("key.change", words.name, title(comparison, comparison.baseline))};
}

}  // namespace

std::string_view lead_measure(const StudyComparison& comparison) noexcept {
    return comparison.leading.empty() ? std::string_view{"reach"} : std::string_view{comparison.leading.front()};
}

Bilingual list_of(std::span<const Bilingual> items) {
    if (items.empty()) return {};
    Bilingual list = items.front();
    for (std::size_t i = 1; i < items.size(); ++i)
        list = i + 1 == items.size() ? say("list.and", list, items[i]) : say("list.comma", list, items[i]);
    return list;
}

Bilingual words_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::baseline: return say("verdict.baseline");
        case Verdict::unknown: return say("verdict.unknown");
        case Verdict::identical: return say("verdict.identical");
        case Verdict::not_distinguishable: return say("verdict.not_distinguishable");
        case Verdict::better: return say("verdict.better");
        case Verdict::worse: return say("verdict.worse");
        case Verdict::different: return say("verdict.different");
    }
    return {};
}

Bilingual capitalised(Bilingual text) {
    const auto raise = [](std::string& word) {
        if (word.starts_with("é")) word.replace(0, std::string_view{"é"}.size(), "É");
        else if (!word.empty() && word[0] >= 'a' && word[0] <= 'z') word[0] = static_cast<char>(word[0] - 'a' + 'A');
    };
    raise(text.en);
    raise(text.fr);
    return text;
}

Headline headline(const StudyComparison& comparison) {
    Headline result = answer(comparison);
    const bool is_recommended = result.kind == HeadlineKind::better;
    // The runs' crises were said already where they are what the sentence is about.
    if (result.branch && lead_measure(comparison) != "crisis") add_crisis(comparison, result.branch, result.below);
    if (!result.branch) add_crisis(comparison, std::nullopt, result.below);
    if (is_recommended) {
        add_standing(comparison, *result.branch, result.below);
        add_robustness(comparison, *result.branch, result.below);
    }
    add_missing(comparison, result.below);
    result.below.push_back(say("below.intervals"));
    return result;
}

std::vector<KeyFigure> key_figures(const StudyComparison& comparison, const Headline& headline) {
    std::vector<KeyFigure> figures;
    if (headline.branch) {
        for (const ComparedMeasure& measure : comparison.measures) {
            const BranchMeasure* ours = of_branch(measure, *headline.branch);
            if (ours == nullptr || measure.info == nullptr) continue;
            if (measure.info->key == lead_measure(comparison)) figures.insert(figures.begin(), change_figure(comparison, measure, *ours));
            if (measure.info->key == comparison.cost_measure && ours->difference.mean &&
                comparison.cost_measure != lead_measure(comparison)) {
                const Bilingual label = say("key.cost");
                figures.push_back({signed_figure(FigureKind::euro, ours->difference.mean),
                                   ours->difference.is_distinguishable() ? label : say("key.may_be_chance", label)});
            }
        }
        const CrisisOfBranch* baseline = crisis_of(comparison, comparison.baseline);
        const CrisisOfBranch* ours = crisis_of(comparison, *headline.branch);
        if (baseline != nullptr && ours != nullptr) {
            const Bilingual label = say("key.crisis");
            const bool is_same = comes_as_often(*ours, *baseline);
            figures.insert(figures.begin() + std::min<std::ptrdiff_t>(1, std::ssize(figures)),
                           KeyFigure{say("key.from_to", share_of_runs(baseline->crisis), share_of_runs(ours->crisis)),
                                     is_same || is_beyond_chance(ours->crisis_difference) ? label : say("key.may_be_chance", label)});
        }
        const std::int64_t judged = comparison.robustness.points - comparison.robustness.unjudged;
        if (comparison.robustness.refused_because.empty() && judged > 0 && is_winner(comparison, *headline.branch))
            figures.push_back({say("key.of", comparison.robustness.winner_kept_at, judged), say("key.robust")});
    }
    if (figures.size() < 4) figures.push_back({figure(FigureKind::count, static_cast<double>(comparison.repetitions)), say("key.runs")});
    return figures;
}

}  // namespace firebreak
