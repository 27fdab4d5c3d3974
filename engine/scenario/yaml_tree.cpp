#include "engine/scenario/yaml_tree.hpp"

#include "engine/params/config_tree.hpp"
#include "engine/scenario/text_guard.hpp"

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <fstream>
#include <sstream>
#include <system_error>
#include <unordered_map>
#include <utility>

namespace firebreak {
namespace {

constexpr std::size_t kMaxProblems = 100;

// Thrown to leave yaml-cpp's recursion once a limit is passed; the error has been reported.
struct Stopped {};

// A list or map that is still open.
struct Frame {
    YamlNode node;
    /// The container stands where a key should: it has been reported and is dropped when it closes.
    bool is_dropped = false;
    bool awaits_value = false;
    /// The pending key was refused: its value is read and dropped.
    bool drops_value = false;
    std::string key;
    Mark key_mark;
    std::unordered_map<std::string, Mark> seen;
};

class TreeBuilder final : public YAML::EventHandler {
  public:
    TreeBuilder(const GuardedText& text, Diagnostics& problems) : text_{text}, problems_{problems} {}

    [[nodiscard]] YamlNode take_root() { return std::move(root_); }
    /// The mark of the innermost list or map that is still open.
    [[nodiscard]] std::optional<Mark> open_container() const {
        if (frames_.empty()) return std::nullopt;
        return frames_.back().node.mark;
    }

    void OnDocumentStart(const YAML::Mark& mark) override { root_.mark = place(mark); }
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark& mark, YAML::anchor_t /*anchor*/) override {
        if (is_at_key()) return refuse_key(place(mark), "a key is missing before ':'");
        YamlNode node;
        node.mark = frames_.empty() || frames_.back().node.kind == YamlNode::Kind::list ? place(mark) : frames_.back().key_mark;
        add(std::move(node));
    }
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t /*anchor*/) override {
        refuse(place(mark), "aliases ('*name') are not supported; write the value out");
        OnNull(mark, 0);
    }
    void OnAnchor(const YAML::Mark& mark, const std::string& anchor_name) override {
        refuse(place(mark), fmt::format("anchors ('&{}') are not supported; write the value out where it is needed", anchor_name));
    }
    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t /*anchor*/, const std::string& value) override;
    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t /*anchor*/,
                         YAML::EmitterStyle::value /*style*/) override {
        open(YamlNode::Kind::list, mark, tag);
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t /*anchor*/,
                    YAML::EmitterStyle::value /*style*/) override {
        open(YamlNode::Kind::map, mark, tag);
    }
    void OnMapEnd() override { close(); }

  private:
    [[nodiscard]] Mark place(const YAML::Mark& mark) const {
        return text_.mark(static_cast<std::size_t>(mark.line), static_cast<std::size_t>(mark.column));
    }
    [[nodiscard]] bool is_at_key() const {
        return !frames_.empty() && frames_.back().node.kind == YamlNode::Kind::map && !frames_.back().awaits_value;
    }
    void refuse(Mark mark, std::string message) {
        if (++refused_ > kMaxProblems) {
            problems_.error(std::move(mark), "too many problems; the rest of the file was not read");
            throw Stopped{};
        }
        problems_.error(std::move(mark), std::move(message));
    }
    void refuse_key(Mark mark, std::string message) {
        refuse(mark, std::move(message));
        frames_.back().key_mark = std::move(mark);
        frames_.back().awaits_value = true;
        frames_.back().drops_value = true;
    }
    // yaml-cpp says '?' for a plain value and '!' for a quoted one where no tag is written.
    void check_tag(const Mark& mark, const std::string& tag) {
        if (tag != "?" && tag != "!" && !tag.empty()) refuse(mark, fmt::format("tags ('{}') are not supported", tag));
    }
    void count_node(const Mark& mark) {
        if (++nodes_ <= kMaxYamlNodes) return;
        problems_.error(mark, fmt::format("has more than {} values", kMaxYamlNodes));
        throw Stopped{};
    }
    void open(YamlNode::Kind kind, const YAML::Mark& yaml_mark, const std::string& tag);
    void close();
    void take_key(const Mark& mark, const std::string& key, bool is_quoted);
    void add(YamlNode node);

    const GuardedText& text_;
    Diagnostics& problems_;
    std::vector<Frame> frames_;
    YamlNode root_;
    std::size_t nodes_ = 0;
    std::size_t refused_ = 0;
};

