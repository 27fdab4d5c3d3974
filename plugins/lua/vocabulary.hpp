// The words in which a script gives orders: one table per struct of orders.hpp, with the meaning of each field. Scripts are read by it, and
// the reference page is checked against it.
#pragma once

#include "engine/plugin/strategy.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace firebreak::lua {

/// The plain fields; `classes` and `hours` of the orders have a form of their own (order_reader.hpp).
[[nodiscard]] std::span<const Field> order_fields() noexcept;
[[nodiscard]] std::span<const Field> reply_fields() noexcept;
[[nodiscard]] std::span<const Field> class_fields() noexcept;
[[nodiscard]] std::span<const Field> statement_fields() noexcept;
[[nodiscard]] std::span<const Field> supporter_fields() noexcept;
/// What a parameter is declared with: default, min, max and so on.
[[nodiscard]] std::span<const std::string_view> declaration_words() noexcept;

/// One thing that a script sees or may do.
struct Word {
    std::string_view name;
    std::string_view meaning;
};
/// Of `seen`, of a case, of `actions`.
[[nodiscard]] std::vector<Word> situation_words();
[[nodiscard]] std::vector<Word> case_words();
[[nodiscard]] std::vector<Word> action_words();
/// Of the library, as manuals write them: "math.exp", "pairs".
[[nodiscard]] std::vector<std::string> library_names();

}  // namespace firebreak::lua
