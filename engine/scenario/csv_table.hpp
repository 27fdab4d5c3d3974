// Tables of other people's making, as spreadsheets, ticket systems and this program export them: commas, semicolons or tabs, with or
// without a byte order mark, quoted fields, comment lines. Every cell knows its place, so that whoever reads it can say where it is wrong.
#pragma once

#include "engine/core/diagnostics.hpp"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace firebreak {

struct CsvCell {
    std::string text;
    /// From 1; the column in characters.
    std::size_t line = 0;
    std::size_t column = 0;
};

/// The cells as text; every row has as many as the header.
struct CsvTable {
    std::string file;
    char separator = ',';
    std::vector<CsvCell> header;
    std::vector<std::vector<CsvCell>> rows;

    [[nodiscard]] Mark mark(const CsvCell& cell) const { return {file, cell.line, cell.column}; }
};

/// Collects what is wrong with the cells of one table: the first 20 by name, the rest as a number, because an export with a misread
/// column is wrong in each of its rows. [serial]
class CellProblems {
  public:
    CellProblems(const CsvTable& table, Diagnostics& problems) : table_{table}, problems_{problems} {}
    ~CellProblems();
    CellProblems(const CellProblems&) = delete;
    CellProblems& operator=(const CellProblems&) = delete;
    void error(const CsvCell& cell, std::string message);

  private:
    const CsvTable& table_;
    Diagnostics& problems_;
    std::size_t count_ = 0;
};

/// What tables of one kind may have and others may not.
struct CsvHabits {
    /// Lines that begin with # say nothing. Not where a column may be called "#".
    bool has_comments = true;
    /// Short rows are filled up with empty cells, and empty cells behind the last column are dropped, as people's spreadsheets save them.
    bool evens_rows = false;
};

/// The table in a file, or in a text for which `name` stands in messages. Lines that begin with # and empty lines are left out; the first
/// other line is the header, and the separator is whatever of comma, semicolon and tab it has most of, or what a first line "sep=;" says.
/// The caller calls problems.throw_if_errors(): with errors the table is not fit for use. [setup]
[[nodiscard]] CsvTable read_csv(const std::filesystem::path& path, Diagnostics& problems);
[[nodiscard]] CsvTable read_csv_text(std::string_view text, std::string name, Diagnostics& problems, const CsvHabits& habits = {});

/// The bytes of a table's file; empty, and an error, when it cannot be read. Longer than a table may be: cut one byte behind that. [setup]
[[nodiscard]] std::string read_csv_bytes(const std::filesystem::path& path, Diagnostics& problems);

/// "First reply (min)" -> "first_reply_min": small letters and digits, everything else one underscore, as columns are compared.
[[nodiscard]] std::string column_key(std::string_view header);

/// The first column whose key is one of `keys`.
[[nodiscard]] std::optional<std::size_t> find_column(const CsvTable& table, std::span<const std::string_view> keys);

/// A finite number; with `has_decimal_comma` (tables separated by semicolons) also 12,5.
[[nodiscard]] std::optional<double> read_cell_number(std::string_view text, bool has_decimal_comma);

}  // namespace firebreak
