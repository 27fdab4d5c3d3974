#include "engine/graph/edge_list.hpp"

#include "engine/core/diagnostics.hpp"
#include "engine/graph/edge_lines.hpp"
#include "engine/graph/id_compaction.hpp"
#include "engine/graph/parallel_blocks.hpp"
#include "engine/graph/row_builder.hpp"
#include "engine/graph/text_source.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace firebreak {
namespace {

// Small enough for many threads, but no smaller: what is parsed lies on huge pages, and of the last of them a part is cleared in vain.
constexpr std::size_t kChunks = 32;
constexpr std::size_t kLeastChunkBytes = std::size_t{1} << 20;
constexpr std::size_t kMostChunkBytes = std::size_t{1} << 24;

// Pieces that end where lines end; the borders depend on the text alone.
std::vector<std::string_view> chunks_of(std::string_view text) {
    const std::size_t chunk_bytes = std::clamp(text.size() / kChunks, kLeastChunkBytes, kMostChunkBytes);
    std::vector<std::string_view> chunks;
    while (!text.empty()) {
        const std::size_t newline = text.size() <= chunk_bytes ? std::string_view::npos : text.find('\n', chunk_bytes);
        const std::size_t size = newline == std::string_view::npos ? text.size() : newline + 1;
        chunks.push_back(text.substr(0, size));
        text.remove_prefix(size);
    }
    return chunks;
}

template <class Id>
std::vector<ParsedChunk<Id>> parse_chunks(const std::vector<std::string_view>& chunks, std::string_view text, LineRules rules) {
    std::vector<ParsedChunk<Id>> parsed(chunks.size());
    for_each_block(chunks.size(), 1,
                   [&](std::size_t chunk, std::size_t, std::size_t) { parsed[chunk] = parse_chunk<Id>(chunks[chunk], text, rules); });
    return parsed;
}

// Lists the first problems and counts the rest; with nothing to list it does nothing.
class ProblemList {
  public:
    explicit ProblemList(const std::filesystem::path& path) : file_{path.string()} {}
    void add(std::uint64_t line, std::size_t column, std::string message) {
        if (listed_++ < kMostBadLines) diagnostics_.error({file_, line, column}, std::move(message));
    }
    void throw_if_any(std::uint64_t all) {
        const std::uint64_t shown = std::min<std::uint64_t>(listed_, kMostBadLines);
        if (all > shown) diagnostics_.error({file_}, fmt::format("and {} more lines with problems", all - shown));
        diagnostics_.throw_if_errors();
    }

  private:
    std::string file_;
    Diagnostics diagnostics_;
    std::size_t listed_ = 0;
};

// Where a strict reader's self-loops and duplicates stand: the text is read once more, slowly, as this ends in an error anyway.
class StrictCheck {
  public:
    StrictCheck(const std::filesystem::path& path, std::string_view text, LinesBefore before)
        : problems_{path}, text_{text}, before_{before} {}

    void refuse(const CompactedFollows& follows, DroppedFollows dropped) {
        struct Numbered {
            Follow follow;
            std::uint64_t number;
        };
        std::vector<Numbered> all;
        for (const auto& piece : follows.pieces) {
            for (const Follow follow : piece) all.push_back({follow, all.size()});
        }
        std::sort(all.begin(), all.end(), [](const Numbered& a, const Numbered& b) {
            return std::pair{a.follow.author, a.follow.follower} != std::pair{b.follow.author, b.follow.follower}
                       ? std::pair{a.follow.author, a.follow.follower} < std::pair{b.follow.author, b.follow.follower}
                       : a.number < b.number;
        });
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (all[i].follow.author == all[i].follow.follower) {
                offences_.push_back({all[i].number, "an account cannot follow itself (--strict)"});
            } else if (i > 0 && all[i].follow == all[i - 1].follow) {
                offences_.push_back({all[i].number, "repeats an earlier follow (--strict)"});
            }
        }
        std::sort(offences_.begin(), offences_.end(), [](const Offence& a, const Offence& b) { return a.number < b.number; });
        locate();
        problems_.throw_if_any(dropped.self_loops + dropped.duplicates);
    }

