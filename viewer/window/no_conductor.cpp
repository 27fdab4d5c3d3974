#include "viewer/window/no_conductor.hpp"

#include "viewer/ui/words_main.hpp"

#include <variant>

namespace firebreak::viewer {

void NoConductor::poll(ViewerState&) {}

void NoConductor::carry_out(const Action& action, ViewerState& state) {
    if (std::holds_alternative<Quit>(action) || std::holds_alternative<TakeScreenshot>(action)) return;
    state.messages.error(state.say(word::kNoSimulation), state.now);
}

}  // namespace firebreak::viewer
