#include "engine/cli/graph_verb.hpp"

#include "engine/core/diagnostics.hpp"
#include "engine/core/draw.hpp"
#include "engine/graph/generators.hpp"
#include "engine/graph/graph_export.hpp"
#include "engine/graph/graph_file.hpp"
#include "engine/graph/graph_measures.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <array>
#include <cmath>
#include <cstdio>
#include <functional>
#include <limits>
#include <memory>
#include <string_view>
#include <vector>

namespace firebreak {
namespace {

void tell(const std::vector<std::string>& notes) {
    for (const std::string& note : notes) fmt::print(stderr, "note: {}\n", note);
}

void tell_direction(const LoadOptions& load) {
    if (!load.edges) return;
    const bool is_author_first = *load.edges == EdgeDirection::author_follower;
    fmt::print(stderr, "edges: {} (a line 'u v' means that {})\n", name_of(*load.edges),
               is_author_first ? "v follows u: what u posts reaches v" : "u follows v: what v posts reaches u");
}

std::string percent(std::uint64_t part, std::uint64_t whole) {
    return whole == 0 ? "-" : fmt::format("{:.1f} %", 100.0 * static_cast<double>(part) / static_cast<double>(whole));
}

nlohmann::ordered_json json_of(const CountQuantiles& counts) {
    return {{"min", counts.min}, {"q10", counts.q10}, {"median", counts.median}, {"q90", counts.q90},
            {"q99", counts.q99}, {"max", counts.max}, {"mean", counts.mean}};
}

void print_json(const LoadedGraph& loaded, const GraphMeasures& measures) {
    nlohmann::ordered_json json{{"accounts", measures.accounts}, {"follows", measures.follows}};
    json["followers"] = json_of(measures.followers);
    json["friends"] = json_of(measures.friends);
    json["isolated_accounts"] = measures.isolated;
    json["weak_components"] = {{"count", measures.weak_components}, {"largest", measures.largest_weak_component}};
    json["strong_components"] = {{"count", measures.strong_components}, {"largest", measures.largest_strong_component}};
    json["returned_follows"] = measures.returned_follows;
    json["mutual_pairs"] = measures.mutual_pairs;
    json["weights"] = loaded.graph.has_weights();
    json["content_hash"] = fmt::format("{:016x}", loaded.graph.content_hash());
    json["bytes"] = loaded.graph.bytes();
    if (loaded.report) {
        const ReadReport& report = *loaded.report;
        json["read"] = {{"lines", report.lines},
                        {"comments", report.comments},
                        {"blank_lines", report.blank_lines},
                        {"header_lines", report.header_lines},
                        {"bad_lines", report.bad_lines},
                        {"self_loops", report.self_loops},
                        {"duplicates", report.duplicates}};
    }
    fmt::print("{}\n", json.dump(2));
}

void print_counts(std::string_view name, const CountQuantiles& counts) {
    fmt::print("{:<22}{:>8}{:>8}{:>8}{:>8}{:>8}{:>9}{:>9.2f}\n", name, counts.min, counts.q10, counts.median, counts.q90, counts.q99,
               counts.max, counts.mean);
}

void print_table(const LoadedGraph& loaded, const GraphMeasures& measures) {
    const FollowerGraph& graph = loaded.graph;
    fmt::print("accounts              {}\nfollows               {}\n", measures.accounts, measures.follows);
    fmt::print("{:<22}{:>8}{:>8}{:>8}{:>8}{:>8}{:>9}{:>9}\n", "", "min", "10 %", "50 %", "90 %", "99 %", "max", "mean");
    print_counts("followers", measures.followers);
    print_counts("friends", measures.friends);
    fmt::print("isolated accounts     {}\n", measures.isolated);
    fmt::print("weak components       {}, the largest has {} accounts ({})\n", measures.weak_components, measures.largest_weak_component,
               percent(measures.largest_weak_component, measures.accounts));
    fmt::print("strong components     {}, the largest has {} accounts ({})\n", measures.strong_components,
               measures.largest_strong_component, percent(measures.largest_strong_component, measures.accounts));
    fmt::print("reciprocity           {:.1f} % of the follows are returned, {:.1f} % of the connected pairs are mutual\n",
               100.0 * measures.returned_follows, 100.0 * measures.mutual_pairs);
    fmt::print("weights               {}\n", graph.has_weights() ? "one per follow" : "none");
    fmt::print("memory                {:.1f} MB ({:.2f} bytes per follow)\n", static_cast<double>(graph.bytes()) / 1e6,
               measures.follows > 0 ? static_cast<double>(graph.bytes()) / static_cast<double>(measures.follows) : 0.0);
    fmt::print("content hash          {:016x}\n", graph.content_hash());
    if (!loaded.report) return;
    const ReadReport& report = *loaded.report;
    fmt::print("read                  {} lines: {} comments, {} empty, {} of column names, {} unreadable\n", report.lines, report.comments,
               report.blank_lines, report.header_lines, report.bad_lines);
    fmt::print("dropped               {} self-loops, {} duplicates\n", report.self_loops, report.duplicates);
}

struct Model {
    std::string_view name;
    std::string_view help;
    std::function<FollowerGraph(const GraphGenerateOptions&, Draws, GenerationReport&)> generate;
};

std::uint32_t whole(const char* what, double value) {
    if (value >= 0.0 && value <= std::numeric_limits<std::uint32_t>::max() && value == std::floor(value))
        return static_cast<std::uint32_t>(value);
    throw InputError({}, fmt::format("{} is {}, but must be a whole number for this model", what, value));
}

const std::array<Model, 7>& models() {
    using Options = GraphGenerateOptions;
    static const std::array<Model, 7> all{{
        {"configuration", "Pareto follower and friend counts, otherwise random",
         [](const Options& o, Draws draws, GenerationReport& report) {
             return generate(ConfigurationModel{o.accounts, o.mean_follows, o.follower_exponent, o.friend_exponent, o.cap}, draws, &report);
         }},
        {"communities", "the same with communities and reciprocity",
         [](const Options& o, Draws draws, GenerationReport& report) {
             CommunityModel model{o.accounts, o.mean_follows, o.follower_exponent, o.friend_exponent, o.cap};
             model.mixing = o.mixing;
             model.reciprocity = o.reciprocity;
             return generate(model, draws, &report);
         }},
        {"erdos-renyi", "every pair connected independently (--both-arcs: follows go both ways)",
         [](const Options& o, Draws draws, GenerationReport&) {
             return generate(ErdosRenyi{o.accounts, o.mean_follows, o.both_arcs}, draws);
         }},
        {"regular", "exactly --mean-follows neighbours each, both ways",
         [](const Options& o, Draws draws, GenerationReport& report) {
             return generate(RegularGraph{o.accounts, whole("--mean-follows", o.mean_follows)}, draws, &report);
         }},
        {"fixed-followers", "exactly --mean-follows followers each, drawn evenly",
         [](const Options& o, Draws draws, GenerationReport&) {
             return uniform_targets(std::vector<std::uint32_t>(o.accounts, whole("--mean-follows", o.mean_follows)), draws);
         }},
        {"barabasi-albert", "preferential attachment, both ways, --mean-follows / 2 ties per newcomer",
         [](const Options& o, Draws draws, GenerationReport&) {
             return generate(BarabasiAlbert{o.accounts, whole("half of --mean-follows", o.mean_follows / 2)}, draws);
         }},
        {"rmat", "recursive quadrants as in Graph500; --mean-follows before cleaning",
         [](const Options& o, Draws draws, GenerationReport& report) {
             return generate(RmatGraph{o.accounts, static_cast<std::uint64_t>(o.mean_follows * o.accounts)}, draws, &report);
         }},
    }};
    return all;
}

const Model& model_named(std::string_view name) {
    std::vector<std::string_view> names;
    for (const Model& model : models()) {
        if (model.name == name) return model;
        names.push_back(model.name);
    }
    throw InputError({}, fmt::format("there is no network model '{}'; there are {}{}", name, listed(names), did_you_mean(name, names)));
}

void require_ending(const std::filesystem::path& output) {
    if (output.extension() != ".fbgraph")
        throw InputError({output.string()}, "must end in .fbgraph; `firebreak graph export` makes the other formats");
}

void add_load_options(CLI::App& verb, std::filesystem::path& file, LoadOptions& load) {
    verb.add_option("FILE", file, "edge list (plain or gzip), CSV, GraphML or .fbgraph")->required();
    verb.add_option_function<std::string>(
            "--edges",
            [&load](const std::string& name) {
                load.edges = name == "author-follower" ? EdgeDirection::author_follower : EdgeDirection::follower_author;
            },
            "what a line 'u v' means: author-follower if v follows u, follower-author if u follows v")
        ->check(CLI::IsMember({"author-follower", "follower-author"}));
    verb.add_flag("--strict", load.strict, "self-loops and duplicates are errors");
    verb.add_flag("--skip-bad-lines", load.skips_bad_lines, "count lines that cannot be read instead of stopping");
    verb.add_flag("!--no-weights", load.reads_weights, "leave a third column alone");
    verb.add_flag("!--no-cache", load.uses_cache, "neither use nor write the cache of text graphs");
}

void add_info(CLI::App& graph, int& exit_code) {
    auto* const verb = graph.add_subcommand("info", "Counts, components and reciprocity of a graph");
    const auto options = std::make_shared<GraphInfoOptions>();
    add_load_options(*verb, options->file, options->load);
    verb->add_flag("--json", options->is_json, "for programs");
    verb->footer("Example:\n  firebreak graph info followers.txt --edges author-follower");
    verb->callback([options, &exit_code] { exit_code = graph_info(*options); });
}

void add_generate(CLI::App& graph, int& exit_code) {
    auto* const verb = graph.add_subcommand("generate", "Make a network");
    const auto options = std::make_shared<GraphGenerateOptions>();
    std::string help = "one of";
    for (const Model& model : models()) help += fmt::format("\n  {}: {}", model.name, model.help);
    verb->add_option("MODEL", options->model, help)->required();
    verb->add_option("--accounts", options->accounts, "number of accounts")->capture_default_str();
    verb->add_option("--mean-follows", options->mean_follows, "follows per account")->capture_default_str();
    verb->add_option("--seed", options->seed, "another seed, another network")->capture_default_str();
    verb->add_option("--follower-exponent", options->follower_exponent, "of the density of follower counts")->capture_default_str();
    verb->add_option("--friend-exponent", options->friend_exponent, "of the density of friend counts")->capture_default_str();
    verb->add_option("--cap", options->cap, "largest count, as a share of the accounts")->capture_default_str();
    verb->add_option("--mixing", options->mixing, "share of follows that leave the community")->capture_default_str();
    verb->add_option("--reciprocity", options->reciprocity, "share of connected pairs that follow each other")->capture_default_str();
    verb->add_flag("--both-arcs", options->both_arcs, "erdos-renyi: every follow goes both ways");
    verb->add_option("-o,--output", options->output, "the .fbgraph to write")->required();
    verb->footer("Example:\n  firebreak graph generate configuration --accounts 100000 --mean-follows 32.5 --seed 7 -o network.fbgraph");
    verb->callback([options, &exit_code] { exit_code = graph_generate(*options); });
}

void add_import(CLI::App& graph, int& exit_code) {
    auto* const verb = graph.add_subcommand("import", "Turn a text graph into a .fbgraph, which is ready at once");
    const auto options = std::make_shared<GraphImportOptions>();
    options->load.uses_cache = false;
    add_load_options(*verb, options->file, options->load);
    verb->add_option("-o,--output", options->output, "the .fbgraph to write")->required();
    verb->footer("Example:\n  firebreak graph import followers.txt.gz --edges follower-author -o followers.fbgraph");
    verb->callback([options, &exit_code] { exit_code = graph_import(*options); });
}

void add_export(CLI::App& graph, int& exit_code) {
    auto* const verb = graph.add_subcommand("export", "Write a graph for another program");
    const auto options = std::make_shared<GraphExportOptions>();
    add_load_options(*verb, options->file, options->load);
    verb->add_option("-o,--output", options->output, "the file to write; its ending is the format: .graphml, .csv, .txt, .tsv, .edges")
        ->required();
    verb->footer("Example:\n  firebreak graph export network.fbgraph -o network.graphml");
    verb->callback([options, &exit_code] { exit_code = graph_export(*options); });
}

}  // namespace

int graph_info(const GraphInfoOptions& options) {
    const LoadedGraph loaded = load_graph(options.file, options.load);
    tell_direction(options.load);
    tell(loaded.notes);
    const GraphMeasures measures = measure(loaded.graph);
    loaded.graph.require_sound();
    options.is_json ? print_json(loaded, measures) : print_table(loaded, measures);
    return 0;
}

int graph_generate(const GraphGenerateOptions& options) {
    const Model& model = model_named(options.model);
    require_ending(options.output);
    GenerationReport report;
    const FollowerGraph graph = model.generate(options, Draws(options.seed, 0), report);
    save_graph(graph, options.output);
    fmt::print(stderr, "{}: {} follows were exchanged to avoid self-loops and duplicates, {} removed\n", model.name, report.rewired,
               report.removed);
    fmt::print("{}: {} accounts, {} follows, content hash {:016x}\n", options.output.string(), graph.accounts(), graph.follows(),
               graph.content_hash());
    return 0;
}

int graph_import(const GraphImportOptions& options) {
    require_ending(options.output);
    const LoadedGraph loaded = load_graph(options.file, options.load);
    tell_direction(options.load);
    tell(loaded.notes);
    loaded.graph.require_sound();
    save_graph(loaded.graph, options.output, loaded.report);
    const ReadReport report = loaded.report.value_or(ReadReport{});
    fmt::print(stderr, "{} lines read; dropped {} self-loops, {} duplicates, {} unreadable lines\n", report.lines, report.self_loops,
               report.duplicates, report.bad_lines);
    fmt::print("{}: {} accounts, {} follows, content hash {:016x}\n", options.output.string(), loaded.graph.accounts(),
               loaded.graph.follows(), loaded.graph.content_hash());
    return 0;
}

int graph_export(const GraphExportOptions& options) {
    const LoadedGraph loaded = load_graph(options.file, options.load);
    tell_direction(options.load);
    tell(loaded.notes);
    loaded.graph.require_sound();
    export_graph(loaded.graph, options.output);
    fmt::print("{}: {} accounts, {} follows, author first\n", options.output.string(), loaded.graph.accounts(), loaded.graph.follows());
    return 0;
}

void register_graph_verb(CLI::App& app, int& exit_code) {
    auto* const graph = app.add_subcommand("graph", "Read, measure, make and convert follower networks");
    graph->require_subcommand(1);
    graph->footer("Example:\n  firebreak graph info followers.txt --edges author-follower");
    add_info(*graph, exit_code);
    add_generate(*graph, exit_code);
    add_import(*graph, exit_code);
    add_export(*graph, exit_code);
}

}  // namespace firebreak
