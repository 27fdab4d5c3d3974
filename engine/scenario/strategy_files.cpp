#include "engine/scenario/strategy_files.hpp"

#include "engine/scenario/overrides.hpp"
#include "engine/scenario/strategy_reader.hpp"
#include "engine/scenario/text_guard.hpp"

#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <optional>
#include <system_error>
#include <utility>

namespace firebreak {
namespace {

namespace fs = std::filesystem;

/// Strategies that a file of the user's own leads to, by its ending.
struct FileKind {
    std::string_view ending;
    std::string_view strategy;
    std::string_view parameter;
};
constexpr std::array kFileKinds = {FileKind{".yaml", "rules", "playbook"}, FileKind{".yml", "rules", "playbook"},
                                   FileKind{".lua", "lua", "script"}};

class Flattening {
  public:
    explicit Flattening(ConfigTree& tree) : tree_{tree} {}

    std::uint32_t add(const YamlNode& from, const std::string& key, const Mark& key_mark) {
        const auto place = static_cast<std::uint32_t>(tree_.nodes.size());
        tree_.nodes.push_back({.kind = static_cast<ConfigNode::Kind>(from.kind),
                               .is_quoted = from.is_quoted,
                               .first_child = kNoNode,
                               .next_sibling = kNoNode,
                               .line = static_cast<std::uint32_t>(from.mark.line),
                               .column = static_cast<std::uint32_t>(from.mark.column),
                               .key_line = static_cast<std::uint32_t>(key_mark.line),
                               .key_column = static_cast<std::uint32_t>(key_mark.column),
                               .file = file_of(from.mark.file),
                               .key = key,
                               .text = from.text});
        std::uint32_t last = kNoNode;
        const auto append = [&](std::uint32_t child) {
            (last == kNoNode ? tree_.nodes[place].first_child : tree_.nodes[last].next_sibling) = child;
            last = child;
        };
        for (const YamlNode& item : from.items) append(add(item, {}, {}));
        for (const YamlEntry& entry : from.entries) append(add(entry.value, entry.key, entry.key_mark));
        return place;
    }

