// What became of many companies that met the same kind of trouble, by how they treat complaints.
#pragma once

#include "engine/scenario/company_mix.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace firebreak {

/// One company's run. `values` are those of the measures asked for, in their order.
struct CompanyOutcome {
    CompanyType type = CompanyType::none;
    /// People who complained in its run, and those of them that got a reply.
    ReplyRecord replies;
    std::vector<std::optional<double>> values;
};

/// A measure over companies; nothing where none of them has a value.
struct CompanySpread {
    std::int64_t companies = 0;
    std::optional<double> mean;
    std::optional<double> median;
    std::optional<double> low;
    std::optional<double> high;
};

/// Mean, median and the 5-95 % range of the value at `column`, over companies of this type, or over all.
[[nodiscard]] CompanySpread spread_of(std::span<const CompanyOutcome> outcomes, std::size_t column, std::optional<CompanyType> type);

/// Companies by type.
[[nodiscard]] std::array<std::int64_t, kCompanyTypes> count_types(std::span<const CompanyOutcome> outcomes) noexcept;

/// Complainers and replies of the companies with a process of answering, or of those without.
[[nodiscard]] ReplyRecord replies_of(std::span<const CompanyOutcome> outcomes, bool are_answering) noexcept;

/// Share of all complainers with a reply when companies that answer count `weight` times; nothing without complainers.
[[nodiscard]] std::optional<double> replied_share(std::span<const CompanyOutcome> outcomes, double weight) noexcept;

}  // namespace firebreak
