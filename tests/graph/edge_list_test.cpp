#include "engine/graph/edge_list.hpp"
#include "engine/core/diagnostics.hpp"
#include "tests/graph/graph_test_support.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <tbb/task_arena.h>
#include <zlib.h>

#include <algorithm>

namespace firebreak {
namespace {

using test::PlainFollow;

ReadGraph read(const test::TemporaryFolder& folder, std::string_view text, const EdgeListOptions& options = {}) {
    test::write_file(folder / "edges.txt", text);
    return read_edge_list(folder / "edges.txt", options);
}

std::string refusal(std::string_view text, const EdgeListOptions& options = {}) {
    const test::TemporaryFolder folder;
    const std::string message = test::message_of<InputError>([&] { (void)read(folder, text, options); });
    const auto place = message.find("edges.txt:");
    return place == std::string::npos ? message : message.substr(place);
}

void write_gzip(const std::filesystem::path& path, std::string_view text, const char* mode = "wb") {
    const gzFile file = ::gzopen(path.c_str(), mode);
    REQUIRE(file != nullptr);
    REQUIRE(::gzwrite(file, text.data(), static_cast<unsigned>(text.size())) == static_cast<int>(text.size()));
    REQUIRE(::gzclose(file) == Z_OK);
}

TEST_CASE("the direction said by the caller decides who hears whom") {
    const test::TemporaryFolder folder;
    CHECK(test::pairs_of(read(folder, "0 1\n0\t2\n", {EdgeDirection::author_follower}).graph) == std::set<PlainFollow>{{0, 1}, {0, 2}});
    CHECK(test::pairs_of(read(folder, "0 1\n0\t2\n", {EdgeDirection::follower_author}).graph) == std::set<PlainFollow>{{1, 0}, {2, 0}});
}

TEST_CASE("ids become accounts in increasing order and are kept as labels") {
    const test::TemporaryFolder folder;
    const ReadGraph graph = read(folder, "18446744073709551615 7\n7 5000000000\n");
    REQUIRE(graph.graph.accounts() == 3);
    CHECK(graph.graph.label(AccountId{0}) == 7);
    CHECK(graph.graph.label(AccountId{1}) == 5'000'000'000);
    CHECK(graph.graph.label(AccountId{2}) == 18'446'744'073'709'551'615U);
    CHECK(test::pairs_of(graph.graph) == std::set<PlainFollow>{{2, 0}, {0, 1}});
    CHECK_FALSE(read(folder, "0 1\n1 2\n").graph.has_labels());
}

TEST_CASE("comments, blank lines, CRLF, a byte order mark, column names and semicolons are all understood and counted") {
    const test::TemporaryFolder folder;
    const ReadGraph graph = read(folder, "\xEF\xBB\xBF# source: nowhere\r\nauthor;follower\r\n\r\n 1 ; 2 \r\n% more\r\n2;3\r\n3;1");
    CHECK(graph.graph.follows() == 3);
    CHECK(graph.report == ReadReport{7, 2, 1, 1, 0, 0, 0});
    CHECK(test::pairs_of(read(folder, "\"a\",\"b\"\n0,1\n").graph) == std::set<PlainFollow>{{0, 1}});
}

TEST_CASE("self-loops and duplicates are dropped and counted") {
    const test::TemporaryFolder folder;
    const ReadGraph graph = read(folder, "1 2\n2 2\n1 2\n2 1\n1 2\n");
    CHECK(graph.graph.follows() == 2);
    CHECK(graph.report.self_loops == 1);
    CHECK(graph.report.duplicates == 2);
}

TEST_CASE("strict reading names the lines of self-loops and duplicates") {
    const std::string message = refusal("# head\n1 2\n2 2\n\n1 2\n2 1\n", {EdgeDirection::author_follower, true});
    CHECK(message.find("edges.txt:3:1: an account cannot follow itself") == 0);
    CHECK(message.find("edges.txt:5:1: repeats an earlier follow") != std::string::npos);
    const test::TemporaryFolder folder;
    CHECK(read(folder, "1 2\n2 1\n", {EdgeDirection::author_follower, true}).graph.follows() == 2);
}

TEST_CASE("a bad line is named by file, line and column") {
    CHECK(refusal("1 2\n3 four\n").starts_with("edges.txt:2:3: found 'four', but an account id is a whole number"));
    CHECK(refusal("1 2\nfive 6\n").starts_with("edges.txt:2:1: found 'five'"));
    CHECK(refusal("from to\n1 2\n").starts_with("edges.txt:1:1: found 'from'"));
    CHECK(refusal("1 2\n3\n").starts_with("edges.txt:2:2: the line ends where a second id must stand"));
    CHECK(refusal("1,\n").starts_with("edges.txt:1:3: the line ends where a second id must stand"));
    CHECK(refusal("1,,2\n").starts_with("edges.txt:1:3: found ''"));
    CHECK(refusal("1 -2\n").starts_with("edges.txt:1:3: found '-2'"));
    CHECK(refusal("1 2.5\n").starts_with("edges.txt:1:3: found '2.5'"));
    CHECK(refusal("1 18446744073709551616\n").starts_with("edges.txt:1:3: the id 18446744073709551616 is too large"));
    CHECK(refusal("1 2\n3 4 x\n").starts_with("edges.txt:2:5: found 'x' behind the 2 columns"));
    CHECK(refusal("1 2 .5\n3 4\n").starts_with("edges.txt:2:4: the line ends where a weight must stand"));
    CHECK(refusal("1 2 .5\n3 4 nan\n").starts_with("edges.txt:2:5: found 'nan'"));
    CHECK(refusal("").find("holds no follow") != std::string::npos);
    CHECK(refusal("# nothing\n\n").find("holds no follow") != std::string::npos);
}

TEST_CASE("bad lines in the middle of a long file are found where they are, and only the first twenty are listed") {
    std::string text;
    for (int line = 1; line <= 200'000; ++line) text += line % 1000 == 500 ? "1 x\n" : fmt::format("{} {}\n", line, line + 1);
    const std::string message = refusal(text);
    CHECK(message.starts_with("edges.txt:500:3: found 'x'"));
    CHECK(message.find("edges.txt:19500:3:") != std::string::npos);
    CHECK(message.find("edges.txt:20500:") == std::string::npos);
    CHECK(message.find("and 180 more") != std::string::npos);
    const test::TemporaryFolder folder;
    EdgeListOptions options;
    options.skips_bad_lines = true;
    CHECK(read(folder, text, options).report.bad_lines == 200);
}

TEST_CASE("a third column becomes the weight, unless it is to be left alone") {
    const test::TemporaryFolder folder;
    const ReadGraph graph = read(folder, "0 2 0.25\n0 1 5e-1\n");
    REQUIRE(graph.graph.has_weights());
    CHECK(graph.graph.weights(AccountId{0})[0] == 0.5F);
    CHECK(graph.graph.weights(AccountId{0})[1] == 0.25F);
    EdgeListOptions options;
    options.reads_weights = false;
    CHECK_FALSE(read(folder, "0 2 0.25\n0 1 word and more\n1 2\n", options).graph.has_weights());
}

TEST_CASE("ids of every length are read like a plain conversion reads them") {
    const test::TemporaryFolder folder;
    std::string text;
    std::set<std::uint64_t> ids;
    KeyedStream stream(5);
    for (int digits = 1; digits <= 20; ++digits) {
        for (int n = 0; n < 40; ++n) {
            const std::uint64_t left = stream.next() >> (stream.below(64));
            const std::uint64_t right = stream.next() >> (stream.below(64));
            ids.insert({left, right});
            text += fmt::format("{}{}{}{}", left, "\t ,;"[n % 4], right, n % 3 == 0 ? "\r\n" : "\n");
        }
    }
    const ReadGraph graph = read(folder, text);
    REQUIRE(graph.graph.accounts() == ids.size());
    std::uint32_t account = 0;
    for (const std::uint64_t id : ids) CHECK(graph.graph.label(AccountId{account++}) == id);
}

TEST_CASE("gzip gives the same graph as plain text, also in several members, and says when it is damaged") {
    const test::TemporaryFolder folder;
    std::string text;
    for (const auto& [author, follower] : test::random_pairs(3000, 60'000, 8)) text += fmt::format("{} {}\n", author, follower);
    const std::uint64_t hash = read(folder, text).graph.content_hash();
    write_gzip(folder / "a.gz", text);
    CHECK(read_edge_list(folder / "a.gz", {}).graph.content_hash() == hash);
    write_gzip(folder / "b.gz", std::string_view(text).substr(0, 1000));
    write_gzip(folder / "b.gz", std::string_view(text).substr(1000), "ab");
    CHECK(read_edge_list(folder / "b.gz", {}).graph.content_hash() == hash);
    const std::string packed = test::read_file(folder / "a.gz");
    test::write_file(folder / "cut.gz", std::string_view(packed).substr(0, packed.size() / 2));
    CHECK(test::message_of<InputError>([&] { (void)read_edge_list(folder / "cut.gz", {}); }).find("truncated") != std::string::npos);
    std::string damaged = packed;
    damaged[packed.size() / 2] = static_cast<char>(damaged[packed.size() / 2] ^ 0x55);
    test::write_file(folder / "damaged.gz", damaged);
    CHECK_THROWS_AS((void)read_edge_list(folder / "damaged.gz", {}), InputError);
}

TEST_CASE("a text of several pieces gives the same graph for any number of threads") {
    const test::TemporaryFolder folder;
    const auto pairs = test::random_pairs(40'000, 300'000, 12);
    std::string text = "# a comment\n";
    std::set<PlainFollow> expected;
    for (const auto& [author, follower] : pairs) {
        text += fmt::format("{}\t{}\n", author, follower);
        if (author != follower) expected.emplace(author, follower);
    }
    test::write_file(folder / "edges.txt", text);
    for (const int threads : {1, 2, 5}) {
        CAPTURE(threads);
        tbb::task_arena arena(threads);
        arena.execute([&] {
            const ReadGraph graph = read_edge_list(folder / "edges.txt", {});
            CHECK(graph.report.lines == 300'001);
            CHECK(graph.graph.accounts() <= 40'000);
            std::set<PlainFollow> labelled;
            for (const auto& [author, follower] : test::pairs_of(graph.graph)) {
                labelled.emplace(static_cast<std::uint32_t>(graph.graph.label(AccountId{author})),
                                 static_cast<std::uint32_t>(graph.graph.label(AccountId{follower})));
            }
            CHECK(labelled == expected);
        });
    }
}

TEST_CASE("random bytes never do more than raise an error") {
    const test::TemporaryFolder folder;
    KeyedStream stream(77);
    constexpr std::string_view kLetters = "0123456789012345678901234567890 \t,;\n\n\r#.-x\xEF";
    for (int round = 0; round < 500; ++round) {
        CAPTURE(round);
        std::string text;
        const std::uint64_t size = stream.below(200);
        for (std::uint64_t i = 0; i < size; ++i) text += kLetters[stream.below(kLetters.size())];
        EdgeListOptions options;
        options.skips_bad_lines = true;
        const std::string message = test::message_of<InputError>([&] {
            const ReadGraph graph = read(folder, text, options);
            CHECK(graph.report.lines == graph.report.comments + graph.report.blank_lines + graph.report.header_lines +
                                            graph.report.bad_lines + graph.report.self_loops + graph.report.duplicates +
                                            graph.graph.follows());
        });
        CHECK((message.empty() || message.find("holds no follow") != std::string::npos));
    }
}

}  // namespace
}  // namespace firebreak
