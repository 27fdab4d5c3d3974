#include "engine/report/measure_names.hpp"

#include "engine/measure/measures.hpp"
#include "engine/measure/time_series.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace firebreak {
namespace {

/// How French says "the" before the name: what "of the" becomes follows from it.
enum class Article { le, la, les, l };

struct Name {
    std::string_view key;
    std::string_view en;
    Article article;
    std::string_view fr;
};

using enum Article;

// In the order of the manual; the series columns that are no measures at the end.
constexpr std::array kNames = {
    Name{"volume", "posts", les, "publications"},
    Name{"volume_complaint", "complaints", les, "réclamations"},
    Name{"volume_follow_up", "follow-up complaints", les, "relances"},
    Name{"volume_me_too", "me-too complaints", les, "réclamations « moi aussi »"},
    Name{"volume_question", "questions", les, "questions"},
    Name{"volume_share", "shares", les, "partages"},
    Name{"volume_article", "press articles", les, "articles de presse"},
    Name{"volume_praise", "praise", les, "éloges"},
    Name{"volume_peer_answer", "answers by peers", les, "réponses d’autres clients"},
    Name{"volume_support", "posts by supporters", les, "publications de soutiens déclarés"},
    Name{"fraction_complaint", "share of complaints", la, "part des réclamations"},
    Name{"fraction_follow_up", "share of follow-ups", la, "part des relances"},
    Name{"fraction_me_too", "share of me-toos", la, "part des « moi aussi »"},
    Name{"fraction_question", "share of questions", la, "part des questions"},
    Name{"fraction_share", "share of posts that are shares", la, "part des partages"},
    Name{"fraction_article", "share of articles", la, "part des articles"},
    Name{"fraction_praise", "share of praise", la, "part des éloges"},
    Name{"fraction_peer_answer", "share of answers by peers", la, "part des réponses d’autres clients"},
    Name{"fraction_support", "share of supporters’ posts", la, "part des soutiens"},
    Name{"share_of_voice", "share of voice", la, "part de voix"},
    Name{"failures", "service failures", les, "défaillances du service"},
    Name{"failures_since_outbreak", "service failures since the outbreak", les, "défaillances depuis le début"},
    Name{"reach", "reach", la, "portée"},
    Name{"reach_fraction", "reach, as a share of accounts", la, "portée, en part des comptes"},
    Name{"impressions", "displays of posts", les, "affichages"},
    Name{"item_impressions", "displays of customers’ posts", les, "affichages de publications des clients"},
    Name{"positive_impressions", "favourable displays", les, "affichages favorables"},
    Name{"negative_impressions", "unfavourable displays", les, "affichages défavorables"},
    Name{"potential_impressions", "potential displays", les, "affichages potentiels"},
    Name{"media_reach", "readers of articles", les, "lecteurs d’articles"},
    Name{"trending_reach", "accounts reached by trending lists", les, "comptes atteints par les tendances"},
    Name{"amplification_ratio", "shares per post", les, "partages par publication"},
    Name{"net_sentiment", "net sentiment", le, "sentiment net"},
    Name{"net_sentiment_weighted", "net sentiment, by displays", le, "sentiment net, pondéré par les affichages"},
    Name{"peak_volume", "posts in the peak hour", les, "publications à l’heure de pointe"},
    Name{"peak_hour", "peak hour", l, "heure de pointe"},
    Name{"time_to_peak", "time to the peak", le, "délai jusqu’au pic"},
    Name{"half_life", "half-life after the peak", la, "demi-vie après le pic"},
    Name{"doubling_time", "doubling time", le, "temps de doublement"},
    Name{"crises", "crises", les, "crises"},
    Name{"crisis", "probability of a crisis", la, "probabilité de crise"},
    Name{"crisis_start", "start of the crisis", le, "début de la crise"},
    Name{"crisis_end", "end of the crisis", la, "fin de la crise"},
    Name{"crisis_duration", "duration of the crisis", la, "durée de la crise"},
    Name{"crisis_censored", "crises not over by the end", les, "crises non terminées à la fin"},
    Name{"amplified_crises", "amplified crises", les, "crises amplifiées"},
    Name{"amplified_crisis", "probability of an amplified crisis", la, "probabilité de crise amplifiée"},
    Name{"amplified_crisis_start", "start of the amplified crisis", le, "début de la crise amplifiée"},
    Name{"amplified_crisis_end", "end of the amplified crisis", la, "fin de la crise amplifiée"},
    Name{"amplified_crisis_duration", "duration of the amplified crisis", la, "durée de la crise amplifiée"},
    Name{"amplified_crisis_censored", "amplified crises not over by the end", les, "crises amplifiées non terminées à la fin"},
    Name{"cases", "cases", les, "dossiers"},
    Name{"cases_detected", "cases seen by the company", les, "dossiers vus par l’entreprise"},
    Name{"cases_answered", "cases answered", les, "dossiers ayant reçu une réponse"},
    Name{"response_rate", "response rate within 7 days", le, "taux de réponse sous 7 jours"},
    Name{"first_response_median", "median time to first response", le, "délai médian de première réponse"},
    Name{"first_response_mean", "mean time to first response", le, "délai moyen de première réponse"},
    Name{"first_response_p90", "time to first response, 90 % of cases", le, "délai de première réponse, 90 % des dossiers"},
    Name{"first_response_km_median", "median waiting time, unanswered cases included", l, "attente médiane, dossiers sans réponse compris"},
    Name{"sla_attainment", "share of cases answered within 1 hour", la, "part des dossiers ayant une réponse en moins d’une heure"},
    Name{"resolution_rate", "share of cases resolved", la, "part des dossiers résolus"},
    Name{"resolution_time_median", "median time to resolution", le, "délai médian de résolution"},
    Name{"resolution_time_mean", "mean time to resolution", le, "délai moyen de résolution"},
    Name{"no_reply", "share of complaints without reply", la, "part des réclamations sans réponse"},
    Name{"peer_answer_share", "share of cases answered first by a peer", la, "part des dossiers où un autre client répond en premier"},
    Name{"cases_peer_closed", "cases settled by a peer", les, "dossiers réglés par un autre client"},
    Name{"cases_withdrawn", "complaints taken back", les, "réclamations retirées par leur auteur"},
    Name{"cases_removed", "complaints deleted by the company", les, "réclamations supprimées par l’entreprise"},
    Name{"patience_expired", "complainers who ran out of patience", les, "clients à bout de patience"},
    Name{"word_of_mouth", "complainers who told a friend", les, "clients qui en parlent autour d’eux"},
    Name{"replies", "public replies", les, "réponses publiques"},
    Name{"escalations", "escalations", les, "escalades"},
    Name{"outbreak_to_fix", "time from outbreak to the fix", le, "délai entre le début et la réparation"},
    Name{"escalation_to_fix", "time from escalation to the fix", le, "délai entre l’escalade et la réparation"},
    Name{"fix_time", "duration of the fix", la, "durée de la réparation"},
    Name{"backlog_mean", "mean backlog", la, "file d’attente moyenne"},
    Name{"backlog_max", "longest backlog", la, "file d’attente maximale"},
    Name{"utilisation", "agents’ utilisation", le, "taux d’occupation des agents"},
    Name{"complainers", "complainers", les, "clients qui réclament"},
    Name{"satisfaction_all", "share of complainers satisfied", la, "part des réclamants satisfaits"},
    Name{"satisfaction_given_reply", "share satisfied, of those given a reply", la, "part des clients satisfaits de la réponse"},
    Name{"reported_no_reply", "share who report no reply", la, "part des clients qui disent n’avoir reçu aucune réponse"},
    Name{"unsatisfied_questions", "share of questions without a satisfactory answer", la, "part des questions sans réponse satisfaisante"},
    Name{"repeat_complaint_rate", "share of complainers who complain again", la, "part des clients qui réclament de nouveau"},
    Name{"wants_speed", "share of complainers who want speed", la, "part des clients qui veulent une réponse rapide"},
    Name{"counts_on_peers", "share of complainers who count on peers", la, "part des clients qui comptent sur les autres"},
    Name{"buzz_end", "Buzz at the end", le, "Buzz à la fin"},
    Name{"buzz_mean", "mean Buzz", le, "Buzz moyen"},
    Name{"buzz_minimum", "lowest Buzz", le, "Buzz le plus bas"},
    Name{"buzz_lowest_week", "Buzz of the worst week", le, "Buzz de la pire semaine"},
    Name{"reputational_damage_index", "reputational damage", l, "atteinte à la réputation"},
    Name{"attitude_greatest_drop", "greatest drop of attitude", la, "plus forte baisse d’attitude"},
    Name{"recovery_time", "recovery time", le, "délai de rétablissement"},
    Name{"churned", "customers lost", les, "clients perdus"},
    Name{"churn_rate", "churn rate", le, "taux d’attrition"},
    Name{"churn_excess", "customers lost because of the incident", les, "clients perdus du fait de l’incident"},
    Name{"cost_agents", "agents", les, "agents"},
    Name{"cost_surge", "extra agents", les, "renforts"},
    Name{"cost_approvals", "approvals", les, "validations"},
    Name{"cost_compensation", "compensation", les, "dédommagements"},
    Name{"cost_statements", "statements", les, "communiqués"},
    Name{"cost_fixes", "fixes", les, "réparations"},
    Name{"cost_churn", "margin of lost customers", la, "marge des clients perdus"},
    Name{"cost_total", "total cost", le, "coût total"},
    Name{"cost_per_complaint", "cost per complaint", le, "coût par réclamation"},
    Name{"structural_virality", "structural virality", la, "viralité structurelle"},
    Name{"structural_virality_large", "structural virality of large cascades", la, "viralité structurelle des grandes cascades"},
    Name{"depth1_fraction", "share of direct shares, mean over posts", la, "part des partages directs, moyenne par publication"},
    Name{"depth1_fraction_large", "share of direct shares in large cascades", la, "part des partages directs dans les grandes cascades"},
    Name{"depth1_fraction_of_shares", "share of direct shares, of all shares", la, "part des partages directs, parmi tous les partages"},
    Name{"largest_cascade", "largest cascade", la, "plus grande cascade"},
    Name{"large_cascades", "cascades of more than 100 posts", les, "cascades de plus de 100 publications"},
    Name{"unshared_fraction", "share of posts never shared", la, "part des publications jamais partagées"},
    Name{"effective_gain", "effective gain", le, "gain effectif"},
};

constexpr std::array kColumns = {
    Name{"expected_volume", "posts expected without incident", les, "publications attendues sans incident"},
    Name{"cumulative_volume", "posts so far", les, "publications cumulées"},
    Name{"reach", "accounts reached for the first time", les, "comptes atteints pour la première fois"},
    Name{"cumulative_reach", "accounts reached so far", les, "comptes atteints, cumul"},
    Name{"article_readers", "readers of articles", les, "lecteurs d’articles"},
    Name{"trending_reach", "accounts reached by trending lists", les, "comptes atteints par les tendances"},
    Name{"buzz", "Buzz", le, "Buzz"},
    Name{"private_attempts", "private attempts", les, "démarches privées"},
    Name{"private_resolved", "private attempts that succeeded", les, "démarches privées abouties"},
    Name{"extra_complaints", "complaints due to social media", les, "réclamations dues aux réseaux sociaux"},
    Name{"private_complaints", "complaints made in private", les, "réclamations faites en privé"},
    Name{"satisfied", "complainers satisfied", les, "clients satisfaits"},
    Name{"unsatisfied", "complainers not satisfied", les, "clients non satisfaits"},
    Name{"seen_mentions", "posts seen by monitoring", les, "publications vues par la veille"},
    Name{"detected_cases", "cases detected", les, "dossiers détectés"},
    Name{"queued", "cases queued", les, "dossiers mis en file"},
    Name{"mean_backlog", "mean backlog", la, "file d’attente moyenne"},
    Name{"backlog", "backlog", la, "file d’attente"},
};

struct UnitWords {
    std::string_view en;
    std::string_view fr;
};

// "share", "h", "€" and "0 or 1" are in the figure itself.
constexpr std::array kUnits = {
    UnitWords{"items", "publications"},
    UnitWords{"failures", "défaillances"},
    UnitWords{"accounts", "comptes"},
    UnitWords{"displays", "affichages"},
    UnitWords{"shares per root", "partages par publication"},
    UnitWords{"points", "points"},
    UnitWords{"items per h", "publications par heure"},
    UnitWords{"crises", "crises"},
    UnitWords{"cases", "dossiers"},
    UnitWords{"replies", "réponses"},
    UnitWords{"per 100 accounts", "pour 100 comptes"},
    UnitWords{"points of attitude", "points d’attitude"},
    UnitWords{"customers", "clients"},
    UnitWords{"links", "liens"},
    UnitWords{"posts", "publications"},
    UnitWords{"cascades", "cascades"},
    UnitWords{"items per item", "publications par publication"},
    UnitWords{"attempts", "démarches"},
    UnitWords{"complaints", "réclamations"},
    UnitWords{"mentions", "mentions"},
};

const Name* find(std::span<const Name> names, std::string_view key) noexcept {
    const auto found = std::find_if(names.begin(), names.end(), [key](const Name& name) { return name.key == key; });
    return found == names.end() ? nullptr : &*found;
}

std::string with_article(const Name& name) {
    constexpr std::array<std::string_view, 4> kThe{"le ", "la ", "les ", "l’"};
    return fmt::format("{}{}", kThe[static_cast<std::size_t>(name.article)], name.fr);
}

std::string of(const Name& name) {
    constexpr std::array<std::string_view, 4> kOf{"du ", "de la ", "des ", "de l’"};
    return fmt::format("{}{}", kOf[static_cast<std::size_t>(name.article)], name.fr);
}

MeasureWords words_from(const Name* name, std::string_view key, std::string_view unit) {
    MeasureWords words{figure_kind(unit), as_written(std::string{key}), as_written(std::string{key}), as_written(std::string{key}), {}};
    const bool is_in_figure = words.kind == FigureKind::share || words.kind == FigureKind::time_span || words.kind == FigureKind::euro;
    if (!is_in_figure) words.unit = words_of_unit(unit);
    if (name == nullptr) return words;
    words.name = {english_spaces(name->en), french_spaces(name->fr)};
    words.with_article = {"the " + words.name.en, french_spaces(with_article(*name))};
    words.of = {"of the " + words.name.en, french_spaces(of(*name))};
    return words;
}

template <class Infos>
std::string_view unit_of(const Infos& infos, std::string_view key) noexcept {
    const auto found = std::find_if(infos.begin(), infos.end(), [key](const auto& info) { return info.key == key; });
    return found == infos.end() ? std::string_view{} : found->unit;
}

}  // namespace

Bilingual words_of_unit(std::string_view unit) {
    const auto found = std::find_if(kUnits.begin(), kUnits.end(), [unit](const UnitWords& known) { return known.en == unit; });
    // The trade's word for a post about the company is "item"; the board's is "post".
    const std::string en = unit == "items" ? "posts" : unit == "items per h" ? "posts per hour" : std::string{unit};
    return {en, found == kUnits.end() ? en : std::string{found->fr}};
}

MeasureWords words_of_measure(std::string_view key) { return words_from(find(kNames, key), key, unit_of(measure_infos(), key)); }

MeasureWords words_of_column(std::string_view key) {
    const Name* own = find(kColumns, key);
    return words_from(own != nullptr ? own : find(kNames, key), key, unit_of(series_columns(), key));
}

bool has_measure_words(std::string_view key) noexcept { return find(kNames, key) != nullptr || find(kColumns, key) != nullptr; }

Bilingual figure_with_unit(const MeasureWords& words, std::optional<double> value) {
    const Bilingual text = figure(words.kind, value);
    return words.unit.en.empty() ? text : joined(text, words.unit);
}

}  // namespace firebreak
