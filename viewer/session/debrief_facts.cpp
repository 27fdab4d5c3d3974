#include "viewer/session/debrief_facts.hpp"

#include "viewer/ui/numbers.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace firebreak::viewer {
namespace {

using Json = nlohmann::ordered_json;
using ViewerLanguage = firebreak::viewer::Language;

Bilingual both(const std::string& text) { return {text, text}; }

Time time_of(const Json& value) { return value.is_number_integer() ? Time{Duration{value.get<std::int64_t>()}} : kNever; }

// "account 4711, seen after 20 min, answered after 3 h", in both languages.
Bilingual sentence(const Json& told) {
    const Time posted = time_of(told.at("time_us"));
    const auto after = [&](const char* key, ViewerLanguage language) { return duration_text(language, time_of(told.at(key)) - posted); };
    const bool is_article = told.value("type", "") == "article";
    Bilingual text;
    if (is_article) {
        text.en = fmt::format("An article about “{}” was shared {} times.", told.value("issue", ""), told.value("shares", 0));
        text.fr = fmt::format("Un article sur « {} » a été partagé {} fois.", told.value("issue", ""), told.value("shares", 0));
        return text;
    }
    text.en = fmt::format("A complaint by account {} about “{}” was shared {} times; ", told.value("author", 0U), told.value("issue", ""),
                          told.value("shares", 0));
    text.fr = fmt::format("Une plainte du compte {} sur « {} » a été partagée {} fois ; ", told.value("author", 0U),
                          told.value("issue", ""), told.value("shares", 0));
    if (told.at("seen_us").is_null()) {
        text.en += "the company never saw it.";
        text.fr += "l’entreprise ne l’a jamais vue.";
    } else if (told.at("reply_us").is_null()) {
        text.en += fmt::format("the company saw it after {} and did not answer.", after("seen_us", ViewerLanguage::english));
        text.fr += fmt::format("l’entreprise l’a vue après {} et n’a pas répondu.", after("seen_us", ViewerLanguage::french));
    } else {
        const bool is_satisfied = !told.at("satisfied_us").is_null();
        text.en += fmt::format("it was answered after {}, and the complainer was {}.", after("reply_us", ViewerLanguage::english),
                               is_satisfied ? "satisfied" : "not satisfied");
        text.fr += fmt::format("elle a reçu une réponse après {}, et son auteur {}.", after("reply_us", ViewerLanguage::french),
                               is_satisfied ? "a été satisfait" : "n’a pas été satisfait");
    }
    return text;
}

}  // namespace

std::vector<AfterActionCause> causes_of(const Json& conversations) {
    std::vector<AfterActionCause> causes;
    for (const Json& one : conversations) causes.push_back({time_of(one.at("time_us")), sentence(one), one.value("share", 0.0)});
    return causes;
}

std::vector<AfterActionMeasure> measures_of(const LiveSnapshot& live, const std::vector<SessionBranch>& branches) {
    const LiveFigures& f = live.figures;
    const auto abandoned = std::find_if(branches.begin(), branches.end(), [&](const SessionBranch& branch) {
        return branch.is_abandoned && !branch.series.empty() && !live.series.empty() &&
               branch.series.back().start >= live.series.back().start;
    });
    const auto other = [&](double value) { return abandoned == branches.end() ? std::nullopt : std::optional{value}; };
    const auto until_now = [&](const std::vector<LivePoint>& series, std::int64_t LivePoint::*count) {
        std::int64_t sum = 0;
        for (const LivePoint& point : series) sum += point.start <= live.series.back().start ? point.*count : 0;
        return static_cast<double>(sum);
    };
    const std::vector<LivePoint> none;
    const std::vector<LivePoint>& there = abandoned == branches.end() ? none : abandoned->series;
    std::vector<AfterActionMeasure> measures;
    if (live.series.empty()) return measures;
    measures.push_back({{"Items", "Messages"},
                        FigureKind::count,
                        until_now(live.series, &LivePoint::volume),
                        other(until_now(there, &LivePoint::volume))});
    measures.push_back({{"Complaints", "Plaintes"},
                        FigureKind::count,
                        until_now(live.series, &LivePoint::complaints),
                        other(until_now(there, &LivePoint::complaints))});
    measures.push_back({{"Shares", "Partages"},
                        FigureKind::count,
                        until_now(live.series, &LivePoint::shares),
                        other(until_now(there, &LivePoint::shares))});
    measures.push_back({{"Replies", "Réponses"},
                        FigureKind::count,
                        until_now(live.series, &LivePoint::replies),
                        other(until_now(there, &LivePoint::replies))});
    measures.push_back({{"Articles", "Articles"},
                        FigureKind::count,
                        until_now(live.series, &LivePoint::articles),
                        other(until_now(there, &LivePoint::articles))});
    measures.push_back({{"Accounts reached", "Comptes touchés"}, FigureKind::count, static_cast<double>(f.reached), std::nullopt});
    if (f.cases > 0) {
        const auto share = [&](std::int64_t part) { return static_cast<double>(part) / static_cast<double>(f.cases); };
        measures.push_back({{"Cases answered", "Cas répondus"}, FigureKind::share, share(f.cases_answered), std::nullopt});
        measures.push_back({{"Cases satisfied", "Cas satisfaits"}, FigureKind::share, share(f.cases_satisfied), std::nullopt});
    }
    measures.push_back({{"Spent", "Dépensé"}, FigureKind::euro, f.spent, std::nullopt});
    return measures;
}

std::vector<AfterActionFact> provenance_of(const std::optional<Scenario>& scenario, const std::string& final_state, int replicates) {
    std::vector<AfterActionFact> facts;
    facts.push_back({{"Program", "Programme"}, both(std::string{"firebreak "} + FIREBREAK_VERSION)});
    if (scenario) {
        facts.push_back({{"Seed", "Graine aléatoire"}, both(fmt::format("{}", scenario->seed))});
        facts.push_back({{"Digest of the scenario", "Empreinte du scénario"}, both(fmt::format("{:016x}", content_hash(*scenario)))});
    }
    if (!final_state.empty()) facts.push_back({{"Digest of the final state", "Empreinte de l’état final"}, both(final_state)});
    facts.push_back({{"Pairs of futures per decision", "Paires de futurs par décision"}, both(fmt::format("{}", replicates))});
    return facts;
}

}  // namespace firebreak::viewer
