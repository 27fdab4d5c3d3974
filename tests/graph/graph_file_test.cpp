#include "engine/graph/graph_file.hpp"
#include "engine/core/diagnostics.hpp"
#include "engine/graph/mapped_file.hpp"
#include "tests/graph/graph_test_support.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cstring>

#include <sys/wait.h>
#include <unistd.h>

namespace firebreak {
namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kHasSanitizer = true;
#else
constexpr bool kHasSanitizer = false;
#endif

std::string saved_bytes(const test::TemporaryFolder& folder, const FollowerGraph& graph) {
    save_graph(graph, folder / "graph.fbgraph");
    return test::read_file(folder / "graph.fbgraph");
}

FollowerGraph weighted_graph() {
    GraphArrays arrays;
    arrays.offsets = Buffer<std::uint64_t>(4);
    arrays.followers = Buffer<AccountId>(3);
    arrays.weights = Buffer<float>(3);
    arrays.labels = Buffer<std::uint64_t>(3);
    for (std::uint32_t i = 0; i < 3; ++i) {
        arrays.offsets[i + 1] = i + 1;
        arrays.followers[i] = AccountId{(i + 1) % 3};
        arrays.weights[i] = 0.5F * static_cast<float>(i);
        arrays.labels[i] = 1000 + i;
    }
    return FollowerGraph::stored(std::move(arrays));
}

TEST_CASE("what is saved is what is opened") {
    const test::TemporaryFolder folder;
    const FollowerGraph graph = test::graph_of_pairs(500, test::random_pairs(500, 9000, 3));
    save_graph(graph, folder / "a.fbgraph", ReadReport{9001, 1, 0, 0, 0, 15, 3});
    const StoredGraph stored = open_graph(folder / "a.fbgraph");
    CHECK(test::pairs_of(stored.graph) == test::pairs_of(graph));
    CHECK(stored.graph.content_hash() == graph.content_hash());
    REQUIRE(stored.report.has_value());
    CHECK(stored.report->self_loops == 15);
    CHECK(folder.count_files() == 1);
}

TEST_CASE("weights and labels survive the file, and a generated graph has no report") {
    const test::TemporaryFolder folder;
    save_graph(weighted_graph(), folder / "a.fbgraph");
    const StoredGraph stored = open_graph(folder / "a.fbgraph");
    CHECK(stored.graph.weights(AccountId{2})[0] == 1.0F);
    CHECK(stored.graph.label(AccountId{1}) == 1001);
    CHECK_FALSE(stored.report.has_value());
}

TEST_CASE("complete and empty networks are saved without rows") {
    const test::TemporaryFolder folder;
    save_graph(FollowerGraph::complete(1'000'000), folder / "complete.fbgraph");
    save_graph(FollowerGraph::empty(1'000'000), folder / "empty.fbgraph");
    CHECK(std::filesystem::file_size(folder / "complete.fbgraph") < 1000);
    CHECK(open_graph(folder / "complete.fbgraph").graph.followers_count(AccountId{0}) == 999'999);
    CHECK(open_graph(folder / "empty.fbgraph").graph.followers(AccountId{5}).empty());
}

TEST_CASE("a file cut short anywhere is refused with one sentence") {
    const test::TemporaryFolder folder;
    const std::string bytes = saved_bytes(folder, weighted_graph());
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        CAPTURE(size);
        test::write_file(folder / "cut.fbgraph", std::string_view(bytes).substr(0, size));
        const std::string message = test::message_of<InputError>([&] { (void)open_graph(folder / "cut.fbgraph"); });
        CHECK(message.find("cut.fbgraph: ") != std::string::npos);
        CHECK(message.find('\n') == std::string::npos);
    }
    test::write_file(folder / "long.fbgraph", bytes + "x");
    CHECK_THROWS_AS((void)open_graph(folder / "long.fbgraph"), InputError);
}

TEST_CASE("a bit flipped in any byte that counts is found") {
    const test::TemporaryFolder folder;
    const std::string bytes = saved_bytes(folder, weighted_graph());
    const StoredGraph whole = open_graph(folder / "graph.fbgraph");
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        CAPTURE(at);
        std::string damaged = bytes;
        damaged[at] = static_cast<char>(damaged[at] ^ 0x10);
        test::write_file(folder / "flipped.fbgraph", damaged);
        bool is_same = false;
        const bool is_refused = !test::message_of<InputError>([&] {
                                     is_same = test::pairs_of(open_graph(folder / "flipped.fbgraph").graph) == test::pairs_of(whole.graph);
                                 }).empty();
        // Only padding between the parts may differ without being noticed.
        CHECK((is_refused || (is_same && bytes[at] == '\0')));
    }
}

