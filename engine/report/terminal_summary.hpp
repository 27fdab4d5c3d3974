// What a run amounts to, in words that can be read aloud to a room.
#pragma once

#include "engine/measure/measures.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace firebreak {

/// An incident as the summary tells it.
struct IncidentStory {
    std::string id;
    /// outage, chronic, gaffe.
    std::string incident_class;
    Time start;
    /// Nothing for one that lasts until it is mended.
    std::optional<Time> end;
    /// Share of the customers concerned; nothing for a gaffe.
    std::optional<double> affected;
    std::optional<Time> fix_started;
    std::optional<Time> fixed;
};

struct SummaryInput {
    std::string title;
    std::string scenario;
    std::string strategy;
    /// Calendar date of day 0, "2012-07-02"; empty for none.
    std::string start_date;
    std::uint64_t seed = 0;
    std::uint64_t repetition = 0;
    std::uint64_t accounts = 0;
    Time end;
    std::vector<IncidentStory> incidents;
    std::vector<MeasureValue> measures;
    /// Items per hour from day 0.
    std::vector<double> hourly_volume;
};

struct SummaryStyle {
    /// Columns of the terminal.
    std::size_t width = 80;
    bool use_colour = false;
};

/// Takes from a run what its summary tells; `reference` is the record of the same run without incidents, where one was made. [serial]
[[nodiscard]] SummaryInput summary_input(const Simulation& simulation, const RunRecord* reference = nullptr);

/// The summary as UTF-8 lines, the last one ended.
[[nodiscard]] std::string terminal_summary(const SummaryInput& input, const SummaryStyle& style);

}  // namespace firebreak
