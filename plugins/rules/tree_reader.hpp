// Reads the values of a playbook's tree and notes what is wrong with them, all of it, each at its node.
#pragma once

#include "engine/params/config_tree.hpp"
#include "plugins/rules/columns.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace firebreak::rules {

/// One thing that is wrong, or odd, with a playbook.
struct Finding {
    std::uint32_t node = kNoNode;
    bool at_key = false;
    bool is_warning = false;
    std::string text;
};

class TreeReader {
  public:
    TreeReader(const ConfigTree& tree, std::vector<Finding>& findings) noexcept : tree_{tree}, findings_{findings} {}

    [[nodiscard]] const ConfigNode& node(std::uint32_t place) const noexcept { return tree_.nodes[place]; }
    [[nodiscard]] std::uint32_t find(std::uint32_t parent, std::string_view key) const noexcept { return tree_.find(parent, key); }
    [[nodiscard]] std::vector<std::uint32_t> children(std::uint32_t parent) const;
    [[nodiscard]] bool is_map(std::uint32_t place) const noexcept { return node(place).kind == ConfigNode::Kind::map; }
    [[nodiscard]] bool is_list(std::uint32_t place) const noexcept { return node(place).kind == ConfigNode::Kind::list; }
    [[nodiscard]] bool is_scalar(std::uint32_t place) const noexcept { return node(place).kind == ConfigNode::Kind::scalar; }

    void error(std::uint32_t place, std::string text) { findings_.push_back({place, false, false, std::move(text)}); }
    void key_error(std::uint32_t place, std::string text) { findings_.push_back({place, true, false, std::move(text)}); }
    void warning(std::uint32_t place, std::string text) { findings_.push_back({place, true, true, std::move(text)}); }
    /// "unknown WHAT 'x'; did you mean 'y'?", or what there is where nothing is close.
    void unknown_key(std::uint32_t place, const std::string& what, std::span<const std::string_view> allowed);

    /// The values below; each reports what else stands there and gives nothing. `path` names the value in messages.
    [[nodiscard]] bool expect_map(std::uint32_t place, const std::string& path);
    [[nodiscard]] std::optional<double> number(std::uint32_t place, const std::string& path, double min, double max, bool is_whole = false);
    [[nodiscard]] std::optional<Duration> duration(std::uint32_t place, const std::string& path);
    [[nodiscard]] std::optional<bool> flag(std::uint32_t place, const std::string& path);
    [[nodiscard]] std::optional<std::size_t> word(std::uint32_t place, const std::string& path, std::span<const std::string_view> words);
    [[nodiscard]] std::string text(std::uint32_t place, const std::string& path);

  private:
    [[nodiscard]] bool expect_scalar(std::uint32_t place, const std::string& path, std::string_view wish);
    const ConfigTree& tree_;
    std::vector<Finding>& findings_;
};

/// What a user wrote, in quotes and at most 60 bytes of it.
[[nodiscard]] std::string quoted(std::string_view text);

}  // namespace firebreak::rules
