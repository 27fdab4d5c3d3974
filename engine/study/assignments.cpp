#include "engine/study/assignments.hpp"

#include <fmt/format.h>

namespace firebreak {
namespace {

void read_map(const YamlNode& map, const std::string& above, const std::string& path, std::vector<Assignment>& found,
              ReadContext& context) {
    for (const YamlEntry& entry : map.entries) {
        const std::string key = above.empty() ? entry.key : above + "." + entry.key;
        if (entry.key.empty() || entry.key.find('=') != std::string::npos)
            context.problems.error(entry.key_mark, fmt::format("'{}' in {} is no key of a scenario", shortened(entry.key), path));
        else if (entry.value.kind == YamlNode::Kind::scalar) found.push_back({key + "=" + entry.value.text, entry.value.mark});
        else if (entry.value.kind == YamlNode::Kind::map) read_map(entry.value, key, path, found, context);
        else context.problems.error(entry.value.mark, fmt::format("{} in {} must be a single value", key, path));
    }
}

}  // namespace

std::vector<Assignment> read_assignments(const YamlNode& node, const std::string& path, ReadContext& context) {
    std::vector<Assignment> found;
    if (node.kind == YamlNode::Kind::map) {
        read_map(node, "", path, found, context);
    } else if (is_list(node, path, context)) {
        for (const YamlNode& item : node.items) {
            if (item.kind == YamlNode::Kind::map) read_map(item, "", path, found, context);
            else context.problems.error(item.mark, fmt::format("an entry of {} must be 'key: value'", path));
        }
    }
    return found;
}

std::string_view key_of(const Assignment& assignment) noexcept {
    return std::string_view{assignment.text}.substr(0, assignment.text.find('='));
}

std::string_view value_of(const Assignment& assignment) noexcept {
    const std::size_t equals = assignment.text.find('=');
    return equals == std::string::npos ? std::string_view{} : std::string_view{assignment.text}.substr(equals + 1);
}

}  // namespace firebreak
