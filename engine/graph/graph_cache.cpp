#include "engine/graph/graph_cache.hpp"

#include "engine/core/diagnostics.hpp"
#include "engine/core/hash.hpp"
#include "engine/graph/graph_file.hpp"
#include "engine/graph/graphml.hpp"
#include "engine/graph/mapped_file.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <string_view>
#include <system_error>
#include <utility>

#include <sys/stat.h>

namespace firebreak {
namespace {

// Counts up whenever the reader would make another graph of the same text, or another file of the same graph.
constexpr std::uint64_t kReaderVersion = 2;

void require_direction(const std::filesystem::path& path, const LoadOptions& options) {
    if (options.edges) return;
    throw InputError({path.string()},
                     "what does a line 'u v' of this file mean? Say --edges author-follower if v follows u (what u posts reaches v), or "
                     "--edges follower-author if u follows v (what v posts reaches u); the file cannot tell, and the wrong one turns the "
                     "network around");
}

bool is_graphml(const std::filesystem::path& path) { return path.extension() == ".graphml" || path.extension() == ".xml"; }

LoadedGraph read_text(const std::filesystem::path& path, const LoadOptions& options) {
    LoadedGraph loaded;
    ReadGraph read = is_graphml(path)
                         ? read_graphml(path, *options.edges)
                         : read_edge_list(path, {*options.edges, options.strict, options.skips_bad_lines, options.reads_weights});
    loaded.graph = std::move(read.graph);
    loaded.report = read.report;
    return loaded;
}

// A cached copy that is there and sound; a damaged one is a note, as the text is still at hand.
bool open_cached(const std::filesystem::path& copy, LoadedGraph& loaded) {
    std::error_code ignored;
    if (!std::filesystem::exists(copy, ignored)) return false;
    try {
        StoredGraph stored = open_graph(copy);
        loaded.graph = std::move(stored.graph);
        loaded.report = stored.report;
        loaded.is_from_cache = true;
        return true;
    } catch (const InputError& error) {
        loaded.notes.push_back(fmt::format("the cached copy is not usable and is made again ({})", error.what()));
        return false;
    }
}

void keep_in_cache(const std::filesystem::path& copy, LoadedGraph& loaded) {
    try {
        std::filesystem::create_directories(copy.parent_path());
        save_graph(loaded.graph, copy, loaded.report);
    } catch (const std::exception& error) {
        loaded.notes.push_back(fmt::format("the graph is not cached, so the text will be read again next time ({})", error.what()));
    }
}

}  // namespace

std::filesystem::path cache_folder() {
    const auto variable = [](const char* name) {
        const char* const value = std::getenv(name);
        return value != nullptr ? std::filesystem::path(value) : std::filesystem::path{};
    };
    if (const auto folder = variable("FIREBREAK_CACHE_DIR"); !folder.empty()) return folder;
    if (const auto folder = variable("XDG_CACHE_HOME"); !folder.empty()) return folder / "firebreak";
    if (const auto home = variable("HOME"); !home.empty()) return home / ".cache" / "firebreak";
    return {};
}

std::filesystem::path cached_path(const std::filesystem::path& path, const LoadOptions& options) {
    const auto folder = cache_folder();
    struct ::stat status {};
    if (folder.empty() || ::stat(path.c_str(), &status) != 0) return {};
    const auto word = [](auto value) { return static_cast<std::uint64_t>(value); };
    const std::uint64_t key = hash_of(kReaderVersion, hash_text(std::filesystem::absolute(path).lexically_normal().string()),
                                      word(status.st_size), word(status.st_mtim.tv_sec), word(status.st_mtim.tv_nsec), word(status.st_ino),
                                      word(status.st_dev), word(options.edges.value_or(EdgeDirection::author_follower)),
                                      word(options.strict), word(options.skips_bad_lines), word(options.reads_weights));
    return folder / fmt::format("{}-{:016x}.fbgraph", path.filename().string(), key);
}

LoadedGraph load_graph(const std::filesystem::path& path, const LoadOptions& options) {
    if (is_graph_file(MappedFile(path).bytes())) {
        StoredGraph stored = open_graph(path);
        LoadedGraph loaded;
        loaded.graph = std::move(stored.graph);
        loaded.report = stored.report;
        return loaded;
    }
    require_direction(path, options);
    LoadedGraph cached;
    const auto copy = options.uses_cache ? cached_path(path, options) : std::filesystem::path{};
    if (!copy.empty() && open_cached(copy, cached)) return cached;
    LoadedGraph loaded = read_text(path, options);
    loaded.notes = std::move(cached.notes);
    if (!copy.empty()) keep_in_cache(copy, loaded);
    if (options.uses_cache && copy.empty())
        loaded.notes.push_back("the graph is not cached: neither FIREBREAK_CACHE_DIR, XDG_CACHE_HOME nor HOME is set");
    return loaded;
}

}  // namespace firebreak
