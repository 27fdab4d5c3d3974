// What the tests of the strategy rules share: a playbook from a text, and what is wrong with it.
#pragma once

#include "engine/scenario/strategy_files.hpp"
#include "engine/scenario/yaml_tree.hpp"
#include "tests/plugins/support.hpp"

#include <doctest/doctest.h>

#include <memory>
#include <string>

namespace firebreak::test {

inline ConfigTree tree_of(const std::string& yaml) {
    Diagnostics problems;
    const std::optional<YamlNode> root = parse_yaml(yaml, "p.yaml", problems);
    problems.throw_if_errors();
    return config_tree_of(*root);
}

/// The strategy rules with this playbook; throws InputError when there is something wrong with it.
inline std::unique_ptr<Strategy> with_playbook(const std::string& yaml) {
    return created(bundled("rules"), {{"playbook", tree_of(yaml), {}}});
}

/// Errors and warnings, a line each, in the order of the file.
inline std::string problems_in_playbook(const std::string& yaml) {
    Diagnostics problems;
    const bool is_made = bundled("rules").create(std::vector<GivenValue>{{"playbook", tree_of(yaml), {}}}, problems) != nullptr;
    CHECK(is_made == !problems.has_errors());
    std::string text;
    for (const Problem& problem : problems.problems()) text += problem.text() + "\n";
    return text;
}

}  // namespace firebreak::test
