// YAML as a plain tree that remembers where everything stood. Only yaml-cpp's event interface is used: YAML::Load keeps duplicate
// keys, drops whatever follows the first document and reads 012 as 10, all without a word.
#pragma once

#include "engine/core/diagnostics.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace firebreak {

struct YamlEntry;

/// A value of a YAML file: nothing, a scalar, a list or a map in file order. Lines and columns count from 1, columns in characters.
struct YamlNode {
    enum class Kind : std::uint8_t { nothing, scalar, list, map };

    Kind kind = Kind::nothing;
    /// Where the value begins; for an absent value, where its key stands.
    Mark mark;
    /// The scalar as written, without its quotes and escapes.
    std::string text;
    /// The scalar stood in quotes or in a block ('|', '>'), so it is text whatever it looks like.
    bool is_quoted = false;
    std::vector<YamlNode> items;
    std::vector<YamlEntry> entries;

    /// The entry of this key, or nullptr. O(entries).
    [[nodiscard]] const YamlEntry* find(std::string_view key) const noexcept;
    [[nodiscard]] YamlEntry* find(std::string_view key) noexcept;
};

struct YamlEntry {
    std::string key;
    Mark key_mark;
    YamlNode value;
};

inline constexpr std::size_t kMaxYamlBytes = std::size_t{4} << 20;
inline constexpr std::size_t kMaxYamlDepth = 64;
inline constexpr std::size_t kMaxYamlScalarBytes = std::size_t{64} << 10;
inline constexpr std::size_t kMaxYamlNodes = 200'000;

/// The tree of `text`, with `name` as the file in its marks. What YAML allows and a scenario has no use for is refused, each with a
/// message at its place: anchors, aliases, merge keys, tags, directives, a second document, duplicate keys, keys that are no words,
/// and what exceeds the limits above. Nothing when the text is no YAML at all; an empty text is an empty tree. [setup]
[[nodiscard]] std::optional<YamlNode> parse_yaml(std::string_view text, const std::string& name, Diagnostics& problems);

/// The same for a file.
[[nodiscard]] std::optional<YamlNode> read_yaml(const std::filesystem::path& path, Diagnostics& problems);

/// `text` in double quotes, escaped so that it reads back unchanged.
[[nodiscard]] std::string quoted_yaml(std::string_view text);

}  // namespace firebreak
