#include "engine/core/diagnostics.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace firebreak {
namespace {

std::string joined(const std::vector<Problem>& problems) {
    std::string text;
    for (const Problem& problem : problems) {
        if (!text.empty()) text += '\n';
        text += problem.text();
    }
    return text;
}

// Levenshtein distance; neighbouring letters swapped count as one step.
std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before_previous(b.size() + 1);
    std::vector<std::size_t> previous(b.size() + 1);
    std::vector<std::size_t> current(b.size() + 1);
    std::iota(previous.begin(), previous.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        current[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            current[j] = std::min({previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                current[j] = std::min(current[j], before_previous[j - 2] + 1);
        }
        before_previous.swap(previous);
        previous.swap(current);
    }
    return previous[b.size()];
}

}  // namespace

std::string Mark::text() const {
    if (line == 0) return file;
    if (column == 0) return fmt::format("{}:{}", file, line);
    return fmt::format("{}:{}:{}", file, line, column);
}

std::string Problem::text() const {
    const std::string place = mark.text();
    return fmt::format("{}{}{}{}", place, place.empty() ? "" : ": ", severity == Severity::warning ? "warning: " : "", message);
}

InputError::InputError(std::vector<Problem> problems) : std::runtime_error(joined(problems)), problems_(std::move(problems)) {}

InputError::InputError(Mark mark, std::string message) : InputError({Problem{Severity::error, std::move(mark), std::move(message)}}) {}

void Diagnostics::error(Mark mark, std::string message) {
    problems_.push_back({Severity::error, std::move(mark), std::move(message)});
    ++errors_;
}

void Diagnostics::warning(Mark mark, std::string message) { problems_.push_back({Severity::warning, std::move(mark), std::move(message)}); }

void Diagnostics::throw_if_errors() const {
    if (has_errors()) throw InputError(problems_);
}

std::string did_you_mean(std::string_view found, std::span<const std::string_view> allowed) {
    std::string_view best;
    std::size_t best_distance = std::max<std::size_t>(2, found.size() / 3) + 1;
    for (const std::string_view candidate : allowed) {
        const std::size_t distance = edit_distance(found, candidate);
        if (distance < best_distance && distance < candidate.size()) {
            best = candidate;
            best_distance = distance;
        }
    }
    return best.empty() ? std::string{} : fmt::format("; did you mean '{}'?", best);
}

std::string listed(std::span<const std::string_view> words) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0) text += i + 1 == words.size() ? " or " : ", ";
        text += words[i];
    }
    return text;
}

}  // namespace firebreak