  private:
    // Neighbours stand in the same file, but for values from the command line.
    std::uint32_t file_of(const std::string& name) {
        if (tree_.files.empty() || tree_.files.back() != name) tree_.files.push_back(name);
        return static_cast<std::uint32_t>(tree_.files.size() - 1);
    }
    ConfigTree& tree_;
};

static_assert(static_cast<int>(YamlNode::Kind::map) == static_cast<int>(ConfigNode::Kind::map) &&
              static_cast<int>(YamlNode::Kind::list) == static_cast<int>(ConfigNode::Kind::list));

fs::path path_of(const std::string& written, const Mark& mark) {
    fs::path path{written};
    if (!is_override(mark)) path = fs::path{mark.file}.parent_path() / path;
    return path.lexically_normal();
}

// The file's bytes; nothing after reporting at `mark` that there are none.
std::optional<std::string> content_of(const fs::path& path, const std::string& key, const Mark& mark, Diagnostics& problems) {
    std::error_code failure;
    const bool is_folder = fs::is_directory(path, failure);
    errno = 0;
    std::ifstream file{path, std::ios::binary};
    std::string text(kMaxStrategyFileBytes + 1, '\0');
    if (file && !is_folder) file.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (is_folder || !file.is_open() || file.bad()) {
        const std::string why = is_folder ? "it is a folder" : std::generic_category().message(errno);
        problems.error(mark, fmt::format("{}: {} cannot be read: {}", key, path.string(), why));
        return std::nullopt;
    }
    text.resize(static_cast<std::size_t>(file.gcount()));
    if (text.size() <= kMaxStrategyFileBytes) return text;
    problems.error(mark,
                   fmt::format("{}: {} has more than the {} bytes that such a file may have", key, path.string(), kMaxStrategyFileBytes));
    return std::nullopt;
}

// A text file as a resolved scenario writes it: its name, and its text in pieces.
std::optional<TextFile> inline_file(const ConfigTree& tree, const std::string& key, const Mark& mark, Diagnostics& problems) {
    const std::uint32_t name = tree.nodes[0].kind == ConfigNode::Kind::map ? tree.find(0, "name") : kNoNode;
    const std::uint32_t text = tree.nodes[0].kind == ConfigNode::Kind::map ? tree.find(0, "text") : kNoNode;
    if (text == kNoNode) {
        problems.error(mark, fmt::format("{} must be the path of a file, or a section with its text under 'text'", key));
        return std::nullopt;
    }
    TextFile file{name == kNoNode ? mark.file : tree.nodes[name].text, tree.nodes[text].text};
    for (std::uint32_t piece = tree.nodes[text].first_child; piece != kNoNode; piece = tree.nodes[piece].next_sibling)
        file.text += tree.nodes[piece].text;
    return file;
}

// The value as a parameter of this kind holds it. After an error it holds nothing, so that one mistake is told once.
ParamValue loaded(const StrategyParam& param, Kind kind, Diagnostics& problems) {
    if (const auto* tree = std::get_if<ConfigTree>(&param.value); tree != nullptr && kind == Kind::file) {
        return inline_file(*tree, param.key, param.mark, problems).value_or(TextFile{});
    }
    const auto* written = std::get_if<std::string>(&param.value);
    if (written == nullptr || (kind != Kind::file && kind != Kind::tree)) return param.value;
    const ParamValue nothing = kind == Kind::file ? ParamValue{TextFile{}} : ParamValue{ConfigTree{}};
    const fs::path path = path_of(*written, param.mark);
    const std::optional<std::string> content = content_of(path, param.key, param.mark, problems);
    if (!content) return nothing;
    if (kind == Kind::tree) {
        const std::optional<YamlNode> root = parse_yaml(*content, path.string(), problems);
        return root ? ParamValue{config_tree_of(*root)} : nothing;
    }
    const std::optional<GuardedText> guarded = GuardedText::check(*content, path.string(), kMaxStrategyFileBytes, problems);
    return guarded ? ParamValue{TextFile{path.string(), guarded->text()}} : nothing;
}

void read_files(const StrategyPlugin& plugin, std::vector<StrategyParam>& params, Diagnostics& problems) {
    for (StrategyParam& param : params) {
        const StrategyParameter* known = plugin.find_parameter(param.key);
        if (known != nullptr) param.value = loaded(param, known->kind, problems);
    }
}

std::optional<StrategyPlugin> opened(const StrategyLibrary& library, const std::string& name) {
    try {
        return library.open(name);
    } catch (const InputError&) {
        return std::nullopt;
    }
}

}  // namespace

ConfigTree config_tree_of(const YamlNode& node) {
    ConfigTree tree;
    Flattening{tree}.add(node, {}, {});
    return tree;
}

void read_strategy_files(const StrategyLibrary& library, Scenario& scenario, Diagnostics& problems) {
    const auto read = [&](const std::string& name, std::vector<StrategyParam>& params) {
        // Most choices set nothing, or nothing that could be a path.
        if (params.empty()) return;
        if (const std::optional<StrategyPlugin> plugin = opened(library, name)) read_files(*plugin, params, problems);
    };
    read(scenario.strategy.name, scenario.strategy.params);
    for (ModifierChoice& modifier : scenario.strategy.modifiers) read(modifier.name, modifier.params);
}

std::vector<GivenValue> given_values(const StrategyPlugin& plugin, const std::vector<StrategyParam>& params, Diagnostics& problems) {
    std::vector<StrategyParam> read = params;
    read_files(plugin, read, problems);
    std::vector<GivenValue> values;
    values.reserve(read.size());
    for (StrategyParam& param : read) values.push_back({std::move(param.key), std::move(param.value), std::move(param.mark)});
    return values;
}

std::vector<std::string> strategy_overrides(const std::string& text) {
    const std::string first = names_in(text).front();
    for (const FileKind& kind : kFileKinds) {
        if (!first.ends_with(kind.ending)) continue;
        const std::size_t plus = text.find('+');
        const std::string modifiers = plus == std::string::npos ? "" : text.substr(plus);
        return {fmt::format("strategy={}{}", kind.strategy, modifiers), fmt::format("strategy.{}={}", kind.parameter, first)};
    }
    return {"strategy=" + text};
}

}  // namespace firebreak
