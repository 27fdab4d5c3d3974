#include "engine/live/account_story.hpp"

#include "engine/events/post.hpp"

#include <algorithm>

namespace firebreak {
namespace {

using Json = nlohmann::ordered_json;

// Whom it heard from first, whom that one heard from, and so on. Reactions take time, so that it ends; but not after how many.
constexpr std::size_t kLongestChain = 30;
constexpr std::size_t kMostPosts = 60;

// With the first post of each on the way, which need not be the one that was heard.
Json chain_of(const Simulation& simulation, AccountId account) {
    std::vector<AccountId> sources;
    for (AccountId at = account; is_person(at) && sources.size() < kLongestChain;) {
        const AccountId source = simulation.crowd().look_at(at, simulation.now()).first_source;
        if (source == kNoAccount) break;
        sources.push_back(source);
        at = source;
    }
    Json chain = Json::array();
    for (const AccountId source : sources) {
        const std::vector<Post>& posts = simulation.book().posts;
        const auto first = std::find_if(posts.begin(), posts.end(), [&](const Post& post) { return post.author == source; });
        chain.push_back({{"account", index(source)}, {"posted_us", first == posts.end() ? Json{} : Json(microseconds_of(first->time))}});
    }
    return chain;
}

Json posts_of(const Simulation& simulation, AccountId account) {
    Json list = Json::array();
    const PostBook& book = simulation.book();
    for (std::size_t i = 0; i < book.posts.size() && list.size() < kMostPosts; ++i) {
        const Post& post = book.posts[i];
        if (post.author != account) continue;
        Json one{{"id", i},
                 {"time_us", microseconds_of(post.time)},
                 {"type", kPostTypeWords[static_cast<std::size_t>(post.type)]},
                 {"issue", index(post.issue)},
                 {"shares", post.shares}};
        if (post.type == PostType::share) one["of"] = index(book[post.root].author);
        list.push_back(std::move(one));
    }
    return list;
}

Json time_or_null(Time time) { return time == kNever ? Json{} : Json(microseconds_of(time)); }

Json cases_of(const Simulation& simulation, AccountId account) {
    Json list = Json::array();
    for (std::size_t i = 0; i < simulation.cases().size(); ++i) {
        const Case& record = simulation.cases()[i];
        if (record.account != account) continue;
        list.push_back({{"case", i},
                        {"opened_us", microseconds_of(record.opened)},
                        {"seen_us", time_or_null(record.first_detection)},
                        {"reply_us", time_or_null(record.first_reply)},
                        {"satisfied_us", time_or_null(record.satisfied)},
                        {"withdrawn_us", time_or_null(record.withdrawn)},
                        {"round", record.round},
                        {"is_out_of_patience", record.is_patience_expired}});
    }
    return list;
}

std::string_view role_word(Role role) {
    constexpr std::array<std::string_view, 6> kWords{"ordinary", "influencer", "journalist", "expert", "advocate", "troll"};
    return kWords[static_cast<std::size_t>(role)];
}

}  // namespace

Json account_story(const Simulation& simulation, AccountId account) {
    const AccountLook look = simulation.crowd().look_at(account, simulation.now());
    const auto followers = static_cast<std::uint32_t>(simulation.graph().followers_count(account));
    const Population& people = simulation.crowd().population();
    return {{"account", index(account)},
            {"role", role_word(people.role(account, followers))},
            {"followers", followers},
            {"is_customer", people.is_customer(account)},
            {"is_reached", look.is_reached},
            {"anger", look.anger},
            {"grievances", look.grievances},
            {"failures", look.failures},
            {"sources", look.sources},
            {"chain", chain_of(simulation, account)},
            {"posts", posts_of(simulation, account)},
            {"cases", cases_of(simulation, account)}};
}

}  // namespace firebreak