TEST_CASE("a file checked in the background can be used at once, and its damage is told before results are") {
    const test::TemporaryFolder folder;
    constexpr std::uint32_t kAccounts = 600'000;
    GraphArrays arrays;
    arrays.offsets = Buffer<std::uint64_t>(kAccounts + 1);
    arrays.followers = Buffer<AccountId>(kAccounts);
    arrays.weights = Buffer<float>(kAccounts);
    for (std::uint32_t i = 0; i < kAccounts; ++i) {
        arrays.offsets[i + 1] = i + 1;
        arrays.followers[i] = AccountId{(i + 1) % kAccounts};
    }
    std::string bytes = saved_bytes(folder, FollowerGraph::stored(std::move(arrays)));
    CHECK_NOTHROW(open_graph(folder / "graph.fbgraph", Verify::background).graph.require_sound());
    // In the third MiB of the weights, which are the last in the file.
    bytes[bytes.size() - 1000] ^= 1;
    test::write_file(folder / "graph.fbgraph", bytes);
    FollowerGraph graph;
    graph = open_graph(folder / "graph.fbgraph", Verify::background).graph;
    CHECK(graph.followers(AccountId{5})[0] == AccountId{6});
    const std::string message = test::message_of<RunError>([&] { graph.require_sound(); });
    CHECK(message.find("graph.fbgraph: is damaged near byte " + std::to_string(bytes.size() - kAccounts * sizeof(float) + (2U << 20))) !=
          std::string::npos);
    // One that nobody asks ends with its graph.
    (void)open_graph(folder / "graph.fbgraph", Verify::background);
}

TEST_CASE("a file cut short while it is in use ends the program with its name") {
    // Sanitizers have a handler of their own, which is left in place.
    if (kHasSanitizer) return;
    const test::TemporaryFolder folder;
    const std::filesystem::path path = folder / "used.fbgraph";
    save_graph(test::graph_of_pairs(5000, test::random_pairs(5000, 90'000, 3)), path);
    std::array<int, 2> pipe{};
    REQUIRE(::pipe(pipe.data()) == 0);
    const ::pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        ::dup2(pipe[1], STDERR_FILENO);
        const MappedFile file(path);
        std::filesystem::resize_file(path, 100);
        ::_exit(file.bytes().back() == std::byte{0} ? 1 : 2);
    }
    ::close(pipe[1]);
    // To its end: the line may come in pieces.
    std::string said;
    std::array<char, 1000> piece{};
    for (auto size = ::read(pipe[0], piece.data(), piece.size()); size > 0; size = ::read(pipe[0], piece.data(), piece.size()))
        said.append(piece.data(), static_cast<std::size_t>(size));
    int status = 0;
    ::waitpid(child, &status, 0);
    ::close(pipe[0]);
    CHECK(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 3);
    CAPTURE(said);
    CHECK(said.find("used.fbgraph: could not be read any more") != std::string::npos);
}

TEST_CASE("a hostile file with fitting checksums is still refused, for its rows") {
    // The rows are damaged before the file is written, so that all checksums fit them.
    const test::TemporaryFolder folder;
    const auto refuse = [&](std::vector<std::uint64_t> offsets, std::vector<std::uint32_t> followers) {
        GraphArrays arrays;
        arrays.offsets = Buffer<std::uint64_t>(offsets.size());
        arrays.followers = Buffer<AccountId>(followers.size());
        std::copy(offsets.begin(), offsets.end(), arrays.offsets.begin());
        for (std::size_t i = 0; i < followers.size(); ++i) arrays.followers[i] = AccountId{followers[i]};
        save_graph(FollowerGraph::stored(std::move(arrays)), folder / "hostile.fbgraph");
        for (const Verify verify : {Verify::full, Verify::structure}) {
            const std::string message = test::message_of<InputError>([&] { (void)open_graph(folder / "hostile.fbgraph", verify); });
            CHECK(message.find("account 0") != std::string::npos);
        }
    };
    SUBCASE("an id out of range") { refuse({0, 1, 2}, {2, 0}); }
    SUBCASE("a row out of order") { refuse({0, 2, 2, 2}, {2, 1}); }
    SUBCASE("a follower twice") { refuse({0, 2, 2, 2}, {1, 1}); }
    SUBCASE("offsets that fall") { refuse({0, 2, 1, 2}, {2, 1}); }
    SUBCASE("an offset beyond the end") { refuse({0, 1ULL << 60, 1}, {1}); }
}

TEST_CASE("a header that claims the impossible is refused before anything is allocated") {
    const test::TemporaryFolder folder;
    test::write_file(folder / "other.txt",
                     "FBGRAPHX but not really a graph, although it is long enough to hold what a header of such a file would need, if it "
                     "were one, which it is not");
    CHECK(test::message_of<InputError>([&] { (void)open_graph(folder / "other.txt"); }).find("not a firebreak graph") != std::string::npos);
    CHECK(test::message_of<InputError>([&] { (void)open_graph(folder / "nothing.fbgraph"); }).find("cannot be opened") !=
          std::string::npos);
    CHECK_THROWS_AS((void)open_graph("/"), InputError);
    std::string bytes = saved_bytes(folder, weighted_graph());
    const std::uint32_t swapped = 0x0403'0201;
    std::memcpy(bytes.data() + 12, &swapped, sizeof swapped);
    test::write_file(folder / "swapped.fbgraph", bytes);
    CHECK(test::message_of<InputError>([&] { (void)open_graph(folder / "swapped.fbgraph"); }).find("byte order") != std::string::npos);
}

TEST_CASE("a graph that cannot be written leaves nothing behind") {
    const test::TemporaryFolder folder;
    CHECK_THROWS_AS(save_graph(weighted_graph(), folder / "missing/folder/a.fbgraph"), InputError);
    std::filesystem::create_directory(folder / "taken.fbgraph");
    CHECK_THROWS_AS(save_graph(weighted_graph(), folder / "taken.fbgraph"), InputError);
    CHECK(folder.count_files() == 1);
}

}  // namespace
}  // namespace firebreak
