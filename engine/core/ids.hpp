// Strong ids: a post's index and an account's index are both small integers, and mixing them up must not compile.
#pragma once

#include <cstdint>
#include <type_traits>

namespace firebreak {

/// A node of the follower graph: 0 … accounts-1.
enum class AccountId : std::uint32_t {};

/// The position of a post in the order in which a run created posts.
enum class PostId : std::uint32_t {};

/// The position of a case in the order in which a run opened cases.
enum class CaseId : std::uint32_t {};

/// What went wrong: 0 is the background (ordinary failures), then the scenario's incidents in their order.
enum class IssueId : std::uint16_t {};

inline constexpr AccountId kNoAccount{0xffff'ffffU};
/// The company itself as an author; it is not a node of the graph.
inline constexpr AccountId kCompanyAccount{0xffff'fffeU};
/// A newspaper or channel as an author; no node of the graph either.
inline constexpr AccountId kMediaAccount{0xffff'fffdU};
/// Whether an author is a node of the graph.
[[nodiscard]] constexpr bool is_person(AccountId author) noexcept { return author < kMediaAccount; }
inline constexpr PostId kNoPost{0xffff'ffffU};
inline constexpr CaseId kNoCase{0xffff'ffffU};
inline constexpr IssueId kBackgroundIssue{0};

template <class Id>
[[nodiscard]] constexpr auto index(Id id) noexcept {
    return static_cast<std::underlying_type_t<Id>>(id);
}

}  // namespace firebreak
