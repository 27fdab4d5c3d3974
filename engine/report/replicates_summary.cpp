#include "engine/report/replicates_summary.hpp"

#include "engine/report/text_columns.hpp"
#include "engine/report/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace firebreak {
namespace {

constexpr std::string_view kBold = "1";
constexpr std::string_view kIndent = "  ";
constexpr std::size_t kNameWidth = 34;
constexpr std::size_t kNumberWidth = 12;

struct Row {
    std::string_view key;
    std::string_view words;
    std::string (*text)(std::optional<double>);
};

/// The measures that tell most, in the order of the story.
constexpr std::array kRows{Row{"volume", "posts", count_words},
                           Row{"peak_volume", "posts in the peak hour", count_words},
                           Row{"reach_fraction", "network reached", percent_words},
                           Row{"crisis_duration", "length of the crisis", hours_words},
                           Row{"volume_article", "articles", number_words},
                           Row{"first_response_km_median", "first reply, half of all cases", hours_words},
                           Row{"reported_no_reply", "complainers without any answer", percent_words},
                           Row{"satisfaction_all", "complainers satisfied", percent_words},
                           Row{"buzz_minimum", "Buzz at its lowest (-100 to 100)", number_words},
                           Row{"reputational_damage_index", "reputational damage (0 to 100)", number_words},
                           Row{"churn_excess", "customers lost to the incident", number_words},
                           Row{"cost_total", "cost", euro_words}};

std::string padding(std::string_view text, std::size_t width) { return std::string(width - std::min(width, columns_of(text)), ' '); }

std::string left(std::string_view text, std::size_t width) { return std::string{text} + padding(text, width); }
std::string right(std::string_view text, std::size_t width) { return padding(text, width) + std::string{text}; }

std::string runs_words(std::int64_t runs) { return count_words(static_cast<double>(runs)) + (runs == 1 ? " run" : " runs"); }

std::string paint(std::string_view words, const SummaryStyle& style) {
    return style.use_colour ? fmt::format("\x1b[{}m{}\x1b[0m", kBold, words) : std::string{words};
}

std::string probability_line(std::string_view what, const Probability& p, const SummaryStyle& style) {
    if (!p.estimate) return fmt::format("{}: unknown, no run has finished\n", paint(what, style));
    return fmt::format("{}: {}, 95 % interval {} to {} ({} of {})\n", paint(what, style), percent_words(p.estimate), percent_words(p.low),
                       percent_words(p.high), count_words(static_cast<double>(p.yes)), runs_words(p.runs));
}

std::string table_line(std::string_view name, std::string_view median, std::string_view low, std::string_view high,
                       std::string_view remark) {
    std::string line = fmt::format("{}{}{}{}{}", kIndent, left(name, kNameWidth), right(median, kNumberWidth), right(low, kNumberWidth),
                                   right(high, kNumberWidth));
    if (!remark.empty()) line += fmt::format("  {}", remark);
    return line + "\n";
}

std::string table(const ReplicatesInput& input, const SummaryStyle& style) {
    const std::vector<MeasureSpread> spreads = spread_over_runs(input.runs);
    const auto all = static_cast<std::int64_t>(input.runs.size());
    std::string text = "\n" + paint(table_line("", "median", "5 %", "95 %", ""), style);
    for (const Row& row : kRows) {
        const auto spread =
            std::find_if(spreads.begin(), spreads.end(), [&](const MeasureSpread& one) { return one.info->key == row.key; });
        // A measure without a value in some runs speaks of the others only.
        const std::string remark = spread->runs == all ? std::string{} : fmt::format("in {}", runs_words(spread->runs));
        text += table_line(row.words, row.text(spread->median), row.text(spread->low), row.text(spread->high), remark);
    }
    return text;
}

}  // namespace

std::string replicates_summary(const ReplicatesInput& input, const SummaryStyle& style) {
    std::string text = paint(input.title.empty() ? input.scenario : input.title, style) + "\n";
    text += fmt::format("{}, strategy {}, {} accounts, {}, seed {}, {}\n", input.scenario, input.strategy,
                        count_words(static_cast<double>(input.accounts)), hours_words(hours_of(input.end)), input.seed,
                        runs_words(static_cast<std::int64_t>(input.runs.size())));
    if (input.failed > 0) text += fmt::format("{} failed and left out\n", runs_words(input.failed));
    text += "\n";
    text += probability_line("Probability of a crisis", probability_of(input.runs, "crisis"), style);
    text += probability_line("Probability of an amplified crisis", probability_of(input.runs, "amplified_crisis"), style);
    text += fmt::format("{}amplified: a crisis even without the complaints that the failures caused at first hand\n", kIndent);
    if (input.runs.empty()) return text;
    text += table(input, style);
    text += "\nIntervals and quantiles tell what chance does between runs, not whether the inputs are right.\n";
    return text;
}

}  // namespace firebreak
