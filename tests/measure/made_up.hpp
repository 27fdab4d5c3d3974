// Posts and cases made by hand, so that the tests can work their numbers out on paper.
#pragma once

#include "engine/events/case.hpp"
#include "engine/events/post.hpp"

#include <cstdint>
#include <vector>

namespace firebreak::test {

inline constexpr IssueId kOutage{1};

[[nodiscard]] inline Time at(double hour) { return kStart + Duration{static_cast<std::int64_t>(hour * 3.6e9)}; }

/// A feed that is written post by post.
class MadeUpFeed {
  public:
    std::vector<Post> posts;

    /// A root; returns its place.
    std::uint32_t root(Time time, PostType type = PostType::complaint, IssueId issue = kOutage) {
        const auto place = static_cast<std::uint32_t>(posts.size());
        Post post;
        post.key = place + 1U;
        post.time = time;
        post.author = AccountId{place};
        post.root = PostId{place};
        post.issue = issue;
        post.type = type;
        post.root_type = type;
        post.valence = is_negative(type) ? -0.7F : type == PostType::statement ? 0.1F : 0.0F;
        posts.push_back(post);
        return place;
    }
    /// A share of the post at `parent`; returns its place.
    std::uint32_t share(Time time, std::uint32_t parent) {
        const auto place = static_cast<std::uint32_t>(posts.size());
        Post post = posts[parent];
        post.key = place + 1U;
        post.time = time;
        post.author = AccountId{place};
        post.parent = PostId{parent};
        post.in_case = kNoCase;
        post.type = PostType::share;
        ++post.depth;
        posts.push_back(post);
        return place;
    }
};

/// A case opened at hour `opened`; first replied to at hour `replied` unless negative.
[[nodiscard]] inline Case case_at(double opened, double replied = -1.0, CaseClass case_class = CaseClass::complaint) {
    Case record;
    record.case_class = case_class;
    record.issue = kOutage;
    record.opened = at(opened);
    if (replied >= 0.0) {
        record.first_reply = at(replied);
        record.replies = 1;
    }
    return record;
}

}  // namespace firebreak::test
