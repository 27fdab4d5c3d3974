// What the window is about: the run behind the link, the files it came from, and what was open before.
#pragma once

#include "viewer/link/live_link.hpp"
#include "viewer/state/session.hpp"

#include <filesystem>

namespace firebreak::viewer {

class TrainingSession final : public Session {
  public:
    void poll(ViewerState& state) override;
    void carry_out(const Action& action, ViewerState& state) override;
    [[nodiscard]] const LiveSnapshot& live() const override { return live_; }

  private:
    void open(const std::filesystem::path& file, ViewerState& state);

    LiveLink link_;
    LiveSnapshot live_;
    bool has_looked_for_scenarios_ = false;
};

}  // namespace firebreak::viewer
