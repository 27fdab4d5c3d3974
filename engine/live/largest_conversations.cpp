#include "engine/live/largest_conversations.hpp"

#include <algorithm>
#include <vector>

namespace firebreak {
namespace {

using Json = nlohmann::ordered_json;

Json time_or_null(Time time) { return time == kNever ? Json{} : Json(microseconds_of(time)); }

}  // namespace

Json largest_conversations(const Simulation& simulation, std::size_t most) {
    const std::vector<Post>& posts = simulation.book().posts;
    std::vector<std::size_t> roots;
    std::uint64_t all_shares = 0;
    for (std::size_t i = 0; i < posts.size(); ++i) {
        if (posts[i].type == PostType::share) {
            ++all_shares;
            continue;
        }
        if (is_negative(posts[i].type) && posts[i].shares > 0) roots.push_back(i);
    }
    std::stable_sort(roots.begin(), roots.end(), [&](std::size_t a, std::size_t b) { return posts[a].shares > posts[b].shares; });
    roots.resize(std::min(roots.size(), most));
    Json list = Json::array();
    for (const std::size_t i : roots) {
        const Post& post = posts[i];
        Json one{{"post", i},
                 {"author", index(post.author)},
                 {"time_us", microseconds_of(post.time)},
                 {"type", kPostTypeWords[static_cast<std::size_t>(post.type)]},
                 {"issue", simulation.issues()[index(post.issue)].id},
                 {"shares", post.shares},
                 {"share", static_cast<double>(post.shares) / static_cast<double>(std::max<std::uint64_t>(1, all_shares))},
                 {"case", Json{}},
                 {"seen_us", Json{}},
                 {"reply_us", Json{}},
                 {"satisfied_us", Json{}}};
        if (post.in_case != kNoCase) {
            const Case& record = simulation.cases()[index(post.in_case)];
            one["case"] = index(post.in_case);
            one["seen_us"] = time_or_null(record.first_detection);
            one["reply_us"] = time_or_null(record.first_reply);
            one["satisfied_us"] = time_or_null(record.satisfied);
        }
        list.push_back(std::move(one));
    }
    return list;
}

}  // namespace firebreak
