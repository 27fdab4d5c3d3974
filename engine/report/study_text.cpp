#include "engine/report/study_text.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>
#include <vector>

namespace firebreak {
namespace {

constexpr std::size_t kMostColumns = 5;
constexpr std::size_t kWidth = 14;

struct Mean {
    std::optional<double> value;
    std::size_t runs = 0;
};

Mean mean_of(const StudyResults& results, std::uint32_t branch, const std::string& measure) {
    double sum = 0.0;
    std::size_t count = 0;
    for (const std::optional<double>& value : results.values(branch, 0, measure, results.repetitions_at(0))) {
        if (!value) continue;
        sum += *value;
        ++count;
    }
    if (count == 0) return {};
    return {sum / static_cast<double>(count), count};
}

std::uint64_t failures(const StudyResults& results) {
    return static_cast<std::uint64_t>(
        std::count_if(results.runs.begin(), results.runs.end(), [](const StudyRun& run) { return !run.failure.empty(); }));
}

std::string short_number(double value) {
    return value >= 1000.0 || value <= -1000.0 ? fmt::format("{:.0f}", value) : fmt::format("{:.3g}", value);
}

}  // namespace

std::string study_text(const StudyResults& results) {
    const Study& study = results.study;
    std::string text = fmt::format("{}\n{} runs: {} branches, {} points, {} repetitions", study.title.empty() ? study.name : study.title,
                                   results.runs.size(), study.branches.size(), results.points.size(), study.repetitions);
    if (const std::uint64_t failed = failures(results); failed > 0) text += fmt::format("; {} failed", failed);
    if (results.missing_runs > 0) text += fmt::format("; {} are missing", results.missing_runs);
    text += "\n\nmeans at the base\n";
    std::size_t width = 8;
    for (const StudyBranch& branch : study.branches) width = std::max(width, branch.name.size() + 2);
    const std::size_t columns = std::min(kMostColumns, study.measures.size());
    text += fmt::format("{:<{}}", "", width);
    for (std::size_t i = 0; i < columns; ++i)
        text += fmt::format(" {:>{}}",
                            study.measures[i].size() > kWidth ? study.measures[i].substr(0, kWidth - 1) + "." : study.measures[i], kWidth);
    text += '\n';
    for (std::uint32_t b = 0; b < study.branches.size(); ++b) {
        text += fmt::format("{:<{}}", study.branches[b].name + (study.branches[b].name == study.baseline ? "*" : ""), width);
        for (std::size_t i = 0; i < columns; ++i) {
            const Mean mean = mean_of(results, b, study.measures[i]);
            text += fmt::format(" {:>{}}", mean.value ? short_number(*mean.value) : "-", kWidth);
        }
        text += '\n';
    }
    return text + "* baseline; whether branches differ beyond chance, `firebreak compare` says\n";
}

std::string study_json(const StudyResults& results, const std::string& folder) {
    nlohmann::ordered_json json = {{"folder", folder},
                                   {"name", results.study.name},
                                   {"repetitions", results.study.repetitions},
                                   {"points", results.points.size()},
                                   {"runs", results.runs.size()},
                                   {"failed", failures(results)},
                                   {"missing", results.missing_runs}};
    for (std::uint32_t b = 0; b < results.study.branches.size(); ++b) {
        nlohmann::ordered_json branch = {{"name", results.study.branches[b].name}};
        for (const std::string& measure : results.study.measures) {
            const Mean mean = mean_of(results, b, measure);
            branch["means"][measure] = mean.value ? nlohmann::ordered_json(*mean.value) : nlohmann::ordered_json(nullptr);
        }
        json["branches"].push_back(std::move(branch));
    }
    return json.dump(2);
}

}  // namespace firebreak
