// Many companies side by side: who they are, and what the trouble cost each kind.
#pragma once

#include "engine/measure/company_outcomes.hpp"
#include "engine/measure/measures.hpp"
#include "engine/report/csv.hpp"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace firebreak {

struct CompanyStory {
    std::string scenario;
    std::string title;
    std::uint64_t seed = 0;
    /// The repetition of the first company; the others follow.
    std::uint64_t first_repetition = 0;
    /// When the runs ended, for the table's rows.
    Time end = kStart;
    CompaniesParams params;
    /// What `values` of the outcomes are.
    std::vector<MeasureInfo> measures;
    std::vector<CompanyOutcome> outcomes;
};

/// The mix as defined and as drawn, each measure by company type, and the size weight at which the share replied to is as surveyed.
[[nodiscard]] std::string company_text(const CompanyStory& story);
[[nodiscard]] std::string company_json(const CompanyStory& story);

/// companies.csv: one row per company. Errors as in CsvFile.
[[nodiscard]] WrittenFile write_companies(const std::filesystem::path& folder, const CompanyStory& story);

}  // namespace firebreak
