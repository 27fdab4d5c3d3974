// A session of nothing, for a window whose simulation cannot be started: the picker shows, and says so.
#pragma once

#include "viewer/state/conductor.hpp"

namespace firebreak::viewer {

class NoConductor final : public Conductor {
  public:
    void poll(ViewerState& state) override;
    void carry_out(const Action& action, ViewerState& state) override;
    [[nodiscard]] const LiveSnapshot& live() const override { return live_; }

  private:
    LiveSnapshot live_;
};

}  // namespace firebreak::viewer
