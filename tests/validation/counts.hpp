// Every closed form is checked twice: with as many runs as a minute allows, and with the counts of the validation table (label slow).
// The tolerances follow from the count.
#pragma once

namespace firebreak::test {

#ifdef FIREBREAK_FULL_COUNTS
inline constexpr bool kHasFullCounts = true;
#else
inline constexpr bool kHasFullCounts = false;
#endif

template <class T>
[[nodiscard]] constexpr T runs(T normal, T full) noexcept {
    return kHasFullCounts ? full : normal;
}

}  // namespace firebreak::test
