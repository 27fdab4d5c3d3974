#include "engine/cli/calibrate_desk_verb.hpp"

#include "engine/core/diagnostics.hpp"
#include "engine/measure/desk_fit.hpp"
#include "engine/report/csv.hpp"
#include "engine/report/desk_fit_report.hpp"
#include "engine/scenario/ticket_list.hpp"
#include "engine/scenario/typed_reader.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace firebreak {
namespace {

constexpr std::size_t kLeastMessages = 20;
constexpr std::string_view kAll = "all together";
constexpr Duration kMostOffset = hours{14};

struct Options {
    std::string file;
    std::string company;
    std::string channel;
    std::string hours;
    std::string handling;
    std::string utc_offset;
    std::string out;
    bool is_json = false;
};

std::optional<Duration> duration_of(const std::string& text, const char* option, Diagnostics& problems) {
    if (text.empty()) return std::nullopt;
    const Reading<Duration> reading = read_duration(text);
    if (!reading.value) problems.error({}, fmt::format("{} is '{}', but must {}", option, text, reading.wish));
    return reading.value;
}

std::optional<DeskHours> hours_of_word(const std::string& word) {
    for (std::size_t i = 0; i < ChoiceWords<DeskHours>::words.size(); ++i) {
        if (word == ChoiceWords<DeskHours>::words[i]) return static_cast<DeskHours>(i);
    }
    return std::nullopt;
}

// A name that the list does not have is an error, with those it has.
void check_name(const std::string& name, const char* what, bool has_column, const std::vector<std::string>& names, const std::string& file,
                Diagnostics& problems) {
    if (name.empty()) return;
    if (!has_column) {
        problems.error({file}, fmt::format("'{}' was asked for, but the list has no column '{}'", name, what));
        return;
    }
    const std::vector<std::string_view> known{names.begin(), names.end()};
    if (std::find(known.begin(), known.end(), name) == known.end())
        problems.error({file}, fmt::format("has no {} '{}'; there are {}{}", what, name, listed(known), did_you_mean(name, known)));
}

class Calibration {
  public:
    Calibration(const Options& options, Diagnostics& problems) : options_{options} {
        context_.file = std::filesystem::path{options.file}.filename().string();
        context_.least_messages = kLeastMessages;
        context_.utc_offset = duration_of(options.utc_offset, "--utc-offset", problems).value_or(Duration{0});
        if (context_.utc_offset > kMostOffset || context_.utc_offset < -kMostOffset)
            problems.error({}, fmt::format("--utc-offset is '{}', but must lie in [-14 h, 14 h]", options.utc_offset));
        if (const std::optional<Duration> handling = duration_of(options.handling, "--handling", problems)) {
            if (handling->count() <= 0) problems.error({}, fmt::format("--handling is '{}', but must be more than 0", options.handling));
            context_.law.handling_hours = firebreak::hours_of(*handling);
        }
        settings_.law = context_.law;
        settings_.open = hours_of_word(options.hours);
        problems.throw_if_errors();
        list_ = read_tickets(options.file, context_.utc_offset, problems);
        problems.throw_if_errors();
        check_name(options.company, "company", list_.has_companies, companies_of(list_), options.file, problems);
        check_name(options.channel, "channel", list_.has_channels, channels_of(list_), options.file, problems);
        problems.throw_if_errors();
    }

    std::vector<DeskFitRow> rows() {
        std::vector<DeskFitRow> rows;
        if (!options_.company.empty()) {
            add(rows, options_.company, tickets_of(list_, options_.company, options_.channel));
            return rows;
        }
        add(rows, std::string{kAll}, tickets_of(list_, {}, options_.channel));
        const std::vector<std::string> companies = companies_of(list_);
        if (companies.size() < 2) return rows;
        for (const std::string& company : companies) {
            const TicketList tickets = company.empty() ? TicketList{} : tickets_of(list_, company, options_.channel);
            const bool is_large_enough = tickets.tickets.size() >= kLeastMessages && add(rows, company, tickets);
            context_.left_out += is_large_enough ? 0U : 1U;
        }
        return rows;
    }

    [[nodiscard]] const DeskFitContext& context() const noexcept { return context_; }

  private:
    bool add(std::vector<DeskFitRow>& rows, const std::string& name, const TicketList& tickets) const {
        const std::optional<DeskFit> fit = fit_desk(tickets, settings_);
        if (fit) rows.push_back({name, *fit});
        return fit.has_value();
    }

    const Options& options_;
    DeskFitContext context_;
    DeskFitSettings settings_;
    TicketList list_;
};

int calibrate(const Options& options) {
    Diagnostics problems;
    Calibration calibration{options, problems};
    for (const Problem& problem : problems.problems()) fmt::print(stderr, "{}\n", problem.text());
    const std::vector<DeskFitRow> rows = calibration.rows();
    if (rows.empty()) {
        fmt::print(stderr, "{}: fewer than 5 answered messages; a distribution cannot be fitted to them\n", options.file);
        return 2;
    }
    if (options.is_json) fmt::print("{}\n", desk_fit_json(rows, calibration.context()));
    else fmt::print("{}", desk_fit_text(rows, calibration.context()));
    if (!options.out.empty()) {
        static_cast<void>(write_text_file(options.out, desk_fit_yaml(rows.front(), calibration.context())));
        fmt::print(stderr, "keys of '{}': {}\n", rows.front().name, options.out);
    }
    return 0;
}

}  // namespace

void register_calibrate_desk_verb(CLI::App& app, int& exit_code) {
    CLI::App* verb = app.add_subcommand("calibrate-desk", "Fit the company's detection, approval and hours to an exported ticket list.");
    const auto options = std::make_shared<Options>();
    verb->add_option("FILE", options->file,
                     "Ticket list (CSV, comma or semicolon): columns opened; answered or minutes_to_first_reply, empty where there was no "
                     "answer; and, if there are several, company and channel.")
        ->required();
    verb->add_option("--company", options->company, "This company alone; else all together and each with at least 20 messages.");
    verb->add_option("--channel", options->channel, "Messages of this channel alone.");
    verb->add_option("--handling", options->handling, "Mean time until an agent has drafted an answer, waiting for one included; '6 min'.");
    verb->add_option("--hours", options->hours, "Take these opening hours instead of fitting them.")
        ->check(CLI::IsMember({"office", "extended", "always"}));
    verb->add_option("--utc-offset", options->utc_offset, "How far the desk's clock is ahead of UTC: '1 h', '-8 h'; 0 if not given.");
    verb->add_option("--out", options->out, "Write the fitted keys to this file, as a piece of a scenario.");
    verb->add_flag("--json", options->is_json, "Print as JSON.");
    verb->footer(
        "Example:\n"
        "  firebreak calibrate-desk tickets.csv\n"
        "  firebreak calibrate-desk tickets.csv --company Delta --utc-offset '-5 h' --handling '3 min' --out desk.yaml\n"
        "A list may be as short as this:\n"
        "  opened,answered\n"
        "  2012-07-09 08:12,2012-07-09 09:40\n"
        "  2012-07-09 08:15,\n"
        "Exit code: 0 done, 2 something in the list is wrong, or too few answers.");
    verb->callback([options, &exit_code] { exit_code = calibrate(*options); });
}

}  // namespace firebreak
