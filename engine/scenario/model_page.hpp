// The page that describes the model, docs/model.md: written by hand but for its parameter tables, which come from the declarations.
#pragma once

#include <string>
#include <string_view>

namespace firebreak {

/// `page` with everything between a line `<!-- parameters: SECTION -->` and the next line `<!-- end -->` replaced by the table of that
/// section. A marker without an end stays as it is.
[[nodiscard]] std::string with_parameter_tables(std::string_view page);

}  // namespace firebreak
