#include "engine/study/largest_roots.hpp"

#include "engine/measure/cascade.hpp"

#include <algorithm>
#include <optional>
#include <string>

namespace firebreak {
namespace {

std::string author_of(const Post& post, const FollowerGraph& graph) {
    if (post.author == kCompanyAccount) return "company";
    if (post.author == kMediaAccount) return "media";
    return std::to_string(graph.label(post.author));
}

// Replies hang under their root, the newest first.
std::optional<double> answered_after(const Post& root, const PostBook& book, Time end) {
    std::optional<double> hours;
    for (std::uint32_t reply = root.newest_reply; reply != kNoReply; reply = book.replies[reply].previous) {
        const Time published = book.replies[reply].published;
        if (published < end) hours = hours_of(published - root.time);
    }
    return hours;
}

}  // namespace

std::vector<AttributedRoot> largest_roots(const Simulation& simulation) {
    const PostBook& book = simulation.book();
    const Time end = std::min(simulation.now(), kStart + simulation.scenario().horizon);
    std::vector<Cascade> cascades = cascades_of(book.posts);
    std::erase_if(cascades, [](const Cascade& cascade) { return cascade.size < 2; });
    const auto kept = cascades.begin() + static_cast<std::ptrdiff_t>(std::min(kLargestRoots, cascades.size()));
    std::partial_sort(cascades.begin(), kept, cascades.end(), [&](const Cascade& a, const Cascade& b) {
        return a.size != b.size ? a.size > b.size : book.posts[a.root].key < book.posts[b.root].key;
    });
    std::vector<AttributedRoot> roots;
    for (auto cascade = cascades.begin(); cascade != kept; ++cascade) {
        const Post& post = book.posts[cascade->root];
        AttributedRoot root;
        root.rank = static_cast<int>(roots.size());
        root.post = post.key;
        root.type = kPostTypeWords[static_cast<std::size_t>(post.type)];
        root.author = author_of(post, simulation.graph());
        root.posted_hours = hours_of(post.time - kStart);
        root.answered_after_hours = answered_after(post, book, end);
        root.shares = static_cast<std::int64_t>(cascade->size) - 1;
        roots.push_back(std::move(root));
    }
    return roots;
}

}  // namespace firebreak
