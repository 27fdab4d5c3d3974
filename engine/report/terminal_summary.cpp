#include "engine/report/terminal_summary.hpp"

#include "engine/report/sparkline.hpp"
#include "engine/report/words.hpp"
#include "engine/scenario/typed_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <string_view>

namespace firebreak {
namespace {

constexpr std::string_view kBold = "1";
constexpr std::string_view kRed = "1;31";
constexpr std::string_view kGreen = "1;32";
constexpr std::string_view kIndent = "  ";

/// Puts the summary together, paragraph by paragraph.
class Story {
  public:
    Story(const SummaryInput& input, const SummaryStyle& style) : input_{input}, style_{style}, day_zero_{read_date(input.start_date)} {}

    std::string told() {
        text_ += paint(kBold, input_.title.empty() ? input_.scenario : input_.title) + "\n";
        text_ += fmt::format("{}, strategy {}, {} accounts, {}, seed {}, repetition {}\n", input_.scenario, input_.strategy,
                             count_words(static_cast<double>(input_.accounts)), hours_words(hours_of(input_.end)), input_.seed,
                             input_.repetition);
        incidents();
        volume();
        crisis();
        desk();
        complainers();
        consequences();
        cause();
        return std::move(text_);
    }

  private:
    [[nodiscard]] std::optional<double> value(std::string_view key) const { return value_of(input_.measures, key); }
    [[nodiscard]] double number(std::string_view key) const { return value(key).value_or(0.0); }
    [[nodiscard]] std::string count(std::string_view key) const { return count_words(value(key)); }
    [[nodiscard]] std::string percent(std::string_view key) const { return percent_words(value(key)); }
    [[nodiscard]] std::string time(std::string_view key) const { return hours_words(value(key)); }
    [[nodiscard]] std::string instant(std::optional<Time> when) const { return instant_words(when, day_zero_); }
    [[nodiscard]] std::string instant_of_hour(std::string_view key) const {
        const std::optional<double> hour = value(key);
        if (!hour) return kDash;
        return instant(kStart + hours{static_cast<std::int64_t>(*hour)});
    }

    // Nothing without an outbreak to measure from.
    [[nodiscard]] std::string distance_of_peak() const {
        const std::optional<double> hours_later = value("time_to_peak");
        if (!hours_later) return {};
        return fmt::format(", {} {} the outbreak", hours_words(std::abs(*hours_later)), *hours_later < 0.0 ? "before" : "after");
    }

    [[nodiscard]] std::string paint(std::string_view colour, std::string_view words) const {
        return style_.use_colour ? fmt::format("\x1b[{}m{}\x1b[0m", colour, words) : std::string{words};
    }
    void heading(std::string_view words) { text_ += "\n" + paint(kBold, words) + "\n"; }
    void line(std::string_view words) { text_ += fmt::format("{}{}\n", kIndent, words); }

    void incidents() {
        heading("What happened");
        if (input_.incidents.empty()) line("No incident: ordinary failures only.");
        for (const IncidentStory& incident : input_.incidents) {
            const std::string until = incident.end ? fmt::format(" to {}", instant(incident.end)) : std::string{" on"};
            line(fmt::format("{} ({}): {}{}", incident.id, incident.incident_class, instant(incident.start), until));
            if (incident.affected) line(fmt::format("{} of the customers concerned", percent_words(incident.affected)));
        }
        if (value("failures_since_outbreak")) {
            line(fmt::format("{} failures met by customers from then on", count("failures_since_outbreak")));
        } else {
            line(fmt::format("{} failures met by customers", count("failures")));
        }
    }

