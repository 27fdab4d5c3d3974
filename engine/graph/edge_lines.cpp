#include "engine/graph/edge_lines.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstring>
#include <limits>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace firebreak {
namespace {

static_assert(std::endian::native == std::endian::little, "eight digits are read as one little-endian word");

// No line of two ids and a separator is longer, and reading eight bytes at once from its last digit stays within.
constexpr std::ptrdiff_t kFastLineBytes = 64;
// "1 2" and the end of the line.
constexpr std::size_t kShortestLineBytes = 4;
constexpr int kMostSafeDigits = 19;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

constexpr bool is_blank(char c) noexcept { return c == ' ' || c == '\t' || c == '\r'; }
constexpr bool is_separator(char c) noexcept { return c == '\t' || c == ' ' || c == ',' || c == ';'; }
constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

// The number that the first `digits` bytes (one to eight) at `at` spell, all at once (Lemire's scheme, as in simdjson).
inline std::uint64_t number_at(const char* at, int digits) noexcept {
    std::uint64_t word;
    std::memcpy(&word, at, sizeof word);
    word = (word ^ 0x3030'3030'3030'3030ULL) << (64 - 8 * digits);
    word = (word * 2561) >> 8;
    word = ((word & 0x00FF'00FF'00FF'00FFULL) * 6553601) >> 16;
    return ((word & 0x0000'FFFF'0000'FFFFULL) * 42949672960001ULL) >> 32;
}

// False when there is no digit, or more than fit 64 bits for sure.
inline bool read_id(const char*& at, std::uint64_t& value) noexcept {
    int digits = 0;
    while (digits < 8 && is_digit(at[digits])) ++digits;
    if (digits == 0) return false;
    value = number_at(at, digits);
    at += digits;
    for (int more = 8; digits == 8 && is_digit(*at); ++at) {
        if (++more > kMostSafeDigits) return false;
        value = value * 10 + static_cast<std::uint64_t>(*at - '0');
    }
    return true;
}

#ifdef __SSE2__
// A line within 16 bytes: one look finds the ends of both ids, so that the next line need not wait for two.
inline bool read_short_line(const char*& at, std::uint64_t& left, std::uint64_t& right) noexcept {
    const __m128i digits = _mm_sub_epi8(_mm_loadu_si128(reinterpret_cast<const __m128i*>(at)), _mm_set1_epi8('0'));
    const __m128i is_digit = _mm_cmpeq_epi8(_mm_min_epu8(digits, _mm_set1_epi8(9)), digits);
    const unsigned others = static_cast<unsigned>(_mm_movemask_epi8(is_digit)) ^ 0xffffU;
    const unsigned later = others & (others - 1);
    if (later == 0) return false;
    const int first = std::countr_zero(others);
    const int second = std::countr_zero(later);
    const int right_digits = second - first - 1;
    if (first == 0 || first > 8 || right_digits == 0 || right_digits > 8 || !is_separator(at[first]) || at[second] != '\n') return false;
    left = number_at(at, first);
    right = number_at(at + first + 1, right_digits);
    at += second + 1;
    return true;
}
#else
inline bool read_short_line(const char*&, std::uint64_t&, std::uint64_t&) noexcept { return false; }
#endif

// "12<separator>34<end of line>" and nothing else; leaves `at` behind the line.
inline bool read_plain_line(const char*& at, std::uint64_t& left, std::uint64_t& right) noexcept {
    if (read_short_line(at, left, right)) return true;
    const char* here = at;
    if (!read_id(here, left) || !is_separator(*here)) return false;
    if (!read_id(++here, right)) return false;
    if (*here == '\r') ++here;
    if (*here != '\n') return false;
    at = here + 1;
    return true;
}

// One line, read with care: every problem has a column and a sentence.
class CarefulLine {
  public:
    CarefulLine(std::string_view line, LineRules rules) : line_{line}, rules_{rules} {}

    [[nodiscard]] bool read() {
        if (!read_column_id("author and follower, two ids,", left)) return false;
        if (!skip_separator("a second id")) return false;
        if (!read_column_id("a second id", right)) return false;
        if (rules_.has_weights && !(skip_separator("a weight") && read_weight())) return false;
        return read_end();
    }

    std::uint64_t left = 0;
    std::uint64_t right = 0;
    float weight = 0.0F;
    std::string problem;
    std::size_t column() const noexcept { return at_; }

  private:
    void skip_blanks() {
        while (at_ < line_.size() && is_blank(line_[at_])) ++at_;
    }

    [[nodiscard]] std::string_view word() const {
        const auto end = std::find_if(line_.begin() + static_cast<std::ptrdiff_t>(at_), line_.end(),
                                      [](char c) { return is_separator(c) || c == '\r'; });
        return line_.substr(at_, static_cast<std::size_t>(end - line_.begin()) - at_).substr(0, 40);
    }

    bool read_column_id(std::string_view expected, std::uint64_t& value) {
        skip_blanks();
        const auto result = std::from_chars(line_.data() + at_, line_.data() + line_.size(), value);
        const auto end = static_cast<std::size_t>(result.ptr - line_.data());
        const bool ends_well = end == line_.size() || is_separator(line_[end]) || line_[end] == '\r';
        if (result.ec == std::errc::result_out_of_range) {
            problem = fmt::format("the id {} is too large; ids go from 0 to {}", word(), std::numeric_limits<std::uint64_t>::max());
            return false;
        }
        if (result.ec == std::errc{} && ends_well) {
            at_ = end;
            return true;
        }
        problem = at_ == line_.size() ? fmt::format("the line ends where {} must stand", expected)
                                      : fmt::format("found '{}', but an account id is a whole number from 0 to {}", word(),
                                                    std::numeric_limits<std::uint64_t>::max());
        return false;
    }

    bool skip_separator(std::string_view expected) {
        const std::size_t before = at_;
        skip_blanks();
        if (at_ < line_.size() && (line_[at_] == ',' || line_[at_] == ';')) ++at_;
        if (at_ > before && at_ < line_.size()) return true;
        problem = fmt::format("the line ends where {} must stand", expected);
        return false;
    }

    bool read_weight() {
        skip_blanks();
        double value = 0.0;
        const auto result = std::from_chars(line_.data() + at_, line_.data() + line_.size(), value);
        const auto end = static_cast<std::size_t>(result.ptr - line_.data());
        const bool ends_well = end == line_.size() || is_separator(line_[end]) || line_[end] == '\r';
        const auto narrow = static_cast<float>(value);
        if (result.ec != std::errc{} || !ends_well || !std::isfinite(narrow)) {
            problem = fmt::format("found '{}', but the third column is the weight of the follow, a number", word());
            return false;
        }
        weight = narrow;
        at_ = end;
        return true;
    }

    bool read_end() {
        skip_blanks();
        if (at_ == line_.size() || rules_.ignores_further_columns) return true;
        problem = fmt::format("found '{}' behind the {} columns that the first line of data has", line_.substr(at_, 40),
                              rules_.has_weights ? 3 : 2);
        return false;
    }

    std::string_view line_;
    LineRules rules_;
    std::size_t at_ = 0;
};

template <class Id>
class ChunkParser {
  public:
    ChunkParser(std::string_view chunk, std::string_view text, LineRules rules)
        : at_{chunk.data()},
          end_{chunk.data() + chunk.size()},
          readable_end_{text.data() + text.size()},
          rules_{rules},
          is_fast_{!rules.has_weights && !rules.ignores_further_columns} {
        // Pages that are never written cost nothing, so room for the shortest possible lines is cheaper than counting the lines.
        const std::size_t lines = chunk.size() / kShortestLineBytes + 1;
        result_.pairs = Buffer<IdPair<Id>>(lines);
        if (rules.has_weights) result_.weights = Buffer<float>(lines);
    }

    ParsedChunk<Id> parse() {
        while (at_ < end_ && !result_.needs_wider_ids) {
            if (is_fast_) parse_plain_lines();
            if (at_ < end_ && !result_.needs_wider_ids) parse_carefully();
        }
        result_.counts.lines = lines_;
        result_.pairs.shrink(kept_);
        if (rules_.has_weights) result_.weights.shrink(kept_);
        return std::move(result_);
    }

  private:
    // As many plain lines as follow each other; all it needs stays in registers.
    void parse_plain_lines() {
        const char* at = at_;
        const char* const last = std::min(end_, readable_end_ - std::min(readable_end_ - at, kFastLineBytes));
        IdPair<Id>* const first = result_.pairs.data() + kept_;
        IdPair<Id>* out = first;
        std::uint64_t left = 0;
        std::uint64_t right = 0;
        while (at < last && read_plain_line(at, left, right)) {
            if ((left | right) > std::numeric_limits<Id>::max()) {
                result_.needs_wider_ids = true;
                break;
            }
            *out++ = {static_cast<Id>(left), static_cast<Id>(right)};
        }
        at_ = at;
        kept_ += static_cast<std::size_t>(out - first);
        lines_ += static_cast<std::uint64_t>(out - first);
    }

    void keep(std::uint64_t left, std::uint64_t right) {
        if constexpr (sizeof(Id) < sizeof(std::uint64_t)) {
            if ((left | right) > std::numeric_limits<Id>::max()) {
                result_.needs_wider_ids = true;
                return;
            }
        }
        result_.pairs[kept_++] = {static_cast<Id>(left), static_cast<Id>(right)};
    }

    void parse_carefully() {
        ++lines_;
        const auto* const newline = static_cast<const char*>(std::memchr(at_, '\n', static_cast<std::size_t>(end_ - at_)));
        const char* const line_end = newline != nullptr ? newline : end_;
        const std::string_view text{at_, static_cast<std::size_t>(line_end - at_)};
        at_ = newline != nullptr ? newline + 1 : end_;
        if (holds_no_follow(text)) {
            const bool is_comment = !text.empty() && (text.front() == '#' || text.front() == '%');
            ++(is_comment ? result_.counts.comments : result_.counts.blank_lines);
            return;
        }
        CarefulLine line(text, rules_);
        if (line.read()) {
            if (rules_.has_weights) result_.weights[kept_] = line.weight;
            keep(line.left, line.right);
        } else {
            if (result_.counts.bad_lines++ < kMostBadLines) result_.bad_lines.push_back({lines_ - 1, line.column(), line.problem});
        }
    }

    const char* at_;
    const char* end_;
    const char* readable_end_;
    LineRules rules_;
    bool is_fast_;
    std::uint64_t lines_ = 0;
    std::size_t kept_ = 0;
    ParsedChunk<Id> result_;
};

// Column names are words between commas or semicolons; a word in a list separated by blanks is a mistake rather than a name.
bool is_header(std::string_view line) noexcept {
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '"' || c == '_'; };
    return !line.empty() && is_letter(line.front()) && line.find_first_of(",;") != std::string_view::npos;
}

std::size_t columns_of(std::string_view line) noexcept {
    std::size_t columns = 0;
    bool is_within = false;
    for (const char c : line) {
        const bool is_part = !is_separator(c) && c != '\r';
        columns += is_part && !is_within ? 1U : 0U;
        is_within = is_part;
    }
    return columns;
}

}  // namespace

bool holds_no_follow(std::string_view line) noexcept {
    if (!line.empty() && (line.front() == '#' || line.front() == '%')) return true;
    return std::all_of(line.begin(), line.end(), is_blank);
}

LinesBefore read_lines_before(std::string_view text) {
    LinesBefore before;
    if (text.starts_with(kByteOrderMark)) before.bytes = kByteOrderMark.size();
    while (before.bytes < text.size()) {
        const std::size_t end = std::min(text.find('\n', before.bytes), text.size());
        const std::string_view line = text.substr(before.bytes, end - before.bytes);
        const bool is_names = !holds_no_follow(line) && before.counts.header_lines == 0 && is_header(line);
        if (!holds_no_follow(line) && !is_names) {
            before.columns = columns_of(line);
            break;
        }
        ++before.counts.lines;
        const bool is_comment = !line.empty() && (line.front() == '#' || line.front() == '%');
        ++(is_names ? before.counts.header_lines : is_comment ? before.counts.comments : before.counts.blank_lines);
        before.bytes = std::min(end + 1, text.size());
    }
    return before;
}

template <class Id>
ParsedChunk<Id> parse_chunk(std::string_view chunk, std::string_view text, LineRules rules) {
    return ChunkParser<Id>(chunk, text, rules).parse();
}

template ParsedChunk<std::uint32_t> parse_chunk(std::string_view, std::string_view, LineRules);
template ParsedChunk<std::uint64_t> parse_chunk(std::string_view, std::string_view, LineRules);

}  // namespace firebreak
