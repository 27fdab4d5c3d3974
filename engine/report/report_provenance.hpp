// What a study's folder says about where its results came from.
#pragma once

#include "engine/report/report_model.hpp"

#include <filesystem>

namespace firebreak {

/// The study's text, the hashes of its networks and strategies. What is not there yet, in an unfinished study, is left out. [setup]
[[nodiscard]] ReportProvenance read_provenance(const std::filesystem::path& folder);

}  // namespace firebreak
