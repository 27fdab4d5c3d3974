// Why a rule fired, in words: what its conditions looked at, and what they saw.
#pragma once

#include "plugins/rules/case_filter.hpp"
#include "plugins/rules/playbook.hpp"

#include <cstdint>
#include <span>
#include <string>

namespace firebreak::rules {

/// "queue_length is 63 (> 50), crisis is true (true)".
[[nodiscard]] std::string values_text(const Condition& condition, const CompanyValues& values);
/// "rule 'surge' fires: …", with the cases that fit where it is about cases. At most 1,000 bytes.
[[nodiscard]] std::string firing_reason(const Rule& rule, const CompanyValues& values, std::span<const std::uint32_t> rows,
                                        std::span<const CaseView> cases);
[[nodiscard]] std::string ending_reason(const Rule& rule, const CompanyValues& values);

}  // namespace firebreak::rules
