#include "engine/params/config_tree.hpp"

#include "engine/params/field.hpp"

#include <doctest/doctest.h>

using namespace firebreak;

namespace {

ConfigNode scalar(const char* key, const char* text, bool is_quoted, std::uint32_t next) {
    ConfigNode node;
    node.kind = ConfigNode::Kind::scalar;
    node.key = key;
    node.text = text;
    node.is_quoted = is_quoted;
    node.next_sibling = next;
    return node;
}

ConfigTree sample() {
    ConfigTree tree;
    tree.files = {"somewhere.yaml"};
    ConfigNode root;
    root.kind = ConfigNode::Kind::map;
    root.first_child = 1;
    ConfigNode list;
    list.kind = ConfigNode::Kind::list;
    list.key = "a list";
    list.first_child = 4;
    ConfigNode entry;
    entry.kind = ConfigNode::Kind::map;
    entry.first_child = 5;
    entry.next_sibling = 7;
    ConfigNode empty;
    empty.kind = ConfigNode::Kind::map;
    tree.nodes = {root,  scalar("number", "30 %", false, 2),       scalar("text", "30 %", true, 3),        list,
                  entry, scalar("hours", "22:00-06:00", false, 6), scalar("sign", ">= 3", false, kNoNode), empty};
    return tree;
}

}  // namespace

TEST_CASE("a tree is written as YAML, in quotes only what was quoted or would read as something else without") {
    CHECK(yaml_of(sample(), 2) ==
          "  number: 30 %\n"
          "  text: \"30 %\"\n"
          "  a list:\n"
          "    - hours: 22:00-06:00\n"
          "      sign: \">= 3\"\n"
          "    - {}\n");
    CHECK(yaml_of(ConfigTree{}).empty());
    CHECK(value_text(ParamValue{sample()}) == yaml_of(sample()));
}

TEST_CASE("trees are equal when they hold the same, wherever it stood") {
    ConfigTree moved = sample();
    moved.files = {"elsewhere.yaml"};
    moved.nodes[1].line = 99;
    CHECK(moved == sample());
    moved.nodes[1].text = "31 %";
    CHECK_FALSE(moved == sample());
    CHECK(sample().find(0, "text") == 2);
    CHECK(sample().find(0, "missing") == kNoNode);
}
