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
        std::size_t i = 0;
        while (i < fields_.size() && fields_[i].info.key != key) ++i;
        host_.problem(host_.context, i, text.c_str());
        has_any_ = true;
    }
    [[nodiscard]] bool has_any() const noexcept { return has_any_; }

  private:
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
        else parameter.default_text = keep(std::get<std::string>(value));
        parameters_.push_back(parameter);
    }
    // Deques: what stands in them stays where it is while they grow.
    std::deque<std::string> texts_;
    std::deque<std::vector<const char*>> choices_;
    std::vector<firebreak_parameter> parameters_;
};

}  // namespace detail
}  // namespace firebreak