void TreeBuilder::OnScalar(const YAML::Mark& yaml_mark, const std::string& tag, YAML::anchor_t /*anchor*/, const std::string& value) {
    const Mark mark = place(yaml_mark);
    check_tag(mark, tag);
    if (value.size() > kMaxYamlScalarBytes) {
        problems_.error(mark, fmt::format("a value of {} bytes, but at most {} are allowed", value.size(), kMaxYamlScalarBytes));
        throw Stopped{};
    }
    // Escapes such as "\0" bring in what the file itself must not hold.
    if (find_unfit_byte(value) != std::string_view::npos)
        refuse(mark, "an escape in this text stands for a control character, which is not allowed");
    if (is_at_key()) return take_key(mark, value, tag == "!");
    YamlNode node;
    node.kind = YamlNode::Kind::scalar;
    node.mark = mark;
    node.text = value;
    node.is_quoted = tag == "!";
    add(std::move(node));
}

void TreeBuilder::open(YamlNode::Kind kind, const YAML::Mark& yaml_mark, const std::string& tag) {
    const Mark mark = place(yaml_mark);
    check_tag(mark, tag);
    if (frames_.size() >= kMaxYamlDepth) {
        problems_.error(mark, fmt::format("lists and sections are nested more than {} deep", kMaxYamlDepth));
        throw Stopped{};
    }
    const bool is_key = is_at_key();
    if (is_key) refuse_key(mark, "a key must be a word, not a list or a map");
    Frame frame;
    frame.node.kind = kind;
    frame.node.mark = mark;
    frame.is_dropped = is_key;
    frames_.push_back(std::move(frame));
}

void TreeBuilder::close() {
    Frame done = std::move(frames_.back());
    frames_.pop_back();
    if (!done.is_dropped) add(std::move(done.node));
}

void TreeBuilder::take_key(const Mark& mark, const std::string& key, bool is_quoted) {
    if (key == "<<" && !is_quoted) return refuse_key(mark, "merge keys ('<<') are not supported; write the keys out");
    Frame& map = frames_.back();
    const auto [first, is_new] = map.seen.try_emplace(key, mark);
    if (!is_new) return refuse_key(mark, fmt::format("duplicate key '{}'; it already stands in line {}", key, first->second.line));
    map.key = key;
    map.key_mark = mark;
    map.awaits_value = true;
}

void TreeBuilder::add(YamlNode node) {
    count_node(node.mark);
    if (frames_.empty()) {
        root_ = std::move(node);
        return;
    }
    Frame& parent = frames_.back();
    if (parent.node.kind == YamlNode::Kind::list) {
        parent.node.items.push_back(std::move(node));
        return;
    }
    if (!parent.drops_value) parent.node.entries.push_back({std::move(parent.key), parent.key_mark, std::move(node)});
    parent.key.clear();
    parent.awaits_value = false;
    parent.drops_value = false;
}

