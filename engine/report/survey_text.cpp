#include "engine/report/survey_text.hpp"

#include "engine/report/words.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace firebreak {
namespace {

using Json = nlohmann::ordered_json;

struct ItemWords {
    std::string_view asked;
    std::string_view of;
};

// By SurveyItem.
constexpr std::array<ItemWords, kSurveyItems> kWords{{
    {"No reply from anybody", "complainers"},
    {"No reply from the company", "complainers"},
    {"A reply", "complainers"},
    {"Dissatisfied, or no reply (reading a)", "complainers"},
    {"Dissatisfied with the reply (reading b)", "complainers with a reply"},
    {"Satisfied with the reply", "complainers with a reply"},
    {"Question without a satisfactory answer", "people who asked"},
    {"Wanted a faster answer", "complainers"},
    {"Count on other consumers", "complainers"},
    {"Expect customer service to answer", "complainers"},
    {"Expect marketing to answer", "complainers"},
    {"Complained about a bank", "complainers"},
    {"Complained about a mobile operator", "complainers"},
    {"Complained about a fixed-line operator", "complainers"},
    {"Complained about a retailer", "complainers"},
    {"Complained about something else", "complainers"},
    {"Complain more since there are social media", "customers"},
    {"Took the complaint back", "complainers with a reply"},
    {"Praised in public", "complainers with a reply"},
    {"Threads the company left unanswered", "threads"},
    {"First reply, mean", "answered threads"},
    {"First reply, median", "answered threads"},
}};

constexpr std::array kMixes{CompanyMix::article, CompanyMix::b2c, CompanyMix::b2b, CompanyMix::release_total};
// Shown whether or not a survey published them: the two readings and how many got no reply.
constexpr std::array kAlways{SurveyItem::no_reply, SurveyItem::dissatisfied_all, SurveyItem::dissatisfied,
                             SurveyItem::question_unsatisfied};

std::string_view word_of(SurveyItem item) { return ChoiceWords<SurveyItem>::words[static_cast<std::size_t>(item)]; }
std::string_view word_of(CompanyMix mix) { return ChoiceWords<CompanyMix>::words[static_cast<std::size_t>(mix)]; }

const SurveyTarget* target_of(const SurveyedScenario& scenario, SurveyItem item) {
    const auto found =
        std::find_if(scenario.targets.begin(), scenario.targets.end(), [item](const SurveyTarget& t) { return t.item == item; });
    return found == scenario.targets.end() ? nullptr : &*found;
}

// Points of a percent with one decimal, or hours: what a survey states is precise to about that.
std::string amount(SurveyItem item, double value) {
    return is_hours(item) ? fmt::format("{:.2f} h", value) : fmt::format("{:.1f} %", 100.0 * value);
}
std::string margin(SurveyItem item, double value) {
    return fmt::format("{:.{}f}", is_hours(item) ? value : 100.0 * value, is_hours(item) ? 2 : 1);
}

std::string verdict(const SurveyTarget& target, double value) {
    if (is_within(target, value)) return "inside";
    const double beyond = std::abs(value - target.published) - target.tolerance;
    const std::string by = is_hours(target.item) ? fmt::format("{:.2f} h", beyond) : fmt::format("{:.1f} points", 100.0 * beyond);
    return fmt::format("OUTSIDE by {}", by);
}

std::string line_of(const SurveyedScenario& scenario, SurveyItem item, std::size_t name_width) {
    const SurveyTarget* target = target_of(scenario, item);
    const std::optional<SurveyValue> value = value_of(scenario.result, item);
    const std::string published = target ? fmt::format("{} ± {}", amount(item, target->published), margin(item, target->tolerance)) : kDash;
    const std::string reported = value ? fmt::format("{} ± {}", amount(item, value->value), margin(item, value->standard_error)) : kDash;
    const std::string judged = target && value ? verdict(*target, value->value) : "";
    std::string line = fmt::format("  {:<{}}  {:>14}  {:>14}  {}", scenario.name, name_width, published, reported, judged);
    while (line.ends_with(' ')) line.pop_back();
    return line + "\n";
}

bool is_shown(const SurveyedScenario& scenario, SurveyItem item) {
    return target_of(scenario, item) != nullptr || std::find(kAlways.begin(), kAlways.end(), item) != kAlways.end();
}

double answering_share(CompanyMix mix) {
    const ArchetypeShares shares = shares_of(mix);
    return shares[static_cast<std::size_t>(Archetype::track_and_follow)] + shares[static_cast<std::size_t>(Archetype::follow_only)];
}

Json item_json(const SurveyedScenario& scenario, SurveyItem item) {
    const SurveyTarget* target = target_of(scenario, item);
    const std::optional<SurveyValue> value = value_of(scenario.result, item);
    Json entry{{"what", word_of(item)}, {"of", kWords[static_cast<std::size_t>(item)].of}, {"unit", is_hours(item) ? "h" : "share"}};
    entry["reported"] = value ? Json(value->value) : Json();
    entry["standard_error"] = value ? Json(value->standard_error) : Json();
    entry["asked"] = value ? value->asked : 0;
    if (target == nullptr) return entry;
    entry["published"] = target->published;
    entry["tolerance"] = target->tolerance;
    entry["source"] = target->source;
    entry["is_inside"] = value ? Json(is_within(*target, value->value)) : Json();
    return entry;
}

}  // namespace

