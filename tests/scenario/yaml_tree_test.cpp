#include "engine/scenario/yaml_tree.hpp"

#include "tests/scenario/read_helpers.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace firebreak;

namespace {

std::string refusal(const std::string& text) {
    Diagnostics problems;
    (void)parse_yaml(text, "f.yaml", problems);
    return text_of_all(problems);
}

YamlNode tree_of(const std::string& text) {
    Diagnostics problems;
    const std::optional<YamlNode> root = parse_yaml(text, "f.yaml", problems);
    REQUIRE(text_of_all(problems) == "");
    REQUIRE(root);
    return *root;
}

std::string place(const Mark& mark) { return std::to_string(mark.line) + ":" + std::to_string(mark.column); }

}  // namespace

TEST_CASE("maps keep the order of the file, and marks count lines and columns from 1") {
    const YamlNode root = tree_of("zeta: 1\nalpha:\n  - x\n  - {k: v}\n");
    REQUIRE(root.entries.size() == 2);
    CHECK(root.entries[0].key == "zeta");
    CHECK(place(root.entries[0].key_mark) == "1:1");
    CHECK(place(root.entries[0].value.mark) == "1:7");
    const YamlNode& list = root.entries[1].value;
    CHECK(list.kind == YamlNode::Kind::list);
    CHECK(place(list.items[0].mark) == "3:5");
    CHECK(place(list.items[1].entries[0].value.mark) == "4:9");
    CHECK(root.find("alpha") == &root.entries[1]);
    CHECK(root.find("beta") == nullptr);
}

TEST_CASE("columns count characters, not bytes, where accents stand before the key") {
    const YamlNode root = tree_of("été: {ab: 2, naïf: 3}\n");
    CHECK(place(root.entries[0].value.mark) == "1:6");
    const YamlNode& inner = root.entries[0].value;
    CHECK(place(inner.entries[0].key_mark) == "1:7");
    CHECK(place(inner.entries[1].key_mark) == "1:14");
    CHECK(place(inner.entries[1].value.mark) == "1:20");
    CHECK(place(tree_of("𝄞: x").entries[0].value.mark) == "1:4");
}

TEST_CASE("quoted scalars and blocks are known as such") {
    const YamlNode root = tree_of("a: '1'\nb: \"1\"\nc: 1\nd: |\n  1\n");
    CHECK(root.entries[0].value.is_quoted);
    CHECK(root.entries[1].value.is_quoted);
    CHECK_FALSE(root.entries[2].value.is_quoted);
    CHECK(root.entries[3].value.is_quoted);
    CHECK(root.entries[3].value.text == "1\n");
}

TEST_CASE("a value left out is nothing, and its mark is its key's") {
    const YamlNode root = tree_of("a:\n\nb: ~\nc: null\nd: ''\n");
    for (const std::size_t i : {0U, 1U, 2U}) {
        CAPTURE(i);
        CHECK(root.entries[i].value.kind == YamlNode::Kind::nothing);
        CHECK(place(root.entries[i].value.mark) == place(root.entries[i].key_mark));
    }
    CHECK(root.entries[3].value.kind == YamlNode::Kind::scalar);
}

TEST_CASE("an empty file is an empty tree, not an error") {
    for (const char* text : {"", "\n\n", "# only a comment", "---\n"}) {
        CAPTURE(text);
        CHECK(tree_of(text).kind == YamlNode::Kind::nothing);
    }
}

TEST_CASE("numbers with a leading zero reach the tree as they were written") { CHECK(tree_of("a: 012").entries[0].value.text == "012"); }

TEST_CASE("what YAML allows and a scenario has no use for is refused at its place") {
    struct Case {
        const char* text;
        const char* words;
    };
    for (const auto& [text, words] : {
             Case{"a: &x 1", "f.yaml:1:4: anchors ('&x') are not supported; write the value out where it is needed"},
             Case{"a: &x [*x]",
                  "f.yaml:1:4: anchors ('&x') are not supported; write the value out where it is needed\n"
                  "f.yaml:1:8: aliases ('*name') are not supported; write the value out"},
             Case{"a: &x\nb: 1", "f.yaml:1:4: anchors ('&x') are not supported; write the value out where it is needed"},
             Case{"a: 1\n<<: {b: 2}", "f.yaml:2:1: merge keys ('<<') are not supported; write the keys out"},
             Case{"a: !km 1", "f.yaml:1:4: tags ('!km') are not supported"},
             Case{"a: !!int 1", "f.yaml:1:4: tags ('tag:yaml.org,2002:int') are not supported"},
             Case{"a: !km\n  b: 1", "f.yaml:1:4: tags ('!km') are not supported"},
             Case{"a: !km\nb: 1", "f.yaml:1:4: tags ('!km') are not supported"},
             Case{"a: 1\n---\nb: 2", "f.yaml:2:1: a second document begins here; a file holds one"},
             Case{"a: 1\n...\nb: 2", "f.yaml:3:1: a second document begins here; a file holds one"},
             Case{"{a: 1}\nb", "f.yaml:2:1: a second document begins here; a file holds one"},
             Case{"a: 1\nb: 2\na: 3", "f.yaml:3:1: duplicate key 'a'; it already stands in line 1"},
             Case{"a: {b: 1, b: 2}", "f.yaml:1:11: duplicate key 'b'; it already stands in line 1"},
             Case{"[a]: 3", "f.yaml:1:1: a key must be a word, not a list or a map"},
             Case{"{b: 1}: 3", "f.yaml:1:1: a key must be a word, not a list or a map"},
             Case{": 3", "f.yaml:1:1: a key is missing before ':'"},
             Case{"~: 3", "f.yaml:1:1: a key is missing before ':'"},
             Case{"# words\n%YAML 1.2\n---\na: 1", "f.yaml:2:1: directives ('%') are not supported"},
         }) {
        CAPTURE(text);
        CHECK(refusal(text) == words);
    }
}

