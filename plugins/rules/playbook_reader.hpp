// From a tree of YAML to a playbook, or to all that is wrong with it.
#pragma once

#include "plugins/rules/playbook.hpp"
#include "plugins/rules/tree_reader.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace firebreak::rules {

/// A key and what stands there, for the manual.
struct KeyHelp {
    std::string_view key;
    std::string_view help;
};
[[nodiscard]] std::span<const KeyHelp> playbook_keys() noexcept;
[[nodiscard]] std::span<const KeyHelp> rule_keys() noexcept;
/// Actions beside changes of orders.
[[nodiscard]] std::span<const KeyHelp> action_keys() noexcept;

/// The playbook in `tree`; without errors among `findings` it may be used. A tree that is not given is a playbook without rules. [setup]
[[nodiscard]] Playbook read_playbook(const ConfigTree& tree, std::vector<Finding>& findings);

}  // namespace firebreak::rules
