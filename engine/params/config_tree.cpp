#include "engine/params/config_tree.hpp"

#include <algorithm>

namespace firebreak {
namespace {

bool is_plain_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Text that means the same without quotes; whatever is in doubt gets them.
bool is_plain(std::string_view text) {
    if (text.empty() || text.front() == ' ' || text.back() == ' ' || text.back() == ':') return false;
    const bool is_negative_number = text.size() > 1 && text[0] == '-' && is_digit(text[1]);
    if (!is_plain_letter(text[0]) && !is_digit(text[0]) && text[0] != '.' && !is_negative_number) return false;
    const auto is_allowed = [](char c) {
        return is_plain_letter(c) || is_digit(c) || std::string_view{" .%/+-:"}.find(c) != std::string_view::npos;
    };
    return std::ranges::all_of(text, is_allowed) && text.find(": ") == std::string_view::npos && text != "null" && text != "Null" &&
           text != "NULL";
}

class YamlLines {
  public:
    explicit YamlLines(const ConfigTree& tree) : tree_{tree} {}

    /// The node below its key or dash: nothing, a value on the same line, or lines of its own.
    [[nodiscard]] std::string value(std::uint32_t place, std::size_t indentation) const {
        const ConfigNode& node = tree_.nodes[place];
        switch (node.kind) {
            case ConfigNode::Kind::nothing: return " ~\n";
            case ConfigNode::Kind::scalar: return " " + scalar(node) + "\n";
            case ConfigNode::Kind::list:
            case ConfigNode::Kind::map: break;
        }
        if (node.first_child == kNoNode) return node.kind == ConfigNode::Kind::map ? " {}\n" : " []\n";
        return "\n" + block(place, indentation);
    }

    [[nodiscard]] std::string block(std::uint32_t place, std::size_t indentation) const {
        const ConfigNode& node = tree_.nodes[place];
        const std::string blanks(indentation, ' ');
        std::string text;
        for (std::uint32_t child = node.first_child; child != kNoNode; child = tree_.nodes[child].next_sibling) {
            const bool is_map = node.kind == ConfigNode::Kind::map;
            const std::string& key = tree_.nodes[child].key;
            text += blanks;
            if (is_map) {
                text += is_plain(key) && is_plain_letter(key[0]) && key.find(':') == std::string::npos ? key : quoted_text(key);
                text += ':';
            } else {
                text += '-';
            }
            const std::string below = value(child, indentation + 2);
            // "- key: value": the first line of an entry stands behind its dash.
            if (!is_map && below.starts_with('\n')) text += " " + below.substr(1 + indentation + 2);
            else text += below;
        }
        return text;
    }

  private:
    static std::string scalar(const ConfigNode& node) {
        return node.is_quoted || !is_plain(node.text) ? quoted_text(node.text) : node.text;
    }
    const ConfigTree& tree_;
};

}  // namespace

bool operator==(const ConfigTree& a, const ConfigTree& b) { return yaml_of(a) == yaml_of(b); }

std::string yaml_of(const ConfigTree& tree, std::size_t indentation) {
    if (!tree.is_given()) return {};
    const ConfigNode& root = tree.nodes[0];
    const YamlLines lines{tree};
    const bool has_block = root.kind != ConfigNode::Kind::nothing && root.kind != ConfigNode::Kind::scalar && root.first_child != kNoNode;
    if (has_block) return lines.block(0, indentation);
    return std::string(indentation, ' ') + lines.value(0, indentation).substr(1);
}

std::string quoted_text(std::string_view text) {
    std::string result = "\"";
    for (const char letter : text) {
        switch (letter) {
            case '"': result += "\\\""; break;
            case '\\': result += "\\\\"; break;
            case '\n': result += "\\n"; break;
            case '\t': result += "\\t"; break;
            default: result += letter;
        }
    }
    return result + '"';
}

}  // namespace firebreak
