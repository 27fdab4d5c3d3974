// Tables for a terminal: the first column flush left, the others flush right, as wide as their longest cell.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace firebreak {

/// Columns of the terminal that UTF-8 text takes, one per character.
[[nodiscard]] std::size_t columns_of(std::string_view text);

/// Rows of cells, each line indented by two spaces and ended; short rows are filled with nothing. The last column is flush left where
/// `has_remarks`.
[[nodiscard]] std::string text_columns(const std::vector<std::vector<std::string>>& rows, bool has_remarks = false);

}  // namespace firebreak
