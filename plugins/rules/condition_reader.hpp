// From `when: {queue_length: "> 50", crisis: true}` to a Condition: flat steps over comparisons.
#pragma once

#include "plugins/rules/playbook.hpp"
#include "plugins/rules/tree_reader.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace firebreak::rules {

/// The names of the rules, for `fired` and `active`; in the order of the file.
using RuleNames = std::vector<std::string>;

/// Reads conditions on `columns`: a map whose entries must all hold, with `all`, `any` and `not` for the rest; or a list of such maps.
class ConditionReader {
  public:
    /// `names` is nullptr for conditions on cases, which know nothing of rules.
    ConditionReader(TreeReader& tree, std::span<const ColumnInfo> columns, const RuleNames* names) noexcept
        : tree_{tree}, columns_{columns}, names_{names} {}

    /// `path` names the place in messages, as in "rule 'surge'". A condition that can never hold is warned about.
    [[nodiscard]] Condition read(std::uint32_t place, const std::string& path);
    /// The last condition that was read can never hold.
    [[nodiscard]] bool is_never() const noexcept { return is_never_; }

  private:
    /// What one group asks of a column so far, where it asks for it with and not with or.
    struct Asked {
        Interval interval;
        std::string text;
        bool is_asked = false;
    };
    struct Group {
        std::vector<Asked> asked;
        std::uint32_t results = 0;
    };

    void read_group(std::uint32_t place, const std::string& path, Step::Op op);
    void read_entries(std::uint32_t place, const std::string& path, Group& group, bool is_all);
    void read_entry(std::uint32_t place, const std::string& path, Group& group, bool is_all);
    void read_column(std::uint32_t place, std::uint16_t column, const std::string& path, Group& group, bool is_all);
    void read_rule(std::uint32_t place, Step::Op op, const std::string& path, Group& group);
    [[nodiscard]] std::vector<Interval> intervals_of(std::uint32_t place, const ColumnInfo& column, const std::string& path);
    [[nodiscard]] std::vector<Interval> intervals_in(std::uint32_t place, const ColumnInfo& column, const std::string& path);
    void add_column(std::uint16_t column, const std::vector<Interval>& intervals, const std::string& text);
    void note_asked(std::uint32_t place, std::uint16_t column, const Interval& interval, const std::string& text, Group& group);

    TreeReader& tree_;
    std::span<const ColumnInfo> columns_;
    const RuleNames* names_;
    Condition condition_;
    bool is_never_ = false;
};

}  // namespace firebreak::rules
