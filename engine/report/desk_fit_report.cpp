#include "engine/report/desk_fit_report.hpp"

#include "engine/report/words.hpp"
#include "engine/scenario/timestamp_reader.hpp"

#include <fmt/format.h>

#include <cmath>
#include <string_view>

namespace firebreak {
namespace {

/// Kolmogorov's 95 % quantile, for many values and a law that was not fitted to them.
constexpr double kKolmogorov = 1.36;
constexpr double kNoDelayHours = 5.0 / 3600.0;

std::string_view word_of(DeskHours open) { return ChoiceWords<DeskHours>::words[static_cast<std::size_t>(open)]; }

std::string percent(double part, double whole) { return percent_words(whole > 0.0 ? std::optional{part / whole} : std::nullopt); }

double count(std::size_t number) { return static_cast<double>(number); }

// Display columns of UTF-8 text: padding by bytes would shift whatever follows a dash.
std::string padded(const std::string& text, std::size_t width) {
    std::size_t columns = 0;
    for (const char byte : text) columns += (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U ? 1U : 0U;
    return columns < width ? std::string(width - columns, ' ') + text : text;
}

std::string quantile_row(std::string_view name, const DelayQuantiles& quantiles) {
    std::string row = fmt::format("  {:<22}", name);
    for (const std::optional<double> quantile : quantiles) row += padded(delay_words(quantile), 11);
    return row + "\n";
}

std::string heading(const DeskFitRow& row) {
    const DeskSample& sample = row.fit.sample;
    return fmt::format("{}: {} messages, {} answered ({}), from {} to {}, on {} day{}; {} of them on {}\n", row.name, sample.messages,
                       sample.answered, percent(count(sample.answered), count(sample.messages)), date_text(sample.first),
                       date_text(sample.last), sample.days, sample.days == 1 ? "" : "s",
                       percent(count(sample.on_busiest_day), count(sample.messages)), date_text(sample.busiest_day));
}

std::string misfit_lines(const DeskFit& fit) {
    const double orientation = kKolmogorov / std::sqrt(count(fit.sample.messages));
    std::string text = fmt::format(
        "  misfit: largest distance of the two distributions {:.3f} (Kolmogorov-Smirnov; 95 % of samples of this\n"
        "          size stay under {:.3f} of a law that holds and was not fitted); chi-square {:.1f}",
        fit.largest_distance, orientation, fit.best.chi_square);
    if (fit.degrees > 0) text += fmt::format(" with {} degree{} of freedom", fit.degrees, fit.degrees == 1 ? "" : "s");
    return text + "\n";
}

std::string approval_words(const DeskDelays& desk) {
    if (desk.approval_hours < kNoDelayHours) return "no approval";
    return fmt::format("approval {} (sigma {:.2f})", delay_words(desk.approval_hours), desk.approval_sigma);
}

std::string end_words(const RatedDesk& rated, std::string_view beyond) {
    return fmt::format("detection {}{} with {}, median of the whole {}", delay_words(rated.desk.detection_hours), beyond,
                       approval_words(rated.desk), delay_words(rated.median_hours));
}

std::string fit_lines(const DeskFit& fit, const DeskFitContext& context) {
    std::string text =
        fmt::format("  fitted: detection {}, {}, with handling of {} on average taken as given\n",
                    delay_words(fit.best.desk.detection_hours), approval_words(fit.best.desk), delay_words(context.law.handling_hours));
    text += fmt::format("  identified: the sum, median {}. Not how it divides; as good (95 %) are all desks\n    from {}\n    to   {}\n",
                        delay_words(fit.best.median_hours), end_words(fit.shortest_detection, fit.has_no_shortest ? " or less" : ""),
                        end_words(fit.longest_detection, fit.has_no_longest ? " or more" : ""));
    if (fit.is_sigma_at_limit && fit.best.desk.approval_hours >= kNoDelayHours) {
        text +=
            "  sigma is at the end of what is searched: no desk with one approval has delays of this shape (several desks, or batches?)\n";
    }
    if (fit.observed[1] && *fit.observed[1] < fit.median_handling) {
        text += fmt::format(
            "  too fast for this handling time: a quarter was answered within {}, but half of all answers take an agent {}\n"
            "    or more alone; give the true one with --handling\n",
            delay_words(fit.observed[1]), delay_words(fit.median_handling));
    }
    return text;
}

std::string hours_lines(const DeskFit& fit) {
    if (fit.hours_were_fitted) {
        std::string text = fmt::format("  hours: {} fits best; chi-square", word_of(fit.best.desk.open));
        for (const RatedDesk& rated : fit.by_hours)
            text += fmt::format("{} {} {:.1f}", &rated == &fit.by_hours.front() ? "" : ",", word_of(rated.desk.open), rated.chi_square);
        return text + "\n";
    }
    if (fit.sample.tells_hours) return fmt::format("  hours: '{}', as asked for\n", word_of(fit.best.desk.open));
    return fmt::format(
        "  hours: not identified, '{}' taken (needed: 10 days, at most a quarter of the messages on one of them, and 20 messages\n"
        "    on each side of Monday to Friday 09:00-18:00; here {} days, {} on one, {} inside and {} outside)\n",
        word_of(fit.best.desk.open), fit.sample.days, percent(count(fit.sample.on_busiest_day), count(fit.sample.messages)),
        fit.sample.in_office_hours, fit.sample.messages - fit.sample.in_office_hours);
}

std::string probability_words(double p) { return p < 1e-4 ? "under 0.0001" : fmt::format("{:.4f}", p); }

std::string closed_lines(const DeskFit& fit) {
    std::string text;
    for (const ClosedHours& test : fit.closed_hours) {
        text += fmt::format(
            "  outside {} hours came {} of {} answers ({}); of the fitted desk it would be {} if it kept them (p {}), {} if it never "
            "closed\n",
            word_of(test.open), test.while_closed, test.answers, percent(count(test.while_closed), count(test.answers)),
            percent_words(test.share_if_kept), probability_words(test.p_value), percent_words(test.share_if_always));
    }
    return text;
}

std::string clock_words(Duration utc_offset) {
    const auto total = utc_offset / minutes{1};
    return fmt::format("UTC{}{:02}:{:02}", total < 0 ? "-" : "+", std::abs(total) / 60, std::abs(total) % 60);
}

std::string duration_key(double amount) {
    const auto whole = static_cast<std::int64_t>(std::llround(amount * 3600.0));
    return duration_text(seconds{whole});
}

}  // namespace

std::string delay_words(std::optional<double> amount) {
    if (!amount) return kDash;
    if (*amount < 90.0 / 3600.0) return fmt::format("{:.0f} s", *amount * 3600.0);
    if (*amount < 100.0 / 60.0) return fmt::format("{:.1f} min", *amount * 60.0);
    return hours_words(amount);
}

std::string desk_fit_text(std::span<const DeskFitRow> rows, const DeskFitContext& context) {
    std::string text;
    for (const DeskFitRow& row : rows) {
        text += heading(row);
        text += fmt::format("  {:<22}{:>11}{:>11}{:>11}{:>11}{:>11}\n", "first reply within", "10 %", "25 %", "50 %", "75 %", "90 %");
        text += quantile_row("observed", row.fit.observed);
        text += quantile_row("model", row.fit.fitted);
        text += misfit_lines(row.fit);
        text += fit_lines(row.fit, context);
        text += hours_lines(row.fit);
        text += closed_lines(row.fit);
        text += "\n";
    }
    text += fmt::format(
        "Unanswered messages count as not answered by the end of the list (Kaplan-Meier). Hours and days are those of {};\n"
        "give --utc-offset if the desk's clock is another.\n",
        clock_words(context.utc_offset));
    if (context.left_out > 0) {
        text += fmt::format("{} compan{} with fewer than {} messages left out of the rows, but not of 'all together'.\n", context.left_out,
                            context.left_out == 1 ? "y" : "ies", context.least_messages);
    }
    return text;
}

std::string desk_fit_yaml(const DeskFitRow& row, const DeskFitContext& context) {
    const DeskFit& fit = row.fit;
    const DeskDelays& desk = fit.best.desk;
    const std::string detection = duration_key(desk.detection_hours);
    std::string text = fmt::format("# Fitted by firebreak calibrate-desk to {} of {} (messages: {}, answered: {}).\n", row.name,
                                   context.file, fit.sample.messages, fit.sample.answered);
    text += "# Paste the keys into a scenario; `name` is any strategy that replies. Only the sum of the delays is identified:\n";
    text += fmt::format("# as good are desks from detection {} with {}\n", delay_words(fit.shortest_detection.desk.detection_hours),
                        approval_words(fit.shortest_detection.desk));
    text += fmt::format("# to detection {} with {}.\n", delay_words(fit.longest_detection.desk.detection_hours),
                        approval_words(fit.longest_detection.desk));
    text += fmt::format("# Largest distance between the observed and the fitted distribution: {:.3f}.\n", fit.largest_distance);
    text += "company:\n";
    text += fmt::format("  detection_with_tool: {}\n  detection_sigma: {}  # given, not fitted\n", detection, context.law.detection_sigma);
    text += fmt::format("  desk:\n    hours: {}  # {}\n", word_of(desk.open), fit.hours_were_fitted ? "fitted" : "taken, not identified");
    text += fmt::format("    handling: {}  # given, not fitted\n    handling_cv: {}  # given, not fitted\n",
                        duration_key(context.law.handling_hours), context.law.handling_cv);
    text += fmt::format("strategy:\n  name: canned\n  detection_delay: {}  # a strategy's own goes before the company's\n  hours: desk\n",
                        detection);
    if (desk.approval_hours < kNoDelayHours) return text + "  approval_layers: 0\n";
    text += fmt::format("  approval_layers: 1\n  approval_delay: {}\n  approval_sigma: {:.2f}\n", duration_key(desk.approval_hours),
                        desk.approval_sigma);
    return text;
}

}  // namespace firebreak
