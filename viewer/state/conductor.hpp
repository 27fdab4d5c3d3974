// Whoever carries out what the panels ask for. The window knows no more of the simulation than this.
#pragma once

#include "engine/live/live_snapshot.hpp"
#include "viewer/state/action.hpp"
#include "viewer/state/viewer_state.hpp"

namespace firebreak::viewer {

class Conductor {
  public:
    virtual ~Conductor() = default;
    /// Takes what is new: snapshot, card, progress, messages. Once a frame; never waits.
    virtual void poll(ViewerState& state) = 0;
    /// Asks for it and comes back at once; what fails is told in the state's messages.
    virtual void carry_out(const Action& action, ViewerState& state) = 0;
    /// Puts the session where the next start finds it, at once: the last that happens before the program ends against its will.
    virtual void keep_now(ViewerState&) {}
    /// The newest picture of the run; stays the same until the next poll.
    [[nodiscard]] virtual const LiveSnapshot& live() const = 0;
};

}  // namespace firebreak::viewer
