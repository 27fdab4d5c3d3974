#include "tests/viewer/network/made_up_course.hpp"

#include "engine/core/draw.hpp"
#include "engine/core/hash.hpp"

#include <algorithm>
#include <vector>

namespace firebreak::viewer::test {
namespace {

double coin(std::uint64_t what, std::uint64_t account, std::uint64_t other = 0) { return unit_interval(hash_of(what, account, other)); }

}  // namespace

LiveSnapshot made_up_course(const FollowerGraph& graph, int waves) {
    LiveSnapshot live;
    const std::uint32_t accounts = graph.accounts();
    live.figures.accounts = accounts;
    live.figures.now = Time{} + days{8};
    live.account_flags.assign(accounts, 0);
    live.account_anger.assign(accounts, 0);
    std::vector<AccountId> authors;
    for (std::uint32_t a = 0; a < accounts; ++a) {
        std::uint8_t& flags = live.account_flags[a];
        if (coin(1, a) < 0.3) flags |= kLiveCustomer;
        if ((flags & kLiveCustomer) != 0 && coin(2, a) < 0.2) flags |= kLiveGrievance;
        if ((flags & kLiveGrievance) != 0 && coin(3, a) < 0.03) {
            flags |= kLiveComplained;
            authors.push_back(AccountId{a});
        }
    }
    for (int wave = 0; wave < waves; ++wave) {
        std::vector<AccountId> next;
        for (const AccountId author : authors) {
            for (const AccountId follower : graph.followers(author)) {
                std::uint8_t& flags = live.account_flags[index(follower)];
                if (coin(4, index(author), index(follower)) > 0.4) continue;
                std::uint8_t& anger = live.account_anger[index(follower)];
                anger = static_cast<std::uint8_t>(std::min(255, anger + 40 + static_cast<int>(60.0 * coin(5, index(follower)))));
                if ((flags & kLiveReached) != 0) continue;
                flags |= kLiveReached;
                if (coin(6, index(follower)) > 0.12) continue;
                flags |= kLiveShared;
                if (coin(7, index(follower)) < 0.10) flags |= kLiveSatisfied;
                if (coin(8, index(follower)) < 0.05) flags |= kLiveForCompany;
                next.push_back(follower);
            }
        }
        for (std::size_t i = 0; i < next.size() && live.posts.size() < kLivePosts; ++i) {
            LivePost post;
            post.author = next[i];
            post.time = live.figures.now - hours{waves - wave};
            live.posts.push_back(post);
        }
        authors = std::move(next);
    }
    live.figures.posts = static_cast<std::int64_t>(live.posts.size());
    live.figures.reached =
        std::count_if(live.account_flags.begin(), live.account_flags.end(), [](std::uint8_t flags) { return (flags & kLiveReached) != 0; });
    return live;
}

}  // namespace firebreak::viewer::test
