#include "viewer/window/no_session.hpp"

#include "viewer/ui/words_main.hpp"

#include <variant>

namespace firebreak::viewer {

void NoSession::poll(ViewerState&) {}

void NoSession::carry_out(const Action& action, ViewerState& state) {
    if (std::holds_alternative<Quit>(action) || std::holds_alternative<TakeScreenshot>(action)) return;
    state.messages.error(state.say(word::kNoSimulation), state.now);
}

}  // namespace firebreak::viewer
