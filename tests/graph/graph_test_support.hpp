// Small helpers for the tests of graphs: a folder that disappears, files, and a graph given by its follows.
#pragma once

#include "engine/core/draw.hpp"
#include "engine/graph/follower_graph.hpp"
#include "engine/graph/keyed_shuffle.hpp"
#include "engine/graph/row_builder.hpp"

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <unistd.h>

namespace firebreak::test {

/// A folder of its own, removed with all it holds.
class TemporaryFolder {
  public:
    TemporaryFolder() {
        std::string name = (std::filesystem::temp_directory_path() / "firebreak-graph-XXXXXX").string();
        path_ = ::mkdtemp(name.data());
    }
    ~TemporaryFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    [[nodiscard]] std::filesystem::path operator/(std::string_view name) const { return path_ / name; }
    [[nodiscard]] std::size_t count_files() const {
        return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(path_), std::filesystem::directory_iterator{}));
    }

  private:
    std::filesystem::path path_;
};

inline void write_file(const std::filesystem::path& path, std::string_view text) {
    std::ofstream(path, std::ios::binary).write(text.data(), static_cast<std::streamsize>(text.size()));
}

inline std::string read_file(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

using PlainFollow = std::pair<std::uint32_t, std::uint32_t>;

inline FollowerGraph graph_of_pairs(std::uint32_t accounts, const std::vector<PlainFollow>& pairs) {
    std::vector<Follow> follows;
    for (const auto& [author, follower] : pairs) follows.push_back({AccountId{author}, AccountId{follower}});
    return graph_of(accounts, follows);
}

inline std::set<PlainFollow> pairs_of(const FollowerGraph& graph) {
    std::set<PlainFollow> pairs;
    for (std::uint32_t author = 0; author < graph.accounts(); ++author) {
        for (const AccountId follower : graph.followers(AccountId{author})) pairs.emplace(author, index(follower));
    }
    return pairs;
}

/// Random follows, with self-loops and duplicates among them.
inline std::vector<PlainFollow> random_pairs(std::uint32_t accounts, std::size_t count, std::uint64_t key) {
    KeyedStream stream(key);
    std::vector<PlainFollow> pairs;
    for (std::size_t i = 0; i < count; ++i) {
        const auto author = static_cast<std::uint32_t>(stream.below(accounts));
        pairs.emplace_back(author, static_cast<std::uint32_t>(stream.below(accounts)));
    }
    return pairs;
}

/// The real data beside the repository, if it is there.
inline std::optional<std::filesystem::path> shared_data(std::string_view name) {
    const char* const source = std::getenv("FIREBREAK_SOURCE_DIR");
    if (source == nullptr) return std::nullopt;
    const auto path = std::filesystem::path(source) / ".." / "shared" / "data" / name;
    return std::filesystem::exists(path) ? std::optional{path} : std::nullopt;
}

/// What `call` throws, as text; empty when it throws nothing.
template <class Error, class Call>
std::string message_of(Call&& call) {
    try {
        call();
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

}  // namespace firebreak::test
