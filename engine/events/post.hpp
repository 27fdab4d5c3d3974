// Posts, the replies under them, and the books in which a run keeps them. Crowd and company both read these books; only the
// serial part of a window writes them.
#pragma once

#include "engine/core/ids.hpp"
#include "engine/core/time.hpp"
#include "engine/plugin/orders.hpp"

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace firebreak {

enum class PostType : std::uint8_t {
    complaint,
    follow_up,
    me_too,
    question,
    share,
    statement,
    praise,
    peer_answer,
    support,
    article,
    brand_post
};
inline constexpr std::size_t kPostTypes = 11;
inline constexpr std::array<std::string_view, kPostTypes> kPostTypeWords{
    "complaint", "follow_up", "me_too", "question", "share", "statement", "praise", "peer_answer", "support", "article", "brand_post"};

inline constexpr std::uint32_t kNoReply = 0xffff'ffffU;
inline constexpr std::uint32_t kNoLocalCase = 0xffff'ffffU;

/// A post. A share repeats its root's arousal, valence and vividness. What every exposure reads comes first, on one cache line.
struct alignas(64) Post {
    /// The name of its cause; decides every draw about it.
    std::uint64_t key = 0;
    /// Gone for whoever would see it a reaction time later or more; of a root, with all its shares.
    Time deleted = kNever;
    /// When the complainer was satisfied, by the company or a peer.
    Time settled = kNever;
    /// Hazard of being shared at one exposure as far as the post itself decides it.
    double appeal = 0.0;
    AccountId author = kNoAccount;
    PostId root = kNoPost;
    /// Newest public reply under this root, or kNoReply.
    std::uint32_t newest_reply = kNoReply;
    float arousal = 0.0F;
    float credibility = 1.0F;
    IssueId issue = kBackgroundIssue;
    /// Newest statement out when an article appeared, counted from 1, and whether it quotes it.
    std::uint16_t statement = 0;
    PostType type = PostType::complaint;
    PostType root_type = PostType::complaint;
    /// Shares between the root and this post; of a statement: its number, counted from 1.
    std::uint16_t depth = 0;
    bool quotes_company = false;
    /// First posts of an incident: what it shows may be taken down by the company.
    bool is_seed = false;
    /// Of its case.
    std::uint8_t round = 1;

    // From here on what happens to a post itself, and what measures read.
    Time time{};
    /// What was shared; of a peer's answer: what it answers; of a comment under a post of the company: that post.
    PostId parent = kNoPost;
    CaseId in_case = kNoCase;
    /// The post of the same case before it.
    PostId earlier_in_case = kNoPost;
    std::uint32_t followers = 0;
    /// Of a root: its shares so far; of a share: those of its root when it was made, itself included.
    std::uint32_t shares = 0;
    /// Number of its case in the author's own numbering (of a peer's answer: in the complainer's).
    std::uint32_t local_case = kNoLocalCase;
    float valence = 0.0F;
    float vividness = 1.0F;
};
static_assert(sizeof(Post) == 128);

/// A post that an account has decided on, before it has its place in the book.
struct PostDraft {
    std::uint64_t key = 0;
    Time time{};
    AccountId author = kNoAccount;
    PostId parent = kNoPost;
    /// The case it belongs to, in the author's own numbering; kNoLocalCase for none.
    std::uint32_t local_case = kNoLocalCase;
    float arousal = 0.0F;
    float valence = 0.0F;
    float vividness = 1.0F;
    float credibility = 1.0F;
    IssueId issue = kBackgroundIssue;
    PostType type = PostType::complaint;
    bool opens_case = false;
    /// A first poster's, about nobody's own failure.
    bool is_seed = false;
    /// What it tells is news of its issue.
    bool is_news = false;
    /// Of an article, as in Post.
    std::uint16_t statement = 0;
    bool quotes_company = false;
    /// Number of the round that it opens; equal to the case's round so far for a post out of impatience.
    std::uint8_t round = 1;
};

/// A public reply as it stands under its root.
struct PublishedReply {
    /// hash of (case, number).
    std::uint64_t key = 0;
    Time published{};
    /// The reply before it under the same root, or kNoReply.
    std::uint32_t previous = kNoReply;
    CaseId in_case = kNoCase;
    AccountId complainer = kNoAccount;
    std::uint32_t local_case = 0;
    PostId root = kNoPost;
    /// Factor on spreading for observers of calm and of aroused posts (explanation only counts for the latter).
    float mu_calm = 1.0F;
    float mu_aroused = 1.0F;
    std::uint8_t round = 1;
    std::uint8_t scct_steps = 0;
    Reply content{};
};

/// A statement that accounts may have seen.
struct PublishedStatement {
    Time published{};
    float mu = 1.0F;
};

/// Which posts speak against the company: exposure to these makes reach, anger and me-too.
[[nodiscard]] constexpr bool is_negative(PostType root_type) noexcept {
    return root_type == PostType::complaint || root_type == PostType::follow_up || root_type == PostType::me_too ||
           root_type == PostType::article;
}

/// Which posts speak for it.
[[nodiscard]] constexpr bool is_positive(PostType root_type) noexcept {
    return root_type == PostType::praise || root_type == PostType::peer_answer || root_type == PostType::support;
}

/// All posts, replies and statements of a run. Read [parallel] inside a window; written [serial] between phases.
struct PostBook {
    std::vector<Post> posts;
    std::vector<PublishedReply> replies;
    std::vector<PublishedStatement> statements;

    [[nodiscard]] const Post& operator[](PostId id) const noexcept { return posts[index(id)]; }
    /// Gives a draft its place, with root, depth and what a share repeats taken from its parent.
    PostId add(const PostDraft& draft, CaseId in_case, std::uint32_t followers);
    /// Places a reply under its root.
    std::uint32_t add(const PublishedReply& reply);
};

}  // namespace firebreak