    void volume() {
        heading("Volume");
        line(fmt::format("{} posts: {} complaints, {} me-toos, {} follow-ups, {} questions, {} shares", count("volume"),
                         percent("fraction_complaint"), percent("fraction_me_too"), percent("fraction_follow_up"),
                         percent("fraction_question"), percent("fraction_share")));
        if (const std::string others = other_posts(); !others.empty()) line(others);
        line(driver());
        line(fmt::format("Peak: {} posts an hour at {}{}; half of what followed came within {}", count("peak_volume"),
                         instant_of_hour("peak_hour"), distance_of_peak(), time("half_life")));
        if (value("reach"))
            line(fmt::format("Seen by {} accounts, {} of the network, in {} displays", count("reach"), percent("reach_fraction"),
                             count("negative_impressions")));
        if (number("volume_article") > 0.0) {
            line(fmt::format("In the media: {} article{}, read by {} accounts", count("volume_article"),
                             number("volume_article") == 1.0 ? "" : "s", count("media_reach")));
        }
        if (input_.hourly_volume.empty()) return;
        const std::size_t width = style_.width > kIndent.size() ? style_.width - kIndent.size() : 1;
        text_ += "\n";
        line(sparkline(input_.hourly_volume, width));
        line(day_marks(input_.hourly_volume.size(), width));
        const double span =
            static_cast<double>(input_.hourly_volume.size()) / static_cast<double>(std::min(input_.hourly_volume.size(), width));
        line(fmt::format("posts an hour; one column is {} and shows its highest hour, the tallest {} posts", hours_words(span),
                         count("peak_volume")));
    }

    // Kinds of post that a run may well be without.
    [[nodiscard]] std::string other_posts() const {
        std::string text;
        const auto add = [&](std::string_view key, std::string_view words) {
            if (number(key) > 0.0) text += fmt::format("{}{} {}", text.empty() ? "Also " : ", ", count(key), words);
        };
        add("volume_praise", "of praise");
        add("volume_peer_answer", "answers by peers");
        add("volume_support", "by the company's supporters");
        return text;
    }

    // The type of post that makes up the most, in words.
    [[nodiscard]] std::string driver() const {
        struct Part {
            std::string_view key;
            std::string_view words;
        };
        constexpr std::array kParts{Part{"volume_complaint", "complaints about people's own failures, and first posts"},
                                    Part{"volume_share", "people passing posts on"},
                                    Part{"volume_me_too", "old grievances that others' complaints brought up"},
                                    Part{"volume_follow_up", "complainers who wrote again"},
                                    Part{"volume_question", "questions"},
                                    Part{"volume_praise", "praise"},
                                    Part{"volume_peer_answer", "answers by peers"},
                                    Part{"volume_support", "the company's supporters"}};
        const Part* largest = &kParts.front();
        for (const Part& part : kParts) {
            if (number(part.key) > number(largest->key)) largest = &part;
        }
        if (number(largest->key) == 0.0) return "Nobody said anything.";
        return fmt::format("Driven most by {}", largest->words);
    }

    void crisis() {
        heading("Crisis");
        if (number("crisis") == 0.0) {
            line(paint(kGreen, "No crisis."));
            return;
        }
        const bool is_censored = number("crisis_censored") > 0.0;
        line(paint(kRed, "A crisis") + fmt::format(" from {}, {}", instant_of_hour("crisis_start"),
                                                   is_censored ? fmt::format("still going on at the end, {} later", time("crisis_duration"))
                                                               : fmt::format("for {}", time("crisis_duration"))));
        if (number("crises") > 1.0) line(fmt::format("{} crises in all; this is the first", count("crises")));
        line(fmt::format("What others added to the first-hand complaints is {} crisis by itself.",
                         number("amplified_crisis") > 0.0 ? "a" : "no"));
    }

    void desk() {
        heading("The company");
        line(fmt::format("{} of {} cases seen, {} answered; {} within an hour", count("cases_detected"), count("cases"),
                         count("cases_answered"), percent("sla_attainment")));
        line(fmt::format("First reply: median {} where there was one; {} over all cases (Kaplan-Meier)", time("first_response_median"),
                         time("first_response_km_median")));
        line(fmt::format("Queue: {} cases on average, {} at most; agents busy {} of their time", count("backlog_mean"),
                         count("backlog_max"), percent("utilisation")));
    }

