#include "engine/graph/graph_export.hpp"
#include "engine/core/diagnostics.hpp"
#include "engine/graph/edge_list.hpp"
#include "engine/graph/graphml.hpp"
#include "tests/graph/graph_test_support.hpp"

#include <doctest/doctest.h>

namespace firebreak {
namespace {

// Every account has a follow, so that edge lists lose none, and the ids are not the accounts' own.
ReadGraph sample_graph(const test::TemporaryFolder& folder, bool has_weights) {
    std::string text;
    for (std::uint32_t i = 0; i < 50; ++i) {
        for (const std::uint32_t step : {1U, 7U, 20U}) {
            text += std::to_string(100 + 3 * i) + " " + std::to_string(100 + 3 * ((i + step) % 50)) +
                    (has_weights ? " 0." + std::to_string(i + 1) : "") + "\n";
        }
    }
    test::write_file(folder / "source.txt", text);
    return read_edge_list(folder / "source.txt", {});
}

TEST_CASE("a graph written in any format and read back is the same graph, with its labels and weights") {
    const test::TemporaryFolder folder;
    for (const bool has_weights : {false, true}) {
        const ReadGraph sample = sample_graph(folder, has_weights);
        for (const std::string_view name : {"a.graphml", "a.csv", "a.txt", "a.tsv"}) {
            CAPTURE(name);
            CAPTURE(has_weights);
            export_graph(sample.graph, folder / name);
            const ReadGraph back =
                name == "a.graphml" ? read_graphml(folder / name, EdgeDirection::author_follower) : read_edge_list(folder / name, {});
            CHECK(back.graph.content_hash() == sample.graph.content_hash());
            CHECK(back.graph.label(AccountId{3}) == 109);
        }
    }
}

TEST_CASE("an ending that names no format is refused and leaves no file") {
    const test::TemporaryFolder folder;
    const FollowerGraph graph = test::graph_of_pairs(2, {{0, 1}});
    CHECK(test::message_of<InputError>([&] { export_graph(graph, folder / "a.gexf"); }).find(".graphml, .csv") != std::string::npos);
    CHECK_THROWS_AS(export_graph(FollowerGraph::complete(5), folder / "a.csv"), InputError);
    CHECK(folder.count_files() == 0);
}

TEST_CASE("GraphML in other hands' style is read: text ids, edges without direction, the other meaning of source and target") {
    const test::TemporaryFolder folder;
    test::write_file(folder / "a.graphml", R"(<?xml version="1.0"?>
<graphml><graph edgedefault="undirected"><node id="anna"/><node id="ben"/><node id="chris"/>
<edge source="anna" target="ben"/><edge source="ben" target="chris" directed="true"/><edge source="ben" target="ben" directed="true"/></graph></graphml>)");
    const ReadGraph graph = read_graphml(folder / "a.graphml", EdgeDirection::follower_author);
    CHECK(test::pairs_of(graph.graph) == std::set<test::PlainFollow>{{0, 1}, {1, 0}, {2, 1}});
    CHECK(graph.report.self_loops == 1);
    CHECK_FALSE(graph.graph.has_labels());
}

TEST_CASE("GraphML with mistakes is refused by line") {
    const test::TemporaryFolder folder;
    const auto refusal = [&](std::string_view text) {
        test::write_file(folder / "a.graphml", text);
        return test::message_of<InputError>([&] { (void)read_graphml(folder / "a.graphml", EdgeDirection::author_follower); });
    };
    CHECK(refusal("<graphml>\n<graph>\n<node id='a'>\n</graphml>").find("not well-formed") != std::string::npos);
    CHECK(refusal("<svg/>").find("no <graph>") != std::string::npos);
    const std::string message =
        refusal("<graphml>\n<graph>\n<node id='a'/>\n<node id='a'/>\n<edge source='a' target='b'/>\n</graph></graphml>");
    CHECK(message.find("a.graphml:4:") != std::string::npos);
    CHECK(message.find("a.graphml:5:") != std::string::npos);
}

}  // namespace
}  // namespace firebreak
