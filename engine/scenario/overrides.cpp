#include "engine/scenario/overrides.hpp"

#include "engine/scenario/field_reader.hpp"
#include "engine/scenario/strategy_reader.hpp"
#include "engine/scenario/text_guard.hpp"
#include "engine/scenario/typed_reader.hpp"

#include <fmt/format.h>

#include <vector>

namespace firebreak {
namespace {

YamlNode scalar_node(std::string text, const Mark& mark) {
    YamlNode node;
    node.kind = YamlNode::Kind::scalar;
    node.mark = mark;
    node.text = std::move(text);
    return node;
}

std::vector<std::string> split(std::string_view path) {
    std::vector<std::string> parts;
    for (std::size_t from = 0;;) {
        const std::size_t dot = path.find('.', from);
        parts.emplace_back(path.substr(from, dot - from));
        if (dot == std::string_view::npos) return parts;
        from = dot + 1;
    }
}

// The entry of a list named by number, id or name; nullptr after reporting that there is none.
YamlNode* list_entry(YamlNode& list, const std::string& list_path, const std::string& name, const Mark& mark, Diagnostics& problems) {
    const Reading<std::int64_t> number = read_integer(name);
    if (number.value && *number.value >= 0) {
        const auto position = static_cast<std::size_t>(*number.value);
        if (position < list.items.size()) return &list.items[position];
        problems.error(mark, fmt::format("{} has {} entries, so there is no {} (the first is 0)", list_path, list.items.size(), name));
        return nullptr;
    }
    std::vector<std::string_view> ids;
    for (YamlNode& item : list.items) {
        const YamlEntry* id = item.find("id");
        if (id == nullptr) id = item.find("name");
        if (id == nullptr) continue;
        if (id->value.text == name) return &item;
        ids.push_back(id->value.text);
    }
    problems.error(mark, fmt::format("{} has no entry '{}'{}", list_path, shortened(name), did_you_mean(name, ids)));
    return nullptr;
}

bool is_list_key(std::string_view path) {
    return path == "incidents" || path == "timeline" || path == "strategy.modifiers" || path.ends_with(".aftershocks");
}

// The map below `parent` under `key`, made if it is missing; nullptr after reporting that something else stands there.
YamlNode* child_of(YamlNode& parent, const std::string& path, const std::string& key, const Mark& mark, Diagnostics& problems) {
    if (parent.kind == YamlNode::Kind::list) return list_entry(parent, path, key, mark, problems);
    if (parent.kind == YamlNode::Kind::nothing && is_list_key(path)) {
        problems.error(mark, fmt::format("{} has no entries, so there is no '{}'", path, shortened(key)));
        return nullptr;
    }
    if (parent.kind == YamlNode::Kind::nothing) parent.kind = YamlNode::Kind::map;
    if (parent.kind == YamlNode::Kind::scalar) {
        problems.error(mark, fmt::format("{} is a single value and has no key '{}'", path, shortened(key)));
        return nullptr;
    }
    if (YamlEntry* entry = parent.find(key)) return &entry->value;
    YamlNode made;
    made.mark = mark;
    parent.entries.push_back({key, mark, std::move(made)});
    return &parent.entries.back().value;
}

// A section with nothing but this name.
YamlNode named_section(std::string name, const Mark& mark) {
    YamlNode section;
    section.kind = YamlNode::Kind::map;
    section.mark = mark;
    section.entries.push_back({"name", mark, scalar_node(std::move(name), mark)});
    return section;
}

// `strategy: canned+silo` is short for a section with that name and a list of modifiers, each of them a section too.
void expand_strategy(YamlNode& root) {
    YamlEntry* strategy = root.find("strategy");
    if (strategy == nullptr) return;
    YamlNode& section = strategy->value;
    if (section.kind == YamlNode::Kind::scalar) section = named_section(section.text, section.mark);
    YamlEntry* name = section.find("name");
    std::vector<YamlNode> modifiers;
    if (name != nullptr && name->value.kind == YamlNode::Kind::scalar) {
        std::vector<std::string> names = names_in(name->value.text);
        for (std::size_t i = 1; i < names.size(); ++i) modifiers.push_back(named_section(std::move(names[i]), name->value.mark));
        if (names.size() > 1) name->value.text = std::move(names[0]);
    }
    if (YamlEntry* written = section.find("modifiers")) {
        const YamlNode& list = written->value;
        const std::vector<YamlNode> items = list.kind == YamlNode::Kind::scalar ? std::vector{list} : list.items;
        if (list.kind == YamlNode::Kind::map) return;  // the reader refuses it
        for (const YamlNode& item : items) {
            if (item.kind != YamlNode::Kind::scalar) modifiers.push_back(item);
            else
                for (std::string& one : names_in(item.text)) modifiers.push_back(named_section(std::move(one), item.mark));
        }
        written->value.kind = YamlNode::Kind::list;
        written->value.items = std::move(modifiers);
    } else if (!modifiers.empty()) {
        YamlNode list;
        list.kind = YamlNode::Kind::list;
        list.mark = section.mark;
        list.items = std::move(modifiers);
        section.entries.push_back({"modifiers", section.mark, std::move(list)});
    }
}

}  // namespace

void apply_override(const std::string& assignment, YamlNode& root, Diagnostics& problems) {
    if (find_unfit_byte(assignment) != std::string::npos)
        return problems.error({"--set"}, "an override holds a control character or is no valid UTF-8");
    const Mark mark{"--set " + assignment};
    const std::size_t equals = assignment.find('=');
    if (equals == std::string::npos || equals == 0) return problems.error(mark, "must be key=value, such as platform.visibility=0.2");
    const std::string path = assignment.substr(0, equals);
    const std::vector<std::string> keys = split(path);
    for (const std::string& key : keys) {
        if (key.empty()) return problems.error(mark, "has an empty word in its key");
    }
    if (keys.size() > kMaxYamlDepth) return problems.error(mark, "has too many words in its key");
    if (keys.size() > 1 && keys[0] == "strategy") expand_strategy(root);
    YamlNode* node = &root;
    std::string above = "the scenario";
    for (std::size_t i = 0; i < keys.size(); ++i) {
        node = child_of(*node, above, keys[i], mark, problems);
        if (node == nullptr) return;
        above = i == 0 ? keys[0] : above + "." + keys[i];
    }
    const bool replaces_whole =
        (node->kind == YamlNode::Kind::map || node->kind == YamlNode::Kind::list) && path != "strategy" && path != "strategy.modifiers";
    if (replaces_whole)
        return problems.error(
            mark, fmt::format("{} is {}; set one of its values", path, node->kind == YamlNode::Kind::map ? "a section" : "a list"));
    *node = scalar_node(assignment.substr(equals + 1), mark);
    // An empty value is the empty text, as in --set network.file=
    node->is_quoted = node->text.empty();
}

}  // namespace firebreak
