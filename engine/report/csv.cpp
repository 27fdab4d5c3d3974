#include "engine/report/csv.hpp"

#include "engine/core/diagnostics.hpp"
#include "engine/core/hash.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <fstream>
#include <vector>

namespace firebreak {
namespace {

constexpr std::size_t kBlock = std::size_t{1} << 20;
/// Up to here every whole number is exact.
constexpr double kLargestWhole = 9'007'199'254'740'992.0;
constexpr std::size_t kLongestNumber = 32;

template <class Number>
std::string digits_of(Number value) {
    std::array<char, kLongestNumber> buffer{};
    const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    return {buffer.data(), result.ptr};
}

}  // namespace

std::uint64_t hash_file(const std::filesystem::path& file) {
    std::ifstream in{file, std::ios::binary};
    if (!in) throw InputError({file.string()}, "cannot be read");
    std::uint64_t hash = 0;
    std::vector<char> block(kBlock);
    while (in) {
        in.read(block.data(), static_cast<std::streamsize>(block.size()));
        const auto size = static_cast<std::size_t>(in.gcount());
        if (size > 0) hash = hash_bytes(std::as_bytes(std::span{block.data(), size}), hash);
    }
    if (in.bad()) throw InputError({file.string()}, "cannot be read to its end");
    return hash;
}

std::string csv_field(std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string{text};
    std::string field{'"'};
    for (const char letter : text) {
        if (letter == '"') field += '"';
        field += letter;
    }
    field += '"';
    return field;
}

std::string number_text(double value) {
    if (std::trunc(value) == value && std::fabs(value) <= kLargestWhole) return digits_of(static_cast<std::int64_t>(value));
    return digits_of(value);
}

std::string hex_text(std::uint64_t value) { return fmt::format("{:016x}", value); }

CsvFile::CsvFile(const std::filesystem::path& file) : written_{file.filename().string(), 0, 0}, file_{file} {}

void CsvFile::raw(std::string_view field) {
    if (is_row_begun_) waiting_ += ',';
    is_row_begun_ = true;
    waiting_ += field;
}

CsvFile& CsvFile::text(std::string_view value) {
    raw(csv_field(value));
    return *this;
}

CsvFile& CsvFile::number(double value) {
    raw(number_text(value));
    return *this;
}

CsvFile& CsvFile::number(std::optional<double> value) { return value ? number(*value) : empty(); }

CsvFile& CsvFile::integer(std::int64_t value) {
    raw(digits_of(value));
    return *this;
}

CsvFile& CsvFile::key(std::uint64_t value) {
    raw(hex_text(value));
    return *this;
}

CsvFile& CsvFile::empty() {
    raw("");
    return *this;
}

void CsvFile::end_row() {
    waiting_ += '\n';
    is_row_begun_ = false;
    while (waiting_.size() >= kBlock) {
        write_block(std::string_view{waiting_}.substr(0, kBlock));
        waiting_.erase(0, kBlock);
    }
}

void CsvFile::header(std::span<const std::string_view> columns) {
    for (const std::string_view column : {"run", "branch", "repetition", "seed", "time"}) raw(column);
    for (const std::string_view column : columns) text(column);
    end_row();
}

CsvFile& CsvFile::label(const RunLabel& label, double time_hours) {
    integer(label.run).text(label.branch);
    raw(digits_of(label.repetition));
    raw(digits_of(label.seed));
    return number(time_hours);
}

void CsvFile::write_block(std::string_view block) {
    if (block.empty()) return;
    const auto bytes = std::as_bytes(std::span{block.data(), block.size()});
    file_.write(bytes);
    written_.hash = hash_bytes(bytes, written_.hash);
    written_.bytes += block.size();
}

WrittenFile CsvFile::commit() {
    write_block(waiting_);
    waiting_.clear();
    file_.commit();
    return written_;
}

WrittenFile write_text_file(const std::filesystem::path& file, std::string_view text) {
    WrittenFile written{file.filename().string(), text.size(), 0};
    PendingFile pending{file};
    for (std::size_t at = 0; at < text.size(); at += kBlock) {
        const std::string_view block = text.substr(at, kBlock);
        written.hash = hash_bytes(std::as_bytes(std::span{block.data(), block.size()}), written.hash);
        pending.write(block);
    }
    pending.commit();
    return written;
}

}  // namespace firebreak
