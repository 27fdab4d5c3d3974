// firebreak-viewer: reads its command line, opens the window, and puts the parts together.
#include "viewer/network/network_stage.hpp"
#include "viewer/session/training_session.hpp"
#include "viewer/window/options.hpp"
#include "viewer/window/program.hpp"

#include <cstddef>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <optional>
#include <span>

int main(int argc, char** argv) {
    using namespace firebreak::viewer;
    using firebreak::LiveSnapshot;
    using firebreak::NetworkParams;
    // Where no graphics card draws, the picture takes one processor and leaves the others to the simulation.
    ::setenv("LP_NUM_THREADS", "1", 0);
    try {
        const std::span<const char* const> arguments{argv + 1, static_cast<std::size_t>(argc > 0 ? argc - 1 : 0)};
        const ProgramOptions options = read_options(arguments);
        if (options.wants_help) {
            std::cout << usage();
            return kDone;
        }
        if (!options.trouble.empty()) {
            std::cerr << "firebreak-viewer: " << options.trouble << "\n\n" << usage();
            return kBadUsage;
        }
        TrainingSession session;
        std::optional<NetworkStage> network;
        bool is_network_shown = true;
        PanelSlots slots;
        slots.prepare = [&](const LiveSnapshot& live, ViewerState& state) {
            if (!network) network.emplace();
            if (const std::optional<NetworkParams> params = session.take_new_network()) network->open(*params);
            // Behind another tab nobody looks at it, and nothing is drawn.
            is_network_shown = state.centre_tab == CentreTab::network;
            if (is_network_shown) network->update(live, state);
        };
        slots.network = [&](const LiveSnapshot& live, ViewerState& state, Actions& actions) {
            if (network) network->draw(live, state, actions);
        };
        slots.takes_zoom_keys = [&] { return network && network->screen().view.has_keys; };
        slots.is_settled = [&] { return network && (!is_network_shown || network->is_settled()); };
        slots.close = [&] { network.reset(); };
        Program program{options, session, slots};
        return program.run();
    } catch (const std::exception& error) {
        std::cerr << "firebreak-viewer: " << error.what() << '\n';
        return kFailed;
    }
}
