// What is measured: one number per round. Contenders take turns inside each round, so that what the machine does meanwhile meets all alike.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace firebreak::bench {

/// One number per round.
using Samples = std::vector<double>;

[[nodiscard]] double median_of(Samples samples);
[[nodiscard]] double least_of(const Samples& samples);
[[nodiscard]] double most_of(const Samples& samples);

/// Round by round where both were measured in the same rounds; else by the medians, one number.
[[nodiscard]] Samples ratio_of(const Samples& numerator, const Samples& denominator);

/// Seconds of one call.
[[nodiscard]] double seconds_of(const std::function<void()>& work);

/// One way of doing a thing; `round` does it once and returns what is recorded, or a negative number when it cannot.
struct Contender {
    std::string id;
    std::string what;
    std::string unit;
    std::function<double()> round;
};

/// Resident memory of this process now, and at its peak; in bytes.
[[nodiscard]] double resident_bytes();
[[nodiscard]] double peak_bytes();

}  // namespace firebreak::bench
