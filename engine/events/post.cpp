#include "engine/events/post.hpp"

#include <algorithm>
#include <cstdint>

namespace firebreak {

PostId PostBook::add(const PostDraft& draft, CaseId in_case, std::uint32_t followers) {
    const PostId id{static_cast<std::uint32_t>(posts.size())};
    Post post;
    post.key = draft.key;
    post.author = draft.author;
    post.root = id;
    post.arousal = draft.arousal;
    post.credibility = draft.credibility;
    post.issue = draft.issue;
    post.statement = draft.statement;
    post.type = draft.type;
    post.root_type = draft.type;
    post.quotes_company = draft.quotes_company;
    post.is_seed = draft.is_seed;
    post.round = draft.round;
    post.time = draft.time;
    post.parent = draft.parent;
    post.in_case = in_case;
    post.followers = followers;
    post.local_case = draft.local_case;
    post.valence = draft.valence;
    post.vividness = draft.vividness;
    if (draft.type == PostType::share) {
        const Post& parent = posts[index(draft.parent)];
        Post& root = posts[index(parent.root)];
        post.shares = ++root.shares;
        post.root = parent.root;
        post.depth = static_cast<std::uint16_t>(std::min<unsigned>(parent.depth + 1U, 0xffffU));
        post.arousal = root.arousal;
        post.valence = root.valence;
        post.vividness = root.vividness;
        post.root_type = root.type;
        post.issue = root.issue;
    }
    posts.push_back(post);
    return id;
}

std::uint32_t PostBook::add(const PublishedReply& reply) {
    const auto place = static_cast<std::uint32_t>(replies.size());
    replies.push_back(reply);
    Post& root = posts[index(reply.root)];
    replies.back().previous = root.newest_reply;
    root.newest_reply = place;
    return place;
}

}  // namespace firebreak
