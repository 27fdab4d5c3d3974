#include "viewer/network/account_state.hpp"

#include "engine/live/live_snapshot.hpp"

namespace firebreak::viewer {
namespace {

constexpr AccountState state_by_rank(std::uint8_t flags) noexcept {
    if ((flags & kLiveForCompany) != 0) return AccountState::for_company;
    if ((flags & kLiveSatisfied) != 0) return AccountState::satisfied;
    if ((flags & kLiveComplained) != 0) return AccountState::complained;
    if ((flags & kLiveShared) != 0) return AccountState::shared;
    if ((flags & kLiveGrievance) != 0) return AccountState::grievance;
    if ((flags & kLiveReached) != 0) return AccountState::reached;
    return AccountState::unreached;
}

constexpr std::array<AccountState, 256> all_states() noexcept {
    std::array<AccountState, 256> states{};
    for (std::size_t flags = 0; flags < states.size(); ++flags) states[flags] = state_by_rank(static_cast<std::uint8_t>(flags));
    return states;
}

constexpr std::array<AccountState, 256> kStates = all_states();

}  // namespace

AccountState state_of(std::uint8_t flags) noexcept { return kStates[flags]; }

StateCounts count_states(std::span<const std::uint8_t> flags) noexcept {
    std::array<std::uint64_t, 256> with_flags{};
    for (const std::uint8_t byte : flags) ++with_flags[byte];
    StateCounts counts;
    counts.accounts = flags.size();
    for (std::size_t byte = 0; byte < with_flags.size(); ++byte)
        counts.of_state[static_cast<std::size_t>(kStates[byte])] += with_flags[byte];
    return counts;
}

}  // namespace firebreak::viewer
