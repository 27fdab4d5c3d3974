// The measures of a run, declared in one table: columns of results, the reference manual and whoever compares runs read this list.
#pragma once

#include "engine/measure/run_record.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace firebreak {

/// What a difference between two strategies in this measure can prove.
enum class MeasureTag : std::uint8_t {
    none,          ///< a plain count of what happened, no claim
    assumed_sign,  ///< the direction in which a response moves it was put in by an assumption, only the size can surprise
    emergent,      ///< the outcome of many parts: no single assumption decides its direction
};
[[nodiscard]] std::string_view text_of(MeasureTag tag) noexcept;

/// What is said about a measure. A share lies in [0, 1], hours count from day 0 unless the help says otherwise.
struct MeasureInfo {
    std::string_view key;
    std::string_view unit;
    std::string_view help;
    MeasureTag tag = MeasureTag::none;
};

/// Nothing where the measure does not apply: a rate with nothing to divide by, a crisis that did not come.
struct MeasureValue {
    const MeasureInfo* info = nullptr;
    std::optional<double> value;
};

/// All measures in the order of the manual.
[[nodiscard]] std::span<const MeasureInfo> measure_infos();

/// One value per measure, in that order. O(posts log posts). [serial]
[[nodiscard]] std::vector<MeasureValue> measure_run(const RunRecord& run);
/// `reference` is the record of the same run without incidents, and `gain` the effective gain at t0, where they are known.
[[nodiscard]] std::vector<MeasureValue> measure_run(const Simulation& simulation, const RunRecord* reference = nullptr,
                                                    std::optional<double> gain = std::nullopt);

/// The value of this key; nothing also for a key that is not among `values`.
[[nodiscard]] std::optional<double> value_of(std::span<const MeasureValue> values, std::string_view key) noexcept;

}  // namespace firebreak