TEST_CASE("text that is no YAML is refused at its place, in words that help") {
    struct Case {
        const char* text;
        const char* words;
    };
    for (const auto& [text, words] : {
             Case{"a: b: c",
                  "f.yaml:1:5: not valid YAML: a ':' was not expected here; either the indentation is off or a text that contains ': ' "
                  "needs quotes"},
             Case{"a:\n\tb: 1", "f.yaml:2:3: not valid YAML: the line is indented with a tab; use spaces"},
             Case{"a: 1\n- b", "f.yaml:2:1: not valid YAML: this does not fit the section above it; look at the indentation"},
             Case{"a:\n  - [1,\n", "f.yaml:2:5: not valid YAML: the list that begins here is not closed with ']'"},
             Case{"a: \"x", "f.yaml:1:6: not valid YAML: a quote that opens a text is never closed"},
         }) {
        CAPTURE(text);
        CHECK(refusal(text) == words);
    }
}

TEST_CASE("bytes that a parser would swallow or change are refused before it sees them") {
    CHECK(refusal("a: 1\nb: \xff") == "f.yaml:2:4: the byte 0xff is no valid UTF-8; save the file with the encoding UTF-8");
    CHECK(refusal("é: \xe9t\xe9") == "f.yaml:1:4: the byte 0xe9 is no valid UTF-8; save the file with the encoding UTF-8");
    CHECK(refusal(std::string{"a: \0", 4}) == "f.yaml:1:4: the control character U+0000 is not allowed");
    // yaml-cpp takes this byte for the end of the file.
    CHECK(refusal("a: 1\n\x04\nb: 2") == "f.yaml:2:1: the control character U+0004 is not allowed");
    CHECK(refusal("a: \"x\\0y\"") == "f.yaml:1:4: an escape in this text stands for a control character, which is not allowed");
    CHECK(refusal("a: \xc0\xaf") != "");
    CHECK(refusal("a: \xed\xa0\x80") != "");
    CHECK(refusal("a: \xf4\x90\x80\x80") != "");
    CHECK(refusal("a: 1\rb: 2") == "f.yaml:1:5: a lone carriage return; save the file with ordinary line ends");
}

TEST_CASE("Windows line ends and a byte-order mark change nothing") {
    const YamlNode root = tree_of(
        "\xef\xbb\xbf"
        "a: 1\r\nb: x y\r\n");
    CHECK(root.entries[0].value.text == "1");
    CHECK(place(root.entries[0].key_mark) == "1:1");
    CHECK(root.entries[1].value.text == "x y");
}

TEST_CASE("limits on size, depth, length and number hold") {
    CHECK(refusal(std::string(kMaxYamlBytes + 1, '#')) == "f.yaml: is 4194305 bytes long, but a YAML file may have at most 4194304");
    CHECK(refusal(std::string(kMaxYamlDepth, '[') + std::string(kMaxYamlDepth, ']')) == "");
    CHECK(refusal(std::string(kMaxYamlDepth + 1, '[') + std::string(kMaxYamlDepth + 1, ']')) ==
          "f.yaml:1:65: lists and sections are nested more than 64 deep");
    CHECK(refusal(std::string(100'000, '[')) != "");
    CHECK(refusal("a: " + std::string(kMaxYamlScalarBytes, 'x')) == "");
    CHECK(refusal("a: " + std::string(kMaxYamlScalarBytes + 1, 'x')) ==
          "f.yaml:1:4: a value of 65537 bytes, but at most 65536 are allowed");
    std::string many = "[";
    for (std::size_t i = 0; i <= kMaxYamlNodes; ++i) many += "0,\n";
    CHECK(refusal(many + "]") == "f.yaml:200001:1: has more than 200000 values");
}

TEST_CASE("a file full of mistakes ends in a hundred messages and a last word") {
    std::string text;
    for (int i = 0; i < 500; ++i) text += "a: 1\n";
    Diagnostics problems;
    (void)parse_yaml(text, "f.yaml", problems);
    CHECK(problems.problems().size() == 101);
    CHECK(problems.problems().back().message == "too many problems; the rest of the file was not read");
}

TEST_CASE("a file that cannot be read is one message") {
    Diagnostics problems;
    CHECK_FALSE(read_yaml("/nowhere/at/all.yaml", problems));
    CHECK(text_of_all(problems) == "/nowhere/at/all.yaml: cannot be read: No such file or directory");
    Diagnostics folder;
    CHECK_FALSE(read_yaml("/", folder));
    CHECK(text_of_all(folder) == "/: is a folder, not a file");
}

TEST_CASE("text written in quotes reads back unchanged") {
    for (const char* text : {"", "plain", "a: b # c", "\"quoted\" \\ back", "two\nlines\tand a tab", "é 𝄞 'x'", "012", "~"}) {
        CAPTURE(text);
        const YamlNode root = tree_of("a: " + quoted_yaml(text));
        CHECK(root.entries[0].value.text == text);
        CHECK(root.entries[0].value.is_quoted);
    }
}