  private:
    struct Offence {
        std::uint64_t number;
        std::string_view message;
    };

    void locate() {
        std::uint64_t line_number = before_.counts.lines;
        std::uint64_t number = 0;
        std::size_t next = 0;
        for (std::size_t at = before_.bytes; at < text_.size() && next < std::min(offences_.size(), kMostBadLines);) {
            const std::size_t end = std::min(text_.find('\n', at), text_.size());
            ++line_number;
            if (!holds_no_follow(text_.substr(at, end - at)) && number++ == offences_[next].number) {
                problems_.add(line_number, 1, std::string(offences_[next++].message));
            }
            at = end + 1;
        }
    }

    ProblemList problems_;
    std::string_view text_;
    LinesBefore before_;
    std::vector<Offence> offences_;
};

template <class Id>
ReadReport count_lines(const std::filesystem::path& path, const std::vector<ParsedChunk<Id>>& parsed, const LinesBefore& before,
                       bool skips_bad_lines) {
    ReadReport report = before.counts;
    ProblemList problems(path);
    for (const auto& chunk : parsed) {
        for (const BadLine& bad : chunk.bad_lines) problems.add(report.lines + bad.line + 1, bad.column + 1, bad.message);
        report.lines += chunk.counts.lines;
        report.comments += chunk.counts.comments;
        report.blank_lines += chunk.counts.blank_lines;
        report.bad_lines += chunk.counts.bad_lines;
    }
    if (!skips_bad_lines) problems.throw_if_any(report.bad_lines);
    return report;
}

template <class Id>
ReadGraph graph_of_chunks(const std::filesystem::path& path, std::string_view text, const LinesBefore& before,
                          std::vector<ParsedChunk<Id>> parsed, const EdgeListOptions& options) {
    ReadGraph read;
    read.report = count_lines(path, parsed, before, options.skips_bad_lines && !options.strict);
    if (read.report.lines == read.report.comments + read.report.blank_lines + read.report.header_lines + read.report.bad_lines) {
        throw InputError({path.string()}, "holds no follow: every line is empty, a comment or unreadable");
    }
    CompactedFollows follows = compact_ids(parsed, options.edges == EdgeDirection::follower_author);
    std::vector<FollowPart> parts;
    for (std::size_t i = 0; i < follows.pieces.size(); ++i) parts.push_back({follows.pieces[i].span(), parsed[i].weights.span()});
    DroppedFollows dropped;
    GraphArrays arrays = build_rows(follows.accounts, parts, dropped);
    if (options.strict && dropped.self_loops + dropped.duplicates > 0) StrictCheck(path, text, before).refuse(follows, dropped);
    read.report.self_loops = dropped.self_loops;
    read.report.duplicates = dropped.duplicates;
    follows.pieces.clear();
    arrays.labels = std::move(follows.labels);
    read.graph = FollowerGraph::stored(std::move(arrays));
    return read;
}

}  // namespace

std::string_view name_of(EdgeDirection direction) noexcept {
    return direction == EdgeDirection::author_follower ? "author-follower" : "follower-author";
}

ReadGraph read_edge_list(const std::filesystem::path& path, const EdgeListOptions& options) {
    const TextSource source(path);
    const std::string_view text = source.text();
    const LinesBefore before = read_lines_before(text);
    const LineRules rules{options.reads_weights && before.columns >= 3, !options.reads_weights};
    const auto chunks = chunks_of(text.substr(before.bytes));
    auto narrow = parse_chunks<std::uint32_t>(chunks, text, rules);
    const bool is_wide = std::any_of(narrow.begin(), narrow.end(), [](const auto& chunk) { return chunk.needs_wider_ids; });
    if (!is_wide) return graph_of_chunks(path, text, before, std::move(narrow), options);
    narrow.clear();
    return graph_of_chunks(path, text, before, parse_chunks<std::uint64_t>(chunks, text, rules), options);
}

}  // namespace firebreak
