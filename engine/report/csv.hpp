// Comma-separated values as RFC 4180 quotes them, UTF-8, lines ending in \n, numbers that read back exactly. A file is written aside and
// renamed when it is whole.
#pragma once

#include "engine/graph/pending_file.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace firebreak {

/// A result file as the manifest lists it.
struct WrittenFile {
    std::string name;
    std::uint64_t bytes = 0;
    /// hash_bytes over blocks of 1 MiB, each seeded with the one before; 0 to begin with.
    std::uint64_t hash = 0;
};

/// The same hash of a file that is there already. Throws InputError when it cannot be read.
[[nodiscard]] std::uint64_t hash_file(const std::filesystem::path& file);

/// The field as it stands in a line: in quotes, with its own quotes doubled, where it holds a comma, a quote or a line break.
[[nodiscard]] std::string csv_field(std::string_view text);

/// The shortest digits that read back as the same number; whole numbers without an exponent.
[[nodiscard]] std::string number_text(double value);

/// A key or hash as 16 hexadecimal digits.
[[nodiscard]] std::string hex_text(std::uint64_t value);

/// Which run a row belongs to: every table begins with these columns, then `time` in hours.
struct RunLabel {
    std::int64_t run = 0;
    std::string branch = "base";
    std::uint64_t repetition = 0;
    std::uint64_t seed = 0;
};

/// A table on its way to a file. Throws InputError when the folder cannot be written, RunError when the disk is full or fails; what was
/// not committed leaves no trace. [serial]
class CsvFile {
  public:
    explicit CsvFile(const std::filesystem::path& file);

    /// One field after the other, then end_row().
    CsvFile& text(std::string_view value);
    CsvFile& number(double value);
    CsvFile& number(std::optional<double> value);
    CsvFile& integer(std::int64_t value);
    CsvFile& key(std::uint64_t value);
    CsvFile& empty();
    void end_row();

    /// run, branch, repetition, seed, time, then `columns`.
    void header(std::span<const std::string_view> columns);
    /// The label's fields and the time, in hours.
    CsvFile& label(const RunLabel& label, double time_hours);

    /// Puts the file in its place.
    [[nodiscard]] WrittenFile commit();

  private:
    void raw(std::string_view field);
    void write_block(std::string_view block);
    WrittenFile written_;
    PendingFile file_;
    std::string waiting_;
    bool is_row_begun_ = false;
};

/// Writes a whole text in the same way.
[[nodiscard]] WrittenFile write_text_file(const std::filesystem::path& file, std::string_view text);

}  // namespace firebreak
