#include "engine/study/run_bytes.hpp"

#include "engine/core/archive.hpp"

#include <cmath>
#include <limits>

namespace firebreak {
namespace {

// No measure is ever NaN, so NaN stands for "no value": an optional has bytes that belong to nobody.
std::vector<double> with_gaps(const std::vector<std::optional<double>>& values) {
    std::vector<double> numbers;
    numbers.reserve(values.size());
    for (const std::optional<double>& value : values) numbers.push_back(value.value_or(std::numeric_limits<double>::quiet_NaN()));
    return numbers;
}

std::optional<double> as_optional(double number) { return std::isnan(number) ? std::optional<double>{} : std::optional{number}; }

std::vector<std::optional<double>> without_gaps(const std::vector<double>& numbers) {
    std::vector<std::optional<double>> values;
    values.reserve(numbers.size());
    for (const double number : numbers) values.push_back(as_optional(number));
    return values;
}

void put(const AttributedRoot& root, Writer& out) {
    out.value(std::int64_t{root.rank});
    out.value(root.post);
    out.text(root.type);
    out.text(root.author);
    out.value(root.posted_hours);
    out.value(root.answered_after_hours.value_or(std::numeric_limits<double>::quiet_NaN()));
    out.value(root.shares);
}

AttributedRoot root_from(Reader& in) {
    AttributedRoot root;
    root.rank = static_cast<int>(in.value<std::int64_t>());
    in.value(root.post);
    in.text(root.type);
    in.text(root.author);
    in.value(root.posted_hours);
    root.answered_after_hours = as_optional(in.value<double>());
    in.value(root.shares);
    return root;
}

}  // namespace

std::vector<std::byte> bytes_of(const StudyRun& run) {
    Writer out;
    out.value(run.run);
    out.value(run.branch);
    out.value(run.point);
    out.value(run.repetition);
    out.value(run.seed);
    out.value(run.end_hours);
    out.text(run.failure);
    out.text(run.guilty_strategy);
    out.list(with_gaps(run.measures));
    out.list(with_gaps(run.series));
    out.value(static_cast<std::uint64_t>(run.roots.size()));
    for (const AttributedRoot& root : run.roots) put(root, out);
    return out.bytes();
}

StudyRun run_from(std::span<const std::byte> bytes) {
    Reader in{bytes};
    StudyRun run;
    in.value(run.run);
    in.value(run.branch);
    in.value(run.point);
    in.value(run.repetition);
    in.value(run.seed);
    in.value(run.end_hours);
    in.text(run.failure);
    in.text(run.guilty_strategy);
    std::vector<double> numbers;
    in.list(numbers);
    run.measures = without_gaps(numbers);
    in.list(numbers);
    run.series = without_gaps(numbers);
    for (auto roots = in.value<std::uint64_t>(); roots > 0; --roots) run.roots.push_back(root_from(in));
    if (!in.at_end()) throw RunError("a run's record is longer than it should be");
    return run;
}

}  // namespace firebreak
