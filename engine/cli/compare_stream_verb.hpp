// firebreak compare-stream FILE [RUN_DIR]: an hourly stream of the real world beside what the model gives.
#pragma once

#include <CLI/App.hpp>

namespace firebreak {

/// Adds the verb. [setup]
void register_compare_stream_verb(CLI::App& app);

}  // namespace firebreak
