// A text edge list beside `wc -l`, and the graph from the cache the next time.
#include "tests/bench/networks.hpp"
#include "tests/bench/peers/cascade_peers.hpp"
#include "tests/bench/process.hpp"
#include "tests/bench/sections.hpp"

#include "engine/core/hash.hpp"
#include "engine/graph/edge_lines.hpp"
#include "engine/graph/graph_cache.hpp"
#include "engine/graph/parallel_blocks.hpp"
#include "engine/graph/text_source.hpp"

#include <fmt/format.h>
#include <tbb/task_arena.h>

#include <cstdlib>
#include <fstream>
#include <string_view>

namespace firebreak::bench {
namespace {

constexpr std::size_t kChunkBytes = std::size_t{1} << 22;

// As published graphs have them: author after author, ids of up to seven digits, a tab. Some follows are repeated to make up the number.
std::uint64_t write_lines(const FollowerGraph& graph, std::uint64_t lines, const std::filesystem::path& path) {
    std::ofstream file{path, std::ios::binary};
    file.exceptions(std::ios::failbit | std::ios::badbit);
    fmt::memory_buffer text;
    std::uint64_t written = 0;
    for (std::uint32_t author = 0; written < lines; author = (author + 1) % graph.accounts()) {
        for (const AccountId follower : graph.followers(AccountId{author})) {
            if (written == lines) break;
            fmt::format_to(std::back_inserter(text), "{}\t{}\n", author, index(follower));
            ++written;
        }
        if (text.size() < kChunkBytes) continue;
        file.write(text.data(), static_cast<std::streamsize>(text.size()));
        text.clear();
    }
    file.write(text.data(), static_cast<std::streamsize>(text.size()));
    return written;
}

// Text to pairs of numbers, as reading an edge list begins; without renumbering and rows.
std::uint64_t parse(const std::filesystem::path& path) {
    const TextSource source{path};
    const std::string_view text = source.text();
    std::vector<std::string_view> chunks;
    for (std::string_view rest = text; !rest.empty();) {
        const std::size_t newline = rest.size() <= kChunkBytes ? rest.size() - 1 : rest.find('\n', kChunkBytes);
        chunks.push_back(rest.substr(0, newline + 1));
        rest.remove_prefix(newline + 1);
    }
    std::vector<ParsedChunk<std::uint32_t>> parsed(chunks.size());
    for_each_block(chunks.size(), 1,
                   [&](std::size_t i, std::size_t, std::size_t) { parsed[i] = parse_chunk<std::uint32_t>(chunks[i], text, LineRules{}); });
    std::uint64_t pairs = 0;
    for (const auto& chunk : parsed) pairs += chunk.pairs.size();
    return pairs;
}

double milliseconds(int threads, const std::function<void()>& work) {
    tbb::task_arena arena{threads};
    // Once without the clock: memory that the system has only just handed out costs whoever touches it first.
    arena.execute(work);
    return 1e3 * seconds_of([&] { arena.execute(work); });
}

}  // namespace

void measure_edge_lists(Session& session) {
    const bool is_quick = session.options().is_quick;
    const std::filesystem::path path = session.scratch() / "lines.txt";
    const std::uint64_t lines = write_lines(rmat_network(is_quick), std::uint64_t{1} << (is_quick ? 20 : 24), path);
    session.tell(
        "A text edge list",
        fmt::format("{:.1f} M lines, {:.0f} MB, in the system's cache. Parsing: text to pairs of numbers. Reading: to a graph. All in this "
                    "process; `wc -l` is its own.",
                    static_cast<double>(lines) / 1e6, static_cast<double>(std::filesystem::file_size(path)) / 1e6));
    const LoadOptions uncached{.edges = EdgeDirection::author_follower, .uses_cache = false};
    LoadOptions cached = uncached;
    cached.uses_cache = true;
    const std::filesystem::path cache = session.scratch() / "cache";
    ::setenv("FIREBREAK_CACHE_DIR", cache.c_str(), 1);
    const auto count = [&] { static_cast<void>(run_process({"wc", "-l", path.string()})); };
    const auto parse_all = [&] { look_at(parse(path)); };
    const auto read_all = [&] { look_at(load_graph(path, uncached).graph.follows()); };
    const auto stream_all = [&] {
        std::ifstream file{path};
        std::uint64_t sum = 0;
        for (std::uint64_t a = 0, b = 0; file >> a >> b;) sum += a ^ b;
        look_at(sum);
    };
    count();
    look_at(load_graph(path, cached).graph.follows());
    session.compete({{"edges.wc", "wc -l", "ms", [&] { return 1e3 * seconds_of(count); }},
                     {"edges.parse", "parsing, 1 thread", "ms", [&] { return milliseconds(1, parse_all); }},
                     {"edges.parse_2", "parsing, 2 threads", "ms", [&] { return milliseconds(2, parse_all); }},
                     {"edges.stream", "std::ifstream >> a >> b", "ms", [&] { return 1e3 * seconds_of(stream_all); }},
                     {"edges.read", "reading, 1 thread", "ms", [&] { return milliseconds(1, read_all); }},
                     {"edges.read_2", "reading, 2 threads", "ms", [&] { return milliseconds(2, read_all); }},
                     {"edges.cached", "the same graph from the cache, verified and ready (load_graph)", "ms",
                      [&] { return 1e3 * seconds_of([&] { look_at(load_graph(path, cached).graph.follows()); }); }}});
}

}  // namespace firebreak::bench
