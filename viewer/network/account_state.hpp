// What an account is to the crisis, in one word each: the colours and the legend of the network.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace firebreak::viewer {

/// Everyone is in exactly one; the later ones outrank those before, so that what somebody did outranks what he met.
enum class AccountState : std::uint8_t {
    unreached,    ///< has met nothing
    reached,      ///< has met a post against the company
    grievance,    ///< has an unresolved grievance and has said nothing
    shared,       ///< has passed a post on
    complained,   ///< has complained, or said "me too"
    satisfied,    ///< was settled to his satisfaction
    for_company,  ///< has spoken for the company
};
inline constexpr std::size_t kAccountStates = 7;

/// Of a byte of LiveSnapshot::account_flags.
[[nodiscard]] AccountState state_of(std::uint8_t flags) noexcept;

struct StateCounts {
    std::array<std::uint64_t, kAccountStates> of_state{};
    std::uint64_t accounts = 0;
};

/// O(accounts), 0.1 ms for 200,000.
[[nodiscard]] StateCounts count_states(std::span<const std::uint8_t> flags) noexcept;

}  // namespace firebreak::viewer
