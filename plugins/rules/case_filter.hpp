// Which cases fit a condition: columns of whole numbers, compared one column at a time over blocks that fit a cache, so that the compiler
// makes vector instructions of it.
#pragma once

#include "plugins/rules/playbook.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace firebreak::rules {

/// The columns of the cases of one policy tick.
class CaseTable {
  public:
    /// Fills the columns that `wanted` names.
    void fill(std::span<const CaseView> cases, Time now, const std::array<bool, kCaseColumnCount>& wanted);
    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] const std::vector<std::int32_t>& column(std::size_t number) const noexcept { return columns_[number]; }

  private:
    std::array<std::vector<std::int32_t>, kCaseColumnCount> columns_;
    std::size_t size_ = 0;
};

class CaseFilter {
  public:
    explicit CaseFilter(const Condition& condition);
    /// Appends the rows that fit, ascending.
    void rows(const CaseTable& table, std::vector<std::uint32_t>& fitting);

  private:
    static constexpr std::size_t kBlock = 2048;
    using Mask = std::array<std::uint8_t, kBlock>;
    struct WholeLeaf {
        std::uint16_t column;
        std::int32_t low;
        /// How far above `low` a value may lie; nothing fits where `is_empty`.
        std::uint32_t span;
        bool is_empty;
    };
    void evaluate(const CaseTable& table, std::size_t first, std::size_t count);

    std::vector<Step> steps_;
    std::vector<WholeLeaf> leaves_;
    /// A stack of results, as deep as the steps need.
    std::vector<Mask> masks_;
};

}  // namespace firebreak::rules
