// The sections of a report, one function each: private to this room. Each takes the same context and makes its words, charts and tables.
#pragma once

#include "engine/report/measure_names.hpp"
#include "engine/report/report_catalogue.hpp"
#include "engine/report/report_model.hpp"
#include "engine/report/report_text.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace firebreak {

/// What all sections look at, and the order of the policies in charts: the baseline is 0, the others follow as the study lists them.
struct ReportContext {
    ReportContext(const StudyResults& study_results, const StudyComparison& study_comparison);

    const StudyResults& results;
    const StudyComparison& comparison;
    /// Branch of each policy number.
    std::vector<std::uint32_t> branches;

    [[nodiscard]] std::size_t policy_of(std::uint32_t branch) const noexcept;
    [[nodiscard]] const std::string& title(std::uint32_t branch) const { return comparison.titles[branch]; }
    [[nodiscard]] Bilingual quoted_title(std::uint32_t branch) const { return quoted(title(branch)); }
    /// Nothing where the measure or the branch is not in the comparison.
    [[nodiscard]] const BranchMeasure* find(std::string_view measure, std::uint32_t branch) const noexcept;
    [[nodiscard]] std::optional<double> mean(std::string_view measure, std::uint32_t branch) const noexcept;
};

/// When something goes wrong in the scenario, in hours from day 0.
struct IncidentMark {
    double hour = 0.0;
    bool is_aftershock = false;
};
/// From the scenario's YAML; nothing where it cannot be read.
[[nodiscard]] std::vector<IncidentMark> incident_marks(const StudyResults& results);

[[nodiscard]] ReportSection question_section(const ReportContext& context);
[[nodiscard]] ReportSection crisis_section(const ReportContext& context);
[[nodiscard]] ReportSection course_section(const ReportContext& context);
[[nodiscard]] ReportSection difference_section(const ReportContext& context);
[[nodiscard]] ReportSection ranking_section(const ReportContext& context);
[[nodiscard]] ReportSection front_section(const ReportContext& context);
/// Nothing where the study varies neither agents nor hours.
[[nodiscard]] std::optional<ReportSection> staffing_section(const ReportContext& context);
/// Nothing where the study has no sweep, or one over the desk.
[[nodiscard]] std::optional<ReportSection> circumstances_section(const ReportContext& context);
/// Nothing where the study names no mixes.
[[nodiscard]] std::optional<ReportSection> mixes_section(const ReportContext& context);
[[nodiscard]] ReportSection robustness_section(const ReportContext& context);
/// From the sensitivity analysis where the study has one, else from the robustness check's own points; nothing where there is neither.
[[nodiscard]] std::optional<ReportSection> sensitivity_section(const ReportContext& context, const SensitivityReport* sensitivity);
[[nodiscard]] ReportSection attribution_section(const ReportContext& context);
[[nodiscard]] ReportSection cost_section(const ReportContext& context);
[[nodiscard]] ReportSection method_section(const ReportContext& context, const ReportProvenance& provenance);

}  // namespace firebreak