// A second document counts from its first event on; whatever it holds is not read.
class SecondDocument final : public YAML::EventHandler {
  public:
    SecondDocument(const GuardedText& text, Diagnostics& problems) : text_{text}, problems_{problems} {}
    void OnDocumentStart(const YAML::Mark& mark) override {
        problems_.error(text_.mark(static_cast<std::size_t>(mark.line), static_cast<std::size_t>(mark.column)),
                        "a second document begins here; a file holds one");
        throw Stopped{};
    }
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark&, YAML::anchor_t) override {}
    void OnAlias(const YAML::Mark&, YAML::anchor_t) override {}
    void OnScalar(const YAML::Mark&, const std::string&, YAML::anchor_t, const std::string&) override {}
    void OnSequenceStart(const YAML::Mark&, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override {}
    void OnSequenceEnd() override {}
    void OnMapStart(const YAML::Mark&, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override {}
    void OnMapEnd() override {}

  private:
    const GuardedText& text_;
    Diagnostics& problems_;
};

// yaml-cpp's words for the commonest slips, said so that they can be mended.
std::string plain_words(const std::string& message) {
    struct Translation {
        std::string_view theirs;
        std::string_view ours;
    };
    static constexpr std::array kTranslations = {
        Translation{"illegal map value",
                    "a ':' was not expected here; either the indentation is off or a text that contains ': ' needs quotes"},
        Translation{"end of map not found", "this does not fit the section above it; look at the indentation"},
        Translation{"end of sequence not found", "this does not fit the list above it; look at the indentation"},
        Translation{"illegal EOF in scalar", "a quote that opens a text is never closed"},
        Translation{"end of sequence flow not found", "the list that begins here is not closed with ']'"},
        Translation{"end of map flow not found", "the map that begins here is not closed with '}'"},
    };
    for (const Translation& translation : kTranslations) {
        if (message == translation.theirs) return std::string{translation.ours};
    }
    return message;
}

void report(const YAML::Exception& thrown, const GuardedText& text, const TreeBuilder& builder, Diagnostics& problems) {
    const bool is_unclosed = thrown.msg.ends_with("flow not found");
    Mark mark =
        text.mark(static_cast<std::size_t>(std::max(thrown.mark.line, 0)), static_cast<std::size_t>(std::max(thrown.mark.column, 0)));
    if (is_unclosed) mark = builder.open_container().value_or(mark);
    const std::string_view line = text.line(mark.line - 1);
    const std::string_view indentation = line.substr(0, line.find_first_not_of(" \t"));
    const bool has_tab = indentation.find('\t') != std::string_view::npos;
    problems.error(std::move(mark),
                   "not valid YAML: " + (has_tab ? "the line is indented with a tab; use spaces" : plain_words(thrown.msg)));
}

// Directives ('%YAML', '%TAG') can stand only before the first document; yaml-cpp ignores those it does not know.
bool has_directive(const GuardedText& text, Diagnostics& problems) {
    for (std::size_t i = 0;; ++i) {
        const std::string_view line = text.line(i);
        const bool is_last = line.data() == nullptr;
        if (is_last) return false;
        if (line.starts_with('%')) {
            problems.error(text.mark(i, 0), "directives ('%') are not supported");
            return true;
        }
        const std::size_t first = line.find_first_not_of(" \t");
        if (first != std::string_view::npos && line[first] != '#') return false;
    }
}

}  // namespace

const YamlEntry* YamlNode::find(std::string_view key) const noexcept {
    for (const YamlEntry& entry : entries) {
        if (entry.key == key) return &entry;
    }
    return nullptr;
}

YamlEntry* YamlNode::find(std::string_view key) noexcept { return const_cast<YamlEntry*>(std::as_const(*this).find(key)); }

std::optional<YamlNode> parse_yaml(std::string_view text, const std::string& name, Diagnostics& problems) {
    const std::optional<GuardedText> guarded = GuardedText::check(text, name, kMaxYamlBytes, problems);
    if (!guarded || has_directive(*guarded, problems)) return std::nullopt;
    Diagnostics refused;
    TreeBuilder builder{*guarded, refused};
    bool is_stopped = false;
    try {
        std::istringstream stream{guarded->text()};
        YAML::Parser parser{stream};
        SecondDocument second{*guarded, refused};
        if (parser.HandleNextDocument(builder)) parser.HandleNextDocument(second);
    } catch (const YAML::Exception& thrown) {
        // What was refused before may be the echo of the same slip: yaml-cpp takes a list that is never closed for a key.
        report(thrown, *guarded, builder, problems);
        return std::nullopt;
    } catch (const Stopped&) {
        is_stopped = true;
    }
    for (const Problem& problem : refused.problems()) problems.error(problem.mark, problem.message);
    if (is_stopped) return std::nullopt;
    YamlNode root = builder.take_root();
    if (root.mark.line == 0) root.mark = {name, 1, 1};
    return root;
}

std::optional<YamlNode> read_yaml(const std::filesystem::path& path, Diagnostics& problems) {
    const std::string name = path.string();
    std::error_code failure;
    if (std::filesystem::is_directory(path, failure)) {
        problems.error({name}, "is a folder, not a file");
        return std::nullopt;
    }
    errno = 0;
    std::ifstream file{path, std::ios::binary};
    // One byte more than allowed is enough to know that it is too large.
    std::string text(kMaxYamlBytes + 1, '\0');
    if (file) file.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (!file.is_open() || file.bad()) {
        problems.error({name}, fmt::format("cannot be read: {}", std::generic_category().message(errno)));
        return std::nullopt;
    }
    text.resize(static_cast<std::size_t>(file.gcount()));
    return parse_yaml(text, name, problems);
}

std::string quoted_yaml(std::string_view text) { return quoted_text(text); }

}  // namespace firebreak