    void complainers() {
        heading("Complainers");
        line(fmt::format("Satisfied: {} of all, {} of those given a reply", percent("satisfaction_all"),
                         percent("satisfaction_given_reply")));
        line(fmt::format("{} never got a reply; {} ran out of patience, {} told a friend", percent("no_reply"), count("patience_expired"),
                         count("word_of_mouth")));
    }

    // What is not known is left out: attitude may be switched off, the run without the incident not made.
    void consequences() {
        heading("Name, customers, money");
        if (value("buzz_minimum")) {
            line(fmt::format("Buzz: {} at its lowest, {} at the end, on a scale from -100 to 100", number_words(value("buzz_minimum")),
                             number_words(value("buzz_end"))));
        }
        if (value("reputational_damage_index")) {
            const std::optional<double> recovery = value("recovery_time");
            line(fmt::format("Reputational damage: {} of 100; {}", number_words(value("reputational_damage_index")),
                             recovery ? fmt::format("recovered {} after the outbreak", hours_words(recovery)) : "no recovery seen"));
        }
        if (number("churned") > 0.0) {
            const std::optional<double> excess = value("churn_excess");
            line(fmt::format("Customers lost: {}{}", count("churned"),
                             excess ? fmt::format(", {} more than without the incident", count_words(excess)) : std::string{}));
        }
        const std::optional<double> per_complaint = value("cost_per_complaint");
        line(fmt::format("Cost: {}{}", euro_words(value("cost_total")),
                         per_complaint ? fmt::format(", {} a complaint", euro_words(per_complaint)) : std::string{}));
    }

    void cause() {
        if (input_.incidents.empty()) return;
        heading("The cause");
        for (const IncidentStory& incident : input_.incidents) {
            std::string fate = "never mended by the company";
            if (incident.fix_started) fate = fmt::format("mending began {}, not done by the end", instant(incident.fix_started));
            if (incident.fixed)
                fate = fmt::format("mended {}, {} after the outbreak", instant(incident.fixed),
                                   hours_words(hours_of(*incident.fixed - incident.start)));
            line(fmt::format("{}: {}", incident.id, fate));
        }
    }

    const SummaryInput& input_;
    const SummaryStyle& style_;
    std::optional<std::chrono::sys_days> day_zero_;
    std::string text_;
};

}  // namespace

SummaryInput summary_input(const Simulation& simulation, const RunRecord* reference) {
    const Scenario& scenario = simulation.scenario();
    RunRecord run = record_of(simulation);
    run.reference = reference;
    SummaryInput input;
    input.title = scenario.title;
    input.scenario = scenario.name;
    input.strategy = scenario.strategy.name;
    input.start_date = scenario.start_date;
    input.seed = scenario.seed;
    input.repetition = simulation.repetition();
    input.accounts = run.accounts;
    input.end = run.end;
    for (std::size_t i = 0; i < scenario.incidents.size(); ++i) {
        const IncidentParams& incident = scenario.incidents[i];
        const Issue& issue = run.incidents[i];
        IncidentStory story;
        story.id = incident.id;
        story.incident_class = ChoiceWords<IncidentClass>::words[static_cast<std::size_t>(incident.incident_class)];
        story.start = kStart + incident.start;
        if (incident.duration > Duration{0}) story.end = story.start + incident.duration;
        if (has_failures(incident.incident_class)) story.affected = incident.affected;
        if (issue.fix_started < run.end) story.fix_started = issue.fix_started;
        if (issue.fixed < run.end) story.fixed = issue.fixed;
        input.incidents.push_back(std::move(story));
    }
    input.measures = measure_run(run);
    input.hourly_volume = hourly_volume(run);
    return input;
}

std::string terminal_summary(const SummaryInput& input, const SummaryStyle& style) { return Story{input, style}.told(); }

}  // namespace firebreak
