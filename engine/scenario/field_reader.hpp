// From a YAML value to a parameter, by the parameter's own table: type, range, words, and a message that says how to mend it.
#pragma once

#include "engine/core/diagnostics.hpp"
#include "engine/params/field.hpp"
#include "engine/scenario/yaml_tree.hpp"

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace firebreak {

/// Where the keys of a scenario stand, by their full path.
class KeyMarks {
  public:
    explicit KeyMarks(Mark file) : file_{std::move(file)} {}
    void add(const std::string& path, const Mark& mark) { marks_.emplace(path, mark); }
    [[nodiscard]] bool has(std::string_view path) const { return marks_.find(path) != marks_.end(); }
    /// The mark of the key, or of the nearest section above it that is written, or of the file.
    [[nodiscard]] Mark of(std::string_view path) const;

  private:
    Mark file_;
    std::map<std::string, Mark, std::less<>> marks_;
};

/// What reading a value needs beside the value.
struct ReadContext {
    Diagnostics& problems;
    KeyMarks marks;
    /// The date of day 0, once it is known.
    std::optional<std::chrono::sys_days> day_zero;
};

/// Sets the parameter from `value` and notes its place, or reports why not. True when it was set. [setup]
bool read_field(const Field& field, void* object, const YamlNode& value, const std::string& path, ReadContext& context);

/// Reads a map by its table. Keys in `others` are left to the caller; any other key is an error. An empty section is all defaults. [setup]
void read_section(const YamlNode& section, const std::string& path, std::span<const Field> fields, void* object,
                  std::span<const std::string_view> others, ReadContext& context);

/// True for a list; nothing is an empty list, anything else an error.
[[nodiscard]] bool is_list(const YamlNode& node, const std::string& path, ReadContext& context);
/// True for a map; nothing is an empty one, anything else an error.
[[nodiscard]] bool is_section(const YamlNode& node, const std::string& path, ReadContext& context);

/// "must lie in [5 min, 1 d]", "must be at least 0"; empty when the parameter has no bounds.
[[nodiscard]] std::string bounds_words(const Field& field);
/// The bound of a duration in microseconds; bounds are declared in hours.
[[nodiscard]] Duration duration_bound(double bound_hours);

/// At most 60 bytes of what the user wrote, cut between characters.
[[nodiscard]] std::string shortened(std::string_view text);

}  // namespace firebreak
