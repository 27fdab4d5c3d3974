#include "engine/graph/graph_cache.hpp"
#include "engine/core/diagnostics.hpp"
#include "engine/graph/graph_file.hpp"
#include "tests/graph/graph_test_support.hpp"

#include <doctest/doctest.h>

#include <cstdlib>

namespace firebreak {
namespace {

using test::PlainFollow;

// The cache in a folder of the test's own.
struct CacheHere {
    explicit CacheHere(const std::filesystem::path& folder) { ::setenv("FIREBREAK_CACHE_DIR", folder.c_str(), 1); }
    ~CacheHere() { ::unsetenv("FIREBREAK_CACHE_DIR"); }
};

LoadOptions author_first() {
    LoadOptions options;
    options.edges = EdgeDirection::author_follower;
    return options;
}

TEST_CASE("a text graph is parsed once, and what was dropped is still known the second time") {
    const test::TemporaryFolder folder;
    const CacheHere cache(folder / "cache");
    test::write_file(folder / "g.txt", "# head\n3 4\n4 4\n3 4\n");
    const LoadedGraph first = load_graph(folder / "g.txt", author_first());
    const LoadedGraph second = load_graph(folder / "g.txt", author_first());
    CHECK_FALSE(first.is_from_cache);
    CHECK(second.is_from_cache);
    CHECK(second.graph.content_hash() == first.graph.content_hash());
    CHECK(second.graph.label(AccountId{1}) == 4);
    REQUIRE(second.report.has_value());
    CHECK(*second.report == *first.report);
    CHECK(second.report->duplicates == 1);
}

TEST_CASE("a text that changed, or is read the other way round, is not taken from the cache") {
    const test::TemporaryFolder folder;
    const CacheHere cache(folder / "cache");
    test::write_file(folder / "g.txt", "0 1\n");
    (void)load_graph(folder / "g.txt", author_first());
    LoadOptions turned;
    turned.edges = EdgeDirection::follower_author;
    const LoadedGraph other_way = load_graph(folder / "g.txt", turned);
    CHECK_FALSE(other_way.is_from_cache);
    CHECK(test::pairs_of(other_way.graph) == std::set<PlainFollow>{{1, 0}});
    test::write_file(folder / "g.txt", "0 1\n1 0\n");
    const LoadedGraph changed = load_graph(folder / "g.txt", author_first());
    CHECK_FALSE(changed.is_from_cache);
    CHECK(changed.graph.follows() == 2);
}

TEST_CASE("a damaged copy in the cache is made again, with a note") {
    const test::TemporaryFolder folder;
    const CacheHere cache(folder / "cache");
    test::write_file(folder / "g.txt", "0 1\n1 2\n");
    (void)load_graph(folder / "g.txt", author_first());
    const auto copy = cached_path(folder / "g.txt", author_first());
    const std::string bytes = test::read_file(copy);
    test::write_file(copy, std::string_view(bytes).substr(0, bytes.size() - 1));
    const LoadedGraph loaded = load_graph(folder / "g.txt", author_first());
    CHECK(loaded.graph.follows() == 2);
    CHECK(loaded.notes.size() == 1);
    CHECK(load_graph(folder / "g.txt", author_first()).is_from_cache);
}

TEST_CASE("a cache that cannot be written costs a note, not the run") {
    const test::TemporaryFolder folder;
    test::write_file(folder / "a-file", "");
    const CacheHere cache(folder / "a-file/cache");
    test::write_file(folder / "g.txt", "0 1\n");
    const LoadedGraph loaded = load_graph(folder / "g.txt", author_first());
    CHECK(loaded.graph.follows() == 1);
    REQUIRE(loaded.notes.size() == 1);
    CHECK(loaded.notes[0].find("not cached") != std::string::npos);
}

TEST_CASE("the direction of a text must be said, that of a binary graph is known") {
    const test::TemporaryFolder folder;
    const CacheHere cache(folder / "cache");
    test::write_file(folder / "g.txt", "0 1\n");
    const std::string message = test::message_of<InputError>([&] { (void)load_graph(folder / "g.txt", {}); });
    CHECK(message.find("--edges author-follower if v follows u") != std::string::npos);
    CHECK(message.find("--edges follower-author if u follows v") != std::string::npos);
    save_graph(test::graph_of_pairs(2, {{0, 1}}), folder / "named-anything");
    CHECK(load_graph(folder / "named-anything", {}).graph.follows() == 1);
}

}  // namespace
}  // namespace firebreak
