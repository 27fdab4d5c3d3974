#include "engine/report/company_text.hpp"

#include "engine/report/words.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cstddef>
#include <optional>
#include <string_view>

namespace firebreak {
namespace {

using Json = nlohmann::ordered_json;

std::string_view word_of(CompanyType type) { return kCompanyTypeWords[static_cast<std::size_t>(type)]; }
std::string_view word_of(CompanyMix mix) { return ChoiceWords<CompanyMix>::words[static_cast<std::size_t>(mix)]; }

double share_of(std::int64_t count, std::size_t whole) { return static_cast<double>(count) / static_cast<double>(whole); }

std::string mix_row(std::string_view indent, std::string_view name, double defined, std::int64_t drawn, std::size_t whole) {
    return fmt::format("{}{:<{}} {:>8} {:>8} {:>6}\n", indent, name, 20 - indent.size(), fmt::format("{:.1f} %", 100.0 * defined),
                       fmt::format("{:.1f} %", 100.0 * share_of(drawn, whole)), drawn);
}

std::string mix_table(const CompanyStory& story) {
    const TypeShares types = type_shares(story.params);
    const ArchetypeShares archetypes = shares_of(story.params.mix);
    const auto drawn = count_types(story.outcomes);
    const std::size_t whole = story.outcomes.size();
    std::array<std::int64_t, kArchetypes> drawn_archetypes{};
    for (std::size_t i = 0; i < kCompanyTypes; ++i)
        drawn_archetypes[static_cast<std::size_t>(archetype_of(static_cast<CompanyType>(i)))] += drawn[i];
    std::string text =
        fmt::format("{:<20} {:>8} {:>8} {:>6}\n", "Mix " + std::string{word_of(story.params.mix)}, "defined", "drawn", "firms");
    for (std::size_t archetype = 0; archetype < kArchetypes; ++archetype) {
        text += mix_row("  ", kArchetypeWords[archetype], archetypes[archetype], drawn_archetypes[archetype], whole);
        if (static_cast<Archetype>(archetype) != Archetype::track_and_follow) continue;
        for (std::size_t i = 0; i < kCompanyTypes; ++i) {
            if (archetype_of(static_cast<CompanyType>(i)) != Archetype::track_and_follow) continue;
            text += mix_row("    ", kCompanyTypeWords[i], types[i], drawn[i], whole);
        }
    }
    return text;
}

std::string number(const MeasureInfo& info, std::optional<double> value) {
    if (!value) return kDash;
    if (info.unit == "share" || info.unit == "0 or 1") return fmt::format("{:.1f} %", 100.0 * *value);
    return fmt::format("{:.{}f}", *value, *value < 100.0 ? 1 : 0);
}

std::string spread_row(const CompanyStory& story, std::size_t column, std::string_view name, std::optional<CompanyType> type) {
    const MeasureInfo& info = story.measures[column];
    const CompanySpread spread = spread_of(story.outcomes, column, type);
    if (spread.companies == 0) return {};
    std::string row = fmt::format("  {:<14} {:>6} {:>9}", name, spread.companies, number(info, spread.mean));
    // Of a yes or no, the mean is the probability, and quantiles say nothing.
    if (info.unit != "0 or 1") {
        row += fmt::format(" {:>9} {:>9} {:>9}", number(info, spread.median), number(info, spread.low), number(info, spread.high));
    }
    return row + "\n";
}

std::string spread_table(const CompanyStory& story, std::size_t column) {
    const MeasureInfo& info = story.measures[column];
    const bool is_chance = info.unit == "0 or 1";
    std::string text =
        fmt::format("\n{}, by type of company ({})\n  {:<14} {:>6} {:>9}", info.key,
                    is_chance ? std::string_view{"share of companies"} : info.unit, "", "firms", is_chance ? "share" : "mean");
    text += is_chance ? "\n" : fmt::format(" {:>9} {:>9} {:>9}\n", "median", "5 %", "95 %");
    for (std::size_t i = 0; i < kCompanyTypes; ++i) text += spread_row(story, column, kCompanyTypeWords[i], static_cast<CompanyType>(i));
    return text + spread_row(story, column, "all", std::nullopt);
}

std::string replies_text(const CompanyStory& story) {
    const CompaniesParams& params = story.params;
    const ReplyRecord answering = replies_of(story.outcomes, true);
    const ReplyRecord others = replies_of(story.outcomes, false);
    const std::optional<double> weight = size_weight(answering, others.complainers, params.survey_replied);
    const std::optional<double> reached =
        answering.complainers > 0.0 ? std::optional{answering.replied / answering.complainers} : std::nullopt;
    std::string text = fmt::format("\nReplies\n  {} of all complainers got a reply, companies that answer counted {} x\n",
                                   percent_words(replied_share(story.outcomes, params.size_weight)), params.size_weight);
    text += fmt::format("  {} of those who complained to a company that answers\n", percent_words(reached));
    if (weight) {
        text += fmt::format("  {} would, if companies that answer drew {:.1f} x the complaints they draw here\n",
                            percent_words(params.survey_replied), *weight);
    } else {
        text += fmt::format("  No size weight makes it {}: companies that answer do not reach that many themselves\n",
                            percent_words(params.survey_replied));
    }
    const std::optional<double> ideal = consistent_size_weight(shares_of(params.mix), params.answering_coverage, params.survey_replied);
    return text + fmt::format("  With equal volumes and {} coverage in companies that answer: {}\n",
                              percent_words(params.answering_coverage), ideal ? fmt::format("{:.1f} x", *ideal) : "no weight is enough");
}

Json or_null(std::optional<double> value) { return value ? Json(*value) : Json(); }

Json spread_json(const CompanyStory& story, std::size_t column, std::optional<CompanyType> type) {
    const CompanySpread spread = spread_of(story.outcomes, column, type);
    return {{"mean", or_null(spread.mean)}, {"median", or_null(spread.median)}, {"p5", or_null(spread.low)}, {"p95", or_null(spread.high)}};
}

Json type_json(const CompanyStory& story, std::string_view name, std::optional<CompanyType> type, double defined, std::int64_t drawn) {
    Json entry{{"type", name}, {"defined", defined}, {"companies", drawn}};
    for (std::size_t column = 0; column < story.measures.size(); ++column)
        entry[std::string{story.measures[column].key}] = spread_json(story, column, type);
    return entry;
}

}  // namespace

std::string company_text(const CompanyStory& story) {
    std::string text = fmt::format("{}\n{}, {} companies, seed {}\n\n", story.title.empty() ? story.scenario : story.title, story.scenario,
                                   story.outcomes.size(), story.seed);
    text += mix_table(story);
    for (std::size_t column = 0; column < story.measures.size(); ++column) text += spread_table(story, column);
    return text + replies_text(story);
}

std::string company_json(const CompanyStory& story) {
    const TypeShares types = type_shares(story.params);
    const auto drawn = count_types(story.outcomes);
    Json root{
        {"scenario", story.scenario}, {"mix", word_of(story.params.mix)}, {"companies", story.outcomes.size()}, {"types", Json::array()}};
    for (std::size_t i = 0; i < kCompanyTypes; ++i)
        root["types"].push_back(type_json(story, kCompanyTypeWords[i], static_cast<CompanyType>(i), types[i], drawn[i]));
    root["types"].push_back(type_json(story, "all", std::nullopt, 1.0, static_cast<std::int64_t>(story.outcomes.size())));
    root["replied"] = or_null(replied_share(story.outcomes, story.params.size_weight));
    root["size_weight"] =
        or_null(size_weight(replies_of(story.outcomes, true), replies_of(story.outcomes, false).complainers, story.params.survey_replied));
    root["consistent_size_weight"] =
        or_null(consistent_size_weight(shares_of(story.params.mix), story.params.answering_coverage, story.params.survey_replied));
    return root.dump(2) + "\n";
}

WrittenFile write_companies(const std::filesystem::path& folder, const CompanyStory& story) {
    CsvFile file{folder / "companies.csv"};
    std::vector<std::string_view> columns{"type", "strategy", "complainers", "replied"};
    for (const MeasureInfo& info : story.measures) columns.push_back(info.key);
    file.header(columns);
    for (std::size_t i = 0; i < story.outcomes.size(); ++i) {
        const CompanyOutcome& outcome = story.outcomes[i];
        file.label({static_cast<std::int64_t>(i), "base", story.first_repetition + i, story.seed}, hours_of(story.end));
        file.text(word_of(outcome.type)).text(conduct_of(outcome.type).strategy);
        file.number(outcome.replies.complainers).number(outcome.replies.replied);
        for (const std::optional<double> value : outcome.values) file.number(value);
        file.end_row();
    }
    return file.commit();
}

}  // namespace firebreak
