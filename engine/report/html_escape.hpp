// What others wrote, on its way into a page: names, titles and YAML may hold anything.
#pragma once

#include <string>
#include <string_view>

namespace firebreak {

/// For text and for attributes in double quotes: & < > " ' become references, control characters that HTML forbids vanish.
[[nodiscard]] std::string html_escaped(std::string_view text);

/// JSON that may stand inside <script>: < > & and the two line separators become \u escapes, which mean the same in every string of JSON.
[[nodiscard]] std::string script_escaped(std::string_view json);

}  // namespace firebreak
