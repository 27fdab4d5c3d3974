// A strategy's parameters on their way to the host, and their problems with them.
#pragma once

#include "engine/plugin/convert.hpp"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace firebreak {

/// Where a strategy's `check` reports parameters that do not go together. [setup]
class ParameterProblems {
  public:
    ParameterProblems(const firebreak_host& host, std::span<const Field> fields) noexcept : host_{host}, fields_{fields} {}
    /// `text` completes "KEY …", as in "must not exceed max_delay".
    void report(std::string_view key, const std::string& text) {
        host_.problem(host_.context, place_of(key), text.c_str());
        has_any_ = true;
    }
    /// About one node of the tree `key`, at its value or at its key; `text` is a whole sentence. A warning stops nothing.
    void report_node(std::string_view key, std::uint32_t node, bool at_key, bool is_warning, const std::string& text) {
        send({.size = sizeof(firebreak_problem),
              .severity = is_warning ? FIREBREAK_WARNING : FIREBREAK_ERROR,
              .value_index = place_of(key),
              .node = node,
              .at_key = at_key,
              .line = 0,
              .column = 0,
              .text = text.c_str()});
    }
    /// About a line of the file `key`, counted from 1; 0: about the whole of it.
    void report_line(std::string_view key, std::uint32_t line, std::uint32_t column, bool is_warning, const std::string& text) {
        send({.size = sizeof(firebreak_problem),
              .severity = is_warning ? FIREBREAK_WARNING : FIREBREAK_ERROR,
              .value_index = place_of(key),
              .node = FIREBREAK_NO_NODE,
              .at_key = 0,
              .line = line,
              .column = column,
              .text = text.c_str()});
    }
    [[nodiscard]] bool has_any() const noexcept { return has_any_; }

  private:
    [[nodiscard]] std::size_t place_of(std::string_view key) const noexcept {
        std::size_t i = 0;
        while (i < fields_.size() && fields_[i].info.key != key) ++i;
        return i;
    }
    void send(const firebreak_problem& problem) {
        const bool is_error = problem.severity == FIREBREAK_ERROR;
        has_any_ = has_any_ || is_error;
        const bool knows_places = host_.size >= offsetof(firebreak_host, problem_at) + sizeof host_.problem_at;
        if (knows_places && host_.problem_at != nullptr) host_.problem_at(host_.context, &problem);
        else if (is_error) host_.problem(host_.context, problem.value_index, problem.text);
    }
    const firebreak_host& host_;
    std::span<const Field> fields_;
    bool has_any_ = false;
};

namespace detail {

/// The fields of `defaults` as C wants them. Built once per library; it must stay where it is.
class ParameterTable {
  public:
    ParameterTable(std::span<const Field> fields, const void* defaults) {
        for (const Field& field : fields) add(field, field.get(defaults));
    }
    ParameterTable(const ParameterTable&) = delete;
    ParameterTable& operator=(const ParameterTable&) = delete;
    [[nodiscard]] const std::vector<firebreak_parameter>& parameters() const noexcept { return parameters_; }

  private:
    const char* keep(std::string_view text) { return texts_.emplace_back(text).c_str(); }
    void add(const Field& field, const ParamValue& value) {
        auto& words = choices_.emplace_back();
        for (const std::string_view word : field.choices) words.push_back(keep(word));
        firebreak_parameter parameter{};
        parameter.size = sizeof parameter;
        parameter.kind = number_of(field.kind);
        parameter.unit = number_of(field.info.unit);
        parameter.confidence = number_of(field.info.confidence);
        parameter.key = keep(field.info.key);
        parameter.help = keep(field.info.help);
        parameter.evidence = keep(field.info.evidence);
        parameter.min = field.info.min;
        parameter.max = field.info.max;
        parameter.default_text = "";
        parameter.choices = words.data();
        parameter.choice_count = static_cast<std::uint32_t>(words.size());
        if (const auto* truth = std::get_if<bool>(&value)) parameter.default_integer = *truth;
        else if (const auto* number = std::get_if<std::int64_t>(&value)) parameter.default_integer = *number;
        else if (const auto* real = std::get_if<double>(&value)) parameter.default_real = *real;
        else if (const auto* duration = std::get_if<Duration>(&value)) parameter.default_integer = duration->count();
        else if (const auto* text = std::get_if<std::string>(&value)) parameter.default_text = keep(*text);
        parameters_.push_back(parameter);
    }
    // Deques: what stands in them stays where it is while they grow.
    std::deque<std::string> texts_;
    std::deque<std::vector<const char*>> choices_;
    std::vector<firebreak_parameter> parameters_;
};

}  // namespace detail
}  // namespace firebreak