std::string survey_text(std::span<const SurveyedScenario> scenarios) {
    std::string text;
    std::size_t width = 0;
    for (const SurveyedScenario& scenario : scenarios) {
        text += fmt::format("{}: {} ({}, {} replicates)\n", scenario.name, scenario.title, scenario.strategy, scenario.replicates);
        width = std::max(width, scenario.name.size());
    }
    text += fmt::format("\n  {:<{}}  {:>14}  {:>14}\n", "", width, "published", "reported");
    for (std::size_t i = 0; i < kSurveyItems; ++i) {
        const auto item = static_cast<SurveyItem>(i);
        std::string lines;
        for (const SurveyedScenario& scenario : scenarios) lines += is_shown(scenario, item) ? line_of(scenario, item, width) : "";
        if (!lines.empty()) text += fmt::format("{}, of {}\n{}", kWords[i].asked, kWords[i].of, lines);
    }
    return text + "published ± the tolerance; reported ± one standard error of sampling (binomial for shares)\n";
}

std::string consistency_text(double coverage, double replied) {
    std::string text = fmt::format(
        "Can both surveys be right?\n  {} of complainers got a reply (Eptica); companies that answer at all are fewer (Satmetrix).\n"
        "  If such a company replies to {} of its complainers, it must draw this many\n  times the complaint volume of one that does "
        "not:\n",
        percent_words(replied), percent_words(coverage));
    for (const CompanyMix mix : kMixes) {
        const std::optional<double> weight = consistent_size_weight(shares_of(mix), coverage, replied);
        text += fmt::format("    {:<14} {:.1f} % of companies answer  {}\n", word_of(mix), 100.0 * answering_share(mix),
                            weight ? fmt::format("{:.1f} x", *weight) : "no weight is enough");
    }
    return text;
}

std::string survey_json(std::span<const SurveyedScenario> scenarios, double coverage, double replied) {
    Json root{{"scenarios", Json::array()}, {"consistency", Json::array()}};
    for (const SurveyedScenario& scenario : scenarios) {
        Json entry{{"name", scenario.name}, {"strategy", scenario.strategy}, {"replicates", scenario.replicates}, {"items", Json::array()}};
        for (std::size_t i = 0; i < kSurveyItems; ++i) entry["items"].push_back(item_json(scenario, static_cast<SurveyItem>(i)));
        root["scenarios"].push_back(std::move(entry));
    }
    for (const CompanyMix mix : kMixes) {
        const std::optional<double> weight = consistent_size_weight(shares_of(mix), coverage, replied);
        root["consistency"].push_back({{"mix", word_of(mix)},
                                       {"answering", answering_share(mix)},
                                       {"coverage", coverage},
                                       {"replied", replied},
                                       {"size_weight", weight ? Json(*weight) : Json()}});
    }
    return root.dump(2) + "\n";
}

}  // namespace firebreak
