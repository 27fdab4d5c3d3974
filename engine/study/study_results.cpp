#include "engine/study/study_results.hpp"

#include <algorithm>

namespace firebreak {
namespace {

struct Cell {
    std::uint32_t branch = 0;
    std::uint32_t point = 0;
};

bool is_before(const StudyRun& run, const Cell& cell) noexcept {
    return run.branch != cell.branch ? run.branch < cell.branch : run.point < cell.point;
}
bool is_after(const Cell& cell, const StudyRun& run) noexcept {
    return run.branch != cell.branch ? cell.branch < run.branch : cell.point < run.point;
}

}  // namespace

std::string_view text_of(PointKind kind) noexcept {
    switch (kind) {
        case PointKind::base: return "base";
        case PointKind::sweep: return "sweep";
        case PointKind::robustness: return "robustness";
        case PointKind::design: return "design";
    }
    return "";
}

std::span<const StudyRun> StudyResults::runs_of(std::uint32_t branch, std::uint32_t point) const noexcept {
    const Cell cell{branch, point};
    const auto first = std::lower_bound(runs.begin(), runs.end(), cell, is_before);
    const auto last = std::upper_bound(first, runs.end(), cell, is_after);
    return {first, last};
}

std::vector<std::optional<double>> StudyResults::values(std::uint32_t branch, std::uint32_t point, std::string_view measure,
                                                        std::size_t repetitions) const {
    std::vector<std::optional<double>> found(repetitions);
    const auto infos = measure_infos();
    const auto info =
        std::find_if(infos.begin(), infos.end(), [measure](const MeasureInfo& candidate) { return candidate.key == measure; });
    if (info == infos.end()) return found;
    const auto column = static_cast<std::size_t>(info - infos.begin());
    for (const StudyRun& run : runs_of(branch, point)) {
        if (run.repetition < repetitions && column < run.measures.size()) found[run.repetition] = run.measures[column];
    }
    return found;
}

std::optional<std::uint32_t> StudyResults::find_branch(std::string_view name) const noexcept {
    for (std::uint32_t i = 0; i < study.branches.size(); ++i) {
        if (study.branches[i].name == name) return i;
    }
    return std::nullopt;
}

std::size_t StudyResults::repetitions_at(std::uint32_t point) const noexcept {
    std::size_t most = 0;
    for (const StudyRun& run : runs) {
        if (run.point == point) most = std::max(most, static_cast<std::size_t>(run.repetition) + 1);
    }
    return most;
}

}  // namespace firebreak
