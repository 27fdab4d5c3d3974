// What could not be written.
#pragma once

#include "engine/core/diagnostics.hpp"

namespace firebreak {

/// The disk is full or fails. Where work was kept before, running again goes on.
class DiskError : public RunError {
  public:
    using RunError::RunError;
};

}  // namespace firebreak
