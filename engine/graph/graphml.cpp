#include "engine/graph/graphml.hpp"

#include "engine/core/diagnostics.hpp"
#include "engine/graph/pending_file.hpp"
#include "engine/graph/row_builder.hpp"
#include "engine/graph/text_source.hpp"

#include <fmt/format.h>
#include <pugixml.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>
#include <iterator>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace firebreak {
namespace {

// Positions in the text to lines and columns, for messages.
Mark mark_at(const std::filesystem::path& path, std::string_view text, std::ptrdiff_t offset) {
    const auto before = text.substr(0, std::min(text.size(), static_cast<std::size_t>(std::max<std::ptrdiff_t>(offset, 0))));
    const auto newline = before.rfind('\n');
    return {path.string(), static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')) + 1,
            before.size() - (newline == std::string_view::npos ? 0 : newline + 1) + 1};
}

bool number_of(std::string_view id, std::uint64_t& number) {
    if (id.starts_with('n')) id.remove_prefix(1);
    const auto result = std::from_chars(id.data(), id.data() + id.size(), number);
    return result.ec == std::errc{} && result.ptr == id.data() + id.size();
}

class GraphmlReader {
  public:
    GraphmlReader(const std::filesystem::path& path, EdgeDirection edges)
        : path_{path}, source_{path}, is_swapped_{edges == EdgeDirection::follower_author} {}

    ReadGraph read() {
        pugi::xml_document document;
        const auto parsed = document.load_buffer(source_.text().data(), source_.text().size());
        if (!parsed) throw InputError(mark(parsed.offset), fmt::format("is not well-formed XML: {}", parsed.description()));
        const auto graph = document.child("graphml").child("graph");
        if (!graph) throw InputError({path_.string()}, "holds no <graph> within <graphml>");
        for (const auto key : document.child("graphml").children("key")) {
            if (key.attribute("attr.name").value() == std::string_view{"weight"}) weight_key_ = key.attribute("id").value();
        }
        is_undirected_ = graph.attribute("edgedefault").value() == std::string_view{"undirected"};
        for (const auto node : graph.children("node")) add_node(node);
        for (const auto edge : graph.children("edge")) add_edge(edge);
        diagnostics_.throw_if_errors();
        return finish();
    }

  private:
    [[nodiscard]] Mark mark(std::ptrdiff_t offset) const { return mark_at(path_, source_.text(), offset); }

    void problem(pugi::xml_node at, std::string message) {
        if (diagnostics_.problems().size() < kMostProblems) diagnostics_.error(mark(at.offset_debug()), std::move(message));
    }

    void add_node(pugi::xml_node node) {
        const std::string_view id = node.attribute("id").value();
        if (id.empty()) return problem(node, "a node has no id");
        if (!accounts_.emplace(id, AccountId{static_cast<std::uint32_t>(accounts_.size())}).second)
            return problem(node, fmt::format("the node '{}' stands twice", id));
        std::uint64_t label = 0;
        has_numbers_ = has_numbers_ && number_of(id, label);
        labels_.push_back(label);
    }

    const AccountId* account(pugi::xml_node edge, const char* end) {
        const std::string_view id = edge.attribute(end).value();
        const auto found = accounts_.find(id);
        if (found != accounts_.end()) return &found->second;
        problem(edge, fmt::format("the {} of the edge, '{}', is not a node of the graph", end, id));
        return nullptr;
    }

    void add_edge(pugi::xml_node edge) {
        const AccountId* const source = account(edge, "source");
        const AccountId* const target = account(edge, "target");
        if (source == nullptr || target == nullptr) return;
        ++edges_;
        const std::string_view directed = edge.attribute("directed").value();
        const bool both = directed.empty() ? is_undirected_ : directed == "false";
        add(is_swapped_ ? Follow{*target, *source} : Follow{*source, *target}, edge);
        if (both) add(is_swapped_ ? Follow{*source, *target} : Follow{*target, *source}, edge);
    }

    void add(Follow follow, pugi::xml_node edge) {
        follows_.push_back(follow);
        if (weight_key_.empty()) return;
        const auto data = edge.find_child_by_attribute("data", "key", weight_key_.c_str());
        const float weight = data.text().as_float(1.0F);
        if (!std::isfinite(weight)) problem(edge, "the weight of the edge is not a finite number");
        weights_.push_back(weight);
    }

    ReadGraph finish() {
        const FollowPart part{follows_, weights_};
        DroppedFollows dropped;
        GraphArrays arrays = build_rows(static_cast<std::uint32_t>(accounts_.size()), {&part, 1}, dropped);
        bool is_own_index = true;
        for (std::size_t i = 0; i < labels_.size(); ++i) is_own_index = is_own_index && labels_[i] == i;
        if (has_numbers_ && !is_own_index) {
            arrays.labels = Buffer<std::uint64_t>(labels_.size());
            std::copy(labels_.begin(), labels_.end(), arrays.labels.begin());
        }
        ReadGraph read;
        read.graph = FollowerGraph::stored(std::move(arrays));
        read.report.lines = accounts_.size() + edges_;
        read.report.self_loops = dropped.self_loops;
        read.report.duplicates = dropped.duplicates;
        return read;
    }

    static constexpr std::size_t kMostProblems = 20;
    const std::filesystem::path& path_;
    TextSource source_;
    bool is_swapped_;
    bool is_undirected_ = false;
    bool has_numbers_ = true;
    std::string weight_key_;
    std::unordered_map<std::string_view, AccountId> accounts_;
    std::vector<std::uint64_t> labels_;
    std::vector<Follow> follows_;
    std::vector<float> weights_;
    std::uint64_t edges_ = 0;
    Diagnostics diagnostics_;
};

}  // namespace

ReadGraph read_graphml(const std::filesystem::path& path, EdgeDirection edges) { return GraphmlReader(path, edges).read(); }

void write_graphml(const FollowerGraph& graph, const std::filesystem::path& path) {
    if (graph.kind() == FollowerGraph::Kind::complete)
        throw InputError({path.string()}, "a complete graph is not stored and cannot be exported");
    PendingFile file(path);
    file.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n");
    if (graph.has_weights()) file.write("<key id=\"weight\" for=\"edge\" attr.name=\"weight\" attr.type=\"float\"/>\n");
    file.write(
        "<!-- An edge runs from the author (source) to the follower (target). -->\n<graph id=\"followers\" edgedefault=\"directed\">\n");
    std::string line;
    for (std::uint32_t i = 0; i < graph.accounts(); ++i) {
        line.clear();
        fmt::format_to(std::back_inserter(line), "<node id=\"n{}\"/>\n", graph.label(AccountId{i}));
        file.write(line);
    }
    for (std::uint32_t i = 0; i < graph.accounts(); ++i) {
        const auto followers = graph.followers(AccountId{i});
        const auto weights = graph.weights(AccountId{i});
        for (std::size_t n = 0; n < followers.size(); ++n) {
            line.clear();
            fmt::format_to(std::back_inserter(line), "<edge source=\"n{}\" target=\"n{}\"", graph.label(AccountId{i}),
                           graph.label(followers[n]));
            if (weights.empty()) {
                line += "/>\n";
            } else {
                fmt::format_to(std::back_inserter(line), "><data key=\"weight\">{}</data></edge>\n", weights[n]);
            }
            file.write(line);
        }
    }
    file.write("</graph>\n</graphml>\n");
    file.commit();
}

}  // namespace firebreak
