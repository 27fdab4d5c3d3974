// From a study's results and their comparison to a report: what it says, and the data its charts are drawn from.
#pragma once

#include "engine/report/report_document.hpp"
#include "engine/study/comparison.hpp"
#include "engine/study/sensitivity_findings.hpp"
#include "engine/study/study_results.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace firebreak {

/// Where the results came from, beyond what they say themselves.
struct ReportProvenance {
    struct Fact {
        Bilingual name;
        std::string value;
    };
    std::vector<Fact> facts;
    /// The study's file as it was read.
    std::string study_yaml;
};

/// What `firebreak sensitivity` found beside the study, in a folder of its own.
struct SensitivityReport {
    SensitivityFindings findings;
    /// Names of the branches that the outcomes number, and of the one that differences are from.
    std::vector<std::string> branches;
    std::string baseline;
    /// Of each point.
    std::int64_t repetitions = 0;
    std::uint64_t missing_runs = 0;
};

/// The whole report in both languages. O(runs x (measures + steps of the series)).
[[nodiscard]] ReportDocument report_document(const StudyResults& results, const StudyComparison& comparison,
                                             const ReportProvenance& provenance, const SensitivityReport* sensitivity = nullptr);

/// What the page's script and the writer of chart files need: title, policies, words, charts. UTF-8, `first` the language to begin with.
[[nodiscard]] std::string report_json(const ReportDocument& document, Language first);

}  // namespace firebreak
