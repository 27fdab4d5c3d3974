// Everything that is known about one account, filled in by whoever asks the simulation for it.
#pragma once

#include "engine/core/ids.hpp"
#include "engine/core/time.hpp"
#include "engine/events/post.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace firebreak::viewer {

/// One thing that happened to the account, newest last.
struct AccountEvent {
    enum class Kind : std::uint8_t { failed, posted, shared, met_post, got_reply, satisfied, gave_up };
    Time time{};
    Kind kind = Kind::posted;
    PostType post_type = PostType::complaint;
    PostId post = kNoPost;
    /// From whom it came: the author that was shared or heard; kNoAccount for nobody.
    AccountId other = kNoAccount;
    IssueId issue = kBackgroundIssue;
};

/// A step of the way on which the account first heard of it, from the first poster down to the account.
struct HeardFrom {
    AccountId account = kNoAccount;
    Time time{};
};

struct AccountCard {
    AccountId account = kNoAccount;
    /// Answer of the simulation not here yet.
    bool is_loading = false;
    std::uint32_t followers = 0;
    std::uint32_t follows = 0;
    std::uint32_t community = 0;
    bool is_customer = false;
    /// On [0, 1].
    double anger = 0.0;
    /// On [-1, 1]; not a number where attitude is off.
    double attitude = 0.0;
    CaseId open_case = kNoCase;
    std::vector<HeardFrom> heard_from;
    std::vector<AccountEvent> history;
};

}  // namespace firebreak::viewer
