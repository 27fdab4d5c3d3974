// One declaration per parameter. YAML validation, the JSON Schema, `firebreak explain`, the manual, the viewer's widgets, sweep
// ranges and the manifest all read this one table; the default is written once, in the struct that the table describes.
#pragma once

#include "engine/core/time.hpp"
#include "engine/params/config_tree.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>

namespace firebreak {

/// What a number counts. Durations carry their own unit in YAML ("90 min"); an instant is a Duration since day 0 ("d7 07:00").
enum class Unit : std::uint8_t {
    none,
    share,
    count,
    duration,
    instant,
    per_hour,
    per_day,
    per_year,
    percent_of_accounts,
    euros,
    euros_per_hour,
    log_units
};
[[nodiscard]] std::string_view text_of(Unit unit) noexcept;

/// How well a default is supported: directly sourced, derived from one source, assumed (always swept), or not a claim about the world.
enum class Confidence : std::uint8_t { high, medium, low, setting };
[[nodiscard]] std::string_view text_of(Confidence confidence) noexcept;

/// How a parameter is written.
enum class Kind : std::uint8_t { boolean, integer, real, duration, text, choice, file, tree };
[[nodiscard]] std::string_view text_of(Kind kind) noexcept;

/// A parameter's value outside its struct; a choice travels as its word.
using ParamValue = std::variant<bool, std::int64_t, double, Duration, std::string, TextFile, ConfigTree>;

/// The words of an enumeration, in the order of its values 0, 1, 2…: specialise with `static constexpr std::array words`.
template <class E>
struct ChoiceWords;

/// What is said about a parameter beside its default. Bounds of durations are in hours; both ends are allowed.
struct ParamInfo {
    std::string_view key;
    Unit unit = Unit::none;
    double min = -std::numeric_limits<double>::infinity();
    double max = std::numeric_limits<double>::infinity();
    std::string_view help;
    /// Source with its evidence code ([V] read, [D] derived, [M] from memory, [A] assumed); empty for settings.
    std::string_view evidence = {};
    Confidence confidence = Confidence::setting;
};

/// One parameter of one struct, with its type erased.
struct Field {
    ParamInfo info;
    Kind kind = Kind::real;
    std::span<const std::string_view> choices;
    ParamValue (*get)(const void* object) = nullptr;
    /// `value` must hold the alternative that `kind` says and, for a choice, one of `choices`.
    void (*set)(void* object, const ParamValue& value) = nullptr;
};

namespace detail {

template <class S, class T>
S struct_of(T S::*);
template <class S, class T>
T member_of(T S::*);

template <class T>
consteval Kind kind_of() {
    if constexpr (std::is_same_v<T, bool>) return Kind::boolean;
    else if constexpr (std::is_enum_v<T>) return Kind::choice;
    else if constexpr (std::is_integral_v<T>) return Kind::integer;
    else if constexpr (std::is_floating_point_v<T>) return Kind::real;
    else if constexpr (std::is_same_v<T, Duration>) return Kind::duration;
    else if constexpr (std::is_same_v<T, TextFile>) return Kind::file;
    else if constexpr (std::is_same_v<T, ConfigTree>) return Kind::tree;
    else {
        static_assert(std::is_same_v<T, std::string>,
                      "a parameter is a bool, an integer, a double, a Duration, a string, an enum, a TextFile or a ConfigTree");
        return Kind::text;
    }
}

}  // namespace detail

/// Declares the parameter stored in `Member`. Use in a `constexpr std::array` beside the struct.
template <auto Member>
[[nodiscard]] constexpr Field field(ParamInfo info) {
    using S = decltype(detail::struct_of(Member));
    using T = decltype(detail::member_of(Member));
    Field result{.info = info, .kind = detail::kind_of<T>(), .choices = {}, .get = nullptr, .set = nullptr};
    if constexpr (std::is_enum_v<T>) result.choices = ChoiceWords<T>::words;
    result.get = [](const void* object) -> ParamValue {
        const T& member = static_cast<const S*>(object)->*Member;
        if constexpr (std::is_enum_v<T>) return std::string{ChoiceWords<T>::words[static_cast<std::size_t>(member)]};
        else if constexpr (std::is_integral_v<T> && !std::is_same_v<T, bool>) return static_cast<std::int64_t>(member);
        else return member;
    };
    result.set = [](void* object, const ParamValue& value) {
        T& member = static_cast<S*>(object)->*Member;
        if constexpr (std::is_enum_v<T>) {
            const std::string& word = std::get<std::string>(value);
            for (std::size_t i = 0; i < ChoiceWords<T>::words.size(); ++i) {
                if (ChoiceWords<T>::words[i] == word) member = static_cast<T>(i);
            }
        } else if constexpr (std::is_integral_v<T> && !std::is_same_v<T, bool>) {
            member = static_cast<T>(std::get<std::int64_t>(value));
        } else {
            member = std::get<T>(value);
        }
    };
    return result;
}

/// The field of this key, or nullptr.
[[nodiscard]] const Field* find_field(std::span<const Field> fields, std::string_view key) noexcept;

/// "[0, 1]", "at least 0", "" … as messages say it; durations in hours.
[[nodiscard]] std::string range_text(const Field& field);

/// A value as YAML would write it: true, 12, 0.08, 90 min, canned; of a file its text, of a tree its lines.
[[nodiscard]] std::string value_text(const ParamValue& value);

/// "2 d 3 h 30 min", "10 s", "0 s": the shortest exact form.
[[nodiscard]] std::string duration_text(Duration duration);

}  // namespace firebreak
