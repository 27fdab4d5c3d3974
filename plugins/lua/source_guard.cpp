#include "plugins/lua/source_guard.hpp"

#include <algorithm>

namespace firebreak::lua {
namespace {

constexpr std::size_t kLongestSource = std::size_t{1} << 20;

/// Walks over Lua's tokens, as far as it takes to tell code from texts and comments.
class Scanner {
  public:
    explicit Scanner(std::string_view source) : source_{source} {}

    /// Where a text that has been walked over holds the character 0, or npos.
    [[nodiscard]] std::size_t zero() const noexcept { return zero_; }

    /// Where the next `wanted` stands in code, or npos.
    std::size_t find(char wanted) {
        while (at_ < source_.size()) {
            const char c = source_[at_];
            if (c == '-' && peek(1) == '-') skip_comment();
            else if (c == '"' || c == '\'') skip_quoted(c);
            else if (c == '[' && long_bracket_at(at_)) skip_long_bracket();
            else if (c == wanted) return at_;
            else ++at_;
        }
        return std::string_view::npos;
    }

  private:
    [[nodiscard]] char peek(std::size_t ahead) const { return at_ + ahead < source_.size() ? source_[at_ + ahead] : '\0'; }

    // The number of = between the brackets of a long text that begins here.
    [[nodiscard]] std::optional<std::size_t> long_bracket_at(std::size_t at) const {
        std::size_t end = at + 1;
        while (end < source_.size() && source_[end] == '=') ++end;
        if (at >= source_.size() || source_[at] != '[' || end >= source_.size() || source_[end] != '[') return std::nullopt;
        return end - at - 1;
    }

    void skip_long_bracket() {
        const std::string close = "]" + std::string(*long_bracket_at(at_), '=') + "]";
        const std::size_t end = source_.find(close, at_);
        at_ = end == std::string_view::npos ? source_.size() : end + close.size();
    }

    void skip_comment() {
        at_ += 2;
        if (long_bracket_at(at_)) skip_long_bracket();
        else at_ = std::min(source_.find_first_of("\n\r", at_), source_.size());
    }

    // \0, \00 and \000, \x00, \u{0}: whatever way there is to write it.
    [[nodiscard]] bool is_zero_escape() const {
        const auto zeros = [&](std::size_t ahead) {
            std::size_t count = 0;
            while (peek(ahead + count) == '0') ++count;
            return count;
        };
        if (peek(1) == 'x') return zeros(2) >= 2;
        if (peek(1) == 'u') return peek(2) == '{' && zeros(3) > 0 && peek(3 + zeros(3)) == '}';
        // At most three digits belong to it.
        const std::size_t count = zeros(1);
        return count >= 3 || (count > 0 && (peek(1 + count) < '0' || peek(1 + count) > '9'));
    }

    // A text ends at its quote. At the end of a line, too: Lua refuses that, and nothing of it runs.
    void skip_quoted(char quote) {
        ++at_;
        while (at_ < source_.size() && source_[at_] != quote && source_[at_] != '\n' && source_[at_] != '\r') {
            if (source_[at_] != '\\') {
                ++at_;
            } else if (is_zero_escape()) {
                zero_ = std::min(zero_, at_);
                at_ += 2;
            } else if (peek(1) == 'z') {
                at_ += 2;
                while (at_ < source_.size() && std::string_view{" \t\n\r\f\v"}.find(source_[at_]) != std::string_view::npos) ++at_;
            } else if ((peek(1) == '\r' && peek(2) == '\n') || (peek(1) == '\n' && peek(2) == '\r')) {
                at_ += 3;
            } else {
                at_ += 2;
            }
        }
        at_ = std::min(at_ + 1, source_.size());
    }

    std::string_view source_;
    std::size_t at_ = 0;
    std::size_t zero_ = std::string_view::npos;
};

std::size_t line_of(std::string_view source, std::size_t at) {
    const std::string_view before = source.substr(0, at);
    return static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')) + 1;
}

}  // namespace

std::optional<SourceProblem> forbidden_in(std::string_view source) {
    if (source.size() > kLongestSource) return SourceProblem{0, "is longer than 1 MiB, more than a script may be"};
    if (source.starts_with('\x1b')) return SourceProblem{0, "is compiled Lua; a strategy is read as text"};
    Scanner scanner{source};
    const std::size_t power = scanner.find('^');
    const std::size_t zero = std::min(scanner.zero(), source.find('\0'));
    if (zero < power)
        return SourceProblem{line_of(source, zero),
                             "a text may not hold the character 0, which makes comparing texts a thousand times the work"};
    if (power == std::string_view::npos) return std::nullopt;
    return SourceProblem{line_of(source, power),
                         "the operator ^ is not to be had, because its last digits differ between processors: write x * x, or "
                         "math.pow(x, y)"};
}

}  // namespace firebreak::lua
