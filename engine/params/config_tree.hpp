// What a strategy's parameter may hold beside a single value: the text of a file, or a tree of keys and values. Plugins open no files: the
// host reads them, and knows where everything stood.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace firebreak {

/// A file's content: UTF-8, lines ended by '\n', no control characters but tab. Not given: no name and no text.
struct TextFile {
    /// As messages call it; no part of what it means.
    std::string name;
    std::string text;
    friend bool operator==(const TextFile& a, const TextFile& b) noexcept { return a.text == b.text; }
};

inline constexpr std::uint32_t kNoNode = 0xffff'ffffU;

/// One value of a tree.
struct ConfigNode {
    enum class Kind : std::uint8_t { nothing, scalar, list, map };
    Kind kind = Kind::nothing;
    /// A scalar that stood in quotes or in a block: text, whatever it looks like.
    bool is_quoted = false;
    std::uint32_t first_child = kNoNode;
    std::uint32_t next_sibling = kNoNode;
    /// Lines and columns count from 1, columns in characters; 0 when not known, as for a value from the command line.
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    std::uint32_t key_line = 0;
    std::uint32_t key_column = 0;
    /// Which of the tree's files it stands in.
    std::uint32_t file = 0;
    /// Its key in the map above; empty in a list and at the root.
    std::string key;
    /// A scalar's text, without quotes and escapes.
    std::string text;
};

/// A tree as it was written: nodes in the order of the file, the root first; no node at all when the parameter is not given.
struct ConfigTree {
    std::vector<std::string> files;
    std::vector<ConfigNode> nodes;

    [[nodiscard]] bool is_given() const noexcept { return !nodes.empty(); }
    /// The child of `parent` with this key, or kNoNode.
    [[nodiscard]] std::uint32_t find(std::uint32_t parent, std::string_view key) const noexcept;
    /// Same content, wherever it was written.
    friend bool operator==(const ConfigTree& a, const ConfigTree& b);
};

/// The tree as YAML, every line after `indentation` blanks and ended by '\n'; it reads back as a tree of the same content. An empty tree
/// is no text. [setup]
[[nodiscard]] std::string yaml_of(const ConfigTree& tree, std::size_t indentation = 0);

/// `text` in double quotes, escaped as YAML wants it.
[[nodiscard]] std::string quoted_text(std::string_view text);

inline std::uint32_t ConfigTree::find(std::uint32_t parent, std::string_view key) const noexcept {
    for (std::uint32_t child = nodes[parent].first_child; child != kNoNode; child = nodes[child].next_sibling) {
        if (nodes[child].key == key) return child;
    }
    return kNoNode;
}

}  // namespace firebreak
