#include "engine/scenario/csv_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <fstream>
#include <system_error>

namespace firebreak {
namespace {

constexpr std::size_t kMostBytes = std::size_t{64} << 20;
constexpr std::size_t kMostProblems = 20;

bool is_continuation(char byte) noexcept { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

std::string_view without_spaces(std::string_view text) {
    while (text.starts_with(' ')) text.remove_prefix(1);
    while (text.ends_with(' ')) text.remove_suffix(1);
    return text;
}

char separator_of(std::string_view header) {
    char best = ',';
    std::ptrdiff_t most = 0;
    for (const char candidate : {',', ';', '\t'}) {
        bool is_quoted = false;
        std::ptrdiff_t count = 0;
        for (const char letter : header) {
            if (letter == '"') is_quoted = !is_quoted;
            count += letter == candidate && !is_quoted ? 1 : 0;
        }
        if (count > most) {
            most = count;
            best = candidate;
        }
    }
    return best;
}

// "sep=;", which some spreadsheets write and read before the header.
std::optional<char> stated_separator(std::string_view line) {
    if (line.size() != 5 || line.substr(1, 3) != "ep=" || (line[0] != 's' && line[0] != 'S')) return std::nullopt;
    return line[4] == ',' || line[4] == ';' || line[4] == '\t' ? std::optional{line[4]} : std::nullopt;
}

/// Walks through the text once, character by character, and knows where it is.
class Walker {
  public:
    Walker(std::string_view text, CsvTable& table, Diagnostics& problems, const CsvHabits& habits)
        : text_{text}, table_{table}, problems_{problems}, habits_{habits} {}

    void read() {
        bool has_header = false;
        const std::optional<char> stated = stated_separator(rest_of_line());
        if (stated) {
            skip(rest_of_line().size());
            end_line();
        }
        while (at_ < text_.size()) {
            const std::string_view line = rest_of_line();
            if (line.empty() || (habits_.has_comments && line.front() == '#')) {
                skip(line.size());
                end_line();
                continue;
            }
            if (!has_header) table_.separator = stated.value_or(separator_of(line));
            std::vector<CsvCell> cells = row();
            if (!has_header) {
                table_.header = std::move(cells);
                has_header = true;
            } else {
                keep(std::move(cells));
            }
        }
        if (!has_header) problems_.error({table_.file}, "has no line of column names");
    }

  private:
    [[nodiscard]] std::string_view rest_of_line() const {
        std::string_view line = text_.substr(at_, std::min(text_.find('\n', at_), text_.size()) - at_);
        if (line.ends_with('\r')) line.remove_suffix(1);
        return line;
    }
    [[nodiscard]] bool is_at_line_end() const {
        if (at_ >= text_.size() || text_[at_] == '\n') return true;
        return text_[at_] == '\r' && (at_ + 1 == text_.size() || text_[at_ + 1] == '\n');
    }
    [[nodiscard]] bool is_at(char letter) const { return at_ < text_.size() && text_[at_] == letter; }

    void skip(std::size_t bytes) {
        for (const std::size_t end = at_ + bytes; at_ < end; ++at_) {
            if (text_[at_] == '\n') {
                ++line_;
                column_ = 1;
            } else if (!is_continuation(text_[at_])) {
                ++column_;
            }
        }
    }
    void end_line() {
        if (is_at('\r')) skip(1);
        if (is_at('\n')) skip(1);
    }

    std::vector<CsvCell> row() {
        std::vector<CsvCell> cells;
        for (;;) {
            while (is_at(' ')) skip(1);
            CsvCell cell{{}, line_, column_};
            cell.text = is_at('"') ? quoted(cell) : plain();
            cells.push_back(std::move(cell));
            if (!is_at(table_.separator)) break;
            skip(1);
        }
        end_line();
        return cells;
    }

    std::string plain() {
        const std::size_t begin = at_;
        while (!is_at_line_end() && text_[at_] != table_.separator) skip(1);
        return std::string{without_spaces(text_.substr(begin, at_ - begin))};
    }

    // A quoted field may hold separators, line ends and doubled quotes.
    std::string quoted(const CsvCell& opening) {
        std::string content;
        skip(1);
        for (;;) {
            if (at_ >= text_.size()) {
                problems_.error(table_.mark(opening), "the quote that opens here is never closed");
                return content;
            }
            if (is_at('"')) {
                skip(1);
                if (!is_at('"')) break;
            }
            content += text_[at_];
            skip(1);
        }
        while (is_at(' ')) skip(1);
        if (is_at_line_end() || is_at(table_.separator)) return content;
        const CsvCell place{{}, line_, column_};
        const std::string rest = plain();
        const std::string_view after = without_spaces(rest);
        problems_.error(table_.mark(place),
                        fmt::format("'{}' stands behind a closing quote; write a quote inside quotes twice, as \"\"", after.substr(0, 40)));
        return content;
    }

    void even_out(std::vector<CsvCell>& cells) const {
        while (cells.size() > table_.header.size() && cells.back().text.empty()) cells.pop_back();
        while (cells.size() < table_.header.size()) cells.push_back({{}, cells.back().line, cells.back().column});
    }

    void keep(std::vector<CsvCell> cells) {
        if (habits_.evens_rows) even_out(cells);
        if (cells.size() == table_.header.size()) {
            table_.rows.push_back(std::move(cells));
            return;
        }
        if (++uneven_rows_ > kMostProblems) return;
        problems_.error(table_.mark(cells.front()),
                        fmt::format("has {} field{}, but the header has {}; a field with '{}' in it must stand in quotes", cells.size(),
                                    cells.size() == 1 ? "" : "s", table_.header.size(), table_.separator));
    }

    std::string_view text_;
    CsvTable& table_;
    Diagnostics& problems_;
    const CsvHabits& habits_;
    std::size_t at_ = 0;
    std::size_t line_ = 1;
    std::size_t column_ = 1;
    std::size_t uneven_rows_ = 0;
};

}  // namespace

CellProblems::~CellProblems() {
    if (count_ <= kMostProblems) return;
    problems_.error({table_.file}, fmt::format("has {} more such problems", count_ - kMostProblems));
}

void CellProblems::error(const CsvCell& cell, std::string message) {
    if (++count_ <= kMostProblems) problems_.error(table_.mark(cell), std::move(message));
}

CsvTable read_csv_text(std::string_view text, std::string name, Diagnostics& problems, const CsvHabits& habits) {
    CsvTable table;
    table.file = std::move(name);
    if (text.size() > kMostBytes) {
        problems.error({table.file}, fmt::format("is {} bytes long, but a table may have at most {}", text.size(), kMostBytes));
        return table;
    }
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    if (text.find('\0') != std::string_view::npos) {
        problems.error({table.file}, "holds zero bytes, so it is no CSV in UTF-8; export it as 'CSV UTF-8'");
        return table;
    }
    Walker{text, table, problems, habits}.read();
    return table;
}

std::string read_csv_bytes(const std::filesystem::path& path, Diagnostics& problems) {
    std::error_code failure;
    if (std::filesystem::is_directory(path, failure)) {
        problems.error({path.string()}, "is a folder, not a file");
        return {};
    }
    errno = 0;
    std::ifstream file{path, std::ios::binary};
    // One byte more than allowed is enough to know that it is too large.
    std::string text;
    if (file) {
        const auto size = std::filesystem::file_size(path, failure);
        text.resize(failure ? kMostBytes + 1 : std::min<std::uintmax_t>(size, kMostBytes + 1));
        file.read(text.data(), static_cast<std::streamsize>(text.size()));
        text.resize(static_cast<std::size_t>(file.gcount()));
    }
    if (file.is_open() && !file.bad()) return text;
    problems.error({path.string()}, fmt::format("cannot be read: {}", std::generic_category().message(errno)));
    return {};
}

CsvTable read_csv(const std::filesystem::path& path, Diagnostics& problems) {
    const std::size_t before = problems.problems().size();
    const std::string text = read_csv_bytes(path, problems);
    if (problems.problems().size() == before) return read_csv_text(text, path.string(), problems);
    CsvTable none;
    none.file = path.string();
    return none;
}

std::string column_key(std::string_view header) {
    std::string key;
    for (const char letter : header) {
        const bool is_upper = letter >= 'A' && letter <= 'Z';
        const bool is_word = is_upper || (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
        if (is_word) key += is_upper ? static_cast<char>(letter - 'A' + 'a') : letter;
        else if (!key.empty() && key.back() != '_') key += '_';
    }
    if (key.ends_with('_')) key.pop_back();
    return key;
}

std::optional<std::size_t> find_column(const CsvTable& table, std::span<const std::string_view> keys) {
    for (std::size_t i = 0; i < table.header.size(); ++i) {
        if (std::find(keys.begin(), keys.end(), column_key(table.header[i].text)) != keys.end()) return i;
    }
    return std::nullopt;
}

std::optional<double> read_cell_number(std::string_view text, bool has_decimal_comma) {
    std::string digits{text};
    if (has_decimal_comma && std::count(digits.begin(), digits.end(), ',') == 1 && digits.find('.') == std::string::npos)
        std::replace(digits.begin(), digits.end(), ',', '.');
    double value = 0.0;
    const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (failure != std::errc{} || end != digits.data() + digits.size() || !std::isfinite(value)) return std::nullopt;
    return value;
}

}  // namespace firebreak
