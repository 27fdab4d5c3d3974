// What a playbook may order: the keys of `standing_orders`, of a rule's `do`, and of replies; one table each, from which they are read,
// checked, carried out and documented.
#pragma once

#include "plugins/rules/playbook.hpp"
#include "plugins/rules/tree_reader.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace firebreak::rules {

enum class OrderKind : std::uint8_t { share, number, whole, duration, triage, hours, coverage, reply };

struct OrderKey {
    std::string_view key;
    OrderKind kind = OrderKind::number;
    double min = 0.0;
    double max = 1.0;
    void (*apply)(Orders& orders, const OrderChange& change) = nullptr;
    std::string_view help;
};
[[nodiscard]] std::span<const OrderKey> order_keys() noexcept;

struct ReplyKey {
    std::string_view key;
    double max = 1.0;
    /// The words of the values 0, 1, 2…; none for a number from 0 to `max`.
    std::span<const std::string_view> words = {};
    void (*apply)(Reply& reply, double number) = nullptr;
    std::string_view help;
};
[[nodiscard]] std::span<const ReplyKey> reply_keys() noexcept;

/// "[0, 1]", "a duration", "fifo, anger, influence or sla": what is written for a key, for messages and the manual.
[[nodiscard]] std::string wish_of(const OrderKey& key);

/// The orders that `like` names: canned, reply_and_fix, silent.
[[nodiscard]] std::span<const std::string_view> preset_words() noexcept;
[[nodiscard]] Orders preset(std::size_t word);

/// Reads the value of an order into `changes`; false when `place` has no such key. [setup]
bool read_order(TreeReader& tree, std::uint32_t place, const std::string& path, std::vector<OrderChange>& changes);
/// Reads a section of reply keys.
void read_reply(TreeReader& tree, std::uint32_t place, const std::string& path, std::vector<ReplyChange>& changes);

}  // namespace firebreak::rules
