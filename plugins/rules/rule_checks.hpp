// What is right in itself and yet cannot be meant: rules that never fire, rules that nothing is left for, ends without a beginning.
#pragma once

#include "plugins/rules/playbook.hpp"
#include "plugins/rules/tree_reader.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace firebreak::rules {

/// Warns at the rules' `places`; `nevers` says whose conditions contradict each other. [setup]
void check_rules(const Playbook& playbook, std::span<const std::uint32_t> places, const std::vector<bool>& nevers, TreeReader& tree);

}  // namespace firebreak::rules
